//! Words for what is known of tasks.
//!
//! Owns these sentences. Must not know how any of it is found out.

use super::exchange::counted;
use crate::catalogue::{Added, KnownTask};
use crate::job::ParameterDraft;
use crate::scheduler::{NoAnswer, Unread};

/// Before a task is named.
pub const NO_TASK: &str =
    "Choose a task or type its name. What is known of it, its parameters above all, is then shown here.";

/// Names are on their way.
pub const TASKS_COME: &str = "Known tasks are being fetched…";

/// The catalogue cannot be had.
pub const NO_CATALOGUE: &str = "The catalogue of tasks could not be loaded. Any name can be typed.";

/// The jobs on the server cannot be had.
pub const NO_JOBS: &str = "The server did not tell which tasks its jobs run.";

/// The task is not in the catalogue.
pub const NOT_IN_CATALOGUE: &str = "The catalogue does not have this task, which may be one of your own.";

/// A job of the task is looked for.
pub const SIBLING_COMES: &str = "Looking for a job of this task on the server…";

/// The server has no job of the task.
pub const NO_SIBLING: &str = "No job on the server runs this task.";

/// So many tasks are not shown.
#[must_use]
pub fn more_tasks(count: usize) -> String {
    format!("{count} more. Type a part of the name, or of its connector.")
}

/// Where a task is known from: the catalogue (with the connector, if there is one), and so many jobs.
#[must_use]
pub fn known_from(connector: Option<&str>, jobs: usize) -> String {
    let mut parts = Vec::new();
    match connector {
        None => {}
        Some("") => parts.push("Catalogue".to_owned()),
        Some(connector) => parts.push(format!("Catalogue, {connector}")),
    }
    if jobs > 0 {
        parts.push(counted(jobs, "job") + " on the server");
    }
    parts.join(" · ")
}

/// What the catalogue knows of a task.
#[must_use]
pub fn of_catalogue(task: &KnownTask) -> String {
    let mut words = format!("Catalogue: {}.", parameters(&task.parameters));
    if !task.is_complete {
        words += " There may be more.";
    }
    if task.is_name_of_job {
        words += " Its source names the ready-made job, not the task: make sure of the task’s name.";
    }
    words
}

/// What a job on the server tells of its task.
#[must_use]
pub fn of_job(name: &str, rows: &[ParameterDraft]) -> String {
    format!("Job “{name}” on the server: {}, as the server knows them.", parameters(rows))
}

fn parameters(rows: &[ParameterDraft]) -> String {
    let required = rows.iter().filter(|row| row.required == Some(true)).count();
    let words = counted(rows.len(), "parameter");
    if required == 0 { words } else { format!("{words}, {required} required") }
}

/// Known parameters came into the form.
#[must_use]
pub fn added(Added { new, completed, kept }: Added) -> String {
    if new + completed == 0 {
        return "The form has them all already.".to_owned();
    }
    let mut words = vec![format!("Added {}.", counted(new, "parameter"))];
    if completed > 0 {
        words.push(format!("{completed} that stood there got what was known of them."));
    }
    if kept > 0 {
        words.push(format!("{kept} stood there already."));
    }
    words.join(" ")
}

/// A job of the task could not be read.
#[must_use]
pub fn sibling_unread(why: Unread) -> String {
    format!("Whether a job on the server runs this task is not known: {}.", unread(why))
}

/// Why an answer to a read tells nothing, as a part of a sentence.
#[must_use]
pub fn unread(why: Unread) -> String {
    match why {
        Unread::NoAnswer(NoAnswer::NotSent(_)) => "this browser is offline".to_owned(),
        Unread::NoAnswer(NoAnswer::TimedOut) => "the server did not answer in time".to_owned(),
        Unread::NoAnswer(_) => "the server did not answer".to_owned(),
        Unread::Refused(401) => "you are not signed in any more".to_owned(),
        Unread::Refused(403) => "you are not allowed to read jobs".to_owned(),
        Unread::Refused(404) => "there is no such job, or no scheduler service at this address".to_owned(),
        Unread::Refused(status) => format!("the server answered with status {status}"),
        Unread::Unreadable => "the answer is of another kind than the service gives".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_a_task_is_known_from() {
        for (connector, jobs, expected) in [
            (None, 1, "1 job on the server"),
            (Some(""), 0, "Catalogue"),
            (Some("Box"), 2, "Catalogue, Box · 2 jobs on the server"),
        ] {
            assert_eq!(known_from(connector, jobs), expected);
        }
    }

    #[test]
    fn what_is_known_is_said_with_what_is_doubtful() {
        let required = ParameterDraft { required: Some(true), ..ParameterDraft::default() };
        let mut task = KnownTask { parameters: vec![required.clone()], is_complete: true, ..KnownTask::default() };
        assert_eq!(of_catalogue(&task), "Catalogue: 1 parameter, 1 required.");
        task.is_complete = false;
        task.is_name_of_job = true;
        task.parameters.clear();
        assert_eq!(
            of_catalogue(&task),
            "Catalogue: no parameters. There may be more. Its source names the ready-made job, not the task: make sure \
             of the task’s name."
        );
        assert_eq!(
            of_job("A", &[required, ParameterDraft::default()]),
            "Job “A” on the server: 2 parameters, 1 required, as the server knows them."
        );
    }

    #[test]
    fn what_was_added_is_counted() {
        for (new, completed, kept, expected) in [
            (2, 0, 0, "Added 2 parameters."),
            (1, 2, 3, "Added 1 parameter. 2 that stood there got what was known of them. 3 stood there already."),
            (0, 0, 3, "The form has them all already."),
            (0, 1, 0, "Added no parameters. 1 that stood there got what was known of them."),
        ] {
            assert_eq!(added(Added { new, completed, kept }), expected);
        }
    }
}
