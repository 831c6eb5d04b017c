//! Drives the outbox machine of the `feedback` crate against storage, network and clock.

use super::shared::Shared;
use catalogue::joined;
use feedback::{
    Answer, Draft, Entry, Problem, RetryReason, Step, SubmissionId, decode_entry, encode_entry,
    next_step, read_answer, work::Search,
};
use leptos::task::spawn_local;

use super::Connection;
use crate::browser::{BrowserError, Kind, clock, files, http, locks, outbox_store, service_worker};

/// Held by the one page that sends.
const LOCK: &str = "loket-outbox";

/// Some ten milliseconds on a phone ten times slower than a laptop.
const TRIES_AT_ONCE: u32 = 1_000;

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

/// What is known of the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxStatus {
    /// Every entry, oldest first.
    pub entries: Vec<Entry>,
    /// Whether the phone keeps them.
    pub health: StoreHealth,
    /// Stored entries that this version cannot read; they are left alone.
    pub unreadable: Vec<String>,
    /// Ids of entries that exist on this page only.
    pub volatile: Vec<SubmissionId>,
    /// Why the last send settled nothing.
    pub last_failure: Option<RetryReason>,
}

/// The outbox of this phone.
#[derive(Clone, Copy)]
pub struct OutboxState {
    status: Shared<OutboxStatus>,
    is_draining: Shared<bool>,
    connection: Connection,
}

impl OutboxState {
    pub(super) fn start(connection: Connection) -> Self {
        let status = OutboxStatus {
            entries: Vec::new(),
            health: StoreHealth::Opening,
            unreadable: Vec::new(),
            volatile: Vec::new(),
            last_failure: None,
        };
        let (status, is_draining) = (Shared::new(status), Shared::new(false));
        let outbox = Self { status, is_draining, connection };
        spawn_local(async move {
            outbox.read().await;
            outbox.drain().await;
        });
        outbox
    }

    /// What is known.
    pub fn status(self) -> OutboxStatus {
        self.status.get()
    }

    /// How many wait for the network.
    pub fn n_waiting(self) -> usize {
        self.status.with(|status| status.entries.iter().filter(|entry| !entry.is_settled()).count())
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
        // Asked only now that there is something to lose, and once.
        if self.status.peek_with(|status| status.entries.is_empty()) {
            outbox_store::ask_to_persist();
        }
        // The corrected one leaves only now that its correction is safe.
        if let Some(old) = draft.replaces.as_deref().and_then(SubmissionId::parse) {
            self.withdraw(&old).await;
        }
        self.add(entry);
        service_worker::tell_waiting();
        Submitted::Kept
    }

    /// Sends the draft although the phone cannot keep it: it exists on this page only.
    pub fn submit_unkept(self, draft: &Draft) -> Submitted {
        match freeze(draft) {
            Ok(entry) => {
                self.status.update(|status| status.volatile.push(entry.id.clone()));
                self.add(entry);
                Submitted::Kept
            }
            Err(problems) => Submitted::Invalid(problems),
        }
    }

    /// Deletes an entry at the person's word; one that is on its way stays.
    pub fn discard(self, id: SubmissionId) {
        let is_on_its_way = self.status.peek_with(|status| {
            status.entries.iter().any(|e| e.id == id && !e.is_editable() && !e.is_settled())
        });
        if !is_on_its_way {
            spawn_local(async move { self.remove(&id).await });
        }
    }

    /// Address of a file with everything that is kept, one stored entry a line.
    pub fn rescue_file(self) -> String {
        let lines = self.status.with(|status| {
            let mut lines: Vec<String> = status.entries.iter().map(encode_entry).collect();
            lines.extend(status.unreadable.iter().cloned());
            lines
        });
        files::address_of(&joined(&lines, "\n"))
    }

    /// Takes in a file that another phone saved, and sends what waits in it.
    pub fn bring(self, event: leptos::web_sys::Event) {
        spawn_local(async move {
            let text = files::chosen_text(&event).await.unwrap_or_default();
            for mut entry in text.lines().filter_map(|line| decode_entry(line).ok()) {
                entry.recover();
                let id = entry.id.clone();
                self.hold(entry.clone());
                // Known already: what is settled here stays settled.
                let met = self.change(&id, |known| known.meet(entry));
                if let Some(met) = met {
                    // A phone that refuses says so above the list.
                    let _ = self.store(&met).await;
                }
            }
            self.drain().await;
        });
    }

    /// Sends one waiting entry now.
    pub fn send_now(self, id: &SubmissionId) {
        self.change(id, Entry::hurry);
        spawn_local(self.drain());
    }

    /// Sends all waiting entries now: a connection was seen.
    pub fn hurry_all(self) {
        self.status.update(|status| status.entries.iter_mut().for_each(Entry::hurry));
        spawn_local(self.drain());
    }

    fn add(self, entry: Entry) {
        self.hold(entry);
        spawn_local(self.drain());
    }

    fn hold(self, entry: Entry) {
        self.status.update(|status| {
            // Reading the store meanwhile may have brought it.
            if status.entries.iter().all(|known| known.id != entry.id) {
                status.entries.push(entry);
            }
        });
    }

    async fn withdraw(self, id: &SubmissionId) {
        let is_waiting = self.status.peek_with(|status| {
            status.entries.iter().any(|entry| entry.id == *id && entry.is_editable())
        });
        if is_waiting {
            self.remove(id).await;
        }
    }

    async fn remove(self, id: &SubmissionId) {
        let is_volatile = self.status.peek_with(|status| status.volatile.contains(id));
        let removed = if is_volatile { Ok(()) } else { outbox_store::delete(id.as_str()).await };
        match removed {
            Ok(()) => self.status.update(|status| status.entries.retain(|entry| entry.id != *id)),
            Err(error) => self.set_health(StoreHealth::Failed(error.kind)),
        }
    }

    async fn store(self, entry: &Entry) -> Result<(), BrowserError> {
        let stored = outbox_store::put(entry.id.as_str(), &encode_entry(entry)).await;
        match &stored {
            Ok(()) => self.set_health(StoreHealth::Fine),
            Err(error) => self.set_health(StoreHealth::Failed(error.kind)),
        }
        stored
    }

    /// Takes in what is stored: another page may have written, sent or deleted meanwhile.
    async fn read(self) {
        match outbox_store::all().await {
            Ok(stored) => self.status.update(|status| {
                let known = core::mem::take(&mut status.entries);
                status.unreadable.clear();
                for text in stored {
                    match decode_entry(&text) {
                        Ok(mut entry) => {
                            entry.recover();
                            let here = known.iter().find(|known| known.id == entry.id);
                            if let Some(here) = here.filter(|_| !entry.is_settled()) {
                                entry = here.clone();
                            }
                            status.entries.push(entry);
                        }
                        Err(_) => status.unreadable.push(text),
                    }
                }
                let volatile = known.into_iter().filter(|e| status.volatile.contains(&e.id));
                status.entries.extend(volatile);
                status.health = StoreHealth::Fine;
            }),
            Err(error) => self.set_health(StoreHealth::Failed(error.kind)),
        }
    }

    fn set_health(self, health: StoreHealth) {
        self.status.update(|status| status.health = health);
    }

    /// Sends whatever is due, one after the other, until nothing is. Runs once at a time, over all tabs.
    async fn drain(self) {
        if self.is_draining.peek() {
            return;
        }
        self.is_draining.set(true);
        let mut alone = None;
        let next = loop {
            match self.status.peek_with(|status| next_step(&status.entries, clock::now_ms())) {
                // Another tab may have sent it while this one waited for its turn.
                Step::Send(_) if alone.is_none() => {
                    alone = Some(locks::hold(LOCK).await);
                    self.read().await;
                }
                Step::Send(id) => self.send(id).await,
                Step::WaitUntil(at_ms) => break Some(at_ms),
                Step::Idle => break None,
            }
        };
        drop(alone);
        self.is_draining.set(false);
        if let Some(at_ms) = next {
            let delay = at_ms.saturating_sub(clock::now_ms());
            clock::after(delay, move || spawn_local(self.drain()));
        }
    }

    async fn send(self, id: SubmissionId) {
        let Some(body) = self.change(&id, Entry::start) else { return };
        if !self.status.peek_with(|status| status.volatile.contains(&id)) {
            // Whether it may have arrived must be known after a kill. A phone that cannot note it sends
            // all the same: the receiver knows the id.
            let _ = self.store(&body).await;
        }
        if body.is_settled() {
            return;
        }
        let work = work(&id).await;
        let answer = match http::post("api/submissions", &body.body, &body.digest, &work).await {
            Ok(fetched) => {
                self.connection.saw_answer(true);
                read_answer(&id, fetched.status, &fetched.content_type, &fetched.body)
            }
            Err(_) => {
                self.connection.saw_answer(false);
                Answer::Retry(RetryReason::Unreachable)
            }
        };
        let last_failure = match &answer {
            Answer::Retry(reason) => Some(*reason),
            Answer::Accepted(_) | Answer::Refused(_) => None,
        };
        self.status.update(|status| {
            status.last_failure = last_failure;
            // There is a connection: what waits for one need not wait for its hour.
            if matches!(answer, Answer::Accepted(_)) {
                status.entries.iter_mut().for_each(Entry::hurry);
            }
        });
        let Some(entry) = self.change(&id, |entry| entry.apply(answer, clock::now_ms())) else {
            return;
        };
        let is_volatile = self.status.peek_with(|status| status.volatile.contains(&id));
        if !is_volatile {
            // If the phone cannot note the receipt, the entry is sent again after the next start and the
            // receiver answers with the same receipt.
            let _ = self.store(&entry).await;
        }
    }

    /// Changes one entry and gives a copy of it as it is then.
    fn change(self, id: &SubmissionId, change: impl FnOnce(&mut Entry)) -> Option<Entry> {
        let mut changed = None;
        self.status.update(|status| {
            if let Some(entry) = status.entries.iter_mut().find(|entry| entry.id == *id) {
                change(entry);
                changed = Some(entry.clone());
            }
        });
        changed
    }
}

/// Computed before each send; in slices, so that the page answers meanwhile.
async fn work(id: &SubmissionId) -> String {
    let mut search = Search::new(id.as_str());
    loop {
        match search.go_on(TRIES_AT_ONCE) {
            Some(nonce) => break nonce.to_string(),
            None => clock::pause().await,
        }
    }
}

fn freeze(draft: &Draft) -> Result<Entry, Vec<Problem>> {
    let now_ms = clock::now_ms();
    let id = SubmissionId::new(now_ms, clock::random_bytes());
    let submission = draft.submit(&id)?;
    Ok(Entry::new(id, now_ms, submission.freeze()))
}
