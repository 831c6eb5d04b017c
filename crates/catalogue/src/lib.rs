//! What a citizen must bring, to whom, where and for how much.
//!
//! Vocabulary (the glossary in `docs/glossary.md` maps it to Indonesian):
//! an [`Agency`] offers [`Service`]s; a service asks for [`Requirement`]s, some only under a
//! [`Condition`] on the citizen's answers to the service's [`Question`]s. [`checklist()`] turns a
//! service and the answers into the lines that this citizen needs. [`search`] finds services by
//! the words people use.
//!
//! This crate knows no browser, clock, network, file or sentence for people.

mod checklist;
mod condition;
pub mod date;
mod decode;
pub mod facets;
mod joined;
mod open;
mod record;
mod saved;
pub mod search;

pub use checklist::{Checklist, Line, LineState, Progress, checklist, requirement_keys};
pub use condition::{Answers, Condition, Literal, MAX_ANSWERS, Truth};
pub use joined::joined;
pub use open::{Catalogue, OpenError};
pub use record::*;
pub use saved::SavedList;
