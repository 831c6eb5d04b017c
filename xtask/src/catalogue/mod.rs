//! `cargo xtask catalogue`: `data/` → `public/catalogue.json`, and what people do with the source.

pub(crate) mod report;
pub(crate) mod sheet;

use std::fs;
use std::path::Path;

use ::catalogue::Catalogue;
use ::catalogue::search::needed_words;
use catalogue_compiler::{
    Compiled, Level, SourceFile, compile, emit, lint, read_folder, without_unused,
};

use crate::run::{Failed, Result, root};
use crate::today;

/// Reads a folder of source files and compiles it; prints every problem before it fails.
pub(crate) fn compile_folder(folder: &Path) -> Result<(Vec<SourceFile>, Compiled)> {
    let files = read_folder(folder)?;
    let compiled = compile(files.clone()).map_err(|problems| {
        for problem in &problems {
            eprintln!("{problem}");
        }
        Failed(format!("{} problems in {}", problems.len(), folder.display()))
    })?;
    Ok((files, compiled))
}

/// The source of this workspace as it is published.
pub(crate) fn compiled() -> Result<Compiled> {
    let (_, mut compiled) = compile_folder(&root().join("data"))?;
    shrink(&mut compiled)?;
    Ok(compiled)
}

/// Takes out what no phone needs: agencies, places and papers of no service, and search words under which
/// the search finds their service anyway.
fn shrink(compiled: &mut Compiled) -> Result {
    let file = without_unused(compiled.file.clone());
    let whole = emit(&file).map_err(Failed)?;
    let whole = Catalogue::open(&whole).map_err(|error| Failed(format!("{error:?}")))?;
    compiled.file = file;
    for (service, words) in compiled.file.services.iter_mut().zip(needed_words(&whole)) {
        service.search_words = words;
    }
    Ok(())
}

/// The compiled catalogue, opened as the app opens it.
pub(crate) fn opened() -> Result<Catalogue> {
    Catalogue::open(&published(&compiled()?)?).map_err(|error| Failed(format!("{error:?}")))
}

fn published(compiled: &Compiled) -> Result<String> {
    emit(&compiled.file).map_err(Failed)
}

/// Compiles, warns, and writes the file that trunk copies.
pub(crate) fn write(show: Show) -> Result<Compiled> {
    let (files, mut compiled) = compile_folder(&root().join("data"))?;
    let notices = lint(&files, &compiled, &today());
    shrink(&mut compiled)?;
    let json = published(&compiled)?;
    // What the app would not open is never published.
    Catalogue::open(&json).map_err(|error| Failed(format!("compiled catalogue: {error:?}")))?;
    let path = root().join("public/catalogue.json");
    // An unchanged file keeps its time, so that a watching trunk is not woken.
    if fs::read_to_string(&path).ok().as_deref() != Some(json.as_str()) {
        fs::write(&path, &json)?;
    }
    for notice in
        notices.iter().filter(|notice| show == Show::All || notice.level == Level::Warning)
    {
        println!("{notice}");
    }
    let n_warnings = notices.iter().filter(|notice| notice.level == Level::Warning).count();
    println!(
        "    {} services of {} agencies, {} bytes, {n_warnings} warnings, {} hints{}",
        compiled.file.services.len(),
        compiled.file.agencies.len(),
        json.len(),
        notices.len() - n_warnings,
        if show == Show::All { "" } else { " (--hints shows them)" },
    );
    Ok(compiled)
}

/// Which notices are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Show {
    Warnings,
    All,
}
