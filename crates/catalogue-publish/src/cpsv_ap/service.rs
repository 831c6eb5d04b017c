//! The nodes of one service.

use catalogue::{Fee, Kind, Requirement, Service, ServicePlace, Step};
use serde_json::Value;

use super::{AREA, CURRENCY, DATASET, LANGUAGE, at, parts};
use crate::json::{list, object};
use crate::look::{Look, amount, basis, doubt, iso_duration, line_details, only_if, paragraph};
use crate::text;

pub(super) fn nodes(service: &Service, look: Look<'_>) -> Vec<Value> {
    let mut nodes = vec![public_service(service, look), output(service)];
    let requirements = numbered(&service.requirements);
    nodes.extend(requirements.map(|(n, line)| requirement(n, line, service, look)));
    nodes.extend(
        numbered(&service.places).filter_map(|(n, place)| channel(n, place, service, look)),
    );
    nodes.extend(numbered(&service.steps).map(|(n, step)| rule(n, step, service)));
    nodes.extend(numbered(&service.fees).map(|(n, fee)| cost(n, fee, service)));
    nodes
}

/// From 1, as the ids on the sheet.
fn numbered<T>(lines: &[T]) -> impl Iterator<Item = (usize, &T)> {
    (1..).zip(lines)
}

/// The address of a line on the sheet: `lembar/kia.html#syarat-1`.
fn line(service: &Service, part: &str) -> String {
    ["lembar/", &service.id, ".html#", part].concat()
}

fn identifier(service: &Service, part: &str) -> Value {
    [&service.id, "/", part].concat().into()
}

fn part(name: &str, n: usize) -> String {
    [name, "-", &n.to_string()].concat()
}

/// Something that can be handed over or shown.
fn is_evidence(requirement: &Requirement) -> bool {
    matches!(requirement.kind, Kind::Document | Kind::Photo | Kind::Form)
}

fn public_service(service: &Service, look: Look<'_>) -> Value {
    let lines = |name, n: usize| list((1..=n).map(|n| line(service, &part(name, n))));
    let requirements = |wanted: bool| {
        let fitting = numbered(&service.requirements).filter(|(_, r)| is_evidence(r) == wanted);
        list(fitting.map(|(n, _)| line(service, &part("syarat", n))))
    };
    let mut types: Vec<String> = Vec::new();
    for id in service.requirements.iter().filter(|r| is_evidence(r)).flat_map(|r| &r.documents) {
        let document = parts::document(id);
        if !types.contains(&document) {
            types.push(document);
        }
    }
    let replaced = service.replaced_by.as_deref().map(at);
    object([
        ("@id", at(&service.id).into()),
        ("@type", "cpsv:PublicService".into()),
        ("dct:identifier", service.id.as_str().into()),
        ("dct:title", service.name.as_str().into()),
        ("dct:description", service.summary.as_str().into()),
        ("dcat:keyword", list(service.popular_names.iter().map(String::as_str))),
        ("dct:language", LANGUAGE.into()),
        ("dct:spatial", AREA.into()),
        ("dct:isPartOf", DATASET.into()),
        ("dct:modified", service.check.compiled.as_str().into()),
        ("cv:hasCompetentAuthority", parts::agency(&service.agency).into()),
        ("cv:isGroupedBy", list(look.life_events(&service.id).map(|e| parts::life_event(&e.id)))),
        ("cv:processingTime", service.time.as_ref().and_then(iso_duration).into()),
        ("cpsv:hasInput", requirements(true)),
        ("cv:hasInputType", list(types)),
        ("cv:holdsRequirement", requirements(false)),
        ("cv:hasChannel", lines("tempat", service.places.len())),
        ("cpsv:follows", lines("langkah", service.steps.len())),
        ("cv:hasCost", lines("biaya", service.fees.len())),
        ("cpsv:produces", line(service, "produk").into()),
        ("cv:hasLegalResource", rules(service)),
        ("cv:relatedService", list(service.related.iter().map(|id| at(id)))),
        ("dct:isReplacedBy", replaced.into()),
    ])
}

fn rules(service: &Service) -> Value {
    let mut rules: Vec<String> = Vec::new();
    for rule in service.legal_basis.iter().map(|rule| parts::legal_resource(rule)) {
        if !rules.contains(&rule) {
            rules.push(rule);
        }
    }
    list(rules)
}

fn requirement(n: usize, record: &Requirement, service: &Service, look: Look<'_>) -> Value {
    let part = part("syarat", n);
    let is_evidence = is_evidence(record);
    let types = record.documents.iter().filter(|_| is_evidence).map(|id| parts::document(id));
    object([
        ("@id", line(service, &part).into()),
        ("@type", if is_evidence { "cv:Evidence" } else { "cv:Requirement" }.into()),
        ("dct:identifier", identifier(service, &part)),
        ("dct:title", look.name(record).into()),
        ("dct:description", line_details(record, service).into()),
        ("dct:conformsTo", list(types)),
    ])
}

fn channel(n: usize, at: &ServicePlace, service: &Service, look: Look<'_>) -> Option<Value> {
    let place = look.place(&at.at)?;
    let part = part("tempat", n);
    let about = paragraph([
        Some([&place.name, ": ", text::does(at.does)].concat()),
        Some(place.location.clone()),
        at.note.clone(),
    ]);
    let channel = object([
        ("@id", line(service, &part).into()),
        ("@type", "cv:Channel".into()),
        ("dct:identifier", identifier(service, &part)),
        ("dct:description", about.into()),
        // An address in full: elsewhere `dct:type` need not be one.
        ("dct:type", object([("@id", parts::place_kind(place.kind).into())])),
    ]);
    Some(channel)
}

fn rule(n: usize, step: &Step, service: &Service) -> Value {
    let part = part("langkah", n);
    let about = paragraph([only_if(&step.only_if, service), Some(step.text.clone())]);
    object([
        ("@id", line(service, &part).into()),
        ("@type", "cpsv:Rule".into()),
        ("dct:identifier", identifier(service, &part)),
        ("dct:title", [text::PROCEDURE, ", ", &n.to_string()].concat().into()),
        ("dct:description", about.into()),
    ])
}

fn cost(n: usize, fee: &Fee, service: &Service) -> Value {
    let part = part("biaya", n);
    let about = paragraph([
        Some([&fee.label, ": ", &amount(fee)].concat()),
        only_if(&fee.only_if, service),
        basis(fee),
        fee.note.clone(),
        doubt(fee.unconfirmed.as_ref()),
    ]);
    object([
        ("@id", line(service, &part).into()),
        ("@type", "cv:Cost".into()),
        ("dct:identifier", identifier(service, &part)),
        ("dct:description", about.into()),
        ("cv:hasValue", fee.amount.into()),
        ("cv:currency", fee.amount.map(|_| CURRENCY).into()),
    ])
}

fn output(service: &Service) -> Value {
    let validity = service.validity.as_ref();
    let validity = validity.map(|validity| text::PRODUCT_VALIDITY.to_owned() + validity);
    object([
        ("@id", line(service, "produk").into()),
        ("@type", "cv:Output".into()),
        ("dct:identifier", identifier(service, "produk")),
        ("dct:title", service.product.as_str().into()),
        ("dct:description", validity.into()),
    ])
}
