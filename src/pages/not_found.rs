//! Any other address.

use leptos::prelude::*;

use crate::route::Route;
use crate::state::AppState;
use crate::text::frame as t;

/// The page.
pub fn not_found() -> AnyView {
    AppState::get().navigation.set_title(t::NOT_FOUND_TITLE);
    missing(t::NOT_FOUND_TITLE, t::NOT_FOUND)
}

/// Something is not there; the way on is searching.
pub(super) fn missing(title: &'static str, text: &'static str) -> AnyView {
    let home = Route::Home { query: String::new() }.href();
    view! {
        <h1 class="page__title" tabindex="-1">{title}</h1>
        <p>{text}</p>
        <p><a class="button" href=home>{t::BACK_HOME}</a></p>
    }
    .into_any()
}
