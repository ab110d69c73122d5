//! The commands: what they look like, and that each brings its body to the server, whatever stands in it.

use super::super::any;
use super::super::recognise::recognise;
use super::*;
use crate::job::{JobDetails, JobDraft, check};
use crate::scheduler::{Search, create_job, find_jobs, read_job};
use crate::wire::{ParametersForm, WireForm, encode};
use proptest::prelude::*;
use std::process::Command;

const BASE: &str = "https://oig.example.com/iam/governance/selfservice/api/v1/scheduler";

fn request(body: &str) -> Request {
    create_job(body.to_owned(), "me")
}

#[test]
fn bash_takes_everything_in_single_quotes() {
    assert_eq!(
        curl(&request("{\n  \"a\": \"it's %5 \\\"\"\n}"), BASE, Shell::Bash, SignIn::Basic),
        "curl -i -X POST 'https://oig.example.com/iam/governance/selfservice/api/v1/scheduler/jobs' \\
  -u 'USER' \\
  -H 'Content-Type: application/json' \\
  -H 'Accept: application/json' \\
  -H 'X-Requested-By: me' \\
  --data-raw '{
  \"a\": \"it'\\''s %5 \\\"\"
}'"
    );
}

#[test]
fn powershell_passes_quotes_behind_backslashes() {
    assert_eq!(
        curl(&request("{\n  \"a\": \"it's ä 😀 \\\"\\\\\\n\"\n}"), BASE, Shell::PowerShell, SignIn::Basic),
        "& {
  $PSNativeCommandArgumentPassing = 'Legacy'
  curl.exe -i -X POST 'https://oig.example.com/iam/governance/selfservice/api/v1/scheduler/jobs' `
    -u 'USER' `
    -H 'Content-Type: application/json' `
    -H 'Accept: application/json' `
    -H 'X-Requested-By: me' `
    --data-raw '{
  \\\"a\\\": \\\"it''s \\u00e4 \\ud83d\\ude00 \\u0022\\u005c\\n\\\"
}'
}"
    );
}

#[test]
fn the_command_prompt_gets_one_line_without_its_signs() {
    assert_eq!(
        curl(&request("{\n  \"a\": \"100% & more!\",\n  \"b\": 1\n}"), BASE, Shell::Cmd, SignIn::Basic),
        "curl -i -X POST \"https://oig.example.com/iam/governance/selfservice/api/v1/scheduler/jobs\" ^
  -u \"USER\" ^
  -H \"Content-Type: application/json\" ^
  -H \"Accept: application/json\" ^
  -H \"X-Requested-By: me\" ^
  --data-raw \"{ \\\"a\\\": \\\"100\\u0025 \\u0026 more\\u0021\\\", \\\"b\\\": 1 }\""
    );
}

#[test]
fn a_read_has_no_method_and_no_body() {
    let command = curl(&read_job("a b"), "https://h.test/s", Shell::Bash, SignIn::Basic);
    assert_eq!(command, "curl -i 'https://h.test/s/jobs/a%20b' \\\n  -u 'USER' \\\n  -H 'Accept: application/json'");
    let command = curl(&find_jobs(Search::Named("a b"), 7), "https://h.test/s", Shell::Bash, SignIn::Basic);
    let address = "'https://h.test/s/jobs?limit=7&orderBy=jobName%3Aasc&q=Job%3A%3AName%20eq%20%2Aa%3A%3Ab%2A'";
    assert!(command.starts_with(&format!("curl -i {address} ")), "{command}");
}

#[test]
fn something_stands_in_place_of_each_way_to_sign_in() {
    for (way, expected) in [
        (SignIn::Basic, "-u 'USER'"),
        (SignIn::Bearer, "-H 'Authorization: Bearer TOKEN'"),
        (SignIn::Session, "-b 'NAME=VALUE'"),
    ] {
        let command = curl(&read_job("a"), "https://h.test/s", Shell::Bash, way);
        assert_eq!(command.lines().nth(1), Some(format!("  {expected} \\").as_str()));
    }
}

#[test]
fn a_body_that_is_too_long_for_the_shell_comes_from_a_file() {
    for (shell, longest) in [(Shell::Bash, 131_000), (Shell::PowerShell, 32_000), (Shell::Cmd, 7_500)] {
        let command =
            |length| curl(&request(&format!("{{\"a\":\"{}\"}}", "x".repeat(length))), BASE, shell, SignIn::Basic);
        assert!(!command(longest).contains("post.json"), "{shell:?}");
        assert!(command(longest + 1000).contains("--data-binary"), "{shell:?}");
        assert!(command(longest + 1000).contains("@post.json"), "{shell:?}");
    }
}

/// What bash gives to `curl`: the words, each ended by a NUL.
fn words_in_bash(command: &str) -> Vec<String> {
    let script = format!("curl() {{ printf '%s\\0' \"$@\"; }}\n{command}\n");
    let output = Command::new("bash").args(["-c", &script]).output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{command}\n{output:?}");
    let words = String::from_utf8(output.stdout).unwrap();
    words.split_terminator('\0').map(str::to_owned).collect()
}

fn job(draft: &JobDraft) -> JobDetails {
    check(draft).unwrap()
}

fn wire_form() -> impl Strategy<Value = WireForm> {
    any::<bool>().prop_map(|array| WireForm {
        parameters: if array { ParametersForm::Array } else { ParametersForm::Object },
        ..WireForm::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_real_bash_hands_over_the_body_byte_for_byte(draft in any::sendable(), requested_by in any::text()) {
        let requested_by = requested_by.replace('\0', "");
        let request = create_job(encode(&job(&draft), WireForm::default()), &requested_by);
        let words = words_in_bash(&curl(&request, BASE, Shell::Bash, SignIn::Basic));
        prop_assert_eq!(words.last(), request.body.as_ref());
        let header = format!("X-Requested-By: {requested_by}");
        prop_assert!(words.contains(&header));
    }
}

proptest! {
    #[test]
    fn a_command_brings_its_job_back(draft in any::sendable(), form in wire_form()) {
        let sent = job(&draft);
        let request = create_job(encode(&sent, form), "x");
        for shell in [Shell::Bash, Shell::PowerShell, Shell::Cmd] {
            let command = curl(&request, BASE, shell, SignIn::Basic);
            let back = recognise(&command, &JobDraft::default()).map(|back| job(&back.draft));
            if shell == Shell::Bash {
                prop_assert_eq!(back.as_ref(), Ok(&sent), "{}", command);
            }
            // For Windows, JSON that was read keeps its meaning, not its letters.
            let back = back.map(|back| any::meaning(&encode(&back, form)));
            prop_assert_eq!(back, Ok(any::meaning(&encode(&sent, form))), "{}", command);
        }
    }
}
