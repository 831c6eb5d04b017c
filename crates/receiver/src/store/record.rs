//! What goes into the database and what comes out of it.

use std::collections::{HashMap, HashSet};

/// A record as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRecord {
    /// Made on the phone.
    pub id: String,
    /// The number the citizen keeps.
    pub receipt: String,
    /// When it came, by the server's clock: `2026-11-25T07:18:00Z`.
    pub received_at: String,
    /// The body as it arrived.
    pub body: String,
}

/// What became of a submission that was handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stored {
    /// It is new and on disk now.
    New {
        /// The number the citizen keeps.
        receipt: String,
    },
    /// It was here already, with the same body.
    Known {
        /// The number given the first time.
        receipt: String,
    },
    /// The id was here already, with another body; nothing changed.
    Conflict,
}

/// The database failed; the text is for the log and holds nothing of a record.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{text}")]
pub struct StoreError {
    text: String,
    /// Whether a record is at fault and not the database.
    pub(super) is_of_a_record: bool,
}

impl StoreError {
    pub(super) fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_of_a_record: false }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::error::ErrorKind;
        let is_of_a_record = error.as_database_error().is_some_and(|error| {
            !matches!(error.kind(), ErrorKind::Other)
                // PostgreSQL: the data cannot be what its column takes.
                || error.code().is_some_and(|code| code.len() == 5 && code.starts_with("22"))
        });
        Self { text: error.to_string(), is_of_a_record }
    }
}

impl From<sqlx::migrate::MigrateError> for StoreError {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        Self::of(error.to_string())
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        Self::of(error.to_string())
    }
}

/// A record on its way in.
#[derive(Debug)]
pub(super) struct Incoming {
    pub(super) id: String,
    pub(super) digest: [u8; 32],
    pub(super) receipt: String,
    pub(super) body: String,
    pub(super) kind: &'static str,
    pub(super) replaces: Option<String>,
}

/// The first of each id, ordered by id: two receivers that insert the same records in the same order
/// wait for each other and never in a ring.
pub(super) fn first_of_each(records: &[Incoming]) -> Vec<&Incoming> {
    let mut first: Vec<&Incoming> = records.iter().collect();
    // Stable, so that of several with one id the first to arrive stays in front.
    first.sort_by(|a, b| a.id.cmp(&b.id));
    first.dedup_by(|later, earlier| later.id == earlier.id);
    first
}

/// Digest and receipt by id, of records that were there.
pub(super) type Known = HashMap<String, (Vec<u8>, String)>;

/// What to answer each of `records`, in their order, when those named in `inserted` are new.
pub(super) fn judge(
    records: &[Incoming],
    mut inserted: HashSet<String>,
    mut known: Known,
) -> Vec<Result<Stored, StoreError>> {
    let judge = |record: &Incoming| {
        if inserted.remove(&record.id) {
            let of_first = (record.digest.to_vec(), record.receipt.clone());
            known.insert(record.id.clone(), of_first);
            return Ok(Stored::New { receipt: record.receipt.clone() });
        }
        match known.get(&record.id) {
            Some((digest, receipt)) if digest[..] == record.digest => {
                Ok(Stored::Known { receipt: receipt.clone() })
            }
            Some(_) => Ok(Stored::Conflict),
            None => Err(StoreError::of("another record has the same receipt")),
        }
    };
    records.iter().map(judge).collect()
}
