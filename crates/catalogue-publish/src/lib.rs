//! The catalogue in the formats that other programs and people without JavaScript read.
//!
//! | module | format |
//! | --- | --- |
//! | [`cpsv_ap`] | the European vocabulary of public services, the whole catalogue as one graph |
//! | [`csv`] | two tables, for spreadsheets |
//! | [`hsds`] | Open Referral's human services data, one object per service |
//! | [`schema`] | JSON Schema of the records as they are |
//! | [`schema_org`] | JSON-LD for search engines, one object per service |
//! | [`sheet`] | pages that need no script, and the list of them |
//!
//! Everything here is a pure function of what the compiler found: no file, clock or network, and the
//! same source gives the same bytes. The record is a guide made from public sources, not a publication
//! of the agencies; every format that can say so says so.

pub mod cpsv_ap;
pub mod csv;
pub mod hsds;
mod html;
mod json;
mod look;
pub mod schema;
pub mod schema_org;
pub mod sheet;
mod words;

// The app's own sentences, so that a sheet and the app can never say the same thing differently. They
// depend on the records only.
#[allow(dead_code, unreachable_pub)]
#[path = "../../../src/text/format.rs"]
mod format;
#[allow(dead_code, unreachable_pub)]
#[path = "../../../src/text/frame.rs"]
mod frame;
#[allow(dead_code, unreachable_pub)]
#[path = "../../../src/text/service.rs"]
mod text;

/// Where the files will stand.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// Absolute base address, with a slash at its end.
    pub base: &'a str,
    /// Address of the style sheet, relative to the base.
    pub stylesheet: &'a str,
}

impl Site<'_> {
    /// Absolute address of the static page of a service.
    fn sheet(self, service: &str) -> String {
        [self.base, "lembar/", service, ".html"].concat()
    }
}
