//! HSDS 3.0, the Human Services Data Specification of Open Referral
//! (<https://docs.openreferral.org/en/3.0/>): one `service` object per service, with organization,
//! places, costs, required documents and life events nested in it.
//!
//! - Places are named where there is a building to go to. They carry no address: the specification
//!   wants street, town and postal code, and no source gives all three.
//! - No schedules and no phones: opening hours and numbers are not known.
//! - `alert` says who has confirmed the record, or that nobody has: it is what programs show first.
//! - Lines that are no paper stand in words: what must be true under `eligibility_description`, what to
//!   do or know in front of the steps in `application_process`.

mod parts;
mod uuid;

use catalogue::{Kind, Requirement, Service};
use catalogue_compiler::Compiled;
use serde_json::{Value, json};

use crate::json::{list, object, pretty};
use crate::look::{Look, check, line_details, only_if, paragraph, under};
use crate::{Site, format, text, words};
use uuid::uuid;

/// The `service` object of one service.
#[must_use]
pub fn service(service: &Service, compiled: &Compiled, site: Site<'_>) -> String {
    pretty(&record(service, Look(compiled), site))
}

/// All services as one page of the `service_list` that an HSDS interface answers with.
#[must_use]
pub fn service_list(compiled: &Compiled, site: Site<'_>) -> String {
    let look = Look(compiled);
    let n = look.services().len();
    let page = json!({
        "total_items": n,
        "total_pages": 1,
        "page_number": 1,
        "size": n,
        "first_page": true,
        "last_page": true,
        "empty": n == 0,
        "contents": list(look.services().iter().map(|service| record(service, look, site))),
    });
    pretty(&page)
}

fn record(service: &Service, look: Look<'_>, site: Site<'_>) -> Value {
    let status = if service.replaced_by.is_some() { "defunct" } else { "active" };
    let confirmed_on = service.check.confirmed_on.as_deref();
    object([
        ("id", uuid("service", &service.id).into()),
        ("name", service.name.as_str().into()),
        ("alternate_name", service.popular_names.join(", ").into()),
        ("description", description(service).into()),
        ("url", site.sheet(&service.id).into()),
        ("status", status.into()),
        ("application_process", application_process(service, look).into()),
        ("fees_description", fees_description(service).into()),
        ("eligibility_description", lines(service, look, is_condition).into()),
        ("assured_date", confirmed_on.into()),
        ("alert", check(service).into()),
        // The source dates days; a day begins at midnight in Bojonegoro.
        ("last_modified", (service.check.compiled.clone() + "T00:00:00+07:00").into()),
        ("service_areas", list([parts::area(service)])),
        ("service_at_locations", parts::service_at_locations(service, look)),
        ("languages", list([parts::language(service)])),
        ("organization", parts::organization(service, look)),
        ("cost_options", parts::cost_options(service)),
        ("required_documents", parts::required_documents(service, look)),
        ("attributes", parts::attributes(service, look)),
    ])
}

fn description(service: &Service) -> String {
    let validity = service.validity.as_ref();
    paragraph([
        Some(service.summary.clone()),
        Some(under(text::PRODUCT, &service.product)),
        validity.map(|validity| text::PRODUCT_VALIDITY.to_owned() + validity),
    ])
}

fn is_condition(requirement: &Requirement) -> bool {
    requirement.kind == Kind::Condition
}

/// Nothing to hand over: to be there, to pay first, to bring a vehicle, to know a number.
fn is_act(requirement: &Requirement) -> bool {
    match requirement.kind {
        Kind::Presence | Kind::Vehicle | Kind::Payment | Kind::Data => true,
        Kind::Document | Kind::Photo | Kind::Form | Kind::Condition => false,
    }
}

/// The lines of some kinds in words, one a line.
fn lines(service: &Service, look: Look<'_>, is_wanted: fn(&Requirement) -> bool) -> String {
    let wanted = service.requirements.iter().filter(|requirement| is_wanted(requirement));
    let lines = wanted.map(|requirement| {
        let details = line_details(requirement, service);
        paragraph([Some(look.name(requirement)), (!details.is_empty()).then_some(details)])
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn application_process(service: &Service, look: Look<'_>) -> String {
    let mut process: Vec<String> = Vec::new();
    let acts = lines(service, look, is_act);
    if !acts.is_empty() {
        process.push(under(text::REQUIREMENTS, &acts));
    }
    process.extend((1..).zip(&service.steps).map(|(n, step)| {
        let step = paragraph([only_if(&step.only_if, service), Some(step.text.clone())]);
        [&n.to_string(), ". ", &step].concat()
    }));
    process.push(under(text::TIME, &time(service)));
    process.push(under(text::COMPLAINT, look.complaint(service)));
    process.join("\n")
}

fn time(service: &Service) -> String {
    let Some(time) = &service.time else { return text::TIME_UNKNOWN.to_owned() };
    paragraph([
        Some(format::duration(time)),
        time.from.as_ref().map(|from| text::TIME_FROM.to_owned() + from),
        time.note.clone(),
        crate::look::doubt(time.unconfirmed.as_ref()),
    ])
}

fn fees_description(service: &Service) -> String {
    if service.fees.is_empty() {
        return text::FEE_UNKNOWN.to_owned();
    }
    let fees = service.fees.iter().map(|fee| parts::fee_in_words(fee, service));
    fees.collect::<Vec<_>>().join("\n")
}

fn taxonomy() -> Value {
    json!({
        "id": uuid("taxonomy", "life-events"),
        "name": words::LIFE_EVENTS,
        "description": words::LIFE_EVENTS_ABOUT,
    })
}
