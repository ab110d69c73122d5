//! A long text in pieces, of which only those that change are touched, and only those in view are laid out.
//!
//! Owns where the pieces end. Put together they are the text, letter for letter. Must not know what the text is.

use super::{Read, follow};
use leptos::tachys::renderer::Rndr;
use wasm_bindgen::JsCast;
use web_sys::{Element, Text};

/// So many lines are a piece.
const PIECE: usize = 40;

/// The class of a piece: the style says that it is laid out where it is in view.
const CLASS: &str = "lines";

/// Shows the text as the only content of `parent`, and follows it.
pub(super) fn follow_lines(parent: Element, text: Box<dyn Read<String>>) {
    let mut shown: Vec<(Element, Text, String)> = Vec::new();
    follow(Box::new(move || {
        let text = text.read();
        let mut count = 0;
        for piece in pieces(&text) {
            match shown.get_mut(count) {
                Some((_, node, shown)) if shown != piece => {
                    Rndr::set_text(node, piece);
                    piece.clone_into(shown);
                }
                Some(_) => {}
                None => {
                    let element = Rndr::create_element("span", None);
                    Rndr::set_attribute(&element, "class", CLASS);
                    let node: Text = Rndr::create_text_node(piece).unchecked_into();
                    Rndr::insert_node(&element, &node, None);
                    Rndr::insert_node(&parent, &element, None);
                    shown.push((element, node, piece.to_owned()));
                }
            }
            count += 1;
        }
        for (element, ..) in shown.drain(count..) {
            Rndr::remove(&element);
        }
    }));
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

#[cfg(test)]
mod tests {
    use super::{PIECE, pieces};

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
}
