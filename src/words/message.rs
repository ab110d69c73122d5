//! Sentences with places for names, numbers and dates (ICU `MessageFormat`).
//!
//! Owns of that format: `{0}`, `{0, plural, one {# row} other {# rows}}`, `selectordinal` and `select`. Arguments are
//! numbered. There is no quoting: what holds a brace is an argument. Must not know which sentences there are.

use super::locale::Locale;
use crate::find::{find, first_of};

/// What stands in one place of a sentence.
#[derive(Debug, Clone, Copy)]
pub enum Part<'a> {
    /// As it stands.
    Text(&'a str),
    /// So many.
    Count(usize),
}

impl<'a> From<&'a str> for Part<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Part<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Part<'_> {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

/// The sentence with its parts. What is not as the format has it stands as it is; a test holds all sentences to it.
pub(super) fn filled(sentence: &str, parts: &[Part<'_>], locale: &dyn Locale, direction: Direction) -> String {
    let mut text = String::new();
    Filling { parts, locale, direction }.fill(&mut text, sentence, "");
    text
}

/// A text whose direction is its own, whatever stands around it.
pub(super) fn isolated(text: &str) -> String {
    ["\u{2068}", text, "\u{2069}"].concat()
}

/// The direction in which a language is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left. What is put into a sentence is kept apart from it (Unicode's isolates): a name in Latin
    /// letters would else take the signs around it along to its own side.
    Rtl,
}

struct Filling<'a> {
    parts: &'a [Part<'a>],
    locale: &'a dyn Locale,
    direction: Direction,
}

impl Filling<'_> {
    /// `number` stands for `#`.
    fn fill(&self, text: &mut String, sentence: &str, number: &str) {
        let mut rest = sentence;
        while let Some(at) = first_of(rest, b"{#") {
            let (before, place) = rest.split_at(at);
            text.push_str(before);
            if let Some(after) = place.strip_prefix('#') {
                text.push_str(if number.is_empty() { "#" } else { number });
                rest = after;
            } else {
                let (inner, after) = braced(place);
                self.put(text, inner);
                rest = after;
            }
        }
        text.push_str(rest);
    }

    /// What one place holds.
    fn put(&self, text: &mut String, place: &str) {
        let (name, choice) = parted(place);
        // No sentence has more than ten places.
        let [digit @ b'0'..=b'9'] = name.trim().as_bytes() else { return };
        let Some(part) = self.parts.get(usize::from(digit - b'0')) else { return };
        let (kind, branches) = parted(choice);
        match *part {
            Part::Text(told) if branches.is_empty() && self.direction == Direction::Rtl => {
                text.push_str(&isolated(told));
            }
            Part::Text(told) if branches.is_empty() => text.push_str(told),
            Part::Text(word) => self.fill(text, chosen(branches, "", word), word),
            Part::Count(number) => {
                let told = self.locale.number(number);
                if branches.is_empty() {
                    text.push_str(&told);
                } else {
                    let category = self.locale.category(number, kind.trim() == "selectordinal");
                    self.fill(text, chosen(branches, &["=", &number.to_string()].concat(), &category), &told);
                }
            }
        }
    }
}

/// The branch that holds for the exact number, for the category, or for all others.
fn chosen<'a>(branches: &'a str, exact: &str, category: &str) -> &'a str {
    branch(branches, exact)
        .or_else(|| branch(branches, category))
        .or_else(|| branch(branches, "other"))
        .unwrap_or_default()
}

/// The branch of this name.
fn branch<'a>(branches: &'a str, wanted: &str) -> Option<&'a str> {
    let mut rest = branches;
    while let Some(at) = find(rest, "{") {
        let (name, branch) = rest.split_at(at);
        let (inner, after) = braced(branch);
        if name.trim() == wanted {
            return Some(inner);
        }
        rest = after;
    }
    None
}

/// What stands in the braces with which this begins, and what stands behind them.
fn braced(text: &str) -> (&str, &str) {
    let mut depth = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return (text.get(1..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
        }
    }
    (text, "")
}

/// What stands before the first comma, and what behind it.
fn parted(text: &str) -> (&str, &str) {
    match find(text, ",") {
        Some(at) => (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default()),
        None => (text, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::super::english::PlainEnglish;
    use super::{Direction, Part, filled};

    #[test]
    fn places_are_filled() {
        #[track_caller]
        fn check(sentence: &str, parts: &[Part<'_>], expected: &str) {
            assert_eq!(filled(sentence, parts, &PlainEnglish, Direction::Ltr), expected);
        }
        let rows = "{0, plural, =0 {No rows} one {# row} other {# rows}} in “{1}”.";
        for (count, expected) in [(0, "No rows"), (1, "1 row"), (2, "2 rows")] {
            check(rows, &[count.into(), "a {1} #".into()], &format!("{expected} in “a {{1}} #”."));
        }
        let day = "{0, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}";
        for (count, expected) in
            [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (22, "22nd"), (31, "31st")]
        {
            check(day, &[count.into()], expected);
        }
        let kept = "{0, select, yes {kept as {1}} other {gone}}.";
        check(kept, &["yes".into(), "x".into()], "kept as x.");
        check(kept, &["no".into(), "x".into()], "gone.");
        check("{1} then {0}, #1", &["a".into(), "b".into()], "b then a, #1");
        check("nothing { here", &[], "nothing ");
        check("{7}", &[], "");
    }

    #[test]
    fn names_stay_apart_from_a_sentence_that_runs_from_right_to_left() {
        let told = filled("{0} x {1}", &["J (1)".into(), 2.into()], &PlainEnglish, Direction::Rtl);
        assert_eq!(told, "\u{2068}J (1)\u{2069} x 2");
    }
}
