//! The next runs of a trigger, as far as they can be worked out.
//!
//! Owns the arithmetic of recurrence. In which zone the server counts days is not documented (public code against its
//! scheduler takes the server's own), so the zone is the caller's to choose and to name.

use super::civil::{Date, Instant, Local, month_length};
use super::draft::Kind;
use super::interval::{Day, Length, Takes, count, day, period, recurrence};
use super::trigger::Trigger;
use super::zone::{Zone, local, place};

/// How many days are looked through: five leap days, over a century without one.
const HORIZON: i64 = 366 * 25;

/// The last year that the service's form of a time can name, and its last second.
const LAST_YEAR: i64 = 9999;
const LATEST: Instant = Instant(253_402_300_799);

/// How a trigger repeats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rhythm {
    /// It does not.
    Once,
    /// After so many of these.
    Every(i64, Length),
    /// At the same time of day on all these days.
    On(Vec<Day>),
    /// Every day.
    Daily,
    /// On the day of the start.
    Yearly,
}

/// How the trigger repeats; `None` where a word or a value is not one of the known.
#[must_use]
pub fn rhythm(trigger: &Trigger) -> Option<Rhythm> {
    let word = trigger.interval_type.as_deref().unwrap_or_default();
    match Kind::of_word(trigger.trigger_type.as_deref()?)? {
        Kind::Unset | Kind::None => None,
        Kind::Single => Some(Rhythm::Once),
        Kind::Periodic => {
            let [every] = trigger.interval_values.as_slice() else { return None };
            Some(Rhythm::Every(count(every)?, period(word)?.length))
        }
        Kind::Cron => match recurrence(word)?.takes {
            Takes::Nothing if word == "YEARLY" => Some(Rhythm::Yearly),
            Takes::Nothing => Some(Rhythm::Daily),
            takes => {
                let mut days = Vec::new();
                for value in &trigger.interval_values {
                    let day = day(takes, value)?;
                    // There are few, however often a server repeats them.
                    if !days.contains(&day) {
                        days.push(day);
                    }
                }
                (!days.is_empty()).then_some(Rhythm::On(days))
            }
        },
    }
}

/// The next runs after an instant, by the clocks of this zone: at most `most`, fewer where the trigger ends.
/// `None` where they cannot be worked out: there is no start, or a word is not one of the known.
#[must_use]
pub fn next_runs(trigger: &Trigger, zone: &dyn Zone, after: Instant, most: usize) -> Option<Vec<Instant>> {
    let start = trigger.start()?;
    let rhythm = rhythm(trigger)?;
    let ends = trigger.end();
    let from = start.max(Instant(after.0 + 1));
    let begin = local(start, zone);
    let at = |date: Date| place(Local::of(date, begin.second_of_day()), zone).at;
    let mut runs = Vec::new();
    // Whether there can be another run behind this one.
    let mut goes_on = |at: Instant| {
        // Only what is still to come; a time that the clocks skip can stand behind the next.
        if at < from {
            return true;
        }
        if at > ends.unwrap_or(LATEST) || runs.len() == most {
            return false;
        }
        runs.push(at);
        true
    };
    match rhythm {
        Rhythm::Once => {
            goes_on(start);
        }
        Rhythm::Every(every, Length::Seconds(seconds)) => {
            let step = every * seconds;
            let mut number = (from.0 - start.0) / step;
            while goes_on(Instant(start.0 + number * step)) {
                number += 1;
            }
        }
        Rhythm::Every(every, Length::Months(months)) => {
            let step = every * months;
            let passed = begin.date().months_until(local(from, zone).date());
            let first = (passed / step - 1).max(0);
            for date in (first..).map(|number| begin.date().plus_months(number * step)) {
                if date.year > LAST_YEAR || !goes_on(at(date)) {
                    break;
                }
            }
        }
        rhythm => {
            let first = local(from, zone).date().days() - 1;
            for date in (first..first + HORIZON).map(Date::of_days) {
                if falls_on(&rhythm, date, begin.date()) && !goes_on(at(date)) {
                    break;
                }
            }
        }
    }
    Some(runs)
}

fn falls_on(rhythm: &Rhythm, date: Date, start: Date) -> bool {
    match rhythm {
        Rhythm::Daily => true,
        Rhythm::Yearly => (date.month, date.day) == (start.month, start.day),
        Rhythm::On(days) => days.iter().any(|day| match *day {
            Day::Weekday(weekday) => date.weekday() == weekday,
            Day::Date(day) => date.day == day,
            Day::OfMonth { week: Some(week), weekday } => date.weekday() == weekday && (date.day - 1) / 7 == week,
            Day::OfMonth { week: None, weekday } => {
                date.weekday() == weekday && date.day + 7 > month_length(date.year, date.month)
            }
        }),
        Rhythm::Once | Rhythm::Every(..) => false,
    }
}
