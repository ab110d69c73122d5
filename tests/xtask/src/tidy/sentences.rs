//! Where sentences stand.
//!
//! Owns what counts as words for people. Must not know which languages there are.

use std::collections::BTreeSet;

use super::{File, Place, Rule};

/// The rule about sentences.
pub(crate) const RULES: &[Rule] = &[Rule {
    holds: "No sentence stands in the code",
    advice: "Give it a name in src/words/texts/en.properties, whole and with places for what changes, and say it by that.",
    broken: in_code,
}];

/// Texts of several words that no person reads as a sentence, or that read the same in every language.
const TERMS: [(&str, &[&str]); 10] = [
    // Rows as text: signs and the names of columns, which are read back.
    ("src/exchange/cells", &["(not sent)", "(not set)", "(no value)", "other members"]),
    ("src/exchange/table", &["parameter name", "parameter value", "data type", "help text", "other members"]),
    // What stands in a command.
    ("src/exchange/curl", &["Authorization: Bearer TOKEN"]),
    // What is read, as a fault of the program names it.
    ("src/exchange/kept", &["kept draft"]),
    ("src/json/edit", &["the text"]),
    // OIG's own words.
    ("src/scheduler/search", &["Job::Name eq *", "Task::Name eq "]),
    ("src/wire/notification", &["User Login", "Role Name", "Specified Address"]),
    ("src/ui/more_fields", &["None", "Single", "Periodic", "Cron"]),
    // A selector of CSS.
    ("src/ui/keys", &["select, [list]"]),
    // Names of headers.
    ("src/ui/preview", &["Cookie", "Authorization"]),
];

/// What the browser calls keys, and what is dragged.
const OF_BROWSER: [&str; 3] = ["Enter", "Escape", "Files"];

/// Where `src/ui` shows a text.
const SHOWN: [&str; 6] =
    [".text(", "(\"aria-label\",", "(\"title\",", "(\"placeholder\",", "set_title(", "live_text(move ||"];

fn in_code(files: &[File]) -> Vec<Place> {
    let classes = classes(files);
    let mut places = Vec::new();
    let rooms = files.iter().filter(|file| file.is_in("src") && file.ends(&[".rs"]) && !file.is_in("src/words"));
    // What is made up for tests stands there.
    for file in rooms.filter(|file| !file.is_test() && file.path != "src/exchange/any.rs") {
        let code = file.text.split("\n#[cfg(test)]").next().unwrap_or_default();
        let is_term = |text: &str| {
            OF_BROWSER.contains(&text)
                || TERMS.iter().any(|(room, terms)| file.path.starts_with(room) && terms.contains(&text))
        };
        let is_code = |text: &str| text.split_whitespace().all(|part| classes.contains(part));
        for Literal { line, text, before } in literals(code) {
            let is_words = is_sentence(text)
                || file.is_in("src/ui") && (is_capitalised(text) || is_shown(before) && has_letter(text));
            if is_words && !before.ends_with("reason =") && !is_code(text) && !is_term(text) {
                places.push(Place::new(file, line, format!("`{text}`")));
            }
        }
    }
    places
}

/// The names of classes, as the styles have them.
fn classes(files: &[File]) -> BTreeSet<&str> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let styles = files.iter().filter(|file| file.is_in("style"));
    styles
        .flat_map(|file| file.text.split('.').skip(1))
        .map(|rest| rest.split(|c| !is_name(c)).next().unwrap_or_default())
        .collect()
}

/// Two words with a blank between them, whatever signs stand around it. What a place holds (`{name}`) is no word.
fn is_sentence(text: &str) -> bool {
    let is_word_end = |part: &str, is_end: bool| {
        let mut signs: Vec<_> = part.chars().collect();
        if is_end {
            signs.reverse();
        }
        signs.iter().take(3).find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_alphabetic())
    };
    let words: Vec<_> = without_places(text).split([' ', '\n']).map(str::to_owned).collect();
    words.windows(2).any(|pair| match pair {
        [one, other] => is_word_end(one, true) && is_word_end(other, false),
        _ => false,
    })
}

/// The text without the names in its places, and without the letters of escapes.
fn without_places(text: &str) -> String {
    let mut bare = String::new();
    let mut depth = 0_u32;
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            '\\' => bare.push(if signs.next() == Some('n') { '\n' } else { '\\' }),
            sign if depth == 0 => bare.push(sign),
            _ => {}
        }
    }
    bare
}

/// One word that begins as a sentence does.
fn is_capitalised(text: &str) -> bool {
    let mut letters = text.trim_matches(|c: char| !c.is_alphabetic()).chars();
    let is_capital = letters.next().is_some_and(char::is_uppercase);
    let rest = letters.as_str();
    is_capital && rest.len() > 1 && rest.chars().all(|c| c.is_lowercase() || c == '’')
}

fn is_shown(before: &str) -> bool {
    SHOWN.iter().any(|sign| before.ends_with(sign))
}

fn has_letter(text: &str) -> bool {
    without_places(text).chars().any(char::is_alphabetic)
}

/// A text that stands in the code.
struct Literal<'a> {
    line: usize,
    text: &'a str,
    /// The code before it.
    before: &'a str,
}

/// The texts in the code, without those in comments; a sign in single quotes is none.
fn literals(code: &str) -> Vec<Literal<'_>> {
    let mut literals = Vec::new();
    let mut at = 0;
    while let Some(rest) = code.get(at..).filter(|rest| !rest.is_empty()) {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if let Some((opening, text)) = opened(rest) {
            let before = code.get(..at).unwrap_or_default();
            literals.push(Literal { line: before.matches('\n').count() + 1, text, before: before.trim_end() });
            opening.len() + text.len() + opening.trim_start_matches('r').len()
        } else if let Some(sign) = rest.strip_prefix('\'') {
            quoted_sign(sign).unwrap_or(1)
        } else {
            rest.chars().next().map_or(1, char::len_utf8)
        };
        at += length;
    }
    literals
}

/// The quote that opens a text here, and the text.
fn opened(code: &str) -> Option<(&str, &str)> {
    if let Some(text) = code.strip_prefix('"') {
        let mut is_escaped = false;
        let end = text.find(|c| {
            let ends = c == '"' && !is_escaped;
            is_escaped = c == '\\' && !is_escaped;
            ends
        });
        return Some(("\"", text.get(..end?)?));
    }
    let marks = code.strip_prefix('r')?.find(|c| c != '#')?;
    let (opening, text) = code.split_at_checked(marks + 2)?;
    let closing = opening.strip_prefix('r').filter(|closing| closing.ends_with('"'))?;
    let closing: String = closing.chars().rev().collect();
    Some((opening, text.get(..text.find(&closing)?)?))
}

/// The length of a sign in single quotes, whose first quote is gone; `None` for a lifetime.
fn quoted_sign(code: &str) -> Option<usize> {
    if code.starts_with('\\') {
        return Some(code.get(2..)?.find('\'')? + 4);
    }
    let length = code.chars().next()?.len_utf8();
    code.get(length..)?.starts_with('\'').then_some(length + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks what the rule finds in one file, where the styles have the classes `panel` and `answer-good`.
    #[track_caller]
    fn check(path: &str, text: &str, found: &[&str]) {
        let style =
            File { path: "style/answer.css".into(), text: ".panel,\n.panel.answer-good { margin: 0.5em }".into() };
        let files = [style, File { path: path.into(), text: text.into() }];
        let places: Vec<_> = in_code(&files).into_iter().map(|place| place.what).collect();
        assert_eq!(places, found.iter().map(|text| format!("`{text}`")).collect::<Vec<_>>(), "{path}: {text}");
    }

    #[test]
    fn sentences_are_found_wherever_they_stand() {
        check("src/job/draft.rs", "Err(\"must not be empty\")", &["must not be empty"]);
        check("src/embed.rs", "let head = \"Error: \";\nf(\n    \"the form\")", &["the form"]);
        check("src/ui/form.rs", "button(\"panel answer-good\", \"Bring it back\", act)", &["Bring it back"]);
        check("src/ui/form.rs", "format!(\"{name}, “{what}” was removed.\")", &["{name}, “{what}” was removed."]);
        check("src/ui/form.rs", "f(\"he said \\\"no\\\"\", r#\"a \"b\" c\"#)", &["he said \\\"no\\\"", "a \"b\" c"]);
        check("src/ui/form.rs", "concat!(\"a\nb, c\")", &["a\nb, c"]);
    }

    #[test]
    fn words_that_are_shown_are_found_in_the_screen() {
        check("src/ui/form.rs", "Switch { label: \"Check\" }", &["Check"]);
        check("src/ui/form.rs", "[\"Choose…\", \"Clone “\"]", &["Choose…", "Clone “"]);
        check("src/ui/form.rs", "el(\"p\").text(\" optional\")", &[" optional"]);
        check("src/ui/form.rs", "el(\"p\").attr(\"placeholder\", \"none\")", &["none"]);
        check("src/wire/encode.rs", "key(\"Check\")", &[]);
    }

    #[test]
    fn what_is_no_sentence_is_left_alone() {
        for code in [
            "el_of(\"p\", \"panel answer-good\")",
            "el_of(\"p\", \"panel\").attr(\"role\", \"status\").text(\"\\n\").text(\" \").text(\"+ \")",
            "[\"{group}, {label}\", \"{} – {}\", \"1 2\", \"JSON\", \"keyDown\", \"GET\"]",
            "// Said: \"must not be empty\".\nf(\"x\")",
            "#[expect(clippy::unwrap_used, reason = \"it was looked at before\")]",
            "(b'\"', '\"', '\\'', '\\u{201c}', 'a', ' ', \"x\") fn f<'a>(it: &'a str) {}",
            "matches!(key, \"Enter\" | \"Escape\")",
            "f(text::NAME.say());\n#[cfg(test)]\nmod tests {\n    f(\"must not be empty\");\n}",
        ] {
            check("src/ui/form.rs", code, &[]);
        }
        check("src/ui/preview.rs", "f(\"Cookie\")", &[]);
        check("src/ui/answer.rs", "f(\"Cookie\")", &["Cookie"]);
        check("src/words/build.rs", "Err(\"must not be empty\")", &[]);
        check("src/ui/tests/rows.rs", "click(\"Add parameter\")", &[]);
        check("tests/browser/src/page.rs", "click(\"Add parameter\")", &[]);
    }
}
