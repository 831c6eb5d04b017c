//! One writer per receiver: what waits is written in one transaction and answered after its commit, so
//! that many people share the one wait for the disk.

use tokio::sync::{mpsc, oneshot};

use super::record::Incoming;
use super::{Db, StoreError, Stored, postgres, sqlite};

/// How many records go into one transaction.
const BATCH: usize = 256;
/// How many may wait; further ones wait in front of the queue, which slows their senders down.
const QUEUE: usize = 512;

type Outcome = Result<Stored, StoreError>;

#[derive(Debug)]
enum Message {
    Keep(Incoming, oneshot::Sender<Outcome>),
    Stop(oneshot::Sender<()>),
}

/// Hands records to the writing task. It ends with the last clone.
#[derive(Debug, Clone)]
pub(super) struct Writer(mpsc::Sender<Message>);

impl Writer {
    pub(super) fn start(db: Db) -> Self {
        let (sender, receiver) = mpsc::channel(QUEUE);
        tokio::spawn(run(db, receiver));
        Self(sender)
    }

    pub(super) async fn keep(&self, record: Incoming) -> Outcome {
        let (sender, answer) = oneshot::channel();
        let stopped = || StoreError::of("the store is closed");
        self.0.send(Message::Keep(record, sender)).await.map_err(|_| stopped())?;
        answer.await.map_err(|_| stopped())?
    }

    /// Returns when everything that waits is written; what comes later is an error.
    pub(super) async fn stop(&self) {
        let (sender, stopped) = oneshot::channel();
        if self.0.send(Message::Stop(sender)).await.is_ok() {
            // An error means that another clone stopped it.
            let _ = stopped.await;
        }
    }
}

async fn run(db: Db, mut receiver: mpsc::Receiver<Message>) {
    let mut messages = Vec::with_capacity(BATCH);
    let mut stopping = Vec::new();
    while receiver.recv_many(&mut messages, BATCH).await > 0 {
        let (mut records, mut answers) = (Vec::new(), Vec::new());
        for message in messages.drain(..) {
            match message {
                Message::Keep(record, answer) => {
                    records.push(record);
                    answers.push(answer);
                }
                Message::Stop(answer) => {
                    receiver.close();
                    stopping.push(answer);
                }
            }
        }
        for (answer, outcome) in answers.into_iter().zip(write(&db, records).await) {
            // Who asked may have gone; the record is kept all the same.
            let _ = answer.send(outcome);
        }
    }
    for answer in stopping {
        let _ = answer.send(());
    }
}

/// Writes all in one transaction. When a record is at fault each is written by itself, so that one
/// does not fail the others.
async fn write(db: &Db, mut records: Vec<Incoming>) -> Vec<Outcome> {
    let error = match write_together(db, &records).await {
        Ok(outcomes) => return outcomes,
        Err(error) => error,
    };
    if records.len() == 1 || !error.is_of_a_record {
        return records.iter().map(|_| Err(error.clone())).collect();
    }
    let mut outcomes = Vec::with_capacity(records.len());
    for record in records.drain(..) {
        let outcome = write_together(db, &[record]).await;
        outcomes.push(outcome.and_then(|mut one| one.remove(0)));
    }
    outcomes
}

async fn write_together(db: &Db, records: &[Incoming]) -> Result<Vec<Outcome>, StoreError> {
    if records.is_empty() {
        return Ok(Vec::new());
    }
    match db {
        Db::Sqlite(pool) => sqlite::write(pool, records).await,
        Db::Postgres(pool) => postgres::write(pool, records).await,
    }
}
