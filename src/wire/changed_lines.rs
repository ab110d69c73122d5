//! What a change of the wire form changes in a body, line by line.
//!
//! Owns the comparison. Must not know what the lines mean.

/// A line of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line<'a> {
    /// It stands in both.
    Same(&'a str),
    /// It stands in the first alone.
    Gone(&'a str),
    /// It stands in the second alone.
    New(&'a str),
}

/// From here on two stretches without a line in common are told as one gone and one new: the comparison would cost
/// more than it tells.
const FAR: usize = 64;

/// Compares two texts: all lines of both, in their order. Time is linear in the number of lines.
#[must_use]
pub fn changed_lines<'a>(before: &'a str, after: &'a str) -> Vec<Line<'a>> {
    let (mut old, mut new): (Vec<_>, Vec<_>) = (before.lines().collect(), after.lines().collect());
    // From the end, so that the rest can be taken off one by one.
    old.reverse();
    new.reverse();
    let mut lines = Vec::with_capacity(old.len().max(new.len()));
    while !old.is_empty() || !new.is_empty() {
        let (skip_old, skip_new) = next_same(&old, &new);
        lines.extend(off(&mut old, skip_old).map(Line::Gone));
        lines.extend(off(&mut new, skip_new).map(Line::New));
        if let Some(line) = old.pop() {
            new.pop();
            lines.push(Line::Same(line));
        }
    }
    lines
}

/// How many lines of each are to be passed over until both go on with the same one.
fn next_same(old: &[&str], new: &[&str]) -> (usize, usize) {
    // The nearest first: the fewest lines passed over in both together.
    for distance in 0..FAR {
        for skip_old in 0..=distance {
            let skip_new = distance - skip_old;
            let pair = (old.iter().rev().nth(skip_old), new.iter().rev().nth(skip_new));
            if let (Some(old), Some(new)) = pair
                && old == new
            {
                return (skip_old, skip_new);
            }
        }
    }
    (old.len(), new.len())
}

fn off<'a>(lines: &mut Vec<&'a str>, count: usize) -> impl Iterator<Item = &'a str> + use<'a> {
    lines.split_off(lines.len() - count).into_iter().rev()
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::{Line, changed_lines};
    use proptest::prelude::*;

    /// ` ` same, `-` gone, `+` new.
    fn told(before: &str, after: &str) -> Vec<String> {
        let told = |line: &Line<'_>| match line {
            Line::Same(line) => format!(" {line}"),
            Line::Gone(line) => format!("-{line}"),
            Line::New(line) => format!("+{line}"),
        };
        changed_lines(before, after).iter().map(told).collect()
    }

    #[track_caller]
    fn check(before: &str, after: &str, expected: &[&str]) {
        assert_eq!(told(before, after), expected);
    }

    #[test]
    fn lines_are_told_in_their_order() {
        check("", "", &[]);
        check("a", "a", &[" a"]);
        check("a\nb\nc", "a\nc", &[" a", "-b", " c"]);
        check("a\nc", "a\nb\nc", &[" a", "+b", " c"]);
        check("a\nb", "a\nc", &[" a", "-b", "+c"]);
        check("a", "", &["-a"]);
        check("a\nx\nb\ny", "a\nX\nb\nY", &[" a", "-x", "+X", " b", "-y", "+Y"]);
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_off(before in "[ab\n]{0,200}", after in "[ab\n]{0,200}") {
            let lines = changed_lines(&before, &after);
            let old: Vec<_> = lines.iter().filter_map(|it| match it {
                Line::Same(line) | Line::Gone(line) => Some(*line),
                Line::New(_) => None,
            }).collect();
            let new: Vec<_> = lines.iter().filter_map(|it| match it {
                Line::Same(line) | Line::New(line) => Some(*line),
                Line::Gone(_) => None,
            }).collect();
            prop_assert_eq!(old, before.lines().collect::<Vec<_>>());
            prop_assert_eq!(new, after.lines().collect::<Vec<_>>());
        }
    }
}
