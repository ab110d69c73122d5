//! Time zones: what the clocks show somewhere at an instant, and when they show a given time.
//!
//! Owns the way from a local time to an instant, gaps and repeats included.
//! Must not know where a zone's rules come from: the browser knows them, tests bring their own.

use super::civil::{DAY, Instant, Local};

/// The clocks of a place.
pub trait Zone {
    /// How far they are ahead of UTC at this instant, in seconds.
    fn offset(&self, at: Instant) -> i64;
}

/// UTC itself.
pub struct Utc;

impl Zone for Utc {
    fn offset(&self, _: Instant) -> i64 {
        0
    }
}

/// The instant that is taken for a local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// The instant.
    pub at: Instant,
    /// How often the clocks show the time.
    pub shown: Shown,
}

/// How often the clocks of a place show a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Once, as nearly always.
    Once,
    /// Never: they skip it when they are put forward. Taken is the time as far behind the skipped hour's begin.
    Never,
    /// Twice: they are put back. Taken is the first.
    Twice {
        /// The second.
        again: Instant,
    },
}

/// What the clocks of a place show at an instant.
#[must_use]
pub fn local(at: Instant, zone: &dyn Zone) -> Local {
    Local(at.0 + zone.offset(at))
}

/// When the clocks of a place show a time.
///
/// As RFC 5545 (3.3.5) has it: a time that is skipped is read with the offset before the gap, a time that comes twice
/// means the first.
#[must_use]
pub fn place(time: Local, zone: &dyn Zone) -> Placed {
    // No offset is a whole day, and none changes twice within two.
    let before = zone.offset(Instant(time.0 - DAY));
    let after = zone.offset(Instant(time.0 + DAY));
    let (early, late) = (Instant(time.0 - before), Instant(time.0 - after));
    let is_early = zone.offset(early) == before;
    let is_late = zone.offset(late) == after;
    match (is_early, is_late) {
        (true, true) if early != late => Placed { at: early, shown: Shown::Twice { again: late } },
        (true, _) => Placed { at: early, shown: Shown::Once },
        (false, true) => Placed { at: late, shown: Shown::Once },
        (false, false) => Placed { at: early, shown: Shown::Never },
    }
}
