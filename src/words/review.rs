//! Words for a dry run.
//!
//! Owns these sentences. Must not know how any of it is found out.

use super::faults::{summary_entry, warning_entry};
use super::tasks::unread;
use crate::catalogue::Sibling;
use crate::job::RowId;
use crate::review::{Finding, NameFact, ScheduleFact, TaskFact, Verdict};

/// The form is not any more what was looked at.
pub const STALE: &str = "The form has changed since it was looked at.";

/// The word for how much a finding matters.
#[must_use]
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Waiting => "Asking…",
        Verdict::Passed => "Passed",
        Verdict::Doubtful => "Doubtful",
        Verdict::Failed => "Failed",
        Verdict::NotCheckable => "Not checkable",
    }
}

/// What was found, in one line.
#[must_use]
pub fn summary(verdicts: impl Iterator<Item = Verdict>) -> String {
    let verdicts: Vec<_> = verdicts.collect();
    if verdicts.contains(&Verdict::Waiting) {
        return "Asking the server. Nothing is sent that changes anything.".to_owned();
    }
    let counted = |verdict: Verdict, word: &str| match verdicts.iter().filter(|it| **it == verdict).count() {
        0 => None,
        count => Some(format!("{count} {word}")),
    };
    let parts = [
        counted(Verdict::Failed, "failed"),
        counted(Verdict::Doubtful, "doubtful"),
        counted(Verdict::Passed, "passed"),
        counted(Verdict::NotCheckable, "not checkable"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ") + ". Nothing was sent that changes anything."
}

/// The sentence for a finding. `number` tells a row's present number, from 1.
#[must_use]
pub fn finding(finding: &Finding, number: impl Fn(RowId) -> usize) -> String {
    let sentence = match finding {
        Finding::Complete => "Every field can be sent.",
        Finding::Problem(problem) => return summary_entry(problem, number),
        Finding::Warning(warning) => return warning_entry(warning, number),
        Finding::Name(name) => match name {
            NameFact::Missing => "Job name: there is none yet.",
            NameFact::Waiting => "Job name: whether it is free.",
            NameFact::Free => "Job name: no job on the server has it.",
            NameFact::Taken => "Job name: a job on the server has it already.",
            NameFact::Unclear => "Job name: the server did not tell whether it is free.",
        },
        Finding::Task(task) => match task {
            TaskFact::Missing => "Task name: there is none yet.",
            TaskFact::Waiting => "Task name: whether it is known.",
            TaskFact::OnServer => "Task name: a job on the server runs this task.",
            TaskFact::InCatalogue => "Task name: known in the catalogue; no job that was found runs this task.",
            TaskFact::Unknown => "Task name: not known. The service has no call that lists its tasks.",
        },
        Finding::NoSibling(sibling) => match sibling {
            Sibling::Waiting => "Parameters: whether they are those of another job of this task.",
            Sibling::Failed(why) => {
                return format!("Parameters: no job of this task to compare with: {}.", unread(*why));
            }
            _ => "Parameters: no job of this task to compare with.",
        },
        Finding::Agrees(job) => {
            return format!("Parameters: types and required marks are those of the job “{job}”.");
        }
        Finding::OtherType { row, name, there } => {
            return format!("Parameter {}: “{name}” is of type {there} in another job of this task.", number(*row));
        }
        Finding::NotSet { name, .. } => {
            return format!("Parameters: “{name}” is required in another job of this task, and not set here.");
        }
        Finding::Schedule(schedule) => match schedule {
            ScheduleFact::Unset => "Schedule: none is set; the job runs when somebody starts it.",
            ScheduleFact::Ahead => "Schedule: its next run is to come.",
            ScheduleFact::Past => "Schedule: no run is to come.",
            ScheduleFact::Unclear => "Schedule: not complete.",
            ScheduleFact::NotWorkedOut => "Schedule: its runs cannot be worked out here.",
        },
    };
    sentence.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_counts_and_says_that_nothing_was_changed() {
        let check =
            |found: &[Finding], expected: &str| assert_eq!(summary(found.iter().map(Finding::verdict)), expected);
        check(
            &[Finding::Complete, Finding::Name(NameFact::Taken), Finding::Schedule(ScheduleFact::Unset)],
            "1 failed, 2 passed. Nothing was sent that changes anything.",
        );
        check(
            &[Finding::Complete, Finding::Name(NameFact::Waiting)],
            "Asking the server. Nothing is sent that changes anything.",
        );
        check(
            &[Finding::Task(TaskFact::InCatalogue), Finding::NoSibling(Sibling::Missing)],
            "1 doubtful, 1 not checkable. Nothing was sent that changes anything.",
        );
    }
}
