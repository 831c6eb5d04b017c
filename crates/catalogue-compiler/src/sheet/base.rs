//! What the source was when its sheets were written. By it an import tells what somebody changed in
//! the sheets from what somebody else changed in the source meanwhile, and undoes neither.

use std::collections::BTreeMap;

use crate::sheet::tree::{Record, shape_of};
use crate::sheet::write::canonical;
use crate::sheet::{SheetFile, csv};

/// The file that holds it; nobody edits it.
pub(crate) const FILE: &str = "export.csv";
const HEADER: [&str; 2] = ["path", "fingerprint"];

pub(crate) fn write(records: &[(&str, Record)]) -> SheetFile {
    let mut rows = vec![HEADER.map(str::to_owned).to_vec()];
    for (path, record) in records {
        if let Some(shape) = shape_of(path) {
            rows.push(vec![(*path).to_owned(), fingerprint(&canonical(shape, record))]);
        }
    }
    SheetFile { name: FILE.to_owned(), text: csv::write(&rows) }
}

/// Path → fingerprint; nothing if it is not such a file.
pub(crate) fn read(text: &str) -> Option<BTreeMap<String, String>> {
    let separator = csv::separator_of(text, &HEADER.map(str::to_owned));
    let rows = csv::read(text, separator).ok()?;
    let (header, rows) = rows.split_first()?;
    if header.iter().map(|cell| csv::header(cell)).ne(HEADER) {
        return None;
    }
    let pair = |row: &Vec<String>| match row.as_slice() {
        [path, print, ..] => Some((path.trim().to_owned(), print.trim().to_owned())),
        _ => None,
    };
    Some(rows.iter().filter_map(pair).collect())
}

/// FNV-1a of 64 bits: it tells changes apart and guards against nobody. The letter keeps
/// spreadsheets from reading a number.
pub(crate) fn fingerprint(text: &str) -> String {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("x{:016x}", text.bytes().fold(0xcbf2_9ce4_8422_2325, step))
}
