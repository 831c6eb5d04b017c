//! The receiver: takes feedback, keeps it in a database before it gives a receipt, serves the app.
//!
//! [`app`] is the whole HTTP interface; [`store`] is the only place that knows SQL; [`files`] serves
//! the built app. No address, no user agent and no body is logged.

pub mod app;
pub mod config;
mod cors;
pub mod error;
pub mod files;
mod form;
pub mod limits;
pub mod metrics;
pub mod receipt;
pub mod store;
pub mod submit;
mod words;
