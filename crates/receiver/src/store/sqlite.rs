//! SQLite: one file, durable before a receipt is given.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{QueryBuilder, Sqlite};

use super::record::{Incoming, first_of_each, judge};
use super::{StoreError, Stored, takeover};

/// How long a write waits for another one before the client is told to come back.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

pub(super) async fn open(file: &Path) -> Result<SqlitePool, StoreError> {
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    std::fs::create_dir_all(folder)?;
    // Until this is opened.
    let _turn = take_turn(folder.to_owned()).await;
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // A receipt is a promise: FULL syncs the log at every commit, NORMAL only at checkpoints.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        // What is deleted is overwritten: people were told that it goes.
        .pragma("secure_delete", "ON")
        .busy_timeout(BUSY_TIMEOUT);
    let pool = SqlitePoolOptions::new()
        .max_connections(4)
        .test_before_acquire(false)
        .connect_with(options)
        .await?;
    sqlx::migrate!("migrations/sqlite").run(&pool).await?;
    takeover::first_table(&pool).await?;
    Ok(pool)
}

/// One after the other opens a file of this folder: neither making a file nor migrating it can be done by two
/// processes at once, such as a receiver and a backup. Where folders cannot be locked nobody waits.
async fn take_turn(folder: PathBuf) -> Option<File> {
    let lock = move || {
        let folder = File::open(folder).ok()?;
        folder.lock().ok()?;
        Some(folder)
    };
    tokio::task::spawn_blocking(lock).await.ok()?
}

pub(super) async fn write(
    pool: &SqlitePool,
    records: &[Incoming],
) -> Result<Vec<Result<Stored, StoreError>>, StoreError> {
    let first = first_of_each(records);
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    let mut insert = QueryBuilder::<Sqlite>::new(
        "INSERT INTO submission (id, body_sha256, receipt, body, kind, replaces) ",
    );
    insert.push_values(&first, |mut row, record| {
        row.push_bind(&record.id)
            .push_bind(&record.digest[..])
            .push_bind(&record.receipt)
            .push_bind(&record.body)
            .push_bind(record.kind)
            .push_bind(record.replaces.as_deref());
    });
    insert.push(" ON CONFLICT DO NOTHING RETURNING id");
    let inserted: Vec<String> =
        insert.build_query_scalar().persistent(false).fetch_all(&mut *transaction).await?;
    let mut known = Vec::new();
    if inserted.len() < first.len() {
        let mut select = QueryBuilder::<Sqlite>::new(
            "SELECT id, body_sha256, receipt FROM submission WHERE id IN (",
        );
        let mut ids = select.separated(", ");
        for record in &first {
            ids.push_bind(&record.id);
        }
        select.push(")");
        known = select.build_query_as().persistent(false).fetch_all(&mut *transaction).await?;
    }
    transaction.commit().await?;
    let known = known.into_iter().map(|(id, digest, receipt)| (id, (digest, receipt))).collect();
    Ok(judge(records, inserted.into_iter().collect(), known))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A killed process cannot show this: only losing power does.
    #[tokio::test]
    async fn every_commit_is_synced() {
        let folder = tempfile::tempdir().expect("a folder");
        let pool = open(&folder.path().join("feedback.sqlite")).await.expect("opens");
        let synchronous: i64 =
            sqlx::query_scalar("PRAGMA synchronous").fetch_one(&pool).await.expect("answers");
        let journal: String =
            sqlx::query_scalar("PRAGMA journal_mode").fetch_one(&pool).await.expect("answers");
        assert_eq!((synchronous, journal.as_str()), (2, "wal"));
    }
}
