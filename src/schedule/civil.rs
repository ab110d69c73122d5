//! Dates, times of day and instants: the Gregorian calendar in whole seconds.
//!
//! Owns the arithmetic and the texts of times. Must not know zones or schedules.

use crate::find::first_of;

/// Seconds of a day.
pub const DAY: i64 = 86_400;

/// A date of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    /// The year.
    pub year: i64,
    /// The month, from 1.
    pub month: i64,
    /// The day of the month, from 1.
    pub day: i64,
}

impl Date {
    /// The date so many days after 1 January 1970.
    #[must_use]
    pub fn of_days(days: i64) -> Self {
        // Years are counted from March, so that the leap day is a year's last.
        let days = days + 719_468;
        let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let of_era_years = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * of_era_years + of_era_years / 4 - of_era_years / 100);
        let from_march = (5 * of_year + 2) / 153;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        Self {
            year: era * 400 + of_era_years + i64::from(month <= 2),
            month,
            day: of_year - (153 * from_march + 2) / 5 + 1,
        }
    }

    /// Days after 1 January 1970.
    #[must_use]
    pub fn days(self) -> i64 {
        let year = self.year - i64::from(self.month <= 2);
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * ((self.month + 9) % 12) + 2) / 5 + self.day - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The day of the week; 0 is Monday.
    #[must_use]
    pub fn weekday(self) -> i64 {
        (self.days() + 3).rem_euclid(7)
    }

    /// How many months another date's month comes later, whatever the days.
    #[must_use]
    pub fn months_until(self, other: Self) -> i64 {
        (other.year - self.year) * 12 + other.month - self.month
    }

    /// The date so many months later; where that month is too short, its last day.
    #[must_use]
    pub fn plus_months(self, months: i64) -> Self {
        let all = self.year * 12 + self.month - 1 + months;
        let (year, month) = (all.div_euclid(12), all.rem_euclid(12) + 1);
        Self { year, month, day: self.day.min(month_length(year, month)) }
    }
}

/// How many days a month has.
#[must_use]
pub fn month_length(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// What a clock on a wall shows, wherever it hangs: seconds since 1970 began there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Local(pub i64);

impl Local {
    /// The date that the calendar beside the clock shows.
    #[must_use]
    pub fn date(self) -> Date {
        Date::of_days(self.0.div_euclid(DAY))
    }

    /// Seconds since midnight, as the clock shows them.
    #[must_use]
    pub fn second_of_day(self) -> i64 {
        self.0.rem_euclid(DAY)
    }

    /// The time of this date and second of the day.
    #[must_use]
    pub fn of(date: Date, second_of_day: i64) -> Self {
        Self(date.days() * DAY + second_of_day)
    }

    /// The time of day: `17:44`, with seconds only where there are any.
    #[must_use]
    pub fn time_text(self) -> String {
        let second = self.second_of_day();
        let mut text = String::new();
        push_digits(&mut text, second / 3600, 2);
        text.push(':');
        push_digits(&mut text, second / 60 % 60, 2);
        if second % 60 != 0 {
            text.push(':');
            push_digits(&mut text, second % 60, 2);
        }
        text
    }

    /// The date, as it can be typed: `2026-11-24`.
    #[must_use]
    pub fn date_text(self) -> String {
        date_text(self.date())
    }

    /// Date and time of day, as they can be typed: `2026-11-24 17:44`.
    #[must_use]
    pub fn text(self) -> String {
        let mut text = self.date_text();
        text.push(' ');
        text.push_str(&self.time_text());
        text
    }
}

/// A point in time: seconds since 1970 began in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(pub i64);

impl Instant {
    /// As the service writes it: `yyyy-MM-dd'T'HH:mm:ss'Z'`, UTC.
    #[must_use]
    pub fn text(self) -> String {
        let local = Local(self.0);
        let mut text = date_text(local.date());
        text.push('T');
        text.push_str(&local.time_text());
        if self.0.rem_euclid(60) == 0 {
            text.push_str(":00");
        }
        text.push('Z');
        text
    }

    /// Reads the service's form.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match TypedTime::parse(text) {
            Ok(TypedTime::Instant(instant)) => Some(instant),
            _ => None,
        }
    }
}

/// A time as a person can type it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypedTime {
    /// `2026-11-24 17:44` or `2026-11-24T17:44:30`: what the clocks show in the chosen zone.
    Local(Local),
    /// `2026-11-24T16:44:00Z`: UTC, whatever zone is chosen.
    Instant(Instant),
}

/// Why a text is no time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeFault {
    /// It has another form.
    Form,
    /// The date stands there without a time of day.
    DateAlone,
    /// There is no such date or time of day: 30 February, 24:00.
    NoSuchTime,
}

impl TypedTime {
    /// Reads a time; blanks round it do not matter.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, TimeFault> {
        let text = text.trim();
        let (text, is_utc) = text.strip_suffix('Z').map_or((text, false), |text| (text, true));
        let (date, time) = match first_of(text, b" T") {
            Some(at) => (text.get(..at).unwrap_or_default(), text.get(at + 1..)),
            None => (text, None),
        };
        let [year, month, day] = numbers(date, '-', [4, 2, 2]).ok_or(TimeFault::Form)?;
        let date = Date { year, month, day };
        if !(1..=12).contains(&month) || !(1..=month_length(year, month)).contains(&day) {
            return Err(TimeFault::NoSuchTime);
        }
        let time = time.ok_or(TimeFault::DateAlone)?;
        let [hour, minute, second] = match numbers(time, ':', [2, 2]) {
            Some([hour, minute]) => [hour, minute, 0],
            None => numbers(time, ':', [2, 2, 2]).ok_or(TimeFault::Form)?,
        };
        if hour > 23 || minute > 59 || second > 59 {
            return Err(TimeFault::NoSuchTime);
        }
        let local = Local::of(date, hour * 3600 + minute * 60 + second);
        Ok(if is_utc { Self::Instant(Instant(local.0)) } else { Self::Local(local) })
    }
}

/// Numbers of just so many digits between separators.
fn numbers<const N: usize>(text: &str, separator: char, digits: [usize; N]) -> Option<[i64; N]> {
    let mut parts = text.split(separator);
    let mut numbers = [0; N];
    for (number, digits) in std::iter::zip(&mut numbers, digits) {
        let part = parts.next()?;
        if part.len() != digits || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        *number = part.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

fn date_text(date: Date) -> String {
    let mut text = String::new();
    push_digits(&mut text, date.year, 4);
    text.push('-');
    push_digits(&mut text, date.month, 2);
    text.push('-');
    push_digits(&mut text, date.day, 2);
    text
}

fn push_digits(text: &mut String, number: i64, digits: usize) {
    let number = number.to_string();
    for _ in number.len()..digits {
        text.push('0');
    }
    text.push_str(&number);
}
