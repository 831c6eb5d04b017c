//! Static pages for people without JavaScript, for paper and for search engines: `lembar/<id>.html`
//! per service and `daftar.html`, the list of all.
//!
//! HTML Living Standard (<https://html.spec.whatwg.org/multipage/>), headings of Permenpan RB 15/2014,
//! sentences and classes of the app. A sheet holds everything that the app knows about the service and
//! its sources, which the app leaves out. Nothing on it depends on a script:
//! every condition is written out, and the ticks are the browser's own.

mod facts;
mod index;
mod lines;
mod sources;

use catalogue::Service;
use catalogue_compiler::Compiled;

use crate::html::{Element, el};
use crate::look::Look;
use crate::schema_org::json_ld;
use crate::{Site, format, frame, text, words};

pub use index::index;

/// `lembar/<id>.html`.
#[must_use]
pub fn sheet(service: &Service, compiled: &Compiled, site: Site<'_>) -> String {
    let look = Look(compiled);
    let head = head(&service.name, &service.summary, "../", site)
        .lines([canonical(&site.sheet(&service.id)), json_ld_view(service, compiled, site)]);
    let main = el("main", "page").attr("id", "layanan").lines(head_view(service, look)).lines([
        lines::requirements(service, look),
        facts::places(service, look),
        facts::steps(service),
        facts::time(service),
        facts::fees(service),
        facts::product(service),
        facts::complaint(service, look),
        sources::sources(service, look),
        sources::related(service, look),
    ]);
    document(head, main, foot(&service.check.compiled, &service.check.due))
}

/// A page from its parts.
fn document(head: Element, main: Element, foot: Element) -> String {
    let home = el("a", "top__name").attr("href", "./").child(
        el("span", "")
            .child(el("strong", "").text(frame::NAME))
            .text(" ")
            .child(el("span", "top__tagline").text(frame::TAGLINE)),
    );
    let body = el("body", "").lines([el("header", "top").child(home), main, foot]);
    el("html", "").attr("lang", "id").lines([head, body]).into_document()
}

/// What every head holds. Links of a page are relative to the base of the app.
fn head(title: &str, description: &str, base: &str, site: Site<'_>) -> Element {
    let viewport = el("meta", "")
        .attr("name", "viewport")
        .attr("content", "width=device-width, initial-scale=1");
    let scheme = el("meta", "").attr("name", "color-scheme").attr("content", "light dark");
    let icon =
        el("link", "").attr("rel", "icon").attr("href", "icon.svg").attr("type", "image/svg+xml");
    el("head", "").lines([
        el("meta", "").attr("charset", "utf-8"),
        el("base", "").attr("href", base),
        viewport,
        el("title", "").text(&frame::title(title)),
        el("meta", "").attr("name", "description").attr("content", description),
        scheme,
        icon,
        el("link", "").attr("rel", "stylesheet").attr("href", site.stylesheet),
    ])
}

fn canonical(address: &str) -> Element {
    el("link", "").attr("rel", "canonical").attr("href", address)
}

fn json_ld_view(service: &Service, compiled: &Compiled, site: Site<'_>) -> Element {
    el("script", "").attr("type", "application/ld+json").data(&json_ld(service, compiled, site))
}

fn foot(compiled: &str, due: &str) -> Element {
    el("footer", "foot").lines([
        el("p", "").text(&words::compiled(&format::day(compiled), &format::day(due))),
        el("p", "").text(frame::UNOFFICIAL).text(" ").text(words::LICENCE),
        el("p", "").child(el("a", "").attr("href", "daftar.html").text(words::ALL_SERVICES)),
    ])
}

fn head_view(service: &Service, look: Look<'_>) -> Vec<Element> {
    let mut views = Vec::new();
    if let Some(agency) = look.agency(&service.agency) {
        let list = ["daftar.html#instansi-", &agency.id].concat();
        views.push(el("p", "crumb").child(el("a", "").attr("href", &list).text(&agency.name)));
    }
    views.push(el("h1", "page__title").text(&service.name));
    views.push(el("p", "lead").text(&service.summary));
    if !service.popular_names.is_empty() {
        let names = [text::ALSO_CALLED, &service.popular_names.join(", ")].concat();
        views.push(el("p", "hint").text(&names));
    }
    views.push(stamp(service));
    if let Some(other) = service.replaced_by.as_deref().and_then(|id| look.service(id)) {
        let notice = el("p", "panel panel--warning").text(words::REPLACED).child(sheet_link(other));
        views.push(notice);
    }
    let app = ["layanan/", &service.id].concat();
    views.push(el("p", "").child(el("a", "button").attr("href", &app).text(words::OPEN_APP)));
    views
}

/// Who has confirmed the record, or that nobody has; and how good its best source is.
fn stamp(service: &Service) -> Element {
    let check = &service.check;
    if let (Some(by), Some(on)) = (&check.confirmed_by, &check.confirmed_on) {
        let confirmed = text::confirmed(by, &format::day(on));
        return el("p", "stamp stamp--good")
            .text(&confirmed)
            .text(" ")
            .text(text::grade(service.grade));
    }
    let more = text::unconfirmed_by_anyone(&format::day(&check.compiled));
    let state = el("span", "")
        .child(el("strong", "").text(text::UNCONFIRMED))
        .text(" · ")
        .text(text::grade(service.grade))
        .text(" ")
        .child(el("span", "stamp__more").text(&more));
    el("p", "stamp").child(state)
}

/// A section under a heading.
fn section(id: &str, heading: &str) -> Element {
    el("section", "").attr("aria-labelledby", id).child(el("h2", "").attr("id", id).text(heading))
}

fn sheet_link(service: &Service) -> Element {
    let href = ["lembar/", &service.id, ".html"].concat();
    el("a", "").attr("href", &href).text(&service.name)
}

/// The id of the `n`th line of a part; the open formats point there.
fn line_id(part: &str, n: usize) -> String {
    [part, "-", &n.to_string()].concat()
}

fn doubt_view(unconfirmed: Option<&String>) -> Option<Element> {
    crate::look::doubt(unconfirmed).map(|doubt| el("p", "doubt").text(&doubt))
}
