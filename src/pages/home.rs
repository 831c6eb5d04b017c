//! `./`, `./?q=…&tempat=…`: search, narrow and browse.

use catalogue::Service;
use catalogue::search::Results;

use super::home_filter::filter_view;
use super::{card_facts, title, with_library};
use crate::components::{Icon, Marks, icon, meaning_row, search_box, service_card};
use crate::route::{Looking, Route};
use crate::state::shared::Shared;
use crate::state::{AppState, Library};
use crate::text::home as t;
use crate::view::{View, dynamic, el, group, key_of, nothing};

/// Services drawn at once, and at every letter that is typed; a link shows more.
const PAGE: usize = 20;
const PAGE_WHILE_TYPING: usize = 10;

/// The page.
pub fn home() -> View {
    let navigation = AppState::get().navigation;
    navigation.set_title(t::WINDOW_TITLE);
    let is_filter_open = Shared::new(false);
    let body = with_library(move |library| {
        dynamic(move || {
            let looking = navigation.looking();
            if looking.has_list() {
                results_view(library, &looking, is_filter_open)
            } else {
                group(vec![recent_view(), browse_view(library)])
            }
        })
    });
    let search = search_box(
        move || navigation.looking().query,
        move |query| navigation.search(query),
        move || navigation.focus(".cards a"),
    );
    group(vec![title(t::TITLE), search, body])
}

/// What is found, narrowed and in order.
struct Found {
    results: Results,
    services: Vec<&'static Service>,
}

fn find(library: Library, looking: &Looking) -> Found {
    let services = library.catalogue.services();
    let passes = |service: &Service| looking.filter.passes(library.catalogue, service);
    if looking.query.trim().is_empty() {
        let by_name = library.by_name.iter().filter_map(|position| services.get(*position));
        let services = by_name.filter(|service| passes(service)).collect();
        return Found { results: Results::default(), services };
    }
    let keep = |position: usize| services.get(position).is_some_and(passes);
    let results = library.index.search_in(&looking.query, &keep);
    let services = results.hits.iter().filter_map(|hit| services.get(hit.service)).collect();
    Found { results, services }
}

/// What is looked for: the list, and what to say about it.
pub fn results_view(library: Library, looking: &Looking, is_filter_open: Shared<bool>) -> View {
    let Found { results, services } = find(library, looking);
    let n = services.len();
    let page = if looking.query.is_empty() { PAGE } else { PAGE_WHILE_TYPING };
    let n_shown = n.min(page * (usize::from(looking.n_more) + 1));
    let n_meanings = results.n_meanings.min(n);
    let (meanings, rest) = services[..n_shown].split_at(n_meanings.min(n_shown));
    let marks = |text| results.marks(library.index, text);
    let mut parts = vec![
        el("p", "count").attr("role", "status").say(t::n_results(n, n_meanings)),
        notes_view(library, looking, &results),
    ];
    if n == 0 {
        parts.push(nothing_view(looking));
    }
    if !meanings.is_empty() {
        let rows = meanings.iter().map(|service| {
            let agency = library.catalogue.agency(&service.agency);
            let agency = agency.map_or("", |agency| agency.short_name.as_str());
            meaning_row(&service.id, agency, asked_name(service, &marks), &marks)
        });
        parts.push(el("h2", "").text(t::MEANINGS));
        parts.push(el("ul", "rows cards meanings").children(rows));
    }
    if !rest.is_empty() {
        if !meanings.is_empty() {
            parts.push(el("h2", "").text(t::OTHERS));
        }
        let cards =
            rest.iter().map(|service| service_card(card_facts(library.catalogue, service), &marks));
        parts.push(el("ul", "cards").children(cards));
    }
    if n_shown < n {
        let more = Looking { n_more: looking.n_more + 1, ..looking.clone() };
        parts.push(
            el("a", "button button--quiet")
                .attr_text("href", Route::Home(more).href())
                .say(t::more(n - n_shown)),
        );
    }
    parts.push(filter_view(library, looking, services, is_filter_open));
    el("section", "")
        .attr("aria-label", t::RESULTS)
        .on("keydown", |event| {
            let key = key_of(&event);
            if key == "ArrowDown" || key == "ArrowUp" {
                event.prevent_default();
                AppState::get().navigation.focus_neighbour(".cards a", key == "ArrowDown");
            }
        })
        .child(group(parts))
}

/// The name that says best what was asked for: "SIM mati" rather than "Bikin SIM".
fn asked_name(service: &'static Service, marks: &Marks<'_>) -> &'static str {
    let mut best = (service.name.as_str(), 0);
    for name in &service.popular_names {
        let n = marks(name).iter().filter(|(_, is_asked)| *is_asked).count();
        if n > best.1 {
            best = (name, n);
        }
    }
    best.0
}

/// An honest word before the list: this is not needed, or perhaps something else was meant.
fn notes_view(library: Library, looking: &Looking, results: &Results) -> View {
    let redirects = &library.catalogue.file().redirects;
    if let Some(redirect) = results.redirect.and_then(|position| redirects.get(position)) {
        let service = redirect.service.as_ref().and_then(|id| library.catalogue.service(id));
        let link = service.map(|service| {
            let href = Route::Service { id: service.id.clone() }.href();
            el("p", "").child(el("a", "").attr_text("href", href).text(&service.name))
        });
        return el("div", "panel panel--warning")
            .child(el("p", "").text(&redirect.text))
            .maybe(link);
    }
    match &results.corrected {
        Some(corrected) if !results.hits.is_empty() => {
            let looking = Looking { query: corrected.clone(), ..looking.clone() };
            let link = el("a", "").attr_text("href", Route::Home(looking).href()).quote(corrected);
            el("p", "hint").text(t::DID_YOU_MEAN).child(link)
        }
        _ => nothing(),
    }
}

/// Nothing found: what to try.
fn nothing_view(looking: &Looking) -> View {
    let link =
        |href: String, text| el("p", "").child(el("a", "").attr_text("href", href).text(text));
    let without_filter = (!looking.filter.is_empty())
        .then(|| link(Route::Home(Looking::for_words(&looking.query)).href(), t::WITHOUT_FILTER));
    el("div", "panel")
        .child(el("p", "").text(t::NOTHING))
        .maybe(without_filter)
        .child(link(Route::Agencies.href(), t::AGENCIES_LINK))
        .child(link(all().href(), t::ALL_LINK))
}

fn all() -> Route {
    Route::Home(Looking { is_all: true, ..Looking::default() })
}

fn pills(words: impl Iterator<Item = String>) -> View {
    let pills = words.map(|query| {
        let href = Route::Home(Looking::for_words(&query)).href();
        el("li", "").child(el("a", "pill").attr_text("href", href).say(query))
    });
    el("ul", "pills").children(pills)
}

fn part(title: &'static str, list: View) -> View {
    el("section", "").child(el("h2", "").text(title)).child(list)
}

/// What this phone looked for before.
fn recent_view() -> View {
    let navigation = AppState::get().navigation;
    let recent = navigation.recent();
    if recent.is_empty() {
        return nothing();
    }
    let forget = el("button", "button button--small")
        .attr("type", "button")
        .on_click(move || navigation.forget_recent())
        .text(t::FORGET_RECENT);
    part(t::RECENT_TITLE, pills(recent.into_iter())).child(forget)
}

/// What there is before anything is typed.
pub fn browse_view(library: Library) -> View {
    let events = library.catalogue.file().life_events.iter().map(|event| {
        let end = el("span", "row__end")
            .say(t::event_steps(event.services.len()))
            .child(icon(Icon::Next));
        let href = Route::Home(Looking::for_words(&event.name)).href();
        let row = el("a", "row")
            .attr_text("href", href)
            .child(el("span", "").text(&event.name))
            .child(end);
        el("li", "").child(row)
    });
    let button = |href: String, text| {
        el("p", "").child(el("a", "button button--quiet").attr_text("href", href).text(text))
    };
    group(vec![
        part(t::EXAMPLES_TITLE, pills(t::EXAMPLES.iter().map(|query| (*query).to_owned()))),
        part(t::EVENTS_TITLE, el("ul", "rows").children(events)),
        button(all().href(), t::ALL_LINK),
        button(Route::Agencies.href(), t::AGENCIES_LINK),
    ])
}
