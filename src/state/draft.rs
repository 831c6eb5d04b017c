//! The feedback being typed; every change is kept on the phone at once.

use super::outbox::Submitted;
use super::shared::Shared;
use feedback::{Draft, Mood, decode_draft, encode_draft};

use crate::browser::local;

const KEY: &str = "loket.draft";

/// The one draft of this phone.
#[derive(Clone, Copy)]
pub struct DraftState {
    draft: Shared<Draft>,
    is_kept: Shared<bool>,
    outcome: Shared<Option<Submitted>>,
}

impl DraftState {
    pub(super) fn start() -> Self {
        let stored = local::get(KEY).as_deref().and_then(decode_draft);
        Self {
            draft: Shared::new(stored.unwrap_or_default()),
            is_kept: Shared::new(true),
            outcome: Shared::new(None),
        }
    }

    /// What is there so far.
    pub fn draft(self) -> Draft {
        self.draft.get()
    }

    /// What is there so far, without following changes.
    pub fn current(self) -> Draft {
        self.draft.peek()
    }

    /// False once the phone has refused to keep the draft.
    pub fn is_kept(self) -> bool {
        self.is_kept.get()
    }

    /// What the last "Kirim" came to.
    pub fn outcome(self) -> Option<Submitted> {
        self.outcome.get()
    }

    /// Notes what "Kirim" came to.
    pub fn note_outcome(self, outcome: Option<Submitted>) {
        self.outcome.set(outcome);
    }

    /// Chooses a mood.
    pub fn choose_mood(self, mood: Mood) {
        self.change(|draft| draft.mood = Some(mood));
    }

    /// Chooses the service it is about.
    pub fn choose_service(self, service: Option<String>) {
        self.change(|draft| draft.service = service);
    }

    /// Takes in what was typed.
    pub fn type_comment(self, comment: String) {
        self.change(|draft| draft.comment = comment);
    }

    /// Starts from another draft, for correcting what was sent.
    pub fn open(self, draft: Draft) {
        self.change(|current| *current = draft);
    }

    /// Forgets everything.
    pub fn clear(self) {
        self.draft.set(Draft::default());
        local::remove(KEY);
    }

    fn change(self, change: impl FnOnce(&mut Draft)) {
        self.draft.update(change);
        let stored = encode_draft(&self.draft.peek());
        self.is_kept.set(local::set(KEY, &stored).is_ok());
    }
}
