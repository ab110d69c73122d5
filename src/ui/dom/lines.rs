//! A long text in pieces, of which only those that change are touched, and only those in view are laid out.
//!
//! Owns where the pieces end. Put together they are the text, letter for letter. Must not know what the text is, but that
//! it has parts, each of whole lines, of which one may change alone.

use super::{Read, follow};
use crate::ui::framework::Rndr;
use crate::wire::Encoded;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Text};

/// So many lines are a piece.
const PIECE: usize = 40;

/// The class of a piece: the style says that it is laid out where it is in view.
const CLASS: &str = "lines";

/// Shows the text as the only content of `parent`, and follows it; and what has changed of it alone.
pub(super) fn follow_lines(
    parent: Element,
    body: Box<dyn Read<Encoded>>,
    touched: Box<dyn Read<Option<(usize, String)>>>,
) {
    let shown = Rc::new(RefCell::new(Shown::default()));
    let of_part = shown.clone();
    follow(Box::new(move || shown.borrow_mut().show(&parent, body.read())));
    follow(Box::new(move || {
        if let Some((part, text)) = touched.read() {
            of_part.borrow_mut().replace(part, &text);
        }
    }));
}

/// What is shown.
#[derive(Default)]
struct Shown {
    pieces: Vec<Piece>,
    /// Where each part begins, and where the last one ends.
    parts: Vec<usize>,
}

struct Piece {
    element: Element,
    node: Text,
    text: String,
}

impl Shown {
    fn show(&mut self, parent: &Element, body: Encoded) {
        let mut count = 0;
        for piece in pieces(&body.text) {
            match self.pieces.get_mut(count) {
                Some(shown) if shown.text != piece => shown.set(piece.to_owned()),
                Some(_) => {}
                None => self.pieces.push(Piece::new(parent, piece)),
            }
            count += 1;
        }
        for Piece { element, .. } in self.pieces.drain(count..) {
            Rndr::remove(&element);
        }
        self.parts = body.parameters;
    }

    fn replace(&mut self, part: usize, text: &str) {
        let Some([from, to]) = self.parts.get(part..).and_then(<[usize]>::first_chunk).copied() else { return };
        let texts: Vec<_> = self.pieces.iter().map(|piece| piece.text.as_str()).collect();
        for (at, text) in replaced(&texts, from..to, text) {
            if let Some(piece) = self.pieces.get_mut(at) {
                piece.set(text);
            }
        }
        for place in self.parts.iter_mut().skip(part + 1) {
            *place = *place + text.len() + from - to;
        }
    }
}

impl Piece {
    fn new(parent: &Element, text: &str) -> Self {
        let element = Rndr::create_element("span", None);
        Rndr::set_attribute(&element, "class", CLASS);
        let node: Text = Rndr::create_text_node(text).unchecked_into();
        Rndr::insert_node(&element, &node, None);
        Rndr::insert_node(parent, &element, None);
        Self { element, node, text: text.to_owned() }
    }

    fn set(&mut self, text: String) {
        if self.text != text {
            Rndr::set_text(&self.node, &text);
            self.text = text;
        }
    }
}

/// The text in pieces, each but the last ending with a line.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest.match_indices('\n').nth(PIECE - 1).map_or(rest.len(), |(at, line_break)| at + line_break.len());
        let (piece, after) = rest.split_at_checked(end)?;
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

/// The pieces that change, with what they become, when this range of the text that they are together becomes another text.
/// It comes into the first of them.
fn replaced(pieces: &[&str], range: Range<usize>, text: &str) -> Vec<(usize, String)> {
    let mut changed = Vec::new();
    let mut begin = 0;
    for (at, piece) in pieces.iter().enumerate() {
        let end = begin + piece.len();
        if begin < range.end && range.start < end {
            let before = piece.get(..range.start.saturating_sub(begin)).unwrap_or_default();
            let after = piece.get(range.end.min(end) - begin..).unwrap_or_default();
            let put = if changed.is_empty() { text } else { "" };
            changed.push((at, [before, put, after].concat()));
        }
        begin = end;
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::{PIECE, pieces, replaced};

    #[test]
    fn the_pieces_are_the_text() {
        for (lines, end, expected) in [
            (0, "", 0),
            (1, "", 1),
            (PIECE, "", 1),
            (PIECE, "x", 2),
            (3 * PIECE + 1, "", 4),
            (3 * PIECE, "{\"a\": \"\u{2028}\"}", 4),
        ] {
            let text = "line\n".repeat(lines) + end;
            assert_eq!(pieces(&text).count(), expected, "{lines} {end}");
            assert_eq!(pieces(&text).collect::<String>(), text);
        }
    }

    #[test]
    fn a_part_is_replaced_in_the_pieces_that_it_stands_in() {
        let pieces = ["one\n", "two\n", "three\n"];
        let check = |range, text, expected: &[(usize, &str)]| {
            let expected: Vec<_> = expected.iter().map(|(at, text)| (*at, (*text).to_owned())).collect();
            assert_eq!(replaced(&pieces, range, text), expected);
        };
        check(0..4, "1\n", &[(0, "1\n")]);
        check(4..8, "2\n", &[(1, "2\n")]);
        check(5..6, "W", &[(1, "tWo\n")]);
        // Over the end of one, and over a whole one.
        check(2..6, "…", &[(0, "on…"), (1, "o\n")]);
        check(2..10, "…", &[(0, "on…"), (1, ""), (2, "ree\n")]);
        check(8..14, "", &[(2, "")]);
    }
}
