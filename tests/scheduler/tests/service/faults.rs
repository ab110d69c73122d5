//! Every fault, as it looks on the wire, and whether the job was stored.

use std::io::ErrorKind;
use std::pin::pin;
use std::time::Duration;

use stand_in_scheduler::{FAULTS, Running};

use crate::client::{BASE, Reply, basic, job, raw, send, stand_in};

/// What the caller saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    /// A status, and how its body begins.
    Answer(u16, &'static str),
    /// Fewer bytes than the Content-Length says.
    CutShort,
    /// A TCP reset.
    Reset,
    /// Nothing, however long one waits.
    Silence,
}

async fn post(service: &Running, name: &str) -> std::io::Result<Reply> {
    let headers = [
        basic(service.user(), service.password()),
        "X-Requested-By: test".to_owned(),
        "Content-Type: application/json".to_owned(),
    ];
    raw(service, &format!("POST {BASE}/jobs"), &headers, &job(name)).await
}

/// Whether a request arrives, is stored or not, and is not answered.
async fn silent(service: &Running, name: &str, stored: bool) -> bool {
    let place = service.journal().len();
    let arrived = async {
        while service.journal().get(place).is_none_or(|arrival| arrival.stored != stored) {
            tokio::task::yield_now().await;
        }
    };
    let mut reply = pin!(post(service, name));
    tokio::select! {
        _ = &mut reply => return false,
        () = arrived => {}
    }
    tokio::time::timeout(Duration::from_millis(300), reply).await.is_err()
}

#[tokio::test]
async fn every_fault() {
    let service = stand_in().await;
    let check = async |name: &str, wanted: Seen, stored: bool| {
        if wanted == Seen::Silence {
            assert!(silent(&service, name, stored).await, "{name}");
            return;
        }
        let reply = post(&service, name).await;
        let arrivals = service.journal();
        assert_eq!(arrivals.last().map(|arrival| arrival.stored), Some(stored), "{name}");
        match (reply, wanted) {
            (Err(error), Seen::Reset) => assert_eq!(error.kind(), ErrorKind::ConnectionReset, "{name}"),
            (Ok(reply), Seen::CutShort) => {
                let length: usize = reply.header("content-length").unwrap().parse().unwrap();
                assert!(!reply.body.is_empty() && reply.body.len() < length, "{name}: {reply:?}");
            }
            (Ok(reply), Seen::Answer(status, body)) => {
                assert_eq!(reply.status, status, "{name}");
                assert!(reply.body.starts_with(body), "{name}: {:.200}", reply.body);
            }
            (found, wanted) => panic!("{name}: wanted {wanted:?}, found {found:?}"),
        }
    };
    check("fault:slow:50", Seen::Answer(200, r#"{"jobName":"fault:slow:50""#), true).await;
    check("fault:slow:60000", Seen::Silence, true).await;
    check("fault:no-answer", Seen::Silence, false).await;
    check("fault:no-answer-after", Seen::Silence, true).await;
    check("fault:reset", Seen::Reset, false).await;
    check("fault:reset-after", Seen::Reset, true).await;
    check("fault:drip:1", Seen::Answer(200, r#"{"jobName":"fault:drip:1","status":"Job Create"#), true).await;
    check("fault:drip:60000", Seen::Silence, true).await;
    check("fault:truncated", Seen::CutShort, true).await;
    check("fault:cut-json", Seen::Answer(200, r#"{"jobName":"Te"#), true).await;
    check("fault:html-login", Seen::Answer(200, "<!DOCTYPE html>"), false).await;
    check("fault:huge", Seen::Answer(200, r#"{"jobName":"fault:huge","status":"AAAA"#), true).await;
    check("fault:not-json", Seen::Answer(200, "Job Create successfull"), true).await;
    check("fault:empty", Seen::Answer(200, ""), true).await;
    check("fault:json:array", Seen::Answer(200, r#"["Job Create successfull"]"#), true).await;
    check("fault:json:string", Seen::Answer(200, r#""Job Create successfull""#), true).await;
    check("fault:json:number", Seen::Answer(200, "0"), true).await;
    check("fault:json:true", Seen::Answer(200, "true"), true).await;
    check("fault:json:null", Seen::Answer(200, "null"), true).await;
    check("fault:json:object", Seen::Answer(200, r#"{"jobName":null,"status":200"#), true).await;
    check("fault:json:deep", Seen::Answer(200, "[[[["), true).await;
    check("fault:charset:latin-1", Seen::Answer(200, r#"{"jobName":"fault:charset:latin-1""#), true).await;
    check("fault:charset:utf-16", Seen::Answer(200, "\u{fffd}\u{fffd}{\0\"\0j\0"), true).await;
    check("fault:charset:broken:unsaid", Seen::Answer(200, r#"{"jobName":"fault:charset:broken:unsaid""#), true).await;
    check("fault:early", Seen::Answer(100, "HTTP/1.1 103 Early Hints\r\n"), true).await;
    check("fault:date", Seen::Answer(200, r#"{"jobName":"fault:date""#), true).await;
    check("fault:no-cors", Seen::Answer(200, r#"{"jobName":"fault:no-cors""#), true).await;
    check("fault:redirect:301", Seen::Answer(301, ""), false).await;
    check("fault:redirect:308:elsewhere", Seen::Answer(308, ""), false).await;
    check("fault:other-job", Seen::Answer(200, r#"{"jobName":"Another Job""#), true).await;
    check("fault:429", Seen::Answer(429, r#"{"errorCode":"FAULT_429""#), false).await;
    check("fault:status:201", Seen::Answer(201, r#"{"jobName":"fault:status:201""#), true).await;
    check("fault:status:204", Seen::Answer(204, ""), true).await;
    check("fault:status:503", Seen::Answer(503, r#"{"errorCode":"FAULT_503""#), false).await;
    check("fault:status:500:html", Seen::Answer(500, "<!DOCTYPE html>"), false).await;
    check("fault:status:502:text", Seen::Answer(502, "Bad Gateway"), false).await;
    check("fault:status:500:empty", Seen::Answer(500, ""), false).await;
    // What follows a blank or `#` makes names differ; what follows in the fault itself is part of it.
    check("fault:status:418 once", Seen::Answer(418, r#"{"errorCode":"FAULT_418""#), false).await;
    check("fault:empty#2", Seen::Answer(200, ""), true).await;
    check("fault:reset-after", Seen::Answer(409, r#"{"errorCode":"JOB_EXISTS""#), false).await;
    for unknown in [
        "fault:",
        "fault:rest",
        "fault:slow",
        "fault:slow:x",
        "fault:status:600",
        "fault:empty:2",
        "fault:huge:101",
        "fault:json:list",
        "fault:charset:latin-1:said",
        "fault:redirect:200",
        "fault:redirect:302:there",
        "fault:empty+rest",
    ] {
        check(unknown, Seen::Answer(400, r#"{"errorCode":"UNKNOWN_FAULT""#), false).await;
    }
    check("Fault:reset", Seen::Answer(200, r#"{"jobName":"Fault:reset""#), true).await;
}

#[tokio::test]
async fn headers_and_size() {
    let service = stand_in().await;
    let check = async |name: &str, header: &str, wanted: &str| {
        let reply = post(&service, name).await.unwrap();
        assert!(reply.header(header).is_some_and(|found| found.starts_with(wanted)), "{name}: {}", reply.head);
        reply
    };
    check("fault:429", "retry-after", "7").await;
    check("fault:status:503", "retry-after", "7").await;
    check("fault:status:401", "www-authenticate", "basic").await;
    check("fault:status:302", "location", "/oam/").await;
    check("fault:html-login", "content-type", "text/html").await;
    let (here, there) = (service.url(), format!("http://localhost:{}/", service.address().port()));
    let path = &BASE[1..];
    check("fault:redirect:307", "location", &format!("{here}{path}/jobs")).await;
    check("fault:redirect:307:elsewhere", "location", &format!("{there}{path}/jobs")).await;
    check("fault:charset:latin-1", "content-type", "application/json; charset=iso-8859-1").await;
    check("fault:date", "date", "thu, 26 nov 2026").await;
    let unsaid = check("fault:charset:utf-16:unsaid", "content-type", "application/json").await;
    assert_eq!(unsaid.header("content-type"), Some("application/json"));
    check("fault:not-json", "content-type", "application/json").await;
    let huge = check("fault:huge", "content-type", "application/json").await;
    assert!(huge.body.len() > 5_000_000, "{}", huge.body.len());
}

#[tokio::test]
async fn every_status() {
    let service = stand_in().await;
    for status in
        [200, 202, 299, 301, 304, 307, 400, 401, 403, 404, 406, 409, 410, 412, 415, 422, 424, 451, 500, 501, 599]
    {
        let reply = post(&service, &format!("fault:status:{status}")).await.unwrap();
        assert_eq!(reply.status, status);
    }
}

#[tokio::test]
async fn other_operations() {
    let service = stand_in().await;
    let trigger = r#"{"triggerType":"Periodic","intervalType":"HOURS","intervalValues":["1"]}"#;
    let check = async |word: &str, method: &str, path: &str, body: &str| {
        let name = format!("fault:{word}:status:500");
        assert_eq!(send(&service, "POST", "/jobs", &job(&name)).await.status, 200, "{name}");
        let reply = send(&service, method, &format!("/jobs/{name}{path}"), body).await;
        assert_eq!(reply.outcome(), "500 FAULT_500", "{name}");
    };
    check("read", "GET", "", "").await;
    check("update", "PUT", "", "{}").await;
    check("delete", "DELETE", "", "").await;
    check("action", "POST", "/run", "").await;
    check("trigger", "PUT", "/trigger", trigger).await;
    check("read-trigger", "GET", "/trigger", "").await;
    check("history", "GET", "/history", "").await;
    let search = send(&service, "GET", "/jobs?q=Job::Name%20eq%20*fault:search:status:500*", "").await;
    assert_eq!(search.outcome(), "500 FAULT_500");
    // A name can ask for several.
    let name = "fault:empty+read:status:500+trigger:status:503";
    assert_eq!(send(&service, "POST", "/jobs", &job(name)).await.body, "");
    assert_eq!(send(&service, "GET", &format!("/jobs/{name}"), "").await.outcome(), "500 FAULT_500");
    assert_eq!(send(&service, "PUT", &format!("/jobs/{name}/trigger"), trigger).await.outcome(), "503 FAULT_503");
    // The other operations on such a job are sound.
    assert_eq!(send(&service, "GET", "/jobs/fault:trigger:status:500", "").await.status, 200);
}

#[test]
fn the_readme_shows_the_table() {
    let readme = include_str!("../../README.md");
    for (words, meaning) in FAULTS {
        let row = format!("| `fault:{words}` | {meaning} |");
        assert!(readme.contains(&row), "README.md lacks: {row}");
    }
}
