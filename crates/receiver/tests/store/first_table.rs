//! Files that the first release wrote are taken over whole.

use feedback::{Content, Mood, Submission};
use receiver::receipt::{body_digest, receipt_number};
use receiver::store::{Location, Store, Stored};
use sqlx::SqlitePool;

use super::{Place, id, mood};

/// As the first release wrote its rows: columns, and the digest of the bytes that came.
async fn write_old(pool: &SqlitePool, submission: &Submission, body: &str) {
    let Content::Mood { mood, service, comment } = &submission.content else {
        panic!("it knew moods only")
    };
    let digest = body_digest(body.as_bytes());
    sqlx::query(
        "INSERT INTO submission (id, body_sha256, receipt, mood, service, comment, replaces, received_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 1795000000)",
    )
    .bind(&submission.id)
    .bind(&digest[..])
    .bind(receipt_number(&submission.id, &digest))
    .bind(mood.as_str())
    .bind(service.as_deref())
    .bind(comment.as_deref())
    .bind(submission.replaces.as_deref())
    .execute(pool)
    .await
    .expect("writes");
}

fn old_submissions() -> Vec<Submission> {
    let every_escape: String =
        (1..0x20u8).map(char::from).chain("\"\\/'\u{7f}é😀".chars()).collect();
    let mut all = vec![
        Submission { version: 1, ..mood(1, "Cepat", None) },
        Submission { version: 1, ..mood(2, &every_escape, Some(1)) },
        Submission { version: 1, ..mood(3, "\u{0}", None) },
    ];
    for (n, mood) in (4..).zip(Mood::ALL) {
        let content = Content::Mood { mood, service: None, comment: None };
        all.push(Submission { version: 1, id: id(n), content, replaces: None });
    }
    all
}

/// A file with the first table, made by the first migration as it was released.
async fn old_file(place: &Place) -> SqlitePool {
    let Location::Sqlite(file) = &place.location else {
        panic!("the first release knew SQLite only")
    };
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(file).create_if_missing(true);
    let pool = SqlitePool::connect_with(options).await.expect("opens");
    let mut migrator = sqlx::migrate!("migrations/sqlite");
    migrator.migrations.to_mut().truncate(1);
    migrator.run(&pool).await.expect("makes the first table");
    pool
}

#[tokio::test]
async fn rows_keep_their_bytes_receipts_and_times() {
    let place = Place::sqlite().await;
    let pool = old_file(&place).await;
    for submission in old_submissions() {
        write_old(&pool, &submission, &submission.freeze()).await;
    }
    pool.close().await;
    let store = place.open().await;
    let records = store.records(None).await.expect("reads");
    assert_eq!(records.len(), old_submissions().len());
    for (record, submission) in records.iter().zip(old_submissions()) {
        assert_eq!(record.body, submission.freeze());
        assert_eq!(record.received_at, "2026-11-18T11:06:40Z");
        // A phone that never got the answer sends again and is known.
        let again = store.insert(&submission, submission.freeze().as_bytes()).await;
        assert_eq!(again.expect("stores"), Stored::Known { receipt: record.receipt.clone() });
    }
    store.close().await;
    let again = place.open().await;
    assert_eq!(again.records(None).await.expect("reads"), records);
}

/// Another client may have written its JSON with white space: the record says the same, and a repeated
/// send is still told by the digest of what came.
#[tokio::test]
async fn a_row_of_another_client_is_rebuilt_and_still_known() {
    let place = Place::sqlite().await;
    let pool = old_file(&place).await;
    let submission = &old_submissions()[0];
    let spaced = submission.freeze().replace(',', ", ");
    write_old(&pool, submission, &spaced).await;
    pool.close().await;
    let store = place.open().await;
    assert_eq!(store.records(None).await.expect("reads")[0].body, submission.freeze());
    let again = store.insert(submission, spaced.as_bytes()).await.expect("stores");
    assert!(matches!(again, Stored::Known { .. }));
}

#[tokio::test]
async fn a_row_that_cannot_be_read_leaves_the_file_as_it_was() {
    let place = Place::sqlite().await;
    let pool = old_file(&place).await;
    let [first, second, ..] = &old_submissions()[..] else { panic!("there are more") };
    write_old(&pool, first, &first.freeze()).await;
    write_old(&pool, second, &second.freeze()).await;
    let alter = [
        "PRAGMA ignore_check_constraints = ON",
        "UPDATE submission SET mood = 'senang' WHERE replaces IS NOT NULL",
    ];
    let mut connection = pool.acquire().await.expect("a connection");
    for sql in alter {
        sqlx::query(sql).execute(&mut *connection).await.expect("runs");
    }
    drop(connection);
    pool.close().await;
    let Location::Sqlite(file) = &place.location else { panic!("it is SQLite") };
    assert!(Store::open(file).await.is_err());
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(file);
    let pool = SqlitePool::connect_with(options).await.expect("opens");
    let n: i64 = sqlx::query_scalar("SELECT count(*) FROM submission_1")
        .fetch_one(&pool)
        .await
        .expect("reads");
    assert_eq!(n, 2);
}
