//! What is recognised in a text, what comes of it, and where a fault stands.

use super::super::any;
use super::super::{CellFault, Column, TextReason, draft_to_json, link, rows_to_text};
use super::*;
use crate::job::{Content as Value, DataType, OptionalText, check};
use crate::json::{Place, Reason, Syntax};
use crate::wire::{WireForm, decode, encode};
use proptest::prelude::*;

const SAMPLE: &str = include_str!("../../../tests/contract/documented/create-a-new-job.request.json");

/// The command as the documentation of "Create a new job" prints it.
const DOCUMENTED: &str = "curl -i -X POST -u username:password / --header 'Content-Type: application/json' / --header \
    'Accept: application/json' / --header 'X-Requested-By: <anyvalue>' -d @post.json / \
    'http://pseudo.com/iam/governance/selfservice/api/v1/scheduler/jobs/'";

/// A job with one typed row, as it may stand in the form.
fn before() -> JobDraft {
    let row = ParameterDraft {
        id: RowId(7),
        name: "Size".into(),
        data_type: DataType::Number,
        data_type_stated: true,
        text: OptionalText::stated("1"),
        help_text: OptionalText::stated("help"),
        ..ParameterDraft::default()
    };
    let other = ParameterDraft { id: RowId(8), name: "On".into(), data_type: DataType::Boolean, ..row.clone() };
    JobDraft { job_name: "Before".into(), parameters: vec![row, other], ..JobDraft::default() }
}

/// What was found, and the job in short: `name: parameter=value …`.
fn told(text: &str) -> String {
    let Imported { draft, found, .. } = recognise(text, &before()).unwrap();
    let found: Vec<_> = found
        .iter()
        .map(|found| match found {
            Found::Curl { shell, method, .. } => format!("{shell:?} {method}"),
            Found::Table(rows, has_head) => format!("Table {rows}{}", if *has_head { " with head" } else { "" }),
            other => format!("{other:?}"),
        })
        .collect();
    let rows = draft.parameters.iter().map(|row| {
        let value = match row.content() {
            Value::NotSet => "-".into(),
            Value::Text(text) => format!("{text:?}"),
            Value::Number(text) | Value::Json(text) => text,
            Value::Truth(truth) => truth.to_string(),
            Value::Hidden => "?".into(),
        };
        format!(" {}.{}={value}", row.id.0, row.name)
    });
    format!("{} > {}:{}", found.join(", "), draft.job_name, rows.collect::<String>())
}

#[track_caller]
fn check_told(text: &str, expected: &str) {
    assert_eq!(told(text), expected, "{text}");
}

const JOB: &str =
    "{\"jobName\": \"J\", \"taskName\": \"T\", \"retryCount\": 1, \"parameters\": {\"Size\": {\"value\": 5}}}";

#[test]
fn a_job_replaces_the_one_before() {
    check_told(JOB, "Job(1) > J: 7.Size=5");
    check_told(&format!("\u{feff}\n  {JOB}\n"), "Job(1) > J: 7.Size=5");
    check_told("{\"jobName\": \"J\"}", "Job(0) > J:");
    check_told("{\"x\": 1, \"parameters\": {\"Size\": {\"value\": 5}}}", "Job(1) > : 7.Size=5");
    check_told("{\"jobName\":\"J\",\"parameters\":[{\"name\":\"x\",\"value\":true}]}", "Job(1) > J: 0.x=true");
    check_told(&format!("curl -d '{JOB}' u"), "Bash POST, Job(1) > J: 7.Size=5");
    check_told(&format!("$ sudo curl -X PUT -d '{JOB}' u"), "Bash PUT, Job(1) > J: 7.Size=5");
    for program in ["/usr/bin/curl", "'/usr/bin/curl'", "CURL"] {
        check_told(&format!("{program} -d '{JOB}' u"), "Bash POST, Job(1) > J: 7.Size=5");
    }
    check_told(&draft_to_json(&JobDraft::default()), "Job(0) > :");
    let fragment = link::to_fragment(&before()).unwrap();
    check_told(&format!("https://h.test/console/#{fragment}"), "Link(2) > Before: 7.Size=1 8.On=-");
    check_told(
        SAMPLE,
        "Job(4) > Test Job: 0.Cert Campaigns for Purge=11 0.Purge Retention Period(in days)=5 0.Purge \
        Criteria=1 0.Maximum Purge Run Duration(in Mins)=6",
    );
}

#[test]
fn parameters_alone_are_put_into_the_job_before() {
    check_told("{\"parameters\": {\"Size\": {\"value\": \"500\"}}}", "Parameters(1) > Before: 7.Size=\"500\" 8.On=-");
    // A parameter that comes without a value leaves the one that is there.
    check_told("{\"Size\": {\"required\": true}}", "Parameters(1) > Before: 7.Size=1 8.On=-");
    check_told("{\"new\": {\"value\": 1}}", "Parameters(1) > Before: 7.Size=1 8.On=- 0.new=1");
    check_told("Size\t5\nnew\tx", "Table 2 > Before: 7.Size=5 8.On=- 0.new=\"x\"");
    check_told("Name,Value\nOn,TRUE", "Table 1 with head > Before: 7.Size=1 8.On=true");
    check_told("# name | value\nOn | false", "Text(1) > Before: 7.Size=1 8.On=false");
    // Neither a program nor JSON, but names.
    check_told("curly\t5", "Table 1 > Before: 7.Size=1 8.On=- 0.curly=\"5\"");
    check_told("Program\tcurl", "Table 1 > Before: 7.Size=1 8.On=- 0.Program=\"curl\"");
    check_told("[x]\t5", "Table 1 > Before: 7.Size=1 8.On=- 0.[x]=\"5\"");
    check_told("new\ta|b", "Table 1 > Before: 7.Size=1 8.On=- 0.new=\"a|b\"");
    let row = recognise("Size\t9", &before()).unwrap().draft.parameters.remove(0);
    assert_eq!(row, ParameterDraft { text: OptionalText::stated("9"), ..before().parameters.remove(0) });
    let json = "{\"parameters\": {\"Size\": {\"value\": \"500\", \"required\": true}}}";
    let row = recognise(json, &before()).unwrap().draft.parameters.remove(0);
    let expected = ParameterDraft {
        text: OptionalText::stated("500"),
        as_read: Some(ReadValue::Text),
        required: Some(true),
        ..before().parameters.remove(0)
    };
    assert_eq!(row, expected);
}

#[test]
fn several_pieces_make_one_job() {
    check_told(
        &format!("{DOCUMENTED}\n\n{SAMPLE}").replace("Criteria", "C"),
        &told(&format!("{SAMPLE}\n{DOCUMENTED}").replace("Criteria", "C"))
            .replace("Job(4), Bash POST", "Bash POST, Job(4)"),
    );
    check_told(&format!("{JOB}\nSize\t8\nnew\t9"), "Job(1), Table 2 > J: 7.Size=8 0.new=\"9\"");
    check_told(&format!("Size\t8\nnew\t\"{{\n\"\n{JOB}"), "Table 2, Job(1) > J: 7.Size=8 0.new=\"{\\n\"");
    check_told(
        &format!("#!/bin/bash\n# name it\nMY_HOST=https://x\ncurl -d @- $HOST <<EOF | jq .\n{JOB}\nEOF\necho done\n"),
        "Bash POST, Job(1) > J: 7.Size=5",
    );
    check_told(&format!("curl -d '{JOB}' u\n$x\t5"), "Bash POST, Job(1), Table 1 > J: 7.Size=5 0.$x=\"5\"");
    check_told("curl -d @x u\n{\"new\": {\"value\": 1}}", "Bash POST, Parameters(1) > Before: 7.Size=1 8.On=- 0.new=1");
    check_told(&format!("{}\nSize\t8", JOB.replace("\"J\"", "\"J{[\"")), "Job(1), Table 1 > J{[: 7.Size=8");
    check_told(
        "```\n# name | value\nSize | 8\n```\n```\n# name | value\nOn | false\n```",
        "Text(1), Text(1) > Before: 7.Size=8 8.On=false",
    );
    // What parts the cells of a table is not looked for behind it.
    check_told(&format!("Size,8\nnew,9\n{}", JOB.replace(", ", ",\t")), "Table 2, Job(1) > J: 7.Size=8 0.new=\"9\"");
    check_told(&format!("```json\n{JOB}\n```\n\n```\nSize\t8\n```\n"), "Job(1), Table 1 > J: 7.Size=8");
    check_told(
        &format!("curl -d @a u\n{JOB}\ncurl -d @b u\nSize\t3\n"),
        "Bash POST, Job(1), Bash POST, Table 1 > J: 7.Size=3",
    );
}

#[test]
fn of_a_member_in_two_documents_the_later_stays() {
    let text = "{\"Size\": {\"x\": 1, \"y\": 2}}\n{\"Size\": {\"x\": 3}}";
    let row = recognise(text, &before()).unwrap().draft.parameters.remove(0);
    let members: Vec<_> = row.unknown.iter().map(|field| (field.key.as_str(), field.value.as_str())).collect();
    assert_eq!(members, [("y", "2"), ("x", "3")]);
}

#[track_caller]
fn check_notes(text: &str, expected: &[Note]) {
    assert_eq!(recognise(text, &before()).unwrap().notes, expected, "{text}");
}

#[test]
fn what_is_dropped_is_said() {
    check_notes(JOB, &[]);
    check_notes(
        &format!("{DOCUMENTED}\n{JOB}"),
        &[
            Note::Credentials,
            Note::Address("http://pseudo.com/iam/governance/selfservice/api/v1/scheduler/jobs/".into()),
        ],
    );
    check_notes(
        &format!("curl -X PUT http://u:p@h.test/ -H 'X-A: 1' -d '{JOB}' -H \"X-B: $V\""),
        &[
            Note::Credentials,
            Note::Method("PUT".into()),
            Note::Address("http://h.test/".into()),
            Note::Headers(vec!["X-A".into(), "X-B".into()]),
            Note::Variables,
        ],
    );
    check_notes("Name,Comment,Value\nSize,x,1", &[Note::Columns(vec!["Comment".into()])]);
}

#[test]
fn a_secret_is_typed_again_unless_it_stands_in_the_job_already() {
    let secret = |name: &str| format!("{{\"{name}\": {{\"value\": \"<secret:{name}>\"}}}}");
    check_notes(&secret("Size"), &[]);
    check_told(&secret("Size"), "Parameters(1) > Before: 7.Size=1 8.On=-");
    check_notes(&secret("new"), &[Note::Secrets(vec!["new".into()])]);
    let job = format!("{{\"jobName\": \"J\", \"parameters\": {}}}", secret("Size"));
    check_notes(&job, &[Note::Secrets(vec!["Size".into()])]);
    check_told(&job, "Job(1) > J: 7.Size=-");
}

#[track_caller]
fn check_refused(text: &str, line: usize, column: usize, reason: ImportReason) {
    let place = Place { line, column };
    assert_eq!(recognise(text, &before()), Err(ImportError::new(place, reason)), "{text}");
}

#[test]
fn a_fault_is_told_with_its_place() {
    let syntax = |broken| ImportReason::Json(Reason::Syntax(broken));
    check_refused("", 1, 1, ImportReason::Empty);
    check_refused(" \n\t", 1, 1, ImportReason::Empty);
    check_refused("\nhello", 2, 1, ImportReason::Unrecognised);
    check_refused("\n {\n  \"jobName\": x }", 3, 14, syntax(Syntax::Value));
    check_refused("{\"jobName\": \"J\"", 1, 15, ImportReason::Json(Reason::Ended));
    check_refused("{}", 1, 1, ImportReason::NotAJob);
    check_refused("{\"a\": 1}", 1, 1, ImportReason::NotAJob);
    check_refused(&format!("{JOB}\n{JOB}"), 2, 1, ImportReason::SecondJob);
    // A line of a script is passed over where there is a command, and nowhere else.
    check_refused(&format!("{JOB}\nHOST=x"), 2, 1, ImportReason::Unrecognised);
    for line in ["hello", "hello there=x"] {
        check_refused(&format!("curl -d '{JOB}' u\n{line}"), 2, 1, ImportReason::Unrecognised);
    }
    let fragment = link::to_fragment(&before()).unwrap();
    check_refused(&format!("{JOB}\n#{fragment}"), 2, 1, ImportReason::SecondJob);
    check_refused("curl -d '{\n  \"a\": x}' u", 2, 8, syntax(Syntax::Value));
    check_refused("curl --json '{\"a\":' --json ' x}' u", 1, 30, syntax(Syntax::Value));
    check_refused("curl --json '{\"a\":' --json ' 'x'}' u", 1, 31, syntax(Syntax::Value));
    // Neither as it stands nor without the backslashes that an older PowerShell needs: as it stands.
    check_refused("curl.exe -d '{\\\"a\\\": x}' `\n u", 1, 15, syntax(Syntax::Key));
    check_refused("curl -d $'{\\n \"a\": x}' u", 1, 20, syntax(Syntax::Value));
    check_refused("curl \\\n -d '{ u", 2, 5, ImportReason::OpenQuote);
    check_refused("curl http://h.test/", 1, 1, ImportReason::NoBody);
    check_refused(DOCUMENTED, 1, 163, ImportReason::FileMissing("post.json".into()));
    check_refused("curl -d @x u <<E\n{}\nE", 1, 9, ImportReason::FileMissing("x".into()));
    check_refused("curl -d @x u\nSize\t1", 1, 9, ImportReason::FileMissing("x".into()));
    check_refused("Size\t1\nOn\tperhaps", 2, 4, ImportReason::Cell(Column::Value, CellFault::NotTrueOrFalse));
    check_refused("# name | value\nx | \"y", 2, 5, ImportReason::Text(TextReason::OpenQuote));
    check_refused("#job=x!", 1, 1, ImportReason::Link(link::LinkError::Damaged));
    check_refused(
        "{\"x\": {\"value\": 1, \"value\": 2}}",
        1,
        20,
        ImportReason::Json(Reason::DuplicateKey { key: "value".into(), first: Place { line: 1, column: 8 } }),
    );
}

#[test]
fn a_megabyte_is_recognised_in_no_time() {
    let row = |n| format!("\"name {n}\": {{\"value\": \"{}\"}},\n", "it's\\n".repeat(10));
    let rows = (0..12_000).map(row).collect::<Vec<_>>().concat();
    let json = format!("{{\"jobName\": \"J\", \"parameters\": {{{rows}\"z\": {{\"value\": 1}}}}}}");
    assert!(json.len() > 1_000_000);
    let escaped = json.replace('\'', "''").replace('\\', "\\\\").replace('"', "\\\"");
    for (text, is_job) in [
        (json.clone(), true),
        (format!("curl -d '{}' u", json.replace('\'', "'\\''")), true),
        (format!("curl.exe --data='{escaped}' u"), true),
        ("# x\n".repeat(300_000), false),
    ] {
        let started = std::time::Instant::now();
        assert_eq!(recognise(&text, &before()).is_ok(), is_job);
        // A step a letter for each letter would take minutes, on whatever machine.
        assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
    }
}

proptest! {
    #[test]
    fn the_body_of_a_request_brings_its_job_back(draft in any::sendable()) {
        let sent = check(&draft).unwrap();
        let back = recognise(&encode(&sent, WireForm::default()), &before());
        prop_assert_eq!(back.map(|back| check(&back.draft)), Ok(Ok(sent)));
    }

    #[test]
    fn rows_as_text_bring_back_what_is_seen(rows in any::rows()) {
        let draft = JobDraft { parameters: rows, ..JobDraft::default() };
        let names: std::collections::HashSet<_> = draft.parameters.iter().map(|row| &row.name).collect();
        if !draft.parameters.is_empty() && names.len() == draft.parameters.len() && draft.parameters.iter().all(|row| !row.is_placeholder()) {
            let text = rows_to_text(&draft.parameters);
            let back = recognise(&text, &JobDraft::default()).unwrap().draft.parameters;
            prop_assert_eq!(rows_to_text(&back), text);
        }
    }

    #[test]
    fn whatever_is_given_is_recognised_or_refused(
        text in any::text(),
        more in "(curl|'|\"|\\{|\\}|\\[| |\\n|\\t|-d|@x|\\\\|\\^|`|<<E|E|\\$'|,|:|1|#|name|\\||\\r){0,20}",
    ) {
        for text in [&text, &more] {
            if let Err(error) = recognise(text, &before()) {
                prop_assert!(error.place.line <= text.matches('\n').count() + 1);
            }
        }
    }
}

#[test]
fn decode_and_recognise_agree_on_the_sample() {
    let plain = decode(SAMPLE, RowId(1)).unwrap();
    let recognised = recognise(SAMPLE, &JobDraft::default()).unwrap().draft;
    assert_eq!(check(&recognised), check(&plain));
}
