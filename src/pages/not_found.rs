//! Any other address.

use super::title;
use crate::route::{Looking, Route};
use crate::state::AppState;
use crate::text::frame as t;
use crate::view::{View, el, group};

/// The page.
pub fn not_found() -> View {
    AppState::get().navigation.set_title(t::NOT_FOUND_TITLE);
    missing(t::NOT_FOUND_TITLE, t::NOT_FOUND)
}

/// Something is not there; the way on is searching.
pub(super) fn missing(heading: &'static str, text: &'static str) -> View {
    let home = Route::Home(Looking::default()).href();
    let back = el("a", "button").attr_text("href", home).text(t::BACK_HOME);
    group(vec![title(heading), el("p", "").text(text), el("p", "").child(back)])
}
