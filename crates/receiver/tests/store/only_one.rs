//! What only one of the databases has.

use std::fs;

use receiver::store::{Location, Store};

use super::{Place, insert, mood, receipt};

#[tokio::test]
async fn a_backup_opens_as_a_database_with_the_same_records() {
    let place = Place::sqlite().await;
    let store = place.open().await;
    for n in 0..50 {
        insert(&store, &mood(n, "Cepat", None)).await;
    }
    let first = receipt(insert(&store, &mood(0, "Cepat", None)).await);
    assert!(store.set_answer(&first, "Terima kasih").await.expect("answers"));
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("backup.sqlite");
    assert_eq!(store.backup(&target).await.expect("copies").n_records, 50);
    let copied = store.records(None).await.expect("reads");
    insert(&store, &mood(100, "Kemudian", None)).await;
    let copy = Store::open(&target).await.expect("opens");
    assert_eq!(copy.records(None).await.expect("reads"), copied);
    assert!(copy.answer(&first).await.expect("reads").is_some());
    copy.close().await;
    // An earlier backup is never written over, and nothing half written is left.
    let before = fs::read(&target).expect("reads");
    assert!(store.backup(&target).await.is_err());
    assert_eq!(fs::read(&target).expect("reads"), before);
    assert!(store.backup(&folder.path().join("missing/backup.sqlite")).await.is_err());
    assert!(fs::read_dir(folder.path()).expect("reads").count() == 1);
}

#[tokio::test]
async fn a_backup_is_whole_while_records_come_in() {
    let place = Place::sqlite().await;
    let store = place.open().await;
    let writer = store.clone();
    let (started, mut running) = tokio::sync::mpsc::channel(1);
    let load = tokio::spawn(async move {
        let mut n = 0;
        while !started.is_closed() {
            insert(&writer, &mood(n, "Cepat", None)).await;
            let _ = started.try_send(());
            n += 1;
        }
        n
    });
    running.recv().await.expect("the load began");
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("backup.sqlite");
    let backup = store.backup(&target).await.expect("copies");
    drop(running);
    let n_all = load.await.expect("runs");
    assert!((1..=n_all).contains(&backup.n_records), "{} of {n_all}", backup.n_records);
    let copy = Store::open(&target).await.expect("opens");
    assert_eq!(copy.count().await.expect("counts"), backup.n_records);
}

#[tokio::test]
async fn postgres_is_backed_up_with_its_own_program() {
    let store = Place::postgres().await.open().await;
    let folder = tempfile::tempdir().expect("a folder");
    let error = store.backup(&folder.path().join("x")).await.expect_err("refused").to_string();
    assert!(error.contains("pg_dump"), "{error}");
}

/// People were told that their words are deleted: they must not stay behind in the file.
#[tokio::test]
async fn purged_words_are_no_longer_in_the_file() {
    let place = Place::sqlite().await;
    let store = place.open().await;
    let words = "kata-kata yang harus hilang ";
    for n in 0..20 {
        insert(&store, &mood(n, &words.repeat(20), None)).await;
    }
    let Location::Sqlite(file) = &place.location else { panic!("it is SQLite") };
    let holds_words = || {
        fs::read_dir(file.parent().expect("a folder")).expect("reads").flatten().any(|entry| {
            let bytes = fs::read(entry.path()).expect("reads");
            bytes.windows(words.len()).any(|part| part == words.as_bytes())
        })
    };
    assert!(holds_words());
    assert_eq!(store.purge("2999-01-01").await.expect("deletes"), 20);
    assert!(!holds_words());
}

/// A server whose default is to promise early is told otherwise for every connection of ours.
#[tokio::test]
async fn postgres_waits_for_the_disk_whatever_its_default() {
    let place = Place::postgres().await;
    let Location::Postgres(url) = &place.location else { panic!("it is PostgreSQL") };
    place.open().await.close().await;
    let pool = sqlx::PgPool::connect(url).await.expect("connects");
    for sql in [
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database()); END $$",
        "CREATE FUNCTION check_commit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
             IF current_setting('synchronous_commit') <> 'on' THEN RAISE 'promised early'; END IF;
             RETURN NEW;
         END $$",
        "CREATE TRIGGER check_commit BEFORE INSERT ON submission
         FOR EACH ROW EXECUTE FUNCTION check_commit()",
    ] {
        sqlx::query(sql).execute(&pool).await.expect("runs");
    }
    pool.close().await;
    // The check itself works: without the store's own setting the default holds.
    let pool = sqlx::PgPool::connect(url).await.expect("connects");
    let default: String =
        sqlx::query_scalar("SHOW synchronous_commit").fetch_one(&pool).await.expect("reads");
    assert_eq!(default, "off");
    insert(&place.open().await, &mood(1, "Cepat", None)).await;
}

/// The migrations that were ever released keep their bytes; a changed one would stop every receiver.
#[test]
fn released_migrations_do_not_change() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    for (name, expected) in [
        ("sqlite/0001_submission.sql", "3472f528b03a22e4"),
        ("sqlite/0002_frozen_body.sql", "6aa731f4add0bb49"),
        ("postgres/0001_submission.sql", "ade0f400b5e97f38"),
    ] {
        let text = fs::read_to_string(folder.join(name)).expect("reads");
        let digest = receiver::receipt::body_digest(text.as_bytes());
        let digest: String = digest[..8].iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(digest, expected, "{name}");
    }
}

/// Each receiver would wait for a record that the other one has inserted and not yet committed.
#[tokio::test]
async fn two_receivers_do_not_wait_for_each_other_in_a_ring() {
    let place = Place::postgres().await;
    let (one, two) = (place.open().await, place.open().await);
    for round in 0..20 {
        let mut tasks = tokio::task::JoinSet::new();
        for n in 0..250 {
            for (store, n) in [(one.clone(), n), (two.clone(), 249 - n)] {
                let submission = mood(round * 250 + n, "Cepat", None);
                tasks.spawn(async move { insert(&store, &submission).await });
            }
        }
        while let Some(stored) = tasks.join_next().await {
            stored.expect("nobody is sent away");
        }
    }
    assert_eq!(one.count().await.expect("counts"), 5_000);
}

/// There is no TLS in this program; who asks for it must not get a connection without.
#[tokio::test]
async fn postgres_with_tls_asked_for_is_an_error_that_says_so() {
    let place = Place::postgres().await;
    let Location::Postgres(url) = &place.location else { panic!("it is PostgreSQL") };
    let error = Store::connect(&[url, "&sslmode=require"].concat()).await.expect_err("refused");
    assert!(error.to_string().contains("TLS"), "{error}");
}
