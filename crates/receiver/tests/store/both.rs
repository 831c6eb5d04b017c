//! Cases that hold for both databases.

use receiver::store::{Store, Stored};
use tokio::task::JoinSet;

use super::{Place, id, insert, mood, receipt, survey};

macro_rules! on_both {
    ($($name:ident)*) => {
        mod sqlite {
            $(#[tokio::test]
            async fn $name() {
                super::$name(super::Place::sqlite().await).await;
            })*
        }
        mod postgres {
            $(#[tokio::test]
            async fn $name() {
                super::$name(super::Place::postgres().await).await;
            })*
        }
    };
}

on_both! {
    a_record_is_new_then_known_and_another_body_is_a_conflict
    a_restart_keeps_records_answers_and_receipts
    bodies_come_back_as_they_arrived
    a_replaced_record_stays_and_names_what_it_replaces
    records_are_found_by_period
    an_answer_is_found_by_its_receipt_and_can_be_changed
    a_purge_takes_whole_records_and_what_they_replaced
    one_bad_record_fails_alone
    many_at_once_are_each_stored_once
    two_receivers_give_the_same_receipts
    what_waits_is_written_before_the_store_closes
}

async fn a_record_is_new_then_known_and_another_body_is_a_conflict(place: Place) {
    let store = place.open().await;
    let Stored::New { receipt } = insert(&store, &mood(1, "Cepat", None)).await else {
        panic!("it is new")
    };
    assert_eq!(insert(&store, &mood(1, "Cepat", None)).await, Stored::Known { receipt });
    assert_eq!(insert(&store, &mood(1, "Lambat", None)).await, Stored::Conflict);
    assert_eq!(store.records(None).await.expect("reads")[0].body, mood(1, "Cepat", None).freeze());
    assert_eq!(store.count().await.expect("counts"), 1);
    let metrics = store.metrics().text();
    for line in ["accepted_total 1", "known_total 1", "conflict_total 1", "errors_total 0"] {
        assert!(metrics.contains(line), "{line}: {metrics}");
    }
}

async fn a_restart_keeps_records_answers_and_receipts(place: Place) {
    let store = place.open().await;
    let first = receipt(insert(&store, &mood(1, "Cepat", None)).await);
    assert!(store.set_answer(&first, "Terima kasih").await.expect("answers"));
    let before = store.records(None).await.expect("reads");
    store.close().await;
    let store = place.open().await;
    assert_eq!(store.records(None).await.expect("reads"), before);
    let answer = store.answer(&first).await.expect("reads").expect("is there");
    assert_eq!(answer.text, "Terima kasih");
    assert_eq!(insert(&store, &mood(1, "Cepat", None)).await, Stored::Known { receipt: first });
}

async fn bodies_come_back_as_they_arrived(place: Place) {
    let store = place.open().await;
    let strange = mood(1, "\"\\\n\t\u{1}'é😀; --", None);
    // White space is the client's affair and part of what arrived.
    let spaced = [" ", &strange.freeze(), "\n"].concat();
    store.insert(&strange, spaced.as_bytes()).await.expect("stores");
    insert(&store, &survey()).await;
    let records = store.records(None).await.expect("reads");
    let mut bodies: Vec<&str> = records.iter().map(|record| record.body.as_str()).collect();
    bodies.sort_unstable();
    let mut expected = [spaced, survey().freeze()];
    expected.sort_unstable();
    assert_eq!(bodies, expected);
    for record in &records {
        assert!(record.received_at.starts_with("20") && record.received_at.ends_with('Z'));
        assert_eq!(record.received_at.len(), "2026-11-25T07:18:00Z".len());
    }
}

async fn a_replaced_record_stays_and_names_what_it_replaces(place: Place) {
    let store = place.open().await;
    insert(&store, &mood(1, "Lambat", None)).await;
    insert(&store, &mood(2, "Cepat", Some(1))).await;
    let records = store.records(None).await.expect("reads");
    assert_eq!(records.iter().map(|record| record.id.clone()).collect::<Vec<_>>(), [id(1), id(2)]);
    assert!(records[1].body.contains(&format!("\"replaces\":\"{}\"", id(1))));
}

/// Three records that came in September, in October and, with its correction, in November.
async fn three_months(place: &Place) -> Store {
    let store = place.open().await;
    for n in 1..=3 {
        insert(&store, &mood(n, "Rahasia saya", None)).await;
    }
    insert(&store, &mood(4, "Rahasia lain", Some(3))).await;
    place.came(1, "2026-09-30T23:59:59Z").await;
    place.came(2, "2026-10-01T00:00:00Z").await;
    place.came(3, "2026-11-02T08:00:00Z").await;
    place.came(4, "2026-11-02T08:05:00Z").await;
    store
}

async fn ids(store: &Store, period: Option<(&str, &str)>) -> Vec<String> {
    let records = store.records(period).await.expect("reads");
    records.into_iter().map(|record| record.id).collect()
}

async fn records_are_found_by_period(place: Place) {
    let store = three_months(&place).await;
    assert_eq!(ids(&store, None).await.len(), 4);
    assert_eq!(ids(&store, Some(("2026-10-01", "2026-11-01"))).await, [id(2)]);
    let to_the_second = ("2026-09-30T23:59:59Z", "2026-10-01T00:00:01Z");
    assert_eq!(ids(&store, Some(to_the_second)).await, [id(1), id(2)]);
    assert_eq!(ids(&store, Some(("2026-12-01", "2027-01-01"))).await, [] as [&str; 0]);
    for moment in ["", "kemarin", "2026-11-25 07:18:00", "2026-11-25T07:18:00+07:00"] {
        assert!(store.records(Some((moment, "2027-01-01"))).await.is_err(), "{moment}");
    }
}

async fn an_answer_is_found_by_its_receipt_and_can_be_changed(place: Place) {
    let store = place.open().await;
    let receipt = receipt(insert(&store, &mood(1, "Lambat", None)).await);
    assert_eq!(store.answer(&receipt).await.expect("reads"), None);
    for text in ["Kami periksa", "Sudah selesai"] {
        assert!(store.set_answer(&receipt, text).await.expect("answers"));
        let answer = store.answer(&receipt).await.expect("reads").expect("is there");
        assert_eq!(answer.text, text);
        assert!(answer.answered_at.ends_with('Z'), "{}", answer.answered_at);
    }
    assert!(!store.set_answer("0000-0000-0000", "Siapa?").await.expect("answers"));
    assert_eq!(store.answer("0000-0000-0000").await.expect("reads"), None);
}

async fn a_purge_takes_whole_records_and_what_they_replaced(place: Place) {
    let store = three_months(&place).await;
    let receipts = store.records(None).await.expect("reads");
    for record in &receipts {
        assert!(store.set_answer(&record.receipt, "Terima kasih").await.expect("answers"));
    }
    assert!(store.purge("kemarin").await.is_err());
    assert_eq!(store.purge("2026-10-01").await.expect("deletes"), 1);
    assert_eq!(ids(&store, None).await, [id(2), id(3), id(4)]);
    assert_eq!(store.answer(&receipts[0].receipt).await.expect("reads"), None);
    assert!(store.answer(&receipts[1].receipt).await.expect("reads").is_some());
    // Now the correction came before what it corrects: alone the corrected one would be counted again.
    place.came(4, "2026-09-01T00:00:00Z").await;
    assert_eq!(store.purge("2026-10-01").await.expect("deletes"), 2);
    assert_eq!(ids(&store, None).await, [id(2)]);
}

async fn one_bad_record_fails_alone(place: Place) {
    let store = place.open().await;
    let mut tasks = JoinSet::new();
    for n in 0..30 {
        let store = store.clone();
        // The database refuses an id of this length; no request can have one.
        let mut submission = mood(n, "Cepat", None);
        if n == 7 {
            submission.id.push('x');
        }
        tasks.spawn(
            async move { (n, store.insert(&submission, submission.freeze().as_bytes()).await) },
        );
    }
    while let Some(joined) = tasks.join_next().await {
        let (n, stored) = joined.expect("runs");
        assert_eq!(matches!(stored, Ok(Stored::New { .. })), n != 7, "{n}: {stored:?}");
        assert_eq!(stored.is_err(), n == 7);
    }
    assert_eq!(store.count().await.expect("counts"), 29);
    assert!(store.metrics().text().contains("loket_store_errors_total 1\n"));
}

async fn many_at_once_are_each_stored_once(place: Place) {
    let store = place.open().await;
    let mut tasks = JoinSet::new();
    // More than fit into the queue, every id four times: twice with the same body, twice with another.
    for n in 0..1_200u64 {
        let store = store.clone();
        tasks.spawn(async move {
            let comment = if n % 4 < 2 { "Cepat" } else { "Lambat" };
            (n / 4, insert(&store, &mood(n / 4, comment, None)).await)
        });
    }
    let (mut n_new, mut n_known, mut n_conflict) = (0, 0, 0);
    while let Some(joined) = tasks.join_next().await {
        match joined.expect("runs").1 {
            Stored::New { .. } => n_new += 1,
            Stored::Known { .. } => n_known += 1,
            Stored::Conflict => n_conflict += 1,
        }
    }
    assert_eq!((n_new, n_known, n_conflict), (300, 300, 600));
    assert_eq!(store.count().await.expect("counts"), 300);
}

async fn two_receivers_give_the_same_receipts(place: Place) {
    // At once: both find that the tables must be made.
    let (one, two) = tokio::join!(place.open(), place.open());
    let mut tasks = JoinSet::new();
    for n in 0..500u64 {
        // In different orders, so that each waits for the other now and then.
        for (store, n) in [(one.clone(), n), (two.clone(), 499 - n)] {
            tasks.spawn(async move { (n, insert(&store, &mood(n, "Cepat", None)).await) });
        }
    }
    let mut receipts = vec![Vec::new(); 500];
    let mut n_new = 0;
    while let Some(joined) = tasks.join_next().await {
        let (n, stored) = joined.expect("runs");
        n_new += usize::from(matches!(stored, Stored::New { .. }));
        receipts[n as usize].push(receipt(stored));
    }
    assert_eq!(n_new, 500);
    assert!(receipts.iter().all(|given| given.len() == 2 && given[0] == given[1]));
    let records = one.records(None).await.expect("reads");
    assert_eq!(records.len(), 500);
    for record in records {
        assert!(receipts.iter().any(|given| given[0] == record.receipt));
    }
}

async fn what_waits_is_written_before_the_store_closes(place: Place) {
    let store = place.open().await;
    let mut tasks = JoinSet::new();
    for n in 0..100 {
        let store = store.clone();
        tasks.spawn(async move { store.insert(&mood(n, "Cepat", None), b"{}").await });
    }
    tokio::task::yield_now().await;
    store.close().await;
    let mut n_stored = 0;
    while let Some(joined) = tasks.join_next().await {
        n_stored += u64::from(joined.expect("runs").is_ok());
    }
    assert!(store.insert(&mood(200, "Cepat", None), b"{}").await.is_err());
    assert_eq!(place.open().await.count().await.expect("counts"), n_stored);
    assert!(n_stored > 0);
}
