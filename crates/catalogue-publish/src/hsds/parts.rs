//! What is nested in a `service`. Every id is made of the id of the service and a position, except
//! those of organizations, locations and terms: they are the same in every service.

use catalogue::{Fee, Kind, Requirement, Service};
use serde_json::{Value, json};

use super::taxonomy;
use super::uuid::uuid;
use crate::json::{list, object};
use crate::look::{
    Look, amount, basis, doubt, is_building, line_details, only_if, paragraph, under,
};
use crate::{text, words};

/// The UUID of the `n`th part of some kind of a service.
fn part(kind: &str, service: &Service, n: usize) -> Value {
    uuid(kind, &[&service.id, "/", &n.to_string()].concat()).into()
}

pub(super) fn area(service: &Service) -> Value {
    json!({ "id": part("service-area", service, 1), "name": words::REGENCY })
}

pub(super) fn language(service: &Service) -> Value {
    json!({ "id": part("language", service, 1), "name": words::LANGUAGE, "code": "id" })
}

pub(super) fn organization(service: &Service, look: Look<'_>) -> Value {
    let Some(agency) = look.agency(&service.agency) else { return Value::Null };
    let short = (agency.short_name != agency.name).then_some(agency.short_name.as_str());
    object([
        ("id", uuid("agency", &agency.id).into()),
        ("name", agency.name.as_str().into()),
        ("alternate_name", short.into()),
        ("description", text::agency_kind(agency.kind).into()),
    ])
}

pub(super) fn service_at_locations(service: &Service, look: Look<'_>) -> Value {
    let places = (1..).zip(&service.places).filter_map(|(n, at)| {
        let place = look.place(&at.at).filter(|place| is_building(place))?;
        let about = paragraph([Some(text::does(at.does).to_owned()), at.note.clone()]);
        let location = json!({
            "id": uuid("place", &place.id),
            "location_type": "physical",
            "name": place.name,
            "description": place.location,
        });
        let entry = json!({
            "id": part("service-at-location", service, n),
            "description": about,
            "location": location,
        });
        Some(entry)
    });
    list(places)
}

pub(super) fn cost_options(service: &Service) -> Value {
    let costs = (1..).zip(&service.fees).map(|(n, fee)| {
        object([
            ("id", part("cost", service, n)),
            ("valid_from", fee.since.as_deref().into()),
            ("option", fee.label.as_str().into()),
            ("currency", fee.amount.map(|_| "IDR").into()),
            ("amount", fee.amount.into()),
            ("amount_description", about_fee(fee, service).into()),
        ])
    });
    list(costs)
}

/// The amount in words too: without an amount it says that none is known.
fn about_fee(fee: &Fee, service: &Service) -> String {
    paragraph([
        Some(amount(fee)),
        only_if(&fee.only_if, service),
        basis(fee),
        fee.note.clone(),
        doubt(fee.unconfirmed.as_ref()),
    ])
}

pub(super) fn fee_in_words(fee: &Fee, service: &Service) -> String {
    [&fee.label, ": ", &about_fee(fee, service)].concat()
}

pub(super) fn required_documents(service: &Service, look: Look<'_>) -> Value {
    let lines = (1..).zip(&service.requirements).filter(|(_, line)| is_paper(line));
    let papers = lines.map(|(n, line)| {
        let details = line_details(line, service);
        let about = paragraph([Some(look.name(line)), (!details.is_empty()).then_some(details)]);
        object([("id", part("required-document", service, n)), ("document", about.into())])
    });
    list(papers)
}

fn is_paper(requirement: &Requirement) -> bool {
    matches!(requirement.kind, Kind::Document | Kind::Photo | Kind::Form)
}

pub(super) fn attributes(service: &Service, look: Look<'_>) -> Value {
    let events = look.life_events(&service.id).map(|event| {
        let words = event.words.join(", ");
        json!({
            "id": uuid("attribute", &[&service.id, "/", &event.id].concat()),
            "link_id": uuid("service", &service.id),
            "link_entity": "service",
            "taxonomy_term": {
                "id": uuid("life-event", &event.id),
                "code": event.id,
                "name": event.name,
                "description": under(&event.name, &words),
                "taxonomy": words::LIFE_EVENTS,
                "taxonomy_detail": taxonomy(),
                "language": "id",
            },
        })
    });
    list(events)
}
