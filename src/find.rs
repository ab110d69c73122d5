//! Texts and ASCII signs within a text.
//!
//! Owns the search for them, byte by byte. Must not know what the texts are. The standard library searches faster in long
//! texts, with code that is made anew for each kind of what is sought; the texts here are a name, a line, a form.

/// The byte at which a part begins that stands in the text.
pub fn find(text: &str, part: &str) -> Option<usize> {
    (0..=text.len()).find(|at| text.as_bytes().get(*at..).is_some_and(|rest| rest.starts_with(part.as_bytes())))
}

/// Whether a part stands in the text.
pub fn has(text: &str, part: &str) -> bool {
    find(text, part).is_some()
}

/// The byte at which the first of these signs stands.
pub fn first_of(text: &str, signs: &[u8]) -> Option<usize> {
    text.bytes().position(|byte| signs.contains(&byte))
}

/// The byte at which the last of these signs stands.
pub fn last_of(text: &str, signs: &[u8]) -> Option<usize> {
    text.bytes().rposition(|byte| signs.contains(&byte))
}

/// What is left behind the last of these signs: all, where there is none.
pub fn behind_last<'a>(text: &'a str, signs: &[u8]) -> &'a str {
    last_of(text, signs).and_then(|at| text.get(at + 1..)).unwrap_or(text)
}

/// The text without these signs at its start.
pub fn without_start<'a>(text: &'a str, signs: &[u8]) -> &'a str {
    let start = text.bytes().position(|byte| !signs.contains(&byte)).unwrap_or(text.len());
    text.get(start..).unwrap_or_default()
}

/// The text without these signs at its end.
pub fn without_end<'a>(text: &'a str, signs: &[u8]) -> &'a str {
    let end = text.bytes().rposition(|byte| !signs.contains(&byte)).map_or(0, |last| last + 1);
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found_as_the_library_finds_them() {
        for text in ["", "a", "abab", "aä→b", "→→ab"] {
            for part in ["", "a", "ab", "bab", "→", "→ab", "c"] {
                assert_eq!(
                    (find(text, part), has(text, part)),
                    (text.find(part), text.contains(part)),
                    "{text} {part}"
                );
            }
        }
    }

    #[test]
    fn signs_are_found_as_the_library_finds_them() {
        let signs = ['/', '@'];
        for text in ["", "ab", "/", "a/b@c", "@/a→", "→a/@", "//", "→/→"] {
            assert_eq!(first_of(text, b"/@"), text.find(signs), "{text}");
            assert_eq!(last_of(text, b"/@"), text.rfind(signs), "{text}");
            assert_eq!(Some(behind_last(text, b"/@")), text.rsplit(signs).next(), "{text}");
            assert_eq!(without_start(text, b"/@"), text.trim_start_matches(signs), "{text}");
            assert_eq!(without_end(text, b"/@"), text.trim_end_matches(signs), "{text}");
        }
    }
}
