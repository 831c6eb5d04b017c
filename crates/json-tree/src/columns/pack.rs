//! The writing side; it runs in the compiler only.

use super::TEXT_END;
use crate::{Tree, Writer, quote};

/// Tells a tree column by column, as JSON with this schema number first.
///
/// # Errors
/// What cannot be told: an empty text, a text with the separator, lists or records of mixed kinds.
pub fn pack(schema: u64, tree: &Tree) -> Result<String, String> {
    let shape = Shape::of(tree, "")?;
    let (mut numbers, mut texts) = (Vec::new(), Vec::new());
    shape.columns(&[Some(tree)], "", &mut numbers, &mut texts)?;
    let mut shown = String::new();
    shape.write(&mut shown);
    let mut writer = Writer::default();
    writer.number("schema", schema);
    writer.list("shape", &[shown], |shown, into| into.push_str(shown));
    writer.list("numbers", &numbers, |column, into| quote(column, into));
    writer.list("texts", &texts, |column, into| quote(column, into));
    Ok(writer.finish())
}

enum Shape {
    Unknown,
    Text,
    Number,
    List(Box<Self>),
    Record(Vec<(String, Self)>),
}

impl Shape {
    fn of(tree: &Tree, at: &str) -> Result<Self, String> {
        Ok(match tree {
            Tree::Null => Self::Unknown,
            Tree::Other => return Err(format!("{at}: a number that is not whole")),
            Tree::Number(_) => Self::Number,
            Tree::Text(_) => Self::Text,
            Tree::List(items) => {
                let mut shape = Self::Unknown;
                for item in items {
                    shape = shape.with(Self::of(item, at)?, at)?;
                }
                Self::List(Box::new(shape))
            }
            Tree::Record(fields) => {
                let mut shapes = Vec::new();
                for (key, value) in fields {
                    shapes.push((key.clone(), Self::of(value, key)?));
                }
                Self::Record(shapes)
            }
        })
    }

    fn with(self, other: Self, at: &str) -> Result<Self, String> {
        Ok(match (self, other) {
            (Self::Unknown, shape) | (shape, Self::Unknown) => shape,
            (Self::Text, Self::Text) => Self::Text,
            (Self::Number, Self::Number) => Self::Number,
            (Self::List(a), Self::List(b)) => Self::List(Box::new(a.with(*b, at)?)),
            (Self::Record(mut all), Self::Record(more)) => {
                for (key, shape) in more {
                    match all.iter().position(|(known, _)| *known == key) {
                        Some(position) => {
                            let known = std::mem::replace(&mut all[position].1, Self::Unknown);
                            all[position].1 = known.with(shape, &key)?;
                        }
                        None => all.push((key, shape)),
                    }
                }
                Self::Record(all)
            }
            _ => return Err(format!("{at}: values of different kinds")),
        })
    }

    fn write(&self, into: &mut String) {
        match self {
            // Nothing is ever in it; any kind will do.
            Self::Unknown | Self::Number => into.push('0'),
            Self::Text => into.push_str("\"\""),
            Self::List(item) => {
                into.push('[');
                item.write(into);
                into.push(']');
            }
            Self::Record(fields) => {
                into.push('{');
                for (position, (key, shape)) in fields.iter().enumerate() {
                    into.push_str(if position == 0 { "" } else { "," });
                    quote(key, into);
                    into.push(':');
                    shape.write(into);
                }
                into.push('}');
            }
        }
    }

    /// Columns of this shape for all values that stand in its place.
    fn columns(
        &self,
        values: &[Option<&Tree>],
        at: &str,
        numbers: &mut Vec<String>,
        texts: &mut Vec<String>,
    ) -> Result<(), String> {
        let number = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
        let joined = |all: Vec<String>| all.join(",");
        match self {
            Self::Unknown | Self::Number => {
                let all = values.iter().map(|value| match value {
                    Some(Tree::Number(n)) => number(Some(*n)),
                    _ => String::new(),
                });
                numbers.push(joined(all.collect()));
            }
            Self::Text => {
                let mut all = Vec::new();
                for value in values {
                    let text = if let Some(Tree::Text(text)) = value { Some(text) } else { None };
                    if text.is_some_and(|text| text.is_empty() || text.contains(TEXT_END)) {
                        return Err(format!("{at}: a text that is empty or holds `{TEXT_END}`"));
                    }
                    all.push(text.map_or("", String::as_str));
                }
                texts.push(all.join("|"));
            }
            Self::List(item) => {
                let (mut lengths, mut items) = (Vec::new(), Vec::new());
                for value in values {
                    let list: &[Tree] = if let Some(Tree::List(list)) = value { list } else { &[] };
                    lengths.push(number((!list.is_empty()).then_some(list.len() as u64)));
                    items.extend(list.iter().map(Some));
                }
                numbers.push(joined(lengths));
                item.columns(&items, at, numbers, texts)?;
            }
            Self::Record(fields) => {
                let mut records: Vec<&[(String, Tree)]> = Vec::new();
                let mut there = Vec::new();
                for value in values {
                    let record =
                        if let Some(Tree::Record(record)) = value { Some(record) } else { None };
                    there.push(if record.is_some() { String::new() } else { "0".to_owned() });
                    records.extend(record.map(Vec::as_slice));
                }
                numbers.push(joined(there));
                for (key, shape) in fields {
                    let field = |record: &&[(String, Tree)]| -> Option<usize> {
                        record.iter().position(|(name, _)| name == key)
                    };
                    let values: Vec<Option<&Tree>> = records
                        .iter()
                        .map(|record| field(record).map(|position| &record[position].1))
                        .collect();
                    shape.columns(&values, key, numbers, texts)?;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::columns::{pack, unpack};
    use crate::{Tree, parse, read};

    /// A tree without what counts as missing: packing does not keep it apart.
    fn seen(tree: Tree) -> Tree {
        match tree {
            Tree::List(items) => Tree::List(items.into_iter().map(seen).collect()),
            Tree::Record(fields) => {
                let mut fields: Vec<(String, Tree)> = fields
                    .into_iter()
                    .map(|(key, tree)| (key, seen(tree)))
                    .filter(|(_, tree)| *tree != Tree::Null && *tree != Tree::List(Vec::new()))
                    .collect();
                fields.sort_by(|a, b| a.0.cmp(&b.0));
                Tree::Record(fields)
            }
            other => other,
        }
    }

    fn packed(tree: &Tree) -> Result<Option<Tree>, String> {
        let json = pack(2, tree)?;
        let parts = read(&json, |record| {
            let shape = record.list("shape").pop().unwrap_or(Tree::Null);
            (shape, record.texts("numbers"), record.texts("texts"))
        });
        let (shape, numbers, texts) = parts.map_err(str::to_owned)?;
        Ok(unpack(&shape, &numbers, &texts))
    }

    #[track_caller]
    fn check(json: &str) {
        let tree = parse(json).expect("JSON");
        assert_eq!(packed(&tree).expect("packs").map(seen), Some(seen(tree)), "{json}");
    }

    #[test]
    fn trees_come_back() {
        check(r#"{"a":1}"#);
        check(r#"{"l":[{"a":"x","n":[1,2]},{"n":[]},{"a":"y","r":{"q":3}}]}"#);
        check(r#"{"c":[[[0,2]],[],[[1,4],[2,1]]],"e":[]}"#);
    }

    #[test]
    fn what_cannot_be_told_is_refused() {
        for json in [r#"{"a":""}"#, r#"{"a":"x|y"}"#, r#"{"a":[1,"x"]}"#, r#"{"a":-1}"#] {
            assert!(pack(2, &parse(json).expect("JSON")).is_err(), "{json}");
        }
    }

    #[test]
    fn lost_or_foreign_columns_are_noticed() {
        let shape = parse(r#"{"l":[{"a":""}]}"#).expect("JSON");
        let list = |items: &[&str]| items.iter().map(|item| (*item).to_owned()).collect::<Vec<_>>();
        let whole = unpack(&shape, &list(&["", "2", ","]), &list(&["x|y"]));
        assert!(whole.is_some());
        for (numbers, texts) in [
            (["", "3", ","], vec!["x|y"]),
            (["", "1", ","], vec!["x|y"]),
            (["", "zwei", ","], vec!["x|y"]),
            (["", "2", ","], vec![]),
            (["", "2", ","], vec!["x|y", "z"]),
        ] {
            assert_eq!(
                unpack(&shape, &list(&numbers), &list(&texts)),
                None,
                "{numbers:?} {texts:?}"
            );
        }
    }

    fn trees() -> impl Strategy<Value = Tree> {
        let line =
            ("[a-c ]{1,3}", proptest::option::of(0u64..9), prop::collection::vec(0u64..9, 0..3));
        let line = line.prop_map(|(text, n, list)| {
            Tree::Record(vec![
                ("t".into(), Tree::Text(text)),
                ("n".into(), n.map_or(Tree::Null, Tree::Number)),
                ("l".into(), Tree::List(list.into_iter().map(Tree::Number).collect())),
            ])
        });
        prop::collection::vec(line, 0..4)
            .prop_map(|lines| Tree::Record(vec![("x".into(), Tree::List(lines))]))
    }

    proptest! {
        #[test]
        fn any_records_come_back(tree in trees()) {
            prop_assert_eq!(packed(&tree).expect("packs").map(seen), Some(seen(tree)));
        }
    }
}
