//! Counters for the operator, in the text form that Prometheus reads. They say how many and never who.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use crate::store::{StoreError, Stored};

/// What became of the submissions since the start of this receiver.
#[derive(Debug, Default)]
pub struct Metrics {
    accepted: AtomicU64,
    known: AtomicU64,
    conflict: AtomicU64,
    refused: AtomicU64,
    failed: AtomicU64,
}

impl Metrics {
    pub(crate) fn count(&self, outcome: &Result<Stored, StoreError>) {
        let counter = match outcome {
            Ok(Stored::New { .. }) => &self.accepted,
            Ok(Stored::Known { .. }) => &self.known,
            Ok(Stored::Conflict) => &self.conflict,
            Err(_) => &self.failed,
        };
        counter.fetch_add(1, Relaxed);
    }

    pub(crate) fn count_refused(&self) {
        self.refused.fetch_add(1, Relaxed);
    }

    /// The text of `GET /api/metrics`.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (name, help, counter) in [
            ("submissions_accepted", "Submissions that were new and are stored.", &self.accepted),
            ("submissions_known", "Submissions that were sent again.", &self.known),
            ("submissions_conflict", "Known ids with another body.", &self.conflict),
            ("submissions_refused", "Requests that hold no submission.", &self.refused),
            ("store_errors", "Submissions that the database could not keep.", &self.failed),
        ] {
            let n = counter.load(Relaxed);
            let _ = write!(
                text,
                "# HELP loket_{name}_total {help}\n# TYPE loket_{name}_total counter\nloket_{name}_total {n}\n"
            );
        }
        text
    }
}
