//! What to bring: every line with its box, its condition written out, and where a missing paper is made.

use catalogue::{Document, Requirement, Service};

use super::{doubt_view, line_id, sheet_link};
use crate::html::{Element, el};
use crate::look::{Look, only_if};
use crate::{text, words};

pub(super) fn requirements(service: &Service, look: Look<'_>) -> Element {
    let head = el("div", "ticket__head")
        .child(el("h2", "ticket__title").attr("id", "syarat").text(text::REQUIREMENTS));
    let lines = (1..).zip(&service.requirements);
    let list = el("ul", "lines").lines(lines.map(|(n, line)| line_view(n, line, service, look)));
    let foot = el("div", "ticket__foot").child(el("p", "hint").text(words::TICKS));
    el("section", "ticket").attr("aria-labelledby", "syarat").lines([head, list, foot])
}

fn line_view(n: usize, line: &Requirement, service: &Service, look: Look<'_>) -> Element {
    let condition = only_if(&line.only_if, service);
    let condition = condition.map(|condition| el("span", "line__if").text(&condition).text(" "));
    let form = line.form.iter().map(|form| text::FORM.to_owned() + form);
    let badges = text::counts(line).into_iter().chain(form);
    let badges: Vec<Element> = badges.map(|badge| el("span", "badge").text(&badge)).collect();
    let name = el("span", "line__name").text(&look.name(line)).text(" ");
    let words = el("span", "")
        .children(condition)
        .child(name)
        .children((!badges.is_empty()).then(|| spaced(el("span", "line__badges"), badges)));
    let main = el("label", "line__main")
        .child(el("input", "line__box").attr("type", "checkbox"))
        .text(" ")
        .child(words);
    let details = details(line, service, look);
    el("li", "line")
        .attr("id", &line_id("syarat", n))
        .child(main)
        .children((!details.is_empty()).then(|| el("div", "line__details").children(details)))
}

/// Side by side, with a space between for those who hear or copy them.
fn spaced(into: Element, children: Vec<Element>) -> Element {
    let mut children = children.into_iter();
    let first = into.children(children.next());
    children.fold(first, |into, child| into.text(" ").child(child))
}

fn details(line: &Requirement, service: &Service, look: Look<'_>) -> Vec<Element> {
    let say = |text: &str| el("p", "").text(text);
    let mut details = Vec::new();
    if let Some(handling) = line.handling.filter(|_| line.original.is_some()) {
        details.push(say(text::handling(handling)));
    }
    details.extend(line.max_age_days.map(|days| say(&text::max_age(days))));
    details.extend(line.note.as_deref().map(say));
    details.extend(line.why.as_ref().map(|why| say(&[text::WHY, why].concat())));
    let documents = look.documents(line);
    let is_one_of_several = documents.len() > 1;
    details.extend(
        documents
            .into_iter()
            .filter_map(|document| obtain(document, is_one_of_several, service, look)),
    );
    details.extend(doubt_view(line.unconfirmed.as_ref()));
    details
}

/// "Belum punya? Buat di Polsek terdekat. Penerbitan SKTLK"
fn obtain(
    document: &Document,
    is_one_of_several: bool,
    service: &Service,
    look: Look<'_>,
) -> Option<Element> {
    let issuing = document.from_service.as_ref().filter(|id| **id != service.id);
    let issuing = issuing.and_then(|id| look.service(id));
    if document.obtain.is_none() && issuing.is_none() {
        return None;
    }
    let name = is_one_of_several.then_some(document.name.as_str());
    let how = document.obtain.as_deref().unwrap_or_default();
    let sentence = [&text::obtain(name), how].concat();
    let view = el("p", "").text(sentence.trim_end());
    Some(match issuing {
        Some(issuing) => view.text(" ").child(sheet_link(issuing)),
        None => view,
    })
}
