//! A part that comes and goes.
//!
//! Owns its place, and the life of what it made. Must not know what it shows.

use super::super::focus::keep_focus_in;
use super::{El, follow};
use crate::ui::framework::{Owner, Rndr, WeakOwner, untrack};
use web_sys::Element;

/// A part that shows a value.
pub(super) struct PartOf<T, Of, Make> {
    pub(super) of: Of,
    /// Whether there is anything to show of the value.
    pub(super) comes: fn(&T) -> bool,
    pub(super) part: Make,
    pub(super) shown: Option<T>,
}

/// The same, whatever the value is.
pub(super) trait Part {
    /// Whether it has to be made anew.
    fn changes(&mut self) -> bool;
    /// Whether there is anything to make.
    fn comes(&self) -> bool;
    fn make(&self) -> Option<El>;
}

impl<T: PartialEq, Of: Fn() -> T, Make: Fn(&T) -> Option<El>> Part for PartOf<T, Of, Make> {
    fn changes(&mut self) -> bool {
        let now = Some((self.of)());
        let changes = self.shown != now;
        self.shown = now;
        changes
    }

    fn comes(&self) -> bool {
        self.shown.as_ref().is_some_and(self.comes)
    }

    fn make(&self) -> Option<El> {
        self.shown.as_ref().and_then(&self.part)
    }
}

/// A part in the place of the one before, whenever something changes for it. It has an owner of its own, not that of one run
/// of the effect: a run that changes nothing leaves it alone.
pub(super) fn follow_part(parent: &Element, mut part: Box<dyn Part>) {
    let place = Rndr::create_placeholder();
    Rndr::insert_node(parent, &place, None);
    let parent = parent.clone();
    // The owner's own is not held, or it would hold itself.
    let outer = Owner::current().map(|outer| outer.downgrade());
    // Most parts of a thousand rows never come.
    let mut owner: Option<Owner> = None;
    let mut shown: Option<El> = None;
    follow(Box::new(move || {
        if !part.changes() {
            return;
        }
        if let Some(El(old)) = shown.take() {
            keep_focus_in(&parent, &old);
            Rndr::remove(&old);
        }
        if let Some(owner) = &owner {
            owner.cleanup();
        }
        if !part.comes() {
            return;
        }
        let owner = owner.get_or_insert_with(|| {
            outer.as_ref().and_then(WeakOwner::upgrade).map_or_else(Owner::new, |outer| outer.child())
        });
        shown = owner.with(|| untrack(|| part.make()));
        if let Some(El(new)) = &shown {
            Rndr::insert_node(&parent, new, Some(&place));
        }
    }));
}
