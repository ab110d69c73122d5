//! What is known of scheduled tasks: the catalogue `tasks.json` beside the page, which a host may replace, and a job of
//! the same task.
//!
//! Owns what is read from the catalogue, and what a name that is not among the known ones is like. Must not know how
//! the file is fetched, or what the server is asked.

mod known;
mod names;
mod near;

pub use known::{Added, Known, Sibling, TaskParameters, add_known};
pub use names::Names;
pub use near::{Near, near};

use crate::job::{DataType, OptionalText, ParameterDraft};
use crate::json::{JsonError, Kind, Node, read};
use std::rc::Rc;

/// A scheduled task of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KnownTask {
    /// Its name.
    pub name: String,
    /// What it does, in a sentence.
    pub description: String,
    /// The connector that brings it; empty for a task of the product itself.
    pub connector: String,
    /// Whether all its parameters are known.
    pub is_complete: bool,
    /// Whether the source names the ready-made job, not its task: the task may be called otherwise.
    pub is_name_of_job: bool,
    /// The known parameters as rows: with the type, the default value, the required mark and the help, where they are
    /// known. A type that was concluded or stated by a manual is not sent unless a person chooses it.
    pub parameters: Vec<ParameterDraft>,
}

/// Reads the catalogue, in the order of the tasks' names; those of one name stay in its own.
///
/// # Errors
/// When the text is not an array of tasks, each with an array of parameters, with the place.
pub fn tasks(catalogue: &str) -> Result<Vec<Rc<KnownTask>>, JsonError> {
    let mut tasks = Vec::new();
    for item in read(catalogue)?.items("catalogue")? {
        tasks.push(Rc::new(task(item)?));
    }
    Ok(in_order(tasks))
}

/// The first task of this name, of a catalogue in order.
#[must_use]
pub fn named<'a>(tasks: &'a [Rc<KnownTask>], name: &str) -> Option<&'a Rc<KnownTask>> {
    tasks.get(tasks.partition_point(|task| task.name.as_str() < name)).filter(|task| task.name == name)
}

/// In the order of their names; of one name, the first stays before the others.
fn in_order(tasks: Vec<Rc<KnownTask>>) -> Vec<Rc<KnownTask>> {
    let mut numbered: Vec<_> = (0..).zip(tasks).collect();
    numbered.sort_unstable_by(|(at, task): &(u32, Rc<KnownTask>), (other_at, other)| {
        task.name.cmp(&other.name).then(at.cmp(other_at))
    });
    numbered.into_iter().map(|(_, task)| task).collect()
}

fn task(node: Node<'_>) -> Result<KnownTask, JsonError> {
    let mut task = KnownTask::default();
    node.each_member("task", &mut |key, value| {
        match (key, value.kind()) {
            ("parameters", _) => {
                for item in value.items(key)? {
                    task.parameters.push(parameter(item)?);
                }
            }
            ("task", _) => task.name = value.text(key)?,
            ("description", Kind::Text) => task.description = value.text(key)?,
            ("connector", Kind::Text) => task.connector = value.text(key)?,
            ("complete", Kind::Boolean) => task.is_complete = value.boolean(key)?,
            ("nameIs", Kind::Text) => task.is_name_of_job = value.text(key)? == "job",
            _ => {}
        }
        Ok(())
    })?;
    Ok(task)
}

fn parameter(node: Node<'_>) -> Result<ParameterDraft, JsonError> {
    let mut row = ParameterDraft::default();
    node.each_member("parameter", &mut |key, value| {
        match (key, value.kind()) {
            ("name", _) => row.name = value.text(key)?,
            ("dataType", Kind::Text) => row.data_type = DataType::of_word(&value.text(key)?),
            ("required", Kind::Boolean) => row.required = Some(value.boolean(key)?),
            ("helpText", Kind::Text) => {
                row.help_text = OptionalText { text: value.text(key)?, ..OptionalText::default() }
            }
            ("default", Kind::Text) => {
                row.text.text = value.text(key)?;
                row.truth = row.text.text.parse().ok();
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(row)
}

#[cfg(test)]
mod tests;
