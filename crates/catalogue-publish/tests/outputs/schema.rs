//! The JSON Schema against the types, against the file that is committed, and against every record.

use std::fs;
use std::path::PathBuf;

use catalogue::{AgencyKind, Does, Grade, Handling, Kind, PlaceKind, TimeUnit};
use catalogue_compiler::records;
use catalogue_publish::schema::schema;
use serde_json::Value;

use crate::compiled;

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../catalogue/schema/catalogue.schema.json")
}

fn read() -> Value {
    serde_json::from_str(&schema().expect("record.rs is understood")).expect("JSON")
}

/// `LOKET_BLESS=1 cargo test -p catalogue-publish` rewrites the file.
#[test]
fn the_committed_file_is_the_generated_one() {
    let schema = schema().expect("record.rs is understood");
    if std::env::var_os("LOKET_BLESS").is_some() {
        fs::create_dir_all(path().parent().expect("a folder")).expect("the folder can be made");
        fs::write(path(), &schema).expect("the schema can be written");
    }
    let committed = fs::read_to_string(path()).unwrap_or_default();
    assert!(committed == schema, "run LOKET_BLESS=1 cargo test -p catalogue-publish");
}

#[test]
fn words_are_those_of_the_enums() {
    let schema = read();
    for (name, words) in [
        ("AgencyKind", AgencyKind::WORDS),
        ("Does", Does::WORDS),
        ("Grade", Grade::WORDS),
        ("Handling", Handling::WORDS),
        ("Kind", Kind::WORDS),
        ("PlaceKind", PlaceKind::WORDS),
        ("TimeUnit", TimeUnit::WORDS),
    ] {
        assert_eq!(schema["$defs"][name]["enum"], serde_json::json!(words), "{name}");
    }
}

/// What a value breaks. Knows just the keywords that the schema uses, and no others.
fn problems(value: &Value, schema: &Value, root: &Value, path: &str, into: &mut Vec<String>) {
    for (keyword, rule) in schema.as_object().into_iter().flatten() {
        let fits = match keyword.as_str() {
            "$ref" => {
                let name = rule.as_str().and_then(|name| name.strip_prefix("#/$defs/"));
                let target = name.and_then(|name| root["$defs"].get(name));
                let target = target.unwrap_or_else(|| panic!("no {rule}"));
                problems(value, target, root, path, into);
                true
            }
            "type" => match rule.as_str().unwrap_or_default() {
                "object" => value.is_object(),
                "array" => value.is_array(),
                "string" => value.is_string(),
                "integer" => value.is_u64(),
                other => panic!("no type {other}"),
            },
            "enum" => rule.as_array().is_some_and(|words| words.contains(value)),
            "minimum" => value.as_u64() >= rule.as_u64(),
            "maximum" => value.as_u64() <= rule.as_u64(),
            "minLength" => value.as_str().is_some_and(|text| !text.is_empty()),
            "minItems" => value.as_array().map(Vec::len) >= rule.as_u64().map(|n| n as usize),
            "pattern" => value.as_str().is_some_and(is_id),
            "format" => value.as_str().is_some_and(is_date),
            "required" => {
                let keys = rule.as_array().into_iter().flatten().filter_map(Value::as_str);
                keys.into_iter().all(|key| value.get(key).is_some())
            }
            "properties" => {
                for (key, child) in value.as_object().into_iter().flatten() {
                    match rule.get(key) {
                        Some(rule) => problems(child, rule, root, &format!("{path}/{key}"), into),
                        None => into.push(format!("{path}/{key}: unknown")),
                    }
                }
                true
            }
            "items" if rule.is_object() => {
                for (n, child) in value.as_array().into_iter().flatten().enumerate() {
                    problems(child, rule, root, &format!("{path}/{n}"), into);
                }
                true
            }
            "items" => {
                value.as_array().map(Vec::len) == schema["prefixItems"].as_array().map(Vec::len)
            }
            "prefixItems" => {
                let pairs = value
                    .as_array()
                    .into_iter()
                    .flatten()
                    .zip(rule.as_array().into_iter().flatten());
                pairs.for_each(|(child, rule)| problems(child, rule, root, path, into));
                true
            }
            "description" | "title" | "$schema" | "$id" | "$defs" | "additionalProperties" => true,
            other => panic!("this test does not know `{other}`"),
        };
        if !fits {
            into.push(format!("{path}: {keyword} {rule}"));
        }
    }
}

fn is_id(text: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    text.split('-').all(is_word)
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    lengths == [4, 2, 2] && parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()))
}

fn check(file: &Value) -> Vec<String> {
    let schema = read();
    let mut found = Vec::new();
    problems(file, &schema, &schema, "", &mut found);
    found
}

fn file() -> Value {
    serde_json::from_str(&records(&compiled().file)).expect("JSON")
}

#[test]
fn every_record_fits() {
    assert_eq!(check(&file()), Vec::<String>::new());
}

#[test]
fn what_does_not_fit_is_found() {
    let change = |change: fn(&mut Value)| {
        let mut file = file();
        change(&mut file);
        check(&file).len()
    };
    assert_eq!(change(|file| file["services"][0]["grade"] = "best".into()), 1);
    assert_eq!(change(|file| file["services"][0]["colour"] = "red".into()), 1);
    assert_eq!(change(|file| file["compiled"] = "kemarin".into()), 1);
    assert_eq!(change(|file| file["agencies"][0]["id"] = "A b".into()), 1);
    let without_name = |file: &mut Value| {
        file["services"][0].as_object_mut().expect("a service").remove("name");
    };
    assert_eq!(change(without_name), 1);
}
