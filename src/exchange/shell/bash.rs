//! Words as bash makes them (bash's manual, "Quoting" and "Redirections").
//!
//! Owns bash's quotes, comments, here-documents and the end of a command. Must not run or fill in anything.

use super::{Open, Reader, Word};
use crate::find::{without_end, without_start};

/// What stands under the command: `<<END`, `<<-END`, `<<'END'`.
struct HereDocument {
    end: String,
    without_tabs: bool,
    is_literal: bool,
}

pub(super) fn take_apart(reader: &mut Reader<'_>) {
    let mut here = None;
    while let Some((at, c)) = reader.next() {
        let is_inside = reader.open.is_some();
        match c {
            ' ' | '\t' | '\r' => reader.close(),
            '\n' => {
                reader.close();
                // The documentation breaks its lines with a slash.
                if reader.words.pop_if(|word| word.text == "/").is_none() {
                    break;
                }
            }
            '\\' => {
                if !reader.take_line_break()
                    && let Some((at, c)) = reader.next()
                {
                    reader.push(c, at);
                }
            }
            '\'' => single(reader, at),
            '"' => double(reader, at),
            '$' if reader.take("'") => ansi(reader, at),
            '$' if reader.take("\"") => double(reader, at),
            '$' | '`' => {
                reader.note_variable();
                reader.has_variables |= c == '`';
                reader.push(c, at);
            }
            '#' if !is_inside => {
                reader.skip_line();
                break;
            }
            '<' if !is_inside && reader.take("<<") => {
                // A here-string is the next word.
                let count = reader.words.len();
                next_word(reader);
                reader.input = reader.words.pop().filter(|_| reader.words.len() >= count);
            }
            '<' if !is_inside && reader.take("<") => here = here_document(reader),
            '|' | ';' | '&' | '<' | '>' if ends_command(reader, is_inside) => {
                reader.close();
                reader.skip_line();
                break;
            }
            '0'..='9' if !is_inside && is_redirection(reader.rest()) => {
                reader.skip_line();
                break;
            }
            _ => reader.push(c, at),
        }
    }
    reader.close();
    if let Some(here) = here {
        reader.input = Some(read_here_document(reader, &here));
    }
}

/// Within a word such signs are most likely part of an address that was left without quotes.
fn ends_command(reader: &Reader<'_>, is_inside: bool) -> bool {
    !is_inside || reader.peek().is_none_or(char::is_whitespace)
}

fn is_redirection(rest: &str) -> bool {
    matches!(without_start(rest, b"0123456789").as_bytes(), [b'>' | b'<', ..])
}

fn single(reader: &mut Reader<'_>, quote: usize) {
    reader.open();
    loop {
        match reader.next() {
            Some((_, '\'')) => return,
            Some((at, c)) => reader.push(c, at),
            None => return reader.open_quote(quote),
        }
    }
}

fn double(reader: &mut Reader<'_>, quote: usize) {
    reader.open();
    loop {
        match reader.next() {
            Some((_, '"')) => return,
            Some((_, '\\')) if reader.take("\n") => {}
            Some((at, '\\')) => match reader.peek() {
                Some(c @ ('$' | '`' | '"' | '\\')) => {
                    reader.next();
                    reader.push(c, at);
                }
                _ => reader.push('\\', at),
            },
            Some((at, c)) => {
                if c == '$' {
                    reader.note_variable();
                }
                reader.has_variables |= c == '`';
                reader.push(c, at);
            }
            None => return reader.open_quote(quote),
        }
    }
}

/// `$'…'` (bash's manual, "ANSI-C Quoting").
fn ansi(reader: &mut Reader<'_>, quote: usize) {
    reader.open();
    loop {
        let Some((at, c)) = reader.next() else { return reader.open_quote(quote) };
        match c {
            '\'' => return,
            '\\' => {
                let Some((_, c)) = reader.next() else { return reader.open_quote(quote) };
                escape(reader, c, at);
            }
            _ => reader.push(c, at),
        }
    }
}

fn escape(reader: &mut Reader<'_>, c: char, at: usize) {
    let plain = match c {
        'a' => '\u{7}',
        'b' => '\u{8}',
        'e' | 'E' => '\u{1b}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\u{b}',
        '\\' | '\'' | '"' | '?' => c,
        'x' => {
            // Two digits are a byte, of which several may make a character.
            match digits(reader, 2, 16).and_then(|byte| u8::try_from(byte).ok()) {
                Some(byte) => reader.open().push_byte(byte, at),
                None => ['\\', 'x'].into_iter().for_each(|c| reader.push(c, at)),
            }
            return;
        }
        'u' | 'U' => {
            let named = digits(reader, if c == 'u' { 4 } else { 8 }, 16).and_then(char::from_u32);
            if named.is_none() {
                reader.push('\\', at);
            }
            named.unwrap_or(c)
        }
        '0'..='7' => {
            let first = c.to_digit(8).unwrap_or_default();
            let more = reader.rest().chars().take(2).take_while(|c| c.is_digit(8)).count();
            let rest = if more == 0 { 0 } else { digits(reader, more, 8).unwrap_or_default() };
            let value = (first << (3 * more)) + rest;
            // As bash does it: what is more than a byte loses its highest bit.
            reader.open().push_byte(value.to_le_bytes().first().copied().unwrap_or_default(), at);
            return;
        }
        _ => {
            reader.push('\\', at);
            c
        }
    };
    reader.push(plain, at);
}

/// The number of up to so many digits that come next.
fn digits(reader: &mut Reader<'_>, most: usize, radix: u32) -> Option<u32> {
    let count = reader.rest().chars().take(most).take_while(|c| c.is_digit(radix)).count();
    let value = u32::from_str_radix(reader.rest().get(..count)?, radix).ok();
    reader.at += count;
    value
}

/// Reads the next word, and tells whether any of it is quoted.
fn next_word(reader: &mut Reader<'_>) -> bool {
    while reader.take(" ") || reader.take("\t") {}
    let mut was_quoted = false;
    while let Some(c) = reader.peek().filter(|c| !c.is_whitespace()) {
        let at = reader.at;
        reader.next();
        match c {
            '\'' => single(reader, at),
            '"' => double(reader, at),
            '\\' => {
                if let Some((at, c)) = reader.next() {
                    reader.push(c, at);
                }
            }
            _ => reader.push(c, at),
        }
        was_quoted |= matches!(c, '\'' | '"' | '\\');
    }
    reader.close();
    was_quoted
}

fn here_document(reader: &mut Reader<'_>) -> Option<HereDocument> {
    let without_tabs = reader.take("-");
    let is_literal = next_word(reader);
    reader.words.pop().map(|word| HereDocument { end: word.text, without_tabs, is_literal })
}

fn read_here_document(reader: &mut Reader<'_>, here: &HereDocument) -> Word {
    let mut text = Open::new(reader.at);
    while !reader.rest().is_empty() {
        let line_at = reader.at;
        let line = reader.rest().split_inclusive('\n').next().unwrap_or_default();
        reader.at += line.len();
        let bare = if here.without_tabs { without_start(line, b"\t") } else { line };
        if without_end(bare, b"\r\n") == here.end {
            break;
        }
        let mut chars = bare.char_indices().peekable();
        let skipped = line.len() - bare.len();
        while let Some((at, c)) = chars.next() {
            let is_escaped = c == '\\'
                && !here.is_literal
                && chars.peek().is_some_and(|(_, next)| matches!(next, '$' | '`' | '\\' | '\n'));
            if !is_escaped {
                text.push(c, line_at + skipped + at);
            } else if let Some((at, c)) = chars.next().filter(|(_, c)| *c != '\n') {
                text.push(c, line_at + skipped + at);
            }
        }
    }
    text.into_word()
}
