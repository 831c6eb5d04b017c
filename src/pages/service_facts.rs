//! The other headings of the service page: where, steps, time, fee, product, complaint, sources.

use catalogue::{Catalogue, Condition, Fee, Service, Truth};

use super::cards;
use super::service::ServiceRef;
use crate::components::{Icon, icon};
use crate::state::ShapeOf;
use crate::text::{format, service as t};
use crate::view::{View, el, nothing};

/// A section under a heading with a pictogram.
fn section(id: &'static str, pictogram: Icon, heading: &'static str) -> View {
    let heading = el("h2", "").attr("id", id).child(icon(pictogram)).text(" ").text(heading);
    el("section", "").attr("aria-labelledby", id).child(heading)
}

fn doubt(doubt: Option<&'static String>) -> Option<View> {
    doubt.map(|doubt| el("p", "doubt").say([t::UNSURE, doubt].concat()))
}

/// Hides `element` when the answers rule it out; until they settle it, it says for whom it is.
fn conditional(service: ServiceRef, shape: ShapeOf, condition: &Condition, element: View) -> View {
    if condition.is_always() {
        return element;
    }
    let words = t::only_if(&t::condition(condition, &service.get().questions));
    let (shown, settled) = (condition.clone(), condition.clone());
    let is_settled = move || shape.with(|shape| settled.truth(&shape.answers) == Truth::Yes);
    element
        .hidden_if(move || shape.with(|shape| shown.truth(&shape.answers) == Truth::No))
        .child(el("span", "line__if").hidden_if(is_settled).say(words))
}

pub(super) fn places_view(catalogue: &'static Catalogue, service: &'static Service) -> View {
    let places = service.places.iter().filter_map(|place| {
        let record = catalogue.place(&place.at)?;
        let note = place.note.clone().map(|note| el("span", "place__note").say(note));
        let view = el("li", "place")
            .child(el("span", "place__name").text(&record.name))
            .child(el("span", "chip").text(t::does(place.does)))
            .child(el("span", "place__where").text(&record.location))
            .maybe(note);
        Some(view)
    });
    section("tempat", Icon::Place, t::WHERE).child(el("ol", "places").children(places))
}

pub(super) fn steps_view(service: ServiceRef, shape: ShapeOf) -> View {
    let steps = service
        .get()
        .steps
        .iter()
        .map(|step| conditional(service, shape, &step.only_if, el("li", "")).text(&step.text));
    section("prosedur", Icon::List, t::PROCEDURE).child(el("ol", "steps").children(steps))
}

pub(super) fn time_view(service: &'static Service) -> View {
    let section = section("waktu", Icon::Time, t::TIME);
    let Some(time) = &service.time else {
        return section.child(el("p", "").text(t::TIME_UNKNOWN));
    };
    let from = time.from.as_ref().map(|from| [" ", t::TIME_FROM, from, "."].concat());
    section
        .child(
            el("p", "")
                .child(el("strong", "figure").say(format::duration(time)))
                .say(from.unwrap_or_default()),
        )
        .maybe(time.note.clone().map(|note| el("p", "").say(note)))
        .maybe(doubt(time.unconfirmed.as_ref()))
}

pub(super) fn fees_view(service: ServiceRef, shape: ShapeOf) -> View {
    let section = section("biaya", Icon::Fee, t::FEE);
    let fees = &service.get().fees;
    if fees.is_empty() {
        return section.child(el("p", "").text(t::FEE_UNKNOWN));
    }
    let lines = fees.iter().map(|fee| fee_view(service, shape, fee));
    section.child(el("ul", "fees").children(lines))
}

fn fee_view(service: ServiceRef, shape: ShapeOf, fee: &'static Fee) -> View {
    let since = fee.since.as_ref().map(|since| ", ".to_owned() + &t::since(&format::day(since)));
    let basis = fee.basis.as_ref().map(|basis| {
        let text = [t::BASIS, basis, since.as_deref().unwrap_or_default()].concat();
        el("span", "fee__basis").say(text)
    });
    let line = el("span", "fee__line")
        .child(el("span", "").text(&fee.label))
        .child(el("strong", "figure").say(t::amount(fee)));
    conditional(service, shape, &fee.only_if, el("li", "fee"))
        .child(line)
        .maybe(basis)
        .maybe(fee.note.clone().map(|note| el("span", "fee__basis").say(note)))
        .maybe(doubt(fee.unconfirmed.as_ref()))
}

pub(super) fn product_view(service: &'static Service) -> View {
    let validity = match &service.validity {
        Some(validity) => [t::PRODUCT_VALIDITY, validity].concat(),
        None => t::PRODUCT_VALIDITY_UNKNOWN.to_owned(),
    };
    section("produk", Icon::Paper, t::PRODUCT)
        .child(el("p", "").child(el("strong", "").text(&service.product)))
        .child(el("p", "").say(validity))
}

pub(super) fn complaint_view(catalogue: &'static Catalogue, service: &'static Service) -> View {
    let agency = catalogue.agency(&service.agency).map(|agency| agency.complaint.clone());
    let complaint = service.complaint.clone().or(agency).unwrap_or_default();
    section("aduan", Icon::Feedback, t::COMPLAINT).child(el("p", "").say(complaint))
}

pub(super) fn sources_view(service: &'static Service) -> View {
    let basis = service.legal_basis.iter().map(|rule| el("li", "").text(rule));
    let sheet = ["lembar/", &service.id, ".html"].concat();
    el("details", "sources")
        .child(el("summary", "").text(t::SOURCES_SUMMARY))
        .child(el("ul", "plain").children(basis))
        .child(el("a", "").attr_text("href", sheet).text(t::SHEET))
}

pub(super) fn related_view(catalogue: &'static Catalogue, service: &'static Service) -> View {
    if service.related.is_empty() {
        return nothing();
    }
    let related = service.related.iter().filter_map(|id| catalogue.service(id));
    el("section", "")
        .attr("aria-labelledby", "terkait")
        .child(el("h2", "").attr("id", "terkait").text(t::RELATED))
        .child(cards(catalogue, related))
}
