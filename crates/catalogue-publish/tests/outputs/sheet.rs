//! The static pages, natively.

use std::collections::BTreeSet;

use catalogue_publish::schema_org::json_ld;
use catalogue_publish::sheet::{index, sheet};

use crate::reader::{Page, html};
use crate::{SITE, compiled, ids, services};

fn page(text: &str) -> Page {
    html(text).unwrap_or_else(|problem| panic!("{problem}"))
}

fn check_page(page: &Page, base: &str) {
    let ids: Vec<&str> = page.tags.iter().filter_map(|tag| tag.attribute("id")).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "an id stands twice");
    let named = |name: &str| page.tags.iter().filter(|tag| tag.name == name).collect::<Vec<_>>();
    assert_eq!(named("base")[0].attribute("href"), Some(base));
    assert_eq!(named("html")[0].attribute("lang"), Some("id"));
    assert_eq!(named("h1").len(), 1);
    assert!(named("style").is_empty());
    for tag in &page.tags {
        let is_inline = |(key, _): &(String, String)| key == "style" || key.starts_with("on");
        assert!(!tag.attributes.iter().any(is_inline), "{tag:?}");
        let labelled = tag.attribute("aria-labelledby");
        assert!(labelled.is_none_or(|id| ids.contains(&id)), "{tag:?}");
    }
    let levels = page.tags.iter().filter_map(|tag| match tag.name.as_str() {
        "h1" => Some(1),
        "h2" => Some(2),
        "h3" => Some(3),
        _ => None,
    });
    levels.fold(0, |last, level| {
        assert!(level <= last + 1, "a heading of level {level} after {last}");
        level
    });
}

/// Links inside the site lead to pages that exist.
fn check_links(page: &Page) {
    let ids = ids();
    let links = page.tags.iter().filter(|tag| tag.name == "a");
    for href in links.filter_map(|tag| tag.attribute("href")) {
        let is_known = match href.split(['/', '#']).collect::<Vec<_>>().as_slice() {
            ["lembar", file] => file.strip_suffix(".html").is_some_and(|id| ids.contains(id)),
            ["layanan", id] => ids.contains(id),
            ["daftar.html"] | [".", ""] => true,
            ["daftar.html", agency] => agency.starts_with("instansi-"),
            ["https:" | "http:", ..] => true,
            _ => false,
        };
        assert!(is_known, "{href}");
    }
}

#[test]
fn every_sheet_is_whole() {
    for service in services() {
        let page = page(&sheet(service, compiled(), SITE));
        check_page(&page, "../");
        check_links(&page);
        assert_eq!(page.scripts, [json_ld(service, compiled(), SITE)]);
        let boxes = page.tags.iter().filter(|tag| tag.attribute("type") == Some("checkbox"));
        assert_eq!(boxes.count(), service.requirements.len());
    }
}

/// Everything of the record and of its sources can be read.
#[test]
fn every_sheet_says_everything() {
    for service in services() {
        let text = page(&sheet(service, compiled(), SITE)).text;
        let says = |what: &str| assert!(text.contains(what), "{}: {what}", service.id);
        for what in [&service.name, &service.summary, &service.product] {
            says(what);
        }
        service.popular_names.iter().chain(&service.legal_basis).for_each(|what| says(what));
        for line in &service.requirements {
            let texts = [&line.text, &line.note, &line.why, &line.unconfirmed, &line.form];
            texts.into_iter().flatten().for_each(|what| says(what));
            for (count, word) in [(line.copies, "fotokopi "), (line.original, "")] {
                count.filter(|n| *n > 0).iter().for_each(|n| says(&format!("{word}{n}")));
            }
        }
        let only_if = service.requirements.iter().filter(|line| !line.only_if.is_always()).count()
            + service.steps.iter().filter(|step| !step.only_if.is_always()).count()
            + service.fees.iter().filter(|fee| !fee.only_if.is_always()).count();
        assert!(text.matches("Hanya jika ").count() >= only_if, "{}", service.id);
        service.steps.iter().for_each(|step| says(&step.text));
        for fee in &service.fees {
            let texts = [&fee.basis, &fee.note, &fee.unconfirmed];
            texts.into_iter().flatten().for_each(|what| says(what));
            says(&fee.label);
        }
        for source in &compiled().evidence[&service.id].sources {
            says(&source.title);
        }
    }
}

#[test]
fn text_from_the_source_cannot_become_markup() {
    let mut compiled = compiled().clone();
    let evil = "<img src=x onerror=alert(1)>\" onclick=\"alert(1) & '</script>";
    let service = &mut compiled.file.services[0];
    service.name = evil.to_owned();
    service.summary = evil.to_owned();
    service.requirements[0].text = Some(evil.to_owned());
    service.requirements[0].note = Some(evil.to_owned());
    let service = compiled.file.services[0].clone();
    let page = page(&sheet(&service, &compiled, SITE));
    check_page(&page, "../");
    assert!(page.tags.iter().all(|tag| tag.name != "img"));
    assert_eq!(page.text.matches(evil).count(), 5, "title, heading, lead, line and note");
}

#[test]
fn the_list_holds_every_service() {
    let page = page(&index(compiled(), SITE));
    check_page(&page, "./");
    check_links(&page);
    let links: BTreeSet<&str> = page.tags.iter().filter_map(|tag| tag.attribute("href")).collect();
    for service in services() {
        assert!(links.contains(format!("lembar/{}.html", service.id).as_str()), "{}", service.id);
    }
}
