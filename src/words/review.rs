//! Words for a dry run.
//!
//! Owns which of these sentences are said. Must not know how any of it is found out.

use super::faults::{summary_entry, warning_entry};
use super::tasks::unread;
use super::texts::{Text, list, review};
use crate::catalogue::Sibling;
use crate::job::RowId;
use crate::review::{Finding, NameFact, ScheduleFact, TaskFact, Verdict};

/// The word for how much a finding matters.
#[must_use]
pub fn verdict(verdict: Verdict) -> &'static str {
    let word = match verdict {
        Verdict::Waiting => review::WAITING,
        Verdict::Passed => review::PASSED,
        Verdict::Doubtful => review::DOUBTFUL,
        Verdict::Failed => review::FAILED,
        Verdict::NotCheckable => review::NOT_CHECKABLE,
    };
    word.say()
}

/// What was found, in one line.
#[must_use]
pub fn summary(verdicts: impl Iterator<Item = Verdict>) -> String {
    let verdicts: Vec<_> = verdicts.collect();
    if verdicts.contains(&Verdict::Waiting) {
        return review::ASKING.say().to_owned();
    }
    let counted = |(verdict, words): (Verdict, Text)| {
        let count = verdicts.iter().filter(|it| **it == verdict).count();
        (count > 0).then(|| words.with(&[count.into()]))
    };
    let parts = [
        (Verdict::Failed, review::COUNT_FAILED),
        (Verdict::Doubtful, review::COUNT_DOUBTFUL),
        (Verdict::Passed, review::COUNT_PASSED),
        (Verdict::NotCheckable, review::COUNT_NOT_CHECKABLE),
    ];
    let parts: Vec<_> = parts.into_iter().filter_map(counted).collect();
    review::SUMMARY.with(&[(&list(&parts, false)).into()])
}

/// The sentence for a finding. `number` tells a row's present number, from 1.
#[must_use]
pub fn finding(finding: &Finding, number: impl Fn(RowId) -> usize) -> String {
    let sentence = match finding {
        Finding::Complete => review::COMPLETE,
        Finding::Problem(problem) => return summary_entry(problem, number),
        Finding::Warning(warning) => return warning_entry(warning, number),
        Finding::Name(name) => match name {
            NameFact::Missing => review::NAME_MISSING,
            NameFact::Waiting => review::NAME_WAITING,
            NameFact::Free => review::NAME_FREE,
            NameFact::Taken => review::NAME_TAKEN,
            NameFact::Unclear => review::NAME_UNCLEAR,
        },
        Finding::Task(task) => match task {
            TaskFact::Missing => review::TASK_MISSING,
            TaskFact::Waiting => review::TASK_WAITING,
            TaskFact::OnServer => review::TASK_ON_SERVER,
            TaskFact::InCatalogue => review::TASK_IN_CATALOGUE,
            TaskFact::Unknown => review::TASK_UNKNOWN,
        },
        Finding::NoSibling(sibling) => match sibling {
            Sibling::Waiting => review::PARAMETERS_WAITING,
            Sibling::Failed(why) => return review::PARAMETERS_UNREAD.with(&[(&unread(*why)).into()]),
            _ => review::PARAMETERS_ALONE,
        },
        Finding::Agrees(job) => return review::PARAMETERS_AGREE.with(&[job.into()]),
        Finding::OtherType { row, name, there } => {
            let row = number(*row).to_string();
            return review::OTHER_TYPE.with(&[(&row).into(), name.into(), there.as_str().into()]);
        }
        Finding::NotSet { name, .. } => return review::NOT_SET.with(&[name.into()]),
        Finding::Schedule(schedule) => match schedule {
            ScheduleFact::Unset => review::SCHEDULE_UNSET,
            ScheduleFact::Ahead => review::SCHEDULE_AHEAD,
            ScheduleFact::Past => review::SCHEDULE_PAST,
            ScheduleFact::Unclear => review::SCHEDULE_UNCLEAR,
            ScheduleFact::NotWorkedOut => review::SCHEDULE_NOT_WORKED_OUT,
        },
    };
    sentence.say().to_owned()
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
            "1 failed and 2 passed. Nothing was sent that changes anything.",
        );
        check(
            &[Finding::Complete, Finding::Name(NameFact::Waiting)],
            "Asking the server. Nothing is sent that changes anything.",
        );
        check(
            &[Finding::Task(TaskFact::InCatalogue), Finding::NoSibling(Sibling::Missing)],
            "1 doubtful and 1 not checkable. Nothing was sent that changes anything.",
        );
    }
}
