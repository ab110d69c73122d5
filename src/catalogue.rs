//! The catalogue of known scheduled tasks: `tasks.json` beside the page, which a host may replace.
//!
//! Owns what is read from it. Must not know how the file is fetched, or what the names are used for.

use crate::json::{JsonError, Kind, Member, Node, read};
use std::collections::BTreeSet;

/// Names that are offered while one types; any other name can be typed all the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// Names of scheduled tasks.
    pub tasks: BTreeSet<String>,
    /// IT resources that the documentation of a task names.
    pub it_resources: BTreeSet<String>,
}

/// Reads the catalogue: an array of tasks, each with `task`, `nameIs` and `parameters`.
///
/// # Errors
/// When the text is no such array, with the place.
pub fn catalogue(text: &str) -> Result<Catalogue, JsonError> {
    let mut catalogue = Catalogue::default();
    for task in read(text)?.items("catalogue")? {
        let (mut name, mut is_job) = (None, false);
        for Member { key, value } in task.members("task")? {
            match key.as_str() {
                "task" => name = Some(value.text("task")?),
                // The documentation gives the ready-made job's name there: no job can be made of it.
                "nameIs" => is_job = value.text("nameIs")? == "job",
                "parameters" => it_resources(value, &mut catalogue.it_resources)?,
                _ => {}
            }
        }
        catalogue.tasks.extend(name.filter(|_| !is_job));
    }
    Ok(catalogue)
}

fn it_resources(parameters: Node<'_>, found: &mut BTreeSet<String>) -> Result<(), JsonError> {
    for parameter in parameters.items("parameters")? {
        let (mut is_resource, mut name) = (false, None);
        for Member { key, value } in parameter.members("parameter")? {
            match (key.as_str(), value.kind()) {
                ("dataType", Kind::Text) => is_resource = value.text("dataType")? == "ITResource",
                ("default", Kind::Text) => name = Some(value.text("default")?),
                _ => {}
            }
        }
        found.extend(name.filter(|name| is_resource && !name.is_empty()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::catalogue;

    #[test]
    fn tasks_and_resources_are_read_and_jobs_are_passed_over() {
        let text = r#"[
            {"task": "B", "complete": true, "parameters": [
                {"name": "IT Resource", "dataType": "ITResource", "default": "Box"},
                {"name": "Mode", "dataType": "String", "default": "Full"},
                {"name": "Other", "dataType": "ITResource", "default": null}]},
            {"task": "A", "parameters": []},
            {"task": "J", "nameIs": "job", "parameters": []}]"#;
        let read = catalogue(text).unwrap();
        assert_eq!(read.tasks.into_iter().collect::<Vec<_>>(), ["A", "B"]);
        assert_eq!(read.it_resources.into_iter().collect::<Vec<_>>(), ["Box"]);
    }

    #[test]
    fn the_catalogue_that_comes_with_the_console_is_sound() {
        let read = catalogue(include_str!("../public/tasks.json")).unwrap();
        assert!(read.tasks.contains("OIM Certification Purge Task"), "{:?}", read.tasks);
        assert!(!read.it_resources.is_empty());
    }

    #[test]
    fn another_document_is_refused_with_its_place() {
        assert_eq!(catalogue("[\n{\"task\": 1}]").unwrap_err().place.line, 2);
    }
}
