//! `cargo xtask catalogue export` and `import`: the source as CSV files, and back.

use std::fs;
use std::path::Path;

use catalogue_compiler::sheet::{self, Plan, SheetFile, SheetProblem};

use super::compile_folder;
use crate::run::{Failed, Result, root};

/// Writes the sheets of `data/` into a folder.
pub(crate) fn export(folder: &Path, agency: Option<&str>) -> Result {
    let (files, compiled) = compile_folder(&root().join("data"))?;
    if let Some(wanted) = agency
        && !compiled.file.agencies.iter().any(|agency| agency.id == wanted)
    {
        let ids: Vec<&str> = compiled.file.agencies.iter().map(|a| a.id.as_str()).collect();
        return Err(Failed(format!("no agency `{wanted}`; there are: {}", ids.join(", "))));
    }
    let sheets = sheet::export(&files, agency).map_err(|problems| {
        for problem in &problems {
            eprintln!("{problem}");
        }
        Failed("the sheets do not know these keys: add them to sheet/schema.rs".to_owned())
    })?;
    fs::create_dir_all(folder)?;
    // Somebody's edits may be in there.
    if let Some(there) = sheets.iter().find(|sheet| folder.join(&sheet.name).exists()) {
        return Err(Failed(format!(
            "{} is already in {}: choose an empty folder",
            there.name,
            folder.display()
        )));
    }
    for sheet in &sheets {
        fs::write(folder.join(&sheet.name), &sheet.text)?;
    }
    println!("    {} files in {}", sheets.len(), folder.display());
    Ok(())
}

/// Reads the sheets of a folder and writes what they change into `data/`.
pub(crate) fn import(folder: &Path, may_remove: bool) -> Result {
    let data = root().join("data");
    let (files, _) = compile_folder(&data)?;
    let plan = read_sheets(folder)?
        .and_then(|sheets| sheet::import(&sheets, &files, may_remove))
        .map_err(|problems| {
        for problem in &problems {
            eprintln!("{problem}");
        }
        Failed(format!("{} problems in {}; nothing was written", problems.len(), folder.display()))
    })?;
    let Plan { write, remove, stay, newer } = plan;
    for file in &write {
        let path = data.join(&file.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        let what = if path.exists() { "changed" } else { "new" };
        fs::write(&path, &file.text)?;
        println!("    {what}: data/{}", file.path);
    }
    for path in &remove {
        fs::remove_file(data.join(path))?;
        println!("    deleted: data/{path}");
    }
    for path in &stay {
        println!("    not in the sheets, kept (--delete takes it out): data/{path}");
    }
    for path in &newer {
        println!("    changed after the export, kept as it is: data/{path}");
    }
    println!("    {} files written, {} deleted", write.len(), remove.len());
    Ok(())
}

/// Every CSV file of a folder, or those that are not text.
fn read_sheets(folder: &Path) -> Result<std::result::Result<Vec<SheetFile>, Vec<SheetProblem>>> {
    let mut sheets = Vec::new();
    let mut problems = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
            match sheet::decode(&name, fs::read(&path)?) {
                Ok(sheet) => sheets.push(sheet),
                Err(problem) => problems.push(problem),
            }
        }
    }
    Ok(if problems.is_empty() { Ok(sheets) } else { Err(problems) })
}
