//! The suites that cargo runs by itself: format, clippy, native tests.

use std::process::Command;

use super::tally::Tally;
use crate::{failure::Failure, project::Project, run, tools};

/// Every file is formatted as rustfmt would.
pub(crate) fn format(project: &Project) -> Result<Tally, Failure> {
    one(&mut project.cargo(["fmt", "--all", "--check"]))
}

/// No warning anywhere, for this machine and for the browser.
pub(crate) fn clippy(project: &Project) -> Result<Tally, Failure> {
    tools::wasm_target(project)?;
    let mut tally = one(&mut project.cargo(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    let browser = [
        "clippy",
        "-p",
        "oig-job-console",
        "--target",
        "wasm32-unknown-unknown",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ];
    tally += one(&mut project.cargo(browser))?;
    Ok(tally)
}

/// Everything that runs by itself; the tests of the release build and of what is packed are suites of their own.
pub(crate) fn native(project: &Project) -> Result<Tally, Failure> {
    let apart = ["--exclude", "browser-tests", "--exclude", "packed-tests"];
    counted(project.cargo(["test", "--workspace", "--no-fail-fast"]).args(apart))
}

/// A command that counts as one test.
fn one(command: &mut Command) -> Result<Tally, Failure> {
    Ok(Tally::one(run::status(command)?.success()))
}

/// A command that prints the counts of test programs.
pub(crate) fn counted(command: &mut Command) -> Result<Tally, Failure> {
    let mut tally = Tally::default();
    let status = run::lines(command, |line| tally.read_line(line))?;
    Ok(tally.with_end(status))
}
