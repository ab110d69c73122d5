//! Rows as a table: cells parted by tabs, commas or semicolons, as spreadsheets copy and save them.
//!
//! Owns the table's grammar (RFC 4180, with any of the three signs) and its head. Must not know what a cell means.

use super::cells::{Cell, Column, RowCells};
use super::fault::{ImportError, ImportReason};
use super::pieces::ends_rows;
use crate::find::{first_of, without_end, without_start};
use crate::job::ParameterDraft;
use crate::json::{Place, twice};

/// What may stand over a column, in whatever letter case.
const HEADS: [(&str, Column); 15] = [
    ("name", Column::Name),
    ("parameter", Column::Name),
    ("parameter name", Column::Name),
    ("type", Column::DataType),
    ("data type", Column::DataType),
    ("datatype", Column::DataType),
    ("required", Column::Required),
    ("mandatory", Column::Required),
    ("help", Column::Help),
    ("help text", Column::Help),
    ("helptext", Column::Help),
    ("description", Column::Help),
    ("value", Column::Value),
    ("parameter value", Column::Value),
    ("other members", Column::Other),
];

/// A table that was read.
pub(super) struct Table {
    pub(super) rows: Vec<RowCells>,
    pub(super) has_head: bool,
    /// Heads of columns that mean nothing here.
    pub(super) passed_over: Vec<String>,
    /// Where the text goes on behind it, in bytes.
    pub(super) end: usize,
}

/// The rows as a table with a head, cells parted by tabs: a spreadsheet takes it from the clipboard.
#[must_use]
pub fn rows_to_table(rows: &[ParameterDraft]) -> String {
    let count = if rows.iter().all(|row| row.unknown.is_empty()) { 5 } else { 6 };
    let columns = || Column::ALL.into_iter().take(count);
    let mut table = String::new();
    push_record(&mut table, columns().map(|column| column.word().to_owned()));
    for row in rows {
        push_record(&mut table, columns().map(|column| written(row, column)));
    }
    table
}

fn push_record(table: &mut String, fields: impl Iterator<Item = String>) {
    for (at, field) in fields.enumerate() {
        if at > 0 {
            table.push('\t');
        }
        if field.starts_with('"') || first_of(&field, b"\t\n\r").is_some() || at == 0 && ends_rows(&field) {
            table.push('"');
            table.push_str(&field.replace('"', "\"\""));
            table.push('"');
        } else {
            table.push_str(&field);
        }
    }
    table.push('\n');
}

fn written(row: &ParameterDraft, column: Column) -> String {
    let cell = Cell::of_row(row, column);
    match (cell.bracketed(), cell.parts()) {
        (Some(word), _) => word,
        (None, ("", Some(text))) if is_guarded(column, text) => format!("\\{text}"),
        (None, ("", Some(text))) => text.to_owned(),
        (None, (word, Some(text))) => format!("{word} {text}"),
        (None, (word, None)) => word.to_owned(),
    }
}

/// Whether a text would be read as something else than itself, but for backslashes in front of it: then there is one
/// more of them. Quotes cannot tell it: a spreadsheet does not keep them.
fn is_guarded(column: Column, text: &str) -> bool {
    let bare = without_start(text, b"\\");
    !bare.is_empty() && Cell::read(column, bare) != Cell::plain(bare)
}

fn read_cell(column: Column, text: &str) -> Cell {
    match text.strip_prefix('\\') {
        Some(rest) if is_guarded(column, rest) => Cell::plain(rest),
        _ => Cell::read(column, text),
    }
}

/// Reads the table that begins at `start`; it ends with the text, or before a line outside quotes that begins another
/// piece. Which sign parts its cells is looked for up to the byte `seen`.
///
/// # Errors
/// When it is none, with the place.
pub(super) fn read_table(source: &str, start: usize, seen: usize) -> Result<Table, ImportError> {
    let error = |at, reason| Err(ImportError::at(source, at, reason));
    let (records, end) = records(source, start, separator(source.get(start..seen).unwrap_or_default()))?;
    let Some(first) = records.first() else { return error(start, ImportReason::Empty) };
    if records.iter().all(|record| record.len() < 2) {
        return error(start, ImportReason::Unrecognised);
    }
    let head = head(first);
    let mut table = Table { rows: Vec::new(), has_head: head.is_some(), passed_over: Vec::new(), end };
    let columns: Vec<Option<Column>> = if let Some(columns) = head {
        let unknown = first.iter().zip(&columns).filter(|(field, column)| column.is_none() && !field.text.is_empty());
        table.passed_over = unknown.map(|(field, _)| field.text.clone()).collect();
        columns
    } else {
        let widest = records.iter().max_by_key(|record| filled(record));
        match widest.map_or(0, |record| filled(record)) {
            1 | 2 => vec![Some(Column::Name), Some(Column::Value)],
            count @ (5 | 6) => Column::ALL.into_iter().take(count).map(Some).collect(),
            count => {
                let at = widest.and_then(|record| record.get(count - 1)).map_or(start, |field| field.at);
                return error(at, ImportReason::Columns(count));
            }
        }
    };
    // Of a wide head there are few.
    let known: Vec<_> = columns.iter().enumerate().filter_map(|(place, column)| Some((place, (*column)?))).collect();
    let records = records.get(usize::from(table.has_head)..).unwrap_or_default();
    for record in records {
        let at = record.first().map_or(start, |field| field.at);
        let mut row = RowCells::default();
        for (place, column) in &known {
            let (text, at) = record.get(*place).map_or(("", at), |field| (field.text.as_str(), field.at));
            row.add(*column, at, read_cell(*column, text));
        }
        if let Some(field) = record.iter().skip(columns.len()).find(|field| !field.text.trim().is_empty()) {
            return error(field.at, ImportReason::NoHead);
        }
        if row.name.trim().is_empty() {
            return error(at, ImportReason::NoName);
        }
        table.rows.push(row);
    }
    unique(source, &table.rows, records)?;
    Ok(table)
}

/// No two of the rows, which these records gave, have one name.
fn unique(source: &str, rows: &[RowCells], records: &[Vec<Field>]) -> Result<(), ImportError> {
    let Some((first, again)) = twice(rows.iter().map(|row| row.name.as_str())) else { return Ok(()) };
    let at = |place: usize| records.get(place).and_then(|record| record.first()).map_or(0, |field| field.at);
    let name = rows.get(again).map(|row| row.name.clone()).unwrap_or_default();
    Err(ImportError::at(source, at(again), ImportReason::DuplicateName(name, Place::of(source, at(first)))))
}

/// The columns that a head names, if the record is one: a name and something besides.
fn head(record: &[Field]) -> Option<Vec<Option<Column>>> {
    let column = |field: &Field| {
        let word = field.text.trim();
        HEADS.iter().find(|(head, _)| head.eq_ignore_ascii_case(word)).map(|(_, column)| *column)
    };
    let mut columns: Vec<Option<Column>> = Vec::with_capacity(record.len());
    for field in record {
        // The first of two heads for the same is the one.
        let found = column(field).filter(|found| !columns.contains(&Some(*found)));
        columns.push(found);
    }
    let known = columns.iter().flatten().count();
    (known > 1 && columns.contains(&Some(Column::Name))).then_some(columns)
}

/// A cell's text, and where it begins in bytes.
struct Field {
    text: String,
    at: usize,
}

/// How many cells there are up to the last that is not blank.
fn filled(record: &[Field]) -> usize {
    record.iter().rposition(|field| !field.text.trim().is_empty()).map_or(0, |last| last + 1)
}

/// The records that are not wholly blank, and where they end.
fn records(source: &str, start: usize, separator: u8) -> Result<(Vec<Vec<Field>>, usize), ImportError> {
    let mut records = Vec::new();
    let (mut record, mut at) = (Vec::new(), start);
    loop {
        let (field, next) = field(source, at, separator)?;
        record.push(field);
        at = next + 1;
        if source.as_bytes().get(next) == Some(&separator) {
            continue;
        }
        records.push(std::mem::take(&mut record));
        let rest = source.get(at..).unwrap_or_default();
        if rest.is_empty() || ends_rows(rest.lines().next().unwrap_or_default()) {
            records.retain(|record| filled(record) > 0);
            return Ok((records, at.min(source.len())));
        }
    }
}

/// The cell at `at`, and where the separator, the line break or the end stands behind it.
fn field(source: &str, at: usize, separator: u8) -> Result<(Field, usize), ImportError> {
    let rest = source.get(at..).unwrap_or_default();
    let is_end = |b: &u8| *b == separator || *b == b'\n';
    let Some(quoted) = rest.strip_prefix('"') else {
        let length = rest.as_bytes().iter().position(is_end).unwrap_or(rest.len());
        let text = rest.get(..length).unwrap_or_default();
        let is_last = rest.as_bytes().get(length) != Some(&separator);
        let text = if is_last { text.strip_suffix('\r').unwrap_or(text) } else { text };
        return Ok((Field { text: text.to_owned(), at }, at + length));
    };
    let (mut text, mut taken) = (String::new(), 0);
    loop {
        let part = quoted.get(taken..).unwrap_or_default();
        let Some(quote) = part.find('"') else { return Err(ImportError::at(source, at, ImportReason::OpenQuote)) };
        text.push_str(part.get(..quote).unwrap_or_default());
        taken += quote + 1;
        if quoted.as_bytes().get(taken) != Some(&b'"') {
            break;
        }
        text.push('"');
        taken += 1;
    }
    let mut behind = at + 1 + taken;
    if source.get(behind..).is_some_and(|rest| rest.starts_with("\r\n") || rest == "\r") {
        behind += 1;
    }
    if source.as_bytes().get(behind).is_some_and(|b| !is_end(b)) {
        return Err(ImportError::at(source, behind, ImportReason::BehindQuote));
    }
    Ok((Field { text, at }, behind))
}

/// The sign between the cells: a tab if there is one outside quotes, a semicolon if the head has it, else a comma.
fn separator(text: &str) -> u8 {
    let (mut is_quoted, mut is_start) = (false, true);
    let mut bytes = text.bytes().enumerate().peekable();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' if is_quoted => is_quoted = bytes.next_if(|(_, next)| *next == b'"').is_some(),
            _ if is_quoted => {}
            b'"' if is_start => is_quoted = true,
            b'\t' => return b'\t',
            b'\n' if text.get(at + 1..).and_then(|rest| rest.lines().next()).is_some_and(ends_rows) => break,
            _ => {}
        }
        is_start = !is_quoted && matches!(byte, b',' | b';' | b'\n');
    }
    let first = text.lines().next().unwrap_or_default();
    let fields: Vec<_> = first
        .split(';')
        .map(|text| Field { text: without_end(without_start(text, b"\""), b"\"").to_owned(), at: 0 })
        .collect();
    if head(&fields).is_some() { b';' } else { b',' }
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
