//! One file per kind of address: reads route and state, chooses the view. Markup that needs only
//! values stands in a view function of its own, which tests draw natively.

mod about;
mod agencies;
mod feedback;
mod home;
mod lists;
mod not_found;
mod outbox;
mod service;
mod service_checklist;
mod service_facts;

pub use about::about;
pub use agencies::{agencies, agency};
pub use feedback::feedback;
pub use home::home;
pub use lists::lists;
pub use not_found::not_found;
pub use outbox::{entry_view, outbox};
pub use service::{ServiceRef, service, service_view};

use std::sync::Arc;

use catalogue::{Catalogue, Service};
use leptos::prelude::*;

use crate::components::{CardFacts, load_failed, load_pending, service_card};
use crate::state::{AppState, Library, Loading};
use crate::text::{problem, service as words};

/// Draws `ready` once the catalogue is there, and until then how far it is or why it failed.
fn with_library(ready: impl Fn(Arc<Library>) -> AnyView + Send + Sync + 'static) -> AnyView {
    let state = AppState::get();
    let loading = state.catalogue.loading();
    // Drawn anew when the kind changes, not with every piece of the download.
    let library = Memo::new(move |_| match loading.get() {
        Loading::Ready(library) => Some(LibraryRef(library)),
        Loading::Pending { .. } | Loading::Failed(_) => None,
    });
    let view = move || match library.get() {
        Some(LibraryRef(library)) => ready(library),
        None => {
            let progress = move || match loading.get() {
                Loading::Pending { received, total } => load_pending(received, total),
                Loading::Failed(failure) => {
                    let on_retry = Callback::new(move |()| state.catalogue.load());
                    load_failed(problem::LOAD_TITLE, problem::load(failure), on_retry)
                }
                Loading::Ready(_) => ().into_any(),
            };
            view! { {progress} }.into_any()
        }
    };
    view! { {view} }.into_any()
}

#[derive(Clone)]
struct LibraryRef(Arc<Library>);

impl PartialEq for LibraryRef {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// A list of cards.
fn cards<'a>(catalogue: &Catalogue, services: impl Iterator<Item = &'a Service>) -> AnyView {
    let cards: Vec<AnyView> =
        services.map(|service| service_card(card_facts(catalogue, service))).collect();
    view! { <ul class="cards">{cards}</ul> }.into_any()
}

fn card_facts(catalogue: &Catalogue, service: &Service) -> CardFacts {
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
        id: service.id.clone(),
        name: service.name.clone(),
        popular_name: service.popular_names.first().cloned(),
        agency: agency.map(|agency| agency.short_name.clone()).unwrap_or_default(),
        places,
        is_free: !service.fees.is_empty() && service.fees.iter().all(|fee| fee.amount == Some(0)),
    }
}
