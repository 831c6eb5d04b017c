//! One file per kind of address: reads route and state, chooses the view. Markup that needs only
//! values stands in a view function of its own, which tests draw natively.

mod about;
mod agencies;
mod feedback;
mod home;
mod home_filter;
mod lists;
mod not_found;
mod outbox;
mod service;
mod service_checklist;
mod service_facts;
mod service_take;

pub use about::about;
pub use agencies::{agencies, agency};
pub use feedback::feedback;
pub use home::{browse_view, home, results_view};
pub use lists::lists;
pub use not_found::not_found;
pub use outbox::{EntryFacts, entry_view, outbox};
pub use service::{OnChange, ServiceRef, service, service_view};

use catalogue::{Catalogue, Service, facets};

use crate::components::{CardFacts, load_failed, load_pending, service_card};
use crate::state::{AppState, Library, Loading};
use crate::text::{problem, service as words};
use crate::view::{View, dynamic, el};

/// The heading of a page; it can hold focus, so that readers hear where they are.
fn title(text: impl Into<String>) -> View {
    el("h1", "page__title").attr("tabindex", "-1").say(text.into())
}

/// Draws `ready` once the catalogue is there, and until then how far it is or why it failed.
fn with_library(ready: impl Fn(Library) -> View + Send + 'static) -> View {
    with_library_boxed(Box::new(ready))
}

fn with_library_boxed(ready: Box<dyn Fn(Library) -> View + Send>) -> View {
    let state = AppState::get();
    dynamic(move || match state.catalogue.library() {
        Some(library) => ready(library),
        None => dynamic(move || match state.catalogue.loading() {
            Loading::Pending { received, total } => load_pending(received, total),
            Loading::Failed(failure) => {
                let on_retry = move || state.catalogue.load();
                load_failed(problem::LOAD_TITLE, problem::load(failure), on_retry)
            }
        }),
    })
}

/// A list of cards.
fn cards(catalogue: &'static Catalogue, services: impl Iterator<Item = &'static Service>) -> View {
    let plain = |text| vec![(text, false)];
    let card = |service| service_card(card_facts(catalogue, service), &plain);
    el("ul", "cards").children(services.map(card))
}

fn card_facts(catalogue: &'static Catalogue, service: &'static Service) -> CardFacts {
    let mut places: Vec<&'static str> = Vec::new();
    for place in &service.places {
        if place.does == catalogue::Does::Inform {
            continue;
        }
        if let Some(record) = catalogue.place(&place.at) {
            let word = words::place_kind(record.kind);
            if !places.contains(&word) {
                places.push(word);
            }
        }
    }
    let agency = catalogue.agency(&service.agency);
    CardFacts {
        id: &service.id,
        name: &service.name,
        popular_name: service.popular_names.first().map(String::as_str),
        agency: agency.map(|agency| agency.short_name.as_str()).unwrap_or_default(),
        places,
        is_free: facets::is_free(service),
        has_ended: service.replaced_by.is_some(),
    }
}
