//! Every output for the real catalogue, checked natively: nothing is lost, nothing is empty, everything
//! that is named exists. What the outputs are to others is checked by `tests/formats` in Node.

mod cpsv_ap;
mod csv;
mod hsds;
mod reader;
mod schema;
mod schema_org;
mod sheet;
mod write;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

use catalogue::Service;
use catalogue_compiler::{Compiled, compile, read_folder};
use catalogue_publish::Site;
use serde_json::Value;

const SITE: Site<'static> = Site { base: "https://example.org/", stylesheet: "app.css" };

/// The real catalogue, compiled once.
fn compiled() -> &'static Compiled {
    static COMPILED: OnceLock<Compiled> = OnceLock::new();
    COMPILED.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
        compile(read_folder(&folder).expect("data/ can be read")).expect("data/ compiles")
    })
}

fn services() -> &'static [Service] {
    &compiled().file.services
}

fn ids() -> BTreeSet<&'static str> {
    services().iter().map(|service| service.id.as_str()).collect()
}

/// Every amount of the catalogue, in order.
fn amounts() -> Vec<u64> {
    let fees = services().iter().flat_map(|service| &service.fees);
    fees.filter_map(|fee| fee.amount).map(u64::from).collect()
}

/// Fails at a value that says nothing.
fn no_empty_values(value: &Value, path: &str) {
    let is_empty = match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(values) => values.is_empty(),
        Value::Object(entries) => entries.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    };
    assert!(!is_empty, "empty: {path}");
    match value {
        Value::Array(values) => values
            .iter()
            .enumerate()
            .for_each(|(n, value)| no_empty_values(value, &format!("{path}/{n}"))),
        Value::Object(entries) => {
            entries.iter().for_each(|(key, value)| no_empty_values(value, &format!("{path}/{key}")))
        }
        _ => {}
    }
}

#[test]
fn an_empty_value_would_be_found() {
    let value = serde_json::json!({ "a": [{ "b": "" }] });
    assert!(std::panic::catch_unwind(|| no_empty_values(&value, "")).is_err());
}
