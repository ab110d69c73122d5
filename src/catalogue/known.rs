//! What is known while a job is filled in: which tasks there are, and the parameters of its own.
//!
//! Owns which names deserve a look, and how known parameters come into the rows. Must not know where they are known
//! from.

use super::names::Names;
use super::near::{Near, near};
use crate::job::{DataType, Field, JobDraft, ParameterDraft, ParameterField, Warning, WarningKind};
use crate::places::Places;
use crate::scheduler::Unread;

/// So many letters of known names are compared with those in a job: with thousands of both, what is like what is no longer
/// looked for.
const MOST_LETTERS: usize = 10_000_000;

/// What is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// The names of tasks.
    pub tasks: Names,
    /// The parameters of the task that was looked at last.
    pub parameters: TaskParameters,
}

/// The parameters of a task.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TaskParameters {
    /// The task's name.
    pub task_name: String,
    /// Whether there are no others.
    pub is_complete: bool,
    /// Their names.
    pub names: Names,
}

/// A job on the server that runs the task in the form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Sibling {
    /// Nobody asked.
    #[default]
    NotAsked,
    /// The server was asked.
    Waiting,
    /// The server has none.
    Missing,
    /// The job of this name, with the parameters that it has, without their values.
    Found(String, Vec<ParameterDraft>),
    /// The server could not be asked.
    Failed(Unread),
}

impl Known {
    /// The names in the job that are not among the known ones, in the order of the form.
    #[must_use]
    pub fn warnings(&self, job: &JobDraft) -> Vec<Warning> {
        let mut found = Vec::new();
        if let Some(kind) = near(&job.task_name, &mut self.tasks.iter()).map(doubt) {
            found.push(Warning { field: Field::TaskName, kind });
        }
        if self.parameters.task_name != job.task_name {
            return found;
        }
        let letters: usize = self.parameters.names.iter().map(str::len).sum();
        let mut left = MOST_LETTERS / letters.max(1);
        for row in &job.parameters {
            if let Some(kind) = self.parameters.doubt(&row.name, &mut left) {
                found.push(Warning { field: Field::Parameter(row.id, ParameterField::Name), kind });
            }
        }
        found
    }
}

impl TaskParameters {
    /// Takes the names of parameters.
    pub fn add(&mut self, parameters: &[ParameterDraft]) {
        self.names.add_all(parameters.iter().map(|parameter| parameter.name.as_str()));
    }

    /// What is to be said of a name that is none of the known ones. So many names are still compared with those.
    fn doubt(&self, name: &str, left: &mut usize) -> Option<WarningKind> {
        if name.is_empty() || self.names.has(name) {
            return None;
        }
        let near = if *left > 0 { near(name, &mut self.names.iter()).map(doubt) } else { None };
        *left = left.saturating_sub(1);
        near.or_else(|| self.is_complete.then_some(WarningKind::NotOfTask))
    }
}

fn doubt(near: Near<'_>) -> WarningKind {
    match near {
        Near::Spelling(name) => WarningKind::OtherSpelling(name.into()),
        Near::Letters(name) => WarningKind::Like(name.into()),
    }
}

/// What became of known parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Added {
    /// So many rows are new.
    pub new: usize,
    /// So many were there and got a type, a required mark or help.
    pub completed: usize,
    /// So many were there and are as they were.
    pub kept: usize,
}

/// Adds the known parameters to the rows, new ones at the end; these have no number yet.
///
/// A row that is there keeps all that stands in it: it gets the help and the required mark where it has none, and the
/// data type where neither a type was chosen nor a value stands.
pub fn add_known(rows: &mut Vec<ParameterDraft>, known: &[ParameterDraft]) -> Added {
    let mut added = Added::default();
    let names: Vec<_> = rows.iter().map(|row| row.name.clone()).collect();
    let mut places = Places::of(names.iter().map(String::as_str));
    for known in known {
        let Some(row) = places.get(&known.name).and_then(|at| rows.get_mut(at)) else {
            places.insert(&known.name, rows.len());
            rows.push(known.clone());
            added.new += 1;
            continue;
        };
        let before = row.clone();
        row.required = row.required.or(known.required);
        if row.help_text.sent().is_none() {
            row.help_text.clone_from(&known.help_text);
        }
        let is_untouched = !row.data_type_stated && row.as_read.is_none() && row.data_type == DataType::default();
        if is_untouched && row.text.sent().is_none() {
            row.data_type.clone_from(&known.data_type);
            row.data_type_stated = known.data_type_stated;
        }
        *(if *row == before { &mut added.kept } else { &mut added.completed }) += 1;
    }
    added
}
