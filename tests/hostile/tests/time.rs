//! A megabyte made to do harm is read, or refused, in time and memory that grow with its size and no faster.
//!
//! Owns the inputs, one a row. What is measured is the time of the thread that reads, on a stack as small as a browser's.

mod measure;

use measure::{Case, check};
use oig_job_console::catalogue::{self, Known, TaskParameters, add_known};
use oig_job_console::exchange::history::{sent_from_json, sent_to_json};
use oig_job_console::exchange::{
    KeptDraft, draft_from_json, draft_to_json, recognise, rows_from_text, rows_to_table, rows_to_text,
    templates_from_json,
};
use oig_job_console::job::{self, JobDraft, RowId, Secrets, fill_placeholders, named_in};
use oig_job_console::review::{Facts, review};
use oig_job_console::schedule::{self, Instant, Utc, next_runs};
use oig_job_console::scheduler::{NoAnswer, Reply, found_jobs, look_up, next_run, outcome};
use oig_job_console::settings::{self, Settings};
use oig_job_console::wire::{WireForm, changed_lines, decode, encode, encode_unfinished};
use oig_job_console::{json, words};
use std::fmt::Write;

/// A text of some length, made of one piece again and again.
fn again(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len())
}

/// The same, each piece with its number in place of `#`.
fn numbered(piece: &str, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + piece.len());
    for number in 100_000.. {
        if text.len() >= bytes {
            break;
        }
        let number: u32 = number;
        text.push_str(&piece.replace('#', &number.to_string()));
    }
    text
}

/// Pieces with their numbers between two ends; the comma behind the last goes.
fn list(start: &str, piece: &str, end: &str, bytes: usize) -> String {
    let inside = numbered(piece, bytes);
    [start, inside.strip_suffix(',').unwrap_or(&inside), end].concat()
}

fn read_json(text: &str) {
    if let Err(error) = json::read(text).and_then(|node| node.members("it").map(|_| ())) {
        assert!(!words::json_error(&error).is_empty());
    }
}

fn import(text: &str) {
    match recognise(text, &JobDraft::default()) {
        Ok(imported) => assert!(!imported.found.is_empty()),
        Err(error) => assert!(!words::exchange::import_error(&error).is_empty()),
    }
}

/// A job with many parameters, or whatever the text is.
fn job(text: &str) -> JobDraft {
    decode(text, RowId(1)).unwrap()
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
fn pieces_of_any_kind() {
    let cases: &[Case] = &[
        ("blank lines", |n| again(" \n", n), import),
        ("one line of letters", |n| again("x", n), import),
        ("one line of commas", |n| again(",", n), import),
        ("one line of tabs", |n| again("a\t", n), import),
        ("rows without cells", |n| again("a\n", n), import),
        ("rows", |n| numbered("#,v\n", n), import),
        ("rows of one name", |n| again("a,v\n", n), import),
        (
            "a wide head over short rows",
            |n| format!("name,value{}\n{}", again(",", n / 2), numbered("#\n", n / 2)),
            import,
        ),
        ("heads that mean nothing", |n| format!("name,value,{}\na,b", numbered("#,", n)), import),
        ("one cell of quotes", |n| format!("a,\"{}", again("\"\"", n)), import),
        ("cells in quotes", |n| numbered("\"#\",\"\n\"\n", n), import),
        ("a quote that only one sign would open", |n| again("a;\"b,c\n{\"P\":{}}\n", n), import),
        ("documents, a line each", |n| again("{\"P\":{}}\n", n), import),
        ("documents on one line", |n| again("{\"P\":{}}", n), import),
        ("documents of other members", |n| numbered("{\"P\":{\"#\":1}}\n", n), import),
        (
            "two documents of other members",
            |n| list("{\"P\":{", "\"a#\":1,", "}}\n", n / 2) + &list("{\"P\":{", "\"b#\":1,", "}}", n / 2),
            import,
        ),
        (
            "a long value and documents without one",
            |n| format!("{{\"P\":{{\"value\":\"{}\"}}}}\n{}", again("v", n / 2), again("{\"P\":{}}\n", n / 2)),
            import,
        ),
        (
            "a long help and lines without one",
            |n| format!("{{\"P\":{{\"helpText\":\"{}\"}}}}\n# name |\n{}", again("v", n / 2), again("P|x\n", n / 2)),
            import,
        ),
        (
            "a long type and lines without one",
            |n| format!("{{\"P\":{{\"dataType\":\"{}\"}}}}\n# name |\n{}", again("v", n / 2), again("P||||\n", n / 2)),
            import,
        ),
        (
            "long members and lines without any",
            |n| list("{\"P\":{", "\"#\":1,", "}}\n# name |\n", n / 2) + &again("P||||x\n", n / 2),
            import,
        ),
        ("names like curl", |n| again("curlcurl", n), import),
        ("a link", |n| format!("#job={}", again("A", n.min(999_999))), import),
        ("links", |n| again("#job=e30\n", n), import),
        ("a byte order mark a line", |n| again("\u{feff}\n", n), import),
        (
            "placeholders",
            |n| list("{\"jobName\":\"J\",\"parameters\":{", "\"#\":{\"value\":\"<secret:#>\"},", "}}", n),
            |text| {
                let before = job(text);
                assert!(recognise(text, &before).is_ok());
                let rows = rows_to_text(&before.parameters);
                assert!(recognise(&rows, &before).is_ok());
            },
        ),
    ];
    check(cases);
}

#[test]
fn commands_of_any_kind() {
    let cases: &[Case] = &[
        ("blanks", |n| format!("curl{}", again(" ", n)), import),
        ("words", |n| format!("curl{}", again(" a", n)), import),
        ("an open quote", |n| format!("curl '{}", again("a", n)), import),
        ("quotes", |n| format!("curl {}", again("'\"'\"", n)), import),
        ("backslashes", |n| format!("curl -d '{{}}' {}", again("\\\\", n)), import),
        ("lines that go on", |n| format!("curl {}", again("\\\n", n)), import),
        ("lines that go on, for Windows", |n| format!("curl.exe {}", again("^\n", n)), import),
        ("lines that go on, for PowerShell", |n| format!("curl.exe {}", again("`\n", n)), import),
        ("commands", |n| again("curl x\n", n), import),
        ("commands whose quotes end elsewhere", |n| again("curl $'\\''\n", n), import),
        ("texts of one body", |n| format!("curl{}", again(" -d a", n)), import),
        ("short options", |n| format!("curl -{}", again("s", n)), import),
        ("headers", |n| format!("curl{}", numbered(" -H #:", n)), import),
        ("here-documents", |n| again("curl <<A\nA\n", n), import),
        ("an open here-document", |n| format!("curl -d @- <<A\n{}", again("\\\\a\n", n)), import),
        ("an open here-string", |n| format!("curl.exe `\n -d @'\n{}", again("'a\n", n)), import),
        ("a body of escapes", |n| format!("curl -d $'{}'", again("\\u0041\\101", n)), import),
        ("a body of escaped quotes", |n| format!("curl.exe -d '{{{}' `\n", again("\\\"", n)), import),
        ("digits", |n| format!("curl {}", again("1", n)), import),
        ("variables", |n| format!("curl {}", again("$A`", n)), import),
    ];
    check(cases);
}

#[test]
fn rows_as_text_of_any_kind() {
    fn rows(text: &str) {
        match rows_from_text(text, &[]) {
            Ok(rows) => {
                let again = rows_to_text(&rows);
                assert_eq!(rows_from_text(&again, &rows), Ok(rows.clone()));
                assert!(rows_to_table(&rows).len() > 3);
            }
            Err(faults) => assert!(!words::exchange::text_fault(&faults[faults.len() - 1]).is_empty()),
        }
    }
    let cases: &[Case] = &[
        ("bars", |n| again("|", n), rows),
        ("lines of bars", |n| again("||||\n", n), rows),
        ("names", |n| numbered("#\n", n), rows),
        ("one name again and again", |n| again("a\n", n), rows),
        ("whole rows", |n| numbered("#|String|yes|\"\\u0007\"|v\n", n), rows),
        ("an open quote", |n| format!("a | \"{}", again("\\\"", n)), rows),
        ("open quotes", |n| again("a | \"\n", n), rows),
        ("broken JSON", |n| again("a|||| (JSON) [\n", n), rows),
        ("one cell", |n| again("ü", n), rows),
        ("blanks", |n| format!("a |{}| b", again(" ", n)), rows),
        ("comments", |n| again("#\n", n), rows),
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
    fn reply(text: &str) -> Result<Reply, NoAnswer> {
        let (content_type, body) = ("application/json".to_owned(), text.to_owned());
        Ok(Reply { status: 200, content_type, redirected: false, retry_after: None, body })
    }
    fn answer(text: &str) {
        drop(outcome(reply(text)));
        drop(look_up(reply(text)));
        drop(found_jobs(reply(text)));
        drop(next_run(reply(text)));
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

#[test]
fn what_is_held_against_something_else() {
    /// The job and the same with all names changed.
    fn pair(text: &str) -> (JobDraft, JobDraft) {
        let before = job(text);
        let mut after = before.clone();
        for row in &mut after.parameters {
            row.name.push('x');
        }
        (before, after)
    }
    fn names(n: usize) -> String {
        list("{\"parameters\":{", "\"key#\":{\"value\":\"secret#\"},", "}}", n)
    }
    let cases: &[Case] = &[
        (
            "lines of two bodies",
            |n| numbered("#\n", n),
            |text| {
                let other = text.replace('7', "8");
                assert!(changed_lines(text, &other).len() > 10);
                assert!(changed_lines(text, &other.replace('1', "2")).len() > 10);
            },
        ),
        (
            "long lines of two bodies",
            |n| again(&(again("a", 1_000) + "\n"), n),
            |text| {
                assert!(changed_lines(text, &text.replace("a\n", "b\n")).len() > 10);
            },
        ),
        ("rows that were renamed", names, |text| {
            let (before, after) = pair(text);
            assert_eq!(job::difference(&before, &after).len(), before.parameters.len());
        }),
        ("rows that were exchanged", names, |text| {
            let (before, mut after) = pair(text);
            after.parameters.iter_mut().for_each(|row| row.id.0 += 1_000_000);
            assert_eq!(job::difference(&before, &after).len(), 2 * before.parameters.len());
        }),
        (
            "members that nobody knows",
            |n| list("{", "\"#\":1,", "}", n),
            |text| {
                let (before, after) = (job(text), job(&text.replace(":1", ":2")));
                assert_eq!(job::difference(&before, &after).len(), before.unknown.len());
            },
        ),
        ("secret values", names, |text| {
            let draft = job(&text.replacen('{', "{\"jobName\":\"J\",\"taskName\":\"T\",\"retryCount\":1,", 1));
            let hidden = Secrets::named_by(["key"]).names(&draft.parameters);
            let details = job::check(&draft).unwrap();
            let values = job::SecretValues::of(&details, &hidden);
            assert!(values.start_of("It is secret100000 or so", 300).contains("<secret:key100000>"));
            assert!(job::veiled(details, &hidden).parameters.is_some());
            let mut changes = job::difference(&JobDraft::default(), &draft);
            job::veil(&mut changes, &hidden);
        }),
        ("placeholders", names, |text| {
            let before = job(text).parameters;
            let mut rows = Secrets::named_by(["key"]).veiled_rows(&before);
            assert!(fill_placeholders(&mut rows, &before).is_empty());
        }),
        ("names that are alike", names, |text| {
            let (known, draft) = pair(text);
            let mut parameters = TaskParameters { is_complete: true, ..TaskParameters::default() };
            parameters.add(&known.parameters);
            let known = Known { parameters, ..Known::default() };
            assert!(!known.warnings(&draft).is_empty());
        }),
        (
            "one long name that is almost another",
            |n| again("ab", n),
            |text| {
                let other = text.replacen('a', "b", 2);
                let near = catalogue::near(text, &mut [other.as_str()].into_iter());
                assert!(near.is_some());
            },
        ),
        ("parameters that are known", names, |text| {
            let (known, mut draft) = pair(text);
            assert_eq!(add_known(&mut draft.parameters, &known.parameters).new, known.parameters.len());
            assert_eq!(add_known(&mut draft.parameters, &known.parameters).kept, known.parameters.len());
            let sibling = catalogue::Sibling::Found("J".to_owned(), known.parameters);
            assert!(!review(&draft, Facts { sibling, ..Facts::default() }).is_empty());
        }),
        (
            "a long text that is no time",
            |n| again("2026-", n),
            |text| {
                assert!(schedule::TypedTime::parse(text).is_err());
            },
        ),
    ];
    check(cases);
}

#[test]
fn numbers_stand_in_their_pieces() {
    let mut text = String::new();
    write!(text, "{}", numbered("#,", 10)).unwrap();
    assert_eq!((text.as_str(), again("ab", 5).as_str()), ("100000,100001,", "abab"));
    assert_eq!(list("[", "#,", "]", 10), "[100000,100001]");
}
