//! Names that are almost the same.
//!
//! Owns what counts as alike. Must not know what is named.

/// The known name that another is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Near<'a> {
    /// It differs only in letter case (of ASCII) or blanks.
    Spelling(&'a str),
    /// It differs in a few letters.
    Letters(&'a str),
}

/// The known name that this one is most like; none where it is known, or like none of them.
pub fn near<'a>(name: &str, known: &mut dyn Iterator<Item = &'a str>) -> Option<Near<'a>> {
    let folded = fold(name);
    let mut best = None;
    // A letter in six may be wrong, and three at most: beyond that it is rather another name.
    let mut most = (1 + folded.len() / 6).min(3);
    for other in known {
        if other == name {
            return None;
        }
        let other_folded = fold(other);
        if other_folded == folded {
            best = Some(Near::Spelling(other));
            most = 0;
        } else if let Some(distance) = distance(&folded, &other_folded, most) {
            best = Some(Near::Letters(other));
            // Only what is nearer still counts.
            most = distance - 1;
        }
    }
    best
}

/// The name without blanks and letter case.
fn fold(name: &str) -> Vec<char> {
    name.chars().filter(|letter| !letter.is_whitespace()).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// How many letters have to be put in, left out, exchanged, or swapped with the next (optimal string alignment), if that
/// is at least one and no more than `most`, and if it does not make another name of a short one.
fn distance(one: &[char], other: &[char], most: usize) -> Option<usize> {
    const FAR: usize = usize::MAX / 2;
    if one.len().abs_diff(other.len()) > most || one.len().min(other.len()) < 4 {
        return None;
    }
    // What it takes from the letters so far to each beginning of the other: now, one letter ago, two letters ago. Only
    // beginnings that are about as long are looked at: with the others it takes more than `most`.
    let mut now: Vec<usize> = (0..=other.len()).map(|to| if to <= most { to } else { FAR }).collect();
    let (mut ago, mut long_ago) = (vec![FAR; now.len()], vec![FAR; now.len()]);
    for at in 0..one.len() {
        std::mem::swap(&mut ago, &mut long_ago);
        std::mem::swap(&mut now, &mut ago);
        let first = (at + 1).saturating_sub(most);
        // What stands before them is of three letters ago.
        if let Some(before) = first.checked_sub(1).and_then(|before| now.get_mut(before)) {
            *before = FAR;
        }
        let mut least = FAR;
        for to in first..=(at + 1 + most).min(other.len()) {
            let cost = |row: &[usize], back: usize| Some(*row.get(to.checked_sub(back)?)?);
            let letters = (one.get(at), to.checked_sub(1).and_then(|to| other.get(to)));
            let before = (at.checked_sub(1).and_then(|at| one.get(at)), to.checked_sub(2).and_then(|to| other.get(to)));
            let mut best = cost(&ago, 0).map_or(at + 1, |left_out| left_out + 1);
            if let Some(exchanged) = cost(&ago, 1) {
                best = best.min(exchanged + usize::from(letters.0 != letters.1));
            }
            if let Some(put_in) = cost(&now, 1) {
                best = best.min(put_in + 1);
            }
            if let Some(swapped) = cost(&long_ago, 2).filter(|_| before.0 == letters.1 && before.1 == letters.0) {
                best = best.min(swapped + 1);
            }
            if let Some(place) = now.get_mut(to) {
                *place = best;
            }
            least = least.min(best);
        }
        // From here on it takes no less. A swap looks two letters back, and costs one.
        if least > most + 1 {
            return None;
        }
    }
    now.last().copied().filter(|distance| (1..=most).contains(distance))
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::{Near, distance, near};
    use proptest::prelude::*;

    #[test]
    fn a_name_is_like_a_known_one() {
        #[track_caller]
        fn check(name: &str, known: &[&str], expected: Option<Near<'_>>) {
            assert_eq!(near(name, &mut known.iter().copied()), expected, "{name}");
        }
        let known = &["Batch Size", "Batch Sizes", "IT Resource Name", "Mode", "Url", "Größe"];
        check("Batch Size", known, None);
        check("batch  size", known, Some(Near::Spelling("Batch Size")));
        check("Batch Size ", known, Some(Near::Spelling("Batch Size")));
        check("BatchSizes", known, Some(Near::Spelling("Batch Sizes")));
        check("Bacth Size", known, Some(Near::Letters("Batch Size")));
        check("Batch Sizess", known, Some(Near::Letters("Batch Sizes")));
        check("ITResourceNam", known, Some(Near::Letters("IT Resource Name")));
        check("Grösse", known, Some(Near::Letters("Größe")));
        check("Größen", known, Some(Near::Letters("Größe")));
        check("Moed", known, Some(Near::Letters("Mode")));
        check("oMed", known, None);
        check("Mod", known, None);
        check("Model", known, Some(Near::Letters("Mode")));
        check("Uri", known, None);
        check("", known, None);
        check("Something else", known, None);
        check("x", &[], None);
    }

    /// As it is written in textbooks: every letter with every other.
    fn whole_distance(one: &[char], other: &[char]) -> usize {
        let mut rows = vec![vec![0; other.len() + 1]; one.len() + 1];
        for at in 0..=one.len() {
            for to in 0..=other.len() {
                rows[at][to] = match (at, to) {
                    (0, _) => to,
                    (_, 0) => at,
                    _ => {
                        let exchanged = rows[at - 1][to - 1] + usize::from(one[at - 1] != other[to - 1]);
                        let best = exchanged.min(rows[at - 1][to] + 1).min(rows[at][to - 1] + 1);
                        let is_swap = at > 1 && to > 1 && one[at - 1] == other[to - 2] && one[at - 2] == other[to - 1];
                        if is_swap { best.min(rows[at - 2][to - 2] + 1) } else { best }
                    }
                };
            }
        }
        rows[one.len()][other.len()]
    }

    proptest! {
        #[test]
        fn a_small_distance_is_that_of_the_whole_comparison(
            one in prop::collection::vec(prop::sample::select(vec!['a', 'b', 'c']), 4..12),
            other in prop::collection::vec(prop::sample::select(vec!['a', 'b', 'c']), 4..12),
            most in 0..4_usize,
        ) {
            let expected = Some(whole_distance(&one, &other)).filter(|distance| (1..=most).contains(distance));
            prop_assert_eq!(distance(&one, &other, most), expected);
        }
    }

    #[test]
    fn a_known_name_is_right_whatever_stands_before_it() {
        assert_eq!(near("mode", &mut ["Mode", "mode"].into_iter()), None);
    }
}
