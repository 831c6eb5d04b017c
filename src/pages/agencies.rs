//! `instansi`, `instansi/<id>`: browsing by agency.

use super::{cards, title, with_library};
use crate::components::{Icon, icon};
use crate::route::Route;
use crate::state::{AppState, Library};
use crate::text::{home as t, service as words};
use crate::view::{View, el, group};

/// The page of all agencies.
pub fn agencies() -> View {
    AppState::get().navigation.set_title(t::AGENCIES_TITLE);
    let body = with_library(list_view);
    group(vec![title(t::AGENCIES_TITLE), body])
}

fn list_view(library: Library) -> View {
    let catalogue = library.catalogue;
    let rows = catalogue.file().agencies.iter().map(|agency| {
        let n = catalogue.services_of(&agency.id).count();
        let name = el("span", "")
            .text(&agency.name)
            .child(el("span", "row__sub").text(words::agency_kind(agency.kind)));
        let end = el("span", "row__end").say(t::n_services(n)).child(icon(Icon::Next));
        let href = Route::Agency { id: agency.id.clone() }.href();
        el("li", "").child(el("a", "row").attr_text("href", href).child(name).child(end))
    });
    el("ul", "rows").children(rows)
}

/// The page of one agency.
pub fn agency(id: String) -> View {
    let navigation = AppState::get().navigation;
    navigation.set_title(t::AGENCIES_TITLE);
    with_library(move |library| {
        let catalogue = library.catalogue;
        let Some(agency) = catalogue.agency(&id) else {
            return super::not_found::missing(t::AGENCIES_TITLE, t::AGENCY_MISSING);
        };
        navigation.set_title(&agency.name);
        let list = if catalogue.services_of(&agency.id).next().is_none() {
            el("p", "panel").text(t::EMPTY_AGENCY)
        } else {
            cards(catalogue, catalogue.services_of(&agency.id))
        };
        let all = el("a", "").attr_text("href", Route::Agencies.href()).text(t::AGENCIES_TITLE);
        group(vec![
            el("p", "crumb").child(all),
            title(agency.name.clone()),
            el("p", "hint").text(words::agency_kind(agency.kind)),
            list,
        ])
    })
}
