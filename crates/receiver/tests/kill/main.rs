//! A receipt is a promise: a receiver that is killed at any moment has kept every record it gave one for.
//!
//! A killed process shows that nothing is promised before it is written. That what is written is on the
//! disk after losing power is SQLite's `synchronous = FULL`, which the store's own test looks at.

#[path = "../support/client.rs"]
mod client;

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;

use feedback::{Content, Mood, Submission, SubmissionId};
use receiver::store::Store;
use tokio::sync::{Mutex, mpsc};
use tokio::task::JoinSet;

use client::{Client, Program};

const N_KILLS: u64 = 200;
const N_CLIENTS: u64 = 6;
/// The load ends after at most so many requests and answers.
const MAX_EVENTS: u64 = 60;

/// Numbers that look random and are the same in every run (`SplitMix64`).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % limit
    }
}

/// What a phone knows of its submission.
struct Sent {
    id: String,
    body: String,
    receipt: Option<String>,
}

/// A phone's queue, and after it whatever it says next.
struct Phone {
    number: u64,
    random: Random,
    sent: Vec<Sent>,
    n_again: usize,
}

impl Phone {
    fn new(number: u64) -> Self {
        Self { number, random: Random(number), sent: Vec::new(), n_again: 0 }
    }

    /// What has no receipt yet comes first; now and then something that has one is sent again.
    fn next(&mut self) -> usize {
        if let Some(position) = self.sent.iter().position(|sent| sent.receipt.is_none()) {
            return position;
        }
        if !self.sent.is_empty() && self.random.below(4) == 0 {
            return self.random.below(self.sent.len() as u64) as usize;
        }
        let n = self.sent.len() as u64;
        let id = SubmissionId::new(1_795_000_000_000 + n, [self.number as u8; 10]).to_string();
        let content = Content::Mood {
            mood: Mood::Satisfied,
            service: None,
            comment: Some("Cepat ".repeat(self.random.below(100) as usize) + "sekali"),
        };
        let submission = Submission { version: 2, id: id.clone(), content, replaces: None };
        self.sent.push(Sent { id, body: submission.freeze(), receipt: None });
        n as usize
    }

    /// Notes an answer; one that was given before must be the same.
    fn note(&mut self, position: usize, receipt: feedback::Receipt) {
        let sent = &mut self.sent[position];
        assert_eq!(receipt.id, sent.id);
        match &sent.receipt {
            Some(given) => {
                assert_eq!(*given, receipt.receipt, "a repeated send has the same receipt");
                self.n_again += 1;
            }
            None => sent.receipt = Some(receipt.receipt),
        }
    }
}

/// Sends until the receiver is gone; every request and every answer is told.
async fn send_on(phone: Arc<Mutex<Phone>>, address: SocketAddr, event: mpsc::UnboundedSender<()>) {
    let mut phone = phone.lock().await;
    let Ok(mut client) = Client::connect(address).await else { return };
    while !event.is_closed() {
        let position = phone.next();
        if client.send(&phone.sent[position].body, None).await.is_err() {
            return;
        }
        let _ = event.send(());
        let Ok(receipt) = client.receive().await else { return };
        phone.note(position, receipt);
        let _ = event.send(());
    }
}

/// Runs the load against a receiver and kills it at the given request or answer.
async fn run_until(phones: &[Arc<Mutex<Phone>>], database: &str, n_events: u64) {
    let mut program = Program::start(env!("CARGO_BIN_EXE_receiver"), database);
    let (event, mut events) = mpsc::unbounded_channel();
    let mut tasks = JoinSet::new();
    for phone in phones {
        tasks.spawn(send_on(Arc::clone(phone), program.address, event.clone()));
    }
    drop(event);
    for _ in 0..n_events {
        events.recv().await.expect("the phones send");
    }
    program.kill();
    drop(events);
    while let Some(task) = tasks.join_next().await {
        task.expect("no answer contradicts another");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_receipt_is_lost_when_the_receiver_is_killed() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("feedback.sqlite");
    let database = file.to_str().expect("text");
    let phones: Vec<_> = (0..N_CLIENTS).map(|n| Arc::new(Mutex::new(Phone::new(n)))).collect();
    let mut random = Random(1_795);
    for _ in 0..N_KILLS {
        run_until(&phones, database, 1 + random.below(MAX_EVENTS)).await;
    }
    // What no answer came for is sent once more, as phones do.
    let program = Program::start(env!("CARGO_BIN_EXE_receiver"), database);
    let mut client = Client::connect(program.address).await.expect("connects");
    for phone in &phones {
        let mut phone = phone.lock().await;
        for position in 0..phone.sent.len() {
            if phone.sent[position].receipt.is_none() {
                client.send(&phone.sent[position].body, None).await.expect("sends");
                let receipt = client.receive().await.expect("answers");
                phone.note(position, receipt);
            }
        }
    }
    drop(program);

    let store = Store::open(&file).await.expect("opens");
    let records = store.records(None).await.expect("reads");
    let by_id: HashMap<_, _> = records.iter().map(|record| (&record.id, record)).collect();
    assert_eq!(by_id.len(), records.len(), "no id is there twice");
    let (mut n_sent, mut n_again) = (0, 0);
    for phone in &phones {
        let phone = phone.lock().await;
        n_sent += phone.sent.len();
        n_again += phone.n_again;
        for sent in &phone.sent {
            let record = by_id.get(&sent.id).expect("every record with a receipt is there");
            assert_eq!(Some(&record.receipt), sent.receipt.as_ref());
            assert_eq!(record.body, sent.body);
        }
    }
    assert_eq!(records.len(), n_sent, "nothing else is there");
    // The load was one: without answers between the kills nothing above would mean much.
    assert!(n_sent as u64 > N_KILLS && n_again > 0, "{n_sent} sent, {n_again} again");
    let copy = folder.path().join("copy.sqlite");
    assert_eq!(store.backup(&copy).await.expect("the file is whole").n_records, n_sent as u64);
    println!("{N_KILLS} kills, {n_sent} submissions, {n_again} sent again");
}

/// A stop that is asked for, as at an update, sends nobody away whose submission is in hand.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn asked_to_stop_it_answers_what_it_has_and_ends_well() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("feedback.sqlite");
    let mut program = Program::start(env!("CARGO_BIN_EXE_receiver"), file.to_str().expect("text"));
    let phones: Vec<_> = (0..N_CLIENTS).map(|n| Arc::new(Mutex::new(Phone::new(n)))).collect();
    let (event, mut events) = mpsc::unbounded_channel();
    let mut tasks = JoinSet::new();
    for phone in &phones {
        tasks.spawn(send_on(Arc::clone(phone), program.address, event.clone()));
    }
    for _ in 0..MAX_EVENTS {
        events.recv().await.expect("the phones send");
    }
    assert!(program.stop().success());
    drop(events);
    while let Some(task) = tasks.join_next().await {
        task.expect("no answer contradicts another");
    }
    let store = Store::open(&file).await.expect("opens");
    let records = store.records(None).await.expect("reads");
    let mut n_receipts = 0;
    for phone in &phones {
        let phone = phone.lock().await;
        n_receipts += phone.sent.iter().filter(|sent| sent.receipt.is_some()).count();
    }
    assert_eq!(records.len(), n_receipts, "what is stored was answered");
}
