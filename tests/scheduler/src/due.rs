//! Which triggers make sense, and when a job is due next.
//!
//! Must not know how a trigger was written in a request. The interval words beyond the two of the documentation
//! (MONTHLYWEEKDAYS, HOURS) are taken from public code and stand in two tables here.

use crate::clock::{self, DAY};
use crate::job::{Job, Trigger};
use crate::refusal::{Reason, Refusal};

/// The interval words of a periodic trigger, with their length in seconds where it is fixed.
const PERIODS: [(&str, Option<i64>); 9] = [
    ("SECONDS", Some(1)),
    ("MINUTES", Some(60)),
    ("HOURS", Some(3_600)),
    ("DAYS", Some(DAY)),
    ("WEEKS", Some(7 * DAY)),
    ("MONTHS", None),
    ("YEARS", None),
    ("YEARLY", None),
    ("MONTHLY", None),
];

/// The interval words of a Cron trigger.
const CRONS: [&str; 6] = ["DAILY", "WEEKLY", "MONTHLYDATES", "MONTHLY", "MONTHLYWEEKDAYS", "YEARLY"];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const ORDINALS: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];

/// How many days are looked through for the next one that fits.
const HORIZON: i64 = 366 * 9;

/// Refuses a trigger that could never be due.
pub(crate) fn check(trigger: &Trigger) -> Result<(), Refusal> {
    let bad = |message: String| Err(Refusal::new(Reason::BadInterval, message));
    let instant = |text: &Option<String>| text.as_deref().and_then(clock::read);
    if let (Some(start), Some(end)) = (instant(&trigger.start), instant(&trigger.end))
        && end <= start
    {
        return bad("endTime: must be later than startTime".to_owned());
    }
    let interval = trigger.interval.as_deref().unwrap_or_default();
    match trigger.kind.as_str() {
        "Single" if trigger.start.is_none() => bad("startTime: required for a Single trigger".to_owned()),
        "Periodic" => {
            if !PERIODS.iter().any(|(word, _)| *word == interval) {
                let words = PERIODS.map(|(word, _)| word).join(", ");
                return bad(format!("intervalType: must be one of {words} for Periodic, not \"{interval}\""));
            }
            match period(trigger) {
                Some(_) => Ok(()),
                None => bad("intervalValues: must hold one whole number from 1 for Periodic".to_owned()),
            }
        }
        "Cron" => {
            if !CRONS.contains(&interval) {
                return bad(format!("intervalType: must be one of {} for Cron, not \"{interval}\"", CRONS.join(", ")));
            }
            let fits: fn(&str) -> bool = match interval {
                "WEEKLY" => |value| weekday(value).is_some(),
                "MONTHLYDATES" | "MONTHLY" => |value| date(value).is_some(),
                "MONTHLYWEEKDAYS" => |value| nth_weekday(value).is_some(),
                _ => |_| true,
            };
            let needed = ["WEEKLY", "MONTHLYDATES", "MONTHLY", "MONTHLYWEEKDAYS"].contains(&interval);
            match trigger.values.iter().find(|value| !fits(value)) {
                Some(value) => bad(format!("intervalValues: \"{value}\" does not fit {interval}")),
                None if needed && trigger.values.is_empty() => bad(format!("intervalValues: required for {interval}")),
                None => Ok(()),
            }
        }
        _ => Ok(()),
    }
}

/// When a job is due next after `now`, if ever.
pub(crate) fn next(job: &Job, now: i64) -> Option<i64> {
    let trigger = job.trigger.as_ref().filter(|_| job.enabled)?;
    let start = trigger.start.as_deref().and_then(clock::read).unwrap_or(now);
    let end = trigger.end.as_deref().and_then(clock::read).unwrap_or(i64::MAX);
    let due = match trigger.kind.as_str() {
        "Single" => Some(start).filter(|start| *start > now),
        "Periodic" => periodic(trigger, start, now),
        "Cron" => by_day(start, now, |day| cron(trigger, start.div_euclid(DAY), day)),
        _ => None,
    };
    due.filter(|due| *due <= end)
}

fn period(trigger: &Trigger) -> Option<i64> {
    match trigger.values.as_slice() {
        [one] => one.parse::<i32>().ok().filter(|count| *count > 0).map(i64::from),
        _ => None,
    }
}

fn periodic(trigger: &Trigger, start: i64, now: i64) -> Option<i64> {
    let count = period(trigger)?;
    let interval = trigger.interval.as_deref()?;
    if let Some(seconds) = PERIODS.into_iter().find(|(word, _)| *word == interval)?.1 {
        let step = seconds.checked_mul(count)?;
        let passed = now.saturating_sub(start);
        return if passed < 0 { Some(start) } else { Some(start + (passed / step + 1) * step) };
    }
    let months = if interval.starts_with("YEAR") { count.checked_mul(12)? } else { count };
    let (first_year, first_month, first_day) = clock::civil(start.div_euclid(DAY));
    by_day(start, now, |day| {
        let (year, month, day) = clock::civil(day);
        day == first_day && ((year - first_year) * 12 + month - first_month) % months == 0
    })
}

/// The first day that fits, at the time of day of the start.
fn by_day(start: i64, now: i64, fits: impl Fn(i64) -> bool) -> Option<i64> {
    let time = start.rem_euclid(DAY);
    let from = start.max(now).div_euclid(DAY);
    let due = |day: i64| day * DAY + time;
    (from..from + HORIZON).filter(|day| due(*day) >= start && due(*day) > now).find(|day| fits(*day)).map(due)
}

fn cron(trigger: &Trigger, start: i64, day: i64) -> bool {
    let (_, first_month, first_day) = clock::civil(start);
    let (_, month, date_of_day) = clock::civil(day);
    let any = |fits: &dyn Fn(&str) -> bool| trigger.values.iter().any(|value| fits(value));
    match trigger.interval.as_deref().unwrap_or_default() {
        "DAILY" => true,
        "WEEKLY" => any(&|value| weekday(value) == Some(weekday_of(day))),
        "MONTHLYDATES" | "MONTHLY" => any(&|value| date(value) == Some(date_of_day)),
        "MONTHLYWEEKDAYS" => any(&|value| {
            nth_weekday(value).is_some_and(|(nth, weekday)| {
                weekday == weekday_of(day)
                    && match nth {
                        Some(nth) => (date_of_day - 1) / 7 == nth,
                        None => clock::civil(day + 7).1 != month,
                    }
            })
        }),
        "YEARLY" => (month, date_of_day) == (first_month, first_day),
        _ => false,
    }
}

fn weekday_of(day: i64) -> i64 {
    (day + 3).rem_euclid(7)
}

fn weekday(word: &str) -> Option<i64> {
    place(&WEEKDAYS, word)
}

fn date(text: &str) -> Option<i64> {
    text.parse::<i64>().ok().filter(|date| (1..=31).contains(date))
}

/// The parts of "Fourth Monday"; no number means the last of the month.
fn nth_weekday(text: &str) -> Option<(Option<i64>, i64)> {
    let (nth, day) = text.split_once(' ')?;
    let day = weekday(day)?;
    if nth.eq_ignore_ascii_case("last") {
        return Some((None, day));
    }
    Some((Some(place(&ORDINALS, nth)?), day))
}

fn place(words: &[&str], word: &str) -> Option<i64> {
    let place = words.iter().position(|known| known.eq_ignore_ascii_case(word))?;
    i64::try_from(place).ok()
}

#[cfg(test)]
mod tests {
    use super::{check as rule, cron, periodic};
    use crate::clock::{read, write};
    use crate::job::Trigger;

    fn trigger(kind: &str, interval: &str, values: &[&str]) -> Trigger {
        Trigger {
            kind: kind.to_owned(),
            interval: Some(interval.to_owned()).filter(|word| !word.is_empty()),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
            ..Trigger::default()
        }
    }

    #[test]
    fn due_times() {
        #[track_caller]
        fn check(kind: &str, interval: &str, values: &[&str], now: &str, wanted: &str) {
            let trigger = trigger(kind, interval, values);
            let (start, now) = (read("2021-11-24T17:44:00Z").unwrap(), read(now).unwrap());
            let due = match kind {
                "Periodic" => periodic(&trigger, start, now),
                _ => super::by_day(start, now, |day| cron(&trigger, start.div_euclid(super::DAY), day)),
            };
            assert_eq!(due.map(write).unwrap_or_default(), wanted, "{kind} {interval} {values:?}");
        }
        check("Cron", "MONTHLYWEEKDAYS", &["Fourth Monday"], "2021-11-24T18:00:00Z", "2021-12-27T17:44:00Z");
        check("Cron", "MONTHLYWEEKDAYS", &["Last Friday"], "2021-12-01T00:00:00Z", "2021-12-31T17:44:00Z");
        check("Cron", "WEEKLY", &["Monday", "Thursday"], "2021-11-24T18:00:00Z", "2021-11-25T17:44:00Z");
        check("Cron", "DAILY", &[], "2020-01-01T00:00:00Z", "2021-11-24T17:44:00Z");
        check("Cron", "MONTHLYDATES", &["31"], "2021-11-24T18:00:00Z", "2021-12-31T17:44:00Z");
        check("Cron", "YEARLY", &[], "2021-11-24T18:00:00Z", "2022-11-24T17:44:00Z");
        check("Periodic", "HOURS", &["1"], "2021-11-24T17:44:00Z", "2021-11-24T18:44:00Z");
        check("Periodic", "WEEKS", &["2"], "2021-11-25T00:00:00Z", "2021-12-08T17:44:00Z");
        check("Periodic", "MONTHS", &["2"], "2021-11-25T00:00:00Z", "2022-01-24T17:44:00Z");
    }

    #[test]
    fn intervals() {
        #[track_caller]
        fn check(kind: &str, interval: &str, values: &[&str], wanted: Result<(), &str>) {
            match (rule(&trigger(kind, interval, values)), wanted) {
                (Err(found), Err(wanted)) => assert!(found.message.starts_with(wanted), "{}", found.message),
                (found, wanted) => assert_eq!(found.is_ok(), wanted.is_ok(), "{kind} {interval}"),
            }
        }
        check("None", "", &[], Ok(()));
        check("Single", "", &[], Err("startTime: required"));
        check("Periodic", "HOURS", &["1"], Ok(()));
        check("Periodic", "HOURS", &["0"], Err("intervalValues: must hold one"));
        check("Periodic", "HOURS", &["1", "2"], Err("intervalValues: must hold one"));
        check("Periodic", "FORTNIGHTS", &["1"], Err("intervalType: must be one of SECONDS"));
        check("Cron", "", &[], Err("intervalType: must be one of DAILY"));
        check("Cron", "MONTHLYWEEKDAYS", &["Fourth Monday"], Ok(()));
        check("Cron", "MONTHLYWEEKDAYS", &["Sixth Monday"], Err("intervalValues: \"Sixth Monday\""));
        check("Cron", "WEEKLY", &[], Err("intervalValues: required"));
        check("Cron", "MONTHLYDATES", &["32"], Err("intervalValues: \"32\""));
    }
}
