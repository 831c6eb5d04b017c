//! A source file as keys and values, told by its shape: what TOML and sheets have in common.

use std::collections::BTreeMap;

use crate::problem::Problems;
use crate::sheet::cell::Value;
use crate::sheet::schema::{self, Cell, Form, Shape};
use crate::source::{Parsed, Role, SourceFile, role_of};
use crate::table::Table;

/// The row of a sheet that something was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Origin {
    pub(crate) sheet: &'static str,
    /// From 1, the header being row 1.
    pub(crate) row: usize,
}

/// One table of the source.
#[derive(Debug, Clone, Default)]
pub(crate) struct Record {
    pub(crate) values: BTreeMap<&'static str, Value>,
    pub(crate) parts: BTreeMap<&'static str, Vec<Record>>,
    pub(crate) origin: Option<Origin>,
}

impl Record {
    pub(crate) fn is_empty(&self) -> bool {
        self.values.is_empty() && self.parts.values().all(Vec::is_empty)
    }

    pub(crate) fn part(&self, key: &str) -> &[Self] {
        self.parts.get(key).map_or(&[], Vec::as_slice)
    }
}

/// The shape of a file that sheets hold; life events, synonyms and the like stay TOML only.
pub(crate) fn shape_of(path: &str) -> Option<&'static Shape> {
    match role_of(path) {
        Role::Agency { .. } => Some(&schema::AGENCY),
        Role::Service { .. } => Some(&schema::SERVICE),
        Role::Documents => Some(&schema::DOCUMENTS),
        Role::Questions => Some(&schema::QUESTIONS),
        Role::Places => Some(&schema::PLACES),
        _ => None,
    }
}

/// Reads a file. A key that no shape knows is a problem: a sheet would lose it.
pub(crate) fn read(file: &SourceFile, shape: &Shape, problems: &Problems) -> Record {
    let parsed = Parsed::new(file, problems);
    read_table(&parsed.table(problems), shape)
}

fn read_table(table: &Table<'_>, shape: &Shape) -> Record {
    let mut record = Record::default();
    for column in shape.columns {
        let value = match column.cell {
            Cell::Text => table.text(column.key).map(Value::Text),
            Cell::Texts => {
                Some(table.texts(column.key)).filter(|t| !t.is_empty()).map(Value::Texts)
            }
            Cell::Number(max) => table.number(column.key, max).map(Value::Number),
            Cell::Date => table.date(column.key).map(|date| Value::Date(date.value)),
        };
        if let Some(value) = value {
            record.values.insert(column.key, value);
        }
    }
    for part in shape.parts {
        let tables = match part.form {
            Form::One => table.table(part.key).into_iter().collect(),
            _ => table.tables(part.key),
        };
        let parts: Vec<Record> = tables.iter().map(|table| read_table(table, part)).collect();
        if !parts.is_empty() {
            record.parts.insert(part.key, parts);
        }
    }
    table.finish();
    record
}
