//! `./`, `./?q=…`: search and browse.

use leptos::prelude::*;

use super::{cards, with_library};
use crate::components::{Icon, SearchBox, icon};
use crate::route::Route;
use crate::state::{AppState, Library};
use crate::text::home as t;

/// Most results drawn. Relevance is cut long before; this only guards against one-letter queries.
const MOST_RESULTS: usize = 30;

/// The page.
pub fn home() -> AnyView {
    let navigation = AppState::get().navigation;
    navigation.set_title(t::WINDOW_TITLE);
    let route = navigation.route();
    let query = Memo::new(move |_| match route.get() {
        Route::Home { query } => query,
        _ => String::new(),
    });
    let on_search = Callback::new(move |query| navigation.search(query));
    let on_leave = Callback::new(move |()| navigation.focus(".cards a"));
    let body = with_library(move |library| {
        let is_searching = Memo::new(move |_| !query.with(|query| query.trim().is_empty()));
        let view = move || {
            if is_searching.get() {
                let library = library.clone();
                let found = move || query.with(|query| results_view(&library, query));
                view! { {found} }.into_any()
            } else {
                browse_view(&library)
            }
        };
        view! { {view} }.into_any()
    });
    view! {
        <h1 class="page__title" tabindex="-1">{t::TITLE}</h1>
        <SearchBox query on_search on_leave />
        {body}
    }
    .into_any()
}

fn results_view(library: &Library, query: &str) -> AnyView {
    let hits = library.index.search(query);
    let services = library.catalogue.services();
    let n = hits.len().min(MOST_RESULTS);
    let found = hits[..n].iter().filter_map(|hit| services.get(hit.service));
    let list = if n == 0 {
        view! {
            <div class="panel">
                <p>{t::NOTHING}</p>
                <p><a href=Route::Agencies.href()>{t::AGENCIES_LINK}</a></p>
            </div>
        }
        .into_any()
    } else {
        cards(&library.catalogue, found)
    };
    view! {
        <section aria-label=t::RESULTS>
            <p class="count" role="status">{t::n_results(n)}</p>
            {list}
        </section>
    }
    .into_any()
}

fn browse_view(library: &Library) -> AnyView {
    let search = |query: &str| Route::Home { query: query.to_owned() }.href();
    let examples: Vec<AnyView> = t::EXAMPLES
        .iter()
        .map(|query| view! { <li><a class="pill" href=search(query)>{*query}</a></li> }.into_any())
        .collect();
    let events: Vec<AnyView> = library
        .catalogue
        .file()
        .life_events
        .iter()
        .map(|event| {
            view! {
                <li>
                    <a class="row" href=search(&event.name)>
                        <span>{event.name.clone()}</span>
                        <span class="row__end">{t::event_steps(event.services.len())} {icon(Icon::Next)}</span>
                    </a>
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <section>
            <h2>{t::EXAMPLES_TITLE}</h2>
            <ul class="pills">{examples}</ul>
        </section>
        <section>
            <h2>{t::EVENTS_TITLE}</h2>
            <ul class="rows">{events}</ul>
        </section>
        <p><a class="button button--quiet" href=Route::Agencies.href()>{t::AGENCIES_LINK}</a></p>
    }
    .into_any()
}
