//! A file of templates: named drafts that a host or a person passes on.
//!
//! Owns the file's form. Must not know where templates are kept.

use super::draft::{draft_of_node, draft_to_json, is_draft};
use crate::job::{JobDraft, RowId};
use crate::json::{JsonError, Node, Reason, quoted, read};
use crate::wire;

/// A named draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// The name under which a person finds it.
    pub name: String,
    /// The job.
    pub job: JobDraft,
}

/// Writes the file, a template a line: `{"templates": [{"name": …, "job": …}]}`.
#[must_use]
pub fn templates_to_json(templates: &[Template]) -> String {
    let mut text = "{\"templates\": [".to_owned();
    for (at, Template { name, job }) in templates.iter().enumerate() {
        text.push_str(if at == 0 { "\n  {\"name\": " } else { ",\n  {\"name\": " });
        text.push_str(&quoted(name));
        text.push_str(", \"job\": ");
        text.push_str(&draft_to_json(job));
        text.push('}');
    }
    text.push_str("\n]}\n");
    text
}

/// Reads such a file. A job may also be written as the body of a request, so that a host can write it by hand.
/// The rows of each job are numbered from 1 on.
///
/// # Errors
/// When the text is not such a file, with the place.
pub fn templates_from_json(text: &str) -> Result<Vec<Template>, JsonError> {
    let mut templates = Vec::new();
    let file = read(text)?;
    let members = file.members("templates")?;
    let Some(list) = members.into_iter().find(|member| member.key == "templates") else {
        return Err(file.error(Reason::Missing { what: "templates".to_owned() }));
    };
    for node in list.value.items("templates")? {
        templates.push(template(node)?);
    }
    Ok(templates)
}

fn template(node: Node<'_>) -> Result<Template, JsonError> {
    let (mut name, mut job) = (None, None);
    node.each_member("template", &mut |key, value| {
        match key {
            "name" => name = Some(value.text(key)?),
            "job" if is_draft(&value.members(key)?) => job = Some(draft_of_node(value, RowId(1))?),
            "job" => job = Some(wire::decode_node(value, RowId(1))?),
            _ => return Err(value.error(Reason::Unexpected { what: key.to_owned() })),
        }
        Ok(())
    })?;
    let missing = |what: &str| node.error(Reason::Missing { what: what.to_owned() });
    Ok(Template { name: name.ok_or_else(|| missing("name"))?, job: job.ok_or_else(|| missing("job"))? })
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::super::any;
    use super::*;
    use crate::json::Place;
    use proptest::prelude::*;

    #[track_caller]
    fn check_refused(text: &str, line: usize, column: usize) {
        let error = templates_from_json(text).unwrap_err();
        assert_eq!(error.place, Place { line, column }, "{error:?}");
    }

    #[test]
    fn what_is_no_file_of_templates_is_refused_with_its_place() {
        check_refused("[]", 1, 1);
        check_refused("{\"jobName\": \"J\"}", 1, 1);
        check_refused("{\"templates\": {}}", 1, 15);
        check_refused("{\"templates\": [\n{\"name\": \"a\"}]}", 2, 1);
        check_refused("{\"templates\": [{\"job\": {\"draft\": 1}}]}", 1, 16);
        check_refused("{\"templates\": [{\"name\": \"a\", \"job\": {\"draft\": 2}}]}", 1, 47);
        check_refused("{\"templates\": [{\"name\": \"a\", \"jobs\": 1}]}", 1, 38);
        check_refused("{\"templates\": [{\"name\": \"a\", \"job\": {\"retryCount\": \"1\"}}]}", 1, 52);
    }

    #[test]
    fn a_job_may_be_written_as_the_body_of_a_request() {
        let sample = include_str!("../../tests/contract/documented/create-a-new-job.request.json");
        let file = format!("{{\"templates\": [{{\"name\": \"Purge\", \"job\": {sample}}}]}}");
        let job = wire::decode(sample, RowId(1)).unwrap();
        assert_eq!(templates_from_json(&file), Ok(vec![Template { name: "Purge".into(), job }]));
    }

    proptest! {
        #[test]
        fn templates_come_back_as_they_were(jobs in prop::collection::vec((any::text(), any::draft()), 0..4)) {
            let templates: Vec<_> = jobs.into_iter().map(|(name, job)| Template { name, job }).collect();
            prop_assert_eq!(templates_from_json(&templates_to_json(&templates)), Ok(templates));
        }
    }
}
