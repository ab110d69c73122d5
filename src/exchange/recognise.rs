//! What a text holds that somebody pasted, dropped or opened, and the job that comes of it.
//!
//! Owns the order in which the pieces of a text are found and put together.
//! Must not apply anything: it gives a draft, and what there is to say about it.

use super::cells::RowCells;
use super::command::{self, Body};
use super::fault::{ImportError, ImportReason};
use super::pieces::{
    Content, begins_json, command_in, content, ends_rows, fragment_in, is_fence, is_script, json_length, lines_from,
};
use super::shell::{Shell, Word, take_apart};
use super::table::read_table;
use super::{link, rows_text};
use crate::find::has;
use crate::job::{JobDraft, ParameterDraft, ReadValue, RowId, UnknownField, fill_placeholders, pair_rows};
use crate::json::read;
use crate::places::Places;

/// What a text gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The job. Rows that stand for a parameter of the job before have its row's id; new ones have 0.
    pub draft: JobDraft,
    /// What was found, in its order.
    pub found: Vec<Found>,
    /// What was dropped, or is to be done.
    pub notes: Vec<Note>,
}

/// A piece of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A cURL command.
    Curl {
        /// The shell for which it is quoted.
        shell: Shell,
        /// Its method.
        method: String,
        /// Its address.
        address: String,
    },
    /// A job with so many parameters.
    Job(usize),
    /// So many parameters without a job.
    Parameters(usize),
    /// A table with so many rows, with or without a head.
    Table(usize, bool),
    /// So many rows as text.
    Text(usize),
    /// A link to a job with so many parameters.
    Link(usize),
}

/// What there is to say about a text that was taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// A name and a password, or what stands for them, were dropped.
    Credentials,
    /// The command's own method was dropped.
    Method(String),
    /// The command's own address was dropped.
    Address(String),
    /// Headers of the command were dropped.
    Headers(Vec<String>),
    /// A shell would have filled in variables; they stand as they are.
    Variables,
    /// Columns of a table mean nothing here.
    Columns(Vec<String>),
    /// The values of these parameters are secret and have to be typed again.
    Secrets(Vec<String>),
}

/// Recognises a text: JSON of a job or of parameters alone, a cURL command, a table, rows as text, a link; or several of
/// them one under the other, such as a command and the file that it names.
///
/// A job replaces the one before. Parameters without a job are put into it by name; the others stay.
///
/// # Errors
/// When something in it cannot be taken over, with the place.
pub fn recognise(text: &str, before: &JobDraft) -> Result<Imported, ImportError> {
    let mut import = Import { source: text, ..Import::default() };
    import.first_command = lines_from(text, 0).find_map(|(at, line)| Some(at + command_in(line)?));
    import.take("\u{feff}");
    while import.skip_blank_lines() {
        import.piece()?;
    }
    import.finish(before)
}

/// From so many pieces on, what a piece is like is told by its first line alone: to look through the whole text for each
/// of many takes too long.
const MANY: usize = 100;

/// A text that is being taken in.
#[derive(Default)]
struct Import<'a> {
    source: &'a str,
    at: usize,
    /// Where the line ends in which `at` stands, its line break included; no more than `at` where that is not known.
    line_end: usize,
    /// Where the first cURL command stands.
    first_command: Option<usize>,
    job: Option<JobDraft>,
    rows: Vec<Row>,
    /// What a command lacks, if nothing else gives it.
    lacks: Option<(usize, ImportReason)>,
    found: Vec<Found>,
    notes: Vec<Note>,
}

/// A parameter that was found without a job.
enum Row {
    /// In a table, or as text.
    Cells(RowCells),
    /// In JSON.
    Read(ParameterDraft),
}

impl<'a> Import<'a> {
    fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or_default()
    }

    fn take(&mut self, text: &str) {
        if self.rest().starts_with(text) {
            self.at += text.len();
        }
    }

    fn error(&self, at: usize, reason: ImportReason) -> ImportError {
        ImportError::at(self.source, at, reason)
    }

    /// What is left of the line, its line break included. Its end is looked for once: many documents may stand in a line.
    fn line(&mut self) -> &'a str {
        if self.line_end <= self.at {
            self.line_end = self.at + self.rest().split_inclusive('\n').next().unwrap_or_default().len();
        }
        self.source.get(self.at..self.line_end).unwrap_or_default()
    }

    /// Up to where a piece is looked at before it is read.
    fn seen(&mut self) -> usize {
        if self.found.len() < MANY { self.source.len() } else { self.at + self.line().len() }
    }

    /// Goes to the start of the next line that is not blank; blanks in front of JSON and commands do not count.
    fn skip_blank_lines(&mut self) -> bool {
        while self.at < self.source.len() {
            let line = self.line();
            if !line.trim().is_empty() {
                return true;
            }
            self.at += line.len();
        }
        false
    }

    fn piece(&mut self) -> Result<(), ImportError> {
        let line = self.line();
        let trimmed = line.trim();
        if begins_json(line) {
            self.at += line.len() - line.trim_start().len();
            return self.json_piece();
        }
        if let Some(offset) = command_in(line) {
            return self.command_piece(self.at + offset);
        }
        if let Some(fragment) = fragment_in(trimmed) {
            return self.link_piece(fragment, line.len());
        }
        if trimmed.starts_with("# name") && has(trimmed, "|") {
            return self.text_piece();
        }
        let is_among_commands = self.first_command.is_some_and(|first| self.at < first)
            || matches!(self.found.last(), Some(Found::Curl { .. } | Found::Job(_) | Found::Parameters(_)))
                && self.first_command.is_some();
        if is_among_commands && is_script(trimmed) || is_fence(trimmed) {
            self.at += line.len();
            return Ok(());
        }
        self.table_piece()
    }

    fn json_piece(&mut self) -> Result<(), ImportError> {
        let start = self.at;
        let piece = self.rest().get(..json_length(self.rest())).unwrap_or_default();
        self.at += piece.len();
        self.json(start, piece, |offset| start + offset)
    }

    /// Takes in JSON whose bytes stand in the text where `place` says.
    fn json(&mut self, start: usize, piece: &str, place: impl Fn(usize) -> usize) -> Result<(), ImportError> {
        let fault = |error| ImportError::json(error, piece, self.source, &place);
        let node = read(piece).map_err(fault)?;
        match content(node).map_err(fault)? {
            Content::Job(_) if self.job.is_some() => return Err(self.error(start, ImportReason::SecondJob)),
            Content::Job(job) => {
                self.found.push(Found::Job(job.parameters.len()));
                self.job = Some(*job);
            }
            Content::Parameters(rows) => {
                self.found.push(Found::Parameters(rows.len()));
                self.rows.extend(rows.into_iter().map(Row::Read));
            }
            Content::Other => return Err(self.error(start, ImportReason::NotAJob)),
        }
        Ok(())
    }

    fn command_piece(&mut self, start: usize) -> Result<(), ImportError> {
        let (shell, line) = take_apart(self.source, start, self.seen())?;
        self.at = line.end;
        let command = command::read(&line.words);
        let has_body = !matches!(command.body, Body::None);
        let method = command.method.unwrap_or_else(|| if has_body { "POST" } else { "GET" }.to_owned());
        if command.has_credentials {
            self.notes.push(Note::Credentials);
        }
        if method != "POST" {
            self.notes.push(Note::Method(method.clone()));
        }
        if !command.address.is_empty() {
            self.notes.push(Note::Address(command.address.clone()));
        }
        if !command.headers.is_empty() {
            self.notes.push(Note::Headers(command.headers));
        }
        if line.has_variables {
            self.notes.push(Note::Variables);
        }
        self.found.push(Found::Curl { shell, method, address: command.address });
        match (command.body, line.input) {
            (Body::Text(body), _) => self.body(&body, shell),
            (Body::File { name, .. }, Some(input)) if name == "-" => self.body(&input, shell),
            (Body::File { name, at }, _) => {
                self.lacks = Some((at, ImportReason::FileMissing(name)));
                Ok(())
            }
            (Body::None, _) => {
                self.lacks = Some((start, ImportReason::NoBody));
                Ok(())
            }
        }
    }

    fn body(&mut self, body: &Word, shell: Shell) -> Result<(), ImportError> {
        // Before PowerShell 7.3, quotes for a program needed a backslash of their own.
        let unescaped = (shell == Shell::PowerShell).then(|| body.without_escaped_quotes());
        let body =
            unescaped.as_ref().filter(|other| read(&body.text).is_err() && read(&other.text).is_ok()).unwrap_or(body);
        self.json(body.at, &body.text, |offset| body.place_of(offset))
    }

    fn link_piece(&mut self, fragment: &str, length: usize) -> Result<(), ImportError> {
        let start = self.at;
        self.at += length;
        match link::from_fragment(fragment, RowId::default()) {
            _ if self.job.is_some() => Err(self.error(start, ImportReason::SecondJob)),
            Some(Ok(job)) => {
                self.found.push(Found::Link(job.parameters.len()));
                self.job = Some(job);
                Ok(())
            }
            Some(Err(reason)) => Err(self.error(start, ImportReason::Link(reason))),
            None => Err(self.error(start, ImportReason::Unrecognised)),
        }
    }

    fn text_piece(&mut self) -> Result<(), ImportError> {
        let start = self.at;
        self.at =
            lines_from(self.source, start).find(|(_, line)| ends_rows(line)).map_or(self.source.len(), |(at, _)| at);
        let before = self.rows.len();
        for line in rows_text::read_lines(self.source, start..self.at) {
            let line = line.map_err(|(at, reason)| self.error(at, ImportReason::Text(reason)))?;
            self.rows.push(Row::Cells(line));
        }
        self.found.push(Found::Text(self.rows.len() - before));
        Ok(())
    }

    fn table_piece(&mut self) -> Result<(), ImportError> {
        let table = read_table(self.source, self.at, self.seen())?;
        self.at = table.end;
        self.found.push(Found::Table(table.rows.len(), table.has_head));
        if !table.passed_over.is_empty() {
            self.notes.push(Note::Columns(table.passed_over));
        }
        self.rows.extend(table.rows.into_iter().map(Row::Cells));
        Ok(())
    }

    fn finish(mut self, before: &JobDraft) -> Result<Imported, ImportError> {
        let has_json = self.found.iter().any(|found| matches!(found, Found::Job(_) | Found::Parameters(_)));
        if let Some((at, reason)) = self.lacks.take_if(|_| !has_json && self.job.is_none()) {
            return Err(self.error(at, reason));
        }
        if self.found.is_empty() {
            return Err(self.error(0, ImportReason::Empty));
        }
        let is_whole = self.job.is_some();
        let mut draft = self.job.take().unwrap_or_else(|| before.clone());
        let pairs = pair_rows(&before.parameters, &mut draft.parameters.iter().map(|row| row.name.as_str()));
        for (row, pair) in draft.parameters.iter_mut().zip(pairs) {
            let old = pair.and_then(|at| before.parameters.get(at));
            row.id = old.map(|old| old.id).unwrap_or_default();
            row.is_secret = row.is_secret.or(old.and_then(|old| old.is_secret));
        }
        self.put_rows(&mut draft.parameters)?;
        // A secret of the job before is none of a whole other job's.
        let known = if is_whole { &[] } else { before.parameters.as_slice() };
        let secrets = fill_placeholders(&mut draft.parameters, known);
        if !secrets.is_empty() {
            self.notes.push(Note::Secrets(secrets));
        }
        Ok(Imported { draft, found: self.found, notes: self.notes })
    }

    /// Puts the rows that were found into those of the job, by name.
    fn put_rows(&self, rows: &mut Vec<ParameterDraft>) -> Result<(), ImportError> {
        let names: Vec<_> = rows.iter().map(|row| row.name.clone()).collect();
        let mut places = Places::default();
        for (at, name) in names.iter().enumerate().rev() {
            places.insert(name.as_str(), at);
        }
        for found in &self.rows {
            let name = match found {
                Row::Cells(row) => &row.name,
                Row::Read(row) => &row.name,
            };
            let place = places.get_mut(name.as_str()).map(|at| *at);
            // Taken out, not copied: many may be put onto one row.
            let old = place.and_then(|at| rows.get_mut(at)).map(std::mem::take);
            let new = match found {
                Row::Cells(row) => {
                    row.apply(old).map_err(|(at, column, fault)| self.error(at, ImportReason::Cell(column, fault)))?
                }
                Row::Read(row) => put_read(row.clone(), old),
            };
            if let Some(row) = place.and_then(|at| rows.get_mut(at)) {
                *row = new;
            } else {
                places.insert(name, rows.len());
                rows.push(new);
            }
        }
        rows.iter_mut().for_each(drop_older_members);
        Ok(())
    }
}

/// What JSON says of a parameter, put onto its row: what it leaves out stays.
fn put_read(mut new: ParameterDraft, old: Option<ParameterDraft>) -> ParameterDraft {
    let Some(mut old) = old else { return new };
    new.id = old.id;
    new.is_secret = old.is_secret;
    if !new.data_type_stated {
        new.data_type = old.data_type;
        new.data_type_stated = old.data_type_stated;
    }
    if new.as_read == Some(ReadValue::Absent) {
        new.text = old.text;
        new.truth = old.truth;
        new.as_read = old.as_read;
    }
    new.required = new.required.or(old.required);
    if new.help_text.sent().is_none() {
        new.help_text = old.help_text;
    }
    old.unknown.append(&mut new.unknown);
    new.unknown = old.unknown;
    new
}

/// Of members with one key the last stays: the others are those of documents before.
fn drop_older_members(row: &mut ParameterDraft) {
    let mut last = Places::default();
    for (at, field) in row.unknown.iter().enumerate() {
        last.insert(field.key.as_str(), at);
    }
    let is_last = |(at, field): (usize, &UnknownField)| last.get(field.key.as_str()) == Some(at);
    let mut stay: Vec<_> = row.unknown.iter().enumerate().map(is_last).collect();
    let mut stay = stay.drain(..);
    row.unknown.retain(|_| stay.next().unwrap_or(true));
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
