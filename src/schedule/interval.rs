//! The words of intervals and of their values, in OIG's own spelling.
//!
//! Owns the one table of them: a word that turns out to be another is corrected here.
//! Must not keep anybody from using another word.
//!
//! Evidence, as far as there is any: "documented" stands in a sample of the REST documentation, "seen" stands in
//! public code written against the same scheduler, "guessed" follows the words of the product's own screen.

/// The interval of a periodic trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// intervalType
    pub word: &'static str,
    /// How long one is.
    pub length: Length,
}

/// The length of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// So many seconds, whatever the clocks do: the scheduler's simple triggers repeat after milliseconds (seen).
    Seconds(i64),
    /// So many months, at the same time of day on the same day of the month, or on its last where it is shorter
    /// (guessed: it is what Java's calendar does).
    Months(i64),
}

/// The words of a periodic trigger; intervalValues holds one whole number (documented for HOURS).
pub const PERIODS: [Period; 6] = [
    Period { word: "MINUTES", length: Length::Seconds(60) }, // guessed
    Period { word: "HOURS", length: Length::Seconds(3_600) }, // documented
    Period { word: "DAYS", length: Length::Seconds(86_400) }, // guessed
    Period { word: "WEEKS", length: Length::Seconds(604_800) }, // guessed
    Period { word: "MONTHS", length: Length::Months(1) },    // guessed
    Period { word: "YEARLY", length: Length::Months(12) },   // guessed: the screen says "Yearly"
];

/// The interval of a Cron trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recurrence {
    /// intervalType, and cronScheduleType of the job.
    pub word: &'static str,
    /// What its values are.
    pub takes: Takes,
}

/// What intervalValues holds for a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Takes {
    /// Nothing.
    #[default]
    Nothing,
    /// Days of the week: "Monday".
    Weekdays,
    /// Days of the month: "15".
    Dates,
    /// Days of the week within the month: "Fourth Monday".
    WeekdaysOfMonth,
    /// Whatever is typed: the word is none of the known.
    Anything,
}

/// The words of a Cron trigger.
pub const RECURRENCES: [Recurrence; 5] = [
    Recurrence { word: "DAILY", takes: Takes::Nothing }, // seen; that it takes no value is guessed
    Recurrence { word: "WEEKLY", takes: Takes::Weekdays }, // seen; its values are guessed
    Recurrence { word: "MONTHLYDATES", takes: Takes::Dates }, // seen, also as MONTHLY; its values are guessed
    Recurrence { word: "MONTHLYWEEKDAYS", takes: Takes::WeekdaysOfMonth }, // documented, with "Fourth Monday"
    Recurrence { word: "YEARLY", takes: Takes::Nothing }, // seen; that it takes no value is guessed
];

/// The days of the week, Monday first; "Monday" is documented.
pub const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The weeks of a month; "Fourth" is documented, the others are guessed after the product's own screen.
pub const WEEKS: [&str; 5] = ["First", "Second", "Third", "Fourth", "Last"];

/// Days on which a Cron trigger is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// This day of the week; 0 is Monday.
    Weekday(i64),
    /// This day of the month.
    Date(i64),
    /// This day of the week within the month.
    OfMonth {
        /// Which of them, from 0; `None` is the last.
        week: Option<i64>,
        /// The day of the week; 0 is Monday.
        weekday: i64,
    },
}

/// The period of this word.
#[must_use]
pub fn period(word: &str) -> Option<Period> {
    PERIODS.into_iter().find(|period| period.word == word)
}

/// The recurrence of this word.
#[must_use]
pub fn recurrence(word: &str) -> Option<Recurrence> {
    RECURRENCES.into_iter().find(|recurrence| recurrence.word == word)
}

/// What the values of a Cron interval of this word are.
#[must_use]
pub fn takes(word: &str) -> Takes {
    recurrence(word).map_or(Takes::Anything, |recurrence| recurrence.takes)
}

/// The days that a value stands for; `None` where it is not one of the known.
#[must_use]
pub fn day(takes: Takes, value: &str) -> Option<Day> {
    match takes {
        Takes::Nothing | Takes::Anything => None,
        Takes::Weekdays => place(&WEEKDAYS, value).map(Day::Weekday),
        Takes::Dates => (1..=31).find(|date: &i64| date.to_string() == value).map(Day::Date),
        Takes::WeekdaysOfMonth => {
            let (week, weekday) = value.split_once(' ')?;
            let week = place(&WEEKS, week)?;
            Some(Day::OfMonth { week: (week < 4).then_some(week), weekday: place(&WEEKDAYS, weekday)? })
        }
    }
}

/// A count of periods: a whole number from 1 that a Java int holds.
#[must_use]
pub fn count(text: &str) -> Option<i64> {
    let is_count = |count: &i64| (1..=i32::MAX.into()).contains(count) && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(is_count)
}

fn place(words: &[&str], word: &str) -> Option<i64> {
    (0..).zip(words).find(|(_, known)| **known == word).map(|(place, _)| place)
}
