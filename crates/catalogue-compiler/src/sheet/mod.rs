//! The source as sheets for officers who use a spreadsheet, and back.
//!
//! CSV and not XLSX: Excel and LibreOffice both open and save it, a difference of two versions can be
//! read line by line, and writing it takes no dependency; XLSX is a ZIP of XML whose formats, styles
//! and formulas we would have to refuse one by one (`docs/decisions/0011`).
//!
//! We write `;` between cells. A double click opens a CSV file with the list separator of Windows,
//! and with Indonesian settings that is `;`, because `,` parts decimals. The line `sep=;` would tell
//! every Excel, but makes it overlook the byte order mark and so the encoding. Reading takes `;`, `,`
//! and tabs, whichever fits the header: saving may use another one.

mod base;
mod cell;
mod csv;
mod export;
mod gather;
mod keep;
mod plan;
mod rows;
mod schema;
#[cfg(test)]
mod tests;
mod tree;
mod trouble;
mod write;

pub use export::export;
pub use plan::{Plan, import};
pub use trouble::{Place, SheetProblem, decode};

/// One CSV file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetFile {
    /// Its name, without a folder.
    pub name: String,
    /// Its text.
    pub text: String,
}
