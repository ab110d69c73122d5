//! From the server's trigger to the form and back: the documented samples, hostile ones, and the round trip.

use super::super::{Kind, ScheduleDraft, Trigger, TriggerMember, Utc, check, decode};
use super::{draft, trigger};
use TriggerMember::{End, Interval, Start, Type, Values};
use proptest::prelude::*;

/// The trigger that goes out for a draft, where one does.
fn sent(draft: &ScheduleDraft) -> Option<Trigger> {
    check(draft).ok().flatten().map(|plan| plan.trigger(&Utc))
}

#[track_caller]
fn check_held(came: &Trigger, held: &ScheduleDraft, lost: &[(TriggerMember, &str)]) {
    let (draft, unheld) = ScheduleDraft::of_trigger(came);
    assert_eq!(&draft, held);
    let unheld: Vec<_> = unheld.iter().map(|it| (it.member, it.text.as_str())).collect();
    assert_eq!(unheld, lost);
}

#[test]
fn the_documented_samples_go_out_as_they_came() {
    #[track_caller]
    fn check(sample: &str, held: &ScheduleDraft) {
        let came = decode(sample).unwrap();
        check_held(&came, held, &[]);
        assert_eq!(sent(held), Some(came));
    }
    let mut fourth_monday = draft(Kind::Cron, "UTC", "2021-11-24 17:44");
    fourth_monday.set_interval("MONTHLYWEEKDAYS".to_owned());
    fourth_monday.set_values("Fourth Monday".to_owned());
    check(include_str!("../../../tests/contract/documented/set-a-trigger.cron.request.json"), &fourth_monday);
    check(
        include_str!("../../../tests/contract/documented/set-a-trigger.periodic.request.json"),
        &ScheduleDraft { every: "1".into(), period: "HOURS".into(), ..draft(Kind::Periodic, "UTC", "") },
    );
}

#[test]
fn what_is_the_servers_own_is_left_there() {
    let told = r#"{"jobName":"J","triggerName":"T","triggerType":"Single","startTime":"2021-11-24T17:44:05Z",
        "nextFireTime":"2021-11-24T17:44:05Z","more":1}"#;
    check_held(&decode(told).unwrap(), &draft(Kind::Single, "UTC", "2021-11-24 17:44:05"), &[]);
}

#[test]
fn what_the_form_cannot_hold_is_told() {
    let (at, none) = ("2026-11-24T17:44:00Z", draft(Kind::None, "", ""));
    let cron = |word: &str, values: &str| {
        let mut cron = draft(Kind::Cron, "UTC", "");
        cron.set_interval(word.to_owned());
        cron.set_values(values.to_owned());
        cron
    };
    let periodic =
        |every: &str| ScheduleDraft { every: every.into(), period: "HOURS".into(), ..draft(Kind::Periodic, "UTC", "") };
    // A type that is none of the known takes all else with it; without any member there is no schedule.
    check_held(&trigger("", "", &[], "", ""), &ScheduleDraft::default(), &[]);
    check_held(&trigger("cron", "DAILY", &[], at, ""), &ScheduleDraft::default(), &[(Type, "cron")]);
    check_held(&trigger("", "", &["1"], "", ""), &ScheduleDraft::default(), &[(Type, "")]);
    check_held(&trigger("None", "", &[], "", ""), &none, &[]);
    check_held(&trigger("None", "DAILY", &[], at, at), &none, &[(Start, at), (End, at), (Interval, "DAILY")]);
    check_held(
        &trigger("Single", "HOURS", &["1", "2"], at, at),
        &draft(Kind::Single, "UTC", "2026-11-24 17:44").ending("2026-11-24 17:44"),
        &[(End, at), (Interval, "HOURS"), (Values, "1, 2")],
    );
    for odd in ["soon", "2026-11-24 17:44", "2026-11-24T17:44:00+01:00", "2026-11-24T17:44:00.000Z"] {
        check_held(&trigger("Single", "", &[], odd, ""), &draft(Kind::Single, "UTC", odd), &[(Start, odd)]);
    }
    check_held(&trigger("Periodic", "HOURS", &["two"], "", ""), &periodic("two"), &[]);
    check_held(&trigger("Periodic", "HOURS", &[" 2"], "", ""), &periodic(" 2"), &[(Values, " 2")]);
    check_held(&trigger("Periodic", "HOURS", &["1", "2"], "", ""), &periodic(""), &[(Values, "1, 2")]);
    check_held(&trigger("Cron", "DAILY", &["x"], "", ""), &cron("DAILY", "x"), &[(Values, "x")]);
    check_held(&trigger("Cron", "OWN", &["a", " "], "", ""), &cron("OWN", "a\n "), &[(Values, "a,  ")]);
    check_held(&trigger("Cron", "OWN", &["a\nb"], "", ""), &cron("OWN", "a\nb"), &[(Values, "a\nb")]);
    check_held(&trigger("Cron", "OWN", &["<b>", "a, b"], "", ""), &cron("OWN", "<b>\na, b"), &[]);
}

impl ScheduleDraft {
    fn ending(self, end: &str) -> Self {
        Self { end: end.to_owned(), ..self }
    }
}

proptest! {
    #[test]
    fn a_schedule_that_was_set_comes_back_as_it_was(
        kind in prop::sample::select(&[Kind::Single, Kind::Periodic, Kind::Cron]),
        times in prop::collection::vec(-62_135_596_800_i64..253_402_300_800, 2),
        every in 1..2_147_483_647_i32,
        period in "HOURS|YEARLY|[^ ]{1,9}",
        recurrence in "DAILY|WEEKLY|MONTHLYDATES|[^ ]{1,9}",
        values in prop::collection::vec("Monday|31|[^\r\n]{1,9}", 1..4),
    ) {
        let text = |at: i64| super::super::Local(at).text();
        let mut typed = draft(kind, "UTC", &text(times[0])).ending(&text(times[1]));
        typed.every = every.to_string();
        typed.period = period;
        typed.recurrence = recurrence;
        typed.set_values(values.join("\n"));
        // Whatever cannot be sent was never set.
        if let Some(set) = sent(&typed) {
            let (draft, unheld) = ScheduleDraft::of_trigger(&set);
            prop_assert_eq!(unheld, []);
            prop_assert_eq!(sent(&draft), Some(set));
        }
    }
}
