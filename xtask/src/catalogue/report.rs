//! `cargo xtask catalogue report`: what is good and what is needed, as pages for officers.

use std::fs;
use std::path::Path;

use super::compile_folder;
use crate::run::{Result, root};
use crate::today;

/// Writes the index and a page per agency into a folder.
pub(crate) fn report(folder: &Path) -> Result {
    let (files, compiled) = compile_folder(&root().join("data"))?;
    let pages = catalogue_compiler::report(&files, &compiled, &today());
    fs::create_dir_all(folder)?;
    for page in &pages {
        fs::write(folder.join(&page.name), &page.text)?;
    }
    println!("    {} pages; begin with {}", pages.len(), folder.join("index.html").display());
    Ok(())
}
