//! A value that only the thread that made it may use, with the interface of the crate `send_wrapper` 0.6.
//!
//! The original asks the standard library for the current thread at every access, which on the phone
//! brings a second allocator and the description of threads along: 7 KB of machine code. A WebAssembly
//! page without shared memory has one thread, so there the answer is always yes; everywhere else, as in
//! native tests, the thread is asked for and a wrong one panics.

use std::fmt;
use std::mem::ManuallyDrop;
use std::ops::{Deref, DerefMut};

#[cfg(all(target_arch = "wasm32", not(target_feature = "atomics")))]
mod owner {
    /// The only thread there is.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub struct Owner;

    impl Owner {
        pub fn current() -> Self {
            Self
        }
    }
}

#[cfg(not(all(target_arch = "wasm32", not(target_feature = "atomics"))))]
mod owner {
    /// A thread.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub struct Owner(std::thread::ThreadId);

    impl Owner {
        pub fn current() -> Self {
            Self(std::thread::current().id())
        }
    }
}

use owner::Owner;

/// A value that may be sent anywhere and used by one thread.
pub struct SendWrapper<T> {
    data: ManuallyDrop<T>,
    owner: Owner,
}

// SAFETY: every way to the value asks first whether this is the thread that made it.
unsafe impl<T> Send for SendWrapper<T> {}
// SAFETY: as above.
unsafe impl<T> Sync for SendWrapper<T> {}

impl<T> SendWrapper<T> {
    /// Wraps a value of the current thread.
    pub fn new(data: T) -> Self {
        Self { data: ManuallyDrop::new(data), owner: Owner::current() }
    }

    /// Whether the current thread may use the value.
    pub fn valid(&self) -> bool {
        self.owner == Owner::current()
    }

    fn check(&self) {
        assert!(self.valid(), "a value of another thread");
    }

    /// Unwraps the value.
    ///
    /// # Panics
    /// On any thread but the one that made it.
    pub fn take(self) -> T {
        self.check();
        let mut this = ManuallyDrop::new(self);
        // SAFETY: `this` is never dropped, so the value is taken out once.
        unsafe { ManuallyDrop::take(&mut this.data) }
    }
}

impl<T> Deref for SendWrapper<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.check();
        &self.data
    }
}

impl<T> DerefMut for SendWrapper<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.check();
        &mut self.data
    }
}

impl<T> Drop for SendWrapper<T> {
    fn drop(&mut self) {
        if std::mem::needs_drop::<T>() {
            self.check();
        }
        // SAFETY: dropped here and nowhere else.
        unsafe { ManuallyDrop::drop(&mut self.data) }
    }
}

impl<T: fmt::Debug> fmt::Debug for SendWrapper<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SendWrapper").finish_non_exhaustive()
    }
}

impl<T: Clone> Clone for SendWrapper<T> {
    fn clone(&self) -> Self {
        Self::new((**self).clone())
    }
}

#[cfg(feature = "futures")]
mod futures {
    use std::future::Future;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    use futures_core::Stream;

    use super::SendWrapper;

    fn inner<T>(wrapper: Pin<&mut SendWrapper<T>>) -> Pin<&mut T> {
        // SAFETY: the value never moves out of a pinned wrapper.
        unsafe { wrapper.map_unchecked_mut(|wrapper| &mut **wrapper) }
    }

    impl<F: Future> Future for SendWrapper<F> {
        type Output = F::Output;

        fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
            inner(self).poll(context)
        }
    }

    impl<S: Stream> Stream for SendWrapper<S> {
        type Item = S::Item;

        fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
            inner(self).poll_next(context)
        }

        fn size_hint(&self) -> (usize, Option<usize>) {
            (**self).size_hint()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SendWrapper;

    #[test]
    fn its_own_thread_may_use_it_and_no_other() {
        let wrapper = SendWrapper::new(String::from("x"));
        assert_eq!(*wrapper, "x");
        let other = std::thread::spawn(move || {
            let is_valid = wrapper.valid();
            // Not even its end may come on another thread.
            std::mem::forget(wrapper);
            is_valid
        });
        assert!(!other.join().expect("joins"));
        assert_eq!(SendWrapper::new(7).take(), 7);
    }
}
