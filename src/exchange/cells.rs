//! A parameter row as cells: name, type, required, help, value, and what no documentation names.
//!
//! Owns what a cell means, so that a row written as text or in a table comes back as it was.
//! Must not know how cells are parted or quoted, nor where they come from.

mod contents;

use self::contents::{other_of, set, stated, truth, value_of};
use crate::job::{DataType, ParameterDraft};
use crate::json::Reason;

/// A cell: what kind of thing stands in it, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) mark: Mark,
    pub(super) text: String,
}

/// What the text of a cell stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Itself.
    Plain,
    /// Nothing: a value that is not set, a mark or help that is not stated.
    Unset,
    /// Text without a character.
    Empty,
    /// A parameter that goes out without a value.
    NoValue,
    /// A data type that is known and not sent.
    Unsent,
    /// A string, whatever the data type.
    Text,
    /// A number, whatever the data type.
    Number,
    /// true or false, whatever the data type.
    Boolean,
    /// null, an array or an object.
    Json,
}

/// The kinds that stand before a text, with the word for each.
const KINDS: [(Mark, &str); 5] = [
    (Mark::Text, "(text)"),
    (Mark::Number, "(number)"),
    (Mark::Boolean, "(boolean)"),
    (Mark::Json, "(JSON)"),
    (Mark::Unsent, "(not sent)"),
];

/// The marks that stand alone, with the word for each.
const ALONE: [(Mark, &str); 3] = [(Mark::Unset, "(not set)"), (Mark::Empty, "(empty)"), (Mark::NoValue, "(no value)")];

/// The columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The parameter's name.
    Name,
    /// dataType
    DataType,
    /// required
    Required,
    /// helpText
    Help,
    /// value
    Value,
    /// Members no documentation names, as a JSON object.
    Other,
}

impl Column {
    /// The columns in their order; the last is there only where it is needed.
    pub(super) const ALL: [Self; 6] =
        [Self::Name, Self::DataType, Self::Required, Self::Help, Self::Value, Self::Other];

    /// The word that stands over the column.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::DataType => "type",
            Self::Required => "required",
            Self::Help => "help",
            Self::Value => "value",
            Self::Other => "other members",
        }
    }
}

/// What is wrong with a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellFault {
    /// `required` is neither yes nor no.
    NotYesOrNo,
    /// The value of a Boolean is neither true nor false.
    NotTrueOrFalse,
    /// A Number cannot be empty text.
    EmptyNumber,
    /// The text marked as a number is none.
    NotANumber,
    /// The text marked as JSON is none, or of another kind.
    Json(Reason),
}

/// The cells of a row that was read; a column that is not there is left out.
#[derive(Debug, Default)]
pub(super) struct RowCells {
    pub(super) name: String,
    /// All but the name, each with its place in bytes.
    cells: Vec<(Column, usize, Cell)>,
}

impl RowCells {
    pub(super) fn add(&mut self, column: Column, at: usize, cell: Cell) {
        match column {
            Column::Name => self.name = cell.text,
            _ => self.cells.push((column, at, cell)),
        }
    }

    /// The cells stand so many bytes further on.
    pub(super) fn shift(&mut self, by: usize) {
        self.cells.iter_mut().for_each(|(_, at, _)| *at += by);
    }

    /// The cell in this column, if there is one, with its place in bytes.
    pub(super) fn get(&self, column: Column) -> Option<(usize, &Cell)> {
        self.cells.iter().find(|(of, ..)| *of == column).map(|(_, at, cell)| (*at, cell))
    }

    /// The row that these cells make of another, or of none. Where a cell says what the row says already, nothing of
    /// the row changes, not even what rests unseen in it; where there is no column, the row is left as it was.
    ///
    /// # Errors
    /// The place and the column of the cell that cannot be taken, and why.
    pub(super) fn apply(&self, before: Option<ParameterDraft>) -> Result<ParameterDraft, (usize, Column, CellFault)> {
        let has_before = before.is_some();
        let mut row = before.unwrap_or_default();
        self.name.clone_into(&mut row.name);
        // In the order of the columns: a value is read by its type.
        for column in Column::ALL {
            let Some((at, cell)) = self.get(column) else { continue };
            // No type leaves the type as it was. That may be long, and many lines may be put onto one row: it is not compared.
            let is_no_type = column == Column::DataType && cell.mark == Mark::Unset;
            if is_no_type || has_before && Cell::of_row(&row, column) == *cell {
                continue;
            }
            set(&mut row, column, cell).map_err(|fault| (at, column, fault))?;
        }
        Ok(row)
    }
}

impl Cell {
    pub(super) fn plain(text: &str) -> Self {
        Self::of(Mark::Plain, text)
    }

    fn of(mark: Mark, text: &str) -> Self {
        Self { mark, text: text.to_owned() }
    }

    /// What stands in this column for a row.
    pub(super) fn of_row(row: &ParameterDraft, column: Column) -> Self {
        match column {
            Column::Name => Self::plain(&row.name),
            Column::DataType => match (row.data_type.as_str(), row.data_type_stated) {
                ("", true) => Self::of(Mark::Empty, ""),
                (word, true) => Self::plain(word),
                (word, false) => Self::of(Mark::Unsent, word),
            },
            Column::Required => truth(row.required),
            Column::Help => stated(&row.help_text),
            Column::Value => value_of(row),
            Column::Other => other_of(&row.unknown),
        }
    }

    /// What an unquoted text in this column stands for.
    pub(super) fn read(column: Column, text: &str) -> Self {
        if text.is_empty() {
            return Self::of(Mark::Unset, "");
        }
        if matches!(column, Column::Name | Column::Required | Column::Other) {
            return Self::plain(text);
        }
        if let Some((mark, rest)) = mark_of(text) {
            return Self::of(mark, rest);
        }
        if column != Column::DataType {
            return Self::plain(text);
        }
        match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            Some(word) => Self::of(Mark::Unsent, type_of_word(word).as_str()),
            None => Self::plain(type_of_word(text).as_str()),
        }
    }

    /// The word for its mark, and the text that follows, if any.
    pub(super) fn parts(&self) -> (&'static str, Option<&str>) {
        let word =
            |list: &[(Mark, &'static str)]| list.iter().find(|(mark, _)| *mark == self.mark).map(|found| found.1);
        match self.mark {
            Mark::Unset => ("", None),
            Mark::Empty | Mark::NoValue => (word(&ALONE).unwrap_or_default(), None),
            _ => (word(&KINDS).unwrap_or_default(), Some(&self.text)),
        }
    }

    /// A documented data type that is not sent: it stands in brackets.
    pub(super) fn bracketed(&self) -> Option<String> {
        let is_documented = self.mark == Mark::Unsent && DataType::DOCUMENTED.iter().any(|t| t.as_str() == self.text);
        is_documented.then(|| format!("({})", self.text))
    }
}

/// The mark at the start of a text, and what follows it.
pub(super) fn mark_of(text: &str) -> Option<(Mark, &str)> {
    if let Some((mark, _)) = ALONE.iter().find(|(_, word)| *word == text) {
        return Some((*mark, ""));
    }
    KINDS.iter().find_map(|(mark, word)| match text.strip_prefix(word)? {
        "" => Some((*mark, "")),
        rest => rest.strip_prefix(' ').map(|rest| (*mark, rest)),
    })
}

/// The data type for a word in a column of types. Letter case does not matter to the four that are documented.
fn type_of_word(word: &str) -> DataType {
    let known = DataType::DOCUMENTED.into_iter().find(|known| known.as_str().eq_ignore_ascii_case(word.trim()));
    known.unwrap_or_else(|| DataType::Other(word.to_owned()))
}
