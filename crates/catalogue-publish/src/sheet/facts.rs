//! Where, how, how long, how much, what for, and whom to tell when it goes wrong.

use catalogue::{Fee, Service, ServicePlace};

use super::{doubt_view, line_id, section};
use crate::html::{Element, el};
use crate::look::{Look, amount, basis, only_if};
use crate::{format, text};

pub(super) fn places(service: &Service, look: Look<'_>) -> Element {
    let places = (1..).zip(&service.places);
    let list = places.filter_map(|(n, place)| place_view(n, place, look));
    section("tempat", text::WHERE).child(el("ol", "places").lines(list))
}

fn place_view(n: usize, at: &ServicePlace, look: Look<'_>) -> Option<Element> {
    let place = look.place(&at.at)?;
    let note = at.note.as_ref().map(|note| el("span", "place__note").text(" ").text(note));
    let view = el("li", "place")
        .attr("id", &line_id("tempat", n))
        .child(el("span", "place__name").text(&place.name))
        .text(" ")
        .child(el("span", "chip").text(text::does(at.does)))
        .text(" ")
        .child(el("span", "place__where").text(&place.location))
        .children(note);
    Some(view)
}

pub(super) fn steps(service: &Service) -> Element {
    let steps = (1..).zip(&service.steps).map(|(n, step)| {
        let condition = only_if(&step.only_if, service);
        let condition = condition.map(|words| el("span", "line__if").text(&words).text(" "));
        el("li", "").attr("id", &line_id("langkah", n)).children(condition).text(&step.text)
    });
    section("prosedur", text::PROCEDURE).child(el("ol", "steps").lines(steps))
}

pub(super) fn time(service: &Service) -> Element {
    let section = section("waktu", text::TIME);
    let Some(time) = &service.time else {
        return section.child(el("p", "").text(text::TIME_UNKNOWN));
    };
    let figure = el("p", "").child(el("strong", "figure").text(&format::duration(time)));
    let figure = match &time.from {
        Some(from) => figure.text(&[" ", text::TIME_FROM, from, "."].concat()),
        None => figure,
    };
    section
        .child(figure)
        .children(time.note.as_ref().map(|note| el("p", "").text(note)))
        .children(doubt_view(time.unconfirmed.as_ref()))
}

pub(super) fn fees(service: &Service) -> Element {
    let section = section("biaya", text::FEE);
    if service.fees.is_empty() {
        return section.child(el("p", "").text(text::FEE_UNKNOWN));
    }
    let fees = (1..).zip(&service.fees).map(|(n, fee)| fee_view(n, fee, service));
    section.child(el("ul", "fees").lines(fees))
}

fn fee_view(n: usize, fee: &Fee, service: &Service) -> Element {
    let line = el("span", "fee__line")
        .child(el("span", "").text(&fee.label))
        .text(" ")
        .child(el("strong", "figure").text(&amount(fee)));
    let more = [only_if(&fee.only_if, service), basis(fee), fee.note.clone()];
    let classes = ["line__if", "fee__basis", "fee__basis"];
    let more = more
        .into_iter()
        .zip(classes)
        .filter_map(|(text, class)| text.map(|text| el("span", class).text(" ").text(&text)));
    el("li", "fee")
        .attr("id", &line_id("biaya", n))
        .child(line)
        .children(more)
        .children(doubt_view(fee.unconfirmed.as_ref()))
}

pub(super) fn product(service: &Service) -> Element {
    let validity = match &service.validity {
        Some(validity) => [text::PRODUCT_VALIDITY, validity].concat(),
        None => text::PRODUCT_VALIDITY_UNKNOWN.to_owned(),
    };
    section("produk", text::PRODUCT)
        .child(el("p", "").child(el("strong", "").text(&service.product)))
        .child(el("p", "").text(&validity))
}

pub(super) fn complaint(service: &Service, look: Look<'_>) -> Element {
    section("aduan", text::COMPLAINT).child(el("p", "").text(look.complaint(service)))
}
