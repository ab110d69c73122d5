//! Words for what is known of tasks.
//!
//! Owns which of these sentences are said. Must not know how any of it is found out.

use super::texts::tasks;
use crate::catalogue::{Added, KnownTask};
use crate::job::ParameterDraft;
use crate::scheduler::{NoAnswer, Unread};

/// So many tasks are not shown.
#[must_use]
pub fn more_tasks(count: usize) -> String {
    tasks::MORE.with(&[count.into()])
}

/// Where a task is known from: the catalogue (with the connector, if there is one), and so many jobs.
#[must_use]
pub fn known_from(connector: Option<&str>, jobs: usize) -> String {
    let mut parts = Vec::new();
    match connector {
        None => {}
        Some("") => parts.push(tasks::CATALOGUE.say().to_owned()),
        Some(connector) => parts.push(tasks::CATALOGUE_CONNECTOR.with(&[connector.into()])),
    }
    if jobs > 0 {
        parts.push(tasks::JOBS.with(&[jobs.into()]));
    }
    parts.join(" · ")
}

/// What the catalogue knows of a task.
#[must_use]
pub fn of_catalogue(task: &KnownTask) -> String {
    let mut sentences = vec![tasks::OF_CATALOGUE.with(&[(&parameters(&task.parameters)).into()])];
    if !task.is_complete {
        sentences.push(tasks::INCOMPLETE.say().to_owned());
    }
    if task.is_name_of_job {
        sentences.push(tasks::NAME_OF_JOB.say().to_owned());
    }
    sentences.join(" ")
}

/// What a job on the server tells of its task.
#[must_use]
pub fn of_job(name: &str, rows: &[ParameterDraft]) -> String {
    tasks::OF_JOB.with(&[name.into(), (&parameters(rows)).into()])
}

fn parameters(rows: &[ParameterDraft]) -> String {
    let required = rows.iter().filter(|row| row.required == Some(true)).count();
    let words = if required == 0 { tasks::PARAMETERS } else { tasks::PARAMETERS_REQUIRED };
    words.with(&[rows.len().into(), required.into()])
}

/// Known parameters came into the form.
#[must_use]
pub fn added(Added { new, completed, kept }: Added) -> String {
    if new + completed == 0 {
        return tasks::ALL_THERE.say().to_owned();
    }
    let mut sentences = vec![tasks::ADDED.with(&[new.into()])];
    if completed > 0 {
        sentences.push(tasks::COMPLETED.with(&[completed.into()]));
    }
    if kept > 0 {
        sentences.push(tasks::KEPT.with(&[kept.into()]));
    }
    sentences.join(" ")
}

/// A job of the task could not be read.
#[must_use]
pub fn sibling_unread(why: Unread) -> String {
    tasks::SIBLING_UNREAD.with(&[(&unread(why)).into()])
}

/// Why an answer to a read tells nothing, as a part of a sentence.
#[must_use]
pub fn unread(why: Unread) -> String {
    let reason = match why {
        Unread::NoAnswer(NoAnswer::NotSent(_)) => tasks::UNREAD_OFFLINE,
        Unread::NoAnswer(NoAnswer::TimedOut) => tasks::UNREAD_TIMED_OUT,
        Unread::NoAnswer(_) => tasks::UNREAD_NO_ANSWER,
        Unread::Refused(401) => tasks::UNREAD_NOT_SIGNED_IN,
        Unread::Refused(403) => tasks::UNREAD_NOT_ALLOWED,
        Unread::Refused(404) => tasks::UNREAD_NOT_FOUND,
        Unread::Refused(status) => return tasks::UNREAD_STATUS.with(&[(&status.to_string()).into()]),
        Unread::Unreadable => tasks::UNREAD_UNREADABLE,
    };
    reason.say().to_owned()
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
