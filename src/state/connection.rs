//! Whether the network answers, and whether a new version waits.
//!
//! `navigator.onLine` is never believed: only an answer of the expected kind counts as a connection.

use super::shared::Shared;
use std::rc::Rc;

use leptos::task::spawn_local;

use crate::browser::{events, http, service_worker};

/// What is known of the network and of the offline copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ConnectionStatus {
    /// The last request got no answer.
    pub is_offline: bool,
    /// The offline copy has just been completed for the first time.
    pub is_offline_ready: bool,
    /// A new version is on the phone and waits for consent.
    pub has_update: bool,
}

/// Watches the network and the offline copy.
#[derive(Clone, Copy)]
pub struct Connection {
    status: Shared<ConnectionStatus>,
}

impl Connection {
    pub(super) fn start() -> Self {
        let connection = Self { status: Shared::new(ConnectionStatus::default()) };
        service_worker::register(
            move || connection.change(|status| status.is_offline_ready = true),
            move || connection.change(|status| status.has_update = true),
        );
        events::on_disconnected(move || connection.change(|status| status.is_offline = true));
        connection.probe(None);
        connection
    }

    /// What is known.
    pub fn status(self) -> ConnectionStatus {
        self.status.get()
    }

    /// Hides the word that the offline copy is complete.
    pub fn dismiss_offline_ready(self) {
        self.change(|status| status.is_offline_ready = false);
    }

    /// Switches to the new version; everything typed is kept by then.
    pub fn activate_update(self) {
        service_worker::activate_update();
    }

    /// Notes what a request has shown.
    pub fn saw_answer(self, has_answered: bool) {
        self.change(|status| status.is_offline = !has_answered);
    }

    /// Calls after each sign of a connection that turned out to be true.
    pub fn on_maybe_connected(self, call: Rc<dyn Fn()>) {
        let woken = call.clone();
        service_worker::on_woken(move || woken());
        events::on_maybe_connected(move || {
            if events::is_visible() {
                self.probe(Some(call.clone()));
            }
        });
    }

    /// One small request; an answer of any kind but a login page means that we are there.
    fn probe(self, on_answer: Option<Rc<dyn Fn()>>) {
        spawn_local(async move {
            let answer = http::get("api/health", &|_| {}).await;
            let is_ours = answer.is_ok_and(|answer| !answer.content_type.starts_with("text/html"));
            self.saw_answer(is_ours);
            if let Some(on_answer) = on_answer.filter(|_| is_ours) {
                on_answer();
            }
        });
    }

    fn change(self, change: impl FnOnce(&mut ConnectionStatus)) {
        let mut status = self.status.peek();
        change(&mut status);
        if status != self.status.peek() {
            self.status.set(status);
        }
    }
}
