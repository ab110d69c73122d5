//! The state of a part, shared by all that act on it.
//!
//! Owns nothing: a [`Shared`] is where the handles to a state are kept. Must not know which.
//!
//! A state is a dozen handles. Every closure that acts on it would copy them all, and so would the code that makes the
//! closure; of a `Shared` it copies one address. What it points to stays until the page is left: a hundred bytes for
//! each console that is put on a page. The values behind the handles end with their owner.

use std::ops::Deref;

/// The state of a part: an address, which is copied.
pub(super) struct Shared<T: 'static>(&'static T);

impl<T> Shared<T> {
    pub(super) fn of(state: T) -> Self {
        Self(Box::leak(Box::new(state)))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Shared<T> {}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0
    }
}
