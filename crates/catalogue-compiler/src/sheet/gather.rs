//! Rows as records, each in its file.

use std::collections::{BTreeMap, BTreeSet};

use crate::problem::one_of;
use crate::sheet::SheetFile;
use crate::sheet::rows::{Cells, Row};
use crate::sheet::schema::{self, Field, Form, Shape, Sheet};
use crate::sheet::tree::Record;
use crate::sheet::trouble::{Place, Troubles};

/// What the sheets say.
#[derive(Default)]
pub(crate) struct Gathered {
    /// Path below `data/` → what is to stand there.
    pub(crate) files: BTreeMap<String, Record>,
    /// Sheet → header → column, for problems found later.
    pub(crate) columns: BTreeMap<&'static str, BTreeMap<String, usize>>,
    /// Whether a row could not be put into a file, so that others seem to speak of nothing.
    pub(crate) lacks_some: bool,
}

/// Reads all sheets.
pub(crate) fn gather(sheets: &[SheetFile], troubles: &Troubles) -> Gathered {
    let mut gathered = Gathered::default();
    let mut cells: BTreeMap<&str, Cells> = BTreeMap::new();
    for sheet in schema::sheets() {
        match sheets.iter().find(|file| file.name == sheet.file) {
            Some(file) => {
                let read = Cells::read(sheet, &file.text, troubles);
                gathered.lacks_some |= read.lacks_some;
                gathered.columns.insert(sheet.file, read.columns.clone());
                cells.insert(sheet.file, read);
            }
            None => {
                gathered.lacks_some = true;
                let help = "put it into the folder, as the export wrote it";
                troubles.add(Place::File(sheet.file.to_owned()), "the file is missing", help);
            }
        }
    }
    let rows = |sheet: &Sheet| {
        let found = cells.get(sheet.file).into_iter();
        found.flat_map(|cells| cells.rows(troubles)).collect::<Vec<_>>()
    };
    for row in rows(&schema::AGENCIES_CSV) {
        let path = row.id("id").map(|id| format!("agencies/{id}.toml"));
        gathered.put(&row, path, &schema::AGENCIES_CSV);
    }
    let services = rows(&schema::SERVICES_CSV);
    let mut paths: BTreeMap<String, String> = BTreeMap::new();
    for row in &services {
        let (agency, id) = (row.id("agency"), row.id("id"));
        let path = agency.zip(id).map(|(agency, id)| {
            let path = format!("services/{agency}/{id}.toml");
            paths.insert(id, path.clone());
            path
        });
        gathered.put(row, path, &schema::SERVICES_CSV);
    }
    // A service whose own row is wrong is known all the same: one problem is enough.
    let known: BTreeSet<&str> = services.iter().map(|row| row.text("id")).collect();
    for sheet in &schema::PARTS_CSV {
        gathered.put_tables(sheet, rows(sheet), |row| {
            let id = row.text("service");
            if !known.contains(id) {
                let help = one_of(id, known.iter().copied());
                row.problem("service", format!("no service has the id `{id}`"), help);
            }
            paths.get(id).cloned()
        });
    }
    for (sheet, folder) in
        [(&schema::DOCUMENTS_CSV, "documents"), (&schema::QUESTIONS_CSV, "questions")]
    {
        let path = |row: &Row<'_>| row.id("file").map(|file| format!("{folder}/{file}.toml"));
        gathered.put_tables(sheet, rows(sheet), path);
    }
    gathered.put_tables(&schema::PLACES_CSV, rows(&schema::PLACES_CSV), |_| {
        Some("places.toml".to_owned())
    });
    gathered
}

impl Gathered {
    /// Puts a row that is a file of its own.
    fn put(&mut self, row: &Row<'_>, path: Option<String>, sheet: &Sheet) {
        let record = record(row, sheet);
        let Some(path) = path else {
            self.lacks_some = true;
            return;
        };
        if self.files.insert(path, record).is_some() {
            row.problem("id", format!("`{}` stands twice", row.text("id")), "take one row out");
        }
    }

    /// Puts rows that are tables of a file.
    fn put_tables(
        &mut self,
        sheet: &Sheet,
        rows: Vec<Row<'_>>,
        path_of: impl Fn(&Row<'_>) -> Option<String>,
    ) {
        let mut groups: BTreeMap<String, Vec<Row<'_>>> = BTreeMap::new();
        for row in rows {
            match path_of(&row) {
                Some(path) => groups.entry(path).or_default().push(row),
                // Nothing refers to a line of a service.
                None => self.lacks_some |= sheet.address != schema::OF_SERVICE,
            }
        }
        for (path, rows) in groups {
            let tables = match sheet.inline() {
                Some(part) => grouped(sheet, part, &rows),
                None => {
                    let sorted = in_order(rows.iter().map(|row| (row.position("position"), row)));
                    sorted.into_iter().map(|row| record(row, sheet)).collect()
                }
            };
            self.files.entry(path).or_default().parts.insert(sheet.shape.key, tables);
        }
    }
}

/// Sorts by position; who has none stays below the one above.
fn in_order<T>(items: impl Iterator<Item = (Option<u32>, T)>) -> Vec<T> {
    let mut above = 0;
    let mut placed: Vec<(u32, T)> = items
        .map(|(position, item)| {
            above = position.unwrap_or(above);
            (above, item)
        })
        .collect();
    placed.sort_by_key(|(position, _)| *position);
    placed.into_iter().map(|(_, item)| item).collect()
}

/// The record of one row.
fn record(row: &Row<'_>, sheet: &Sheet) -> Record {
    let mut record = Record { origin: Some(row.origin), ..Record::default() };
    for field in sheet.fields() {
        match field {
            Field::Own(column) => {
                if let Some(value) = row.value(column.key, column) {
                    record.values.insert(column.key, value);
                }
            }
            Field::Part(part, column) if part.form == Form::One => {
                if let Some(value) = row.value(&field.name(), column) {
                    let tables = record.parts.entry(part.key).or_insert_with(|| {
                        vec![Record { origin: Some(row.origin), ..Record::default() }]
                    });
                    tables[0].values.insert(column.key, value);
                }
            }
            _ => {}
        }
    }
    record
}

/// Records that take several rows each: a question and its answers, held together by its id.
fn grouped(sheet: &Sheet, part: &'static Shape, rows: &[Row<'_>]) -> Vec<Record> {
    let mut groups: Vec<(String, Vec<&Row<'_>>)> = Vec::new();
    for row in rows {
        let id = [row.text("id"), row.text("use")].join(" ");
        if id.trim().is_empty() {
            row.problem("id", "no id", "write the id of the question into each of its rows");
            continue;
        }
        match groups.iter_mut().find(|(known, _)| *known == id) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((id, vec![row])),
        }
    }
    let placed = groups.into_iter().map(|(_, rows)| {
        let positions: Vec<Option<u32>> = rows.iter().map(|row| row.position("position")).collect();
        (positions[0], joined(sheet, part, &rows))
    });
    in_order(placed.collect::<Vec<_>>().into_iter())
}

fn joined(sheet: &Sheet, part: &'static Shape, rows: &[&Row<'_>]) -> Record {
    let mut whole = record(rows[0], sheet);
    for row in &rows[1..] {
        for (key, value) in record(row, sheet).values {
            match whole.values.get(key) {
                Some(first) if *first == value => {}
                Some(_) => {
                    let help = "write it once, in the first row of the question";
                    row.problem(
                        key,
                        format!("another `{key}` than in row {}", rows[0].origin.row),
                        help,
                    );
                }
                None => {
                    whole.values.insert(key, value);
                }
            }
        }
    }
    let position = Field::PartPosition(part).name();
    let items = rows.iter().filter_map(|row| {
        let mut item = Record { origin: Some(row.origin), ..Record::default() };
        for column in part.columns {
            let name = Field::Part(part, *column).name();
            if let Some(value) = row.value(&name, *column) {
                item.values.insert(column.key, value);
            }
        }
        (!item.is_empty()).then(|| (row.position(&position), item))
    });
    let items = in_order(items.collect::<Vec<_>>().into_iter());
    if !items.is_empty() {
        whole.parts.insert(part.key, items);
    }
    whole
}
