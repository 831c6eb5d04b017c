//! JSON Schema, draft 2020-12 (<https://json-schema.org/draft/2020-12>), of the file that
//! `catalogue_compiler::records` writes.
//!
//! It is read from `record.rs` itself: names, types, which keys may be missing, the words of enums, and
//! the comments as descriptions. So it cannot fall behind the types, and the phone's crates carry
//! nothing for it. What this reading does not understand is an error, never a gap; tests compare the
//! result with every record of the real data and with the words that the enums themselves have.

mod source;

use serde_json::{Value, json};

use crate::json::pretty;
use source::{Field, Item, Problem};

const RECORDS: &str = include_str!("../../../catalogue/src/record.rs");

/// Where the schema is published, and the name under which others refer to it.
pub const ID: &str = "catalogue.schema.json";

/// Texts that are dates. Rust says only that they are texts.
const DATES: [&str; 5] = ["compiled", "due", "confirmed_on", "since", "read"];

/// Lower-case ASCII words joined by `-`, as `data/README.md` has it.
const ID_PATTERN: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

/// The schema of the whole file.
///
/// # Errors
/// A line of `record.rs` that this reading does not understand.
pub fn schema() -> Result<String, String> {
    let items = source::read(RECORDS).map_err(|Problem(problem)| problem)?;
    let mut definitions = serde_json::Map::new();
    for item in &items {
        definitions.insert(item.name().to_owned(), definition(item)?);
    }
    definitions.insert("Condition".to_owned(), condition());
    let root = definitions.remove("CatalogueFile").ok_or("there is no CatalogueFile")?;
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ID,
        "title": "Loket catalogue",
    });
    if let (Value::Object(schema), Value::Object(root)) = (&mut schema, root) {
        schema.extend(root);
        schema.insert("$defs".to_owned(), Value::Object(definitions));
    }
    Ok(pretty(&schema))
}

fn definition(item: &Item) -> Result<Value, String> {
    match item {
        Item::Words { about, words, .. } => {
            Ok(json!({ "description": about, "type": "string", "enum": words }))
        }
        Item::Record { about, fields, .. } => record(about, fields),
    }
}

fn record(about: &str, fields: &[Field]) -> Result<Value, String> {
    let mut properties = serde_json::Map::new();
    for field in fields {
        properties.insert(field.key.clone(), property(field)?);
    }
    let required: Vec<&str> =
        fields.iter().filter(|field| !field.is_optional).map(|field| field.key.as_str()).collect();
    Ok(json!({
        "description": about,
        "type": "object",
        "required": required,
        "additionalProperties": false,
        "properties": properties,
    }))
}

fn property(field: &Field) -> Result<Value, String> {
    let mut schema = json!({ "description": field.about });
    let mut rest = of_type(&field.rust_type)?;
    if field.rust_type.contains("String") && DATES.contains(&field.key.as_str()) {
        rest = json!({ "type": "string", "format": "date" });
    } else if field.key == "id" {
        rest = json!({ "type": "string", "pattern": ID_PATTERN });
    } else if field.is_optional && rest["type"] == "array" {
        // An empty list is left out.
        rest["minItems"] = 1.into();
    }
    if let (Value::Object(schema), Value::Object(rest)) = (&mut schema, rest) {
        schema.extend(rest);
    }
    Ok(schema)
}

/// The schema of a Rust type as it is written in `record.rs`.
fn of_type(rust_type: &str) -> Result<Value, String> {
    let inside = |outside: &str| rust_type.strip_prefix(outside)?.strip_suffix('>');
    if let Some(inner) = inside("Option<") {
        return of_type(inner);
    }
    if let Some(inner) = inside("Vec<") {
        return Ok(json!({ "type": "array", "items": of_type(inner)? }));
    }
    let whole = |maximum: u32| json!({ "type": "integer", "minimum": 0, "maximum": maximum });
    match rust_type {
        "String" => Ok(json!({ "type": "string", "minLength": 1 })),
        "u8" => Ok(whole(u8::MAX.into())),
        "u16" => Ok(whole(u16::MAX.into())),
        "u32" => Ok(whole(u32::MAX)),
        "(String, String)" => Ok(json!({
            "type": "array",
            "prefixItems": [of_type("String")?, of_type("String")?],
            "items": false,
            "minItems": 2,
        })),
        name if name.chars().all(char::is_alphanumeric) => {
            Ok(json!({ "$ref": "#/$defs/".to_owned() + name }))
        }
        other => Err(["no schema for the type `", other, "`"].concat()),
    }
}

/// `Condition` stands in another file and is written as nested tuples.
fn condition() -> Value {
    let literal = json!({
        "description": "Position of the question, and its fitting answers as bits.",
        "type": "array",
        "prefixItems": [
            { "type": "integer", "minimum": 0, "maximum": u8::MAX },
            { "type": "integer", "minimum": 1, "maximum": u16::MAX },
        ],
        "items": false,
        "minItems": 2,
    });
    json!({
        "description": "Any one of several lists of literals, all of which must fit.",
        "type": "array",
        "minItems": 1,
        "items": { "type": "array", "minItems": 1, "items": literal },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_have_schemas() {
        assert_eq!(of_type("Option<u8>").unwrap()["maximum"], 255);
        assert_eq!(of_type("Vec<Service>").unwrap()["items"]["$ref"], "#/$defs/Service");
        assert!(of_type("HashMap<String, u8>").is_err());
    }
}
