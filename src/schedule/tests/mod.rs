//! What schedules promise: the documentation's samples, exact instants, the next runs, gaps and repeats of the clocks.
//!
//! The calendar and the zones are read a second time with jiff.

mod plans;
mod runs;
mod texts;
mod triggers;
mod zones;

use super::{Instant, Kind, ScheduleDraft, Trigger, Zone};
use jiff::{Timestamp, tz::TimeZone};

impl Zone for TimeZone {
    fn offset(&self, at: Instant) -> i64 {
        // A day before the last that jiff knows, nothing changes any more.
        self.to_offset(timestamp(at.min(Instant(253_402_200_000)))).seconds().into()
    }
}

fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap()
}

fn timestamp(at: Instant) -> Timestamp {
    Timestamp::from_second(at.0).unwrap()
}

fn instant(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

/// A draft with a start in this zone.
fn draft(kind: Kind, zone: &str, start: &str) -> ScheduleDraft {
    ScheduleDraft { kind, zone: zone.to_owned(), start: start.to_owned(), ..ScheduleDraft::default() }
}

fn trigger(kind: &str, interval: &str, values: &[&str], start: &str, end: &str) -> Trigger {
    let stated = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Trigger {
        start_time: stated(start),
        end_time: stated(end),
        trigger_type: stated(kind),
        interval_type: stated(interval),
        interval_values: values.iter().map(|value| (*value).to_owned()).collect(),
        next_fire_time: None,
    }
}
