//! `instansi`, `instansi/<id>`: browsing by agency.

use leptos::prelude::*;

use super::{cards, with_library};
use crate::components::{Icon, icon};
use crate::route::Route;
use crate::state::{AppState, Library};
use crate::text::{home as t, service as words};

/// The page of all agencies.
pub fn agencies() -> AnyView {
    AppState::get().navigation.set_title(t::AGENCIES_TITLE);
    let body = with_library(|library| list_view(&library));
    view! { <h1 class="page__title" tabindex="-1">{t::AGENCIES_TITLE}</h1> {body} }.into_any()
}

fn list_view(library: &Library) -> AnyView {
    let catalogue = &library.catalogue;
    let rows: Vec<AnyView> = catalogue
        .file()
        .agencies
        .iter()
        .map(|agency| {
            let href = Route::Agency { id: agency.id.clone() }.href();
            let n = catalogue.services_of(&agency.id).count();
            view! {
                <li>
                    <a class="row" href=href>
                        <span>
                            {agency.name.clone()}
                            <span class="row__sub">{words::agency_kind(agency.kind)}</span>
                        </span>
                        <span class="row__end">{t::n_services(n)} {icon(Icon::Next)}</span>
                    </a>
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <ul class="rows">{rows}</ul> }.into_any()
}

/// The page of one agency.
pub fn agency(id: String) -> AnyView {
    let navigation = AppState::get().navigation;
    navigation.set_title(t::AGENCIES_TITLE);
    with_library(move |library| {
        let catalogue = &library.catalogue;
        let Some(agency) = catalogue.agency(&id) else {
            return super::not_found::missing(t::AGENCIES_TITLE, t::AGENCY_MISSING);
        };
        navigation.set_title(&agency.name);
        let mut services: Vec<_> = catalogue.services_of(&id).collect();
        services.sort_by(|a, b| a.name.cmp(&b.name));
        let list = if services.is_empty() {
            view! { <p class="panel">{t::EMPTY_AGENCY}</p> }.into_any()
        } else {
            cards(catalogue, services.into_iter())
        };
        view! {
            <p class="crumb"><a href=Route::Agencies.href()>{t::AGENCIES_TITLE}</a></p>
            <h1 class="page__title" tabindex="-1">{agency.name.clone()}</h1>
            <p class="hint">{words::agency_kind(agency.kind)}</p>
            {list}
        }
        .into_any()
    })
}
