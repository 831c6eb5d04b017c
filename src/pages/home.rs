//! `./`, `./?q=…`: search and browse.

use super::{cards, title, with_library};
use crate::components::{Icon, icon, search_box};
use crate::route::Route;
use crate::state::{AppState, Library};
use crate::text::home as t;
use crate::view::{View, dynamic, el, group};

/// Most results drawn. Relevance is cut long before; this only guards against one-letter queries.
const MOST_RESULTS: usize = 30;

/// The page.
pub fn home() -> View {
    let navigation = AppState::get().navigation;
    navigation.set_title(t::WINDOW_TITLE);
    let body = with_library(move |library| {
        dynamic(move || {
            let query = navigation.query();
            if query.trim().is_empty() {
                browse_view(library)
            } else {
                results_view(library, &query)
            }
        })
    });
    let search = search_box(
        move || navigation.query(),
        move |query| navigation.search(query),
        move || navigation.focus(".cards a"),
    );
    group(vec![title(t::TITLE), search, body])
}

/// What a query finds.
pub fn results_view(library: Library, query: &str) -> View {
    let hits = library.index.search(query);
    let services = library.catalogue.services();
    let n = hits.len().min(MOST_RESULTS);
    let found = hits[..n].iter().filter_map(|hit| services.get(hit.service));
    let list = if n == 0 {
        let agencies = el("a", "").attr_text("href", Route::Agencies.href()).text(t::AGENCIES_LINK);
        el("div", "panel").child(el("p", "").text(t::NOTHING)).child(el("p", "").child(agencies))
    } else {
        cards(library.catalogue, found)
    };
    el("section", "")
        .attr("aria-label", t::RESULTS)
        .child(el("p", "count").attr("role", "status").say(t::n_results(n)))
        .child(list)
}

/// What there is before anything is typed.
pub fn browse_view(library: Library) -> View {
    let search = |query: &str| Route::Home { query: query.to_owned() }.href();
    let examples = t::EXAMPLES.iter().map(|query| {
        el("li", "").child(el("a", "pill").attr_text("href", search(query)).text(query))
    });
    let events = library.catalogue.file().life_events.iter().map(|event| {
        let end = el("span", "row__end")
            .say(t::event_steps(event.services.len()))
            .child(icon(Icon::Next));
        let row = el("a", "row")
            .attr_text("href", search(&event.name))
            .child(el("span", "").text(&event.name))
            .child(end);
        el("li", "").child(row)
    });
    let agencies = el("a", "button button--quiet")
        .attr_text("href", Route::Agencies.href())
        .text(t::AGENCIES_LINK);
    let part = |title: &'static str, list: View| {
        el("section", "").child(el("h2", "").text(title)).child(list)
    };
    group(vec![
        part(t::EXAMPLES_TITLE, el("ul", "pills").children(examples)),
        part(t::EVENTS_TITLE, el("ul", "rows").children(events)),
        el("p", "").child(agencies),
    ])
}
