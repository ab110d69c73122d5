//! All rows as a text that a person reads and types: one line a row, columns parted by `|`.
//!
//! Owns the grammar. A cell stands as it is; in quotes, escaped as in JSON, where it could be read otherwise: `""` is
//! empty text, a blank cell says nothing. Lines that begin with `#` and blank lines are passed over.
//! Must not know what a cell means, nor where the text is edited.

use super::cells::{Cell, CellFault, Column, Mark, RowCells, mark_of};
use super::pieces::ends_rows;
use crate::find::{has, last_of, without_end};
use crate::job::{ParameterDraft, pair_rows};
use crate::json::{Place, Reason, read};
use std::fmt::Write;
use std::ops::Range;

/// A fault in the text, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextFault {
    /// Where.
    pub place: Place,
    /// What.
    pub reason: TextReason,
}

/// What can be wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextReason {
    /// A quote is not closed on its line.
    OpenQuote,
    /// A quoted text breaks the grammar of a JSON string; the parser's own words.
    BadQuote(Reason),
    /// Something follows a quoted text in its cell.
    BehindQuote,
    /// So many cells are neither a name, a name with a value, nor a whole row.
    Columns(usize),
    /// A cell cannot be taken.
    Cell(Column, CellFault),
}

/// Columns are set out in line up to so many characters.
const WIDEST: usize = 40;

/// The rows as text, each on a line of its own, under a line that names the columns.
#[must_use]
pub fn rows_to_text(rows: &[ParameterDraft]) -> String {
    let columns = if rows.iter().all(|row| row.unknown.is_empty()) { 5 } else { 6 };
    let columns: Vec<_> = Column::ALL.into_iter().take(columns).collect();
    let mut lines = vec![columns.iter().map(|column| column.word().to_owned()).collect::<Vec<_>>()];
    if let Some(first) = lines.first_mut().and_then(|head| head.first_mut()) {
        first.insert_str(0, "# ");
    }
    for row in rows {
        lines.push(columns.iter().map(|column| written(row, *column)).collect());
    }
    let width = |at: usize| {
        let cells = lines.iter().filter_map(|line| line.get(at));
        cells.map(|cell| cell.chars().count()).filter(|width| *width <= WIDEST).max().unwrap_or_default()
    };
    let widths: Vec<_> = (0..columns.len()).map(width).collect();
    let mut text = String::new();
    for line in &lines {
        let start = text.len();
        for (cell, width) in line.iter().zip(&widths) {
            if text.len() > start {
                text.push_str(" | ");
            }
            text.push_str(cell);
            text.extend(std::iter::repeat_n(' ', width.saturating_sub(cell.chars().count())));
        }
        text.truncate(without_end(&text, b" ").len());
        text.push('\n');
    }
    text
}

/// Reads rows from such a text. A line of a name alone, or of a name and a value, leaves the rest of its row as it was.
///
/// A row is one of those `before` if it has its name, or stands in its place while neither is found elsewhere; then it
/// keeps its id, and whatever the line says nothing new about. Other rows have the id 0.
///
/// # Errors
/// All faults, in the order of the lines.
pub fn rows_from_text(text: &str, before: &[ParameterDraft]) -> Result<Vec<ParameterDraft>, Vec<TextFault>> {
    let lines = read_lines(text, 0..text.len());
    let mut olds = old_rows(before, &lines).into_iter();
    let (mut rows, mut faults) = (Vec::with_capacity(lines.len()), Vec::new());
    for line in lines {
        let old = if line.is_ok() { olds.next().flatten() } else { None };
        match line
            .and_then(|line| line.apply(old.cloned()).map_err(|(at, of, fault)| (at, TextReason::Cell(of, fault))))
        {
            Ok(row) => rows.push(row),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(rows) } else { Err(with_places(text, faults)) }
}

/// The lines that hold rows in this part of the text, or what is wrong with them, at its byte.
pub(super) fn read_lines(text: &str, part: Range<usize>) -> Vec<Result<RowCells, (usize, TextReason)>> {
    let mut lines = Vec::new();
    let mut start = part.start;
    for line in text.get(part).unwrap_or_default().split_inclusive('\n') {
        match line_cells(line.trim_end()).and_then(row) {
            Ok(None) => {}
            Ok(Some(mut row)) => {
                row.shift(start);
                lines.push(Ok(row));
            }
            Err((at, reason)) => lines.push(Err((start + at, reason))),
        }
        start += line.len();
    }
    lines
}

/// Counts lines and columns once for all faults, which stand in their order.
fn with_places(text: &str, faults: Vec<(usize, TextReason)>) -> Vec<TextFault> {
    let (mut line, mut start) = (1, 0);
    let place = |(at, reason)| {
        let passed = text.get(start..at).unwrap_or_default();
        line += passed.matches('\n').count();
        start += last_of(passed, b"\n").map_or(0, |last| last + 1);
        let column = text.get(start..at).unwrap_or_default().chars().count() + 1;
        TextFault { place: Place { line, column }, reason }
    };
    faults.into_iter().map(place).collect()
}

fn row(found: Vec<(usize, Found)>) -> Result<Option<RowCells>, (usize, TextReason)> {
    let columns: &[Column] = match found.len() {
        0 => return Ok(None),
        1 => &[Column::Name],
        2 => &[Column::Name, Column::Value],
        5 | 6 => &Column::ALL,
        count => return Err((found.last().map_or(0, |(at, _)| *at), TextReason::Columns(count))),
    };
    let mut row = RowCells::default();
    for (column, (at, found)) in columns.iter().zip(found) {
        row.add(*column, at, found.cell(*column));
    }
    Ok(Some(row))
}

/// A cell as it was found: a text in quotes, and the mark before it, if any; or without quotes, of which the mark is yet
/// to be read.
struct Found {
    mark: Option<Mark>,
    text: String,
}

impl Found {
    fn cell(self, column: Column) -> Cell {
        match self.mark {
            None => Cell::read(column, &self.text),
            Some(Mark::Plain) if self.text.is_empty() => Cell { mark: Mark::Empty, text: self.text },
            Some(mark) => Cell { mark, text: self.text },
        }
    }
}

/// The cells of a line with their places in bytes; none of a line that is passed over.
fn line_cells(line: &str) -> Result<Vec<(usize, Found)>, (usize, TextReason)> {
    let mut found = Vec::new();
    let start = line.trim_start();
    if start.is_empty() || start.starts_with('#') {
        return Ok(found);
    }
    let mut at = 0;
    loop {
        let rest = line.get(at..).unwrap_or_default();
        let blanks = rest.len() - rest.trim_start().len();
        let (cell, length) =
            read_cell(rest.trim_start(), found.is_empty()).map_err(|(more, reason)| (at + blanks + more, reason))?;
        found.push((at + blanks, cell));
        at += blanks + length;
        match line.get(at..).and_then(|rest| rest.strip_prefix('|')) {
            Some(_) => at += 1,
            None => return Ok(found),
        }
    }
}

/// A cell without blanks in front, and how many bytes it takes up to the next `|` or the end.
fn read_cell(text: &str, is_name: bool) -> Result<(Found, usize), (usize, TextReason)> {
    let end = text.find('|').unwrap_or(text.len());
    let bare = text.get(..end).unwrap_or_default().trim_end();
    let unquoted = Found { mark: None, text: bare.to_owned() };
    let Some(quote) = bare.find('"') else { return Ok((unquoted, end)) };
    let head = bare.get(..quote).unwrap_or_default().trim_end();
    let mark = match mark_of(head) {
        _ if head.is_empty() => Mark::Plain,
        Some((mark, "")) if !is_name => mark,
        _ => return Ok((unquoted, end)),
    };
    let rest = text.get(quote..).unwrap_or_default();
    let length = quoted_length(rest).ok_or((quote, TextReason::OpenQuote))?;
    let quoted = rest.get(..length).unwrap_or_default();
    let quoted = read(quoted)
        .and_then(|json| json.text("text"))
        .map_err(|error| (quote + error.place.offset_in(quoted), TextReason::BadQuote(error.into_fault().reason)))?;
    let behind = rest.get(length..).unwrap_or_default();
    let blanks = behind.len() - behind.trim_start().len();
    let end = quote + length + blanks;
    if !behind.trim_start().is_empty() && !behind.trim_start().starts_with('|') {
        return Err((end, TextReason::BehindQuote));
    }
    Ok((Found { mark: Some(mark), text: quoted }, end))
}

/// The length in bytes of the quoted text at the start, both quotes included.
fn quoted_length(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            b'"' if !is_escaped => return Some(at + 1),
            _ => is_escaped = byte == b'\\' && !is_escaped,
        }
    }
    None
}

/// For each line the row that it goes on with.
fn old_rows<'a>(
    before: &'a [ParameterDraft],
    lines: &[Result<RowCells, (usize, TextReason)>],
) -> Vec<Option<&'a ParameterDraft>> {
    let lines: Vec<_> = lines.iter().flatten().collect();
    let mut pairs = pair_rows(before, &mut lines.iter().map(|line| line.name.as_str()));
    let mut is_free = vec![true; before.len()];
    for at in pairs.iter().flatten() {
        if let Some(is_free) = is_free.get_mut(*at) {
            *is_free = false;
        }
    }
    for ((at, is_free), (pair, line)) in is_free.into_iter().enumerate().zip(pairs.iter_mut().zip(lines)) {
        // Renamed, if the line says all else.
        if pair.is_none() && line.get(Column::DataType).is_some() && is_free {
            *pair = Some(at);
        }
    }
    pairs.into_iter().map(|pair| before.get(pair?)).collect()
}

fn written(row: &ParameterDraft, column: Column) -> String {
    let name = &row.name;
    if column == Column::Name {
        let is_guarded = name.starts_with('#') || ends_rows(name);
        return if name.is_empty() { String::new() } else { quoted_if(name, is_guarded) };
    }
    let cell = Cell::of_row(row, column);
    if let Some(word) = cell.bracketed() {
        return word;
    }
    match (cell.mark, cell.parts()) {
        (Mark::Empty, _) => "\"\"".to_owned(),
        (_, ("", Some(text))) => quoted_if(text, Cell::read(column, text) != cell),
        (_, (word, Some(text))) => format!("{word} {}", quoted_if(text, false)),
        (_, (word, None)) => word.to_owned(),
    }
}

/// The text in quotes where it would otherwise be read, or seen, as something else.
fn quoted_if(text: &str, is_guarded: bool) -> String {
    let is_quoted = is_guarded
        || text.is_empty()
        || text.trim().len() < text.len()
        || text.starts_with('"')
        || text.starts_with('(') && has(text, "\"")
        || text.contains(|c| c == '|' || is_escaped(c));
    if !is_quoted {
        return text.to_owned();
    }
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            // A String takes every character: writing to it cannot fail.
            _ if is_escaped(c) => _ = write!(quoted, "\\u{:04x}", u32::from(c)),
            _ => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Characters that break a line, turn the direction of writing, or cannot be seen.
fn is_escaped(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
