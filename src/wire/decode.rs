//! Reads a job from JSON: the body of a POST, the reply to a GET, a sample of the documentation.
//!
//! Owns the forms in which a job may be written.
//! Must not judge the job: what stands in the document stands in the draft.

use crate::job::{DataType, JobDraft, OptionalText, ParameterDraft, ReadValue, RowId, UnknownField};
use crate::json::{JsonError, Kind, Member, Node, Reason, read, twice};

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
    for Member { key, value } in node.members("JobDetails")? {
        if value.kind() == Kind::Null {
            draft.unknown.push(UnknownField { key, value: value.to_text() });
            continue;
        }
        match key.as_str() {
            "jobName" => draft.job_name = value.text(&key)?,
            "taskName" => draft.task_name = value.text(&key)?,
            "retryCount" => value.number(&key)?.clone_into(&mut draft.retry_count),
            "concurrent" => draft.concurrent = Some(value.boolean(&key)?),
            "isEnabled" => draft.is_enabled = Some(value.boolean(&key)?),
            "status" => draft.status = OptionalText::stated(value.text(&key)?),
            "jobScheduleType" => draft.job_schedule_type = OptionalText::stated(value.text(&key)?),
            "cronScheduleType" => draft.cron_schedule_type = OptionalText::stated(value.text(&key)?),
            "notification" => {
                value.members(&key)?;
                value.raw().clone_into(&mut draft.notification);
            }
            "parameters" => {
                draft.parameters = decode_parameters(value, first_row)?;
                draft.empty_parameters_sent = draft.parameters.is_empty();
            }
            _ => draft.unknown.push(UnknownField { key, value: value.to_text() }),
        }
    }
    Ok(draft)
}

/// As [`decode`], of the value of `parameters` alone.
///
/// # Errors
/// As [`decode`].
pub fn decode_parameters(node: Node<'_>, first_row: RowId) -> Result<Vec<ParameterDraft>, JsonError> {
    let ids = (first_row.0..).map(RowId);
    match node.kind() {
        Kind::Object => node
            .members("parameters")?
            .into_iter()
            .zip(ids)
            .map(|(Member { key, value }, id)| {
                let members = value.members(&key)?;
                parameter(id, key, members)
            })
            .collect(),
        Kind::Array => {
            let items = node.items("parameters")?.into_iter().map(named).collect::<Result<Vec<_>, _>>()?;
            if let Some((first, again)) = twice(items.iter().map(|(name, ..)| name.as_str()))
                && let (Some((_, first, _)), Some((name, node, _))) = (items.get(first), items.get(again))
            {
                return Err(node.error(Reason::DuplicateKey { key: name.clone(), first: first.place() }));
            }
            items.into_iter().zip(ids).map(|((name, _, members), id)| parameter(id, name, members)).collect()
        }
        _ => Err(node.wrong_kind("parameters", Kind::Object)),
    }
}

/// An item of the array form: its name, the node of that, and the other members.
fn named(item: Node<'_>) -> Result<(String, Node<'_>, Vec<Member<'_>>), JsonError> {
    let mut members = item.members("parameters")?;
    let Some(at) = members.iter().position(|m| m.key == "name") else {
        return Err(item.error(Reason::Missing { what: "name".to_owned() }));
    };
    let name = members.remove(at).value;
    Ok((name.text("name")?, name, members))
}

fn parameter(id: RowId, name: String, members: Vec<Member<'_>>) -> Result<ParameterDraft, JsonError> {
    let mut row = ParameterDraft { id, name, as_read: Some(ReadValue::Absent), ..ParameterDraft::default() };
    let mut kind = None;
    for Member { key, value } in members {
        match key.as_str() {
            "value" => {
                kind = Some(value.kind());
                read_value(&mut row, value)?;
            }
            _ if value.kind() == Kind::Null => row.unknown.push(UnknownField { key, value: value.to_text() }),
            "dataType" => {
                row.data_type = DataType::of_word(&value.text(&key)?);
                row.data_type_stated = true;
            }
            "required" => row.required = Some(value.boolean(&key)?),
            "helpText" => row.help_text = OptionalText::stated(value.text(&key)?),
            _ => row.unknown.push(UnknownField { key, value: value.to_text() }),
        }
    }
    if !row.data_type_stated {
        row.data_type = match kind {
            Some(Kind::Number) => DataType::Number,
            Some(Kind::Boolean) => DataType::Boolean,
            _ => DataType::String,
        };
    }
    Ok(row)
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
