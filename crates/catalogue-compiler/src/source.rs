//! Source files: reading them from disk, and their place in the tree.

use std::fs;
use std::io;
use std::path::Path;

use toml::Spanned;
use toml::de::DeTable;

use crate::problem::Problems;
use crate::table::Table;

/// One TOML file of the source.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Path below `data/`, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// Reads every `.toml` file below `folder`.
///
/// # Errors
/// The first file or folder that cannot be read.
pub fn read_folder(folder: &Path) -> io::Result<Vec<SourceFile>> {
    let mut files = Vec::new();
    read_into(folder, "", &mut files)?;
    Ok(files)
}

fn read_into(folder: &Path, prefix: &str, files: &mut Vec<SourceFile>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            read_into(&entry.path(), &format!("{path}/"), files)?;
        } else if path.ends_with(".toml") {
            let text = fs::read_to_string(entry.path())
                .map_err(|error| io::Error::new(error.kind(), format!("data/{path}: {error}")))?;
            files.push(SourceFile { path, text });
        }
    }
    Ok(())
}

/// What a file holds, told by its path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role<'a> {
    Agency { id: &'a str },
    Places,
    Documents,
    Questions,
    LifeEvents,
    Synonyms,
    Redirects,
    PlainWords,
    Service { agency: &'a str, id: &'a str },
    Unknown,
}

/// A file whose syntax has been read.
pub(crate) struct Parsed<'a> {
    pub(crate) file: &'a SourceFile,
    pub(crate) role: Role<'a>,
    table: Spanned<DeTable<'a>>,
}

impl<'a> Parsed<'a> {
    pub(crate) fn new(file: &'a SourceFile, problems: &Problems) -> Self {
        let (table, errors) = DeTable::parse_recoverable(&file.text);
        for error in errors {
            let line = line_of(&file.text, error.span().map_or(0, |span| span.start));
            problems.add(
                &file.path,
                line,
                format!("not valid TOML: {}", error.message()),
                TOML_HELP,
            );
        }
        let role = role_of(&file.path);
        if role == Role::Unknown {
            problems.add(&file.path, 1, "no kind of source file has this path", PATH_HELP);
        }
        Self { file, role, table }
    }

    pub(crate) fn table<'t>(&'t self, problems: &'t Problems) -> Table<'t> {
        Table::new(self.file, self.table.get_ref(), self.table.span().start, problems)
    }
}

const TOML_HELP: &str =
    "text stands in \"...\", lists in [...], and plain keys come before [[tables]]";
const PATH_HELP: &str = "see the table of paths in data/README.md";

pub(crate) fn role_of(path: &str) -> Role<'_> {
    let Some(stem) = path.strip_suffix(".toml") else { return Role::Unknown };
    match stem.split('/').collect::<Vec<_>>().as_slice() {
        ["agencies", id] => Role::Agency { id },
        ["places"] => Role::Places,
        ["documents", _] => Role::Documents,
        ["questions", _] => Role::Questions,
        ["life-events"] => Role::LifeEvents,
        ["synonyms"] => Role::Synonyms,
        ["redirects"] => Role::Redirects,
        ["plain-words"] => Role::PlainWords,
        ["services", agency, id] => Role::Service { agency, id },
        _ => Role::Unknown,
    }
}

/// The line, from 1, of a byte offset.
pub(crate) fn line_of(text: &str, offset: usize) -> usize {
    let end = offset.min(text.len());
    1 + text.as_bytes()[..end].iter().filter(|byte| **byte == b'\n').count()
}
