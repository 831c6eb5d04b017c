//! A file written anew keeps what its people wrote beside the values: tables that hold the same stay
//! letter by letter, and comments stay with the key or table that they precede.

use std::collections::BTreeMap;

use crate::problem::Problems;
use crate::sheet::schema::{Form, Shape};
use crate::sheet::tree;
use crate::sheet::write::{Block, canonical, text};
use crate::source::{Parsed, SourceFile};

/// The new text of a file.
pub(crate) fn merged(old: &SourceFile, shape: &'static Shape, new: &[Block]) -> String {
    let merged = join(new, split(old, shape));
    let plain = text(new);
    // Keeping is a courtesy; what the sheets say is what counts.
    if held(&merged, &old.path, shape) == held(&plain, &old.path, shape) { merged } else { plain }
}

/// What a text holds; nothing if it is broken.
fn held(text: &str, path: &str, shape: &'static Shape) -> Option<String> {
    let file = SourceFile { path: path.to_owned(), text: text.to_owned() };
    let problems = Problems::default();
    let record = tree::read(&file, shape, &problems);
    problems.is_empty().then(|| canonical(shape, &record))
}

/// A table of the old text, with the comments before it.
struct Old {
    key: &'static str,
    text: String,
    held: Option<String>,
    is_used: bool,
}

/// Cuts a file where its tables begin.
fn split(file: &SourceFile, shape: &'static Shape) -> Vec<Old> {
    let problems = Problems::default();
    let lines: Vec<&str> = file.text.lines().collect();
    let parsed = Parsed::new(file, &problems);
    let table = parsed.table(&problems);
    let mut starts: Vec<(usize, &'static str)> = vec![(0, "")];
    for part in shape.parts {
        let tables = match part.form {
            Form::One => table.table(part.key).into_iter().collect(),
            _ => table.tables(part.key),
        };
        for table in tables {
            let mut start = table.line() - 1;
            // Comments right above a table belong to it.
            while start > 0 && lines.get(start - 1).is_some_and(|line| is_comment(line)) {
                start -= 1;
            }
            starts.push((start, part.key));
        }
    }
    starts.sort_by_key(|(start, key)| (*start, !key.is_empty()));
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([lines.len()]);
    let cut = starts.iter().zip(ends).map(|((start, key), end)| {
        let text = lines[*start..end.max(*start)].join("\n");
        Old { key, held: held(&text, &file.path, shape), text, is_used: false }
    });
    cut.collect()
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with('#')
}

fn join(new: &[Block], mut olds: Vec<Old>) -> String {
    let mut texts: Vec<Option<String>> = new
        .iter()
        .map(|block| {
            let is_same =
                |old: &&mut Old| !old.is_used && old.held.as_deref() == Some(&block.text());
            let old = olds.iter_mut().find(is_same)?;
            old.is_used = true;
            Some(old.text.clone())
        })
        .collect();
    // Only then the changed ones, each beside the old table that it shares most with.
    for (block, text) in new.iter().zip(&mut texts) {
        if text.is_none() {
            let common = |old: &Old| {
                let lines = block.lines.iter().filter(|line| old.text.contains(&line.text));
                lines.count()
            };
            let alike = olds.iter_mut().filter(|old| !old.is_used && old.key == block.key);
            // The first of equals.
            let old = alike.rev().max_by_key(|old| common(old)).filter(|old| common(old) > 1);
            *text = Some(match old {
                Some(old) => {
                    old.is_used = true;
                    with_comments(block, &old.text)
                }
                None => block.text(),
            });
        }
    }
    // Comments at the top of a file without plain keys.
    let top = olds.first().filter(|old| !old.is_used && old.key.is_empty());
    let top = top.map(|old| old.text.clone()).filter(|_| new.iter().all(|b| !b.key.is_empty()));
    let all = top.into_iter().chain(texts.into_iter().flatten());
    let all: Vec<String> = all.map(|text| text.trim().to_owned()).collect();
    all.iter().filter(|text| !text.is_empty()).map(String::as_str).collect::<Vec<_>>().join("\n\n")
        + "\n"
}

/// A changed table with the comments of the old one.
fn with_comments(block: &Block, old: &str) -> String {
    let mut comments: BTreeMap<&str, (String, &str)> = BTreeMap::new();
    let mut pending = String::new();
    for line in old.lines() {
        if is_comment(line) || (line.trim().is_empty() && !pending.is_empty()) {
            pending.push_str(line);
            pending.push('\n');
        } else if !line.trim().is_empty() {
            comments.insert(key_of(line), (std::mem::take(&mut pending), line));
        }
    }
    let mut text = String::new();
    for line in &block.lines {
        let (before, old) = comments.remove(key_of(&line.text)).unwrap_or_default();
        text.push_str(&before);
        // A comment behind a value speaks of that value.
        let is_same = old.strip_prefix(&line.text).is_some_and(is_comment);
        text.push_str(if is_same { old } else { &line.text });
        text.push('\n');
    }
    text + &pending
}

fn key_of(line: &str) -> &str {
    line.split('=').next().unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::cell::Value;
    use crate::sheet::schema;
    use crate::sheet::write::blocks;

    #[test]
    fn comments_stay_where_they_speak_of_something() {
        let old = "# All papers.\n\n# The first.\n[[document]]\nid = \"a\"   # short\n\
                   name = 'A' # single quotes\nkind = \"form\"\n\n[[document]]\nid = \"b\" # second\n\
                   # Mind the case.\nname = \"B\"   # old name\nkind = \"form\"\n# The end.\n";
        let file = SourceFile { path: "documents/x.toml".to_owned(), text: old.to_owned() };
        let problems = Problems::default();
        let mut record = tree::read(&file, &schema::DOCUMENTS, &problems);
        assert!(problems.is_empty());
        let same = merged(&file, &schema::DOCUMENTS, &blocks(&schema::DOCUMENTS, &record));
        assert_eq!(same, old);
        let second = record.parts.get_mut("document").and_then(|all| all.get_mut(1));
        let values = &mut second.expect("two documents").values;
        values.insert("name", Value::Text("C".to_owned()));
        let changed = merged(&file, &schema::DOCUMENTS, &blocks(&schema::DOCUMENTS, &record));
        assert_eq!(changed, old.replace("name = \"B\"   # old name", "name = \"C\""));
    }

    #[test]
    fn what_the_sheets_say_counts_more_than_comments() {
        let old = "name = \"\"\"\n# not a comment\nshort_name = \"x\" \"\"\"\nkind = \"bank\"\n";
        let file = SourceFile { path: "agencies/x.toml".to_owned(), text: old.to_owned() };
        let mut record = tree::read(&file, &schema::AGENCY, &Problems::default());
        record.values.insert("kind", Value::Text("central".to_owned()));
        let new = blocks(&schema::AGENCY, &record);
        assert_eq!(merged(&file, &schema::AGENCY, &new), text(&new));
    }
}
