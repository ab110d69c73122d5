//! The catalogue of known scheduled tasks: `tasks.json` beside the page, which a host may replace.
//!
//! Owns what is read from it. Must not know how the file is fetched, or what the names are used for.

use crate::json::{JsonError, Kind, Node, read};
use std::collections::BTreeSet;

/// The IT resources that the catalogue names: the values that its ITResource parameters have by default.
///
/// # Errors
/// When the text is not an array of tasks, each with an array of parameters, with the place.
pub fn it_resources(catalogue: &str) -> Result<BTreeSet<String>, JsonError> {
    let mut found = BTreeSet::new();
    for task in read(catalogue)?.items("catalogue")? {
        task.each_member("task", &mut |key, value| {
            if key == "parameters" {
                for parameter in value.items(key)? {
                    found.extend(it_resource(parameter)?);
                }
            }
            Ok(())
        })?;
    }
    Ok(found)
}

fn it_resource(parameter: Node<'_>) -> Result<Option<String>, JsonError> {
    let (mut is_resource, mut name) = (false, None);
    parameter.each_member("parameter", &mut |key, value| {
        match (key, value.kind()) {
            ("dataType", Kind::Text) => is_resource = value.text(key)? == "ITResource",
            ("default", Kind::Text) => name = Some(value.text(key)?),
            _ => {}
        }
        Ok(())
    })?;
    Ok(name.filter(|name| is_resource && !name.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::it_resources;

    #[track_caller]
    fn check(parameters: &str, expected: &[&str]) {
        let text = format!("[{{\"task\": \"T\", \"parameters\": [{parameters}]}}]");
        assert_eq!(it_resources(&text).unwrap().into_iter().collect::<Vec<_>>(), expected, "{parameters}");
    }

    #[test]
    fn defaults_of_it_resources_are_read_and_nothing_else() {
        check("", &[]);
        check(r#"{"name": "R", "dataType": "ITResource", "default": "Box"}"#, &["Box"]);
        check(r#"{"default": "B", "dataType": "ITResource"}, {"default": "A", "dataType": "ITResource"}"#, &["A", "B"]);
        check(r#"{"name": "R", "dataType": "ITResource", "default": null}"#, &[]);
        check(r#"{"name": "R", "dataType": "ITResource", "default": ""}"#, &[]);
        check(r#"{"name": "M", "dataType": "String", "default": "Full"}"#, &[]);
        check(r#"{"name": "N", "dataType": null, "default": "x"}"#, &[]);
    }

    #[test]
    fn the_catalogue_that_comes_with_the_console_is_sound() {
        assert!(!it_resources(include_str!("../public/tasks.json")).unwrap().is_empty());
    }

    #[test]
    fn another_document_is_refused_with_its_place() {
        assert_eq!(it_resources("[\n{\"parameters\": 1}]").unwrap_err().place.line, 2);
    }
}
