//! Words for schedules: what was chosen in one sentence, and what is wrong with it.
//!
//! Owns the sentences of the region "Schedule". Must not work anything out.

use crate::schedule::{
    Date, Day, Instant, Length, Local, Note, NoteKind, Rhythm, ScheduleDoubt, ScheduleFault, ScheduleField, TimeFault,
    Trigger, WEEKDAYS, Zone, local, rhythm,
};

/// How far the next runs can be trusted.
pub const ABOUT_RUNS: &str = "Worked out here, by the clocks of the zone above. In which zone the server counts days \
     is not documented; where it is another, runs can differ by hours, and by a day near midnight. Once the job is \
     there, the server’s own next run is shown with its answer.";

/// In place of the runs where they cannot be worked out.
pub const NO_RUNS: &str = "The next runs cannot be worked out here: the start is open, or a word is not one of those \
     that this console knows. The server decides.";

/// In place of the runs where there will be none.
pub const NEVER: &str = "With these times the job never runs by itself.";

/// The sentence of the schedule as a whole, in the zone of this name.
#[must_use]
pub fn sentence(trigger: &Trigger, zone_name: &str, zone: &dyn Zone) -> String {
    let start = trigger.start().map(|at| local(at, zone));
    let mut text = String::new();
    let rhythm = rhythm(trigger);
    let mut starts_with_date = true;
    match &rhythm {
        Some(Rhythm::Once) => {
            text.push_str("Once, on ");
            if let Some(start) = start {
                text.push_str(weekday(start.date()));
                text.push(' ');
                push_date(&mut text, start.date());
                text.push_str(" at ");
                text.push_str(&start.time_text());
            }
            starts_with_date = false;
        }
        Some(Rhythm::Every(every, length)) => push_period(&mut text, *every, *length),
        Some(Rhythm::Daily) => text.push_str("Every day"),
        Some(Rhythm::Yearly) => {
            text.push_str("Every year on ");
            match start {
                Some(start) => push_day_and_month(&mut text, start.date()),
                None => text.push_str("the day of the start"),
            }
        }
        Some(Rhythm::On(days)) => push_days(&mut text, days),
        None => push_unknown(&mut text, trigger),
    }
    let is_periodic = matches!(rhythm, Some(Rhythm::Every(..)) | None);
    if let Some(start) = start.filter(|_| starts_with_date) {
        if !is_periodic {
            text.push_str(" at ");
            text.push_str(&start.time_text());
        }
        text.push_str(", from ");
        push_date(&mut text, start.date());
        if is_periodic {
            text.push_str(" at ");
            text.push_str(&start.time_text());
        }
    }
    if let Some(end) = trigger.end().map(|at| local(at, zone)) {
        text.push_str(", until ");
        push_date(&mut text, end.date());
        text.push_str(" at ");
        text.push_str(&end.time_text());
    }
    if start.is_some() || trigger.end().is_some() {
        text.push_str(", in ");
        text.push_str(zone_name);
    }
    text.push('.');
    text
}

/// A moment by the clocks of a zone: “Mon 23 Nov 2026, 17:44”.
#[must_use]
pub fn moment(at: Local) -> String {
    let Date { year, month, day } = at.date();
    let short = |word: &'static str| word.get(..3).unwrap_or_default();
    let mut text = short(weekday(at.date())).to_owned();
    for part in [&day.to_string(), short(month_word(month)), &year.to_string()] {
        text.push(' ');
        text.push_str(part);
    }
    text.push_str(", ");
    text.push_str(&at.time_text());
    text
}

/// The instant that is sent for a time.
#[must_use]
pub fn sent_as(at: Instant) -> String {
    let mut text = at.text();
    text.push_str(" (UTC)");
    text
}

/// The sentence for what keeps a schedule from being sent.
#[must_use]
pub fn fault(fault: ScheduleFault, field: ScheduleField) -> &'static str {
    match (fault, field) {
        (ScheduleFault::Missing, ScheduleField::Kind) => "Choose the type of the schedule",
        (ScheduleFault::Missing, ScheduleField::Zone) => "Enter the time zone, for example Europe/Berlin",
        (ScheduleFault::Missing, ScheduleField::Start) => "Enter the start, for example 2026-11-24 17:44",
        (ScheduleFault::Missing, ScheduleField::End) => "Enter the end, for example 2026-12-31 23:59",
        (ScheduleFault::Missing, ScheduleField::Interval) => "Choose an interval",
        (ScheduleFault::Missing, ScheduleField::Every) => "Enter how many of them, for example 1",
        (ScheduleFault::Missing, ScheduleField::Values) => "Choose at least one day",
        (ScheduleFault::Time(TimeFault::Form), _) => "Enter date and time as in 2026-11-24 17:44",
        (ScheduleFault::Time(TimeFault::DateAlone), _) => "Enter the time of day as well, as in 2026-11-24 17:44",
        (ScheduleFault::Time(TimeFault::NoSuchTime), _) => "There is no such date or time of day",
        (ScheduleFault::NotACount, _) => "Enter a whole number from 1, for example 2",
        (ScheduleFault::UnknownZone, _) => {
            "This browser knows no such time zone. Take one from the list, for example Europe/Berlin or UTC"
        }
    }
}

/// The sentence for what deserves a look.
#[must_use]
pub fn doubt(doubt: ScheduleDoubt) -> &'static str {
    match doubt {
        ScheduleDoubt::UnknownInterval => "None of the intervals that this console knows. It is sent as it stands.",
        ScheduleDoubt::UnknownValue => {
            "Holds a value that this console does not know for this interval. It is sent as it stands."
        }
        ScheduleDoubt::NoStart => "Without a start, the server decides when the first run is.",
    }
}

/// The sentence for what the zone's clocks or the present moment have to say about a time.
#[must_use]
pub fn note(note: Note, zone_name: &str, zone: &dyn Zone) -> String {
    let mut text = String::new();
    match note.kind {
        NoteKind::Past if note.field == ScheduleField::End => text.push_str("This has passed: the job never runs."),
        NoteKind::Past => text.push_str("This has passed. What the server does with such a start is not documented."),
        NoteKind::EndsBeforeStart => text.push_str("The end is not after the start: the job never runs."),
        NoteKind::Skipped { typed, taken } => {
            push_moment(&mut text, typed);
            text.push_str(" does not exist in ");
            text.push_str(zone_name);
            text.push_str(": the clocks are put forward and skip it. ");
            text.push_str(&local(taken, zone).time_text());
            text.push_str(" is taken, ");
            push_utc(&mut text, taken);
        }
        NoteKind::Repeated { typed, taken, again } => {
            push_moment(&mut text, typed);
            text.push_str(" comes twice in ");
            text.push_str(zone_name);
            text.push_str(": the clocks are put back. The first is taken, ");
            push_utc(&mut text, taken);
            text.push_str(" For the second, enter ");
            text.push_str(&again.text());
            text.push('.');
        }
    }
    text
}

fn push_utc(text: &mut String, at: Instant) {
    text.push_str(&Local(at.0).text());
    text.push_str(" in UTC.");
}

fn push_moment(text: &mut String, at: Local) {
    text.push_str(&at.time_text());
    text.push_str(" on ");
    push_date(text, at.date());
}

fn push_period(text: &mut String, every: i64, length: Length) {
    let unit = match length {
        Length::Seconds(60) => "minute",
        Length::Seconds(3_600) => "hour",
        Length::Seconds(86_400) => "day",
        Length::Seconds(_) => "week",
        Length::Months(1) => "month",
        Length::Months(_) => "year",
    };
    text.push_str("Every ");
    if every > 1 {
        text.push_str(&every.to_string());
        text.push(' ');
    }
    text.push_str(unit);
    if every > 1 {
        text.push('s');
    }
}

fn push_days(text: &mut String, days: &[Day]) {
    let is_dates = days.iter().all(|day| matches!(day, Day::Date(_)));
    text.push_str(if is_dates { "On the " } else { "Every " });
    for (at, day) in days.iter().enumerate() {
        match at {
            0 => {}
            _ if at + 1 == days.len() => text.push_str(" and "),
            _ => text.push_str(", "),
        }
        match *day {
            Day::Weekday(weekday) => text.push_str(weekday_word(weekday)),
            Day::Date(date) => push_ordinal(text, date),
            Day::OfMonth { week, weekday } => {
                text.push_str(match week {
                    Some(0) => "first ",
                    Some(1) => "second ",
                    Some(2) => "third ",
                    Some(_) => "fourth ",
                    None => "last ",
                });
                text.push_str(weekday_word(weekday));
            }
        }
    }
    if !days.iter().any(|day| matches!(day, Day::Weekday(_))) {
        text.push_str(" of the month");
    }
}

fn push_ordinal(text: &mut String, number: i64) {
    text.push_str(&number.to_string());
    text.push_str(match (number / 10, number % 10) {
        (1, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    });
}

fn push_unknown(text: &mut String, trigger: &Trigger) {
    text.push_str("As the server understands “");
    text.push_str(trigger.interval_type.as_deref().unwrap_or_default());
    text.push('”');
    for (at, value) in trigger.interval_values.iter().enumerate() {
        text.push_str(if at == 0 { " with “" } else { ", “" });
        text.push_str(value);
        text.push('”');
    }
}

fn push_date(text: &mut String, date: Date) {
    push_day_and_month(text, date);
    text.push(' ');
    text.push_str(&date.year.to_string());
}

fn push_day_and_month(text: &mut String, date: Date) {
    text.push_str(&date.day.to_string());
    text.push(' ');
    text.push_str(month_word(date.month));
}

fn month_word(month: i64) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|month| MONTHS.get(month)).copied().unwrap_or_default()
}

fn weekday(date: Date) -> &'static str {
    weekday_word(date.weekday())
}

fn weekday_word(weekday: i64) -> &'static str {
    usize::try_from(weekday).ok().and_then(|weekday| WEEKDAYS.get(weekday)).copied().unwrap_or_default()
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

#[cfg(test)]
mod tests;
