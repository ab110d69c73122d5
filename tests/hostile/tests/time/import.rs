//! What is imported, of any kind and in any number: tables, documents, commands, rows as text.

use crate::measure::{Case, check};
use crate::texts::{again, job, list, numbered};
use oig_job_console::exchange::{recognise, rows_from_text, rows_to_table, rows_to_text};
use oig_job_console::job::JobDraft;
use oig_job_console::words;

fn import(text: &str) {
    match recognise(text, &JobDraft::default()) {
        Ok(imported) => assert!(!imported.found.is_empty()),
        Err(error) => assert!(!words::exchange::import_error(&error).is_empty()),
    }
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
            Ok(rows) => assert!(rows_to_text(&rows).len() + rows_to_table(&rows).len() > 3),
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
