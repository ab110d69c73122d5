//! A command line taken apart as a shell would do it.
//!
//! Owns the words of a command and the way from each of their characters back to the text.
//! Must not know what the command does.

mod bash;
mod cmd;
mod powershell;

use super::fault::{ImportError, ImportReason};
use crate::find::without_start;

/// The shells in which a command may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shell {
    /// bash, and what quotes alike.
    Bash,
    /// Windows PowerShell and PowerShell.
    PowerShell,
    /// The command prompt of Windows.
    Cmd,
}

/// A command, taken apart.
#[derive(Debug)]
pub(super) struct CommandLine {
    pub(super) words: Vec<Word>,
    /// What stands under the command and is given to it to read.
    pub(super) input: Option<Word>,
    /// Whether something in it would have been filled in by the shell.
    pub(super) has_variables: bool,
    /// Where the text goes on behind it, in bytes.
    pub(super) end: usize,
}

/// A word without its quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    /// Where it begins in the text, in bytes.
    pub(super) at: usize,
    /// From which byte of the word on which byte of the text it follows.
    steps: Vec<(usize, usize)>,
}

impl Word {
    /// Where this byte of the word stands in the text.
    pub(super) fn place_of(&self, offset: usize) -> usize {
        let behind = self.steps.partition_point(|(from, _)| *from <= offset);
        let step = behind.checked_sub(1).and_then(|at| self.steps.get(at));
        step.map_or(self.at, |(from, at)| at + (offset - from))
    }

    /// The rest of the word from this byte on.
    pub(super) fn from(&self, offset: usize) -> Self {
        let mut open = Open::new(self.place_of(offset));
        for (at, c) in self.text.char_indices().filter(|(at, _)| *at >= offset) {
            open.push(c, self.place_of(at));
        }
        open.into_word()
    }

    /// Puts another behind this word, with a text between them.
    pub(super) fn append(&mut self, between: &str, other: &Self) {
        self.text.push_str(between);
        let offset = self.text.len();
        self.text.push_str(&other.text);
        self.steps.extend(other.steps.iter().map(|(from, at)| (offset + from, *at)));
    }

    /// The word with `\"` as `"`, and two backslashes before a quote as one: what PowerShell up to 7.2 needs to pass a
    /// quote on.
    pub(super) fn without_escaped_quotes(&self) -> Self {
        let mut open = Open::new(self.at);
        let mut slashes = Vec::new();
        for (at, c) in self.text.char_indices() {
            let at = self.place_of(at);
            if c == '\\' {
                slashes.push(at);
                continue;
            }
            let kept = if c == '"' { slashes.len() / 2 } else { slashes.len() };
            slashes.drain(..).take(kept).for_each(|at| open.push('\\', at));
            open.push(c, at);
        }
        for at in slashes {
            open.push('\\', at);
        }
        open.into_word()
    }
}

/// A word that is still being read.
#[derive(Debug)]
struct Open {
    bytes: Vec<u8>,
    at: usize,
    steps: Vec<(usize, usize)>,
}

impl Open {
    fn new(at: usize) -> Self {
        Self { bytes: Vec::new(), at, steps: Vec::new() }
    }

    fn push(&mut self, c: char, at: usize) {
        self.step(at);
        self.bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    }

    fn push_byte(&mut self, byte: u8, at: usize) {
        self.step(at);
        self.bytes.push(byte);
    }

    fn step(&mut self, at: usize) {
        let offset = self.bytes.len();
        if self.steps.last().is_none_or(|(from, to)| to + (offset - from) != at) {
            self.steps.push((offset, at));
        }
    }

    /// The word; `$'…'` alone can make it hold bytes that are no text.
    fn into_word(self) -> Word {
        Word { text: String::from_utf8(self.bytes).unwrap_or_default(), at: self.at, steps: self.steps }
    }

    fn is_text(&self) -> bool {
        std::str::from_utf8(&self.bytes).is_ok()
    }
}

/// The words read so far, and the text that is yet to be read. A fault ends that text.
struct Reader<'a> {
    source: &'a str,
    at: usize,
    open: Option<Open>,
    words: Vec<Word>,
    /// What is given to the command to read.
    input: Option<Word>,
    has_variables: bool,
    fault: Option<ImportError>,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str, at: usize) -> Self {
        Self { source, at, open: None, words: Vec::new(), input: None, has_variables: false, fault: None }
    }

    fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Takes the next character, with its place.
    fn next(&mut self) -> Option<(usize, char)> {
        let c = self.peek()?;
        let at = self.at;
        self.at += c.len_utf8();
        Some((at, c))
    }

    /// Takes this text, if it comes next.
    fn take(&mut self, text: &str) -> bool {
        let is_next = self.rest().starts_with(text);
        if is_next {
            self.at += text.len();
        }
        is_next
    }

    /// Takes a line break; blanks before it, which are easily copied along, are passed over.
    fn take_line_break(&mut self) -> bool {
        let blanks = self.rest().len() - without_start(self.rest(), b" \t\r").len();
        let is_next = self.rest().get(blanks..).is_some_and(|rest| rest.starts_with('\n'));
        if is_next {
            self.at += blanks + 1;
        }
        is_next
    }

    /// Begins a word, if none has begun.
    fn open(&mut self) -> &mut Open {
        self.open.get_or_insert_with(|| Open::new(self.at))
    }

    fn push(&mut self, c: char, at: usize) {
        self.open.get_or_insert_with(|| Open::new(at)).push(c, at);
    }

    /// Ends the word.
    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            if !open.is_text() {
                self.fail(open.at, ImportReason::NotText);
            }
            self.words.push(open.into_word());
        }
    }

    fn fail(&mut self, at: usize, reason: ImportReason) {
        self.fault.get_or_insert_with(|| ImportError::at(self.source, at, reason));
        self.at = self.source.len();
    }

    /// The quote that stands there is not closed.
    fn open_quote(&mut self, at: usize) {
        self.fail(at, ImportReason::OpenQuote);
    }

    /// Takes what is left of the line, its line break included.
    fn skip_line(&mut self) {
        self.at += self.rest().find('\n').map_or(self.rest().len(), |at| at + 1);
    }

    /// Notes a name, a bracket or a brace behind `$`.
    fn note_variable(&mut self) {
        self.has_variables |= self.peek().is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '_' | '{' | '('));
    }
}

/// Takes the command that begins at this byte apart, as the shell it is written for would. Which shell that is, is looked
/// for up to the byte `seen`.
///
/// # Errors
/// A quote that is not closed, or bytes that are no text, with the place.
pub(super) fn take_apart(source: &str, at: usize, seen: usize) -> Result<(Shell, CommandLine), ImportError> {
    let shell = shell_of(source.get(at..seen).unwrap_or_default());
    let mut reader = Reader::new(source, at);
    match shell {
        Shell::Bash => bash::take_apart(&mut reader),
        Shell::PowerShell => powershell::take_apart(&mut reader),
        Shell::Cmd => cmd::take_apart(&mut reader),
    }
    reader.close();
    let Reader { at: end, words, input, has_variables, fault, .. } = reader;
    match fault {
        Some(fault) => Err(fault),
        None => Ok((shell, CommandLine { words, input, has_variables, end })),
    }
}

/// Each shell goes on in the next line behind a sign of its own; only Windows calls the program `curl.exe`.
fn shell_of(command: &str) -> Shell {
    let is_windows =
        command.split_whitespace().next().is_some_and(|word| word.to_ascii_lowercase().ends_with("curl.exe"));
    let mut quote = None;
    let mut has_single = false;
    let mut chars = command.char_indices();
    while let Some((at, c)) = chars.next() {
        let rest = command.get(at + c.len_utf8()..).unwrap_or_default();
        let breaks = || without_start(rest, b" \t\r").starts_with('\n');
        match (quote, c) {
            (None, '^') if rest.starts_with('"') || breaks() => return Shell::Cmd,
            (None, '`') if breaks() => return Shell::PowerShell,
            (None, '\n') => break,
            (None | Some('"'), '\\') => {
                chars.next();
            }
            (Some('"'), '`') if is_windows => {
                chars.next();
            }
            (None, '\'' | '"') => {
                has_single |= c == '\'';
                quote = Some(c);
            }
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    match (is_windows, has_single) {
        (false, _) => Shell::Bash,
        (true, true) => Shell::PowerShell,
        (true, false) => Shell::Cmd,
    }
}

#[cfg(test)]
mod tests;
