//! `tentang`: what this is, how sure it is, what it does with data.

use super::{title, with_library};
use crate::state::AppState;
use crate::text::{about as t, format};
use crate::view::{View, el, group};

/// The page.
pub fn about() -> View {
    AppState::get().navigation.set_title(t::TITLE);
    let mut views = vec![title(t::TITLE)];
    for (heading, paragraphs) in t::PARTS {
        let paragraphs = paragraphs.iter().map(|text| el("p", "").text(text));
        views.push(el("section", "").child(el("h2", "").text(heading)).children(paragraphs));
    }
    views.push(with_library(|library| {
        let file = library.catalogue.file();
        let text = t::catalogue(file.services.len(), &format::day(&file.compiled));
        el("p", "hint").say(text)
    }));
    group(views)
}
