//! Thin edges to the browser: one capability a file, no decisions, `JsValue` ends here.

pub mod clock;
pub mod error;
pub mod events;
pub mod files;
pub mod http;
pub mod local;
pub mod locks;
pub mod navigation;
pub mod outbox_store;
pub mod service_worker;
pub mod share;

pub use error::{BrowserError, Kind};
