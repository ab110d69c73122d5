//! Triggers, actions, histories and the search, over the seeded jobs.

use serde_json::{Value, json};

use crate::client::{BASE, job, send, stand_in};

const CRON: &str = include_str!("../../../contract/documented/set-a-trigger.cron.request.json");
const PERIODIC: &str = include_str!("../../../contract/documented/set-a-trigger.periodic.request.json");

#[tokio::test]
async fn triggers() {
    let service = stand_in().await;
    send(&service, "POST", "/jobs", &job("T")).await;
    let check = async |method: &str, body: Value, wanted: &str| {
        let reply = send(&service, method, "/jobs/T/trigger", &body.to_string()).await;
        let found = if reply.status == 200 { reply.body.clone() } else { reply.outcome() };
        assert!(found.starts_with(wanted), "{method} {body}: {}", reply.body);
    };
    let added = r#"{"status":"Trigger add successfull"}"#;
    check("GET", json!(null), "404 NO_SUCH_TRIGGER").await;
    check("DELETE", json!(null), "404 NO_SUCH_TRIGGER").await;
    check("PUT", serde_json::from_str(CRON).unwrap(), added).await;
    check("PUT", serde_json::from_str(PERIODIC).unwrap(), added).await;
    let read = send(&service, "GET", "/jobs/T/trigger", "").await.json();
    assert_eq!((&read["jobName"], &read["intervalType"]), (&json!("T"), &json!("HOURS")));
    assert!(read["nextFireTime"].is_string());
    check("PUT", json!({ "triggerType": "None" }), added).await;
    check("PUT", json!({ "triggerType": "Single", "startTime": "2031-01-01T00:00:00Z" }), added).await;
    check("PUT", json!({}), "400 FIELD_MISSING").await;
    check("PUT", json!({ "triggerType": "Often" }), "400 OUT_OF_RANGE").await;
    check("PUT", json!({ "triggerType": "Cron", "intervalType": "HOURS" }), "400 BAD_INTERVAL").await;
    check("PUT", json!({ "triggerType": "Single", "startTime": "2031-01-01 00:00" }), "400 WRONG_TYPE").await;
    check("PUT", json!({ "triggerType": "Single", "startTime": "2031-02-30T00:00:00Z" }), "400 WRONG_TYPE").await;
    check("PUT", json!({ "triggerType": "None", "jobName": "U" }), "400 BAD_REQUEST").await;
    check("PUT", json!({ "triggerType": "None", "often": true }), "400 UNKNOWN_FIELD").await;
    check("PUT", json!({ "triggerType": "None", "intervalValues": [1] }), "400 WRONG_TYPE").await;
    let read = send(&service, "GET", "/jobs/T", "").await.json();
    assert_eq!(read["jobScheduleType"], "Single");
    check("DELETE", json!(null), r#"{"status":"Trigger deleted successfull"}"#).await;
    assert_eq!(send(&service, "PUT", "/jobs/U/trigger", r#"{"triggerType":"None"}"#).await.status, 404);
}

#[tokio::test]
async fn actions() {
    let service = stand_in().await;
    send(&service, "POST", "/jobs", &job("A")).await;
    let check = async |action: &str, wanted: &str, status: &str| {
        let reply = send(&service, "POST", &format!("/jobs/A/{action}"), "").await;
        let found = if reply.status == 200 { reply.json()["status"].to_string() } else { reply.outcome() };
        assert_eq!(found.trim_matches('"'), wanted, "{action}");
        let list = send(&service, "GET", "/jobs?q=Job::Name%20eq%20A", "").await.json();
        assert_eq!(list["jobs"][0]["status"], status, "{action}");
    };
    check("stop", "stop successfull", "STOPPED").await;
    check("run", "run successfull", "RUNNING").await;
    check("run", "409 JOB_RUNNING", "RUNNING").await;
    check("stop", "stop successfull", "INTERRUPTED").await;
    check("disable", "disable successfull", "INTERRUPTED").await;
    check("run", "400 BAD_REQUEST", "INTERRUPTED").await;
    check("enable", "enable successfull", "INTERRUPTED").await;
    check("run/", "run successfull", "RUNNING").await;
    let last = send(&service, "GET", "/jobs/A/history/last", "").await.json();
    assert_eq!((&last["id"], &last["status"]), (&json!("2"), &json!("RUNNING")));
    assert_eq!(send(&service, "POST", "/jobs/B/run", "").await.outcome(), "404 NO_SUCH_JOB");
}

#[tokio::test]
async fn history() {
    let service = stand_in().await;
    let check = async |path: &str, wanted: &str| {
        let path = format!("/jobs/Catalog%20Synchronization%20Nightly/history{path}");
        let reply = send(&service, "GET", &path, "").await;
        let found = match reply.status {
            200 => {
                let body = reply.json();
                let one = std::slice::from_ref(&body);
                let runs = body["history"].as_array().map_or(one, Vec::as_slice);
                runs.iter().map(|run| run["id"].as_str().unwrap()).collect::<Vec<_>>().join(" ")
            }
            _ => reply.outcome(),
        };
        assert_eq!(found, wanted, "{path}");
    };
    check("", "3 2 1").await;
    check("?orderBy=id:asc", "1 2 3").await;
    check("?orderBy=status:asc&limit=1", "2").await;
    check("?limit=1&offset=1", "2").await;
    check("?offset=9", "").await;
    check("/last", "3").await;
    check("/2", "2").await;
    check("/4", "404 NO_SUCH_RUN").await;
    check("/x", "404 NO_SUCH_RUN").await;
    check("?q=x", "400 BAD_SEARCH").await;
    check("?limit=1&limit=2", "400 BAD_SEARCH").await;
    check("?limit=x", "400 BAD_SEARCH").await;
    check("?orderBy=size", "400 BAD_SEARCH").await;
    let page = send(&service, "GET", "/jobs/Catalog%20Synchronization%20Nightly/history?limit=2", "").await.json();
    let next = page["links"][0]["href"].as_str().unwrap().strip_prefix(BASE).unwrap();
    assert_eq!(send(&service, "GET", next, "").await.json()["history"][0]["id"], "1");
    assert_eq!(send(&service, "GET", "/jobs/No/history", "").await.outcome(), "404 NO_SUCH_JOB");
    let failed = send(&service, "GET", "/jobs/Catalog%20Synchronization%20Nightly/history/2", "").await.json();
    assert!(failed["errorMessage"].is_string() && failed["params"].is_array());
}

#[tokio::test]
async fn search() {
    let service = stand_in().await;
    for name in ["Search A", "Search B", "Search C"] {
        send(&service, "POST", "/jobs", &job(name)).await;
    }
    send(&service, "POST", "/jobs/Search%20B/run", "").await;
    let check = async |query: &str, wanted: &str| {
        let reply = send(&service, "GET", &format!("/jobs?{query}"), "").await;
        let found = match reply.status {
            200 => {
                let body = reply.json();
                let jobs = body["jobs"].as_array().unwrap().iter();
                let rels = body["links"].as_array().unwrap().iter().map(|link| &link["rel"]);
                jobs.map(|job| &job["name"])
                    .chain(rels)
                    .map(|text| text.as_str().unwrap().trim_start_matches("Search ").to_owned())
                    .collect::<Vec<_>>()
                    .join(",")
            }
            _ => reply.outcome(),
        };
        assert_eq!(found, wanted, "{query}");
    };
    check("q=Job::Name%20eq%20Search*", "A,B,C").await;
    check("q=Job::Name+eq+Search::B", "B").await;
    check("q=Job::Name%20eq%20Search*&orderBy=jobName:desc", "C,B,A").await;
    check("q=Job::Name%20eq%20Search*&limit=1", "A,next").await;
    check("q=Job::Name%20eq%20Search*&limit=1&offset=1", "B,next,prev").await;
    check("q=Job::Name%20eq%20Search*&limit=2&offset=2", "C,prev").await;
    check("q=Job::Status%20eq%205", "B").await;
    check("q=Job::Status%20eq%206", "LDAP Users Full").await;
    check("q=Task::Name%20eq%20*Purge::Task%20and%20Job::Name%20eq%20*C", "C").await;
    check("q=Job::Name%20eq%20nothing", "").await;
    check("q=Job::Name%20eq%20Gr%C3%BC%C3%9Fe*", "Grüße & <b>Co.</b> 100% / 2?").await;
    check("q=Job::Name", "400 BAD_SEARCH").await;
    check("limit=-1", "400 BAD_SEARCH").await;
    let next = send(&service, "GET", "/jobs?q=Job::Name%20eq%20Search*&limit=2", "").await.json();
    let href = next["links"][0]["href"].as_str().unwrap().to_owned();
    let second = send(&service, "GET", href.strip_prefix(BASE).unwrap(), "").await.json();
    assert_eq!(second["jobs"][0]["name"], "Search C");
}
