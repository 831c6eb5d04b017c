//! `tentang`: what this is, how sure it is, what it does with data.

use leptos::prelude::*;

use super::with_library;
use crate::state::AppState;
use crate::text::{about as t, format};

/// The page.
pub fn about() -> AnyView {
    AppState::get().navigation.set_title(t::TITLE);
    let parts: Vec<AnyView> = t::PARTS
        .iter()
        .map(|(title, paragraphs)| {
            let paragraphs: Vec<AnyView> =
                paragraphs.iter().map(|text| view! { <p>{*text}</p> }.into_any()).collect();
            view! { <section><h2>{*title}</h2>{paragraphs}</section> }.into_any()
        })
        .collect();
    let facts = with_library(|library| {
        let file = library.catalogue.file();
        let text = t::catalogue(file.services.len(), &format::date(&file.compiled));
        view! { <p class="hint">{text}</p> }.into_any()
    });
    view! { <h1 class="page__title" tabindex="-1">{t::TITLE}</h1> {parts} {facts} }.into_any()
}
