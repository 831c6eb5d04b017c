//! `daftar.html`: every service under its agency, with links to the sheets.

use catalogue::{Agency, Service};
use catalogue_compiler::Compiled;

use super::{canonical, document, head, section, sheet_link};
use crate::html::{Element, el};
use crate::{Site, format, frame, text, words};

/// `daftar.html`.
#[must_use]
pub fn index(compiled: &Compiled, site: Site<'_>) -> String {
    let file = &compiled.file;
    let address = [site.base, "daftar.html"].concat();
    let head =
        head(words::ALL_SERVICES, words::LIST_ABOUT, "./", site).lines([canonical(&address)]);
    let agencies = file.agencies.iter().filter_map(|agency| {
        let of_agency = |service: &&Service| service.agency == agency.id;
        let services: Vec<&Service> = file.services.iter().filter(of_agency).collect();
        (!services.is_empty()).then(|| agency_view(agency, &services))
    });
    let main = el("main", "page")
        .lines([
            el("h1", "page__title").text(words::ALL_SERVICES),
            el("p", "lead").text(words::LIST_ABOUT),
            el("p", "").child(el("a", "button").attr("href", "./").text(words::OPEN_APP)),
        ])
        .lines(agencies);
    let n = words::n_services(file.services.len(), &format::day(&file.compiled));
    let foot = el("footer", "foot").lines([
        el("p", "").text(&n),
        el("p", "").text(frame::UNOFFICIAL).text(" ").text(words::LICENCE),
    ]);
    document(head, main, foot)
}

fn agency_view(agency: &Agency, services: &[&Service]) -> Element {
    let id = ["instansi-", &agency.id].concat();
    let services = services.iter().map(|service| {
        el("li", "")
            .child(sheet_link(service))
            .text(" ")
            .child(el("span", "hint").text(&service.summary))
    });
    section(&id, &agency.name)
        .child(el("p", "hint").text(text::agency_kind(agency.kind)))
        .child(el("ul", "plain").lines(services))
}
