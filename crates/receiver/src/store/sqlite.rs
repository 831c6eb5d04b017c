//! SQLite: one file, durable before a receipt is given.

use std::path::Path;
use std::time::Duration;

use feedback::{Content, Submission};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

use super::{StoreError, Stored};
use crate::receipt::{body_digest, receipt_number};

/// A pool of connections to one file.
#[derive(Debug, Clone)]
pub struct Store {
    pool: SqlitePool,
}

/// How long a write waits for another one before the client is told to come back.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

impl Store {
    /// Opens the file, makes it if need be, and brings its tables up to date.
    ///
    /// # Errors
    /// The file cannot be opened, is not a database, or was written by a newer version.
    pub async fn open(file: &Path) -> Result<Self, StoreError> {
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder).map_err(|error| StoreError(error.to_string()))?;
        }
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // A receipt is a promise: FULL syncs the log at every commit, NORMAL only at checkpoints.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY_TIMEOUT);
        let pool = SqlitePoolOptions::new().max_connections(4).connect_with(options).await?;
        sqlx::migrate!("migrations/sqlite").run(&pool).await?;
        Ok(Self { pool })
    }

    /// Keeps a submission. When this returns [`Stored::New`] it is on disk.
    ///
    /// # Errors
    /// The database failed; nothing is promised and the client sends again.
    pub async fn insert(&self, submission: &Submission, body: &[u8]) -> Result<Stored, StoreError> {
        // This table has no place for surveys; the phone keeps one until the receiver can store it.
        let Content::Mood { mood, service, comment } = &submission.content else {
            return Err(StoreError("surveys cannot be stored yet".to_owned()));
        };
        let digest = body_digest(body);
        let receipt = receipt_number(&submission.id, &digest);
        let inserted = sqlx::query(
            "INSERT INTO submission (id, body_sha256, receipt, mood, service, comment, replaces)
             VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
        )
        .bind(&submission.id)
        .bind(digest.as_slice())
        .bind(&receipt)
        .bind(mood.as_str())
        .bind(service.as_deref())
        .bind(comment.as_deref())
        .bind(submission.replaces.as_deref())
        .execute(&self.pool)
        .await?;
        if inserted.rows_affected() == 1 {
            return Ok(Stored::New { receipt });
        }
        let (known_digest, receipt): (Vec<u8>, String) =
            sqlx::query_as("SELECT body_sha256, receipt FROM submission WHERE id = ?")
                .bind(&submission.id)
                .fetch_one(&self.pool)
                .await?;
        Ok(if known_digest == digest { Stored::Known { receipt } } else { Stored::Conflict })
    }

    /// How many submissions there are; also tells that the database answers.
    ///
    /// # Errors
    /// The database failed.
    pub async fn count(&self) -> Result<u64, StoreError> {
        let n: i64 =
            sqlx::query_scalar("SELECT count(*) FROM submission").fetch_one(&self.pool).await?;
        Ok(n.unsigned_abs())
    }

    /// Closes all connections; the log is written back into the file.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}
