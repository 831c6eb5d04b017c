//! `layanan/<id>`: one service under the six headings of Permenpan RB 15/2014, the checklist first.

use catalogue::{Catalogue, SavedList, Service};

use super::service_checklist::checklist_view;
use super::service_take::take_view;
use super::{service_facts as facts, title, with_library};
use crate::components::{Icon, icon};
use crate::route::Route;
use crate::state::{AppState, Library, ShapeOf};
use crate::text::{format, service as t};
use crate::view::{View, el, group};

/// One service, and the catalogue it stands in.
#[derive(Clone, Copy)]
pub struct ServiceRef {
    library: Library,
    service: &'static Service,
}

impl ServiceRef {
    /// The service with this id.
    pub fn find(library: Library, id: &str) -> Option<Self> {
        let service = library.catalogue.service(id)?;
        Some(Self { library, service })
    }

    /// The service.
    pub fn get(self) -> &'static Service {
        self.service
    }

    /// The catalogue it stands in.
    pub fn catalogue(self) -> &'static Catalogue {
        self.library.catalogue
    }

    /// Whether the record is past the date when it was to be compared again.
    pub fn is_stale(self) -> bool {
        self.service.check.due.as_str() < self.library.today
    }
}

/// The page.
pub fn service(id: String) -> View {
    let state = AppState::get();
    state.navigation.set_title(t::REQUIREMENTS);
    with_library(move |library| {
        let Some(service) = ServiceRef::find(library, &id) else {
            return super::not_found::missing(t::MISSING_TITLE, t::MISSING);
        };
        state.navigation.set_title(&service.get().name);
        let shape = state.lists.open(service.get());
        service_view(service, shape, |service, list| AppState::get().lists.save(service, list))
    })
}

/// What to call when the person changes a list.
pub type OnChange = fn(&'static Service, SavedList);

/// The page of plain values: draws natively too.
pub fn service_view(service: ServiceRef, shape: ShapeOf, on_change: OnChange) -> View {
    let record = service.get();
    let catalogue = service.catalogue();
    let href = Route::Feedback { service: Some(record.id.clone()) }.href();
    let feedback = el("a", "button")
        .attr_text("href", href)
        .child(icon(Icon::Feedback))
        .text(t::GIVE_FEEDBACK);
    let mut views = head_view(service);
    views.extend([
        checklist_view(service, shape, on_change),
        take_view(service, shape),
        facts::places_view(catalogue, record),
        facts::steps_view(service, shape),
        facts::time_view(record),
        facts::fees_view(service, shape),
        facts::product_view(record),
        facts::complaint_view(catalogue, record),
        facts::sources_view(record),
        facts::related_view(catalogue, record),
        el("p", "").child(feedback),
    ]);
    group(views)
}

fn head_view(service: ServiceRef) -> Vec<View> {
    let record = service.get();
    let mut views = Vec::new();
    if let Some(agency) = service.catalogue().agency(&record.agency) {
        let href = Route::Agency { id: agency.id.clone() }.href();
        let link = el("a", "").attr_text("href", href).text(&agency.name);
        views.push(el("p", "crumb").child(link));
    }
    views.push(title(record.name.clone()));
    views.push(el("p", "lead").text(&record.summary));
    if !record.popular_names.is_empty() {
        let names = t::ALSO_CALLED.to_owned() + &catalogue::joined(&record.popular_names, ", ");
        views.push(el("p", "hint").say(names));
    }
    let check = &record.check;
    if let Some(other) = record.replaced_by.as_ref().and_then(|id| service.catalogue().service(id))
    {
        let href = Route::Service { id: other.id.clone() }.href();
        let link = el("a", "").attr_text("href", href).text(&other.name);
        views.push(el("p", "panel panel--warning").text(t::REPLACED).child(link));
    }
    if service.is_stale() {
        let due = format::day(&check.due);
        views.push(el("p", "panel panel--warning").say(t::stale(&due)));
    }
    views.push(match (&check.confirmed_by, &check.confirmed_on) {
        (Some(by), Some(on)) => {
            el("p", "stamp stamp--good").say(t::confirmed(by, &format::day(on)))
        }
        _ => {
            let state = el("span", "")
                .child(el("strong", "").text(t::UNCONFIRMED))
                .text(" · ")
                .text(t::grade(record.grade))
                .child(
                    el("span", "stamp__more")
                        .say(t::unconfirmed_by_anyone(&format::day(&check.compiled))),
                );
            el("p", "stamp").child(icon(Icon::Warning)).child(state)
        }
    });
    views
}
