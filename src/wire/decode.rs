//! Reads a job from JSON: the body of a POST, the reply to a GET, a sample of the documentation.
//!
//! Owns the forms in which a job may be written.
//! Must not judge the job: what stands in the document stands in the draft.

use crate::job::{DataType, JobDraft, OptionalText, ParameterDraft, ReadValue, RowId, UnknownField};
use crate::json::{JsonError, Kind, Node, Reason, read, twice};

/// Reads a document into a draft whose rows are numbered from `first_row` on.
///
/// Each value keeps its JSON kind until it is edited; members that no documentation names, and `null`
/// where a text or a truth is expected, are kept to be sent back as they came.
///
/// # Errors
/// Broken JSON, a key or parameter name that stands twice, or a value of the wrong kind, with the place.
pub fn decode(document: &str, first_row: RowId) -> Result<JobDraft, JsonError> {
    decode_node(read(document)?, first_row)
}

/// As [`decode`], of a value inside a document.
///
/// # Errors
/// As [`decode`].
pub fn decode_node(node: Node<'_>, first_row: RowId) -> Result<JobDraft, JsonError> {
    let mut draft = JobDraft::default();
    node.each_member("JobDetails", &mut |key, value| {
        if value.kind() == Kind::Null {
            draft.unknown.push(unknown(key, value));
            return Ok(());
        }
        match key {
            "jobName" => draft.job_name = value.text(key)?,
            "taskName" => draft.task_name = value.text(key)?,
            "retryCount" => value.number(key)?.clone_into(&mut draft.retry_count),
            "concurrent" => draft.concurrent = Some(value.boolean(key)?),
            "isEnabled" => draft.is_enabled = Some(value.boolean(key)?),
            "status" => draft.status = OptionalText::stated(value.text(key)?),
            "jobScheduleType" => draft.job_schedule_type = OptionalText::stated(value.text(key)?),
            "cronScheduleType" => draft.cron_schedule_type = OptionalText::stated(value.text(key)?),
            "notification" => {
                value.members(key)?;
                value.raw().clone_into(&mut draft.notification);
            }
            "parameters" => {
                draft.parameters = decode_parameters(value, first_row)?;
                draft.empty_parameters_sent = draft.parameters.is_empty();
            }
            _ => draft.unknown.push(unknown(key, value)),
        }
        Ok(())
    })?;
    Ok(draft)
}

/// As [`decode`], of the value of `parameters` alone.
///
/// # Errors
/// As [`decode`].
pub fn decode_parameters(node: Node<'_>, first_row: RowId) -> Result<Vec<ParameterDraft>, JsonError> {
    let mut rows = Vec::new();
    match node.kind() {
        Kind::Object => node.each_member("parameters", &mut |key, value| {
            let mut row = ParameterDraft { name: key.to_owned(), ..ParameterDraft::default() };
            read_parameter(&mut row, value, key, None)?;
            rows.push(row);
            Ok(())
        })?,
        Kind::Array => {
            let mut names = Vec::new();
            for item in node.items("parameters")? {
                let (mut row, mut name) = (ParameterDraft::default(), None);
                read_parameter(&mut row, item, "parameters", Some(&mut name))?;
                names.push(name.ok_or_else(|| item.error(Reason::Missing { what: "name".to_owned() }))?);
                rows.push(row);
            }
            if let Some((first, again)) = twice(rows.iter().map(|row| row.name.as_str()))
                && let (Some(first), Some(again)) = (names.get(first), names.get(again))
            {
                return Err(again.error(Reason::DuplicateKey { key: again.text("name")?, first: first.place() }));
            }
        }
        _ => return Err(node.wrong_kind("parameters", Kind::Object)),
    }
    for (row, id) in rows.iter_mut().zip(first_row.0..) {
        row.id = RowId(id);
    }
    Ok(rows)
}

/// Reads a parameter into its row. In the array form its name is one of the members: then there is a place for that.
fn read_parameter<'a>(
    row: &mut ParameterDraft,
    node: Node<'a>,
    what: &str,
    mut name: Option<&mut Option<Node<'a>>>,
) -> Result<(), JsonError> {
    row.as_read = Some(ReadValue::Absent);
    let mut kind = None;
    node.each_member(what, &mut |key, value| {
        match (key, &mut name) {
            ("name", Some(name)) => {
                row.name = value.text(key)?;
                **name = Some(value);
            }
            // Where the name stands before the parameter, it may be said again. Another would be a second name, which the
            // array form has no place for.
            ("name", None) if value.text(key)? == row.name => {}
            ("name", None) => return Err(value.error(Reason::Unexpected { what: key.to_owned() })),
            ("value", _) => {
                kind = Some(value.kind());
                read_value(row, value)?;
            }
            _ if value.kind() == Kind::Null => row.unknown.push(unknown(key, value)),
            ("dataType", _) => {
                row.data_type = DataType::of_word(&value.text(key)?);
                row.data_type_stated = true;
            }
            ("required", _) => row.required = Some(value.boolean(key)?),
            ("helpText", _) => row.help_text = OptionalText::stated(value.text(key)?),
            _ => row.unknown.push(unknown(key, value)),
        }
        Ok(())
    })?;
    if !row.data_type_stated {
        row.data_type = match kind {
            Some(Kind::Number) => DataType::Number,
            Some(Kind::Boolean) => DataType::Boolean,
            _ => DataType::String,
        };
    }
    Ok(())
}

fn unknown(key: &str, value: Node<'_>) -> UnknownField {
    UnknownField { key: key.to_owned(), value: value.to_text() }
}

/// Fills the row so that the value can be edited whatever data type it has.
fn read_value(row: &mut ParameterDraft, value: Node<'_>) -> Result<(), JsonError> {
    row.as_read = Some(match value.kind() {
        Kind::Text => {
            row.text = OptionalText::stated(value.text("value")?);
            row.truth = row.text.text.parse().ok();
            ReadValue::Text
        }
        Kind::Number => {
            row.text = OptionalText::stated(value.raw());
            ReadValue::Number
        }
        Kind::Boolean => {
            row.truth = Some(value.boolean("value")?);
            row.text = OptionalText::stated(value.raw());
            ReadValue::Boolean
        }
        Kind::Null => ReadValue::Other(value.to_text()),
        Kind::Array | Kind::Object => {
            row.text = OptionalText::stated(value.raw());
            ReadValue::Other(value.to_text())
        }
    });
    Ok(())
}
