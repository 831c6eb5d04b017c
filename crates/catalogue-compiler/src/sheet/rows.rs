//! A CSV file as rows whose cells are found by header.

use std::collections::BTreeMap;

use crate::problem::one_of;
use crate::sheet::cell::{Value, decode};
use crate::sheet::csv;
use crate::sheet::schema::{Column, Field, Sheet};
use crate::sheet::tree::Origin;
use crate::sheet::trouble::{Place, Troubles};

/// One row of a sheet.
pub(crate) struct Row<'a> {
    pub(crate) origin: Origin,
    cells: &'a [String],
    columns: &'a BTreeMap<String, usize>,
    troubles: &'a Troubles,
}

impl Row<'_> {
    pub(crate) fn place(&self, name: &str) -> Place {
        let column = self.columns.get(name).map(|column| (*column, name.to_owned()));
        Place::Cell { file: self.origin.sheet.to_owned(), row: self.origin.row, column }
    }

    pub(crate) fn problem(&self, name: &str, message: impl Into<String>, help: impl Into<String>) {
        self.troubles.add(self.place(name), message, help);
    }

    pub(crate) fn text(&self, name: &str) -> &str {
        let cell = self.columns.get(name).and_then(|column| self.cells.get(*column));
        cell.map_or("", |cell| cell.trim())
    }

    /// The value of a column, whose header may be longer than its key.
    pub(crate) fn value(&self, name: &str, column: Column) -> Option<Value> {
        match decode(self.text(name), column.cell) {
            Ok(value) => value,
            Err((message, help)) => {
                self.problem(name, message, help);
                None
            }
        }
    }

    /// Where a row wants to stand; an empty cell means below the row above.
    pub(crate) fn position(&self, name: &str) -> Option<u32> {
        let text = self.text(name);
        let position = text.parse().ok();
        if position.is_none() && !text.is_empty() {
            let help = "write 1, 2, 3, or nothing: the row then stays below the one above it";
            self.problem(name, format!("`{text}` is not a position"), help);
        }
        position
    }

    /// A part of a path, so its letters are checked before anything else.
    pub(crate) fn id(&self, name: &str) -> Option<String> {
        let id = self.text(name);
        let is_shaped = !id.is_empty()
            && id.len() <= 64
            && id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        if is_shaped {
            return Some(id.to_owned());
        }
        let message =
            if id.is_empty() { "no id".to_owned() } else { format!("`{id}` is not an id") };
        self.problem(name, message, "use lower-case letters, digits and `-`, at most 64");
        None
    }
}

/// The cells of a file, and where each header stands.
pub(crate) struct Cells {
    sheet: &'static Sheet,
    rows: Vec<Vec<String>>,
    pub(crate) columns: BTreeMap<String, usize>,
    /// Whether rows or columns could not be read at all.
    pub(crate) lacks_some: bool,
}

impl Cells {
    /// Reads a file; what cannot be read is noted, and the rest is read as far as it goes.
    pub(crate) fn read(sheet: &'static Sheet, text: &str, troubles: &Troubles) -> Self {
        let names: Vec<String> = sheet.fields().iter().map(Field::name).collect();
        let mut cells =
            Self { sheet, rows: Vec::new(), columns: BTreeMap::new(), lacks_some: false };
        let separator = csv::separator_of(text, &names);
        let at = |row, column| Place::Cell { file: sheet.file.to_owned(), row, column };
        cells.rows = csv::read(text, separator).unwrap_or_else(|row| {
            let help = "close the quote, or take it out; best save the file anew";
            troubles.add(at(row, None), "a quote that never ends begins in this row", help);
            cells.lacks_some = true;
            Vec::new()
        });
        for (column, cell) in cells.rows.first().into_iter().flatten().enumerate() {
            let name = csv::header(cell);
            if name.is_empty() {
                continue;
            }
            let place = at(1, Some((column, name.clone())));
            if !names.contains(&name) {
                let help = one_of(&name, names.iter().map(String::as_str));
                troubles.add(place, "no such column", help);
            } else if cells.columns.insert(name, column).is_some() {
                troubles.add(place, "this column stands twice", "take one out");
            }
        }
        let is_missing = |name: &&String| !cells.columns.contains_key(*name);
        for name in names.iter().filter(is_missing) {
            cells.lacks_some = true;
            let help = "put it back, for without it all its cells would count as emptied";
            troubles.add(at(1, None), format!("the column `{name}` is missing"), help);
        }
        for (n, row) in cells.rows.iter().enumerate().skip(1) {
            for (column, cell) in row.iter().enumerate() {
                let is_headed =
                    cells.rows[0].get(column).is_some_and(|name| !name.trim().is_empty());
                if !is_headed && !cell.trim().is_empty() {
                    let place = at(n + 1, Some((column, "no header".to_owned())));
                    troubles.add(place, "a cell outside the table", "move it or empty it");
                }
            }
        }
        cells
    }

    /// Every row that holds something.
    pub(crate) fn rows<'a>(&'a self, troubles: &'a Troubles) -> impl Iterator<Item = Row<'a>> {
        let all = self.rows.iter().enumerate().skip(1);
        let filled = all.filter(|(_, row)| row.iter().any(|cell| !cell.trim().is_empty()));
        filled.map(move |(n, cells)| Row {
            origin: Origin { sheet: self.sheet.file, row: n + 1 },
            cells,
            columns: &self.columns,
            troubles,
        })
    }
}
