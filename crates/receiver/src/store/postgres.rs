//! PostgreSQL: for more than one receiver, or when backups and replicas are wanted that it brings along.

use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::{ConnectOptions, Connection};

use super::record::{Incoming, first_of_each, judge};
use super::{StoreError, Stored};

/// How long a request waits for a connection before the client is told to come back.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);

pub(super) async fn open(url: &str) -> Result<PgPool, StoreError> {
    let options = PgConnectOptions::from_str(url)?
        .application_name("loket-receiver")
        // A receipt is a promise, whatever the server's own default is.
        .options([("synchronous_commit", "on")]);
    let pool = PgPoolOptions::new()
        .max_connections(4)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .connect_with(options.clone())
        .await;
    let pool = match pool {
        // The pool tries again until its time is up and does not say why; one connection does.
        Err(sqlx::Error::PoolTimedOut) => {
            options.connect().await?.close().await?;
            return Err(StoreError::of("the database was too slow to answer"));
        }
        pool => pool?,
    };
    sqlx::migrate!("migrations/postgres").run(&pool).await?;
    Ok(pool)
}

pub(super) async fn write(
    pool: &PgPool,
    records: &[Incoming],
) -> Result<Vec<Result<Stored, StoreError>>, StoreError> {
    let first = first_of_each(records);
    let ids: Vec<&str> = first.iter().map(|record| record.id.as_str()).collect();
    let mut transaction = pool.begin().await?;
    let inserted: Vec<String> = sqlx::query_scalar(
        "INSERT INTO submission (id, body_sha256, receipt, body, kind, replaces)
         SELECT * FROM unnest($1::text[], $2::bytea[], $3::text[], $4::text[], $5::text[], $6::text[])
         ON CONFLICT DO NOTHING RETURNING id",
    )
    .bind(&ids)
    .bind(first.iter().map(|record| &record.digest[..]).collect::<Vec<_>>())
    .bind(first.iter().map(|record| record.receipt.as_str()).collect::<Vec<_>>())
    .bind(first.iter().map(|record| record.body.as_str()).collect::<Vec<_>>())
    .bind(first.iter().map(|record| record.kind).collect::<Vec<_>>())
    .bind(first.iter().map(|record| record.replaces.as_deref()).collect::<Vec<_>>())
    .fetch_all(&mut *transaction)
    .await?;
    let mut known: Vec<(String, Vec<u8>, String)> = Vec::new();
    if inserted.len() < first.len() {
        // A statement of its own sees what another receiver committed while the insert waited for it.
        known =
            sqlx::query_as("SELECT id, body_sha256, receipt FROM submission WHERE id = ANY($1)")
                .bind(&ids)
                .fetch_all(&mut *transaction)
                .await?;
    }
    transaction.commit().await?;
    let known = known.into_iter().map(|(id, digest, receipt)| (id, (digest, receipt))).collect();
    Ok(judge(records, inserted.into_iter().collect(), known))
}
