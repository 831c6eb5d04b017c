//! The state of the catalogue as pages for officers: what is good, what is needed, and where to
//! begin. Pages that load and run nothing, so that they can be mailed, opened from a disk and printed.

mod findings;
mod html;
mod index;
mod notices;
mod page;
mod words;

use crate::lint::Notice;
use crate::source::SourceFile;
use crate::{Compiled, lint};

use findings::{Checked, Counts, Input, check};

/// One page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportPage {
    /// Its file name, without a folder.
    pub name: String,
    /// HTML.
    pub text: String,
}

/// The index and a page for each agency that offers something. `today` is an ISO date.
#[must_use]
pub fn report(files: &[SourceFile], compiled: &Compiled, today: &str) -> Vec<ReportPage> {
    let notices: Vec<Notice> = lint(files, compiled, today);
    let input = Input { files, compiled, notices: &notices, today };
    let agencies = checked(input);
    let mut pages =
        vec![ReportPage { name: "index.html".to_owned(), text: index::write(input, &agencies) }];
    for agency in agencies.iter().filter(|agency| !agency.services.is_empty()) {
        let name = page_name(agency.agency);
        pages.push(ReportPage { name, text: page::write(input, agency) });
    }
    pages
}

/// An agency with what is said of its services.
struct OfAgency<'a> {
    agency: &'a catalogue::Agency,
    services: Vec<Checked<'a>>,
    counts: Counts,
}

fn checked(input: Input<'_>) -> Vec<OfAgency<'_>> {
    let file = &input.compiled.file;
    let of = |agency: &str| {
        let own = file.services.iter().filter(|service| service.agency == agency);
        own.map(|service| check(input, service)).collect::<Vec<_>>()
    };
    let agencies = file.agencies.iter().map(|agency| {
        let services = of(&agency.id);
        let mut counts = Counts::default();
        for service in &services {
            counts += service.counts;
        }
        OfAgency { agency, services, counts }
    });
    agencies.collect()
}

/// Not the bare id: an agency may be called `index`.
fn page_name(agency: &catalogue::Agency) -> String {
    format!("instansi-{}.html", agency.id)
}

#[cfg(test)]
mod tests;
