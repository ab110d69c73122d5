//! When a trigger is due.

use super::super::{Instant, Trigger, WEEKDAYS, WEEKS, Zone, next_runs};
use super::{instant, timestamp, trigger, zone};
use jiff::{Span, ToSpan, Zoned, civil::Weekday, tz::TimeZone};
use proptest::prelude::*;

const START: &str = "2026-11-24T16:44:00Z";

#[track_caller]
fn check(of: &Trigger, name: &str, after: &str, expected: &[&str]) {
    let runs = next_runs(of, &zone(name), instant(after), 5).unwrap();
    let runs: Vec<_> = runs.into_iter().map(|at| timestamp(at).to_zoned(zone(name)).datetime().to_string()).collect();
    let expected: Vec<_> = expected.iter().map(|time| format!("{time}:00")).collect();
    assert_eq!(runs.get(..expected.len().max(runs.len().min(expected.len() + 1))), Some(expected.as_slice()), "{of:?}");
}

/// The first runs at 17:44 in Berlin, which has summer time from 29 March to 25 October 2027.
#[track_caller]
fn check_dates(kind: &str, interval: &str, values: &[&str], expected: &[&str; 5]) {
    let expected = expected.map(|date| if date.contains('T') { date.to_owned() } else { format!("{date}T17:44") });
    check(
        &trigger(kind, interval, values, START, ""),
        "Europe/Berlin",
        "2026-01-01T00:00:00Z",
        &expected.each_ref().map(String::as_str),
    );
}

#[test]
fn the_known_intervals() {
    check_dates(
        "Periodic",
        "MINUTES",
        &["45"],
        &["2026-11-24", "2026-11-24T18:29", "2026-11-24T19:14", "2026-11-24T19:59", "2026-11-24T20:44"],
    );
    check_dates(
        "Periodic",
        "HOURS",
        &["12"],
        &["2026-11-24", "2026-11-25T05:44", "2026-11-25", "2026-11-26T05:44", "2026-11-26"],
    );
    check_dates("Periodic", "DAYS", &["1"], &["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28"]);
    // Fourteen weeks of the same length end an hour later on clocks that were put forward.
    check_dates(
        "Periodic",
        "WEEKS",
        &["14"],
        &["2026-11-24", "2027-03-02", "2027-06-08T18:44", "2027-09-14T18:44", "2027-12-21"],
    );
    check_dates("Periodic", "MONTHS", &["3"], &["2026-11-24", "2027-02-24", "2027-05-24", "2027-08-24", "2027-11-24"]);
    check_dates("Periodic", "YEARLY", &["2"], &["2026-11-24", "2028-11-24", "2030-11-24", "2032-11-24", "2034-11-24"]);
    check_dates("Cron", "DAILY", &[], &["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28"]);
    check_dates(
        "Cron",
        "WEEKLY",
        &["Monday", "Thursday"],
        &["2026-11-26", "2026-11-30", "2026-12-03", "2026-12-07", "2026-12-10"],
    );
    check_dates(
        "Cron",
        "MONTHLYDATES",
        &["31", "1"],
        &["2026-12-01", "2026-12-31", "2027-01-01", "2027-01-31", "2027-02-01"],
    );
    check_dates(
        "Cron",
        "MONTHLYWEEKDAYS",
        &["Fourth Monday"],
        &["2026-12-28", "2027-01-25", "2027-02-22", "2027-03-22", "2027-04-26"],
    );
    check_dates(
        "Cron",
        "MONTHLYWEEKDAYS",
        &["Last Friday"],
        &["2026-11-27", "2026-12-25", "2027-01-29", "2027-02-26", "2027-03-26"],
    );
    check_dates("Cron", "YEARLY", &[], &["2026-11-24", "2027-11-24", "2028-11-24", "2029-11-24", "2030-11-24"]);
}

#[test]
fn the_documented_sample() {
    let sample = trigger("Cron", "MONTHLYWEEKDAYS", &["Fourth Monday"], "2021-11-24T17:44:00Z", "");
    check(
        &sample,
        "UTC",
        "2021-11-24T17:44:00Z",
        &["2021-12-27T17:44", "2022-01-24T17:44", "2022-02-28T17:44", "2022-03-28T17:44", "2022-04-25T17:44"],
    );
}

#[test]
fn starts_ends_and_the_present_bound_the_runs() {
    let daily = |end| trigger("Cron", "DAILY", &[], START, end);
    check(
        &daily("2026-11-26T16:44:00Z"),
        "UTC",
        "2026-01-01T00:00:00Z",
        &["2026-11-24T16:44", "2026-11-25T16:44", "2026-11-26T16:44"],
    );
    check(&daily("2026-11-26T16:43:59Z"), "UTC", "2026-11-24T16:44:00Z", &["2026-11-25T16:44"]);
    check(&daily("2026-11-24T16:43:59Z"), "UTC", "2026-01-01T00:00:00Z", &[]);
    check(&trigger("Single", "", &[], START, ""), "UTC", "2026-11-24T16:43:59Z", &["2026-11-24T16:44"]);
    check(&trigger("Single", "", &[], START, ""), "UTC", START, &[]);
    check(
        &trigger("Cron", "YEARLY", &[], "2028-02-29T00:00:00Z", ""),
        "UTC",
        "2090-01-01T00:00:00Z",
        &["2092-02-29T00:00", "2096-02-29T00:00", "2104-02-29T00:00", "2108-02-29T00:00", "2112-02-29T00:00"],
    );
    check(
        &trigger("Periodic", "MONTHS", &["1"], "2027-01-31T12:00:00Z", ""),
        "UTC",
        START,
        &["2027-01-31T12:00", "2027-02-28T12:00", "2027-03-31T12:00", "2027-04-30T12:00", "2027-05-31T12:00"],
    );
    check(
        &trigger("Periodic", "MONTHS", &["2147483647"], "2027-01-31T12:00:00Z", ""),
        "UTC",
        START,
        &["2027-01-31T12:00"],
    );
    // The form of a time ends with the year 9999.
    check(
        &trigger("Periodic", "MONTHS", &["1"], "2027-01-28T12:00:00Z", ""),
        "UTC",
        "9999-10-01T00:00:00Z",
        &["9999-10-28T12:00", "9999-11-28T12:00", "9999-12-28T12:00"],
    );
}

#[test]
fn what_went_before_is_not_counted_through() {
    let each_minute = trigger("Periodic", "MINUTES", &["1"], "0001-01-01T00:00:00Z", "");
    let started = std::time::Instant::now();
    let next = [1, 2, 3, 4, 5].map(|minute| format!("9999-12-28T12:0{minute}"));
    check(&each_minute, "UTC", "9999-12-28T12:00:00Z", &next.each_ref().map(String::as_str));
    // Five billion steps would take minutes, on whatever machine.
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

#[test]
fn the_zone_decides_which_day_it_is() {
    // 16:44 in London on a Monday is Tuesday already in Auckland.
    let mondays = trigger("Cron", "WEEKLY", &["Monday"], START, "");
    check(
        &mondays,
        "UTC",
        START,
        &["2026-11-30T16:44", "2026-12-07T16:44", "2026-12-14T16:44", "2026-12-21T16:44", "2026-12-28T16:44"],
    );
    check(
        &mondays,
        "Pacific/Auckland",
        START,
        &["2026-11-30T05:44", "2026-12-07T05:44", "2026-12-14T05:44", "2026-12-21T05:44", "2026-12-28T05:44"],
    );
}

#[test]
fn the_clocks_of_the_zone_are_followed() {
    let daily = trigger("Cron", "DAILY", &[], "2026-03-28T01:30:00Z", "");
    check(
        &daily,
        "Europe/Berlin",
        "2026-03-28T00:00:00Z",
        &["2026-03-28T02:30", "2026-03-29T03:30", "2026-03-30T02:30", "2026-03-31T02:30", "2026-04-01T02:30"],
    );
    let daily = trigger("Cron", "DAILY", &[], "2026-10-24T00:30:00Z", "");
    check(
        &daily,
        "Europe/Berlin",
        "2026-10-24T12:00:00Z",
        &["2026-10-25T02:30", "2026-10-26T02:30", "2026-10-27T02:30", "2026-10-28T02:30", "2026-10-29T02:30"],
    );
}

struct PutForwardAtTheEndOfMarch;

impl Zone for PutForwardAtTheEndOfMarch {
    fn offset(&self, at: Instant) -> i64 {
        if at < instant("2027-04-01T01:00:00Z") { -7200 } else { -3600 }
    }
}

#[test]
fn a_run_that_the_clocks_put_into_the_next_day_is_still_to_come_there() {
    // In Nuuk it is midnight an hour after ten in the evening has passed.
    let daily = trigger("Cron", "DAILY", &[], "2027-03-20T01:30:00Z", "");
    check(
        &daily,
        "America/Nuuk",
        "2027-03-28T01:10:00Z",
        &["2027-03-28T00:30", "2027-03-28T23:30", "2027-03-29T23:30", "2027-03-30T23:30", "2027-03-31T23:30"],
    );
    // The same at the end of a month, which no place has yet.
    let monthly = trigger("Periodic", "MONTHS", &["1"], "2027-02-01T01:30:00Z", "");
    assert_eq!(
        next_runs(&monthly, &PutForwardAtTheEndOfMarch, instant("2027-04-01T01:10:00Z"), 2),
        Some(vec![instant("2027-04-01T01:30:00Z"), instant("2027-05-01T00:30:00Z")])
    );
}

#[test]
fn years_after_the_start_the_next_runs_are_told_as_well() {
    check(
        &trigger("Periodic", "MONTHS", &["1"], START, ""),
        "UTC",
        "2029-03-30T00:00:00Z",
        &["2029-04-24T16:44", "2029-05-24T16:44", "2029-06-24T16:44", "2029-07-24T16:44", "2029-08-24T16:44"],
    );
    check(
        &trigger("Periodic", "MONTHS", &["1"], START, ""),
        "UTC",
        "2027-01-01T00:00:00Z",
        &["2027-01-24T16:44", "2027-02-24T16:44", "2027-03-24T16:44", "2027-04-24T16:44", "2027-05-24T16:44"],
    );
    check(
        &trigger("Cron", "MONTHLYWEEKDAYS", &["Last Friday"], START, ""),
        "UTC",
        "2027-04-01T00:00:00Z",
        &["2027-04-30T16:44", "2027-05-28T16:44", "2027-06-25T16:44", "2027-07-30T16:44", "2027-08-27T16:44"],
    );
    // So far is looked, and no farther.
    let yearly = trigger("Cron", "YEARLY", &[], START, "");
    let all = next_runs(&yearly, &TimeZone::UTC, instant(START), 1000);
    assert_eq!(all.map(|runs| runs.len()), Some(25));
}

#[test]
fn what_is_not_known_is_not_worked_out() {
    for unknown in [
        trigger("Cron", "DAILY", &[], "", ""),
        trigger("Cron", "FORTNIGHTLY", &[], START, ""),
        trigger("Cron", "WEEKLY", &[], START, ""),
        trigger("Cron", "WEEKLY", &["Monday", "monday"], START, ""),
        trigger("Cron", "MONTHLYDATES", &["32"], START, ""),
        trigger("Cron", "MONTHLYDATES", &["01"], START, ""),
        trigger("Cron", "MONTHLYWEEKDAYS", &["Fifth Monday"], START, ""),
        trigger("Periodic", "HOURS", &["1", "2"], START, ""),
        trigger("Periodic", "HOURS", &["0"], START, ""),
        trigger("Periodic", "HOURS", &["+1"], START, ""),
        trigger("Periodic", "FORTNIGHTS", &["1"], START, ""),
        trigger("None", "", &[], START, ""),
        trigger("", "", &[], START, ""),
        trigger("Hourly", "", &[], START, ""),
        trigger("Single", "", &[], "soon", ""),
    ] {
        assert_eq!(next_runs(&unknown, &TimeZone::UTC, Instant(0), 5), None, "{unknown:?}");
    }
}

/// The runs of a Cron trigger by another calendar, day for day from the start.
fn other_reading(of: &Trigger, zone: TimeZone, after: Instant, days: i64) -> Vec<Instant> {
    let start = timestamp(of.start().unwrap()).to_zoned(zone.clone());
    let fits = |at: &Zoned| {
        of.interval_type.as_deref() == Some("DAILY")
            || of.interval_type.as_deref() == Some("YEARLY") && (at.month(), at.day()) == (start.month(), start.day())
            || of.interval_values.iter().any(|value| match value.split_once(' ') {
                Some((week, weekday)) => {
                    let nth = [1, 2, 3, 4, -1][WEEKS.iter().position(|word| *word == week).unwrap()];
                    at.date().nth_weekday_of_month(nth, self::weekday(weekday)).unwrap() == at.date()
                }
                None if value.bytes().all(|b| b.is_ascii_digit()) => at.day().to_string() == *value,
                None => at.weekday() == self::weekday(value),
            })
    };
    (0..days)
        .map(|days| (start.datetime() + days.days()).to_zoned(zone.clone()).unwrap())
        .filter(|at| fits(&(at.datetime().date().at(12, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap())))
        .map(|at| Instant(at.timestamp().as_second()))
        .filter(|at| *at > after)
        .take(5)
        .collect()
}

fn weekday(word: &str) -> Weekday {
    Weekday::from_monday_zero_offset(i8::try_from(WEEKDAYS.iter().position(|w| *w == word).unwrap()).unwrap()).unwrap()
}

fn any_cron() -> impl Strategy<Value = (&'static str, Vec<String>)> {
    let weekday = prop::sample::select(&WEEKDAYS);
    let one_or_more = |values: BoxedStrategy<String>| prop::collection::vec(values, 1..4);
    let weekdays = one_or_more(weekday.clone().prop_map(str::to_owned).boxed());
    let dates = one_or_more((1..=28).prop_map(|date: i32| date.to_string()).boxed());
    let in_month = (prop::sample::select(&WEEKS), weekday).prop_map(|(week, weekday)| format!("{week} {weekday}"));
    prop_oneof![
        Just(("DAILY", Vec::new())),
        Just(("YEARLY", Vec::new())),
        weekdays.prop_map(|values| ("WEEKLY", values)),
        dates.prop_map(|values| ("MONTHLYDATES", values)),
        one_or_more(in_month.boxed()).prop_map(|values| ("MONTHLYWEEKDAYS", values)),
    ]
}

fn spans() -> Vec<(&'static str, Span)> {
    vec![
        ("MINUTES", 1.minute()),
        ("HOURS", 1.hour()),
        ("DAYS", 24.hours()),
        ("WEEKS", 168.hours()),
        ("MONTHS", 1.month()),
        ("YEARLY", 1.year()),
    ]
}

proptest! {
    #[test]
    fn cron_runs_are_those_of_another_calendar(
        (word, values) in any_cron(),
        name in prop::sample::select(&["Europe/Berlin", "America/Los_Angeles", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"]),
        start in 1_600_000_000_i64..2_000_000_000,
        wait in 0_i64..20_000_000,
    ) {
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let of = trigger("Cron", word, &values, &Instant(start).text(), "");
        let zone = zone(name);
        // A start that comes a second time on that day is not the first run that the clocks show.
        prop_assume!(!zone.to_ambiguous_timestamp(timestamp(Instant(start)).to_zoned(zone.clone()).datetime()).is_ambiguous());
        let after = Instant(start + wait - 1);
        // The 29th of February comes every four years.
        let days = if word == "YEARLY" { 366 * 25 } else { 366 * 7 };
        let expected = other_reading(&of, zone.clone(), after, days);
        prop_assert_eq!(next_runs(&of, &zone, after, 5), Some(expected));
    }

    #[test]
    fn periods_are_those_of_another_calendar(
        (word, span) in prop::sample::select(spans()),
        every in 1_i64..40,
        start in 1_600_000_000_i64..2_000_000_000,
        wait in 0_i64..20_000_000,
    ) {
        let of = trigger("Periodic", word, &[&every.to_string()], &Instant(start).text(), "");
        let after = Instant(start + wait - 1);
        let begin = timestamp(Instant(start)).to_zoned(TimeZone::UTC);
        let expected: Vec<_> = (0..)
            .map(|number| Instant((begin.checked_add(span * (every * number)).unwrap()).timestamp().as_second()))
            .filter(|at| *at > after)
            .take(5)
            .collect();
        prop_assert_eq!(next_runs(&of, &TimeZone::UTC, after, 5), Some(expected));
    }
}
