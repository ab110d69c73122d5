//! The suite that holds the stand-in scheduler against the description of the service.
//!
//! tests/contract/README.md tells how to run the same by hand.

use std::process::Command;

use super::tally::Tally;
use crate::{failure::Failure, project::Project, run, stand_in, tools};

/// Sends requests made from the description to a fresh stand-in.
pub(crate) fn contract(project: &Project) -> Result<Tally, Failure> {
    let schemathesis = tools::schemathesis()?;
    let stand_in = stand_in::build(project)?;
    let running = stand_in.start()?;
    let mut command = Command::new(schemathesis);
    command.args(["run", "openapi.yaml", "--url", &running.url, "--auth", &running.sign_in]);
    command.current_dir(project.root().join("tests/contract"));
    let mut tally = Tally::default();
    let status = run::lines(&mut command, |line| read_line(&mut tally, line))?;
    Ok(tally.with_end(status))
}

/// Reads `  312 generated, 2 found 3 unique failures` and `  312 generated, 312 passed`.
fn read_line(tally: &mut Tally, line: &str) {
    let Some((_, counts)) = line.split_once(" generated, ") else { return };
    for part in counts.split(", ") {
        let mut words = part.split(' ');
        let count = words.next().and_then(|count| count.parse::<u32>().ok()).unwrap_or(0);
        match words.next() {
            Some("passed") => tally.passed += count,
            Some("found") => tally.failed += count,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, passed: u32, failed: u32) {
        let mut tally = Tally::default();
        read_line(&mut tally, line);
        assert_eq!(tally, Tally { passed, failed, skipped: 0 }, "{line}");
    }

    #[test]
    fn the_summary_is_read() {
        check("  312 generated, 312 passed", 312, 0);
        check("  312 generated, 2 found 3 unique failures, 4 skipped", 0, 2);
        check("  Selected: 30/30", 0, 0);
    }
}
