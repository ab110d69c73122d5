//! Every sentence, in every language, is one that can be said.
//!
//! Holds what no compiler does: each file beside the English one has its keys and its places, and says all of it in its
//! own language.

use super::super::english::PlainEnglish;
use super::super::properties::entries;
use super::{answers, speak};
use std::collections::BTreeSet;
use std::fs;
use std::rc::Rc;

/// What its sentences must have. A file of a language that stands not here fails.
struct Language {
    tag: &'static str,
    direction: &'static str,
    quotes: [char; 2],
    /// The plural categories of numbers of things (CLDR), each of which a sentence must have.
    cardinals: &'static [&'static str],
    /// Those which it may have: of fractions and millions alone.
    rare: &'static [&'static str],
    /// The categories of ordinal numbers.
    ordinals: &'static [&'static str],
    /// Sentences that are the same in English, and are meant to be.
    same: &'static [&'static str],
}

const LANGUAGES: [Language; 5] = [
    Language {
        tag: "en",
        direction: "ltr",
        quotes: ['“', '”'],
        cardinals: &["one", "other"],
        rare: &[],
        ordinals: &["one", "two", "few", "other"],
        same: &[],
    },
    Language {
        tag: "de",
        direction: "ltr",
        quotes: ['„', '“'],
        cardinals: &["one", "other"],
        rare: &[],
        ordinals: &["other"],
        same: &[
            "action-bar.elapsed",
            "boot.details",
            "fields.name",
            "fields.optional",
            "fields.parameter",
            "fields.start",
            "fields.status",
            "job-form.heading",
            "key-sheet.close-keys",
            "preview-region.body",
            "second-call.moment",
            "sign-in-form.token",
        ],
    },
    Language {
        tag: "es",
        direction: "ltr",
        quotes: ['«', '»'],
        cardinals: &["one", "other"],
        rare: &["many"],
        ordinals: &["other"],
        same: &[
            "action-bar.elapsed",
            "faults.error",
            "key-sheet.close-keys",
            "key-sheet.create-keys",
            "sign-in-form.token",
        ],
    },
    Language {
        tag: "ja",
        direction: "ltr",
        quotes: ['「', '」'],
        cardinals: &["other"],
        rare: &[],
        ordinals: &["other"],
        same: &["key-sheet.close-keys", "key-sheet.create-keys"],
    },
    Language {
        tag: "ar",
        direction: "rtl",
        quotes: ['«', '»'],
        cardinals: &["zero", "one", "two", "few", "many", "other"],
        rare: &[],
        ordinals: &["other"],
        same: &["key-sheet.close-keys", "key-sheet.create-keys"],
    },
];

/// Words of the language itself, units and names of JSON: the same wherever the language has no other.
const SAME_EVERYWHERE: [&str; 5] =
    ["language.direction", "history.milliseconds", "history.seconds", "schedule.sent-as", "faults.kind-null"];

/// Signs of JSON and of a content security policy, which are typed as they stand.
const ASCII_QUOTES: [&str; 2] = ["exchange.text-hint", "boot.blocked-advice"];

#[test]
fn every_language_says_every_sentence() {
    let mut seen = BTreeSet::new();
    for file in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/words/texts")).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|kind| kind == "properties") {
            let tag = path.file_stem().unwrap().to_str().unwrap();
            let language = LANGUAGES.iter().find(|language| language.tag == tag).expect(tag);
            assert_eq!(
                faults(&fs::read_to_string(&path).unwrap(), language, &english()),
                Vec::<String>::new(),
                "{tag}"
            );
            seen.insert(language.tag);
        }
    }
    assert!(seen.contains("en"), "{seen:?}");
}

#[test]
fn what_is_excepted_is_there() {
    let english = english();
    let known = |key: &str| english.lines().any(|line| line.starts_with(&format!("{key} = ")));
    let of_languages = LANGUAGES.iter().flat_map(|language| language.same);
    for key in of_languages.chain(&SAME_EVERYWHERE).chain(&ASCII_QUOTES) {
        assert!(known(key), "{key}");
    }
}

#[test]
fn a_sentence_that_cannot_be_said_is_found() {
    #[track_caller]
    fn check(tag: &str, english: &str, sentence: &str, expected: &str) {
        let language = LANGUAGES.iter().find(|language| language.tag == tag).unwrap();
        let file = |sentence: &str| format!("a.b = {sentence}\n");
        assert_eq!(faults(&file(sentence), language, &file(english)).join("; "), expected);
    }
    let en = |sentence: &str, expected: &str| check("en", sentence, sentence, expected);
    en("{0} and {1}", "");
    en("{0} and {2}", "a.b: places 0, 2");
    en("{0", "a.b: a brace is not closed: {0");
    en("0}", "a.b: a brace is not opened: }");
    en("{} is", "a.b: no number of a place: {}");
    en("{0, date}", "a.b: no choice: {0, date}");
    en("{0, plural, one {# row}}", "a.b: one in place of one, other");
    en("{0, plural, =0 {No rows} one {# row} other {# rows of {1}}}", "");
    en("{0, selectordinal, one {#st} other {#th}}", "a.b: one, other in place of one, two, few, other");
    en("{0, select, yes {kept}}", "a.b: a choice without “other”");
    en("{0, select, yes {kept} yes {so} other {gone}}", "a.b: “yes” stands twice");
    en("“{0}", "a.b: quotation marks without the other");
    en("«{0}»", "a.b: quotation marks of another language");
    en("\"{0}\"", "a.b: a sign of a typewriter");
    en("{0}'s", "a.b: a sign of a typewriter");
    en("Wait...", "a.b: a sign of a typewriter");
    en("a  b", "a.b: two blanks");

    let rows = "{0, plural, one {# row} other {# rows}} of “{1}”";
    check("de", rows, "{0, plural, one {# Zeile} other {# Zeilen}} von „{1}“", "");
    check("de", rows, "{0} Zeilen von „{1}“", "a.b: nothing is chosen by 0");
    check("de", rows, "{0, plural, one {# Zeile} other {# Zeilen}}", "a.b: places 0 in place of 0, 1");
    check("es", rows, "{0, plural, one {# fila} many {# de filas} other {# filas}} de «{1}»", "");
    check("ja", rows, "「{1}」の{0}行", "");
    let arabic = "{0, plural, one {صف} other {# صف}} من «{1}»";
    check("ar", rows, arabic, "a.b: one, other in place of zero, one, two, few, many, other");
    check("de", "Close", "Close", "a.b: the same as in English");
    check("de", "{0}: {1}", "{0}: {1}", "");
    let kept = "{0, select, yes {kept} other {gone}}";
    check("de", kept, "{0, select, ja {da} other {weg}}", "a.b: ja, other in place of yes, other");
    check("ja", kept, "{0}です", "a.b: nothing is chosen by 0");
    let afterwards = "a.b: its first letter, outside its places, does not run from the right";
    for (english, sentence, expected) in [
        ("{0}: {1}", "{0}: {1}", afterwards),
        ("{0}: {1}", "\u{200f}{0}: {1}", ""),
        ("{0}, {1}", "{0}، {1}", afterwards),
        ("{0} rows", "{0} صفًا", ""),
        ("Enter, here", "Enter، هنا", afterwards),
        ("Enter, here", "\u{2066}Enter\u{2069}، هنا", ""),
    ] {
        check("ar", english, sentence, expected);
    }

    let ja = LANGUAGES.iter().find(|language| language.tag == "ja").unwrap();
    assert_eq!(faults("a.c = 次\n", ja, "a.b = next\n"), ["a.c stands where a.b must"]);
    assert_eq!(faults("a.b = 次\n", ja, "a.b = next\na.c = last\n"), ["1 sentences in place of 2"]);
    assert_eq!(faults("language.direction = rtl\n", ja, "language.direction = ltr\n"), ["language.direction: not ltr"]);
}

#[test]
fn sentences_of_a_language_are_said_if_there_is_one_for_each() {
    speak("one\ntwo", Rc::new(PlainEnglish));
    assert_eq!(answers::LOOKING.say(), "Looking…");
    let english = english();
    let of_program = |key: &str| !key.starts_with("page.") && !key.starts_with("boot.");
    let sentences =
        entries(&english).unwrap().into_iter().filter(|(key, _)| of_program(key)).map(|(_, it)| it.to_uppercase());
    speak(sentences.collect::<Vec<_>>().join("\n").leak(), Rc::new(PlainEnglish));
    assert_eq!(answers::LOOKING.say(), "LOOKING…");
}

fn english() -> String {
    fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/words/texts/en.properties")).unwrap()
}

/// All that keeps the sentences of a file from being said.
fn faults(text: &str, language: &Language, english: &str) -> Vec<String> {
    let (sentences, english) = match (entries(text), entries(english)) {
        (Ok(sentences), Ok(english)) => (sentences, english),
        (sentences, english) => return [sentences, english].into_iter().filter_map(Result::err).collect(),
    };
    // The pages speak English alone: nobody knows of another language yet.
    let is_spoken = |key: &str| language.tag == "en" || !key.starts_with("page.");
    let english: Vec<_> = english.into_iter().filter(|(key, _)| is_spoken(key)).collect();
    if sentences.len() != english.len() {
        return vec![format!("{} sentences in place of {}", sentences.len(), english.len())];
    }
    let mut found = Vec::new();
    for ((key, sentence), (wanted, original)) in sentences.into_iter().zip(english) {
        if key != wanted {
            found.push(format!("{key} stands where {wanted} must"));
        } else if let Err(fault) = fault(key, sentence, language, original) {
            found.push(format!("{key}: {fault}"));
        }
    }
    found
}

fn fault(key: &str, sentence: &str, language: &Language, original: &str) -> Result<(), String> {
    let holds = |is_so: bool, fault: &str| if is_so { Ok(()) } else { Err(fault.to_owned()) };
    if key == "language.direction" {
        return holds(sentence == language.direction, &format!("not {}", language.direction));
    }
    let (here, there) = (places(sentence)?, places(original)?);
    let numbers = |places: &[Place<'_>]| places.iter().map(|place| place.number).collect::<BTreeSet<_>>();
    let (numbers, wanted) = (numbers(&here), numbers(&there));
    holds(wanted.iter().copied().eq(0..wanted.len()), &format!("places {}", told(&wanted)))?;
    holds(numbers == wanted, &format!("places {} in place of {}", told(&numbers), told(&wanted)))?;
    for place in &here {
        choice(place, language, &there)?;
    }
    // A language that has one category alone has nothing to choose by a number.
    for place in there.iter().filter(|place| place.kind == "select" || language.cardinals.len() > 1) {
        let is_chosen = place.kind.is_empty()
            || place.kind == "selectordinal"
            || here.iter().any(|other| (other.number, other.kind) == (place.number, place.kind));
        holds(is_chosen, &format!("nothing is chosen by {}", place.number))?;
    }
    let is_same = sentence == original && language.tag != "en" && words(sentence).contains(char::is_alphabetic);
    holds(!is_same || SAME_EVERYWHERE.contains(&key) || language.same.contains(&key), "the same as in English")?;
    let [open, close] = language.quotes;
    let count = |sign: char| sentence.matches(sign).count();
    let is_foreign = |sign: &char| *sign != open && *sign != close && count(*sign) > 0;
    holds(!"“”„«»「」".chars().any(|sign| is_foreign(&sign)), "quotation marks of another language")?;
    holds(count(open) == count(close), "quotation marks without the other")?;
    let is_typed = sentence.contains("...") || sentence.contains(['"', '\'']);
    holds(!is_typed || ASCII_QUOTES.contains(&key), "a sign of a typewriter")?;
    holds(!sentence.contains("  "), "two blanks")?;
    // What has no letter of the language is not its own, but for what stands in its places.
    let is_own = words(sentence).contains(is_from_right) || !words(sentence).contains(char::is_alphabetic);
    let is_turned = language.direction == "rtl" && is_own && !begins_from_right(sentence);
    holds(!is_turned, "its first letter, outside its places, does not run from the right")
}

/// Whether a browser that looks for the direction of a paragraph finds that it runs from right to left: it passes over
/// what stands apart, as all does that is put into a place (Unicode's bidirectional algorithm, P2 and P3).
fn begins_from_right(sentence: &str) -> bool {
    let mut depth = 0;
    let words = words(sentence);
    let first = words.chars().find(|sign| match sign {
        '\u{2066}'..='\u{2068}' => {
            depth += 1;
            false
        }
        '\u{2069}' => {
            depth -= 1;
            false
        }
        _ => depth == 0 && (is_from_right(*sign) || sign.is_alphabetic()),
    });
    first.is_some_and(is_from_right)
}

/// The letters of Hebrew and Arabic, without their commas, and the mark that counts as one of them.
fn is_from_right(sign: char) -> bool {
    sign == '\u{200f}' || sign.is_alphabetic() && ('\u{590}'..='\u{8ff}').contains(&sign)
}

/// Whether a choice has a branch for whatever comes.
fn choice(place: &Place<'_>, language: &Language, english: &[Place<'_>]) -> Result<(), String> {
    let mut names = BTreeSet::new();
    for name in place.branches.iter().map(|branch| branch.0) {
        if !names.insert(name) {
            return Err(format!("“{name}” stands twice"));
        }
    }
    let original = english.iter().find(|other| other.number == place.number && other.kind == "select");
    let mut wanted: Vec<&str> = match place.kind {
        "plural" => language.cardinals.to_vec(),
        "selectordinal" => language.ordinals.to_vec(),
        "select" => original.unwrap_or(place).branches.iter().map(|branch| branch.0).collect(),
        _ => return Ok(()),
    };
    if !wanted.contains(&"other") {
        return Err("a choice without “other”".to_owned());
    }
    let is_left_out = |name: &str| name.starts_with('=') || place.kind == "plural" && language.rare.contains(&name);
    let mut has: Vec<&str> = place.branches.iter().map(|branch| branch.0).filter(|name| !is_left_out(name)).collect();
    let fault = format!("{} in place of {}", has.join(", "), wanted.join(", "));
    has.sort_unstable();
    wanted.sort_unstable();
    if has == wanted { Ok(()) } else { Err(fault) }
}

fn told(numbers: &BTreeSet<usize>) -> String {
    numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")
}

/// A place of a sentence, and what is chosen there.
struct Place<'a> {
    number: usize,
    /// Empty where the argument stands as it is.
    kind: &'a str,
    branches: Vec<(&'a str, &'a str)>,
}

/// All places, those in branches too.
fn places(sentence: &str) -> Result<Vec<Place<'_>>, String> {
    let mut found = Vec::new();
    let mut rest = sentence;
    while let Some(at) = rest.find(['{', '}']) {
        let (inner, after) = braced(&rest[at..])?;
        let mut parts = inner.splitn(3, ',').map(str::trim);
        let number = parts.next().and_then(|number| number.parse().ok());
        let number = number.ok_or_else(|| format!("no number of a place: {{{inner}}}"))?;
        let (kind, branches) = match (parts.next(), parts.next()) {
            (None, _) => ("", Vec::new()),
            (Some(kind @ ("plural" | "selectordinal" | "select")), Some(branches)) => (kind, self::branches(branches)?),
            _ => return Err(format!("no choice: {{{inner}}}")),
        };
        for (_, branch) in &branches {
            found.extend(places(branch)?);
        }
        found.push(Place { number, kind, branches });
        rest = after;
    }
    Ok(found)
}

fn branches(text: &str) -> Result<Vec<(&str, &str)>, String> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let at = rest.find('{').ok_or_else(|| format!("no branch: {rest}"))?;
        let (name, branch) = rest.split_at(at);
        let (inner, after) = braced(branch)?;
        found.push((name.trim(), inner));
        rest = after.trim();
    }
    Ok(found)
}

/// What stands in the braces with which this begins, and what stands behind them.
fn braced(text: &str) -> Result<(&str, &str), String> {
    let mut depth = 0;
    for (at, sign) in text.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Ok((&text[1..at], &text[at + 1..]));
        }
    }
    let is = if text.starts_with('{') { "closed" } else { "opened" };
    Err(format!("a brace is not {is}: {text}"))
}

/// What a sentence says by itself: without its places, with what stands in their branches.
fn words(sentence: &str) -> String {
    let mut said = String::new();
    let mut rest = sentence;
    while let Some((before, _)) = rest.split_once('{') {
        said.push_str(before);
        let Ok((inner, after)) = braced(&rest[before.len()..]) else { break };
        for (_, branch) in inner.splitn(3, ',').nth(2).and_then(|text| branches(text).ok()).unwrap_or_default() {
            said.push_str(&words(branch));
        }
        rest = after;
    }
    said + rest
}
