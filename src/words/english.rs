//! English as the tests know it, where no browser tells its rules.
//!
//! Owns numbers, lists and dates of plain English. Must not be part of the program: there the browser knows them.

use super::locale::{DateForm, Locale};
use crate::schedule::{Local, WEEKDAYS};

/// The rules.
#[derive(Debug, Clone, Copy)]
pub(super) struct PlainEnglish;

impl Locale for PlainEnglish {
    fn tag(&self) -> &'static str {
        "en"
    }

    fn number(&self, number: usize) -> String {
        number.to_string()
    }

    fn category(&self, number: usize, is_ordinal: bool) -> String {
        let category = match (is_ordinal, number / 10 % 10, number % 10) {
            (false, ..) if number == 1 => "one",
            (false, ..) | (true, 1, _) => "other",
            (true, _, 1) => "one",
            (true, _, 2) => "two",
            (true, _, 3) => "few",
            (true, ..) => "other",
        };
        category.to_owned()
    }

    fn list(&self, parts: &[String], is_choice: bool) -> String {
        match parts {
            [] => String::new(),
            [only] => only.clone(),
            [most @ .., last] => [most.join(", ").as_str(), if is_choice { " or " } else { " and " }, last].concat(),
        }
    }

    fn date(&self, at: Local, form: DateForm) -> String {
        let date = at.date();
        let month = named(&MONTHS, date.month - 1);
        let weekday = named(&WEEKDAYS, date.weekday());
        let short = |word: &'static str| word.get(..3).unwrap_or_default();
        match form {
            DateForm::Long => format!("{} {month} {}", date.day, date.year),
            DateForm::Full => format!("{weekday} {} {month} {}", date.day, date.year),
            DateForm::DayOfYear => format!("{} {month}", date.day),
            DateForm::Short => format!("{} {} {} {}", short(weekday), date.day, short(month), date.year),
            DateForm::Weekday => weekday.to_owned(),
        }
    }
}

fn named(names: &[&'static str], at: i64) -> &'static str {
    usize::try_from(at).ok().and_then(|at| names.get(at)).copied().unwrap_or_default()
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
