//! What several services share: organisations, kinds of evidence, events, rules.

use catalogue::{Agency, Document, LifeEvent, PlaceKind};
use serde_json::{Value, json};

use super::{AREA, at};
use crate::json::{list, object};

pub(super) fn agency(id: &str) -> String {
    "daftar.html#instansi-".to_owned() + id
}

pub(super) fn document(id: &str) -> String {
    "id/dokumen/".to_owned() + id
}

pub(super) fn life_event(id: &str) -> String {
    "id/peristiwa/".to_owned() + id
}

pub(super) fn place_kind(kind: PlaceKind) -> String {
    "id/jenis-tempat/".to_owned() + PlaceKind::WORDS[kind as usize]
}

/// "UU 24/2013 pasal 79A" → `id/aturan/uu-24-2013-pasal-79a`.
pub(super) fn legal_resource(rule: &str) -> String {
    let letters = rule.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' });
    let words: String = letters.flat_map(char::to_lowercase).collect();
    "id/aturan/".to_owned() + &words.split_whitespace().collect::<Vec<_>>().join("-")
}

pub(super) fn organisation(record: &Agency) -> Value {
    let short = (record.short_name != record.name).then_some(record.short_name.as_str());
    object([
        ("@id", agency(&record.id).into()),
        ("@type", "cv:PublicOrganisation".into()),
        ("dct:identifier", record.id.as_str().into()),
        ("skos:prefLabel", record.name.as_str().into()),
        ("dct:title", short.into()),
        ("dct:spatial", AREA.into()),
    ])
}

pub(super) fn evidence_type(record: &Document) -> Value {
    object([
        ("@id", document(&record.id).into()),
        ("@type", "cv:EvidenceType".into()),
        ("dct:identifier", record.id.as_str().into()),
        ("dct:title", record.name.as_str().into()),
        ("dct:description", record.obtain.as_deref().into()),
    ])
}

pub(super) fn event(record: &LifeEvent) -> Value {
    object([
        ("@id", life_event(&record.id).into()),
        // Both: a validator without the vocabulary does not know that one is a kind of the other.
        ("@type", json!(["cv:Event", "cv:LifeEvent"])),
        ("dct:identifier", record.id.as_str().into()),
        ("dct:title", record.name.as_str().into()),
        ("cv:hasRelatedService", list(record.services.iter().map(|id| at(id)))),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_have_readable_names() {
        assert_eq!(legal_resource("UU 24/2013 pasal 79A"), "id/aturan/uu-24-2013-pasal-79a");
        assert_eq!(
            legal_resource("UU 23/2006 jo. UU 24/2013"),
            "id/aturan/uu-23-2006-jo-uu-24-2013"
        );
    }
}
