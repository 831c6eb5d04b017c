//! HSDS, natively.

use std::collections::BTreeMap;

use catalogue_publish::hsds::{service, service_list};
use serde_json::Value;

use crate::{SITE, amounts, compiled, no_empty_values, services};

fn list() -> Vec<Value> {
    let page: Value = serde_json::from_str(&service_list(compiled(), SITE)).expect("JSON");
    assert_eq!(page["total_items"], services().len());
    page["contents"].as_array().expect("services").clone()
}

fn nested<'a>(record: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    record[key].as_array().into_iter().flatten()
}

/// Every object with an id.
fn objects<'a>(value: &'a Value, into: &mut Vec<&'a Value>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| objects(value, into)),
        Value::Object(entries) => {
            if entries.contains_key("id") {
                into.push(value);
            }
            entries.values().for_each(|value| objects(value, into));
        }
        _ => {}
    }
}

#[test]
fn every_service_stands_in_it() {
    for (record, source) in list().iter().zip(services()) {
        no_empty_values(record, &source.id);
        assert_eq!(record["name"], source.name);
        assert_eq!(
            record["description"].as_str().map(|s| s.starts_with(&source.summary)),
            Some(true)
        );
        let alone: Value = serde_json::from_str(&service(source, compiled(), SITE)).expect("JSON");
        assert_eq!(*record, alone);
    }
}

/// An id is a name for one thing: two things never share it, and one thing is everywhere the same.
#[test]
fn ids_name_one_thing() {
    let list = list();
    let mut found = Vec::new();
    list.iter().for_each(|record| objects(record, &mut found));
    let mut known: BTreeMap<&str, &Value> = BTreeMap::new();
    for object in found {
        let id = object["id"].as_str().expect("a text");
        assert_eq!(id.len(), 36);
        assert_eq!((&id[14..15], id[19..20].contains(['8', '9', 'a', 'b'])), ("8", true), "{id}");
        let first = known.entry(id).or_insert(object);
        assert_eq!(*first, object, "{id} names two things");
    }
    assert!(known.len() > services().len() * 4);
}

#[test]
fn amounts_are_the_same() {
    let list = list();
    let costs = list.iter().flat_map(|record| nested(record, "cost_options"));
    let values: Vec<u64> = costs.filter_map(|cost| cost["amount"].as_u64()).collect();
    assert_eq!(values, amounts());
}

#[test]
fn no_line_of_the_requirements_is_lost() {
    for (record, source) in list().iter().zip(services()) {
        let papers = nested(record, "required_documents").count();
        let lines = |key: &str| record[key].as_str().map_or(0, |text| text.lines().count());
        // Beside the acts, the process holds the steps, the time and where to complain.
        let acts = lines("application_process") - source.steps.len() - 2;
        let conditions = lines("eligibility_description");
        assert_eq!(papers + acts + conditions, source.requirements.len(), "{}", source.id);
    }
}
