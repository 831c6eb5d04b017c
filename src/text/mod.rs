//! Every sentence for people, and nothing else.
//!
//! Tone: plain Indonesian; "Anda"; short sentences; say what to do next; no blame; no system words.
//! Fixed sentences are constants, those with values are functions; names give the role, not the words.
//! (Two static files hold text too: `index.html` and `manifest.webmanifest`.)

pub mod about;
pub mod feedback;
pub mod format;
pub mod frame;
pub mod home;
pub mod lists;
pub mod outbox;
pub mod problem;
pub mod service;
pub mod share;
