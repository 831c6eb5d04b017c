//! What is wrong in a sheet, in which cell, and what to write instead.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;

use crate::sheet::SheetFile;
use crate::sheet::schema::sheets;
use crate::sheet::tree::Origin;

/// Where something is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A CSV file as a whole.
    File(String),
    /// A row, or a cell of it.
    Cell {
        /// The CSV file.
        file: String,
        /// As the spreadsheet counts, from 1.
        row: usize,
        /// From 0, and its header; none for the row as a whole.
        column: Option<(usize, String)>,
    },
    /// A file below `data/` that no sheet holds, or that the sheets do not change.
    Source {
        /// Path below `data/`.
        path: String,
        /// From 1.
        line: usize,
    },
}

/// One thing to mend before anything is written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SheetProblem {
    /// Where.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

impl fmt::Display for SheetProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Place::File(file) => write!(f, "{file}")?,
            Place::Cell { file, row, column: None } => write!(f, "{file} row {row}")?,
            Place::Cell { file, row, column: Some((column, name)) } => {
                write!(f, "{file} row {row}, column {} ({name})", letters(*column))?;
            }
            Place::Source { path, line } => write!(f, "data/{path}:{line}")?,
        }
        write!(f, ": {}\n    {}", self.message, self.help)
    }
}

/// A, B, ..., Z, AA: as spreadsheets name columns.
fn letters(column: usize) -> String {
    let last = char::from(b'A' + (column % 26) as u8);
    match column / 26 {
        0 => last.to_string(),
        more => letters(more - 1) + &last.to_string(),
    }
}

/// Collects problems; of one cell, only the first is kept: the others follow from it.
#[derive(Debug, Default)]
pub(crate) struct Troubles(RefCell<Vec<SheetProblem>>);

impl Troubles {
    pub(crate) fn add(&self, place: Place, message: impl Into<String>, help: impl Into<String>) {
        let mut all = self.0.borrow_mut();
        let is_cell = matches!(place, Place::Cell { column: Some(_), .. });
        if !(is_cell && all.iter().any(|known| known.place == place)) {
            all.push(SheetProblem { place, message: message.into(), help: help.into() });
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    /// The rows in which something is wrong.
    pub(crate) fn rows(&self) -> BTreeSet<Origin> {
        let row = |problem: &SheetProblem| match &problem.place {
            Place::Cell { file, row, .. } => {
                let sheet = sheets().find(|sheet| sheet.file == file)?;
                Some(Origin { sheet: sheet.file, row: *row })
            }
            _ => None,
        };
        self.0.borrow().iter().filter_map(row).collect()
    }

    pub(crate) fn into_sorted(self) -> Vec<SheetProblem> {
        let mut problems = self.0.into_inner();
        problems.sort();
        problems.dedup();
        problems
    }
}

/// The text of a file that came from somebody's computer.
///
/// # Errors
/// Another encoding: guessing one would spoil letters without a word.
pub fn decode(name: &str, bytes: Vec<u8>) -> Result<SheetFile, SheetProblem> {
    String::from_utf8(bytes).map(|text| SheetFile { name: name.to_owned(), text }).map_err(|_| {
        SheetProblem {
            place: Place::File(name.to_owned()),
            message: "the file is not UTF-8".to_owned(),
            help: "in Excel: Save As, file type `CSV UTF-8`; in LibreOffice: Save As, tick \
                   `Edit filter settings`, character set `Unicode (UTF-8)`"
                .to_owned(),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_in_spreadsheets() {
        let names: Vec<String> = [0, 25, 26, 51, 52, 701, 702].map(letters).to_vec();
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn another_encoding_is_told() {
        assert!(decode("a.csv", b"caf\xe9".to_vec()).is_err());
        assert!(decode("a.csv", b"\xff\xfea\0".to_vec()).is_err());
        assert!(decode("a.csv", "\u{feff}caf\u{e9}".into()).is_ok());
    }
}
