//! The database. The only place that knows SQL.

mod sqlite;

pub use sqlite::Store;

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

/// The database failed; the text is for the log.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct StoreError(String);

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<sqlx::migrate::MigrateError> for StoreError {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        Self(error.to_string())
    }
}
