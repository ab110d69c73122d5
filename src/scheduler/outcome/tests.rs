//! Each answer, and what it means.

use super::*;

fn reply(status: u16, content_type: &str, body: &str) -> Reply {
    Reply { status, content_type: content_type.into(), redirected: false, retry_after: None, body: body.into() }
}

const JSON: &str = "application/json";

#[track_caller]
fn check_created(status: u16, body: &str, job_name: Option<&str>, words: Option<&str>) {
    match outcome(Ok(reply(status, JSON, body))) {
        Outcome::Created(created) => {
            assert_eq!((created.job_name.as_deref(), created.status.as_deref()), (job_name, words));
        }
        other => panic!("{body}: {other:?}"),
    }
}

#[test]
fn the_words_of_success_are_kept_as_they_came() {
    let sample = include_str!("../../../tests/contract/documented/create-a-new-job.response.json");
    check_created(200, sample, Some("Test Job"), Some("Job Create successfull"));
    check_created(201, "{\"jobName\":\"J\"}", Some("J"), None);
    check_created(200, "{\"status\":\"\",\"more\":[1]}", None, Some(""));
    check_created(204, "", None, None);
}

#[test]
fn a_good_status_with_a_body_that_cannot_be_read_is_no_success() {
    for body in ["", "{", "{\"jobName\":\"Te", "[]", "\"ok\"", "null", "{}", "{\"jobName\":1}", "ok"] {
        let answer = reply(200, JSON, body);
        assert_eq!(outcome(Ok(answer.clone())), Outcome::Unreadable(answer), "{body}");
    }
}

#[test]
fn a_page_in_place_of_the_service_is_told_apart() {
    for (status, content_type, body) in [
        (200, "text/html; charset=utf-8", "<p>Sign in</p>"),
        (200, "TEXT/HTML", "{}"),
        (200, JSON, "  <!DOCTYPE html>"),
        (200, "", "<HTML>"),
        (302, JSON, ""),
    ] {
        let answer = reply(status, content_type, body);
        assert_eq!(outcome(Ok(answer.clone())), Outcome::NotTheService(answer), "{body}");
    }
}

#[test]
fn an_answer_from_another_address_is_believed_only_when_it_speaks_as_the_service() {
    let redirected = |status, content_type, body| Reply { redirected: true, ..reply(status, content_type, body) };
    for (status, content_type, body) in [
        (404, "text/plain", "no such file"),
        (200, "text/plain", "ok"),
        (200, JSON, "{\"jobs\":[]}"),
        (401, JSON, ""),
        // A redirect that was not followed.
        (0, "", ""),
    ] {
        let answer = redirected(status, content_type, body);
        assert_eq!(outcome(Ok(answer.clone())), Outcome::NotTheService(answer), "{body}");
    }
    assert!(matches!(outcome(Ok(redirected(200, JSON, "{\"status\":\"s\"}"))), Outcome::Created(_)));
    assert!(matches!(outcome(Ok(redirected(409, JSON, "{}"))), Outcome::Refused(Refusal::Conflict, _)));
}

#[test]
fn each_refusal_has_its_own_kind() {
    for (status, kind) in [
        (400, Refusal::InvalidInput),
        (401, Refusal::NotSignedIn),
        (403, Refusal::NotAllowed),
        (404, Refusal::NotFound),
        (406, Refusal::Other),
        (408, Refusal::Busy),
        (409, Refusal::Conflict),
        (410, Refusal::NotFound),
        (412, Refusal::Other),
        (413, Refusal::TooLarge),
        (415, Refusal::Other),
        (422, Refusal::InvalidInput),
        (424, Refusal::Other),
        (429, Refusal::Busy),
        (500, Refusal::ServerFault),
        (501, Refusal::ServerFault),
        (502, Refusal::ServerFault),
        (503, Refusal::Busy),
        (504, Refusal::ServerFault),
        (599, Refusal::ServerFault),
    ] {
        let answer = reply(status, JSON, "{}");
        assert_eq!(outcome(Ok(answer.clone())), Outcome::Refused(kind, answer));
    }
}

#[test]
fn no_answer_is_unknown_unless_nothing_was_sent() {
    for why in [NotSent::Offline, NotSent::Unsendable] {
        assert_eq!(outcome(Err(NoAnswer::NotSent(why))), Outcome::NotSent(why));
    }
    for no_answer in [NoAnswer::Failed, NoAnswer::TimedOut, NoAnswer::Stopped, NoAnswer::BrokenOff(200)] {
        assert_eq!(outcome(Err(no_answer)), Outcome::Unknown(no_answer));
    }
}

#[test]
fn a_look_tells_only_what_it_saw() {
    for body in ["{\"jobName\":\"J\"}", "{\"taskName\":\"T\"}", "{\"jobName\":null,\"taskName\":\"T\"}"] {
        let there = reply(200, JSON, body);
        assert_eq!(look_up(Ok(there.clone()), "J"), Lookup::Exists(there));
    }
    for body in ["{}", "{\"error\":1}", "{\"jobName\":\"j\"}", "{\"jobName\":null}", "[]", "{\"jobName\":\"J", ""] {
        let other = reply(200, JSON, body);
        assert_eq!(look_up(Ok(other.clone()), "J"), Lookup::Unclear(Some(other)));
    }
    let none = reply(404, JSON, "{}");
    assert_eq!(look_up(Ok(none.clone()), "J"), Lookup::Missing(none));
    // Not the service's: of a web server or a gateway before it.
    for (content_type, body) in [
        ("text/html", "<html>"),
        ("text/plain", "no such path"),
        ("", ""),
        (JSON, ""),
        (JSON, "\"Not Found\""),
        (JSON, "[404]"),
    ] {
        let other = reply(404, content_type, body);
        assert_eq!(look_up(Ok(other.clone()), "J"), Lookup::Unclear(Some(other)), "{body}");
    }
    for (status, body) in [(404, "no such file"), (200, "{\"jobName\":\"J\"}"), (0, "")] {
        let elsewhere = Reply { redirected: true, ..reply(status, "text/plain", body) };
        assert_eq!(look_up(Ok(elsewhere.clone()), "J"), Lookup::Unclear(Some(elsewhere)));
    }
    assert_eq!(look_up(Err(NoAnswer::Failed), "J"), Lookup::Unclear(None));
}

#[test]
fn signing_in_believes_only_the_service() {
    assert_eq!(sign_in(Ok(reply(200, JSON, "{\"jobs\":[]}"))), SignInAnswer::Accepted);
    assert_eq!(sign_in(Ok(reply(403, JSON, "{}"))), SignInAnswer::Accepted);
    assert_eq!(sign_in(Ok(reply(401, "text/html", "<html>"))), SignInAnswer::Rejected);
    let page = reply(200, "text/html", "<html>");
    assert_eq!(sign_in(Ok(page)), SignInAnswer::Page);
    assert_eq!(sign_in(Ok(Reply { redirected: true, ..reply(0, "", "") })), SignInAnswer::Page);
    let fault = reply(500, "text/html", "<html>");
    assert_eq!(sign_in(Ok(fault.clone())), SignInAnswer::Unclear(fault));
    let forbidden = reply(403, "text/html", "<html>");
    assert_eq!(sign_in(Ok(forbidden.clone())), SignInAnswer::Unclear(forbidden));
    assert_eq!(sign_in(Err(NoAnswer::TimedOut)), SignInAnswer::NoAnswer(NoAnswer::TimedOut));
}
