//! Source files under `data/` → the one JSON file the app fetches.
//!
//! People edit the source, so nothing is thrown at the first mistake: every file is read to its end
//! and **all** problems come back together, each with file, line, what is wrong and what to write
//! instead. `data/README.md` is the reference of the source format.

mod condition;
mod ids;
mod problem;
mod records;
mod service;
mod source;
mod table;

use catalogue::{CatalogueFile, SCHEMA};

pub use problem::Problem;
pub use source::{SourceFile, read_folder};

use ids::Ids;
use problem::Problems;
use source::Parsed;

/// Compiles source files; the same files give the same catalogue, in whatever order they come.
///
/// # Errors
/// Every problem in every file, sorted by file and line.
pub fn compile(mut files: Vec<SourceFile>) -> Result<CatalogueFile, Vec<Problem>> {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let problems = Problems::default();
    let parsed: Vec<Parsed<'_>> = files.iter().map(|file| Parsed::new(file, &problems)).collect();
    let ids = Ids::collect(&parsed, &problems);
    let mut catalogue = CatalogueFile {
        schema: SCHEMA,
        compiled: String::new(),
        agencies: Vec::new(),
        places: Vec::new(),
        documents: Vec::new(),
        life_events: Vec::new(),
        stop_words: Vec::new(),
        synonyms: Vec::new(),
        services: Vec::new(),
    };
    for file in &parsed {
        records::read(file, &ids, &problems, &mut catalogue);
    }
    // As people look through a list: by name.
    catalogue.agencies.sort_by(|a, b| a.name.cmp(&b.name));
    catalogue.services.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.id.cmp(&b.id)));
    if catalogue.services.is_empty() {
        problems.add(
            "services",
            1,
            "no service at all",
            "add a file services/<agency>/<service>.toml",
        );
    }
    catalogue.compiled =
        catalogue.services.iter().map(|s| s.check.compiled.clone()).max().unwrap_or_default();
    let problems = problems.into_sorted();
    if problems.is_empty() { Ok(catalogue) } else { Err(problems) }
}

/// The published bytes of a catalogue.
pub fn emit(catalogue: &CatalogueFile) -> String {
    serde_json::to_string(catalogue).unwrap_or_default()
}
