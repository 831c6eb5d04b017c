//! Source files as sheets.

use crate::problem::{Problem, Problems};
use crate::sheet::cell::encode;
use crate::sheet::schema::{self, Field, Form, Sheet};
use crate::sheet::tree::{self, Record};
use crate::sheet::{SheetFile, base, csv};
use crate::source::{Role, SourceFile, role_of};

/// The sheets of a source that compiles; of one agency, or of all. What agencies share is always
/// there in full: nobody can choose among papers they do not see.
///
/// # Errors
/// Keys that the sheets do not know.
pub fn export(data: &[SourceFile], agency: Option<&str>) -> Result<Vec<SheetFile>, Vec<Problem>> {
    let mut files: Vec<&SourceFile> = data.iter().filter(|file| is_of(file, agency)).collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let problems = Problems::default();
    let records: Vec<(&str, Record)> = files
        .iter()
        .filter_map(|file| {
            let shape = tree::shape_of(&file.path)?;
            Some((file.path.as_str(), tree::read(file, shape, &problems)))
        })
        .collect();
    if !problems.is_empty() {
        return Err(problems.into_sorted());
    }
    let mut sheets: Vec<SheetFile> = schema::sheets().map(|sheet| told(sheet, &records)).collect();
    sheets.push(base::write(&records));
    Ok(sheets)
}

fn is_of(file: &SourceFile, wanted: Option<&str>) -> bool {
    match role_of(&file.path) {
        Role::Agency { id } => wanted.is_none_or(|wanted| wanted == id),
        Role::Service { agency, .. } => wanted.is_none_or(|wanted| wanted == agency),
        _ => true,
    }
}

fn told(sheet: &'static Sheet, records: &[(&str, Record)]) -> SheetFile {
    let mut rows = vec![sheet.fields().iter().map(Field::name).collect()];
    for (path, record) in records {
        let Some(address) = address_in(sheet, path) else { continue };
        if sheet.shape.form == Form::Root {
            rows.extend(rows_of(sheet, &address, 1, record));
        } else {
            for (position, table) in record.part(sheet.shape.key).iter().enumerate() {
                rows.extend(rows_of(sheet, &address, position + 1, table));
            }
        }
    }
    SheetFile { name: sheet.file.to_owned(), text: csv::write(&rows) }
}

/// The ids by which a sheet speaks of a file, if it speaks of it.
fn address_in<'a>(sheet: &Sheet, path: &'a str) -> Option<Vec<&'a str>> {
    let stem = || path.rsplit('/').next().and_then(|name| name.strip_suffix(".toml"));
    match role_of(path) {
        Role::Agency { id } => (sheet.file == schema::AGENCIES_CSV.file).then(|| vec![id]),
        Role::Service { agency, id } if sheet.file == schema::SERVICES_CSV.file => {
            Some(vec![agency, id])
        }
        Role::Service { id, .. } => (sheet.address == schema::OF_SERVICE).then(|| vec![id]),
        Role::Documents if sheet.file == schema::DOCUMENTS_CSV.file => Some(vec![stem()?]),
        Role::Questions if sheet.file == schema::QUESTIONS_CSV.file => Some(vec![stem()?]),
        Role::Places => (sheet.file == schema::PLACES_CSV.file).then(Vec::new),
        _ => None,
    }
}

/// One row, or one for each table within: an answer with its question.
fn rows_of(sheet: &Sheet, address: &[&str], position: usize, record: &Record) -> Vec<Vec<String>> {
    let items = sheet.inline().map_or(&[][..], |part| record.part(part.key));
    let row = |item: Option<(usize, &Record)>| {
        let mut ids = address.iter();
        let cell = |field: Field| match field {
            Field::Address(_) => ids.next().map(|id| (*id).to_owned()),
            Field::Position => Some(position.to_string()),
            // Said once: a text that stands in two rows could be changed in one.
            Field::Own(column) if item.is_none_or(|(n, _)| n == 0) || column.is_id() => {
                record.values.get(column.key).map(encode)
            }
            Field::Own(_) => None,
            Field::PartPosition(_) => item.map(|(n, _)| (n + 1).to_string()),
            Field::Part(part, column) => {
                let table = match part.form {
                    Form::Inline => item.map(|(_, record)| record),
                    _ => record.part(part.key).first(),
                };
                table.and_then(|table| table.values.get(column.key)).map(encode)
            }
        };
        sheet.fields().into_iter().map(cell).map(Option::unwrap_or_default).collect()
    };
    if items.is_empty() {
        vec![row(None)]
    } else {
        items.iter().enumerate().map(|item| row(Some(item))).collect()
    }
}
