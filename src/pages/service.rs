//! `layanan/<id>`: one service under the six headings of Permenpan RB 15/2014, the checklist first.

use std::sync::Arc;

use catalogue::{Catalogue, SavedList, Service};
use leptos::prelude::*;

use super::service_checklist::checklist_view;
use super::{service_facts as facts, with_library};
use crate::components::{Icon, icon};
use crate::route::Route;
use crate::state::{AppState, Library};
use crate::text::{format, service as t};

/// One service of a catalogue that is kept alive by it.
#[derive(Clone)]
pub struct ServiceRef {
    library: Arc<Library>,
    position: usize,
}

impl ServiceRef {
    /// The service with this id.
    pub fn find(library: &Arc<Library>, id: &str) -> Option<Self> {
        let position = library.catalogue.services().iter().position(|service| service.id == id)?;
        Some(Self { library: library.clone(), position })
    }

    /// The service.
    pub fn get(&self) -> &Service {
        &self.library.catalogue.services()[self.position]
    }

    /// The catalogue it stands in.
    pub fn catalogue(&self) -> &Catalogue {
        &self.library.catalogue
    }
}

/// The page.
pub fn service(id: String) -> AnyView {
    let state = AppState::get();
    state.navigation.set_title(t::REQUIREMENTS);
    with_library(move |library| {
        let Some(service) = ServiceRef::find(&library, &id) else {
            return super::not_found::missing(t::MISSING_TITLE, t::MISSING);
        };
        state.navigation.set_title(&service.get().name);
        let id = id.clone();
        let loaded = id.clone();
        let list = Memo::new(move |_| state.lists.load(&loaded));
        let on_change = Callback::new(move |list: SavedList| state.lists.save(&id, &list));
        service_view(&service, list.into(), on_change, state.lists.is_kept())
    })
}

/// The page of plain values: draws natively too.
pub fn service_view(
    service: &ServiceRef,
    list: Signal<SavedList>,
    on_change: Callback<SavedList>,
    is_kept: Signal<bool>,
) -> AnyView {
    let record = service.get();
    let catalogue = service.catalogue();
    view! {
        {head_view(service)}
        {facts::places_view(catalogue, record)}
        {checklist_view(service, list, on_change, is_kept)}
        {facts::steps_view(service, list)}
        {facts::time_view(record)}
        {facts::fees_view(service, list)}
        {facts::product_view(record)}
        {facts::complaint_view(catalogue, record)}
        {facts::sources_view(record)}
        {facts::related_view(catalogue, record)}
        <p>
            <a class="button" href=Route::Feedback { service: Some(record.id.clone()) }.href()>
                {icon(Icon::Feedback)} {t::GIVE_FEEDBACK}
            </a>
        </p>
    }
    .into_any()
}

fn head_view(service: &ServiceRef) -> AnyView {
    let record = service.get();
    let agency = service.catalogue().agency(&record.agency);
    let agency = agency.map(|agency| {
        let href = Route::Agency { id: agency.id.clone() }.href();
        view! { <p class="crumb"><a href=href>{agency.name.clone()}</a></p> }
    });
    let also = (!record.popular_names.is_empty())
        .then(|| view! { <p class="hint">{t::ALSO_CALLED} {record.popular_names.join(", ")}</p> });
    let check = &record.check;
    let state = match (&check.confirmed_by, &check.confirmed_on) {
        (Some(by), Some(on)) => {
            view! { <p class="stamp stamp--good">{t::confirmed(by, &format::date(on))}</p> }
                .into_any()
        }
        _ => view! {
            <p class="stamp">
                {icon(Icon::Warning)}
                <span>
                    <strong>{t::UNCONFIRMED}</strong> " · " {t::grade(record.grade)} <br />
                    {t::unconfirmed_by_anyone(&format::date(&check.compiled))}
                </span>
            </p>
        }
        .into_any(),
    };
    view! {
        {agency}
        <h1 class="page__title" tabindex="-1">{record.name.clone()}</h1>
        <p class="lead">{record.summary.clone()}</p>
        {also}
        {state}
    }
    .into_any()
}
