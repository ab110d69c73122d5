//! What a schedule reads like.

use super::{fault, moment, note, sentence};
use crate::schedule::{Instant, Local, Note, NoteKind, ScheduleFault, ScheduleField, Trigger, Utc, Zone};

/// Clocks that are always as far ahead.
struct Ahead(i64);

impl Zone for Ahead {
    fn offset(&self, _: Instant) -> i64 {
        self.0
    }
}

#[track_caller]
fn check(kind: &str, interval: &str, values: &[&str], times: (&str, &str), expected: &str) {
    let stated = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let trigger = Trigger {
        start_time: stated(times.0),
        end_time: stated(times.1),
        trigger_type: stated(kind),
        interval_type: stated(interval),
        interval_values: values.iter().map(|value| (*value).to_owned()).collect(),
        next_fire_time: None,
    };
    assert_eq!(sentence(&trigger, "Europe/Berlin", &Ahead(3600)), expected);
}

#[test]
fn schedules_in_one_sentence() {
    const OPEN: (&str, &str) = ("2026-11-24T16:44:00Z", "");
    check("Single", "", &[], OPEN, "Once, on Tuesday 24 November 2026 at 17:44, in Europe/Berlin.");
    check("Periodic", "HOURS", &["1"], OPEN, "Every hour, from 24 November 2026 at 17:44, in Europe/Berlin.");
    check("Periodic", "YEARLY", &["2"], OPEN, "Every 2 years, from 24 November 2026 at 17:44, in Europe/Berlin.");
    check("Periodic", "WEEKS", &["3"], ("", ""), "Every 3 weeks.");
    check("Cron", "DAILY", &[], OPEN, "Every day at 17:44, from 24 November 2026, in Europe/Berlin.");
    check(
        "Cron",
        "WEEKLY",
        &["Monday", "Tuesday", "Sunday"],
        ("2026-11-24T16:44:05Z", "2026-12-31T22:59:00Z"),
        "Every Monday, Tuesday and Sunday at 17:44:05, from 24 November 2026, until 31 December 2026 at 23:59, \
         in Europe/Berlin.",
    );
    check(
        "Cron",
        "MONTHLYDATES",
        &["1", "2", "3", "11", "22", "31"],
        OPEN,
        "On the 1st, 2nd, 3rd, 11th, 22nd and 31st of the month at 17:44, from 24 November 2026, in Europe/Berlin.",
    );
    check(
        "Cron",
        "MONTHLYWEEKDAYS",
        &["Fourth Monday"],
        OPEN,
        "Every fourth Monday of the month at 17:44, from 24 November 2026, in Europe/Berlin.",
    );
    check(
        "Cron",
        "MONTHLYWEEKDAYS",
        &["First Sunday", "Last Friday"],
        ("", ""),
        "Every first Sunday and last Friday of the month.",
    );
    check("Cron", "YEARLY", &[], OPEN, "Every year on 24 November at 17:44, from 24 November 2026, in Europe/Berlin.");
    check("Cron", "YEARLY", &[], ("", ""), "Every year on the day of the start.");
    check(
        "Cron",
        "FORTNIGHTLY",
        &["Monday", "a b"],
        OPEN,
        "As the server understands “FORTNIGHTLY” with “Monday” and “a b”, from 24 November 2026 at 17:44, \
         in Europe/Berlin.",
    );
}

#[test]
fn moments_name_the_day_of_the_week() {
    assert_eq!(moment(Local(1_795_542_240)), "Tue 24 Nov 2026, 17:44");
}

#[test]
fn notes_name_the_instant_that_is_taken() {
    #[track_caller]
    fn check(field: ScheduleField, kind: NoteKind, expected: &str) {
        assert_eq!(note(Note { field, kind }, "Europe/Berlin", &Ahead(7200)), expected);
    }
    let typed = Local(1_774_751_400);
    let taken = Instant(1_774_747_800);
    check(
        ScheduleField::Start,
        NoteKind::Skipped { typed, taken },
        "02:30 on 29 March 2026 does not exist in Europe/Berlin: the clocks are put forward and skip it. 03:30 is \
         taken, 2026-03-29 01:30 in UTC.",
    );
    check(
        ScheduleField::Start,
        NoteKind::Repeated { typed, taken, again: Instant(taken.0 + 3600) },
        "02:30 on 29 March 2026 comes twice in Europe/Berlin: the clocks are put back. The first is taken, \
         2026-03-29 01:30 in UTC. For the second, enter 2026-03-29T02:30:00Z.",
    );
    check(
        ScheduleField::Start,
        NoteKind::Past,
        "This has passed. What the server does with such a start is not documented.",
    );
    check(ScheduleField::End, NoteKind::Past, "This has passed: the job never runs.");
    check(ScheduleField::End, NoteKind::EndsBeforeStart, "The end is not after the start: the job never runs.");
}

#[test]
fn each_field_says_what_is_missing() {
    let fields = [
        ScheduleField::Zone,
        ScheduleField::Start,
        ScheduleField::End,
        ScheduleField::Interval,
        ScheduleField::Every,
        ScheduleField::Values,
    ];
    let sentences: std::collections::BTreeSet<_> =
        fields.into_iter().map(|field| fault(ScheduleFault::Missing, field).say()).collect();
    assert_eq!(sentences.len(), fields.len());
    assert_eq!(sentence(&Trigger::default(), "UTC", &Utc), "As the server understands “”.");
}
