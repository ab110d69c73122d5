//! Instants as the service writes them: `yyyy-MM-dd'T'HH:mm:ss'Z'`, UTC.
//!
//! Must not know what the instants are for.

use std::time::{SystemTime, UNIX_EPOCH};

/// Seconds of a day.
pub(crate) const DAY: i64 = 86_400;

/// Seconds since 1970 now.
pub(crate) fn now() -> i64 {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(passed.as_secs()).unwrap_or(i64::MAX)
}

/// The text of an instant.
pub(crate) fn write(instant: i64) -> String {
    let (days, rest) = (instant.div_euclid(DAY), instant.rem_euclid(DAY));
    let (year, month, day) = civil(days);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", rest / 3600, rest / 60 % 60, rest % 60)
}

/// The instant of a text; `None` when the text has another form or names no real time.
pub(crate) fn read(text: &str) -> Option<i64> {
    let number = |from: usize, to: usize| {
        let digits = text.get(from..to)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<i64>().ok())?
    };
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
    if hour > 23 || minute > 59 || second > 59 || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let instant = days(year, month, day) * DAY + hour * 3600 + minute * 60 + second;
    (write(instant) == text).then_some(instant)
}

/// Days since 1970 of a date of the Gregorian calendar.
pub(crate) fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The date of a count of days since 1970.
pub(crate) fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + days.div_euclid(146_097) * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::{read, write};

    #[test]
    fn instants() {
        #[track_caller]
        fn check(text: &str, wanted: Option<i64>) {
            assert_eq!(read(text), wanted, "{text}");
            if let Some(instant) = wanted {
                assert_eq!(write(instant), text);
            }
        }
        check("1970-01-01T00:00:00Z", Some(0));
        check("2021-11-24T17:44:00Z", Some(1_637_775_840));
        check("2024-02-29T23:59:59Z", Some(1_709_251_199));
        check("2023-02-29T00:00:00Z", None);
        check("2023-04-31T00:00:00Z", None);
        check("2023-04-30T24:00:00Z", None);
        check("2023-04-30 10:00:00Z", None);
        check("2023-04-30T10:00:00", None);
        check("2023-04-30T10:00:00+02:00", None);
        check("", None);
    }
}
