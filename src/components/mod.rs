//! Parts of pages, drawn from their arguments only: no state, no browser, no sentence of their own.

mod icon;
mod load_state;
mod notice;
mod page_frame;
mod search_box;
mod service_card;

pub use icon::{Icon, icon};
pub use load_state::{load_failed, load_pending};
pub use notice::{Notice, OnAction, notice};
pub use page_frame::page_frame;
pub use search_box::search_box;
pub use service_card::{CardFacts, Marks, meaning_row, service_card};
