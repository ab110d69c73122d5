//! The service behind a web server: what arrives is what was sent, once, and nothing else is reached.

use browser_tests::{CONTENT_SECURITY_POLICY, Outcome, Page};
use reqwest::{Client, RequestBuilder, Response};
use serde_json::{Value, json};
use stand_in_scheduler::{Options, Running};

use super::front::Front;
use super::set_up::{Server, Site};

const SERVICE: &str = "/iam/governance/selfservice/api/v1/scheduler";
const TASK: &str = "OIM Certification Purge Task";

async fn start(page: &Page, server: Server) -> Outcome<(Running, Front)> {
    let service = stand_in_scheduler::start(Options::default()).await?;
    let front = Front::start(page, server, Site::default(), &service.url()).await?;
    Ok((service, front))
}

fn signed(request: RequestBuilder, service: &Running) -> RequestBuilder {
    let headers = request.header("x-requested-by", "test").header("accept", "application/json");
    headers.header("content-type", "application/json").basic_auth(service.user(), Some(service.password()))
}

async fn create(front: &Front, service: &Running, job: &Value) -> Outcome<Response> {
    let request = Client::new().post(front.address(&format!("{SERVICE}/jobs"))).body(job.to_string());
    Ok(signed(request, service).send().await?)
}

fn job(name: &str) -> Value {
    json!({ "jobName": name, "taskName": TASK, "retryCount": 1 })
}

pub(crate) async fn every_answer_carries_the_headers(page: &Page, server: Server) -> Outcome {
    let (_service, front) = start(page, server).await?;
    let jobs = format!("{SERVICE}/jobs");
    for (path, status) in [("/", 200), ("/oig-job-console.js", 200), ("/missing", 404), (&jobs, 401)] {
        let reply = Client::new().get(front.address(path)).send().await?;
        assert_eq!(reply.status(), status, "{path}");
        // The stand-in sends it with each 401, as OIG may.
        assert!(
            !reply.headers().contains_key("www-authenticate"),
            "{path}: the browser would ask for a password itself"
        );
        for (name, wanted) in [
            ("content-security-policy", CONTENT_SECURITY_POLICY),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("permissions-policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"),
        ] {
            let found: Vec<_> = reply.headers().get_all(name).iter().collect();
            assert!(!found.is_empty() && found.iter().all(|value| *value == wanted), "{path}: {name}: {found:?}");
        }
    }
    Ok(())
}

pub(crate) async fn names_arrive_as_they_were_written(page: &Page, server: Server) -> Outcome {
    let (service, front) = start(page, server).await?;
    let check = async |name: &str, written: &str| -> Outcome {
        let reply = create(&front, &service, &job(name)).await?;
        assert_eq!(reply.status(), 200, "{name}");
        let path = format!("{SERVICE}/jobs/{written}");
        let reply = signed(Client::new().get(front.address(&path)), &service).send().await?;
        assert_eq!(reply.status(), 200, "{name}");
        let read: Value = serde_json::from_str(&reply.text().await?)?;
        assert_eq!(read["jobName"], name);
        assert_eq!(service.journal().last().map(|arrival| arrival.path.clone()), Some(path));
        Ok(())
    };
    check("a/b?c#d%e;f Ä", "a%2Fb%3Fc%23d%25e%3Bf%20%C3%84").await?;
    check("a;b=c&d+e", "a;b=c&d+e").await?;
    check("100%25", "100%2525").await?;
    check("two//slashes/", "two%2F%2Fslashes%2F").await?;
    check("v1.2..3", "v1.2..3").await?;
    check("Ж😀", "%D0%96%F0%9F%98%80").await
}

pub(crate) async fn a_broken_connection_is_one_request(page: &Page, server: Server) -> Outcome {
    let (service, front) = start(page, server).await?;
    for (number, fault) in (1..).zip(["fault:reset", "fault:reset-after", "fault:reset once more"]) {
        let reply = create(&front, &service, &job(fault)).await?;
        assert_eq!(reply.status(), 502, "{fault}");
        assert_eq!(service.journal().len(), number, "{fault}");
    }
    Ok(())
}

pub(crate) async fn every_connection_is_closed(page: &Page, server: Server) -> Outcome {
    let (service, front) = start(page, server).await?;
    for path in ["/", "/oig-job-console.js", &format!("{SERVICE}/jobs")] {
        let reply = signed(Client::new().get(front.address(path)), &service).send().await?;
        assert_eq!(reply.status(), 200, "{path}");
        assert!(reply.headers().get("connection").is_some_and(|value| value == "close"), "{path}: {reply:?}");
    }
    Ok(())
}

/// nginx by itself takes 1 MB.
pub(crate) async fn a_long_body_arrives(page: &Page, server: Server) -> Outcome {
    let (service, front) = start(page, server).await?;
    let mut long = job("long");
    long["parameters"] = json!({ "Note": { "value": "x".repeat(4 << 20) } });
    let _answer = create(&front, &service, &long).await?;
    let bodies: Vec<_> = service.journal().into_iter().map(|arrival| arrival.body.len()).collect();
    assert_eq!(bodies, [long.to_string().len()]);
    Ok(())
}

pub(crate) async fn nothing_else_of_the_server_is_opened(page: &Page, server: Server) -> Outcome {
    let (service, front) = start(page, server).await?;
    for path in [
        "/identity",
        "/iam/governance/selfservice/api/v1/users",
        "/iam/governance/selfservice/api/v1/schedulers/jobs",
        "/iam/governance/selfservice/api/v1/scheduler/..;/users",
        "/iam/governance/selfservice/api/v1/scheduler/..%2Fusers",
        "/iam/governance/selfservice/api/v1/scheduler/jobs/..%5C..%5Cusers",
        "/iam/governance/selfservice/api/v1/scheduler/jobs/a%2F..%2F..%2Fusers",
        "/iam/governance/selfservice/api/v1/scheduler/jobs/.%2E;x/users",
    ] {
        let reply = signed(Client::new().get(front.address(path)), &service).send().await?;
        assert!(reply.status().is_client_error(), "{path}: {reply:?}");
        let arrived: Vec<_> = service.journal().into_iter().map(|arrival| arrival.path).collect();
        assert!(arrived.is_empty(), "{path}: {arrived:?}");
    }
    // The net under it: what should arrive does.
    let reply = signed(Client::new().get(front.address(&format!("{SERVICE}/jobs"))), &service).send().await?;
    assert_eq!((reply.status().as_u16(), service.journal().len()), (200, 1));
    Ok(())
}

pub(crate) async fn no_log_holds_who_signed_in(page: &Page, server: Server) -> Outcome {
    let (service, front) = start(page, server).await?;
    for name in ["logged", "fault:reset"] {
        let _answer = create(&front, &service, &job(name)).await?;
    }
    let written = async || {
        let logs = front.logs()?;
        Ok((logs.matches("POST").count() >= 2 && logs.contains(" 502 ")).then_some(logs))
    };
    let logs = page.until("both requests are logged", written).await?;
    for secret in [service.user(), service.password(), "eGVsc3lzYWRt"] {
        assert!(!logs.contains(secret), "{logs}");
    }
    Ok(())
}
