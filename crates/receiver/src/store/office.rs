//! What the office does with the records: reads, answers, deletes and copies them.

use std::path::{Path, PathBuf};

use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};
use sqlx::{ConnectOptions, Connection};

use super::{Db, Store, StoreError, StoredRecord, on_either};

/// What the office answered to a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// For the citizen.
    pub text: String,
    /// `2026-11-25T07:18:00Z`.
    pub answered_at: String,
}

/// A copy that was opened, checked and counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backup {
    /// How many records it holds.
    pub n_records: u64,
}

impl Store {
    /// The statement for the database at hand; they differ only in how they hold a time.
    fn sql(&self, sqlite: &'static str, postgres: &'static str) -> &'static str {
        match self.db {
            Db::Sqlite(_) => sqlite,
            Db::Postgres(_) => postgres,
        }
    }

    /// The records that came from the first moment on and before the second one, ordered by id; all
    /// without a period. A moment is `2026-11-25` or `2026-11-25T07:18:00Z`, both in UTC.
    ///
    /// # Errors
    /// The database failed, or a moment is none.
    pub async fn records(
        &self,
        period: Option<(&str, &str)>,
    ) -> Result<Vec<StoredRecord>, StoreError> {
        let (from, until) = period.unwrap_or(("0001-01-01", "9999-12-31"));
        let (from, until) = (moment(from)?, moment(until)?);
        let sql = self.sql(
            "SELECT id, receipt, received_at, body FROM submission
             WHERE received_at >= $1 AND received_at < $2 ORDER BY id",
            r#"SELECT id, receipt, to_char(received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), body
             FROM submission
             WHERE received_at >= $1::timestamptz AND received_at < $2::timestamptz ORDER BY id"#,
        );
        let rows: Vec<(String, String, String, String)> = on_either!(&self.db, pool => {
            sqlx::query_as(sql).bind(from).bind(until).fetch_all(pool).await?
        });
        let record =
            |(id, receipt, received_at, body)| StoredRecord { id, receipt, received_at, body };
        Ok(rows.into_iter().map(record).collect())
    }

    /// Keeps the office's answer, in place of an earlier one. `false`: no record has this receipt.
    ///
    /// # Errors
    /// The database failed.
    pub async fn set_answer(&self, receipt: &str, text: &str) -> Result<bool, StoreError> {
        let sql = "INSERT INTO answer (receipt, text) SELECT receipt, $2 FROM submission WHERE receipt = $1
                   ON CONFLICT (receipt) DO UPDATE
                   SET text = excluded.text, answered_at = excluded.answered_at";
        let n = on_either!(&self.db, pool => {
            sqlx::query(sql).bind(receipt).bind(text).execute(pool).await?.rows_affected()
        });
        Ok(n == 1)
    }

    /// The office's answer to the record with this receipt.
    ///
    /// # Errors
    /// The database failed.
    pub async fn answer(&self, receipt: &str) -> Result<Option<Answer>, StoreError> {
        let sql = self.sql(
            "SELECT text, answered_at FROM answer WHERE receipt = $1",
            r#"SELECT text, to_char(answered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
             FROM answer WHERE receipt = $1"#,
        );
        let row: Option<(String, String)> = on_either!(&self.db, pool => {
            sqlx::query_as(sql).bind(receipt).fetch_optional(pool).await?
        });
        Ok(row.map(|(text, answered_at)| Answer { text, answered_at }))
    }

    /// Deletes whole records, with their answers, that came before the moment, and how many they were.
    /// What a deleted record had replaced goes with it, or it would be counted again.
    ///
    /// # Errors
    /// The database failed, or the moment is none.
    pub async fn purge(&self, before: &str) -> Result<u64, StoreError> {
        let before = moment(before)?;
        let sql = self.sql(
            "WITH RECURSIVE old (id) AS (
                 SELECT id FROM submission WHERE received_at < $1
                 UNION
                 SELECT newer.replaces FROM submission AS newer JOIN old ON newer.id = old.id
                 WHERE newer.replaces IS NOT NULL
             )
             DELETE FROM submission WHERE id IN (SELECT id FROM old)",
            "WITH RECURSIVE old (id) AS (
                 SELECT id FROM submission WHERE received_at < $1::timestamptz
                 UNION
                 SELECT newer.replaces FROM submission AS newer JOIN old ON newer.id = old.id
                 WHERE newer.replaces IS NOT NULL
             )
             DELETE FROM submission WHERE id IN (SELECT id FROM old)",
        );
        let n = on_either!(&self.db, pool => {
            sqlx::query(sql).bind(before).execute(pool).await?.rows_affected()
        });
        if let Db::Sqlite(pool) = &self.db {
            // The log still holds the pages as they were.
            sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(pool).await?;
        }
        Ok(n)
    }

    /// Writes a copy of an SQLite database while it is in use, then opens, checks and counts it. The
    /// copy has its name only when all that went well.
    ///
    /// # Errors
    /// The target exists, cannot be written or is not whole; for PostgreSQL always.
    pub async fn backup(&self, target: &Path) -> Result<Backup, StoreError> {
        let Db::Sqlite(pool) = &self.db else {
            return Err(StoreError::of(
                "a PostgreSQL database is backed up with its own pg_dump, or by its server",
            ));
        };
        if target.exists() {
            return Err(StoreError::of("the backup's file exists already"));
        }
        let mut part = target.as_os_str().to_owned();
        part.push(".part");
        let part = PathBuf::from(part);
        let checked = self.copy_into(pool, &part).await;
        if checked.is_err() {
            // It is worth nothing; that it may not be there is no further error.
            let _ = std::fs::remove_file(&part);
        }
        let backup = checked?;
        std::fs::rename(&part, target)?;
        Ok(backup)
    }

    async fn copy_into(&self, pool: &SqlitePool, part: &Path) -> Result<Backup, StoreError> {
        if part.exists() {
            std::fs::remove_file(part)?;
        }
        let name = part.to_str().ok_or_else(|| StoreError::of("the name is not UTF-8"))?;
        let n_before = self.count().await?;
        sqlx::query("VACUUM INTO $1").bind(name).execute(pool).await?;
        // SQLite does not wait for the disk here.
        std::fs::File::open(part)?.sync_all()?;
        let n_after = self.count().await?;
        let options = SqliteConnectOptions::new().filename(part).read_only(true);
        let mut copy = options.connect().await?;
        let problem: String =
            sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&mut copy).await?;
        let n: i64 =
            sqlx::query_scalar("SELECT count(*) FROM submission").fetch_one(&mut copy).await?;
        copy.close().await?;
        let n_records = n.unsigned_abs();
        if problem != "ok" || n_records < n_before.min(n_after) {
            return Err(StoreError::of(format!("the copy is not whole: {problem}")));
        }
        Ok(Backup { n_records })
    }
}

/// A moment in the one form that SQLite compares as text.
fn moment(text: &str) -> Result<String, StoreError> {
    let whole = if text.len() == 10 { [text, "T00:00:00Z"].concat() } else { text.to_owned() };
    let shape = b"dddd-dd-ddTdd:dd:ddZ";
    let is_moment = whole.len() == shape.len()
        && whole.bytes().zip(shape).all(|(byte, shape)| match shape {
            b'd' => byte.is_ascii_digit(),
            _ => byte == *shape,
        });
    if is_moment {
        Ok(whole)
    } else {
        Err(StoreError::of("a moment is written 2026-11-25 or 2026-11-25T07:18:00Z, in UTC"))
    }
}
