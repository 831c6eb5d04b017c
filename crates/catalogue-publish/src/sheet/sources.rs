//! What the record rests on: rules, then every source with its grade.

use catalogue::Service;
use catalogue_compiler::Source;

use super::{section, sheet_link};
use crate::html::{Element, el};
use crate::look::Look;
use crate::{format, text, words};

pub(super) fn sources(service: &Service, look: Look<'_>) -> Element {
    let rules = service.legal_basis.iter().map(|rule| el("li", "").text(rule));
    let sources = look.evidence(&service.id).map(|evidence| evidence.sources.as_slice());
    let sources = sources.unwrap_or_default().iter().map(source_view);
    let part = |heading: &str, lines: Vec<Element>| {
        let list = el("ul", "plain").lines(lines);
        [el("h3", "").text(heading), list]
    };
    let mut parts = Vec::new();
    if !service.legal_basis.is_empty() {
        parts.extend(part(words::LEGAL_BASIS, rules.collect()));
    }
    parts.extend(part(words::SOURCES, sources.collect()));
    section("sumber", text::SOURCES_SUMMARY).lines(parts)
}

fn source_view(source: &Source) -> Element {
    let title = match &source.url {
        Some(url) => el("a", "").attr("href", url).attr("rel", "external").text(&source.title),
        None => el("span", "").text(&source.title),
    };
    let read = source.read.as_ref().map(|read| words::read(&format::day(read)));
    let about = [text::grade(source.grade), read.as_deref().unwrap_or_default()].concat();
    el("li", "").child(title).text(" ").child(el("span", "hint").text(&about))
}

pub(super) fn related(service: &Service, look: Look<'_>) -> Element {
    let related = service.related.iter().filter_map(|id| look.service(id));
    let mut links: Vec<Element> =
        related.map(|other| el("li", "").child(sheet_link(other))).collect();
    let all = el("a", "").attr("href", "daftar.html").text(words::ALL_SERVICES);
    links.push(el("li", "").child(all));
    section("terkait", text::RELATED).child(el("ul", "plain").lines(links))
}
