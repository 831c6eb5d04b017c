//! Values that pages follow.
//!
//! Leptos's `RwSignal<T>` brings its machinery along for every `T`: about 2.5 KB each, a quarter of this
//! app's code. Here only the trigger is Leptos's, and it exists once (`docs/decisions/0005`). What is
//! shared lives as long as the app, so it is leaked instead of counted.

use std::sync::{Mutex, MutexGuard, PoisonError};

use leptos::prelude::*;

/// A value that views follow: whoever reads it with [`Shared::get`] or [`Shared::with`] is drawn anew
/// when it changes.
pub struct Shared<T: 'static> {
    value: &'static Mutex<T>,
    changed: Trigger,
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Shared<T> {}

impl<T: Send> Shared<T> {
    /// A value to share until the app ends.
    pub fn new(value: T) -> Self {
        Self { value: Box::leak(Box::new(Mutex::new(value))), changed: Trigger::new() }
    }

    fn lock(self) -> MutexGuard<'static, T> {
        // A panic ends the app, so nobody meets a poisoned value.
        self.value.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A copy of the value; follows it.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.changed.track();
        self.peek()
    }

    /// A copy of the value, without following it.
    pub fn peek(self) -> T
    where
        T: Clone,
    {
        self.lock().clone()
    }

    /// Looks at the value; follows it. `look` must not change what is shared.
    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        self.changed.track();
        look(&self.lock())
    }

    /// Looks at the value without following it.
    pub fn peek_with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.lock())
    }

    /// Changes the value and tells whoever follows it.
    pub fn update<R>(self, change: impl FnOnce(&mut T) -> R) -> R {
        let result = change(&mut self.lock());
        self.changed.notify();
        result
    }

    /// Replaces the value.
    pub fn set(self, value: T) {
        self.update(|current| *current = value);
    }

    /// Replaces the value if it is another one.
    pub fn set_if_changed(self, value: T)
    where
        T: PartialEq,
    {
        let is_same = *self.lock() == value;
        if !is_same {
            self.set(value);
        }
    }
}
