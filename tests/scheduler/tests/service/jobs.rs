//! Creating, reading, changing and removing jobs, and every rule of a job's fields and parameters.

use crate::client::{self, basic, job, raw, send, stand_in};
use serde_json::{Value, json};

const SAMPLE: &str = include_str!("../../../contract/documented/create-a-new-job.request.json");
const CREATED: &str = include_str!("../../../contract/documented/create-a-new-job.response.json");

#[tokio::test]
async fn the_sample_of_the_documentation() {
    let service = stand_in().await;
    let created = send(&service, "POST", "/jobs/", SAMPLE).await;
    assert_eq!(created.json(), serde_json::from_str::<Value>(CREATED).unwrap());
    let read = send(&service, "GET", "/jobs/Test%20Job", "").await;
    assert_eq!(read.json()["parameters"]["Cert Campaigns for Purge"]["value"], "11");
    let order = ["Cert Campaigns", "Retention", "Criteria", "Duration"].map(|word| read.body.find(word));
    assert!(order.is_sorted(), "{}", read.body);
    let arrivals = service.journal();
    assert_eq!(arrivals.iter().map(|arrival| arrival.stored).collect::<Vec<_>>(), [true, false]);
    assert_eq!(arrivals[0].body, SAMPLE);
    assert_eq!(arrivals[0].header("x-requested-by"), Some("test"));
    let again = send(&service, "POST", "/jobs", SAMPLE).await;
    assert_eq!(again.outcome(), "409 JOB_EXISTS");
}

#[tokio::test]
async fn headers() {
    let service = stand_in().await;
    let check = async |line: &str, headers: &[&str], wanted: &str| {
        let known = |word: &&str| match *word {
            "user" => basic("xelsysadm", "Scheduler1"),
            "reader" => basic("reader", "Scheduler1"),
            "wrong" => basic("xelsysadm", "scheduler1"),
            "by" => "X-Requested-By: me".to_owned(),
            "json" => "Content-Type: application/json; charset=UTF-8".to_owned(),
            other => other.to_owned(),
        };
        let headers: Vec<String> = headers.iter().map(known).collect();
        let (method, path) = line.split_once(' ').unwrap();
        let name = format!("J{}", service.journal().len());
        let body = if method == "POST" { job(&name) } else { String::new() };
        let line = format!("{method} {}{path}", client::BASE);
        let reply = raw(&service, &line, &headers, &body).await.unwrap();
        assert_eq!(reply.outcome(), wanted, "{line} {headers:?}");
        assert_eq!(reply.header("www-authenticate").is_some(), reply.status == 401);
        assert_eq!(reply.header("allow").is_some(), reply.status == 405);
        assert!(reply.header("content-security-policy").is_some());
    };
    check("POST /jobs", &["user", "by", "json"], "200").await;
    check("POST /jobs", &["by", "json"], "401 NOT_SIGNED_IN").await;
    check("POST /jobs", &["wrong", "by", "json"], "401 NOT_SIGNED_IN").await;
    check("POST /jobs", &["Authorization: Bearer abc", "by", "json"], "401 NOT_SIGNED_IN").await;
    check("POST /jobs", &["reader", "by", "json"], "403 ACCESS_DENIED").await;
    check("POST /jobs", &["user", "json"], "400 X_REQUESTED_BY_MISSING").await;
    check("POST /jobs", &["user", "by"], "415 WRONG_MEDIA_TYPE").await;
    check("POST /jobs", &["user", "by", "Content-Type: text/plain"], "415 WRONG_MEDIA_TYPE").await;
    check("POST /jobs", &["user", "by", "json", "Accept: text/html"], "406 NOT_ACCEPTABLE").await;
    check("POST /jobs", &["user", "by", "json", "Accept: */*"], "200").await;
    check("GET /jobs", &["reader"], "200").await;
    check("GET /jobs", &[], "401 NOT_SIGNED_IN").await;
    check("GET /nothing", &["user"], "404 NO_SUCH_PATH").await;
    check("PUT /jobs", &["user"], "405 METHOD_NOT_ALLOWED").await;
    check("PATCH /jobs", &["user", "by"], "405 METHOD_NOT_ALLOWED").await;
    check("GET /jobs/%FF", &["user"], "400 BAD_REQUEST").await;
}

#[tokio::test]
async fn rules() {
    let service = stand_in().await;
    let check = async |change: Value, wanted: &str, words: &str| {
        let name = format!("Job {}", service.journal().len());
        let mut body = json!({ "jobName": name, "taskName": "OIM Certification Purge Task", "retryCount": 1 });
        for (field, value) in change.as_object().unwrap() {
            match value {
                Value::Null => body.as_object_mut().unwrap().remove(field),
                value => body.as_object_mut().unwrap().insert(field.clone(), value.clone()),
            };
        }
        let reply = send(&service, "POST", "/jobs", &body.to_string()).await;
        assert_eq!(reply.outcome(), wanted, "{body}: {}", reply.body);
        assert!(reply.body.contains(words), "{words}: {}", reply.body);
    };
    let purge = |value: Value| json!({ "parameters": { "Purge Criteria": value } });
    let catalog = |value: Value| json!({ "taskName": "Catalog Synchronization Task", "parameters": value });
    let complete = |value: Value| json!({ "taskName": "Password Warning Task", "parameters": value });

    check(json!({}), "200", "Job Create successfull").await;
    check(json!({ "jobName": null }), "400 FIELD_MISSING", "jobName: required").await;
    check(json!({ "jobName": "" }), "400 FIELD_MISSING", "jobName: must not be empty").await;
    check(json!({ "jobName": 5 }), "400 WRONG_TYPE", "jobName: must be a string, not a number").await;
    check(json!({ "taskName": null }), "400 FIELD_MISSING", "taskName").await;
    check(json!({ "taskName": "No Such Task" }), "400 UNKNOWN_TASK", "No Such Task").await;
    check(json!({ "retryCount": null }), "400 FIELD_MISSING", "retryCount").await;
    check(json!({ "retryCount": "1" }), "400 WRONG_TYPE", "retryCount").await;
    check(json!({ "retryCount": 1.5 }), "400 WRONG_TYPE", "retryCount").await;
    check(json!({ "retryCount": -1 }), "400 OUT_OF_RANGE", "retryCount").await;
    check(json!({ "retryCount": 2_147_483_647_i64 }), "200", "").await;
    check(json!({ "retryCount": 2_147_483_648_i64 }), "400 OUT_OF_RANGE", "retryCount").await;
    check(json!({ "concurrent": "true" }), "400 WRONG_TYPE", "concurrent").await;
    check(json!({ "isEnabled": 1 }), "400 WRONG_TYPE", "isEnabled").await;
    check(json!({ "jobScheduleType": false }), "400 WRONG_TYPE", "jobScheduleType").await;
    check(json!({ "cronScheduleType": 1 }), "400 WRONG_TYPE", "cronScheduleType").await;
    check(json!({ "notification": "me" }), "400 WRONG_TYPE", "notification").await;
    check(json!({ "notification": { "a": [1, { "b": 1.50 }] } }), "200", "").await;
    check(json!({ "status": "FAILED" }), "400 OUT_OF_RANGE", "status").await;
    check(json!({ "status": "INTERRUPTED" }), "200", "").await;
    check(json!({ "jobname": "x" }), "400 UNKNOWN_FIELD", "jobname").await;

    check(json!({ "parameters": 1 }), "400 WRONG_TYPE", "parameters").await;
    check(json!({ "parameters": {} }), "200", "").await;
    check(json!({ "parameters": [] }), "200", "").await;
    check(json!({ "parameters": [{ "value": 1 }] }), "400 FIELD_MISSING", "parameters[0].name").await;
    check(json!({ "parameters": [{ "name": "Purge Criteria", "value": "1" }] }), "200", "").await;
    let twice = json!([{ "name": "a", "value": "1" }, { "name": "a", "value": "1" }]);
    check(json!({ "parameters": twice }), "400 BAD_REQUEST", "parameters[1].name").await;
    check(purge(json!(1)), "400 WRONG_TYPE", "Purge Criteria").await;
    check(purge(json!({})), "400 FIELD_MISSING", "value: required").await;
    check(purge(json!({ "value": [] })), "400 WRONG_TYPE", "Purge Criteria").await;
    check(purge(json!({ "value": 1, "name": "x" })), "400 UNKNOWN_FIELD", "name").await;
    check(purge(json!({ "value": 1, "dataType": "Date" })), "400 OUT_OF_RANGE", "dataType").await;
    check(purge(json!({ "value": 1, "required": "no" })), "400 WRONG_TYPE", "required").await;
    check(purge(json!({ "value": 1, "helpText": 1 })), "400 WRONG_TYPE", "helpText").await;
    check(purge(json!({ "value": "11" })), "200", "").await;
    check(purge(json!({ "value": "11 " })), "400 WRONG_VALUE_TYPE", "Purge Criteria").await;
    check(purge(json!({ "value": "" })), "400 WRONG_VALUE_TYPE", "whole number").await;
    check(purge(json!({ "value": 1.5 })), "400 WRONG_VALUE_TYPE", "whole number").await;
    check(purge(json!({ "value": true })), "400 WRONG_VALUE_TYPE", "whole number").await;
    check(purge(json!({ "value": "9223372036854775807" })), "200", "").await;
    check(purge(json!({ "value": "9223372036854775808" })), "400 WRONG_VALUE_TYPE", "").await;
    // The catalogue only concluded this type: a request may state another.
    check(purge(json!({ "value": "one", "dataType": "String" })), "200", "").await;

    check(catalog(json!({})), "400 REQUIRED_PARAMETER_MISSING", "Mode").await;
    check(catalog(json!({ "Mode": { "value": "" } })), "400 REQUIRED_PARAMETER_MISSING", "Mode").await;
    check(catalog(json!({ "Mode": { "value": "Full" } })), "200", "").await;
    check(catalog(json!({ "Mode": { "value": "Full", "dataType": "Number" } })), "400 WRONG_VALUE_TYPE", "Mode").await;
    for (value, wanted) in [
        (json!(true), "200"),
        (json!("false"), "200"),
        (json!("yes"), "400 WRONG_VALUE_TYPE"),
        (json!("True"), "400 WRONG_VALUE_TYPE"),
        (json!(1), "400 WRONG_VALUE_TYPE"),
    ] {
        let parameters = json!({ "Mode": { "value": "Full" }, "Process Entitlements": { "value": value } });
        check(catalog(parameters), wanted, "").await;
    }
    check(catalog(json!({ "Mode": { "value": "Full" }, "More": { "value": "1" } })), "200", "").await;
    check(complete(json!({ "Email Definition Name": { "value": "x" } })), "200", "").await;
    check(complete(json!({ "More": { "value": "1" } })), "400 UNKNOWN_PARAMETER", "More").await;
}

#[tokio::test]
async fn broken_bodies() {
    let service = stand_in().await;
    let check = async |body: &str, wanted: &str, words: &str| {
        let reply = send(&service, "POST", "/jobs", body).await;
        assert_eq!(reply.outcome(), wanted, "{body}");
        assert!(reply.body.contains(words), "{words}: {}", reply.body);
    };
    check("", "400 BROKEN_JSON", "EOF").await;
    check("{", "400 BROKEN_JSON", "line 1 column 1").await;
    check("[]", "400 WRONG_TYPE", "the body: must be an object, not an array").await;
    check("null", "400 WRONG_TYPE", "not null").await;
    check(r#"{"jobName":"a","jobName":"b"}"#, "400 BROKEN_JSON", "duplicate key \\\"jobName\\\"").await;
    check(r#"{"parameters":{"a":{"value":1},"a":{"value":2}}}"#, "400 BROKEN_JSON", "duplicate key \\\"a\\\"").await;
    check(r#"{"retryCount":01}"#, "400 BROKEN_JSON", "invalid number").await;
    assert!(service.journal().iter().all(|arrival| !arrival.stored));
}

#[tokio::test]
async fn values_are_kept_as_they_were_sent() {
    let service = stand_in().await;
    let check = async |sent: &str, wanted: &str| {
        let name = format!("Job {}", service.journal().len());
        let body = format!(
            r#"{{"jobName":"{name}","taskName":"Entitlement List","retryCount":0,"parameters":{{"P":{{"value":{sent}}}}}}}"#
        );
        assert_eq!(send(&service, "POST", "/jobs", &body).await.status, 200, "{body}");
        let read = send(&service, "GET", &format!("/jobs/{}", name.replace(' ', "%20")), "").await;
        assert_eq!(read.json()["parameters"]["P"]["value"], wanted);
    };
    check("9007199254740993", "9007199254740993").await;
    check("0.10", "0.10").await;
    check("1e400", "1e400").await;
    check("-0", "-0").await;
    check("123456789012345678901234567890", "123456789012345678901234567890").await;
    check("true", "true").await;
    check("\"  blanks  \"", "  blanks  ").await;
    check(r#""<String>0<\/String> \"+%\" \u00fc\n""#, "<String>0</String> \"+%\" ü\n").await;
}

#[tokio::test]
async fn update_and_delete() {
    let service = stand_in().await;
    send(&service, "POST", "/jobs", SAMPLE).await;
    let check = async |method: &str, body: &str, wanted: &str| {
        let reply = send(&service, method, "/jobs/Test%20Job", body).await;
        let found = if reply.status == 200 { reply.body.clone() } else { reply.outcome() };
        assert_eq!(found, wanted, "{method} {body}");
    };
    let updated = include_str!("../../../contract/documented/update-a-job.response.json").trim_end();
    check("PUT", r#"{"parameters":{"Purge Criteria":{"value":"500"}}}"#, updated).await;
    check("PUT", r#"{"jobName":"Test Job","retryCount":7,"isEnabled":false}"#, updated).await;
    check("PUT", r#"{"jobName":"Other"}"#, "400 BAD_REQUEST").await;
    check("PUT", r#"{"taskName":"Entitlement List"}"#, "400 BAD_REQUEST").await;
    check("PUT", r#"{"parameters":{"Purge Criteria":{"value":"x"}}}"#, "400 WRONG_VALUE_TYPE").await;
    check("PUT", "{", "400 BROKEN_JSON").await;
    let read = send(&service, "GET", "/jobs/Test%20Job", "").await.json();
    assert_eq!(read["parameters"]["Purge Criteria"]["value"], "500");
    assert_eq!(read["parameters"]["Cert Campaigns for Purge"]["value"], "11");
    assert_eq!((&read["retryCount"], &read["isEnabled"]), (&json!(7), &json!(false)));
    check("DELETE", "", r#"{"jobName":"Test Job","status":"Job Deleted"}"#).await;
    for method in ["GET", "DELETE", "PUT"] {
        check(method, "{}", "404 NO_SUCH_JOB").await;
    }
}

#[tokio::test]
async fn names_survive_the_path() {
    let service = stand_in().await;
    let check = async |name: &str, path: &str| {
        assert_eq!(send(&service, "POST", "/jobs", &job(name)).await.status, 200, "{name}");
        for (method, path) in [("GET", path.to_owned()), ("POST", format!("{path}/run")), ("DELETE", path.to_owned())] {
            let reply = send(&service, method, &format!("/jobs/{path}"), "").await;
            assert_eq!(reply.json()["jobName"], name, "{method} {path}");
        }
    };
    check("a/b", "a%2Fb").await;
    check("what?", "what%3F").await;
    check("#1", "%231").await;
    check("100%", "100%25").await;
    check("%2F", "%252F").await;
    check("a;b=c", "a%3Bb=c").await;
    check("Grüße 世界", "Gr%C3%BC%C3%9Fe%20%E4%B8%96%E7%95%8C").await;
    check("a+b", "a+b").await;
    check("<b>\"&'", "%3Cb%3E%22&'").await;
    check(" x ", "%20x%20").await;
}
