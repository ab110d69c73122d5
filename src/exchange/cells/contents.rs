//! From the fields of a row to the contents of its cells, and back.
//!
//! Owns what each field looks like in a cell. Must not know how cells are parted or quoted.

use super::{Cell, CellFault, Column, Mark};
use crate::job::{DataType, OptionalText, ParameterDraft, ReadValue, UnknownField};
use crate::json::{Decimal, JsonError, Kind, Node, Reason, quoted, read};

pub(super) fn truth(truth: Option<bool>) -> Cell {
    match truth {
        None => Cell::of(Mark::Unset, ""),
        Some(true) => Cell::plain("true"),
        Some(false) => Cell::plain("false"),
    }
}

pub(super) fn stated(text: &OptionalText) -> Cell {
    match text.sent() {
        None => Cell::of(Mark::Unset, ""),
        Some("") => Cell::of(Mark::Empty, ""),
        Some(text) => Cell::plain(text),
    }
}

/// A value is marked where its data type alone would send it otherwise.
pub(super) fn value_of(row: &ParameterDraft) -> Cell {
    let text = row.text.text.as_str();
    match (&row.as_read, &row.data_type, row.truth) {
        (Some(ReadValue::Absent), ..) | (Some(ReadValue::Boolean), _, None) => Cell::of(Mark::NoValue, ""),
        (Some(ReadValue::Other(json)), ..) => Cell::of(Mark::Json, json.as_str()),
        (Some(ReadValue::Text), DataType::Number | DataType::Boolean, _) => Cell::of(Mark::Text, text),
        (Some(ReadValue::Text), ..) => stated(&OptionalText::stated(text)),
        (Some(ReadValue::Number) | None, DataType::Number, _) if text.is_empty() => Cell::of(Mark::Unset, ""),
        (Some(ReadValue::Number) | None, DataType::Number, _) => Cell::plain(text),
        (Some(ReadValue::Number), ..) => Cell::of(Mark::Number, text),
        (Some(ReadValue::Boolean) | None, DataType::Boolean, of) => truth(of),
        (Some(ReadValue::Boolean), _, Some(of)) => Cell::of(Mark::Boolean, if of { "true" } else { "false" }),
        (None, ..) => stated(&row.text),
    }
}

/// Puts what a cell says into its field.
pub(super) fn set(row: &mut ParameterDraft, column: Column, cell: &Cell) -> Result<(), CellFault> {
    match (column, cell.mark) {
        (Column::Name, _) => {}
        (Column::DataType, mark) => {
            row.change_type(DataType::of_word(&cell.text));
            row.data_type_stated = mark != Mark::Unsent;
        }
        (Column::Required, _) => row.required = yes_or_no(cell)?,
        (Column::Help, Mark::Unset) => row.help_text = OptionalText::default(),
        (Column::Help, _) => row.help_text = OptionalText::stated(&cell.text),
        (Column::Value, _) => set_value(row, cell)?,
        (Column::Other, _) => row.unknown = members(cell)?,
    }
    Ok(())
}

fn set_value(row: &mut ParameterDraft, cell: &Cell) -> Result<(), CellFault> {
    let text = cell.text.as_str();
    row.as_read = None;
    match (cell.mark, &row.data_type) {
        (Mark::Unset, DataType::Boolean) => row.truth = None,
        (Mark::Unset, _) => row.text = OptionalText::default(),
        (Mark::Empty, DataType::Number) => return Err(CellFault::EmptyNumber),
        (Mark::Plain | Mark::Empty | Mark::Unsent, DataType::Boolean) => row.truth = Some(true_or_false(text)?),
        (Mark::Plain | Mark::Empty | Mark::Unsent, _) => row.text = OptionalText::stated(text),
        (Mark::NoValue, _) => {
            row.text = OptionalText::default();
            row.as_read = Some(ReadValue::Absent);
        }
        (Mark::Text, _) => {
            row.text = OptionalText::stated(text);
            row.truth = text.parse().ok();
            row.as_read = Some(ReadValue::Text);
        }
        (Mark::Number, _) => {
            Decimal::parse(text).ok_or(CellFault::NotANumber)?;
            row.text = OptionalText::stated(text);
            row.as_read = Some(ReadValue::Number);
        }
        (Mark::Boolean, _) => {
            row.truth = Some(true_or_false(text)?);
            row.text = OptionalText::stated(text);
            row.as_read = Some(ReadValue::Boolean);
        }
        (Mark::Json, _) => {
            let json = read(text).map_err(json_fault)?;
            if !matches!(json.kind(), Kind::Null | Kind::Array | Kind::Object) {
                return Err(json_fault(json.wrong_kind("value", Kind::Object)));
            }
            let text = if json.kind() == Kind::Null { "" } else { json.raw() };
            row.text = if text.is_empty() { OptionalText::default() } else { OptionalText::stated(text) };
            row.as_read = Some(ReadValue::Other(json.to_text()));
        }
    }
    Ok(())
}

/// A spreadsheet writes TRUE and FALSE.
fn true_or_false(text: &str) -> Result<bool, CellFault> {
    match text.trim() {
        word if word.eq_ignore_ascii_case("true") => Ok(true),
        word if word.eq_ignore_ascii_case("false") => Ok(false),
        _ => Err(CellFault::NotTrueOrFalse),
    }
}

fn yes_or_no(cell: &Cell) -> Result<Option<bool>, CellFault> {
    const YES: [&str; 6] = ["true", "yes", "y", "x", "1", "required"];
    const NO: [&str; 5] = ["false", "no", "n", "0", "optional"];
    let word = cell.text.trim();
    let is_in = |words: &[&str]| words.iter().any(|known| known.eq_ignore_ascii_case(word));
    match cell.mark {
        Mark::Unset => Ok(None),
        _ if is_in(&YES) => Ok(Some(true)),
        _ if is_in(&NO) => Ok(Some(false)),
        _ => Err(CellFault::NotYesOrNo),
    }
}

pub(super) fn other_of(fields: &[UnknownField]) -> Cell {
    if fields.is_empty() {
        return Cell::of(Mark::Unset, "");
    }
    let mut json = String::new();
    for UnknownField { key, value } in fields {
        json.push_str(if json.is_empty() { "{" } else { ", " });
        // A string can always be written.
        json.push_str(&quoted(key));
        json.push_str(": ");
        json.push_str(value.as_str());
    }
    json.push('}');
    Cell::plain(&json)
}

fn members(cell: &Cell) -> Result<Vec<UnknownField>, CellFault> {
    if cell.mark == Mark::Unset {
        return Ok(Vec::new());
    }
    let mut members = Vec::new();
    let note = &mut |key: &str, value: Node<'_>| {
        if has_its_own_place(key, value.kind()) {
            return Err(value.error(Reason::Unexpected { what: key.to_owned() }));
        }
        members.push(UnknownField { key: key.to_owned(), value: value.to_text() });
        Ok(())
    };
    read(&cell.text).and_then(|json| json.each_member("other members", note)).map_err(json_fault)?;
    Ok(members)
}

/// What another column says is no other member, or it would be said twice. A field that is not set may be null.
fn has_its_own_place(key: &str, kind: Kind) -> bool {
    ["name", "value"].contains(&key) || UnknownField::OF_A_VALUE.contains(&key) && kind != Kind::Null
}

fn json_fault(error: JsonError) -> CellFault {
    CellFault::Json(error.into_fault().reason)
}
