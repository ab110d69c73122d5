//! A dry run: what speaks for and against a job before it is sent.
//!
//! Owns which facts matter, and how much. Must not know how a fact is found out: nothing is asked or sent from here.

use crate::catalogue::Sibling;
use crate::job::{
    DataType, Field, JobDraft, ParameterDraft, ParameterField, Problem, ReadValue, RowId, SendState, Warning,
};
use crate::places::Places;
use crate::schedule::ScheduleField;

/// What is known when the job is looked at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// What keeps the job from being sent.
    pub problems: Vec<Problem>,
    /// What deserves a look.
    pub warnings: Vec<Warning>,
    /// Whether the job's name is free.
    pub name: NameFact,
    /// Whether there is such a task.
    pub task: TaskFact,
    /// A job of the same task.
    pub sibling: Sibling,
    /// When the job is to run.
    pub schedule: ScheduleFact,
}

/// Whether a job's name is free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NameFact {
    /// The job has none.
    #[default]
    Missing,
    /// The server was asked.
    Waiting,
    /// No job has it.
    Free,
    /// A job has it.
    Taken,
    /// The server's answer does not tell.
    Unclear,
}

/// Whether there is such a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TaskFact {
    /// The job names none.
    #[default]
    Missing,
    /// It is being found out.
    Waiting,
    /// A job on the server runs it.
    OnServer,
    /// The catalogue has it; no job on the server is known to run it.
    InCatalogue,
    /// Neither. No call of the service lists tasks.
    Unknown,
}

/// When a job is to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ScheduleFact {
    /// It has no schedule.
    #[default]
    Unset,
    /// The schedule is no whole one, or names a zone that the browser does not know.
    Unclear,
    /// There are runs to come.
    Ahead,
    /// The interval is none whose runs can be worked out.
    NotWorkedOut,
    /// No run is to come.
    Past,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Not found out yet.
    Waiting,
    /// It speaks for the job.
    Passed,
    /// It deserves a look.
    Doubtful,
    /// The server will most likely refuse the job, or not do what is meant.
    Failed,
    /// It cannot be found out.
    NotCheckable,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// Every field can be sent.
    Complete,
    /// A field cannot be sent.
    Problem(Problem),
    /// A field deserves a look.
    Warning(Warning),
    /// The job's name.
    Name(NameFact),
    /// The task.
    Task(TaskFact),
    /// There is no job to compare with, or not yet.
    NoSibling(Sibling),
    /// Types and required marks are those of this job.
    Agrees(String),
    /// A parameter has another type than in the other job.
    OtherType {
        /// The row.
        row: RowId,
        /// Its name.
        name: String,
        /// The type in the other job.
        there: DataType,
    },
    /// The other job marks a parameter as required, and it is not set here.
    NotSet {
        /// The row, where there is one.
        row: Option<RowId>,
        /// Its name.
        name: String,
    },
    /// The schedule.
    Schedule(ScheduleFact),
}

/// Looks at everything, in the order of the form.
#[must_use]
pub fn review(draft: &JobDraft, facts: Facts) -> Vec<Finding> {
    let mut found = Vec::new();
    if facts.problems.is_empty() {
        found.push(Finding::Complete);
    }
    found.extend(facts.problems.into_iter().map(Finding::Problem));
    found.push(Finding::Name(facts.name));
    found.push(Finding::Task(facts.task));
    compare(&mut found, &draft.parameters, facts.sibling);
    found.extend(facts.warnings.into_iter().map(Finding::Warning));
    found.push(Finding::Schedule(facts.schedule));
    found
}

/// What the parameters have in common with those of another job. Names that it does not have are warned of already.
fn compare(found: &mut Vec<Finding>, rows: &[ParameterDraft], sibling: Sibling) {
    let Sibling::Found(job, known) = sibling else {
        found.push(Finding::NoSibling(sibling));
        return;
    };
    let before = found.len();
    let places = Places::of(rows.iter().map(|row| row.name.as_str()));
    for known in known {
        let row = places.get(&known.name).and_then(|at| rows.get(at));
        if let Some(row) = row.filter(|row| row.data_type != known.data_type) {
            found.push(Finding::OtherType { row: row.id, name: known.name.clone(), there: known.data_type });
        }
        // What is marked as required here is a problem already.
        let is_missed = row.is_none_or(|row| !is_set(row) && row.required != Some(true));
        if is_missed && known.required == Some(true) {
            found.push(Finding::NotSet { row: row.map(|row| row.id), name: known.name });
        }
    }
    if found.len() == before {
        found.push(Finding::Agrees(job));
    }
}

fn is_set(row: &ParameterDraft) -> bool {
    match &row.as_read {
        Some(read) => *read != ReadValue::Absent,
        None => SendState::of(row) != SendState::NotSent,
    }
}

impl Finding {
    /// How much it matters.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match self {
            Self::Name(NameFact::Waiting) | Self::Task(TaskFact::Waiting) | Self::NoSibling(Sibling::Waiting) => {
                Verdict::Waiting
            }
            Self::Complete
            | Self::Name(NameFact::Free)
            | Self::Task(TaskFact::OnServer)
            | Self::Agrees(_)
            | Self::Schedule(ScheduleFact::Unset | ScheduleFact::Ahead) => Verdict::Passed,
            Self::Warning(_) | Self::Task(TaskFact::InCatalogue) | Self::OtherType { .. } => Verdict::Doubtful,
            Self::Problem(_)
            | Self::Name(NameFact::Taken)
            | Self::NotSet { .. }
            | Self::Schedule(ScheduleFact::Past) => Verdict::Failed,
            Self::Name(NameFact::Missing | NameFact::Unclear)
            | Self::Task(TaskFact::Missing | TaskFact::Unknown)
            | Self::NoSibling(_)
            | Self::Schedule(ScheduleFact::Unclear | ScheduleFact::NotWorkedOut) => Verdict::NotCheckable,
        }
    }

    /// The field to go to, where there is one.
    #[must_use]
    pub fn field(&self) -> Option<Field> {
        Some(match self {
            Self::Problem(problem) => problem.field,
            Self::Warning(warning) => warning.field,
            Self::Name(NameFact::Taken) => Field::JobName,
            Self::Task(TaskFact::InCatalogue | TaskFact::Unknown) => Field::TaskName,
            Self::OtherType { row, .. } | Self::NotSet { row: Some(row), .. } => {
                Field::Parameter(*row, ParameterField::Value)
            }
            Self::Schedule(ScheduleFact::Past) => Field::Schedule(ScheduleField::Start),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::{OptionalText, ProblemKind, WarningKind};

    fn row(id: u64, name: &str, data_type: DataType, text: &str) -> ParameterDraft {
        let text = OptionalText { text: text.to_owned(), ..OptionalText::default() };
        ParameterDraft { name: name.to_owned(), data_type, text, ..ParameterDraft::new(RowId(id)) }
    }

    fn draft(rows: Vec<ParameterDraft>) -> JobDraft {
        JobDraft { parameters: rows, ..JobDraft::default() }
    }

    #[test]
    fn every_fact_is_found_once_in_the_order_of_the_form() {
        let problem = Problem { field: Field::RetryCount, kind: ProblemKind::Missing };
        let warning = Warning { field: Field::JobName, kind: WarningKind::OuterBlanks };
        let facts = Facts {
            problems: vec![problem.clone()],
            warnings: vec![warning.clone()],
            name: NameFact::Taken,
            task: TaskFact::InCatalogue,
            sibling: Sibling::Missing,
            schedule: ScheduleFact::Past,
        };
        let found: Vec<_> =
            review(&draft(vec![]), facts).into_iter().map(|it| (it.verdict(), it.field(), it)).collect();
        assert_eq!(
            found,
            [
                (Verdict::Failed, Some(Field::RetryCount), Finding::Problem(problem)),
                (Verdict::Failed, Some(Field::JobName), Finding::Name(NameFact::Taken)),
                (Verdict::Doubtful, Some(Field::TaskName), Finding::Task(TaskFact::InCatalogue)),
                (Verdict::NotCheckable, None, Finding::NoSibling(Sibling::Missing)),
                (Verdict::Doubtful, Some(Field::JobName), Finding::Warning(warning)),
                (Verdict::Failed, Some(Field::Schedule(ScheduleField::Start)), Finding::Schedule(ScheduleFact::Past)),
            ]
        );
        let found = review(&draft(vec![]), Facts::default());
        assert_eq!(found.first(), Some(&Finding::Complete));
    }

    #[test]
    fn parameters_are_compared_with_those_of_a_job() {
        #[track_caller]
        fn check(rows: Vec<ParameterDraft>, expected: &[Finding]) {
            let known = vec![
                ParameterDraft { required: Some(true), ..row(0, "Mode", DataType::String, "") },
                row(0, "Batch Size", DataType::Number, ""),
                ParameterDraft { required: Some(false), ..row(0, "Off", DataType::Boolean, "") },
            ];
            let facts = Facts { sibling: Sibling::Found("Nightly".to_owned(), known), ..Facts::default() };
            let about_rows =
                |it: &Finding| matches!(it, Finding::Agrees(_) | Finding::OtherType { .. } | Finding::NotSet { .. });
            let found: Vec<_> = review(&draft(rows.clone()), facts).into_iter().filter(about_rows).collect();
            assert_eq!(found, expected, "{rows:?}");
        }
        let not_set = |row| Finding::NotSet { row, name: "Mode".to_owned() };
        check(vec![row(1, "Mode", DataType::String, "Full")], &[Finding::Agrees("Nightly".to_owned())]);
        check(vec![], &[not_set(None)]);
        check(vec![row(1, "Mode", DataType::String, "")], &[not_set(Some(RowId(1)))]);
        let number = ParameterDraft { text: OptionalText::stated(""), ..row(1, "Mode", DataType::Number, "") };
        let other = Finding::OtherType { row: RowId(1), name: "Mode".to_owned(), there: DataType::String };
        check(vec![number], &[other, not_set(Some(RowId(1)))]);
        let marked = ParameterDraft { required: Some(true), ..row(1, "Mode", DataType::String, "") };
        check(vec![marked], &[Finding::Agrees("Nightly".to_owned())]);
        let read = ParameterDraft { as_read: Some(ReadValue::Text), ..row(1, "Mode", DataType::String, "") };
        check(vec![read], &[Finding::Agrees("Nightly".to_owned())]);
        check(
            vec![row(1, "Mode", DataType::String, "Full"), row(2, "Batch Size", DataType::String, "5")],
            &[Finding::OtherType { row: RowId(2), name: "Batch Size".to_owned(), there: DataType::Number }],
        );
    }
}
