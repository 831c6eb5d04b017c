//! The database. The only place that knows SQL.
//!
//! Two databases hold the same tables: SQLite, one file beside the receiver, and PostgreSQL, which
//! several receivers can share. Records go through one writer ([`writer`]) that commits what waits
//! together; everything else asks the pool.

mod location;
mod office;
mod postgres;
mod record;
mod sqlite;
mod takeover;
mod writer;

use std::path::Path;
use std::sync::Arc;

use feedback::{Content, Submission};
use sqlx::{PgPool, SqlitePool};

pub use location::Location;
pub use office::{Answer, Backup};
pub use record::{StoreError, Stored, StoredRecord};

use crate::metrics::Metrics;
use crate::receipt::{body_digest, receipt_number};
use record::Incoming;
use writer::Writer;

/// One of the two databases.
#[derive(Debug, Clone)]
enum Db {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// The same call on either pool: the driver has a type of its own for each database.
macro_rules! on_either {
    ($db:expr, $pool:ident => $call:expr) => {
        match $db {
            $crate::store::Db::Sqlite($pool) => $call,
            $crate::store::Db::Postgres($pool) => $call,
        }
    };
}
use on_either;

/// An open database. Clones share it.
#[derive(Debug, Clone)]
pub struct Store {
    db: Db,
    writer: Writer,
    metrics: Arc<Metrics>,
}

impl Store {
    /// Opens the SQLite file, makes it if need be, and brings its tables up to date.
    ///
    /// # Errors
    /// The file cannot be opened, is not a database, or was written by a newer version.
    pub async fn open(file: &Path) -> Result<Self, StoreError> {
        Ok(Self::with(Db::Sqlite(sqlite::open(file).await?)))
    }

    /// Connects to a PostgreSQL database and brings its tables up to date. Several receivers may do so.
    ///
    /// # Errors
    /// The address is none, nobody answers there, or the tables were made by a newer version.
    pub async fn connect(url: &str) -> Result<Self, StoreError> {
        Ok(Self::with(Db::Postgres(postgres::open(url).await?)))
    }

    /// Opens whichever database is meant.
    ///
    /// # Errors
    /// See [`Store::open`] and [`Store::connect`].
    pub async fn at(location: &Location) -> Result<Self, StoreError> {
        match location {
            Location::Sqlite(file) => Self::open(file).await,
            Location::Postgres(url) => Self::connect(url).await,
        }
    }

    fn with(db: Db) -> Self {
        Self { writer: Writer::start(db.clone()), db, metrics: Arc::default() }
    }

    /// Keeps a submission. When this returns [`Stored::New`] it is on disk.
    ///
    /// # Errors
    /// The database failed; nothing is promised and the client sends again.
    pub async fn insert(&self, submission: &Submission, body: &[u8]) -> Result<Stored, StoreError> {
        let stored = self.keep(submission, body).await;
        self.metrics.count(&stored);
        stored
    }

    async fn keep(&self, submission: &Submission, body: &[u8]) -> Result<Stored, StoreError> {
        let digest = body_digest(body);
        let body = std::str::from_utf8(body)
            .map_err(|_| StoreError::of("the body is not UTF-8, so it is no submission"))?;
        let kind = match submission.content {
            Content::Mood { .. } => "mood",
            Content::Survey(_) => "survey",
        };
        let receipt = receipt_number(&submission.id, &digest);
        let (id, replaces) = (submission.id.clone(), submission.replaces.clone());
        let body = body.to_owned();
        self.writer.keep(Incoming { id, digest, receipt, body, kind, replaces }).await
    }

    /// How many submissions there are.
    ///
    /// # Errors
    /// The database failed.
    pub async fn count(&self) -> Result<u64, StoreError> {
        let sql = "SELECT count(*) FROM submission";
        let n: i64 = on_either!(&self.db, pool => sqlx::query_scalar(sql).fetch_one(pool).await?);
        Ok(n.unsigned_abs())
    }

    /// Whether the database answers, at a cost that does not grow with it.
    ///
    /// # Errors
    /// It does not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        let sql = "SELECT count(*) FROM (SELECT 1 FROM submission LIMIT 1) AS one";
        let _: i64 = on_either!(&self.db, pool => sqlx::query_scalar(sql).fetch_one(pool).await?);
        Ok(())
    }

    /// What became of the submissions since the start.
    pub fn metrics(&self) -> &Metrics {
        &self.metrics
    }

    /// Writes what still waits, then closes all connections; SQLite's log goes back into the file.
    pub async fn close(&self) {
        self.writer.stop().await;
        on_either!(&self.db, pool => pool.close().await);
    }
}
