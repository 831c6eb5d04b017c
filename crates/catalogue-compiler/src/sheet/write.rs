//! Records as TOML, in the order of `data/README.md` and as people would write them.

use crate::sheet::cell::Value;
use crate::sheet::schema::{Form, Shape};
use crate::sheet::tree::{Origin, Record};

/// A line of TOML, and the cell it comes from.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) origin: Option<Origin>,
    /// What the headers of its keys begin with.
    pub(crate) prefix: String,
    /// The header of the column; none for the row as a whole.
    pub(crate) column: Option<String>,
}

/// Lines that stand together: the plain keys, or one table.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    pub(crate) key: &'static str,
    pub(crate) lines: Vec<Line>,
}

impl Block {
    pub(crate) fn text(&self) -> String {
        self.lines.iter().map(|line| format!("{}\n", line.text)).collect()
    }
}

/// A record as the blocks of its file.
pub(crate) fn blocks(shape: &'static Shape, record: &Record) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !record.values.is_empty() {
        blocks.push(Block { key: "", lines: keys(shape, record, "") });
    }
    for part in shape.parts {
        for table in record.part(part.key).iter().filter(|table| !table.is_empty()) {
            let (head, prefix) = match part.form {
                Form::One => (format!("[{}]", part.key), format!("{}.", part.key)),
                _ => (format!("[[{}]]", part.key), String::new()),
            };
            let mut lines = vec![line(head, table.origin, &prefix)];
            lines.extend(keys(part, table, &prefix));
            blocks.push(Block { key: part.key, lines });
        }
    }
    blocks
}

/// The text of a file: its blocks, parted by empty lines.
pub(crate) fn text(blocks: &[Block]) -> String {
    blocks.iter().map(Block::text).collect::<Vec<_>>().join("\n")
}

/// The one text of all records that hold the same.
pub(crate) fn canonical(shape: &'static Shape, record: &Record) -> String {
    text(&blocks(shape, record))
}

/// A line that speaks of a row as a whole.
pub(crate) fn line(text: String, origin: Option<Origin>, prefix: &str) -> Line {
    Line { text, origin, prefix: prefix.to_owned(), column: None }
}

fn keys(shape: &'static Shape, record: &Record, prefix: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    for column in shape.columns {
        if let Some(value) = record.values.get(column.key) {
            lines.push(Line {
                text: format!("{} = {}", column.key, literal(value)),
                origin: record.origin,
                prefix: prefix.to_owned(),
                column: Some(format!("{prefix}{}", column.key)),
            });
        }
    }
    for part in shape.parts.iter().filter(|part| part.form == Form::Inline) {
        let items = record.part(part.key);
        if items.is_empty() {
            continue;
        }
        let inner = format!("{}.", part.key);
        lines.push(line(format!("{} = [", part.key), record.origin, prefix));
        for item in items {
            let values = part.columns.iter().filter_map(|column| {
                let value = item.values.get(column.key)?;
                Some(format!("{} = {}", column.key, literal(value)))
            });
            let text = format!("  {{ {} }},", values.collect::<Vec<_>>().join(", "));
            lines.push(line(text, item.origin, &inner));
        }
        lines.push(line("]".to_owned(), record.origin, prefix));
    }
    lines
}

fn literal(value: &Value) -> String {
    match value {
        Value::Text(text) => quoted(text),
        Value::Texts(texts) => {
            let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
            format!("[{}]", texts.join(", "))
        }
        Value::Number(number) => number.to_string(),
        Value::Date(date) => date.clone(),
    }
}

/// A basic string of TOML; everything that is not a control character stands as it is.
fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            _ if letter.is_ascii_control() => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(letter)));
            }
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Problems;
    use crate::sheet::{schema, tree};
    use crate::source::SourceFile;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_survives_toml(text in "(?s).{1,30}|[\"\\\\'\u{0}-\u{20}#=]{1,9}") {
            let mut record = Record::default();
            record.values.insert("name", Value::Text(text.clone()));
            let written = canonical(&schema::AGENCY, &record);
            let file = SourceFile { path: "agencies/a.toml".to_owned(), text: written };
            let problems = Problems::default();
            let read = tree::read(&file, &schema::AGENCY, &problems);
            let expected = text.split_whitespace().collect::<Vec<_>>().join(" ");
            match read.values.get("name") {
                Some(Value::Text(found)) => prop_assert_eq!(found, &expected),
                _ => prop_assert_eq!("", &expected),
            }
        }
    }
}
