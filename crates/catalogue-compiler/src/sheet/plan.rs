//! Sheets → the files to write. Nothing is written while a single cell is wrong.

use std::collections::{BTreeMap, BTreeSet};

use crate::compile;
use crate::problem::{Problem, Problems};
use crate::sheet::gather::{Gathered, gather};
use crate::sheet::tree::{self, shape_of};
use crate::sheet::trouble::{Place, SheetProblem, Troubles};
use crate::sheet::write::{Block, Line, blocks, canonical, line, text};
use crate::sheet::{SheetFile, base, keep, schema};
use crate::source::{Role, SourceFile, role_of};

/// What an import does to the source.
#[derive(Debug, Default)]
pub struct Plan {
    /// Files with their new text, changed or new.
    pub write: Vec<SourceFile>,
    /// Files that the sheets no longer hold, and that are to go.
    pub remove: Vec<String>,
    /// The same, but nobody said that they may go.
    pub stay: Vec<String>,
    /// Files that changed since the export and that the sheets left alone: they stay as they are.
    pub newer: Vec<String>,
}

/// Compares sheets with the source, which compiles. `may_remove` allows files to go.
///
/// # Errors
/// Everything that must be mended first, by file, row and column.
pub fn import(
    sheets: &[SheetFile],
    data: &[SourceFile],
    may_remove: bool,
) -> Result<Plan, Vec<SheetProblem>> {
    let troubles = Troubles::default();
    unknown_files(sheets, &troubles);
    let gathered = gather(sheets, &troubles);
    let base = sheets.iter().find(|file| file.name == base::FILE);
    let Some(base) = base.and_then(|file| base::read(&file.text)) else {
        let help = "put it into the folder as the export wrote it: it tells what changed since";
        troubles.add(Place::File(base::FILE.to_owned()), "the file is missing or broken", help);
        return Err(troubles.into_sorted());
    };
    let mut plan = Plan::default();
    let mut lines: BTreeMap<String, Vec<Line>> = BTreeMap::new();
    compare(&gathered, &base, data, &mut plan, &mut lines, &troubles);
    if may_remove {
        plan.remove = std::mem::take(&mut plan.stay);
    }
    let moved = moved(&gathered, &plan, &lines, &troubles);
    // Of sheets that lack rows, everything that speaks of these rows would seem wrong.
    // What nothing changes compiles already.
    let changes_some = !(lines.is_empty() && plan.remove.is_empty());
    if changes_some && !gathered.lacks_some {
        let is_left = |file: &&SourceFile| {
            let path = file.path.as_str();
            !lines.contains_key(path)
                && !moved.contains(&path)
                && plan.remove.iter().all(|gone| gone != path)
        };
        check(&gathered, &lines, data.iter().filter(is_left), &troubles);
    }
    if troubles.is_empty() { Ok(plan) } else { Err(troubles.into_sorted()) }
}

fn unknown_files(sheets: &[SheetFile], troubles: &Troubles) {
    let names: Vec<&str> = schema::sheets().map(|sheet| sheet.file).chain([base::FILE]).collect();
    for file in sheets.iter().filter(|file| !names.contains(&file.name.as_str())) {
        let help = format!("take it out; the files are: {}", names.join(", "));
        troubles.add(Place::File(file.name.clone()), "no sheet has this name", help);
    }
}

/// Tells what changed here, what changed there, and where both did.
fn compare(
    gathered: &Gathered,
    base: &BTreeMap<String, String>,
    data: &[SourceFile],
    plan: &mut Plan,
    lines: &mut BTreeMap<String, Vec<Line>>,
    troubles: &Troubles,
) {
    let told = gathered.files.iter().filter_map(|(path, record)| {
        let blocks = blocks(shape_of(path)?, record);
        (!blocks.is_empty()).then_some((path.as_str(), blocks))
    });
    let told: BTreeMap<&str, Vec<Block>> = told.collect();
    let paths: BTreeSet<&str> =
        told.keys().copied().chain(base.keys().map(String::as_str)).collect();
    for path in paths {
        let Some(shape) = shape_of(path) else { continue };
        let old = data.iter().find(|file| file.path == path);
        let now = old.map(|file| {
            let record = tree::read(file, shape, &Problems::default());
            base::fingerprint(&canonical(shape, &record))
        });
        let blocks = told.get(path);
        let new = blocks.map(|blocks| base::fingerprint(&text(blocks)));
        let before = base.get(path).cloned();
        if new == now {
            continue;
        } else if new == before {
            plan.newer.push(path.to_owned());
        } else if now != before {
            let at = blocks.and_then(|blocks| blocks.first()?.lines.first());
            troubles.add(
                place_of(gathered, path, 1, at),
                format!("data/{path} was changed after the export, and differently"),
                "export again and repeat your change there",
            );
        } else if let Some(blocks) = blocks {
            let text = old.map_or_else(|| text(blocks), |old| keep::merged(old, shape, blocks));
            plan.write.push(SourceFile { path: path.to_owned(), text });
            lines.insert(path.to_owned(), checked_lines(blocks));
        } else {
            plan.stay.push(path.to_owned());
        }
    }
}

/// Files of services that now stand in the folder of another agency: the old one must go.
fn moved<'a>(
    gathered: &Gathered,
    plan: &'a Plan,
    lines: &BTreeMap<String, Vec<Line>>,
    troubles: &Troubles,
) -> Vec<&'a str> {
    let mut moved = Vec::new();
    for old in &plan.stay {
        let Role::Service { id, .. } = role_of(old) else { continue };
        let is_its = |path: &&String| matches!(role_of(path), Role::Service { id: other, .. } if other == id);
        let Some(new) = lines.keys().find(is_its) else { continue };
        let at = lines[new]
            .first()
            .map(|line| Line { column: Some("agency".to_owned()), ..line.clone() });
        troubles.add(
            place_of(gathered, new, 1, at.as_ref()),
            format!("`{id}` moves to another agency, which takes data/{old} away"),
            "repeat with --delete if that is meant",
        );
        moved.push(old.as_str());
    }
    moved
}

/// The lines of the text that is compiled to find mistakes: plain, and the first one empty, so that
/// what is said of the file as a whole is not said of its first key.
fn checked_lines(blocks: &[Block]) -> Vec<Line> {
    let row = blocks.first().and_then(|block| block.lines.first()?.origin);
    let empty = line(String::new(), row, "");
    let mut lines = vec![empty.clone()];
    for block in blocks {
        lines.extend(block.lines.iter().cloned());
        lines.push(empty.clone());
    }
    lines
}

/// Compiles the source as it would be, and says in which cells the compiler finds mistakes.
fn check<'a>(
    gathered: &Gathered,
    lines: &BTreeMap<String, Vec<Line>>,
    left: impl Iterator<Item = &'a SourceFile>,
    troubles: &Troubles,
) {
    let mut files: Vec<SourceFile> = left.cloned().collect();
    for (path, lines) in lines {
        let text = lines.iter().map(|line| format!("{}\n", line.text)).collect();
        files.push(SourceFile { path: path.clone(), text });
    }
    let wrong = troubles.rows();
    for problem in compile(files).err().unwrap_or_default() {
        let Problem { path, line, message, help } = problem;
        let at = lines.get(&path).and_then(|lines| lines.get(line - 1));
        let named = named_column(gathered, at, &message);
        // A wrong cell counts as empty; what follows from that is no problem of its own.
        let is_of_row = at.is_some_and(|at| at.column.is_none()) && named.is_none();
        if is_of_row && at.and_then(|at| at.origin).is_some_and(|row| wrong.contains(&row)) {
            continue;
        }
        let place = place_of(gathered, &path, line, named.as_ref().or(at));
        let help = in_words_of_sheets(&message, &help);
        troubles.add(place, message, help);
    }
}

/// The cell that a problem of a whole row is about: the compiler names the missing key first.
fn named_column(gathered: &Gathered, at: Option<&Line>, message: &str) -> Option<Line> {
    let line = at.filter(|line| line.column.is_none() && message.ends_with("is missing"))?;
    let name = format!("{}{}", line.prefix, message.split('`').nth(1)?);
    let is_told = gathered.columns.get(line.origin?.sheet)?.contains_key(&name);
    is_told.then(|| Line { column: Some(name), ..line.clone() })
}

fn place_of(gathered: &Gathered, path: &str, line: usize, at: Option<&Line>) -> Place {
    let Some((origin, at)) = at.and_then(|at| Some((at.origin?, at))) else {
        return Place::Source { path: path.to_owned(), line };
    };
    let column = at.column.as_ref().and_then(|name| {
        let column = gathered.columns.get(origin.sheet)?.get(name)?;
        Some((*column, name.clone()))
    });
    Place::Cell { file: origin.sheet.to_owned(), row: origin.row, column }
}

/// The compiler speaks of TOML; who reads this sees cells.
fn in_words_of_sheets(message: &str, help: &str) -> String {
    let key = message.split('`').nth(1).unwrap_or_default();
    if message.starts_with("no `") && message.ends_with("at all") {
        return format!("add a row to {key}s.csv");
    }
    if key == "[check]" {
        return "fill in check.state, check.compiled and check.due".to_owned();
    }
    if message.ends_with("is missing") {
        return match help.strip_prefix("did you mean ") {
            Some(words) => format!("write one of {}", words.replace("? others:", ",")),
            None => "fill in this cell".to_owned(),
        };
    }
    help.replace("leave the key out", "leave the cell empty")
        .replace(" = [{ id, label, when }, ...]", ", one row each")
        .replace("[\"id\", \"id\"]", "id | id")
        .replace('"', "")
}
