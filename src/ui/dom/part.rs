//! Parts that come and go.
//!
//! Owns their places, and the life of what they made. Must not know what they show.

use super::super::focus::keep_focus_in;
use super::El;
use super::together::{Follower, follow, gathered, is_together};
use crate::ui::framework::{Owner, Rndr, WeakOwner, untrack};
use web_sys::{Element, Node};

/// A part that shows a value.
pub(super) struct PartOf<T, Of, Make> {
    pub(super) of: Of,
    /// Whether there is anything to show of the value.
    pub(super) comes: fn(&T) -> bool,
    pub(super) part: Make,
    pub(super) shown: Option<T>,
}

/// The same, whatever the value is.
pub(in crate::ui) trait Part {
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

/// What is shown of a part. It has an owner of its own, not that of one run of the effect: a run that changes nothing
/// leaves it alone.
struct Shown {
    part: Box<dyn Part>,
    now: Option<El>,
    /// Most parts of a thousand rows never come, and have none.
    owner: Option<Owner>,
    /// What is followed in it, where that is done together with what it is a part of.
    followers: Vec<Follower>,
}

impl Shown {
    /// Puts the part before `next` in the place of the one before, if something changed for it.
    fn show(&mut self, parent: &Element, outer: Option<&WeakOwner>, is_together: bool, next: Option<&Node>) {
        if self.part.changes() {
            self.make(parent, outer, is_together, next);
        }
        self.followers.iter_mut().for_each(|run| run());
    }

    fn make(&mut self, parent: &Element, outer: Option<&WeakOwner>, is_together: bool, next: Option<&Node>) {
        self.followers.clear();
        if let Some(El(old)) = self.now.take() {
            keep_focus_in(parent, &old);
            Rndr::remove(&old);
        }
        if let Some(owner) = &self.owner {
            owner.cleanup();
        }
        if !self.part.comes() {
            return;
        }
        let owner = self
            .owner
            .get_or_insert_with(|| outer.and_then(WeakOwner::upgrade).map_or_else(Owner::new, |outer| outer.child()));
        let make = || owner.with(|| untrack(|| self.part.make()));
        (self.now, self.followers) = if is_together { gathered(make) } else { (make(), Vec::new()) };
        if let Some(El(new)) = &self.now {
            Rndr::insert_node(parent, new, next);
        }
    }
}

/// Shows these parts, in their order, before `end`; without one, at the end of the parent, to which nothing else is added.
pub(super) fn follow_parts(parent: &Element, parts: Vec<Box<dyn Part>>, end: Option<Node>) {
    let parent = parent.clone();
    let is_together = is_together();
    // The owner's own is not held, or it would hold itself.
    let outer = Owner::current().map(|outer| outer.downgrade());
    let mut parts: Vec<_> =
        parts.into_iter().map(|part| Shown { part, now: None, owner: None, followers: Vec::new() }).collect();
    follow(Box::new(move || {
        let mut next = end.clone();
        for part in parts.iter_mut().rev() {
            part.show(&parent, outer.as_ref(), is_together, next.as_ref());
            next = part.now.as_ref().map(|El(now)| now.clone().into()).or(next);
        }
    }));
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(target_arch = "wasm32")]
mod tests;
