//! A part that comes and goes with what it shows.
//!
//! Owns its place, and when it is made anew. Must not know what it shows.

use super::slot::{Life, Slot};
use super::{El, follow};
use web_sys::Node;

/// A part that shows a value.
pub(super) struct PartOf<T, Of, Make> {
    pub(super) of: Of,
    pub(super) part: Make,
    pub(super) shown: Option<T>,
}

/// The same, whatever the value is.
pub(super) trait Part {
    /// Whether it has to be made anew.
    fn changes(&mut self) -> bool;
    fn make(&self) -> Option<El>;
}

impl<T: PartialEq, Of: Fn() -> T, Make: Fn(&T) -> Option<El>> Part for PartOf<T, Of, Make> {
    fn changes(&mut self) -> bool {
        let now = Some((self.of)());
        let changes = self.shown != now;
        self.shown = now;
        changes
    }

    fn make(&self) -> Option<El> {
        self.shown.as_ref().and_then(&self.part)
    }
}

/// Shows the part before `end`.
pub(super) fn follow_part(parent: El, mut part: Box<dyn Part>, end: Node) {
    let life = Life::current();
    let mut slot = Slot::default();
    follow(Box::new(move || {
        if part.changes() {
            slot.fill(&parent, Some(&end), &life, &mut || part.make());
        }
    }));
}
