//! Requests as few callers send them: other methods, long and oddly encoded names, large bodies, many at once.

use std::time::Duration;

use futures_util::future::join_all;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::client::{BASE, Reply, basic, job, raw, send, stand_in};

#[tokio::test]
async fn other_methods() {
    let service = stand_in().await;
    let check = async |line: &str, wanted: &str, has_body: bool| {
        let (method, path) = line.split_once(' ').unwrap();
        let headers = [basic("xelsysadm", "Scheduler1"), "X-Requested-By: test".to_owned()];
        let reply = raw(&service, &format!("{method} {BASE}{path}"), &headers, "").await.unwrap();
        assert_eq!(reply.outcome(), wanted, "{line}");
        assert_eq!(!reply.body.is_empty(), has_body, "{line}");
        assert_eq!(reply.header("content-type"), Some("application/json"), "{line}");
    };
    check("HEAD /jobs", "200", false).await;
    check("HEAD /jobs/Password%20Warning", "200", false).await;
    check("HEAD /jobs/None", "404", false).await;
    // No other origin is let in, so nothing is said to a browser that asks for one.
    check("OPTIONS /jobs", "405 METHOD_NOT_ALLOWED", true).await;
    check("TRACE /jobs", "405 METHOD_NOT_ALLOWED", true).await;
    check("BREW /jobs", "405 METHOD_NOT_ALLOWED", true).await;
}

#[tokio::test]
async fn long_names() {
    let service = stand_in().await;
    for name in ["n".repeat(255), "ü".repeat(2_000), "/".repeat(10_000)] {
        assert_eq!(send(&service, "POST", "/jobs", &job(&name)).await.status, 200, "{} bytes", name.len());
        let path: String = name.bytes().fold(String::new(), |path, byte| format!("{path}%{byte:02x}"));
        let read = send(&service, "GET", &format!("/jobs/{path}"), "").await;
        assert_eq!(read.json()["jobName"], name.as_str());
        let list = send(&service, "GET", "/jobs", "").await.json();
        assert!(list["jobs"].as_array().unwrap().iter().any(|job| job["name"] == name.as_str()));
    }
}

#[tokio::test]
async fn odd_encodings() {
    let service = stand_in().await;
    let check = async |path: &str, wanted: &str| {
        let reply = send(&service, "GET", &format!("/jobs/{path}"), "").await;
        let words = reply.json()["errorMessage"].as_str().unwrap().to_owned();
        assert!(words.contains(wanted), "{path}: {words}");
    };
    check("%61%2fb", "named \"a/b\"").await;
    check("a%2Fb/", "named \"a/b\"").await;
    check("a;b=c", "named \"a;b=c\"").await;
    check("a+b", "named \"a+b\"").await;
    check("a%00b", "named \"a\0b\"").await;
    check("%2e%2e", "named \"..\"").await;
    check("100%", "named \"100%\"").await;
    check("%zz", "named \"%zz\"").await;
    check("%C3", "UTF-8").await;
    check("a/b", "there is no such path").await;
    check("a//history", "there is no such path").await;
}

#[tokio::test]
async fn large_bodies() {
    let service = stand_in().await;
    let check = async |megabytes: usize, wanted: &str| {
        let name = format!("{megabytes} MB");
        let text = "x".repeat(megabytes << 20);
        let parameters = json!({ "Text": { "value": text } });
        let body =
            json!({ "jobName": name, "taskName": "Entitlement List", "retryCount": 0, "parameters": parameters });
        assert_eq!(send(&service, "POST", "/jobs", &body.to_string()).await.outcome(), wanted, "{name}");
    };
    check(1, "200").await;
    check(15, "200").await;
    check(17, "413 TOO_LARGE").await;
    assert_eq!(service.journal().len(), 3, "what is refused has arrived too");
    let read = send(&service, "GET", "/jobs/15%20MB", "").await;
    assert_eq!(read.json()["parameters"]["Text"]["value"].as_str().map(str::len), Some(15 << 20));
}

#[tokio::test]
async fn many_parameters() {
    let service = stand_in().await;
    let parameters: serde_json::Map<_, _> =
        (0..10_000).map(|number| (format!("P {number}"), json!({ "value": number }))).collect();
    let body = json!({ "jobName": "Many", "taskName": "Entitlement List", "retryCount": 0, "parameters": parameters });
    assert_eq!(send(&service, "POST", "/jobs", &body.to_string()).await.status, 200);
    let read = send(&service, "GET", "/jobs/Many", "").await.json();
    assert_eq!(read["parameters"]["P 9999"]["value"], "9999");
    assert_eq!(read["parameters"].as_object().map(serde_json::Map::len), Some(10_000));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_name_many_times_at_once() {
    let service = stand_in().await;
    let body = job("Once");
    let creates = (0..20).map(|_| send(&service, "POST", "/jobs", &body));
    let mut outcomes: Vec<_> = join_all(creates).await.iter().map(Reply::outcome).collect();
    outcomes.sort();
    assert_eq!(outcomes.first().map(String::as_str), Some("200"));
    assert!(outcomes.iter().skip(1).all(|outcome| outcome == "409 JOB_EXISTS"), "{outcomes:?}");
    assert_eq!(service.journal().iter().filter(|arrival| arrival.stored).count(), 1);
}

/// A browser may repeat a POST by itself on a kept connection that breaks: there must be none.
#[tokio::test]
async fn no_connection_is_kept() {
    let service = stand_in().await;
    let mut stream = TcpStream::connect(service.address()).await.unwrap();
    let request = format!("GET {BASE}/jobs HTTP/1.1\r\nHost: here\r\nConnection: keep-alive\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    let whole = timeout(Duration::from_secs(5), stream.read_to_string(&mut answer)).await;
    assert!(whole.is_ok(), "the connection is still open after {answer}");
    assert!(answer.to_lowercase().contains("\r\nconnection: close\r\n"), "{answer}");
}
