//! Words for schedules: what was chosen in one sentence, and what is wrong with it.
//!
//! Owns which sentences of the region "Schedule" are said. Must not work anything out.

use super::exchange::quoted;
use super::locale::DateForm;
use super::texts::{Text, list, locale, schedule};
use crate::schedule::{
    Day, Instant, Length, Local, Note, NoteKind, Rhythm, ScheduleDoubt, ScheduleFault, ScheduleField, TimeFault,
    Trigger, Zone, local, rhythm,
};

/// The sentence of the schedule as a whole, in the zone of this name.
#[must_use]
pub fn sentence(trigger: &Trigger, zone_name: &str, zone: &dyn Zone) -> String {
    let start = trigger.start().map(|at| local(at, zone));
    let end = trigger.end().map(|at| local(at, zone));
    let rhythm = rhythm(trigger);
    let mut clause = when(trigger, rhythm.as_ref(), start);
    if let Some(start) = start.filter(|_| rhythm != Some(Rhythm::Once)) {
        let (date, time) = (long(start), start.time_text());
        clause = if matches!(rhythm, Some(Rhythm::Every(..)) | None) {
            schedule::FROM.with(&[(&clause).into(), (&date).into(), (&time).into()])
        } else {
            schedule::AT_FROM.with(&[(&clause).into(), (&time).into(), (&date).into()])
        };
    }
    if let Some(end) = end {
        clause = schedule::UNTIL.with(&[(&clause).into(), (&long(end)).into(), (&end.time_text()).into()]);
    }
    let sentence = if start.is_some() || end.is_some() { schedule::SENTENCE_IN_ZONE } else { schedule::SENTENCE };
    sentence.with(&[(&clause).into(), zone_name.into()])
}

/// A moment by the clocks of a zone: “Mon 23 Nov 2026, 17:44”.
#[must_use]
pub fn moment(at: Local) -> String {
    schedule::MOMENT.with(&[(&locale().date(at, DateForm::Short)).into(), (&at.time_text()).into()])
}

/// The instant that is sent for a time.
#[must_use]
pub fn sent_as(at: Instant) -> String {
    schedule::SENT_AS.with(&[(&at.text()).into()])
}

/// The sentence for what keeps a schedule from being sent.
#[must_use]
pub(super) fn fault(fault: ScheduleFault, field: ScheduleField) -> Text {
    match (fault, field) {
        (ScheduleFault::Missing, ScheduleField::Kind) => schedule::TYPE_MISSING,
        (ScheduleFault::Missing, ScheduleField::Zone) => schedule::ZONE_MISSING,
        (ScheduleFault::Missing, ScheduleField::Start) => schedule::START_MISSING,
        (ScheduleFault::Missing, ScheduleField::End) => schedule::END_MISSING,
        (ScheduleFault::Missing, ScheduleField::Interval) => schedule::INTERVAL_MISSING,
        (ScheduleFault::Missing, ScheduleField::Every) => schedule::COUNT_MISSING,
        (ScheduleFault::Missing, ScheduleField::Values) => schedule::VALUES_MISSING,
        (ScheduleFault::Time(TimeFault::Form), _) => schedule::NOT_A_TIME,
        (ScheduleFault::Time(TimeFault::DateAlone), _) => schedule::DATE_ALONE,
        (ScheduleFault::Time(TimeFault::NoSuchTime), _) => schedule::NO_SUCH_TIME,
        (ScheduleFault::NotACount, _) => schedule::NOT_A_COUNT,
        (ScheduleFault::UnknownZone, _) => schedule::UNKNOWN_ZONE,
    }
}

/// The sentence for what deserves a look.
#[must_use]
pub(super) fn doubt(doubt: ScheduleDoubt) -> Text {
    match doubt {
        ScheduleDoubt::UnknownInterval => schedule::UNKNOWN_INTERVAL,
        ScheduleDoubt::UnknownValue => schedule::UNKNOWN_VALUE,
        ScheduleDoubt::NoStart => schedule::NO_START,
    }
}

/// The sentence for what the zone's clocks or the present moment have to say about a time.
#[must_use]
pub fn note(note: Note, zone_name: &str, zone: &dyn Zone) -> String {
    let sentence = match note.kind {
        NoteKind::Past if note.field == ScheduleField::End => schedule::END_PASSED,
        NoteKind::Past => schedule::START_PASSED,
        NoteKind::EndsBeforeStart => schedule::ENDS_BEFORE_START,
        NoteKind::Skipped { typed, taken } => {
            return schedule::SKIPPED.with(&[
                (&typed.time_text()).into(),
                (&long(typed)).into(),
                zone_name.into(),
                (&local(taken, zone).time_text()).into(),
                (&Local(taken.0).text()).into(),
            ]);
        }
        NoteKind::Repeated { typed, taken, again } => {
            return schedule::REPEATED.with(&[
                (&typed.time_text()).into(),
                (&long(typed)).into(),
                zone_name.into(),
                (&Local(taken.0).text()).into(),
                (&again.text()).into(),
            ]);
        }
    };
    sentence.say().to_owned()
}

/// What is told of the rhythm, without the time at which it begins and the one at which it ends.
fn when(trigger: &Trigger, rhythm: Option<&Rhythm>, start: Option<Local>) -> String {
    match (rhythm, start) {
        (Some(Rhythm::Once), Some(start)) => {
            schedule::ONCE.with(&[(&locale().date(start, DateForm::Full)).into(), (&start.time_text()).into()])
        }
        (Some(Rhythm::Once), None) => schedule::ONCE_OPEN.say().to_owned(),
        (Some(Rhythm::Every(every, length)), _) => period(*every, *length),
        (Some(Rhythm::Daily), _) => schedule::DAILY.say().to_owned(),
        (Some(Rhythm::Yearly), Some(start)) => {
            schedule::YEARLY.with(&[(&locale().date(start, DateForm::DayOfYear)).into()])
        }
        (Some(Rhythm::Yearly), None) => schedule::YEARLY_OPEN.say().to_owned(),
        (Some(Rhythm::On(days)), _) => on_days(days),
        (None, _) => unknown(trigger),
    }
}

fn period(every: i64, length: Length) -> String {
    let sentence = match length {
        Length::Seconds(60) => schedule::MINUTES,
        Length::Seconds(3_600) => schedule::HOURS,
        Length::Seconds(86_400) => schedule::DAYS,
        Length::Seconds(_) => schedule::WEEKS,
        Length::Months(1) => schedule::MONTHS,
        Length::Months(_) => schedule::YEARS,
    };
    sentence.with(&[counted(every).into()])
}

fn on_days(days: &[Day]) -> String {
    let sentence = match days.first() {
        Some(Day::Date(_)) => schedule::DATES,
        Some(Day::OfMonth { .. }) => schedule::WEEKDAYS_OF_MONTH,
        Some(Day::Weekday(_)) | None => schedule::WEEKDAYS,
    };
    let days: Vec<_> = days.iter().copied().map(day).collect();
    sentence.with(&[(&list(&days, false)).into()])
}

fn day(day: Day) -> String {
    match day {
        Day::Weekday(day) => weekday(day),
        Day::Date(date) => schedule::DATE.with(&[counted(date).into()]),
        Day::OfMonth { week, weekday: day } => {
            let which = match week {
                Some(0) => "first",
                Some(1) => "second",
                Some(2) => "third",
                Some(_) => "fourth",
                None => "last",
            };
            schedule::IN_MONTH.with(&[which.into(), (&weekday(day)).into()])
        }
    }
}

fn unknown(trigger: &Trigger) -> String {
    let interval = trigger.interval_type.as_deref().unwrap_or_default();
    let values: Vec<_> = trigger.interval_values.iter().map(|value| quoted(value)).collect();
    let sentence = if values.is_empty() { schedule::UNKNOWN } else { schedule::UNKNOWN_WITH };
    sentence.with(&[interval.into(), (&list(&values, false)).into()])
}

/// The date without the day of the week.
fn long(at: Local) -> String {
    locale().date(at, DateForm::Long)
}

/// A day of the week; 0 is Monday.
fn weekday(weekday: i64) -> String {
    const DAY: i64 = 86_400;
    /// 5 January 1970.
    const MONDAY: i64 = 4 * DAY;
    locale().date(Local(MONDAY + weekday * DAY), DateForm::Weekday)
}

fn counted(number: i64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests;
