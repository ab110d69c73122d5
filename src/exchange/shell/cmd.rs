//! Words as the command prompt of Windows and the program's start make them.
//!
//! Owns the caret, and the quotes and backslashes of a program's arguments (Microsoft, "Parsing C command-line
//! arguments"). Must not run or fill in anything.

use super::Reader;

/// The arguments as the program takes them out of its command line.
struct Arguments<'r, 'a> {
    reader: &'r mut Reader<'a>,
    /// Backslashes whose meaning the next character decides.
    slashes: Vec<usize>,
    /// Where the quote stands that is open.
    quote: Option<usize>,
    /// Whether the character before closed a quote: another one is then a quote itself.
    just_closed: bool,
}

pub(super) fn take_apart(reader: &mut Reader<'_>) {
    let mut arguments = Arguments { reader, slashes: Vec::new(), quote: None, just_closed: false };
    // The prompt has its own view of what is in quotes: there a caret is a caret.
    let mut is_quoted = false;
    while let Some((at, c)) = arguments.reader.next() {
        match c {
            '^' if !is_quoted => {
                arguments.reader.take_line_break();
                // Whatever follows stands for itself, be it another line break.
                arguments.reader.take("\r");
                if let Some((at, c)) = arguments.reader.next() {
                    arguments.take(c, at);
                }
            }
            '&' | '|' | '<' | '>' if !is_quoted => {
                arguments.reader.skip_line();
                break;
            }
            '\n' if !is_quoted => break,
            '\r' if !is_quoted => {}
            _ => {
                is_quoted ^= c == '"';
                arguments.take(c, at);
            }
        }
    }
    arguments.flush(usize::MAX);
    if let Some(at) = arguments.quote {
        arguments.reader.open_quote(at);
    }
}

impl Arguments<'_, '_> {
    fn take(&mut self, c: char, at: usize) {
        let was_closed = std::mem::take(&mut self.just_closed);
        match c {
            '\\' => self.slashes.push(at),
            '"' => {
                let count = self.slashes.len();
                self.flush(count / 2);
                if count % 2 == 1 {
                    self.reader.push(c, at);
                } else if was_closed && count == 0 {
                    self.reader.push(c, at);
                    self.quote = Some(at);
                } else if self.quote.take().is_some() {
                    self.just_closed = true;
                } else {
                    self.reader.open.get_or_insert_with(|| super::Open::new(at));
                    self.quote = Some(at);
                }
            }
            ' ' | '\t' if self.quote.is_none() => {
                self.flush(usize::MAX);
                self.reader.close();
            }
            _ => {
                self.flush(usize::MAX);
                self.reader.push(c, at);
            }
        }
    }

    /// Takes up to so many of the backslashes that wait as what they are, and drops the others.
    fn flush(&mut self, count: usize) {
        for at in self.slashes.drain(..).take(count) {
            self.reader.push('\\', at);
        }
    }
}
