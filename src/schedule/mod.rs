//! Schedules in OIG's own words: what is typed, the trigger that is set, and when the job runs next.
//!
//! Owns the words of intervals, the arithmetic of dates, and the rules about schedules ([`check`]).
//! Must not know jobs, requests, where a zone's rules come from, or how anything is shown.

mod civil;
mod draft;
mod interval;
mod of_trigger;
mod plan;
mod runs;
mod trigger;
mod zone;

pub use civil::{Date, Instant, Local, TimeFault, TypedTime};
pub use draft::{Kind, ScheduleDraft};
pub use interval::{Day, Length, PERIODS, RECURRENCES, Takes, WEEKDAYS, WEEKS, takes};
pub use of_trigger::{TriggerMember, Unheld};
pub use plan::{Note, NoteKind, Plan, ScheduleDoubt, ScheduleFault, ScheduleField, Times, check, doubts, needs, times};
pub use runs::{Rhythm, next_runs, rhythm};
pub use trigger::{Trigger, decode, encode};
pub use zone::{Placed, Shown, Utc, Zone, local, place};

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
