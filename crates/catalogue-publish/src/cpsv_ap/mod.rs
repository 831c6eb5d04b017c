//! CPSV-AP 3.2.0, the Core Public Service Vocabulary Application Profile of the European Commission
//! (<https://semiceu.github.io/CPSV-AP/releases/3.2.0/>), as JSON-LD 1.1: the whole catalogue as one
//! graph that carries its own context, so nothing is fetched to read it.
//!
//! - Every address of a service and its parts opens the sheet at that line; addresses under `id/` are
//!   names only.
//! - A line that can be handed over (paper, photo, form) is `Evidence`, every other line a
//!   `Requirement`. Shared papers are `EvidenceType`s; a line that takes any one of several conforms to
//!   all of them and says so in its title.
//! - The profile calls every provider a `PublicOrganisation`, banks and companies too.
//! - Steps are `Rule`s: the profile has no class for them.
//! - That the data set is a guide and whose it is stands on the `Dataset`.

mod parts;
mod service;

use std::collections::BTreeSet;

use catalogue::{Agency, Document, PlaceKind};
use catalogue_compiler::Compiled;
use serde_json::{Value, json};

use crate::json::{list, object};
use crate::look::Look;
use crate::{Site, text, words};

const AREA: &str = "id/wilayah/bojonegoro";
const DATASET: &str = "id/katalog";
const GUIDE: &str = "id/loket";
const CURRENCY: &str = "http://publications.europa.eu/resource/authority/currency/IDR";
const LANGUAGE: &str = "http://publications.europa.eu/resource/authority/language/IND";

/// The graph, one node a line.
#[must_use]
pub fn graph(compiled: &Compiled, site: Site<'_>) -> String {
    let look = Look(compiled);
    let mut nodes = vec![dataset(look)];
    nodes.extend(fixed());
    nodes.extend(agencies(look).map(parts::organisation));
    nodes.extend(documents(look).map(parts::evidence_type));
    nodes.extend(look.0.file.life_events.iter().map(parts::event));
    nodes.extend(legal_resources(look));
    for record in look.services() {
        nodes.extend(service::nodes(record, look));
    }
    let lines: Vec<String> = nodes.iter().map(Value::to_string).collect();
    let context = context(site).to_string();
    ["{\"@context\":", &context, ",\n\"@graph\":[\n", &lines.join(",\n"), "\n]}\n"].concat()
}

/// Where a service stands, relative to the base.
fn at(service: &str) -> String {
    ["lembar/", service, ".html#layanan"].concat()
}

fn context(site: Site<'_>) -> Value {
    let mut context = json!({
        "@base": site.base,
        "adms": "http://www.w3.org/ns/adms#",
        "cpsv": "http://purl.org/vocab/cpsv#",
        "cv": "http://data.europa.eu/m8g/",
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "eli": "http://data.europa.eu/eli/ontology#",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "org": "http://www.w3.org/ns/org#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "cv:hasValue": { "@type": "xsd:double" },
        "cv:processingTime": { "@type": "xsd:duration" },
        "dct:modified": { "@type": "xsd:date" },
    });
    for term in ["dcat:keyword", "dct:description", "dct:title", "skos:prefLabel"] {
        context[term] = json!({ "@language": "id" });
    }
    for term in LINKS {
        context[term] = json!({ "@type": "@id" });
    }
    context
}

/// Properties whose values are addresses.
const LINKS: [&str; 22] = [
    "cpsv:follows",
    "cpsv:hasInput",
    "cpsv:produces",
    "cv:currency",
    "cv:hasChannel",
    "cv:hasCompetentAuthority",
    "cv:hasCost",
    "cv:hasInputType",
    "cv:hasLegalResource",
    "cv:hasRelatedService",
    "cv:holdsRequirement",
    "cv:isGroupedBy",
    "cv:relatedService",
    "dcat:landingPage",
    "dct:conformsTo",
    "dct:hasPart",
    "dct:isPartOf",
    "dct:isReplacedBy",
    "dct:language",
    "dct:license",
    "dct:publisher",
    "dct:spatial",
];

fn dataset(look: Look<'_>) -> Value {
    object([
        ("@id", DATASET.into()),
        ("@type", "dcat:Dataset".into()),
        ("dct:title", words::GUIDE.into()),
        ("dct:description", words::UNOFFICIAL.into()),
        ("dct:publisher", GUIDE.into()),
        ("dct:license", "https://creativecommons.org/licenses/by/4.0/".into()),
        ("dct:modified", look.0.file.compiled.as_str().into()),
        ("dct:spatial", AREA.into()),
        ("dcat:landingPage", "daftar.html".into()),
        ("dct:hasPart", list(look.services().iter().map(|service| at(&service.id)))),
    ])
}

/// What every node may name, and the kinds of place.
fn fixed() -> Vec<Value> {
    let mut nodes = vec![
        json!({ "@id": "daftar.html", "@type": "foaf:Document" }),
        json!({
            "@id": GUIDE,
            "@type": "foaf:Agent",
            "dct:identifier": "loket",
            "dct:title": words::GUIDE,
            "dct:description": words::UNOFFICIAL,
        }),
        json!({ "@id": AREA, "@type": "dct:Location", "skos:prefLabel": words::REGENCY }),
        json!({ "@id": LANGUAGE, "@type": "dct:LinguisticSystem" }),
        json!({ "@id": CURRENCY, "@type": "skos:Concept", "skos:notation": "IDR" }),
    ];
    nodes.extend(PlaceKind::ALL.iter().map(|kind| {
        json!({
            "@id": parts::place_kind(*kind),
            "@type": "skos:Concept",
            "skos:prefLabel": text::place_kind(*kind),
        })
    }));
    nodes
}

/// Those that offer a service.
fn agencies(look: Look<'_>) -> impl Iterator<Item = &Agency> {
    let agencies = look.0.file.agencies.iter();
    agencies.filter(move |agency| look.services().iter().any(|service| service.agency == agency.id))
}

/// Those that a service asks for.
fn documents(look: Look<'_>) -> impl Iterator<Item = &Document> {
    let lines = look.services().iter().flat_map(|service| &service.requirements);
    let named: BTreeSet<&str> =
        lines.flat_map(|line| &line.documents).map(String::as_str).collect();
    look.0.file.documents.iter().filter(move |document| named.contains(document.id.as_str()))
}

/// Rules are only texts in the source; the same text is the same rule.
fn legal_resources(look: Look<'_>) -> impl Iterator<Item = Value> {
    let rules: BTreeSet<&str> = look
        .services()
        .iter()
        .flat_map(|service| &service.legal_basis)
        .map(String::as_str)
        .collect();
    let mut seen = BTreeSet::new();
    rules.into_iter().filter_map(move |rule| {
        let id = parts::legal_resource(rule);
        seen.insert(id.clone())
            .then(|| json!({ "@id": id, "@type": "eli:LegalResource", "dct:title": rule }))
    })
}
