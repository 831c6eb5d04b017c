//! Parts of pages, drawn from their props only: no state, no browser, no sentence of their own.

mod icon;
mod load_state;
mod notice;
pub mod page_frame;
pub mod search_box;
mod service_card;

pub use icon::{Icon, icon};
pub use load_state::load_failed;
pub use load_state::load_pending;
pub use notice::{Notice, notice};
pub use page_frame::PageFrame;
pub use search_box::SearchBox;
pub use service_card::{CardFacts, service_card};
