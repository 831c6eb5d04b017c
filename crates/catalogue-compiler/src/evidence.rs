//! Where a record comes from. The phone does not download it: it stands on a page of its own per
//! service, because sources took 17 % of the catalogue and nobody can open one without a connection
//! (`docs/decisions/0009`).

use catalogue::Grade;

/// What a service record rests on.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// Row of the research notes; helps whoever checks.
    pub reference: Option<String>,
    /// Where we have it from.
    pub sources: Vec<Source>,
}

/// A page, rule or report.
#[derive(Debug, Clone)]
pub struct Source {
    /// What it is.
    pub title: String,
    /// Address, when it has one.
    pub url: Option<String>,
    /// How good it is for Bojonegoro.
    pub grade: Grade,
    /// ISO date when it was read.
    pub read: Option<String>,
}
