//! The catalogue of scheduled tasks the service knows: names, parameters, and how much of that is certain.
//!
//! Must not know what a request or a job looks like.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The published list of tasks, shared with the console as a document, not as code.
const CATALOGUE: &str = include_str!("../../../public/tasks.json");

/// The kind of value a parameter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, serde::Serialize)]
pub(crate) enum DataType {
    String,
    Number,
    Boolean,
    ITResource,
}

impl DataType {
    /// All kinds, with the words of the documentation.
    pub(crate) const ALL: [(DataType, &'static str); 4] = [
        (DataType::String, "String"),
        (DataType::Number, "Number"),
        (DataType::Boolean, "Boolean"),
        (DataType::ITResource, "ITResource"),
    ];

    /// The kind of this name.
    pub(crate) fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, known)| *known == word).map(|(kind, _)| kind)
    }

    /// The word of the documentation.
    pub(crate) fn word(self) -> &'static str {
        Self::ALL.into_iter().find(|(kind, _)| *kind == self).map_or("", |(_, word)| word)
    }
}

/// What is known of one parameter.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Known {
    pub(crate) name: String,
    pub(crate) data_type: Option<DataType>,
    pub(crate) required: Option<bool>,
    pub(crate) help_text: Option<String>,
    /// The data type was concluded, not stated: a request may state another.
    #[serde(default)]
    pub(crate) inferred_type: bool,
}

/// What is known of one task.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Task {
    #[serde(rename = "task")]
    pub(crate) name: String,
    /// Whether the parameters below are all there are.
    pub(crate) complete: bool,
    pub(crate) parameters: Vec<Known>,
}

/// All tasks, by name.
#[derive(Debug)]
pub(crate) struct Tasks(BTreeMap<String, Task>);

impl Tasks {
    /// Reads the catalogue.
    pub(crate) fn load() -> Result<Self, serde_json::Error> {
        let list: Vec<Task> = serde_json::from_str(CATALOGUE)?;
        let mut tasks: BTreeMap<String, Task> = BTreeMap::new();
        for task in list {
            // Two connectors have tasks of one name: what fits either is accepted.
            match tasks.get_mut(&task.name) {
                Some(known) => {
                    known.complete = false;
                    known.parameters.extend(task.parameters);
                }
                None => {
                    tasks.insert(task.name.clone(), task);
                }
            }
        }
        Ok(Self(tasks))
    }

    /// The task of this name.
    pub(crate) fn get(&self, name: &str) -> Option<&Task> {
        self.0.get(name)
    }
}

impl Task {
    /// What is known of the parameter of this name.
    pub(crate) fn parameter(&self, name: &str) -> Option<&Known> {
        self.parameters.iter().find(|known| known.name == name)
    }
}
