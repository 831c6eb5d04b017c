//! Drives the outbox machine of the `feedback` crate against storage, network and clock.

use feedback::{
    Answer, Draft, Entry, Problem, RetryReason, Step, SubmissionId, decode_entry, encode_entry,
    next_step, read_answer,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Connection;
use crate::browser::{BrowserError, Kind, clock, http, outbox_store};

/// Whether the phone keeps the outbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoreHealth {
    /// It has been read.
    Fine,
    /// Not read yet.
    Opening,
    /// The browser does not allow it, or the phone is full.
    Failed(Kind),
}

/// What became of "Kirim".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Submitted {
    /// It is on the phone (or, if the person chose so, only on this page) and will be sent.
    Kept,
    /// The form has problems.
    Invalid(Vec<Problem>),
    /// The phone did not keep it; the draft is still there.
    NotKept(Kind),
}

/// All entries of this phone.
#[derive(Clone, Copy)]
pub struct OutboxState {
    entries: RwSignal<Vec<Entry>>,
    health: RwSignal<StoreHealth>,
    /// Stored entries that this version cannot read; they are left alone.
    n_unreadable: RwSignal<usize>,
    /// Ids of entries that exist on this page only.
    volatile: RwSignal<Vec<SubmissionId>>,
    last_failure: RwSignal<Option<RetryReason>>,
    is_draining: StoredValue<bool>,
    connection: Connection,
}

impl OutboxState {
    pub(super) fn start(connection: Connection) -> Self {
        let outbox = Self {
            entries: RwSignal::new(Vec::new()),
            health: RwSignal::new(StoreHealth::Opening),
            n_unreadable: RwSignal::new(0),
            volatile: RwSignal::new(Vec::new()),
            last_failure: RwSignal::new(None),
            is_draining: StoredValue::new(false),
            connection,
        };
        spawn_local(async move {
            outbox.read().await;
            outbox.drain().await;
        });
        outbox
    }

    /// Every entry, oldest first.
    pub fn entries(self) -> Signal<Vec<Entry>> {
        self.entries.into()
    }

    /// Whether the phone keeps them.
    pub fn health(self) -> Signal<StoreHealth> {
        self.health.into()
    }

    /// How many stored entries this version cannot read.
    pub fn n_unreadable(self) -> Signal<usize> {
        self.n_unreadable.into()
    }

    /// Why the last send settled nothing.
    pub fn last_failure(self) -> Signal<Option<RetryReason>> {
        self.last_failure.into()
    }

    /// Entries that exist on this page only.
    pub fn volatile(self) -> Signal<Vec<SubmissionId>> {
        self.volatile.into()
    }

    /// How many wait for the network.
    pub fn n_waiting(self) -> usize {
        self.entries.with(|entries| entries.iter().filter(|entry| !entry.is_settled()).count())
    }

    /// Freezes the draft and keeps it on the phone before anything is sent.
    pub async fn submit(self, draft: Draft) -> Submitted {
        let entry = match freeze(&draft) {
            Ok(entry) => entry,
            Err(problems) => return Submitted::Invalid(problems),
        };
        if let Err(error) = self.store(&entry).await {
            return Submitted::NotKept(error.kind);
        }
        // The corrected one leaves only now that its correction is safe.
        if let Some(old) = draft.replaces.as_deref().and_then(SubmissionId::parse) {
            self.withdraw(&old).await;
        }
        self.add(entry);
        Submitted::Kept
    }

    /// Sends the draft although the phone cannot keep it: it exists on this page only.
    pub fn submit_unkept(self, draft: &Draft) -> Submitted {
        match freeze(draft) {
            Ok(entry) => {
                self.volatile.update(|ids| ids.push(entry.id.clone()));
                self.add(entry);
                Submitted::Kept
            }
            Err(problems) => Submitted::Invalid(problems),
        }
    }

    /// Deletes an entry at the person's word; one that is on its way stays.
    pub fn discard(self, id: SubmissionId) {
        let is_on_its_way = self.entries.with_untracked(|all| {
            all.iter().any(|e| e.id == id && !e.is_editable() && !e.is_settled())
        });
        if !is_on_its_way {
            spawn_local(async move { self.remove(&id).await });
        }
    }

    /// Sends one waiting entry now.
    pub fn send_now(self, id: &SubmissionId) {
        self.entries.update(|all| {
            if let Some(entry) = all.iter_mut().find(|entry| entry.id == *id) {
                entry.hurry();
            }
        });
        spawn_local(self.drain());
    }

    /// Sends all waiting entries now: a connection was seen.
    pub fn hurry_all(self) {
        self.entries.update(|all| all.iter_mut().for_each(Entry::hurry));
        spawn_local(self.drain());
    }

    fn add(self, entry: Entry) {
        self.entries.update(|all| all.push(entry));
        spawn_local(self.drain());
    }

    async fn withdraw(self, id: &SubmissionId) {
        let is_waiting =
            self.entries.with_untracked(|all| all.iter().any(|e| e.id == *id && e.is_editable()));
        if is_waiting {
            self.remove(id).await;
        }
    }

    async fn remove(self, id: &SubmissionId) {
        match outbox_store::delete(id.as_str()).await {
            Ok(()) => self.entries.update(|all| all.retain(|entry| entry.id != *id)),
            Err(error) => self.health.set(StoreHealth::Failed(error.kind)),
        }
    }

    async fn store(self, entry: &Entry) -> Result<(), BrowserError> {
        let stored = outbox_store::put(entry.id.as_str(), &encode_entry(entry)).await;
        match &stored {
            Ok(()) => self.health.set(StoreHealth::Fine),
            Err(error) => self.health.set(StoreHealth::Failed(error.kind)),
        }
        stored
    }

    async fn read(self) {
        match outbox_store::all().await {
            Ok(stored) => {
                let mut entries = Vec::with_capacity(stored.len());
                for text in &stored {
                    match decode_entry(text) {
                        Ok(mut entry) => {
                            entry.recover();
                            entries.push(entry);
                        }
                        Err(_) => self.n_unreadable.update(|n| *n += 1),
                    }
                }
                self.entries.update(|all| {
                    entries.append(all);
                    *all = entries;
                });
                self.health.set(StoreHealth::Fine);
            }
            Err(error) => self.health.set(StoreHealth::Failed(error.kind)),
        }
    }

    /// Sends whatever is due, one after the other, until nothing is. Runs once at a time.
    async fn drain(self) {
        if self.is_draining.get_value() {
            return;
        }
        self.is_draining.set_value(true);
        let next = loop {
            match self.entries.with_untracked(|all| next_step(all, clock::now_ms())) {
                Step::Send(id) => self.send(id).await,
                Step::WaitUntil(at_ms) => break Some(at_ms),
                Step::Idle => break None,
            }
        };
        self.is_draining.set_value(false);
        if let Some(at_ms) = next {
            let delay = at_ms.saturating_sub(clock::now_ms());
            clock::after(delay, move || spawn_local(self.drain()));
        }
    }

    async fn send(self, id: SubmissionId) {
        let Some(body) = self.change(&id, Entry::start) else { return };
        let answer = match http::post("api/submissions", &body.body).await {
            Ok(fetched) => {
                self.connection.saw_answer(true);
                read_answer(&id, fetched.status, &fetched.content_type, &fetched.body)
            }
            Err(_) => {
                self.connection.saw_answer(false);
                Answer::Retry(RetryReason::Unreachable)
            }
        };
        self.last_failure.set(match &answer {
            Answer::Retry(reason) => Some(*reason),
            Answer::Accepted(_) | Answer::Refused(_) => None,
        });
        let Some(entry) = self.change(&id, |entry| entry.apply(answer, clock::now_ms())) else {
            return;
        };
        let is_volatile = self.volatile.with_untracked(|ids| ids.contains(&id));
        if !is_volatile {
            // If the phone cannot note the receipt, the entry is sent again after the next start and the
            // receiver answers with the same receipt.
            let _ = self.store(&entry).await;
        }
    }

    /// Changes one entry and gives a copy of it as it is then.
    fn change(self, id: &SubmissionId, change: impl FnOnce(&mut Entry)) -> Option<Entry> {
        let mut changed = None;
        self.entries.update(|all| {
            if let Some(entry) = all.iter_mut().find(|entry| entry.id == *id) {
                change(entry);
                changed = Some(entry.clone());
            }
        });
        changed
    }
}

fn freeze(draft: &Draft) -> Result<Entry, Vec<Problem>> {
    let now_ms = clock::now_ms();
    let id = SubmissionId::new(now_ms, clock::random_bytes());
    let submission = draft.submit(&id)?;
    Ok(Entry::new(id, now_ms, submission.freeze()))
}
