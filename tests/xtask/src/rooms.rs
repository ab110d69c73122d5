//! The rooms whose own tests are measured: pure, and where a fault changes or loses what a person typed.
//!
//! Owns their names, and how cargo compiles them alone. Must not know what is measured.

use std::process::Command;

/// Their folders in src/.
pub(crate) const ROOMS: [&str; 5] = ["scheduler", "wire", "job", "schedule", "exchange"];

/// The room in which a file stands, by its path from the top folder.
pub(crate) fn of(path: &str) -> Option<&'static str> {
    let (room, _) = path.strip_prefix("src/")?.split_once('/')?;
    ROOMS.into_iter().find(|name| *name == room)
}

/// Leaves out what needs a browser: it takes most of the time to compile, and is nothing that these tests reach.
pub(crate) fn alone(command: &mut Command) -> &mut Command {
    command.env("RUSTFLAGS", "--cfg rooms_alone")
}

/// `66 of 67, 98.5 %`, for a table.
pub(crate) fn share(part: usize, whole: usize) -> String {
    let thousandths = (part * 1000).checked_div(whole).unwrap_or(1000);
    format!("{part} of {whole}, {}.{} %", thousandths / 10, thousandths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_stands_in_its_room_or_in_none_that_is_measured() {
        for (path, expected) in [
            ("src/job/check.rs", Some("job")),
            ("src/exchange/shell/bash.rs", Some("exchange")),
            ("src/jobs/check.rs", None),
            ("src/ui/field.rs", None),
            ("src/find.rs", None),
            ("tests/src/job/check.rs", None),
        ] {
            assert_eq!(of(path), expected, "{path}");
        }
    }

    #[test]
    fn a_share_is_never_rounded_up() {
        for (part, whole, expected) in
            [(66, 67, "66 of 67, 98.5 %"), (9999, 10_000, "9999 of 10000, 99.9 %"), (0, 0, "0 of 0, 100.0 %")]
        {
            assert_eq!(share(part, whole), expected);
        }
    }
}
