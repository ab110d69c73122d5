//! The rules between a task and the parameters that a job gives it.
//!
//! Must not know how parameters were written in the request.

use crate::details::Given;
use crate::job::Parameter;
use crate::json::Json;
use crate::refusal::{Reason, Refusal};
use crate::tasks::{DataType, Known, Task};

/// Checks the parameters given for a task.
pub(crate) fn check(task: &Task, given: &[Given]) -> Result<Vec<Parameter>, Refusal> {
    given.iter().map(|given| one(task, given)).collect()
}

/// Checks that every parameter the task requires is set.
pub(crate) fn check_required(task: &Task, parameters: &[Parameter]) -> Result<(), Refusal> {
    let set = |known: &&Known| parameters.iter().any(|given| given.name == known.name && !given.value.is_empty());
    let required = task.parameters.iter().filter(|known| known.required == Some(true));
    match required.into_iter().find(|known| !set(known)) {
        None => Ok(()),
        Some(known) => {
            let message = format!("parameters[\"{0}\"]: required parameter {0} is not set", known.name);
            Err(Refusal::new(Reason::ParameterMissing, message))
        }
    }
}

fn one(task: &Task, given: &Given) -> Result<Parameter, Refusal> {
    let known = task.parameter(&given.name);
    if known.is_none() && task.complete {
        let message = format!("parameters[\"{}\"]: the task {} has no such parameter", given.name, task.name);
        return Err(Refusal::new(Reason::UnknownParameter, message));
    }
    let stated = known.filter(|known| !known.inferred_type).and_then(|known| known.data_type);
    if let (Some(stated), Some(sent)) = (stated, given.data_type)
        && stated != sent
    {
        let message = format!("parameters[\"{}\"].dataType: is {}, not {}", given.name, stated.word(), sent.word());
        return Err(Refusal::new(Reason::WrongValue, message));
    }
    let kind = given.data_type.or(known.and_then(|known| known.data_type));
    let value = fitting(kind, &given.value).ok_or_else(|| {
        let wanted = match kind {
            Some(DataType::Boolean) => "true or false",
            Some(DataType::Number) => "a whole number of 64 bits",
            _ => "a string, a number or a boolean",
        };
        Refusal::new(Reason::WrongValue, format!("parameters[\"{}\"].value: must be {wanted}", given.name))
    })?;
    let help_text = given.help_text.clone().or_else(|| known.and_then(|known| known.help_text.clone()));
    Ok(Parameter {
        name: given.name.clone(),
        value,
        data_type: kind.unwrap_or(DataType::String),
        required: known.and_then(|known| known.required).or(given.required).unwrap_or_default(),
        help_text: help_text.unwrap_or_default(),
    })
}

/// The text of a value that fits its kind: never turned into a number of the machine, so its digits stay.
fn fitting(kind: Option<DataType>, value: &Json) -> Option<String> {
    let text = match value {
        Json::Text(text) | Json::Number(text) => text.clone(),
        Json::Bool(flag) => flag.to_string(),
        Json::Null | Json::List(_) | Json::Object(_) => return None,
    };
    let fits = match kind {
        Some(DataType::Boolean) => !matches!(value, Json::Number(_)) && ["true", "false"].contains(&text.as_str()),
        Some(DataType::Number) => !matches!(value, Json::Bool(_)) && text.parse::<i64>().is_ok(),
        Some(DataType::String | DataType::ITResource) | None => true,
    };
    fits.then_some(text)
}
