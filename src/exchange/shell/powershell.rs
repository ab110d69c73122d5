//! Words as PowerShell makes them (`about_Quoting_Rules`, `about_Special_Characters`).
//!
//! Owns its quotes, here-strings and the end of a command. Must not run or fill in anything.

use super::Reader;
use crate::find::find;

pub(super) fn take_apart(reader: &mut Reader<'_>) {
    while let Some((at, c)) = reader.next() {
        let is_inside = reader.open.is_some();
        match c {
            ' ' | '\t' | '\r' => reader.close(),
            '\n' => break,
            '`' => {
                if !reader.take_line_break() {
                    escape(reader, at);
                }
            }
            '@' if !is_inside && (reader.take("'\n") || reader.take("'\r\n")) => here_string(reader, at, "\n'@"),
            '@' if !is_inside && (reader.take("\"\n") || reader.take("\"\r\n")) => here_string(reader, at, "\n\"@"),
            '\'' | '"' => quoted(reader, at, c),
            '$' => {
                reader.note_variable();
                reader.push(c, at);
            }
            '#' | '|' | ';' | '>' | '}' if !is_inside => {
                reader.skip_line();
                break;
            }
            _ => reader.push(c, at),
        }
    }
}

/// A quote is written twice within its own kind; a backtick is an escape in double quotes alone.
fn quoted(reader: &mut Reader<'_>, start: usize, quote: char) {
    reader.open();
    loop {
        match reader.next() {
            None => return reader.open_quote(start),
            Some((at, c)) if c == quote => match reader.peek() {
                Some(next) if next == quote => {
                    reader.next();
                    reader.push(quote, at);
                }
                _ => return,
            },
            Some((at, '`')) if quote == '"' => escape(reader, at),
            Some((at, c)) => {
                if c == '$' && quote == '"' {
                    reader.note_variable();
                }
                reader.push(c, at);
            }
        }
    }
}

fn escape(reader: &mut Reader<'_>, at: usize) {
    let Some((_, c)) = reader.next() else { return };
    let plain = match c {
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        'e' => '\u{1b}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\u{b}',
        _ => c,
    };
    reader.push(plain, at);
}

/// `@'`, lines, and `'@` at the start of a line.
fn here_string(reader: &mut Reader<'_>, start: usize, end: &str) {
    // An empty one ends on the line break with which it began.
    reader.at -= 1;
    let Some(length) = find(reader.rest(), end) else { return reader.open_quote(start) };
    let stop = reader.at + length;
    reader.at += 1;
    reader.open();
    while reader.at < stop {
        let Some((at, c)) = reader.next() else { break };
        reader.push(c, at);
    }
    reader.at = stop + end.len();
}
