//! JSON objects that never hold an empty value: what is not known is left out.

use serde_json::{Map, Value};

/// An object of the entries that say something, in the order given.
pub(crate) fn object<const N: usize>(entries: [(&str, Value); N]) -> Value {
    let filled = entries.into_iter().filter(|(_, value)| !is_empty(value));
    Value::Object(filled.map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
}

/// An array; empty, it disappears from the object it is put into.
pub(crate) fn list<I>(values: I) -> Value
where
    I: IntoIterator,
    I::Item: Into<Value>,
{
    Value::Array(values.into_iter().map(Into::into).collect())
}

/// Text for people, indented. Nothing here can fail: every key is a string.
pub(crate) fn pretty(value: &Value) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(values) => values.is_empty(),
        Value::Object(entries) => entries.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_values_are_left_out() {
        let value = object([
            ("a", "x".into()),
            ("b", "".into()),
            ("c", list(Vec::<&str>::new())),
            ("d", Value::Null),
            ("e", 0.into()),
        ]);
        assert_eq!(value.to_string(), r#"{"a":"x","e":0}"#);
    }
}
