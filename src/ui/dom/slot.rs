//! A place where an element comes and goes.
//!
//! Owns the life of what was made for the element, and what becomes of the focus in it. Must not know what it shows, nor
//! when that changes.

use super::super::focus::keep_focus_in;
use super::El;
use crate::ui::framework::{Owner, Rndr, WeakOwner, untrack};
use web_sys::Node;

/// How long what stands in slots lives at most.
pub(in crate::ui) struct Life(Option<WeakOwner>);

impl Life {
    /// As long as what is being made now. It is not held: what holds its own life does not end.
    pub(in crate::ui) fn current() -> Self {
        Self(Owner::current().map(|owner| owner.downgrade()))
    }

    fn child(&self) -> Owner {
        self.0.as_ref().and_then(WeakOwner::upgrade).map_or_else(Owner::new, |owner| owner.child())
    }
}

/// A place in an element. What stands in it has an owner of its own, not that of one run of an effect: a run that changes
/// nothing leaves it alone.
#[derive(Default)]
pub(in crate::ui) struct Slot {
    now: Option<El>,
    /// Most slots of a thousand rows stay empty, and have none.
    owner: Option<Owner>,
}

impl Slot {
    /// One in which this element stands already.
    pub(in crate::ui) fn holding(element: El) -> Self {
        Self { now: Some(element), owner: None }
    }

    /// What stands in it.
    pub(in crate::ui) fn element(&self) -> Option<&El> {
        self.now.as_ref()
    }

    /// What stands in it, or else what comes next: what is put before it comes before that.
    pub(in crate::ui) fn or<'a>(&'a self, next: Option<&'a Node>) -> Option<&'a Node> {
        self.now.as_ref().map(|El(now)| now.as_ref()).or(next)
    }

    /// Puts what is made, if anything is, before `next` in the place of what stood here. What is read while it is made is
    /// not followed.
    pub(in crate::ui) fn fill(
        &mut self,
        parent: &El,
        next: Option<&Node>,
        life: &Life,
        make: &mut dyn FnMut() -> Option<El>,
    ) {
        self.empty(parent);
        let owner = self.owner.get_or_insert_with(|| life.child());
        self.now = owner.with(|| untrack(make));
        if let Some(El(now)) = &self.now {
            Rndr::insert_node(&parent.0, now, next);
        }
    }

    /// Takes away what stands in it.
    pub(in crate::ui) fn empty(&mut self, El(parent): &El) {
        if let Some(El(old)) = self.now.take() {
            keep_focus_in(parent, &old);
            Rndr::remove(&old);
        }
        if let Some(owner) = &self.owner {
            owner.cleanup();
        }
    }
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(target_arch = "wasm32")]
mod tests;
