//! What is kept of a job that was sent, how much of all of them, and what a search finds.

use super::*;
use crate::exchange::any;
use crate::job::check;
use crate::scheduler::{Created, NotSent};
use proptest::prelude::*;

fn reply(status: u16, body: &str) -> Reply {
    let body = body.to_owned();
    Reply { status, content_type: String::new(), redirected: false, retry_after: None, body }
}

fn sent(body: &str) -> Sent {
    let mut sent = Sent { job_name: "Nightly".to_owned(), task_name: "Purge".to_owned(), ..Sent::default() };
    sent.leaves(Instant(1_795_530_112), "POST", "https://oim/jobs".to_owned(), body);
    sent
}

fn answered(outcome: &Outcome) -> Told {
    let mut sent = sent("{}");
    sent.answered(outcome, 120, &SecretValues::default());
    sent.calls[0].told.clone().unwrap()
}

#[test]
fn each_outcome_is_told_with_its_status_and_the_words_of_the_server() {
    #[track_caller]
    fn check(outcome: &Outcome, end: End, status: Option<u16>, said: &str) {
        assert_eq!(answered(outcome), Told { end, status, said: said.to_owned(), took_ms: 120 });
    }
    let created = |status: Option<&str>| {
        let reply = reply(200, "{}");
        Outcome::Created(Created { job_name: None, status: status.map(str::to_owned), reply })
    };
    check(&created(Some("Job Create successfull")), End::Done, Some(200), "Job Create successfull");
    check(&created(None), End::Done, Some(200), "");
    let refused = |why, status, body: &str| Outcome::Refused(why, reply(status, body));
    let named = r#"{"errorCode":"X-1","more":[{"message":"no \"Size\""}],"count":1}"#;
    check(&refused(Refusal::InvalidInput, 400, named), End::Refused, Some(400), "X-1 · no \"Size\"");
    check(&refused(Refusal::Conflict, 409, " it is there \n"), End::Exists, Some(409), "it is there");
    check(&refused(Refusal::NotSignedIn, 401, " <html>Sign in"), End::Refused, Some(401), "");
    check(&refused(Refusal::ServerFault, 500, "[[[[[\"deep\"]]]]]"), End::Fault, Some(500), "");
    check(&refused(Refusal::Busy, 503, ""), End::Refused, Some(503), "");
    check(&Outcome::NotTheService(reply(200, "<html>")), End::NotTheService, Some(200), "");
    check(&Outcome::Unreadable(reply(200, "not JSON")), End::Unreadable, Some(200), "not JSON");
    check(&Outcome::NotSent(NotSent::Offline), End::NotSent, None, "");
    check(&Outcome::Unknown(NoAnswer::Failed), End::Failed, None, "");
    check(&Outcome::Unknown(NoAnswer::TimedOut), End::TimedOut, None, "");
    check(&Outcome::Unknown(NoAnswer::Stopped), End::Stopped, None, "");
    check(&Outcome::Unknown(NoAnswer::BrokenOff(200)), End::BrokenOff, None, "");
}

#[test]
fn words_that_go_on_for_pages_are_cut() {
    let said = answered(&Outcome::Refused(Refusal::Other, reply(418, &"ä".repeat(5_000)))).said;
    assert_eq!(said, "ä".repeat(MOST_OF_WORDS) + "…");
}

#[test]
fn a_secret_that_the_server_repeats_is_not_kept() {
    let text = r#"{"jobName": "J", "taskName": "T", "retryCount": 1, "parameters": {"Pw": {"value": "hüsh\"1"}}}"#;
    let job = check(&wire::decode(text, RowId(1)).unwrap()).unwrap();
    let secrets = SecretValues::of(&job, &["Pw".to_owned()]);
    for body in [r#"{"m": "bad value: h\u00fcsh\"1"}"#, "bad value: hüsh\"1", "bad value: hüsh\\\"1"] {
        let mut sent = sent("{}");
        sent.answered(&Outcome::Refused(Refusal::InvalidInput, reply(400, body)), 1, &secrets);
        assert_eq!(sent.calls[0].told.as_ref().unwrap().said, "bad value: <secret:Pw>", "{body}");
    }
}

#[test]
fn a_clock_that_was_put_back_makes_no_time_negative() {
    let mut sent = sent("{}");
    sent.answered(&Outcome::Unknown(NoAnswer::Failed), -5, &SecretValues::default());
    assert_eq!(sent.calls[0].told.as_ref().unwrap().took_ms, 0);
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
        assert_eq!([0, 1].map(|at| sent.calls[at].body().is_some()), kept, "{first} {second}");
        let expected = [first, second].map(Body::LeftOut);
        for (at, kept) in kept.into_iter().enumerate().filter(|(_, kept)| !kept) {
            assert_eq!(sent.calls[at].body, expected[at], "{kept}");
        }
    }
    check(MOST_OF_BODIES - 10, 10, [true, true]);
    check(MOST_OF_BODIES - 9, 10, [true, false]);
    check(MOST_OF_BODIES, 10, [true, false]);
    check(MOST_OF_BODIES + 1, 10, [false, true]);
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
        sent.answered(&Outcome::Refused(Refusal::Conflict, reply(409, "There already")), 1, &SecretValues::default());
        assert_eq!(holds(&sent.text().to_lowercase(), &sought.to_lowercase()), expected, "{sought}");
    }
    for found in
        ["", "  ", "nightly", " NIGHT ", "purge", "409", "there ALREADY", "c:\\dir", "\"Q\"", "ÜNÏ", "\"value\""]
    {
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
    let created = Created { job_name: None, status: Some("Job Create successfull".to_owned()), reply: reply(200, "") };
    sent.answered(&Outcome::Created(created), 120, &SecretValues::default());
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
            "end": "done",
            "status": 200,
            "said": "Job Create successfull",
            "tookMs": 120
          }
        },
        {
          "at": "2026-11-24T14:21:53Z",
          "method": "PUT",
          "address": "https://oim/jobs/Nightly/trigger",
          "bodyBytes": 300000
        }
      ]
    }
  ]
}"#;
    assert_eq!(history_to_json([&sent]), expected);
    assert_eq!(history_to_json([]), "{\n  \"history\": []\n}");
}

#[test]
fn what_was_not_kept_by_this_console_is_refused() {
    #[track_caller]
    fn check(text: &str, line: usize, column: usize) {
        let place = sent_from_json(text).unwrap_err().place;
        assert_eq!((place.line, place.column), (line, column), "{text}");
    }
    check("", 1, 1);
    check("[]", 1, 1);
    check("{}", 1, 1);
    check("{\"calls\": []}", 1, 1);
    check("{\"more\": 1}", 1, 10);
    check("{\"calls\": [\n{}]}", 2, 1);
    check("{\"calls\": [{\"at\": \"today\", \"body\": 1}]}", 1, 12);
    check("{\"calls\": [{\"at\": \"2026-11-24T14:21:52Z\"}]}", 1, 12);
    check("{\"calls\": [{\"at\": \"2026-11-24T14:21:52Z\", \"body\": 1, \"answer\": {\"end\": \"other\"}}]}", 1, 64);
}

fn call() -> impl Strategy<Value = Call> {
    let body = prop_oneof![any::json().prop_map(Body::Whole), (0..10_000_000_usize).prop_map(Body::LeftOut)];
    let end = prop::sample::select(&json::ENDS[..]).prop_map(|(end, _)| end);
    let told = (end, any::<Option<u16>>(), any::text(), 0..i64::MAX).prop_map(|(end, status, said, took_ms)| Told {
        end,
        status,
        said,
        took_ms,
    });
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
        prop_assert_eq!(sent_from_json(&sent_to_json(&sent)), Ok(sent));
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
        prop_assert_eq!(sent.calls[0].body(), Some(body.as_str()));
        prop_assert!(sent.draft(&Secrets::named_by([])).is_some());
    }
}
