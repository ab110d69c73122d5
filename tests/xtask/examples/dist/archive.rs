//! The two archives: the same files under the same top folder, with one time, one mode and no owner.
//!
//! What stands in them is not known here.

use std::io::{self, Cursor, Write};

use jiff::{Timestamp, tz::TimeZone};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use super::{compress, contents::Entry, wrong::Wrong};

/// To be read by all, written by the owner.
const MODE: u32 = 0o644;

/// A zip.
pub(crate) fn zip(top: &str, entries: &[Entry], made: Timestamp) -> Result<Vec<u8>, Wrong> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .unix_permissions(MODE)
        .last_modified_time(time_of_zip(made));
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for Entry { name, content } in entries {
        writer.start_file(format!("{top}/{name}"), options).map_err(Wrong::unreadable(name))?;
        writer.write_all(content).map_err(Wrong::unreadable(name))?;
    }
    Ok(writer.finish().map_err(Wrong::unreadable("the zip"))?.into_inner())
}

/// A tar, compressed by gzip.
pub(crate) fn tar_gz(top: &str, entries: &[Entry], made: Timestamp) -> Result<Vec<u8>, Wrong> {
    let tar = tar(top, entries, made).and_then(|tar| compress::gzip(&tar));
    tar.map_err(Wrong::unreadable("the tar"))
}

fn tar(top: &str, entries: &[Entry], made: Timestamp) -> io::Result<Vec<u8>> {
    let mut builder = tar::Builder::new(Vec::new());
    for Entry { name, content } in entries {
        let mut header = tar::Header::new_ustar();
        header.set_size(content.len() as u64);
        header.set_mode(MODE);
        header.set_mtime(u64::try_from(made.as_second()).unwrap_or_default());
        header.set_uid(0);
        header.set_gid(0);
        builder.append_data(&mut header, format!("{top}/{name}"), content.as_slice())?;
    }
    builder.into_inner()
}

/// In UTC. A zip knows no time before 1980 and none after 2107: those become its first.
fn time_of_zip(made: Timestamp) -> DateTime {
    let made = made.to_zoned(TimeZone::UTC).datetime();
    let part = |part: i8| u8::try_from(part).unwrap_or_default();
    let date = u16::try_from(made.year()).ok().and_then(|year| {
        let (month, day) = (part(made.month()), part(made.day()));
        let [hour, minute, second] = [made.hour(), made.minute(), made.second()].map(part);
        DateTime::from_date_and_time(year, month, day, hour, minute, second).ok()
    });
    date.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(seconds: i64, expected: &str) {
        let time = time_of_zip(Timestamp::from_second(seconds).expect("a time"));
        assert_eq!(time.to_string(), expected, "{seconds}");
    }

    #[test]
    fn a_zip_has_times_from_1980() {
        check(0, "1980-01-01 00:00:00");
        check(1_000_000_000, "2001-09-09 01:46:40");
        check(1_709_210_096, "2024-02-29 12:34:56");
        check(9_999_999_999, "1980-01-01 00:00:00");
    }
}
