//! `cargo xtask catalogue export` and `import`: the source as CSV files, and back.

use std::fs;
use std::path::Path;

use catalogue_compiler::sheet;

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
