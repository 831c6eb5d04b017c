//! Loket, the web app: finds services, shapes checklists, keeps feedback until it has arrived.
//!
//! Reading order: [`app`], [`route`], one page, [`state`], [`browser`]. The rules live in the crates
//! `catalogue` and `feedback`; nothing here could live there.

#![expect(missing_docs, reason = "text constants and component structs speak for themselves")]

pub mod app;
pub mod browser;
pub mod components;
pub mod pages;
pub mod route;
pub mod state;
pub mod text;
pub mod view;
