//! Narrowing the list: every choice is a link with the number of services behind it.

use catalogue::facets::{Filter, first_letter, is_done_at, is_free};
use catalogue::{PlaceKind, Service};

use crate::route::{Looking, Route};
use crate::state::Library;
use crate::text::{home as t, service as words};
use crate::view::{View, el};

/// Draws the choices for the services found.
pub(super) fn filter_view(
    library: Library,
    looking: &Looking,
    services: &[&'static Service],
) -> View {
    let catalogue = library.catalogue;
    let file = catalogue.file();
    let filter = &looking.filter;
    let count = |fits: &dyn Fn(&Service) -> bool| services.iter().filter(|s| fits(s)).count();
    let pill = |label: &str, n: usize, is_on: bool, filter: Filter| -> Option<View> {
        (n > 0).then(|| {
            // All services stay listed when the last choice is taken back.
            let is_all = looking.is_all || looking.query.is_empty();
            let looking = Looking { filter, is_all, n_more: 0, query: looking.query.clone() };
            let pill = el("a", "pill").attr_text("href", Route::Home(looking).href());
            let pill = if is_on { pill.attr("aria-current", "true") } else { pill };
            el("li", "").child(pill.say(t::facet(label, n, is_on)))
        })
    };
    let places = PlaceKind::ALL.iter().filter_map(|kind| {
        let is_on = filter.place == Some(*kind);
        let next = Filter { place: (!is_on).then_some(*kind), ..filter.clone() };
        let n = count(&|service| is_done_at(catalogue, service, *kind));
        pill(words::place_kind(*kind), n, is_on, next)
    });
    let free = {
        let next = Filter { is_free: !filter.is_free, ..filter.clone() };
        pill(t::FREE, count(&is_free), filter.is_free, next)
    };
    let events = file.life_events.iter().filter_map(|event| {
        let is_on = filter.event.as_ref() == Some(&event.id);
        let next = Filter { event: (!is_on).then(|| event.id.clone()), ..filter.clone() };
        pill(&event.name, count(&|service| event.services.contains(&service.id)), is_on, next)
    });
    let agencies = file.agencies.iter().filter_map(|agency| {
        let is_on = filter.agency.as_ref() == Some(&agency.id);
        let next = Filter { agency: (!is_on).then(|| agency.id.clone()), ..filter.clone() };
        pill(&agency.short_name, count(&|service| service.agency == agency.id), is_on, next)
    });
    let letters = ('A'..='Z').filter_map(|letter| {
        let is_on = filter.letter == Some(letter);
        let next = Filter { letter: (!is_on).then_some(letter), ..filter.clone() };
        let n = count(&|service| first_letter(service) == letter);
        pill(letter.encode_utf8(&mut [0; 4]), n, is_on, next)
    });
    let list = |title: &'static str, pills: Vec<View>| {
        (!pills.is_empty()).then(|| {
            el("div", "facet")
                .child(el("h3", "").text(title))
                .child(el("ul", "pills").children(pills))
        })
    };
    let details = el("details", "filter");
    let details = if filter.is_empty() { details } else { details.attr("open", "") };
    details
        .child(el("summary", "").text(t::FILTER))
        .maybe(list(t::FILTER_PLACE, places.chain(free).collect()))
        .maybe(list(t::FILTER_LETTER, letters.collect()))
        .maybe(list(t::FILTER_AGENCY, agencies.collect()))
        .maybe(list(t::FILTER_EVENT, events.collect()))
}
