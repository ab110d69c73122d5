//! What is kept of a job that was sent, how much of all of them, and what a search finds.

use super::*;
use crate::exchange::any;
use crate::job::check;
use proptest::prelude::*;

fn reply(status: u16, body: &str) -> Reply {
    let body = body.to_owned();
    Reply { status, content_type: String::new(), redirected: false, retry_after: None, body }
}

fn told(is_done: Option<bool>, words: &str) -> Told {
    Told { is_done, words: words.to_owned(), status: None, said: String::new(), took_ms: 120 }
}

fn sent(body: &str) -> Sent {
    let mut sent = Sent { job_name: "Nightly".to_owned(), task_name: "Purge".to_owned(), ..Sent::default() };
    sent.leaves(Instant(1_795_530_112), "POST", "https://oim/jobs".to_owned(), body);
    sent
}

/// A job to which this was answered.
fn answered(is_done: Option<bool>, words: &str, reply: Option<&Reply>, secrets: &SecretValues) -> Told {
    let mut sent = sent("{}");
    sent.answered(told(is_done, words), reply, secrets);
    sent.calls[0].told.clone().unwrap()
}

#[test]
fn what_the_server_said_is_kept_where_it_did_not_do_what_was_asked() {
    #[track_caller]
    fn check(is_done: Option<bool>, status: u16, body: &str, said: &str) {
        let told = answered(is_done, "words", Some(&reply(status, body)), &SecretValues::default());
        let said = said.to_owned();
        assert_eq!(told, Told { is_done, words: "words".into(), status: Some(status), said, took_ms: 120 });
    }
    check(Some(true), 200, r#"{"status":"Job Create successfull"}"#, "");
    let named = r#"{"errorCode":"X-1","count":1,"errorMessage":"no \"Size\""}"#;
    check(Some(false), 400, named, "X-1 · no \"Size\"");
    check(Some(false), 409, " it is there \n", "it is there");
    check(Some(false), 401, " <html>Sign in", "");
    check(None, 500, "", "");
    check(None, 200, "{\"status\": 1", "{\"status\": 1");
    assert_eq!(answered(None, "no answer", None, &SecretValues::default()), told(None, "no answer"));
}

#[test]
fn words_that_go_on_for_pages_are_cut() {
    let long = "ä".repeat(5_000);
    let Told { words, said, .. } = answered(None, &long, Some(&reply(418, &long)), &SecretValues::default());
    assert_eq!([words, said], [(); 2].map(|()| "ä".repeat(MOST_OF_WORDS) + "…"));
}

#[test]
fn a_secret_that_the_server_repeats_is_not_kept() {
    let text = r#"{"jobName": "J", "taskName": "T", "retryCount": 1, "parameters": {"Pw": {"value": "hüsh\"1"}}}"#;
    let job = check(&wire::decode(text, RowId(1)).unwrap()).unwrap();
    let secrets = SecretValues::of(&job, &["Pw".to_owned()]);
    for body in [r#"{"m": "bad value: h\u00fcsh\"1"}"#, "bad value: hüsh\"1", "bad value: hüsh\\\"1"] {
        let told = answered(Some(false), "no hüsh\"1", Some(&reply(400, body)), &secrets);
        assert_eq!([told.words.as_str(), &told.said], ["no <secret:Pw>", "bad value: <secret:Pw>"], "{body}");
    }
}

/// A body of so many bytes.
fn body_of(bytes: usize) -> String {
    format!("\"{}\"", "x".repeat(bytes - 2))
}

#[test]
fn a_body_for_which_there_is_no_room_is_left_out() {
    #[track_caller]
    fn check(first: usize, second: usize, kept: [bool; 2]) {
        let mut sent = sent(&body_of(first));
        sent.leaves(Instant(0), "PUT", String::new(), &body_of(second));
        assert_eq!([0, 1].map(|at| sent.calls[at].body.is_some()), kept, "{first} {second}");
    }
    check(MOST_OF_BODIES - 10, 10, [true, true]);
    check(MOST_OF_BODIES - 9, 10, [true, false]);
    check(MOST_OF_BODIES, 10, [true, false]);
    check(MOST_OF_BODIES + 1, 10, [false, true]);
}

#[test]
fn the_bodies_are_that_of_the_job_and_that_of_the_schedule_that_was_sent_last() {
    #[track_caller]
    fn check(bodies: &[&str], expected: &str) {
        let mut sent = Sent::default();
        for body in bodies {
            sent.leaves(Instant(0), "PUT", String::new(), body);
        }
        assert_eq!(sent.bodies(), expected);
    }
    check(&[], "\n");
    check(&["1"], "1\n");
    check(&["1", "2"], "1\n2");
    check(&["1", "2", "3"], "1\n3");
}

#[test]
fn the_oldest_go_when_there_are_too_many_or_too_long_ones() {
    #[track_caller]
    fn check(lengths: &[usize], expected: usize) {
        assert_eq!(staying(lengths.iter().copied()), expected, "{lengths:?}");
    }
    check(&[], 0);
    check(&[10; MOST_JOBS], MOST_JOBS);
    check(&[10; MOST_JOBS + 1], MOST_JOBS);
    check(&[MOST_BYTES / 4; 5], 4);
    check(&[MOST_BYTES / 2, MOST_BYTES / 2 + 1, 1], 1);
    check(&[MOST_BYTES + 1], 0);
}

#[test]
fn a_search_finds_what_was_typed() {
    #[track_caller]
    fn check(sought: &str, expected: bool) {
        let mut sent = sent("{\n  \"value\": \"C:\\\\dir \\\"q\\\" ünï\"\n}");
        sent.answered(told(Some(false), "Refused"), Some(&reply(409, "There already")), &SecretValues::default());
        assert_eq!(holds(&sent.text().to_lowercase(), &sought.to_lowercase()), expected, "{sought}");
    }
    for found in [
        "",
        "  ",
        "nightly",
        " NIGHT ",
        "purge",
        "409",
        "refused",
        "there ALREADY",
        "c:\\dir",
        "\"Q\"",
        "ÜNÏ",
        "\"value\"",
    ] {
        check(found, true);
    }
    for other in ["weekly", "410", "c:\\\\\\dir", "night purge"] {
        check(other, false);
    }
}

/// A body with a secret by its name, and one that a person said is one.
const SECRET: &str = r#"{"jobName": "J", "taskName": "T", "retryCount": 1, "parameters":
    {"Pw": {"value": "<secret:Pw>", "dataType": "Number"}, "Size": {"value": "<secret:Size>"}, "Off": {"value": false}}}"#;

#[test]
fn a_job_comes_back_with_its_schedule_and_without_its_secrets() {
    let schedule = ScheduleDraft { start: "soon".to_owned(), ..ScheduleDraft::default() };
    let sent = Sent { schedule: schedule.clone(), ..sent(SECRET) };
    let (draft, names) = sent.draft(&Secrets::named_by(["pw"])).unwrap();
    assert_eq!(names, ["Pw", "Size"]);
    assert_eq!(draft.schedule, schedule);
    let rows: Vec<_> = draft.parameters.iter().map(|row| (row.text.text.as_str(), row.truth, row.is_secret)).collect();
    assert_eq!(rows, [("", None, None), ("", None, Some(true)), ("false", Some(false), None)]);
    assert_eq!(sent.job().unwrap().parameters[0].text.text, "<secret:Pw>");
    assert_eq!(Sent { calls: Vec::new(), ..sent }.draft(&Secrets::named_by([])), None);
}

#[test]
fn the_file_is_for_people_and_programs() {
    let mut sent = sent("{\n  \"retryCount\": 0.10\n}");
    sent.answered(told(Some(true), "Job Create successfull"), Some(&reply(200, "{}")), &SecretValues::default());
    sent.leaves(Instant(1_795_530_113), "PUT", "https://oim/jobs/Nightly/trigger".to_owned(), &body_of(300_000));
    let expected = r#"{
  "history": [
    {
      "jobName": "Nightly",
      "taskName": "Purge",
      "calls": [
        {
          "at": "2026-11-24T14:21:52Z",
          "method": "POST",
          "address": "https://oim/jobs",
          "body": {
            "retryCount": 0.10
          },
          "answer": {
            "done": true,
            "words": "Job Create successfull",
            "status": 200,
            "said": "",
            "tookMs": 120
          }
        },
        {
          "at": "2026-11-24T14:21:53Z",
          "method": "PUT",
          "address": "https://oim/jobs/Nightly/trigger"
        }
      ]
    }
  ]
}"#;
    assert_eq!(history_to_json([&sent]), expected);
    assert_eq!(history_to_json([]), "{\n  \"history\": []\n}");
}

#[test]
fn what_was_not_kept_by_this_console_is_not_read() {
    for text in ["", "text", "{}", "[]", "{\"calls\": 1}", "{\"calls\": []}", "{\"draft\": 1}"] {
        assert_eq!(sent_from_json(text), None, "{text}");
    }
}

fn call() -> impl Strategy<Value = Call> {
    let told = (any::<Option<bool>>(), any::text(), any::<Option<u16>>(), any::text(), any::<i64>())
        .prop_map(|(is_done, words, status, said, took_ms)| Told { is_done, words, status, said, took_ms });
    let body = proptest::option::of(any::json());
    (0..253_402_300_800_i64, any::text(), any::text(), body, proptest::option::of(told))
        .prop_map(|(at, method, address, body, told)| Call { at: Instant(at), method, address, body, told })
}

fn any_sent() -> impl Strategy<Value = Sent> {
    (any::text(), any::text(), any::schedule(), prop::collection::vec(call(), 1..4))
        .prop_map(|(job_name, task_name, schedule, calls)| Sent { job_name, task_name, schedule, calls })
}

proptest! {
    #[test]
    fn what_was_kept_comes_back(sent in any_sent()) {
        prop_assert_eq!(sent_from_json(&sent_to_json(&sent)), Some(sent));
    }

    #[test]
    fn the_file_says_the_same(sent in prop::collection::vec(any_sent(), 0..3)) {
        let kept: Vec<_> = sent.iter().map(sent_to_json).collect();
        let expected = format!("{{\"history\": [{}]}}", kept.join(","));
        prop_assert_eq!(any::meaning(&history_to_json(&sent)), any::meaning(&expected));
    }

    #[test]
    fn what_can_be_sent_can_be_opened_again(job in any::sendable()) {
        let body = wire::encode(&check(&job).unwrap(), wire::WireForm::default());
        let sent = sent_from_json(&sent_to_json(&sent(&body))).unwrap();
        prop_assert_eq!(sent.calls[0].body(), body);
        prop_assert!(sent.draft(&Secrets::named_by([])).is_some());
    }
}
