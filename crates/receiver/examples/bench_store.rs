//! How many submissions a receiver makes durable per second, through HTTP, beside what its database does
//! without it: `cargo build --release -p receiver && cargo run --release -p receiver --example bench_store`.
//!
//! The load, the receiver and the database share one machine; every record has its proof of work, which is
//! found beforehand. The raw figure is one writer that commits as many rows at once as there are
//! connections: the most that committing together can give.

#[path = "../tests/support/client.rs"]
mod client;
#[path = "../tests/support/cluster.rs"]
mod cluster;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use feedback::{Content, Mood, Submission, SubmissionId, decode_submission, work};
use receiver::store::{Location, Store};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{Connection, PgConnection, QueryBuilder, SqliteConnection};
use tempfile::TempDir;

use client::{Client, Program};
use cluster::{Cluster, Disk};

/// Connections and records sent over them.
const SETTINGS: [(usize, usize); 3] = [(1, 2_000), (16, 8_000), (64, 8_000)];

/// Of so many runs the middle one is told.
const N_RUNS: usize = 3;

struct Record {
    id: String,
    body: String,
    nonce: u64,
}

fn record(n: usize) -> Record {
    let id = SubmissionId::new(1_795_000_000_000 + n as u64, [n as u8; 10]).to_string();
    let content = Content::Mood {
        mood: Mood::Satisfied,
        service: Some("akta-kelahiran".to_owned()),
        comment: Some("Petugasnya ramah, antrenya agak lama. ".repeat(3).trim().to_owned()),
    };
    let nonce = work::Search::new(&id).go_on(u32::MAX).expect("found");
    let body = Submission { version: 2, id: id.clone(), content, replaces: None }.freeze();
    Record { id, body, nonce }
}

/// A new database; the folder goes when it is dropped.
async fn database(is_postgres: bool) -> (String, TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let name = if is_postgres {
        Cluster::shared(Disk::Waits).database().await
    } else {
        folder.path().join("feedback.sqlite").to_string_lossy().into_owned()
    };
    (name, folder)
}

/// Rows per second of one writer with `batch` rows in a transaction.
async fn raw(is_postgres: bool, records: &[Record], batch: usize) -> f64 {
    let (name, _folder) = database(is_postgres).await;
    // The store makes the tables.
    Store::at(&Location::parse(name.clone().into())).await.expect("opens").close().await;
    macro_rules! insert {
        ($connection:expr) => {{
            let mut connection = $connection;
            let start = Instant::now();
            for rows in records.chunks(batch) {
                let mut transaction = connection.begin().await.expect("begins");
                let mut insert = QueryBuilder::new(
                    "INSERT INTO submission (id, body_sha256, receipt, body, kind) ",
                );
                insert.push_values(rows, |mut row, record| {
                    row.push_bind(&record.id)
                        .push_bind(&[7u8; 32][..])
                        // Unique and as long as a receipt.
                        .push_bind(&record.id[4..18])
                        .push_bind(&record.body)
                        .push_bind("mood");
                });
                insert.build().execute(&mut *transaction).await.expect("inserts");
                transaction.commit().await.expect("commits");
            }
            records.len() as f64 / start.elapsed().as_secs_f64()
        }};
    }
    if is_postgres {
        insert!(PgConnection::connect(&name).await.expect("connects"))
    } else {
        let options = SqliteConnectOptions::new()
            .filename(&name)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full);
        insert!(SqliteConnection::connect_with(&options).await.expect("opens"))
    }
}

/// Submissions per second of the store itself, asked by `n_tasks` at a time.
async fn in_process(
    is_postgres: bool,
    records: &Arc<Vec<Record>>,
    n_records: usize,
    n_tasks: usize,
) -> f64 {
    let (name, _folder) = database(is_postgres).await;
    let store = Store::at(&Location::parse(name.into())).await.expect("opens");
    let next = Arc::new(AtomicUsize::new(0));
    let start = Instant::now();
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..n_tasks {
        let (store, records, next) = (store.clone(), Arc::clone(records), Arc::clone(&next));
        tasks.spawn(async move {
            loop {
                let n = next.fetch_add(1, Ordering::Relaxed);
                if n >= n_records {
                    return;
                }
                let body = records[n].body.as_bytes();
                let submission = decode_submission(body).expect("decodes");
                store.insert(&submission, body).await.expect("stores");
            }
        });
    }
    tasks.join_all().await;
    let rate = n_records as f64 / start.elapsed().as_secs_f64();
    store.close().await;
    rate
}

/// Sends all over `n_connections`: submissions per second, and the time of each answer, ordered.
async fn through_http(
    program: &Program,
    records: &Arc<Vec<Record>>,
    n_records: usize,
    n_connections: usize,
) -> (f64, Vec<Duration>) {
    let next = Arc::new(AtomicUsize::new(0));
    let start = Instant::now();
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..n_connections {
        let mut client = Client::connect(program.address).await.expect("connects");
        let (records, next) = (Arc::clone(records), Arc::clone(&next));
        tasks.spawn(async move {
            let mut times = Vec::new();
            loop {
                let n = next.fetch_add(1, Ordering::Relaxed);
                if n >= n_records {
                    return times;
                }
                let record = &records[n];
                let sent = Instant::now();
                client.send(&record.body, Some(record.nonce)).await.expect("sends");
                assert_eq!(client.receive().await.expect("answers").id, record.id);
                times.push(sent.elapsed());
            }
        });
    }
    let mut times: Vec<Duration> = tasks.join_all().await.into_iter().flatten().collect();
    let rate = n_records as f64 / start.elapsed().as_secs_f64();
    times.sort_unstable();
    (rate, times)
}

/// Resident memory in megabytes, as Linux counts it.
fn resident(program: &Program) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", program.pid()));
    let status = status.unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    let kilobytes = line.trim().trim_end_matches(" kB").parse::<f64>();
    kilobytes.unwrap_or(f64::NAN) / 1_024.0
}

#[tokio::main]
async fn main() {
    let here = std::env::current_exe().expect("a program has a path");
    let receiver =
        here.parent().and_then(std::path::Path::parent).expect("in target/release/examples");
    let receiver = receiver.join("receiver");
    assert!(receiver.is_file(), "build it first: cargo build --release -p receiver");
    let receiver = receiver.to_string_lossy().into_owned();
    let n_records = SETTINGS.iter().map(|setting| setting.1).max().unwrap_or_default();
    eprintln!("finding the proof of work of {n_records} records");
    let records: Arc<Vec<Record>> = Arc::new((0..n_records).map(record).collect());
    println!(
        "| database | connections | raw/s | store/s | share | HTTP/s | share | p50 ms | p99 ms | MB at rest | MB after |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|");
    for (name, is_postgres) in [("SQLite", false), ("PostgreSQL", true)] {
        for (n_connections, n_records) in SETTINGS {
            let (mut raws, mut stores, mut runs) = (Vec::new(), Vec::new(), Vec::new());
            for _ in 0..N_RUNS {
                raws.push(raw(is_postgres, &records[..n_records], n_connections).await);
                stores.push(in_process(is_postgres, &records, n_records, n_connections).await);
                let (database, _folder) = database(is_postgres).await;
                let program = Program::start(&receiver, &database);
                let at_rest = resident(&program);
                let (rate, times) =
                    through_http(&program, &records, n_records, n_connections).await;
                let ms =
                    |share: f64| times[(times.len() as f64 * share) as usize].as_secs_f64() * 1e3;
                runs.push((rate, ms(0.5), ms(0.99), at_rest, resident(&program)));
            }
            raws.sort_by(f64::total_cmp);
            stores.sort_by(f64::total_cmp);
            runs.sort_by(|a, b| a.0.total_cmp(&b.0));
            let (raw, store) = (raws[N_RUNS / 2], stores[N_RUNS / 2]);
            let (rate, p50, p99, at_rest, after) = runs[N_RUNS / 2];
            println!(
                "| {name} | {n_connections} | {raw:.0} | {store:.0} | {:.0} % | {rate:.0} | {:.0} % | {p50:.1} | {p99:.1} | {at_rest:.1} | {after:.1} |",
                store / raw * 100.0,
                rate / raw * 100.0,
            );
        }
    }
}
