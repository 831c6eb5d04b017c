//! schema.org vocabulary, version 30.0 (<https://schema.org/docs/releases.html>), as JSON-LD 1.1
//! (<https://www.w3.org/TR/json-ld11/>): one `GovernmentService` per service.
//!
//! - The agency is the provider; this site is only where the page about it stands. `url` and
//!   `mainEntityOfPage` are our page, and the page says that it is a guide.
//! - `inLanguage` and `dateModified` belong to the page: a service has neither in the vocabulary.
//! - An `Offer` stands for a fee with an amount. A fee that is not known is not an offer.
//! - No `serviceUrl`: no source gives the address of an online counter that we have seen working.

use catalogue::{AgencyKind, Fee, Place, Service, ServicePlace};
use catalogue_compiler::Compiled;
use serde_json::Value;

use crate::json::{list, object};
use crate::look::{Look, basis, doubt, is_building, iso_duration, only_if, paragraph};
use crate::{Site, text, words};

/// The object of one service, safe inside `<script type="application/ld+json">`.
#[must_use]
pub fn json_ld(service: &Service, compiled: &Compiled, site: Site<'_>) -> String {
    // `</script>` and `<!--` end or open something in HTML; in JSON both can be written without `<`.
    government_service(service, Look(compiled), site).to_string().replace('<', "\\u003c")
}

fn government_service(service: &Service, look: Look<'_>, site: Site<'_>) -> Value {
    let channels = service.places.iter().filter_map(|place| channel(place, service, look));
    let offers = service.fees.iter().filter_map(|fee| offer(fee, service));
    let related = service.related.iter().filter_map(|id| look.service(id));
    let events = look.life_events(&service.id).map(|event| event.name.as_str());
    object([
        ("@context", "https://schema.org".into()),
        ("@type", "GovernmentService".into()),
        ("@id", subject(&service.id, site).into()),
        ("name", service.name.as_str().into()),
        ("alternateName", list(service.popular_names.iter().map(String::as_str))),
        ("description", service.summary.as_str().into()),
        ("serviceType", list(events)),
        ("url", site.sheet(&service.id).into()),
        ("provider", provider(service, look)),
        ("areaServed", area()),
        ("availableChannel", list(channels)),
        ("offers", list(offers)),
        ("serviceOutput", thing(&service.product)),
        ("isRelatedTo", list(related.map(|other| reference(other, site)))),
        ("mainEntityOfPage", page(service, site)),
    ])
}

/// What the object is about. Not the address of the page: a page is not a service.
fn subject(service: &str, site: Site<'_>) -> String {
    site.sheet(service) + "#layanan"
}

fn provider(service: &Service, look: Look<'_>) -> Value {
    let Some(agency) = look.agency(&service.agency) else { return Value::Null };
    let class = match agency.kind {
        AgencyKind::Regency | AgencyKind::Central => "GovernmentOrganization",
        AgencyKind::StateCompany | AgencyKind::RegionalCompany | AgencyKind::Bank => "Organization",
    };
    let short = (agency.short_name != agency.name).then_some(agency.short_name.as_str());
    object([
        ("@type", class.into()),
        ("name", agency.name.as_str().into()),
        ("alternateName", short.into()),
    ])
}

fn area() -> Value {
    let province =
        object([("@type", "AdministrativeArea".into()), ("name", words::PROVINCE.into())]);
    object([
        ("@type", "AdministrativeArea".into()),
        ("name", words::REGENCY.into()),
        ("containedInPlace", province),
    ])
}

fn channel(at: &ServicePlace, service: &Service, look: Look<'_>) -> Option<Value> {
    let place = look.place(&at.at)?;
    let time = service.time.as_ref().and_then(iso_duration);
    let channel = object([
        ("@type", "ServiceChannel".into()),
        ("name", place.name.as_str().into()),
        ("description", paragraph([Some(text::does(at.does).to_owned()), at.note.clone()]).into()),
        ("serviceLocation", location(place)),
        ("processingTime", time.into()),
    ]);
    Some(channel)
}

fn location(place: &Place) -> Value {
    if !is_building(place) {
        return Value::Null;
    }
    object([
        ("@type", "Place".into()),
        ("name", place.name.as_str().into()),
        ("description", place.location.as_str().into()),
    ])
}

fn offer(fee: &Fee, service: &Service) -> Option<Value> {
    let about = paragraph([
        only_if(&fee.only_if, service),
        basis(fee),
        fee.note.clone(),
        doubt(fee.unconfirmed.as_ref()),
    ]);
    let offer = object([
        ("@type", "Offer".into()),
        ("name", fee.label.as_str().into()),
        ("description", about.into()),
        ("price", fee.amount?.into()),
        ("priceCurrency", "IDR".into()),
        ("validFrom", fee.since.clone().into()),
    ]);
    Some(offer)
}

fn thing(name: &str) -> Value {
    object([("@type", "Thing".into()), ("name", name.into())])
}

fn reference(service: &Service, site: Site<'_>) -> Value {
    object([
        ("@type", "GovernmentService".into()),
        ("@id", subject(&service.id, site).into()),
        ("name", service.name.as_str().into()),
        ("url", site.sheet(&service.id).into()),
    ])
}

fn page(service: &Service, site: Site<'_>) -> Value {
    let website = object([
        ("@type", "WebSite".into()),
        ("name", words::GUIDE.into()),
        ("url", site.base.into()),
        ("description", words::UNOFFICIAL.into()),
    ]);
    object([
        ("@type", "WebPage".into()),
        ("@id", site.sheet(&service.id).into()),
        ("name", service.name.as_str().into()),
        ("inLanguage", "id".into()),
        ("dateModified", service.check.compiled.as_str().into()),
        ("isPartOf", website),
    ])
}
