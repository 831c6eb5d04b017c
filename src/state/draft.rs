//! The feedback being typed; every change is kept on the phone at once.

use feedback::{Draft, Mood, decode_draft, encode_draft};
use leptos::prelude::*;

use crate::browser::local;

const KEY: &str = "loket.draft";

/// The one draft of this phone.
#[derive(Clone, Copy)]
pub struct DraftState {
    draft: RwSignal<Draft>,
    is_kept: RwSignal<bool>,
}

impl DraftState {
    pub(super) fn start() -> Self {
        let stored = local::get(KEY).as_deref().and_then(decode_draft);
        Self { draft: RwSignal::new(stored.unwrap_or_default()), is_kept: RwSignal::new(true) }
    }

    /// What is there so far.
    pub fn draft(self) -> Signal<Draft> {
        self.draft.into()
    }

    /// False once the phone has refused to keep the draft.
    pub fn is_kept(self) -> Signal<bool> {
        self.is_kept.into()
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
        let stored = encode_draft(&self.draft.get_untracked());
        self.is_kept.set(local::set(KEY, &stored).is_ok());
    }
}
