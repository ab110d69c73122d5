//! Documents of any shape and size: JSON, jobs, what is kept and shipped, what a server says.

use crate::measure::{Case, check};
use crate::texts::{again, job, list, numbered};
use oig_job_console::catalogue;
use oig_job_console::exchange::history::{sent_from_json, sent_to_json};
use oig_job_console::exchange::{KeptDraft, draft_from_json, draft_to_json, templates_from_json};
use oig_job_console::job::{self, JobDraft, RowId, Secrets, named_in};
use oig_job_console::schedule::{self, Instant, Utc, next_runs};
use oig_job_console::scheduler::{Reply, found_jobs, look_up, next_run, outcome};
use oig_job_console::settings::{self, Settings};
use oig_job_console::wire::{WireForm, decode, encode, encode_unfinished};
use oig_job_console::{json, words};

fn read_json(text: &str) {
    if let Err(error) = json::read(text).and_then(|node| node.members("it").map(|_| ())) {
        assert!(!words::json_error(&error).is_empty());
    }
}

#[test]
fn json_of_any_shape() {
    let cases: &[Case] = &[
        ("open arrays", |n| again("[", n), read_json),
        ("arrays in arrays", |n| again("[", n / 2) + &again("]", n / 2), read_json),
        ("objects in objects", |n| again("{\"a\":", n / 6 * 5) + "1" + &again("}", n / 6), read_json),
        ("one string", |n| format!("\"{}\"", again("ü", n)), read_json),
        ("one string of escapes", |n| format!("{{\"a\":\"{}\"}}", again("\\ud83d\\ude00", n)), read_json),
        ("an open string of backslashes", |n| format!("\"{}", again("\\\\", n)), read_json),
        ("one number", |n| again("9", n), read_json),
        ("an exponent", |n| format!("1e{}", again("9", n)), read_json),
        ("blanks", |n| again(" \n\t\r", n), read_json),
        ("commas", |n| format!("[{}", again("1,", n)), read_json),
        ("keys", |n| list("{", "\"#\":1,", "}", n), read_json),
        ("one key again and again", |n| list("{", "\"a\":1,", "}", n), read_json),
        ("lines", |n| format!("[{}x", again("1,\n", n)), read_json),
    ];
    check(cases);
}

#[test]
fn a_job_of_any_size() {
    fn whole(text: &str) {
        let draft = job(text);
        drop(encode_unfinished(&draft, WireForm::default()));
        assert_eq!(job::warnings(&draft).len(), job::warnings(&draft).len());
        match job::check(&draft) {
            Ok(details) => assert!(encode(&details, WireForm::default()).len() > 10),
            Err(problems) => assert!(!problems.is_empty()),
        }
        let text = draft_to_json(&draft);
        assert_eq!(draft_from_json(&text, RowId(1)), Ok(draft));
    }
    fn refused(text: &str) {
        assert!(decode(text, RowId(1)).is_err());
    }
    let cases: &[Case] = &[
        (
            "parameters",
            |n| {
                list(
                    "{\"jobName\":\"J\",\"taskName\":\"T\",\"retryCount\":1,\"parameters\":{",
                    "\"#\":{\"value\":\"v\"},",
                    "}}",
                    n,
                )
            },
            whole,
        ),
        ("parameters that all lack", |n| list("{\"parameters\":{", "\"#\":{\"required\":true},", "}}", n), whole),
        ("one name again and again", |n| list("{\"parameters\":[", "{\"name\":\"a\"},", "]}", n), refused),
        ("members that nobody knows", |n| list("{", "\"#\":[[]],", "}", n), whole),
        ("of one parameter", |n| list("{\"parameters\":{\"P\":{", "\"#\":0,", "}}}", n), whole),
        (
            "a value in brackets",
            |n| format!("{{\"parameters\":{{\"P\":{{\"value\":{}{}}}}}}}", again("[", n / 2), again("]", n / 2)),
            whole,
        ),
        ("a retry count", |n| format!("{{\"retryCount\":{}}}", again("9", n)), whole),
        ("a notification", |n| list("{\"notification\":{", "\"#\":0,", "}}", n), whole),
    ];
    check(cases);
}

#[test]
fn what_is_kept_and_shipped() {
    let cases: &[Case] = &[
        (
            "templates",
            |n| list("{\"templates\":[", "{\"name\":\"#\",\"job\":{\"draft\":1}},", "]}", n),
            |text| {
                assert!(templates_from_json(text).is_ok());
            },
        ),
        (
            "names left out",
            |n| list("{\"at\":1,\"draft\":{\"draft\":1},\"leftOut\":[", "\"#\",", "]}", n),
            |text| {
                assert!(KeptDraft::from_json(text).is_ok());
            },
        ),
        (
            "calls",
            |n| list("{\"calls\":[", "{\"body\":{}},", "]}", n),
            |text| {
                let sent = sent_from_json(text).unwrap();
                assert!(sent_to_json(&sent).len() > text.len());
                assert!(sent.text().len() > 10);
            },
        ),
        (
            "secrets that were sent",
            |n| {
                let body = list("{\"parameters\":{", "\"#\":{\"value\":\"<secret:#>\"},", "}}", n);
                format!("{{\"calls\":[{{\"body\":{body}}}]}}")
            },
            |text| {
                let (job, names) = sent_from_json(text).unwrap().draft(&Secrets::named_by([])).unwrap();
                assert_eq!(job.parameters.len(), names.len());
            },
        ),
        (
            "a catalogue",
            |n| list("[", "{\"task\":\"#\",\"parameters\":[]},", "]", n),
            |text| {
                assert!(catalogue::tasks(text).is_ok());
            },
        ),
        ("settings that nobody knows", |n| list("{", "\"#\":1,", "}", n), set),
        (
            "IT resources from the last to the first",
            |n| {
                let names: Vec<_> = (0..n / 9).rev().map(|number| format!("\"{number:06}\"")).collect();
                format!("{{\"itResources\":[{}]}}", names.join(","))
            },
            set,
        ),
        ("words for secrets", |n| list("{\"secretWords\":[", "\"#\",", "]}", n), set),
    ];
    check(cases);
}

struct AnyBrowser;

impl settings::Browser for AnyBrowser {
    fn has_zone(&self, _: &str) -> bool {
        true
    }
    fn is_pattern(&self, _: &str) -> bool {
        true
    }
}

fn set(text: &str) {
    let faults = settings::read(text, &mut Settings::default(), &AnyBrowser);
    let words: usize = faults.iter().map(|fault| words::setting_fault("config.json", fault).len()).sum();
    assert!(words < 100_000);
}

#[test]
fn what_a_server_says() {
    fn reply(text: &str) -> Reply {
        let (content_type, body) = ("application/json".to_owned(), text.to_owned());
        Reply { status: 200, content_type, redirected: false, retry_after: None, body }
    }
    fn answer(text: &str) {
        drop(outcome(Ok(reply(text))));
        drop(look_up(Ok(reply(text)), "J"));
        drop(found_jobs(Ok(reply(text))));
        drop(next_run(Ok(reply(text))));
    }
    fn runs(text: &str) {
        let trigger = schedule::decode(text).unwrap();
        assert!(next_runs(&trigger, &Utc, Instant(1_800_000_000), 10).is_some());
    }
    let cases: &[Case] = &[
        ("members", |n| list("{", "\"#\":\"x\",", "}", n), answer),
        ("jobs", |n| list("{\"jobs\":[", "{\"name\":\"#\"},", "]}", n), answer),
        ("a web page", |n| again("<!doctype html>", n), answer),
        ("brackets", |n| again("[", n), answer),
        (
            "values of a trigger",
            |n| {
                let start = "{\"startTime\":\"2026-01-01T00:00:00Z\",\"triggerType\":\"Cron\",\"intervalType\":\"MONTHLYDATES\",\"intervalValues\":[";
                list(start, "\"31\",", "]}", n)
            },
            runs,
        ),
        (
            "a refusal that names a row",
            |n| list("{\"parameters\":{", "\"x#\":{\"value\":\"v\"},", "}}", n),
            |text| {
                let draft = job(text);
                let refusal = numbered("x# ", 30_000);
                assert!(!named_in(&refusal, &draft).is_empty());
            },
        ),
        (
            "a refusal that names rows of one name",
            |n| again("ab,", n),
            |text| {
                let row = job("{\"parameters\":{\"ab\":{}}}").parameters.remove(0);
                let draft = JobDraft { parameters: vec![row; text.len() / 3], ..JobDraft::default() };
                assert!(!named_in("x ab x", &draft).is_empty());
            },
        ),
        (
            "a refusal like a long name",
            |n| {
                let name = again("a", 400);
                list("{\"parameters\":{", &format!("\"{name}#b\":{{}},"), "}}", n)
            },
            |text| {
                assert!(named_in(&again("a", 20_000), &job(text)).is_empty());
            },
        ),
    ];
    check(cases);
}
