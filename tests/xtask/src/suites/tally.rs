//! Counting what passed and what failed, and reading the counts that test programs print.

use std::{fmt, ops::AddAssign, process::ExitStatus};

/// How many tests passed and failed, and how many could not be run here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
    pub(crate) skipped: u32,
}

impl Tally {
    /// A suite that failed as a whole.
    pub(crate) const fn one_failed() -> Self {
        Self { passed: 0, failed: 1, skipped: 0 }
    }

    /// A check that could not be made.
    pub(crate) const fn one_skipped() -> Self {
        Self { passed: 0, failed: 0, skipped: 1 }
    }

    /// One check that is passed or not.
    pub(crate) const fn one(passed: bool) -> Self {
        if passed { Self { passed: 1, failed: 0, skipped: 0 } } else { Self::one_failed() }
    }

    /// Nothing run is nothing proved: an empty suite has failed.
    pub(crate) const fn never_empty(self) -> Self {
        if self.passed == 0 && self.failed == 0 { Self { failed: 1, ..self } } else { self }
    }

    /// A program that ended badly without a failed test (it did not compile, it crashed) is one failure.
    pub(crate) fn with_end(mut self, status: ExitStatus) -> Self {
        if !status.success() && self.failed == 0 {
            self.failed = 1;
        }
        self
    }

    /// Adds what a line of output says, when it is a summary of Rust's test harness or of wasm-bindgen's.
    pub(crate) fn read_line(&mut self, line: &str) {
        let Some((_, counts)) = line.split_once("test result: ") else { return };
        for part in counts.split(['.', ';']) {
            match part.trim().split_once(' ') {
                Some((count, "passed")) => self.passed += count.parse::<u32>().unwrap_or(0),
                Some((count, "failed")) => self.failed += count.parse::<u32>().unwrap_or(0),
                Some((count, "ignored")) => self.skipped += count.parse::<u32>().unwrap_or(0),
                _ => {}
            }
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// The last line of all: `12 passed, 0 failed`. What was left out stands in the table above it.
impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, passed: u32, failed: u32, skipped: u32) {
        let mut tally = Tally::default();
        tally.read_line(line);
        assert_eq!(tally, Tally { passed, failed, skipped }, "{line}");
    }

    #[test]
    fn summaries_are_read_and_other_lines_are_not() {
        check(
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s",
            12,
            0,
            1,
        );
        check("test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out", 1, 2, 0);
        check("running 3 tests", 0, 0, 0);
        check("3 passed", 0, 0, 0);
    }

    #[test]
    fn what_was_left_out_is_counted_apart() {
        let mut tally = Tally { passed: 2, failed: 1, skipped: 0 };
        assert_eq!(tally.to_string(), "2 passed, 1 failed");
        tally += Tally::one_skipped();
        assert_eq!((tally.to_string().as_str(), tally.skipped), ("2 passed, 1 failed", 1));
        assert_eq!(Tally::one_skipped().never_empty(), Tally { passed: 0, failed: 1, skipped: 1 });
    }
}
