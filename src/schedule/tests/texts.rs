//! Texts of times, and the JSON of a trigger.

use super::super::civil::month_length;
use super::super::{Date, Instant, Local, TimeFault, TypedTime, decode, encode};
use super::{instant, trigger};
use jiff::civil;
use proptest::prelude::*;

#[test]
fn times_as_they_can_be_typed() {
    use TimeFault::{DateAlone, Form, NoSuchTime};
    #[track_caller]
    fn check(typed: &str, expected: Result<&str, TimeFault>) {
        let shown = TypedTime::parse(typed).map(|time| match time {
            TypedTime::Local(local) => local.text(),
            TypedTime::Instant(at) => at.text(),
        });
        assert_eq!(shown.as_deref(), expected.as_ref().map(|text| *text), "{typed:?}");
    }
    check("2026-11-24 17:44", Ok("2026-11-24 17:44"));
    check(" 2026-11-24T17:44 ", Ok("2026-11-24 17:44"));
    check("2026-11-24 17:44:05", Ok("2026-11-24 17:44:05"));
    check("2026-11-24T17:44:00Z", Ok("2026-11-24T17:44:00Z"));
    check("2028-02-29 00:00", Ok("2028-02-29 00:00"));
    check("2026-11-24", Err(DateAlone));
    check("2026-02-29 00:00", Err(NoSuchTime));
    check("2100-02-29 00:00", Err(NoSuchTime));
    check("2026-11-31 00:00", Err(NoSuchTime));
    check("2026-13-01 00:00", Err(NoSuchTime));
    check("2026-11-24 24:00", Err(NoSuchTime));
    check("2026-11-24 17:60", Err(NoSuchTime));
    for other in [
        "",
        "24.11.2026 17:44",
        "2026-11-2 17:44",
        "2026-11-24 5:44",
        "2026-11-24 17",
        "2026-11-24 17:44 CET",
        "+026-11-24 17:44",
    ] {
        check(other, Err(Form));
    }
}

#[test]
fn the_calendar_of_four_hundred_years_is_that_of_another() {
    // After so many years all comes again: 1970 to 2369.
    let mut day = civil::date(1970, 1, 1);
    for days in 0..146_097 {
        let date = Date { year: day.year().into(), month: day.month().into(), day: day.day().into() };
        assert_eq!((Date::of_days(days), date.days()), (date, days), "{day}");
        assert_eq!(month_length(date.year, date.month), i64::from(day.days_in_month()), "{day}");
        day = day.tomorrow().unwrap();
    }
}

#[test]
fn months_are_counted_whatever_the_days() {
    #[track_caller]
    fn check((year, month, day): (i64, i64, i64), expected: i64) {
        let (from, other) = (Date { year: 2026, month: 11, day: 24 }, Date { year, month, day });
        assert_eq!(from.months_until(other), expected);
    }
    check((2026, 11, 1), 0);
    check((2026, 11, 30), 0);
    check((2026, 12, 1), 1);
    check((2027, 1, 31), 2);
    check((2029, 11, 24), 36);
    check((2026, 9, 30), -2);
    check((2025, 12, 31), -11);
}

#[test]
fn triggers_are_written_as_documented() {
    #[track_caller]
    fn check(sample: &str, expected: super::Trigger) {
        assert_eq!(decode(sample), Ok(expected.clone()));
        let compact = |text: &str| serde_json::from_str::<Box<serde_json::value::RawValue>>(text).unwrap();
        let without_blanks =
            encode(&expected).lines().map(|line| line.trim_start().replacen("\": ", "\":", 1)).collect::<String>();
        assert_eq!(compact(&without_blanks).get(), sample.trim());
    }
    check(
        include_str!("../../../tests/contract/documented/set-a-trigger.cron.request.json"),
        trigger("Cron", "MONTHLYWEEKDAYS", &["Fourth Monday"], "2021-11-24T17:44:00Z", ""),
    );
    check(
        include_str!("../../../tests/contract/documented/set-a-trigger.periodic.request.json"),
        trigger("Periodic", "HOURS", &["1"], "", ""),
    );
    check(
        r#"{"startTime":"2026-11-24T17:44:00Z","endTime":"soon","triggerType":"Single"}"#,
        trigger("Single", "", &[], "2026-11-24T17:44:00Z", "soon"),
    );
}

#[test]
fn what_the_server_adds_is_read_and_never_sent() {
    let told = decode(
        r#"{"jobName":"J","triggerName":"T","triggerType":"None","nextFireTime":"2026-11-25T00:00:00Z","endTime":null,"more":{}}"#,
    )
    .unwrap();
    assert_eq!(told.next_fire_time.as_deref(), Some("2026-11-25T00:00:00Z"));
    assert_eq!(encode(&told), "{\n  \"triggerType\": \"None\"\n}");
    for wrong in ["[]", r#"{"startTime":1}"#, r#"{"intervalValues":"1"}"#, r#"{"intervalValues":[1]}"#, "{"] {
        assert!(decode(wrong).is_err(), "{wrong}");
    }
}

proptest! {
    #[test]
    fn instants_come_back_from_their_text(seconds in -62_135_596_800_i64..253_402_300_800) {
        let at = Instant(seconds);
        prop_assert_eq!(Instant::parse(&at.text()), Some(at));
        prop_assert_eq!(at.text(), super::timestamp(at).to_string());
    }

    #[test]
    fn local_times_come_back_from_their_text(seconds in -62_135_596_800_i64..253_402_300_800) {
        let local = Local(seconds);
        prop_assert_eq!(TypedTime::parse(&local.text()), Ok(TypedTime::Local(local)));
    }

    #[test]
    fn the_calendar_is_the_one_of_everybody(days in -700_000_i64..2_900_000, months in 0_i64..600) {
        let date = Date::of_days(days);
        let other = civil::date(1970, 1, 1) + jiff::Span::new().days(days);
        let parts = |date: Date| (date.year, date.month, date.day);
        let parts_of = |date: civil::Date| (i64::from(date.year()), i64::from(date.month()), i64::from(date.day()));
        prop_assert_eq!(parts(date), parts_of(other));
        prop_assert_eq!(date.days(), days);
        prop_assert_eq!(date.weekday(), i64::from(other.weekday().to_monday_zero_offset()));
        prop_assert_eq!(month_length(date.year, date.month), i64::from(other.days_in_month()));
        prop_assert_eq!(parts(date.plus_months(months)), parts_of(other + jiff::Span::new().months(months)));
    }

    #[test]
    fn triggers_come_back_from_their_text(texts in prop::collection::vec(".*", 4), values in prop::collection::vec(".*", 0..4)) {
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let sent = trigger(&texts[0], &texts[1], &values, &texts[2], &texts[3]);
        prop_assert_eq!(decode(&encode(&sent)), Ok(sent));
    }
}

#[test]
fn the_form_of_the_service_is_the_one_that_is_read() {
    assert_eq!(instant("1970-01-01T00:00:01Z"), Instant(1));
    for other in ["2026-11-24 17:44", "2026-11-24T17:44:00+01:00", "tomorrow"] {
        assert_eq!(Instant::parse(other), None, "{other}");
    }
}
