//! Source files under `data/` → the one JSON file the app fetches.
//!
//! People edit the source, so nothing is thrown at the first mistake: every file is read to its end
//! and **all** problems come back together, each with file, line, what is wrong and what to write
//! instead. `data/README.md` is the reference of the source format.

mod condition;
mod evidence;
mod ids;
mod lint;
mod problem;
mod prove;
mod records;
mod report;
mod service;
pub mod sheet;
mod source;
mod table;

use std::collections::BTreeMap;

use catalogue::{CatalogueFile, SCHEMA};
use json_tree::columns;

pub use evidence::{Evidence, Source};
pub use lint::{Level, Notice, lint};
pub use problem::Problem;
pub use report::{ReportPage, report};
pub use source::{SourceFile, read_folder};

use ids::Ids;
use problem::Problems;
use source::Parsed;

/// What the source comes to.
#[derive(Debug, Clone)]
pub struct Compiled {
    /// What the phone downloads.
    pub file: CatalogueFile,
    /// Service id → where its record comes from.
    pub evidence: BTreeMap<String, Evidence>,
    /// Office language and what to write instead.
    pub plain_words: Vec<PlainWord>,
}

/// Words that people stumble over.
#[derive(Debug, Clone)]
pub struct PlainWord {
    /// As the search sees them.
    pub avoid: Vec<String>,
    /// What to write instead, for the author.
    pub write: String,
}

/// What the source holds beside the catalogue itself.
#[derive(Debug, Default)]
struct Beside {
    evidence: BTreeMap<String, Evidence>,
    plain_words: Vec<PlainWord>,
}

/// Compiles source files; the same files give the same catalogue, in whatever order they come.
///
/// # Errors
/// Every problem in every file, sorted by file and line.
pub fn compile(mut files: Vec<SourceFile>) -> Result<Compiled, Vec<Problem>> {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let problems = Problems::default();
    let parsed: Vec<Parsed<'_>> = files.iter().map(|file| Parsed::new(file, &problems)).collect();
    let ids = Ids::collect(&parsed, &problems);
    let mut catalogue = CatalogueFile {
        compiled: String::new(),
        agencies: Vec::new(),
        places: Vec::new(),
        documents: Vec::new(),
        life_events: Vec::new(),
        stop_words: Vec::new(),
        synonyms: Vec::new(),
        redirects: Vec::new(),
        services: Vec::new(),
    };
    let mut beside = Beside::default();
    for file in &parsed {
        records::read(file, &ids, &problems, &mut catalogue, &mut beside);
    }
    // As people look through a list: by name; services by agency first, for like compresses like.
    catalogue.agencies.sort_by(|a, b| a.name.cmp(&b.name));
    catalogue
        .services
        .sort_by(|a, b| (&a.agency, &a.name, &a.id).cmp(&(&b.agency, &b.name, &b.id)));
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
    // Proofs speak about whole records; of broken ones they would tell nothing new.
    if problems.is_empty() {
        prove::prove(&files, &catalogue, &problems);
    }
    let problems = problems.into_sorted();
    if problems.is_empty() {
        let Beside { evidence, plain_words } = beside;
        Ok(Compiled { file: catalogue, evidence, plain_words })
    } else {
        Err(problems)
    }
}

/// The same catalogue without agencies, places and papers that no service speaks of: nobody downloads
/// what nobody needs.
#[must_use]
pub fn without_unused(mut catalogue: CatalogueFile) -> CatalogueFile {
    let services = &catalogue.services;
    catalogue.agencies.retain(|agency| services.iter().any(|s| s.agency == agency.id));
    catalogue.places.retain(|place| {
        services.iter().any(|service| service.places.iter().any(|other| other.at == place.id))
    });
    catalogue.documents.retain(|document| {
        let lines = |service: &catalogue::Service| {
            service.requirements.iter().any(|line| line.documents.contains(&document.id))
        };
        services.iter().any(lines)
    });
    catalogue
}

/// The catalogue as one JSON record per service: for people, for other programs and for schema 1.
pub fn records(catalogue: &CatalogueFile) -> String {
    serde_json::to_string(catalogue).unwrap_or_default()
}

/// The published bytes of a catalogue: the same, told column by column.
///
/// # Errors
/// A text that columns cannot hold, with the key where it stands.
pub fn emit(catalogue: &CatalogueFile) -> Result<String, String> {
    let tree = json_tree::parse(&records(catalogue)).ok_or("not JSON")?;
    columns::pack(SCHEMA.into(), &tree)
}
