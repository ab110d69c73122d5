//! Values arrive as they were typed: ten thousand numbers digit for digit, a thousand texts letter for letter.
//!
//! Owns the values and the ways they go: into the body of the request, and out of the form and back in every form there
//! is. The values are the same on every run.

use oig_job_console::exchange::history::{Sent, sent_from_json, sent_to_json};
use oig_job_console::exchange::link::{from_fragment, to_fragment};
use oig_job_console::exchange::{
    Shell, Template, curl, draft_from_json, draft_to_json, recognise, rows_from_text, rows_to_table, rows_to_text,
    templates_from_json, templates_to_json,
};
use oig_job_console::job::{DataType, JobDraft, OptionalText, ParameterDraft, RowId, check};
use oig_job_console::json::{Reason, Syntax};
use oig_job_console::schedule::Instant;
use oig_job_console::scheduler::create_job;
use oig_job_console::settings::SignIn;
use oig_job_console::wire::{WireForm, decode, encode};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// So many values of a kind, the same on every run.
fn values<T: std::fmt::Debug>(kind: impl Strategy<Value = T>, count: usize) -> Vec<T> {
    let mut runner = TestRunner::deterministic();
    (0..count).map(|_| kind.new_tree(&mut runner).unwrap().current()).collect()
}

/// Numbers of up to 400 digits before and behind the point, and in the exponent.
fn numbers() -> Vec<String> {
    let digits = prop_oneof![1..=20_usize, 1..=400_usize];
    let part = (digits.clone(), digits.clone(), digits, any::<[bool; 5]>(), any::<u64>());
    let number = part.prop_map(|(whole, fraction, exponent, [minus, zero, point, power, plus], seed)| {
        let mut seed = seed;
        let mut digits = |count: usize| -> String {
            let mut digit = || {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                char::from(b'0' + (seed >> 33).to_le_bytes()[0] % 10)
            };
            (0..count).map(|_| digit()).collect()
        };
        let mut text = String::new();
        text.push_str(if minus { "-" } else { "" });
        let start = digits(whole);
        let start = start.trim_start_matches('0');
        text.push_str(if zero || start.is_empty() { "0" } else { start });
        if point {
            text.push('.');
            text.push_str(&digits(fraction));
        }
        if power {
            text.push_str(["e", "E", "e+", "E-"][usize::from(plus) * 2 + usize::from(minus)]);
            text.push_str(&digits(exponent));
        }
        text
    });
    values(number, 10_000)
}

/// Texts of all planes, and such as are easily changed on the way.
fn texts() -> Vec<String> {
    let letter = prop_oneof![
        any::<char>(),
        prop::char::range('\0', '\u{9f}'),
        prop::sample::select(
            "\u{200e}\u{200f}\u{202a}\u{202e}\u{2066}\u{2069}\u{61c}\u{2028}\u{2029}\u{85}\u{feff}\u{a0}\u{ad}"
                .chars()
                .collect::<Vec<_>>()
        ),
        prop::sample::select("\u{fffe}\u{ffff}\u{1fffe}\u{10ffff}\u{fdd0}\u{e000}\u{fffd}".chars().collect::<Vec<_>>()),
        prop::char::range('\u{300}', '\u{36f}'),
        prop::char::range('\u{1f300}', '\u{1faff}'),
        prop::sample::select(" \"'\\|,;\t\n\r%^!$`&<>(){}[]#@=/*~".chars().collect::<Vec<_>>()),
    ];
    values(prop::collection::vec(letter, 0..60).prop_map(String::from_iter), 1_000)
}

fn row(id: u64, name: String, data_type: DataType, value: &str) -> ParameterDraft {
    ParameterDraft {
        name,
        data_type,
        data_type_stated: true,
        text: OptionalText::stated(value),
        ..ParameterDraft::new(RowId(id))
    }
}

fn job(rows: Vec<ParameterDraft>) -> JobDraft {
    JobDraft {
        job_name: "J".to_owned(),
        task_name: "T".to_owned(),
        retry_count: "1".to_owned(),
        parameters: rows,
        ..JobDraft::default()
    }
}

/// The body that goes out for a job.
fn body(job: &JobDraft) -> String {
    encode(&check(job).unwrap(), WireForm::default())
}

/// Each way out of the form and back in gives a job with the same body.
#[track_caller]
fn check_ways(job: &JobDraft) {
    let sent = body(job);
    let same = |way: &str, back: &JobDraft| assert_eq!(body(back), sent, "{way}");
    same("body", &decode(&sent, RowId(1)).unwrap());
    same("draft", &draft_from_json(&draft_to_json(job), RowId(1)).unwrap());
    same("link", &from_fragment(&to_fragment(job).unwrap(), RowId(1)).unwrap().unwrap());
    let templates = templates_to_json(&[Template { name: "t".to_owned(), job: job.clone() }]);
    same("template", &templates_from_json(&templates).unwrap()[0].job);
    let bare = JobDraft { parameters: Vec::new(), ..job.clone() };
    let rows = rows_from_text(&rows_to_text(&job.parameters), &[]).unwrap();
    same("text", &JobDraft { parameters: rows, ..bare.clone() });
    let import = |text: &str| recognise(text, &bare).unwrap().draft;
    same("import of a body", &import(&sent));
    same("import of rows", &import(&rows_to_text(&job.parameters)));
    same("import of a table", &import(&rows_to_table(&job.parameters)));
    for shell in [Shell::Bash, Shell::PowerShell, Shell::Cmd] {
        let command = curl(&create_job(sent.clone(), "me"), "https://host", shell, SignIn::Basic);
        // What is too long for the shell is read from the file beside it.
        let file = if command.contains("@post.json") { sent.as_str() } else { "" };
        same("import of a command", &import(&[&command, "\n", file].concat()));
    }
    let mut history = Sent::default();
    history.leaves(Instant(0), "POST", "/jobs".to_owned(), &sent);
    let kept = sent_from_json(&sent_to_json(&history)).unwrap();
    if !kept.calls[0].body().is_empty() {
        same("history", &kept.job().unwrap());
    }
}

#[test]
fn ten_thousand_numbers_arrive_digit_for_digit() {
    let numbers = numbers();
    assert!(numbers.iter().any(|number| number.len() > 1_000) && numbers.iter().any(|number| number.len() < 5));
    for some in numbers.chunks(500) {
        let rows = (1..).zip(some).map(|(id, number)| row(id, format!("N{id}"), DataType::Number, number)).collect();
        let job = job(rows);
        let body = body(&job);
        let arrived: Vec<_> = body.lines().filter_map(|line| line.trim().strip_prefix("\"value\": ")).collect();
        let arrived: Vec<_> = arrived.into_iter().map(|number| number.trim_end_matches(',')).collect();
        assert_eq!(arrived, some);
        check_ways(&job);
    }
    // Few enough that each shell takes the body itself.
    for some in numbers.chunks(3).take(200) {
        let rows = (1..).zip(some).map(|(id, number)| row(id, format!("N{id}"), DataType::Number, number)).collect();
        check_ways(&job(rows));
    }
}

#[test]
fn a_thousand_texts_arrive_letter_for_letter() {
    for some in texts().chunks(10) {
        let rows = (1..).zip(some).map(|(id, text)| {
            let row = row(id, format!("{text}{id}"), DataType::String, text);
            ParameterDraft { help_text: OptionalText::stated(text.as_str()), ..row }
        });
        let mut job = job(rows.collect());
        job.job_name = format!("{}j", some[0]);
        job.status = OptionalText::stated(some[0].as_str());
        // As another reader understands it.
        let read: serde_json::Value = serde_json::from_str(&body(&job)).unwrap();
        assert_eq!(read["jobName"].as_str(), Some(job.job_name.as_str()));
        assert_eq!(read["status"].as_str(), Some(some[0].as_str()));
        for (id, text) in (1..).zip(some) {
            let parameter = &read["parameters"][format!("{text}{id}")];
            assert_eq!(parameter["value"].as_str(), Some(text.as_str()));
            assert_eq!(parameter["helpText"].as_str(), Some(text.as_str()));
        }
        check_ways(&job);
    }
}

#[test]
fn a_thousand_texts_in_escapes_are_read_as_they_are_meant_or_refused() {
    let unit = prop_oneof![0..=0xffff_u16, 0xd800..=0xdfff_u16, 0xdc00..=0xdfff_u16, 0..0x80_u16];
    let (mut read, mut refused) = (0, 0);
    for units in values(prop::collection::vec(unit, 1..6), 1_000) {
        let escaped = units.iter().map(|unit| format!("\\u{unit:04X}")).collect::<Vec<_>>().concat();
        let document =
            format!("{{\"jobName\": \"{escaped}\",\n\"parameters\": {{\"{escaped}\": {{\"value\": \"{escaped}\"}}}}}}");
        match (decode(&document, RowId(1)), String::from_utf16(&units)) {
            (Ok(job), Ok(text)) => {
                let row = &job.parameters[0];
                assert_eq!([&job.job_name, &row.name, &row.text.text], [&text; 3], "{escaped}");
                read += 1;
            }
            (Err(error), Err(_)) => {
                assert_eq!((&error.reason, error.place.line), (&Reason::Syntax(Syntax::Surrogate), 1), "{escaped}");
                refused += 1;
            }
            (ours, theirs) => panic!("{escaped} {ours:?} {theirs:?}"),
        }
    }
    assert!(read > 100 && refused > 100, "{read} {refused}");
}
