//! The person's own lists: answers and ticks per service, kept on the phone only.

use catalogue::SavedList;
use leptos::prelude::*;

use crate::browser::local;

const PREFIX: &str = "loket.list.";

/// All lists of this phone.
#[derive(Clone, Copy)]
pub struct Lists {
    /// Counts changes, so that views which read the storage are drawn again.
    changes: RwSignal<u32>,
    is_kept: RwSignal<bool>,
}

impl Lists {
    pub(super) fn new() -> Self {
        Self { changes: RwSignal::new(0), is_kept: RwSignal::new(true) }
    }

    /// The list for one service; an empty one if nothing was begun.
    pub fn load(self, service: &str) -> SavedList {
        self.changes.track();
        let stored = local::get(&(PREFIX.to_owned() + service));
        stored.as_deref().and_then(SavedList::decode).unwrap_or_default()
    }

    /// Ids of services with a list.
    pub fn services(self) -> Vec<String> {
        self.changes.track();
        local::keys(PREFIX)
    }

    /// Keeps a list; an empty one is forgotten.
    pub fn save(self, service: &str, list: &SavedList) {
        let key = PREFIX.to_owned() + service;
        if list.is_empty() {
            local::remove(&key);
        } else {
            self.is_kept.set(local::set(&key, &list.encode()).is_ok());
        }
        self.changes.update(|n| *n += 1);
    }

    /// Forgets a list.
    pub fn forget(self, service: &str) {
        self.save(service, &SavedList::default());
    }

    /// False once the phone has refused to keep a list.
    pub fn is_kept(self) -> Signal<bool> {
        self.is_kept.into()
    }
}
