//! Whether the network answers, and whether a new version waits.
//!
//! `navigator.onLine` is never believed: only an answer of the expected kind counts as a connection.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{events, http, service_worker};

/// What is known of the network and of the offline copy.
#[derive(Clone, Copy)]
pub struct Connection {
    is_offline: RwSignal<bool>,
    is_offline_ready: RwSignal<bool>,
    has_update: RwSignal<bool>,
}

impl Connection {
    pub(super) fn start() -> Self {
        let connection = Self {
            is_offline: RwSignal::new(false),
            is_offline_ready: RwSignal::new(false),
            has_update: RwSignal::new(false),
        };
        service_worker::register(
            move || connection.is_offline_ready.set(true),
            move || connection.has_update.set(true),
        );
        events::on_disconnected(move || connection.is_offline.set(true));
        connection.probe(|| {});
        connection
    }

    /// The last request got no answer.
    pub fn is_offline(self) -> Signal<bool> {
        self.is_offline.into()
    }

    /// The offline copy has just been completed for the first time.
    pub fn is_offline_ready(self) -> Signal<bool> {
        self.is_offline_ready.into()
    }

    /// A new version is on the phone and waits for consent.
    pub fn has_update(self) -> Signal<bool> {
        self.has_update.into()
    }

    /// Hides the word that the offline copy is complete.
    pub fn dismiss_offline_ready(self) {
        self.is_offline_ready.set(false);
    }

    /// Switches to the new version; everything typed is kept by then.
    pub fn activate_update(self) {
        service_worker::activate_update();
    }

    /// Notes what a request has shown.
    pub fn saw_answer(self, has_answered: bool) {
        if self.is_offline.get_untracked() == has_answered {
            self.is_offline.set(!has_answered);
        }
    }

    /// Calls after each sign of a connection that turned out to be true.
    pub fn on_maybe_connected(self, call: impl Fn() + Copy + 'static) {
        events::on_maybe_connected(move || {
            if events::is_visible() {
                self.probe(call);
            }
        });
    }

    /// One small request; an answer of any kind but a login page means that we are there.
    fn probe(self, on_answer: impl Fn() + 'static) {
        spawn_local(async move {
            let answer = http::get("api/health", |_| {}).await;
            let is_ours = answer.is_ok_and(|answer| !answer.content_type.starts_with("text/html"));
            self.saw_answer(is_ours);
            if is_ours {
                on_answer();
            }
        });
    }
}
