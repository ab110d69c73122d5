//! The suite that holds the dependencies to deny.toml: licences, bans, sources, advisories.

use std::process::Command;

use super::tally::Tally;
use crate::{failure::Failure, project::Project, run, tools};

/// Each of the four checks counts as one test. Where the database of advisories cannot be had, they are left out and
/// counted as such.
pub(crate) fn deny(project: &Project) -> Result<Tally, Failure> {
    let program = tools::cargo_deny()?;
    let deny = |arguments: &[&str]| {
        let mut command = Command::new(&program);
        command.arg("--workspace").args(arguments).current_dir(project.root());
        run::status(&mut command)
    };
    let mut tally = Tally::default();
    for check in ["licenses", "bans", "sources"] {
        tally += Tally::one(deny(&["check", "--hide-inclusion-graph", check])?.success());
    }
    if deny(&["fetch", "db"])?.success() {
        tally += Tally::one(deny(&["check", "--hide-inclusion-graph", "advisories"])?.success());
    } else {
        println!(
            "ADVISORIES WERE NOT CHECKED: their database cannot be fetched from here. Whether a known hole is in a \
             dependency is left open by this run."
        );
        tally += Tally::one_skipped();
    }
    Ok(tally)
}
