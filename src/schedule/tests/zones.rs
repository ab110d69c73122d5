//! Local times, and the instants that are taken for them.

use super::super::{Instant, Local, Placed, Shown, TypedTime, local, place};
use super::{instant, zone};
use jiff::tz::AmbiguousOffset;
use proptest::prelude::*;

const ZONES: [&str; 10] = [
    "Europe/Berlin",
    "America/Los_Angeles",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "Africa/Casablanca",
    "America/Sao_Paulo",
    "UTC",
];

fn typed(text: &str) -> Local {
    match TypedTime::parse(text) {
        Ok(TypedTime::Local(local)) => local,
        other => panic!("{text} is {other:?}"),
    }
}

#[test]
fn gaps_and_repeats() {
    #[track_caller]
    fn check(name: &str, time: &str, at: &str, shown: Shown) {
        assert_eq!(place(typed(time), &zone(name)), Placed { at: instant(at), shown }, "{time} in {name}");
    }
    let twice = |again| Shown::Twice { again: instant(again) };
    check("Europe/Berlin", "2026-11-24 17:44", "2026-11-24T16:44:00Z", Shown::Once);
    check("America/Los_Angeles", "2026-11-24 17:44", "2026-11-25T01:44:00Z", Shown::Once);
    check("Europe/Berlin", "2026-03-29 01:59", "2026-03-29T00:59:00Z", Shown::Once);
    check("Europe/Berlin", "2026-03-29 02:00", "2026-03-29T01:00:00Z", Shown::Never);
    check("Europe/Berlin", "2026-03-29 02:30", "2026-03-29T01:30:00Z", Shown::Never);
    check("Europe/Berlin", "2026-03-29 03:00", "2026-03-29T01:00:00Z", Shown::Once);
    check("Europe/Berlin", "2026-10-25 02:30", "2026-10-25T00:30:00Z", twice("2026-10-25T01:30:00Z"));
    check("Europe/Berlin", "2026-10-25 03:00", "2026-10-25T02:00:00Z", Shown::Once);
    check("Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-04T14:45:00Z", twice("2026-04-04T15:15:00Z"));
    // A whole day that never was.
    check("Pacific/Apia", "2011-12-30 12:00", "2011-12-30T22:00:00Z", Shown::Never);
}

proptest! {
    #[test]
    fn every_instant_comes_back_from_its_local_time(name in prop::sample::select(&ZONES), seconds in 0_i64..4_000_000_000) {
        let zone = zone(name);
        let at = Instant(seconds);
        let placed = place(local(at, &zone), &zone);
        match placed.shown {
            Shown::Once => prop_assert_eq!(placed.at, at),
            Shown::Twice { again } => prop_assert!(placed.at == at || again == at),
            Shown::Never => prop_assert!(false, "{} is shown in {name}", at.text()),
        }
    }

    #[test]
    fn local_times_are_placed_as_others_place_them(name in prop::sample::select(&ZONES), seconds in 0_i64..4_000_000_000) {
        let zone = zone(name);
        let shown = jiff::civil::date(1970, 1, 1).at(0, 0, 0, 0) + jiff::Span::new().seconds(seconds);
        let ambiguous = zone.to_ambiguous_timestamp(shown);
        let placed = place(Local(seconds), &zone);
        prop_assert_eq!(placed.at.0, ambiguous.compatible().unwrap().as_second());
        let expected = match ambiguous.offset() {
            AmbiguousOffset::Unambiguous { .. } => Shown::Once,
            AmbiguousOffset::Gap { .. } => Shown::Never,
            AmbiguousOffset::Fold { .. } => Shown::Twice { again: Instant(ambiguous.later().unwrap().as_second()) },
        };
        prop_assert_eq!(placed.shown, expected);
    }
}
