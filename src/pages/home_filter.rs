//! Narrowing the list: every choice is a link with the number of services behind it.

use catalogue::facets::Facet;
use catalogue::{PlaceKind, Service};

use crate::route::{Looking, Route};
use crate::state::Library;
use crate::state::shared::Shared;
use crate::text::{home as t, service as words};
use crate::view::{View, dynamic, el, group, is_open_now, nothing};

/// A value of a facet and what it is called.
type Choice = (&'static str, &'static str);

fn choices(library: Library, facet: Facet) -> Vec<Choice> {
    let file = library.catalogue.file();
    match facet {
        Facet::Place => {
            let kinds = PlaceKind::ALL.iter().zip(PlaceKind::WORDS);
            kinds.map(|(kind, word)| (*word, words::place_kind(*kind))).collect()
        }
        Facet::Free => vec![("1", t::FREE)],
        Facet::Letter => t::LETTERS.split(' ').map(|letter| (letter, letter)).collect(),
        Facet::Agency => {
            let agencies = file.agencies.iter();
            agencies.map(|agency| (agency.id.as_str(), agency.short_name.as_str())).collect()
        }
        Facet::Event => {
            let events = file.life_events.iter();
            events.map(|event| (event.id.as_str(), event.name.as_str())).collect()
        }
    }
}

/// Offers the choices for the services found. They are many, so they are drawn when somebody opens them,
/// not at every letter that is typed.
pub(super) fn filter_view(
    library: Library,
    looking: &Looking,
    services: Vec<&'static Service>,
    is_open: Shared<bool>,
) -> View {
    let looking = looking.clone();
    let mut details = el("details", "filter")
        .child(el("summary", "").text(t::FILTER))
        .on("toggle", move |event| is_open.set_if_changed(is_open_now(&event)));
    if is_open.peek() || !looking.filter.is_empty() {
        details = details.attr("open", "");
    }
    details.child(dynamic(move || {
        if is_open.get() { choices_view(library, &looking, &services) } else { nothing() }
    }))
}

fn choices_view(library: Library, looking: &Looking, services: &[&'static Service]) -> View {
    let filter = &looking.filter;
    let mut all = Vec::new();
    for facet in Facet::ALL {
        let mut pills = el("ul", "pills");
        let mut is_empty = true;
        for (value, label) in choices(library, facet) {
            let fits = services.iter().filter(|s| facet.fits(library.catalogue, s, value));
            let n = fits.count();
            if n == 0 {
                continue;
            }
            is_empty = false;
            let looking = Looking {
                query: looking.query.clone(),
                filter: filter.toggled(facet, value),
                // All services stay listed when the last choice is taken back.
                is_all: looking.is_all || looking.query.is_empty(),
                n_more: 0,
            };
            let mut pill = el("a", "pill").attr_text("href", Route::Home(looking).href());
            if filter.has(facet, value) {
                pill = pill.attr("aria-current", "true");
            }
            pills = pills.child(el("li", "").child(pill.say(t::facet(label, n))));
        }
        if !is_empty {
            let title = el("h2", "facet__title").text(t::FACETS[facet as usize]);
            all.push(el("div", "facet").child(title).child(pills));
        }
    }
    group(all)
}
