//! Rows of SQLite's first table, which had columns in place of the body.

use feedback::{Content, Mood, Submission};
use sqlx::sqlite::SqlitePool;

use super::StoreError;
use crate::receipt::body_digest;

type Row = (String, Vec<u8>, String, String, Option<String>, Option<String>, Option<String>, i64);

/// Builds the bodies as the phones froze them (version 1) and drops the old table, in one transaction:
/// after a stop half-way it begins anew.
pub(super) async fn first_table(pool: &SqlitePool) -> Result<(), StoreError> {
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    let is_there: Option<i64> =
        sqlx::query_scalar("SELECT 1 FROM sqlite_schema WHERE name = 'submission_1'")
            .fetch_optional(&mut *transaction)
            .await?;
    if is_there.is_none() {
        return Ok(());
    }
    let (mut n_rows, mut n_exact) = (0u64, 0u64);
    let mut after = String::new();
    loop {
        let row: Option<Row> = sqlx::query_as(
            "SELECT id, body_sha256, receipt, mood, service, comment, replaces, received_at
             FROM submission_1 WHERE id > $1 ORDER BY id LIMIT 1",
        )
        .bind(&after)
        .fetch_optional(&mut *transaction)
        .await?;
        let Some((id, digest, receipt, mood, service, comment, replaces, seconds)) = row else {
            break;
        };
        let mood = Mood::parse(&mood)
            .ok_or_else(|| StoreError::of("the old table holds a mood that is not known"))?;
        let content = Content::Mood { mood, service, comment };
        let body = Submission { version: 1, id: id.clone(), content, replaces: replaces.clone() };
        let body = body.freeze();
        n_rows += 1;
        n_exact += u64::from(body_digest(body.as_bytes())[..] == digest);
        sqlx::query(
            "INSERT INTO submission (id, body_sha256, receipt, body, kind, replaces, received_at)
             VALUES ($1, $2, $3, $4, 'mood', $5, strftime('%Y-%m-%dT%H:%M:%SZ', $6, 'unixepoch'))",
        )
        .bind(&id)
        .bind(digest)
        .bind(receipt)
        .bind(body)
        .bind(replaces)
        .bind(seconds)
        .execute(&mut *transaction)
        .await?;
        after = id;
    }
    sqlx::query("DROP TABLE submission_1").execute(&mut *transaction).await?;
    transaction.commit().await?;
    if n_rows > 0 {
        // Those that are not exact came from a client that wrote its JSON otherwise; they say the same.
        tracing::info!(n_rows, n_exact, "rows of the first table taken over");
    }
    Ok(())
}
