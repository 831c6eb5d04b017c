//! There and back: whatever the source says, the sheets say, and the source says it again.

use std::path::Path;

use proptest::prelude::*;

use super::cell::Value;
use super::tree::{Record, read, shape_of};
use super::{SheetFile, base, csv, export, import, write};
use crate::problem::Problems;
use crate::source::SourceFile;
use crate::{Compiled, compile, read_folder, records};

fn source(folder: &str) -> Vec<SourceFile> {
    read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("reads")
}

fn small() -> Vec<SourceFile> {
    source("tests/cases/small/data")
}

/// Everything that was compiled, as text.
fn told(compiled: &Compiled) -> String {
    format!("{}\n{:?}", records(&compiled.file), compiled.evidence)
}

/// The same sheets, as if nothing of them had been in the source when they were written.
fn as_new(mut sheets: Vec<SheetFile>) -> Vec<SheetFile> {
    sheets.retain(|sheet| sheet.name != base::FILE);
    sheets.push(base::write(&[]));
    sheets
}

/// The files that sheets cannot hold.
fn beside(data: &[SourceFile]) -> Vec<SourceFile> {
    data.iter().filter(|file| shape_of(&file.path).is_none()).cloned().collect()
}

/// Sheets → a source that nothing was known of.
fn written(sheets: Vec<SheetFile>, data: &[SourceFile]) -> Vec<SourceFile> {
    let mut files = beside(data);
    let plan = import(&as_new(sheets), &files, false).expect("every cell is right");
    files.extend(plan.write);
    files
}

#[test]
fn all_of_data_survives() {
    let data = source("../../data");
    let sheets = export(&data, None).expect("the sheets know every key");
    let back = written(sheets, &data);
    assert_eq!(back.len(), data.len());
    let before = compile(data).expect("compiles");
    assert_eq!(told(&compile(back).expect("compiles")), told(&before));
}

#[test]
fn nothing_changed_means_nothing_written() {
    let data = source("../../data");
    for agency in [None, Some("dispendukcapil")] {
        let sheets = export(&data, agency).expect("exports");
        let plan = import(&sheets, &data, true).expect("every cell is right");
        assert!(plan.write.is_empty() && plan.remove.is_empty() && plan.newer.is_empty());
    }
}

/// The sheets as another program saves them.
fn saved_anew(sheets: &[SheetFile], separator: char, quotes: bool, end: &str) -> Vec<SheetFile> {
    let cell = |cell: &String| {
        if quotes || cell.contains([separator, '"', '\n']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.clone()
        }
    };
    let save = |sheet: &SheetFile| {
        let rows = csv::read(&sheet.text, csv::SEPARATOR).expect("reads");
        let line = |row: &Vec<String>| {
            row.iter().map(cell).collect::<Vec<_>>().join(&separator.to_string()) + end
        };
        SheetFile { name: sheet.name.clone(), text: rows.iter().map(line).collect() }
    };
    sheets.iter().map(save).collect()
}

#[test]
fn other_programs_may_save_it() {
    let data = source("../../data");
    let sheets = export(&data, None).expect("exports");
    for (separator, quotes, end) in [
        (';', true, "\r\n"),
        (';', false, "\r\n"),
        (',', true, "\n"),
        (',', false, "\n"),
        ('\t', false, "\r\n"),
    ] {
        let saved = saved_anew(&sheets, separator, quotes, end);
        let plan = import(&saved, &data, false).expect("every cell is right");
        assert!(plan.write.is_empty(), "{separator:?} {quotes} {end:?}");
    }
}

/// Puts a text at the places where a service and its neighbours may have any.
fn with_text(data: &[SourceFile], text: &str, other: &str) -> Vec<SourceFile> {
    let put = |file: &SourceFile| {
        let Some(shape) = shape_of(&file.path) else { return file.clone() };
        let mut record = read(file, shape, &Problems::default());
        fill(&mut record, text, other);
        SourceFile { path: file.path.clone(), text: write::canonical(shape, &record) }
    };
    data.iter().map(put).collect()
}

fn fill(record: &mut Record, text: &str, other: &str) {
    if record.values.contains_key("summary") {
        put(record, &["name", "summary", "product", "validity", "complaint"], text);
        let texts = Value::Texts(vec![text.to_owned(), other.to_owned()]);
        record.values.insert("popular_names", texts);
    }
    for (part, tables) in &mut record.parts {
        for table in tables.iter_mut().filter(|table| !table.values.contains_key("use")) {
            let keys: &[&str] = match *part {
                "question" => &["text", "hint"],
                "requirement" => &["note", "why", "unconfirmed"],
                "step" => &["text"],
                "time" => &["from", "note"],
                "document" => &["name", "obtain"],
                "fee" => &["label", "basis"],
                "source" => &["title"],
                _ => &[],
            };
            put(table, keys, text);
            for answer in table.parts.get_mut("answers").into_iter().flatten() {
                put(answer, &["label", "when"], text);
            }
        }
    }
}

fn put(record: &mut Record, keys: &[&'static str], text: &str) {
    for key in keys {
        record.values.insert(key, Value::Text(text.to_owned()));
    }
}

fn text() -> impl Strategy<Value = String> {
    let any = "(?s).{1,30}";
    let nasty = "[=+@'|;,\"\\\\ \r\n\t0-9./-]{1,12}";
    prop_oneof![any, nasty].prop_filter("a text has letters", |text| !text.trim().is_empty())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_in_any_cell_survives(text in text(), other in text()) {
        let data = with_text(&small(), &text, &other);
        prop_assume!(text.split_whitespace().ne(other.split_whitespace()));
        let before = compile(data.clone()).expect("compiles");
        let sheets = export(&data, None).expect("exports");
        let back = compile(written(sheets, &data)).expect("compiles");
        prop_assert_eq!(told(&back), told(&before));
    }
}
