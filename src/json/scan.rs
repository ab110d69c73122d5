//! The walk over JSON's grammar (RFC 8259): where a value ends, and what its strings say.
//!
//! Owns the grammar. Must not build anything: what was passed over is cut out of the text by who asked.
//! It stands in for `serde_json`, whose deserialiser brings numbers, its own errors and a visitor for each thing that is
//! read, and weighed more than this whole room; a test holds it to the same verdict and the same place.

/// Where a text breaks JSON's grammar, in bytes, and how; `None` where it ends too early.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stop {
    pub(super) at: usize,
    pub(super) why: Option<Syntax>,
}

/// How a text can break JSON's grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// No value begins here.
    Value,
    /// Neither a comma nor the end of the array.
    Item,
    /// Neither a comma nor the end of the object.
    Member,
    /// A key is no string.
    Key,
    /// No colon behind a key.
    Colon,
    /// `true`, `false` or `null` is not written out.
    Word,
    /// A number is none.
    Number,
    /// A backslash with a sign behind it that means nothing.
    Escape,
    /// A character in a string that must be escaped.
    Control,
    /// Half of a surrogate pair in a string.
    Surrogate,
    /// Something behind the value.
    Behind,
}

/// A text, and how far it was read.
pub(super) struct Scan<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl Scan<'_> {
    /// Passes over blanks; the byte behind them.
    pub(super) fn blanks(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
        self.peek()
    }

    /// Takes a byte, if it comes next.
    pub(super) fn take(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    /// Passes over a value whose first byte comes next. However deep it is, it takes no stack.
    pub(super) fn value(&mut self) -> Result<(), Stop> {
        // The brackets that are yet to come.
        let mut ends = Vec::new();
        loop {
            match self.blanks() {
                Some(b'"') => self.string()?,
                Some(b'-' | b'0'..=b'9') => self.number()?,
                Some(b't') => self.word("true")?,
                Some(b'f') => self.word("false")?,
                Some(b'n') => self.word("null")?,
                Some(bracket @ (b'[' | b'{')) => {
                    self.at += 1;
                    let end = if bracket == b'{' { b'}' } else { b']' };
                    ends.push(end);
                    if self.blanks() != Some(end) {
                        if end == b'}' {
                            self.key()?;
                        }
                        continue;
                    }
                }
                _ => return self.stop(Syntax::Value),
            }
            while let Some(&end) = ends.last() {
                let next = self.blanks();
                if next == Some(end) {
                    self.at += 1;
                    ends.pop();
                } else if self.take(b',') {
                    if end == b'}' {
                        self.key()?;
                    }
                    break;
                } else {
                    return self.stop(if end == b'}' { Syntax::Member } else { Syntax::Item });
                }
            }
            if ends.is_empty() {
                return Ok(());
            }
        }
    }

    /// Passes over a key and its colon.
    pub(super) fn key(&mut self) -> Result<(), Stop> {
        if self.blanks() != Some(b'"') {
            return self.stop(Syntax::Key);
        }
        self.string()?;
        self.blanks();
        if self.take(b':') { Ok(()) } else { self.stop(Syntax::Colon) }
    }

    /// The text does not go on as it should.
    pub(super) fn stop(&self, why: Syntax) -> Result<(), Stop> {
        let is_end = self.at >= self.text.len();
        Err(Stop { at: self.at - usize::from(is_end && self.at > 0), why: (!is_end).then_some(why) })
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn word(&mut self, word: &str) -> Result<(), Stop> {
        for byte in word.bytes() {
            if !self.take(byte) {
                return self.stop(Syntax::Word);
            }
        }
        Ok(())
    }

    fn number(&mut self) -> Result<(), Stop> {
        self.take(b'-');
        if self.take(b'0') {
            if self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                return self.stop(Syntax::Number);
            }
        } else {
            self.digits()?;
        }
        if self.take(b'.') {
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            let _ = self.take(b'+') || self.take(b'-');
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<(), Stop> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at > start { Ok(()) } else { self.stop(Syntax::Number) }
    }

    fn string(&mut self) -> Result<(), Stop> {
        self.at += 1;
        while !self.take(b'"') {
            match self.peek() {
                None | Some(0..=0x1f) => return self.stop(Syntax::Control),
                Some(b'\\') => {
                    self.at += 1;
                    self.escape()?;
                }
                Some(_) => self.at += 1,
            }
        }
        Ok(())
    }

    fn escape(&mut self) -> Result<(), Stop> {
        let digits = match self.peek() {
            Some(b'u') => 4,
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => 0,
            _ => return self.stop(Syntax::Escape),
        };
        self.at += 1;
        for _ in 0..digits {
            if !self.peek().is_some_and(|byte| byte.is_ascii_hexdigit()) {
                return self.stop(Syntax::Escape);
            }
            self.at += 1;
        }
        Ok(())
    }
}

/// What a string that was passed over says; or the place of half a surrogate pair in it.
pub(super) fn unescaped(raw: &str) -> Result<String, Stop> {
    let mut text = String::with_capacity(raw.len());
    let mut chars = raw.chars();
    while let Some(c) = chars.next() {
        text.push(match c {
            '"' => continue,
            '\\' => match chars.next().unwrap_or_default() {
                'b' => '\u{8}',
                'f' => '\u{c}',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => {
                    let at = raw.len() - chars.as_str().len();
                    let (taken, c) = named(chars.as_str());
                    chars = chars.as_str().get(taken..).unwrap_or_default().chars();
                    c.ok_or(Stop { at, why: Some(Syntax::Surrogate) })?
                }
                itself => itself,
            },
            _ => c,
        });
    }
    Ok(text)
}

/// The character that one or two UTF-16 units name, behind the first `\u`; and how many bytes do.
fn named(digits: &str) -> (usize, Option<char>) {
    let unit = |at: usize| u32::from_str_radix(digits.get(at..at + 4).unwrap_or_default(), 16).unwrap_or_default();
    let (first, second) = (unit(0), unit(6));
    if (0xd800..0xdc00).contains(&first) && (0xdc00..0xe000).contains(&second) && digits.get(4..6) == Some("\\u") {
        return (10, char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)));
    }
    (4, char::from_u32(first))
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
