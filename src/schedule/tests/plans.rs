//! The rules: what can be sent, what cannot, and what is said about it.

use super::super::{
    Kind, Note, NoteKind, ScheduleDoubt, ScheduleDraft, ScheduleFault, ScheduleField, TimeFault, TypedTime, check,
    doubts, encode, needs, times,
};
use super::{draft, instant, zone};
use ScheduleField::{End, Every, Interval, Start, Values, Zone};

const START: &str = "2026-11-24 17:44";
const BERLIN: &str = "Europe/Berlin";

fn periodic(every: &str, period: &str) -> ScheduleDraft {
    ScheduleDraft { every: every.into(), period: period.into(), ..draft(Kind::Periodic, BERLIN, START) }
}

fn cron(word: &str, values: &str) -> ScheduleDraft {
    let mut draft = draft(Kind::Cron, BERLIN, START);
    draft.set_interval(word.to_owned());
    draft.set_values(values.to_owned());
    draft
}

fn ending(end: &str, draft: ScheduleDraft) -> ScheduleDraft {
    ScheduleDraft { end: end.to_owned(), ..draft }
}

#[track_caller]
fn check_body(draft: &ScheduleDraft, expected: &str) {
    let plan = check(draft).unwrap().unwrap();
    let body = encode(&plan.trigger(&zone(&plan.zone)));
    let compact: String = body.lines().map(str::trim_start).collect();
    assert_eq!(compact, expected);
}

#[test]
fn each_type_has_its_body() {
    check_body(&draft(Kind::Single, BERLIN, START), r#"{"startTime": "2026-11-24T16:44:00Z","triggerType": "Single"}"#);
    check_body(
        &draft(Kind::Single, BERLIN, "2026-11-24T17:44:00Z"),
        r#"{"startTime": "2026-11-24T17:44:00Z","triggerType": "Single"}"#,
    );
    check_body(
        &ending("2026-12-31 23:59", periodic("2", "HOURS")),
        r#"{"startTime": "2026-11-24T16:44:00Z","endTime": "2026-12-31T22:59:00Z","triggerType": "Periodic","intervalType": "HOURS","intervalValues": ["2"]}"#,
    );
    check_body(
        &ScheduleDraft { start: String::new(), ..periodic("1", "HOURS") },
        r#"{"triggerType": "Periodic","intervalType": "HOURS","intervalValues": ["1"]}"#,
    );
    check_body(
        &cron("MONTHLYWEEKDAYS", "Fourth Monday\n\nLast Friday\n"),
        r#"{"startTime": "2026-11-24T16:44:00Z","triggerType": "Cron","intervalType": "MONTHLYWEEKDAYS","intervalValues": ["Fourth Monday","Last Friday"]}"#,
    );
    check_body(
        &cron("DAILY", "not sent"),
        r#"{"startTime": "2026-11-24T16:44:00Z","triggerType": "Cron","intervalType": "DAILY"}"#,
    );
    check_body(
        &cron("OWN WORD", " as it, is "),
        r#"{"startTime": "2026-11-24T16:44:00Z","triggerType": "Cron","intervalType": "OWN WORD","intervalValues": [" as it, is "]}"#,
    );
    check_body(
        &periodic("", "FORTNIGHTS"),
        r#"{"startTime": "2026-11-24T16:44:00Z","triggerType": "Periodic","intervalType": "FORTNIGHTS"}"#,
    );
    // What an unknown period takes is not known either.
    check_body(
        &periodic("soon", "FORTNIGHTS"),
        r#"{"startTime": "2026-11-24T16:44:00Z","triggerType": "Periodic","intervalType": "FORTNIGHTS","intervalValues": ["soon"]}"#,
    );
    // A single run has neither end nor interval, whatever was typed before.
    check_body(
        &ScheduleDraft { kind: Kind::Single, end: "never".into(), ..periodic("x", "HOURS") },
        r#"{"startTime": "2026-11-24T16:44:00Z","triggerType": "Single"}"#,
    );
}

#[test]
fn without_a_time_there_is_nothing_to_set() {
    for kind in [Kind::Unset, Kind::None] {
        let draft = ScheduleDraft { end: "x".into(), ..draft(kind, "", "whatever") };
        assert_eq!(check(&draft), Ok(None));
        assert_eq!(doubts(&draft), []);
    }
}

#[test]
fn what_cannot_be_sent() {
    use ScheduleFault::{Missing, NotACount, Time};
    #[track_caller]
    fn check_faults(draft: &ScheduleDraft, expected: &[(ScheduleField, ScheduleFault)]) {
        assert_eq!(check(draft), Err(expected.to_vec()));
    }
    check_faults(&draft(Kind::Single, " ", ""), &[(Zone, Missing), (Start, Missing)]);
    check_faults(&draft(Kind::Single, BERLIN, "2026-11-24"), &[(Start, Time(TimeFault::DateAlone))]);
    check_faults(&ending("x", draft(Kind::Cron, BERLIN, "")), &[(Interval, Missing), (End, Time(TimeFault::Form))]);
    check_faults(&draft(Kind::Periodic, BERLIN, START), &[(Every, Missing), (Interval, Missing)]);
    for count in ["0", "-1", "+1", "1.5", "two", "2147483648"] {
        check_faults(&periodic(count, "HOURS"), &[(Every, NotACount)]);
    }
    for word in ["WEEKLY", "MONTHLYDATES", "MONTHLYWEEKDAYS"] {
        check_faults(&cron(word, " \n"), &[(Values, Missing)]);
    }
}

#[test]
fn what_must_be_filled_in_follows_from_the_rest() {
    #[track_caller]
    fn check_needs(draft: &ScheduleDraft, expected: &[ScheduleField]) {
        let all = [ScheduleField::Kind, Zone, Start, Every, Interval, Values, End];
        let needed: Vec<_> = all.into_iter().filter(|field| needs(draft, *field)).collect();
        assert_eq!(needed, expected);
    }
    check_needs(&draft(Kind::Unset, "", ""), &[]);
    check_needs(&draft(Kind::None, "", ""), &[]);
    check_needs(&draft(Kind::Single, "", ""), &[Zone, Start]);
    check_needs(&periodic("", ""), &[Zone, Every, Interval]);
    check_needs(&periodic("", "DAYS"), &[Zone, Every, Interval]);
    // What a word of one's own takes is not known.
    check_needs(&periodic("", "FORTNIGHTS"), &[Zone, Interval]);
    check_needs(&cron("", ""), &[Zone, Interval]);
    check_needs(&cron("DAILY", ""), &[Zone, Interval]);
    check_needs(&cron("WEEKLY", ""), &[Zone, Interval, Values]);
    check_needs(&cron("OWN WORD", ""), &[Zone, Interval]);
}

#[test]
fn what_only_deserves_a_look() {
    #[track_caller]
    fn check_doubts(draft: &ScheduleDraft, expected: &[(ScheduleField, ScheduleDoubt)]) {
        assert_eq!(doubts(draft), expected);
        assert!(check(draft).is_ok());
    }
    check_doubts(&cron("WEEKLY", "Monday\nSunday"), &[]);
    check_doubts(&cron("WEEKLY", "Monday\nMon"), &[(Values, ScheduleDoubt::UnknownValue)]);
    check_doubts(&cron("MONTHLYDATES", "31\n32"), &[(Values, ScheduleDoubt::UnknownValue)]);
    check_doubts(&cron("MONTHLYWEEKDAYS", "fourth Monday"), &[(Values, ScheduleDoubt::UnknownValue)]);
    check_doubts(&cron("WEEKDAYS", "anything"), &[(Interval, ScheduleDoubt::UnknownInterval)]);
    check_doubts(&periodic("1", "hours"), &[(Interval, ScheduleDoubt::UnknownInterval)]);
    let without_start = ScheduleDraft { start: String::new(), ..periodic("1", "HOURS") };
    check_doubts(&without_start, &[(Start, ScheduleDoubt::NoStart)]);
}

#[test]
fn what_the_clocks_say() {
    #[track_caller]
    fn check_notes(draft: &ScheduleDraft, expected: &[(ScheduleField, NoteKind)]) {
        let notes = times(draft, &zone(BERLIN), instant("2026-01-01T00:00:00Z")).notes;
        let expected: Vec<_> = expected.iter().map(|(field, kind)| Note { field: *field, kind: *kind }).collect();
        assert_eq!(notes, expected);
    }
    let local = |text| match TypedTime::parse(text) {
        Ok(TypedTime::Local(local)) => local,
        other => panic!("{other:?}"),
    };
    let daily = |start| ScheduleDraft { recurrence: "DAILY".into(), ..draft(Kind::Cron, BERLIN, start) };
    let (gap, fold) = ("2026-03-29 02:30", "2026-10-25 02:30");
    let skipped = NoteKind::Skipped { typed: local(gap), taken: instant("2026-03-29T01:30:00Z") };
    let repeated = NoteKind::Repeated {
        typed: local(fold),
        taken: instant("2026-10-25T00:30:00Z"),
        again: instant("2026-10-25T01:30:00Z"),
    };
    check_notes(&daily(START), &[]);
    check_notes(&daily("2025-12-31 23:59"), &[(Start, NoteKind::Past)]);
    check_notes(&ending("2026-11-24 17:44", daily(START)), &[(End, NoteKind::EndsBeforeStart)]);
    check_notes(&ending("2026-11-24 17:45", daily(START)), &[]);
    check_notes(&ending("2025-12-31 23:59", daily("")), &[(End, NoteKind::Past)]);
    check_notes(&ending(fold, daily(gap)), &[(Start, skipped), (End, repeated)]);
    // The second of the two is named by its instant.
    check_notes(&daily("2026-10-25T01:30:00Z"), &[]);
    check_notes(&ending("2025-01-01 00:00", draft(Kind::Single, BERLIN, START)), &[]);
}

#[test]
fn choosing_days_writes_their_words() {
    let mut draft = cron("WEEKLY", "");
    for (value, expected) in
        [("Monday", "Monday"), ("Thursday", "Monday\nThursday"), ("Monday", "Thursday"), ("Thursday", "")]
    {
        draft.toggle_value(value);
        assert_eq!(draft.values(), expected);
    }
    draft.set_values("own word\n Monday".to_owned());
    draft.toggle_value("Monday");
    assert_eq!(draft.values(), "own word\n Monday\nMonday");
    // What was chosen for one interval waits there while another is chosen.
    draft.set_interval("MONTHLYDATES".to_owned());
    assert_eq!(draft.values(), "");
    draft.toggle_value("15");
    draft.set_interval("WEEKLY".to_owned());
    assert_eq!(draft.values(), "own word\n Monday\nMonday");
}

#[test]
fn a_value_is_added_once() {
    let mut draft = cron("MONTHLYDATES", "1");
    for (value, expected) in [("15", "1\n15"), ("1", "1\n15"), ("15", "1\n15"), ("5", "1\n15\n5")] {
        draft.add_value(value);
        assert_eq!(draft.values(), expected);
    }
}

#[test]
fn the_rules_of_a_zone_are_needed_where_a_time_is_worked_out() {
    for (draft, expected) in [
        (draft(Kind::Single, BERLIN, ""), Some(BERLIN)),
        (periodic("1", "HOURS"), Some(BERLIN)),
        (cron("DAILY", ""), Some(BERLIN)),
        (draft(Kind::Single, " ", START), None),
        (draft(Kind::None, BERLIN, START), None),
        (draft(Kind::Unset, BERLIN, START), None),
    ] {
        assert_eq!(draft.needed_zone(), expected, "{draft:?}");
    }
}

#[test]
fn the_job_follows_the_schedule() {
    #[track_caller]
    fn check_types(draft: &ScheduleDraft, job: Option<&str>, cron: Option<&str>) {
        assert_eq!((draft.job_schedule_type(), draft.cron_schedule_type()), (job, cron));
    }
    check_types(&ScheduleDraft::default(), None, None);
    check_types(&draft(Kind::None, "", ""), Some("None"), None);
    check_types(&draft(Kind::Single, "", ""), Some("Single"), None);
    check_types(&periodic("1", "HOURS"), Some("Periodic"), None);
    check_types(&cron("MONTHLYWEEKDAYS", ""), Some("Cron"), Some("MONTHLYWEEKDAYS"));
    check_types(&cron("", ""), Some("Cron"), None);
}
