//! `cargo xtask catalogue`: `data/` → `public/catalogue.json`.

use std::fs;

use ::catalogue::{Catalogue, CatalogueFile};
use catalogue_compiler::{compile, emit, read_folder};

use crate::run::{Failed, Result, root};

/// Compiles the source; prints every problem before it fails.
pub(crate) fn compiled() -> Result<CatalogueFile> {
    let files = read_folder(&root().join("data"))?;
    compile(files).map_err(|problems| {
        for problem in &problems {
            eprintln!("{problem}");
        }
        Failed(format!("{} problems in data/", problems.len()))
    })
}

/// The compiled catalogue, opened as the app opens it.
pub(crate) fn opened() -> Result<Catalogue> {
    Catalogue::open(&emit(&compiled()?)).map_err(|error| Failed(format!("{error:?}")))
}

/// Compiles and writes the file that trunk copies.
pub(crate) fn write() -> Result<CatalogueFile> {
    let catalogue = compiled()?;
    let json = emit(&catalogue);
    // What the app would not open is never published.
    Catalogue::open(&json).map_err(|error| Failed(format!("compiled catalogue: {error:?}")))?;
    let path = root().join("public/catalogue.json");
    // An unchanged file keeps its time, so that a watching trunk is not woken.
    if fs::read_to_string(&path).ok().as_deref() != Some(json.as_str()) {
        fs::write(&path, &json)?;
    }
    println!(
        "    {} services of {} agencies, {} bytes",
        catalogue.services.len(),
        catalogue.agencies.len(),
        json.len()
    );
    Ok(catalogue)
}
