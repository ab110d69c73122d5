//! A portal's page, which is of another origin: what it may load, frame and call, by the operator's lines.

use browser_tests::{CONTENT_SECURITY_POLICY, Outcome, Own, Page, Portal};
use reqwest::{Client, Method, Response};
use serde_json::json;
use stand_in_scheduler::{Options, Running};

use super::canned::Canned;
use super::front::Front;
use super::set_up::{Server, Site};

const JOBS: &str = "/iam/governance/selfservice/api/v1/scheduler/jobs";
const PORTAL: &str = "https://portal.example.com";
const OTHER: &str = "https://other.example.com";
const NONE: &str = "frame-ancestors 'none'";
const PAGE: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n\
                    <!doctype html><title>Portal</title><link rel=icon href=data:,><h1>Portal</h1>";

/// All that can be allowed, to these origins.
fn open(origins: &[&str]) -> Site {
    let origins: Vec<_> = origins.iter().map(|origin| (*origin).to_owned()).collect();
    Site { framed_by: origins.clone(), portals: origins.clone(), callers: origins, ..Site::default() }
}

async fn start(page: &Page, server: Server, site: Site) -> Outcome<(Running, Front)> {
    let service = stand_in_scheduler::start(Options::default()).await?;
    let front = Front::start(page, server, site, &service.url()).await?;
    Ok((service, front))
}

/// Asks from a page of this origin.
async fn ask(front: &Front, method: Method, path: &str, origin: &str) -> Outcome<Response> {
    let request = Client::new().request(method, front.address(path)).header("origin", origin);
    let wish = [("access-control-request-method", "POST"), ("access-control-request-headers", "authorization")];
    Ok(wish.into_iter().fold(request, |request, (name, value)| request.header(name, value)).send().await?)
}

fn field<'r>(reply: &'r Response, name: &str) -> Option<&'r str> {
    let values: Vec<_> = reply.headers().get_all(name).iter().collect();
    assert!(values.len() < 2, "{name}: {values:?}");
    reply.headers().get(name).and_then(|value| value.to_str().ok())
}

pub(crate) async fn is_let_in_where_it_is_named(page: &Page, server: Server) -> Outcome {
    let (service, front) = start(page, server, open(&[PORTAL, OTHER])).await?;
    let policy = CONTENT_SECURITY_POLICY.replace(NONE, &format!("frame-ancestors {PORTAL} {OTHER}"));
    let check = async |path: &str, shared: bool, policy: &str| -> Outcome {
        for origin in [PORTAL, OTHER] {
            let reply = ask(&front, Method::GET, path, origin).await?;
            assert_eq!(reply.status(), 200, "{path}");
            assert_eq!(field(&reply, "access-control-allow-origin"), shared.then_some(origin), "{path}");
            let resources = if shared { "cross-origin" } else { "same-origin" };
            assert_eq!(field(&reply, "cross-origin-resource-policy"), Some(resources), "{path}");
            assert_eq!(field(&reply, "content-security-policy"), Some(policy), "{path}");
        }
        let reply = ask(&front, Method::GET, path, "https://portal.example.com.example.org").await?;
        assert_eq!(field(&reply, "access-control-allow-origin"), None, "{path}");
        let varies = reply.headers().get_all("vary").iter().any(|value| value.to_str().unwrap().contains("Origin"));
        assert!(varies || !shared, "{path}: {reply:?}");
        Ok(())
    };
    check("/oig-job-console.js", true, CONTENT_SECURITY_POLICY).await?;
    check("/tasks.json", true, CONTENT_SECURITY_POLICY).await?;
    check("/config.json", true, CONTENT_SECURITY_POLICY).await?;
    check("/templates/templates.json", true, CONTENT_SECURITY_POLICY).await?;
    check("/embed.html", false, &policy).await?;
    check("/index.html", false, CONTENT_SECURITY_POLICY).await?;
    check("/", false, CONTENT_SECURITY_POLICY).await?;

    for origin in [PORTAL, OTHER] {
        let reply = ask(&front, Method::OPTIONS, JOBS, origin).await?;
        assert_eq!(reply.status(), 204);
        for (name, value) in [
            ("access-control-allow-origin", origin),
            ("access-control-allow-methods", "GET, POST, PUT, DELETE"),
            ("access-control-allow-headers", "Authorization, Content-Type, X-Requested-By"),
        ] {
            assert_eq!(field(&reply, name), Some(value));
        }
        assert_eq!(field(&reply, "access-control-allow-credentials"), None);
    }
    assert_eq!(service.journal(), []);
    // A refusal is to be read as well.
    let reply = ask(&front, Method::GET, JOBS, PORTAL).await?;
    assert_eq!((reply.status().as_u16(), field(&reply, "access-control-allow-origin")), (401, Some(PORTAL)));
    Ok(())
}

pub(crate) async fn of_another_origin_is_not(page: &Page, server: Server) -> Outcome {
    for site in [Site::default(), open(&[PORTAL])] {
        let (_service, front) = start(page, server, site).await?;
        for origin in [OTHER, "null", "*", "https://portal.example", "https://portal.example.com https://a.example.com"]
        {
            for (method, path) in [
                (Method::GET, "/oig-job-console.js"),
                (Method::GET, "/tasks.json"),
                (Method::GET, JOBS),
                (Method::OPTIONS, JOBS),
            ] {
                let reply = ask(&front, method, path, origin).await?;
                let found = reply.headers().keys().find(|name| name.as_str().starts_with("access-control-"));
                assert_eq!(found, None, "{path}, {origin}");
                // The stand-in's own answer: nothing is answered in its place.
                assert_ne!(reply.status(), 204, "{path}, {origin}");
            }
        }
    }
    Ok(())
}

/// In a page of another origin: what becomes of loading a module, loading styles, framing, and calling.
async fn tried(page: &Page, front: &Front, service: &Running) -> Outcome<Vec<String>> {
    let styles = front.names()?.into_iter().find(|name| name.rsplit('.').next() == Some("css")).unwrap_or_default();
    let sign_in = format!("{}:{}", service.user(), service.password());
    let job = json!({ "jobName": "From a portal", "taskName": "OIM Certification Purge Task", "retryCount": 1 });
    let script = format!(
        "const done = arguments[arguments.length - 1];
         const at = {address:?};
         const comes = (element) => new Promise((tell) => {{
           element.onload = () => tell('comes');
           element.onerror = () => tell('fails');
           document.body.append(element);
         }});
         const of = async (promise) => promise.then((word) => word, () => 'fails');
         const frame = Object.assign(document.createElement('iframe'), {{ src: at + 'embed.html' }});
         const styles = Object.assign(document.createElement('link'), {{ rel: 'stylesheet', href: at + {styles:?} }});
         const call = () => fetch(at.slice(0, -1) + {JOBS:?}, {{
           method: 'POST',
           headers: {{
             authorization: 'Basic ' + btoa({sign_in:?}),
             'content-type': 'application/json',
             'x-requested-by': 'portal',
           }},
           body: JSON.stringify({job}),
         }});
         Promise.all([
           of(import(at + 'oig-job-console.js').then(() => 'comes')),
           of(fetch(at + 'tasks.json').then((reply) => String(reply.status))),
           comes(styles),
           comes(frame),
           of(call().then((reply) => String(reply.status))),
         ]).then(done)",
        address = front.url(),
    );
    page.script_until_done(&script).await
}

pub(crate) async fn uses_the_console_and_calls(page: &Page, server: Server) -> Outcome {
    let portal = Canned::start(PAGE).await?;
    let (service, front) = start(page, server, open(&[&portal.origin()])).await?;
    page.go_to(&portal.origin()).await?;
    assert_eq!(tried(page, &front, &service).await?, ["comes", "200", "comes", "comes", "200"]);
    let arrived: Vec<_> = service.journal().into_iter().map(|arrival| (arrival.method, arrival.stored)).collect();
    assert_eq!(arrived, [("POST".to_owned(), true)]);
    Ok(())
}

/// In the element, which calls from the portal's page, and in the frame, which calls from its own.
pub(crate) async fn has_the_main_job_done(page: &Page, server: Server) -> Outcome {
    let own = Own::start().await?;
    let (service, front) = start(page, server, open(&[&own.origin()])).await?;
    front.edit("config.json", &json!({ "embedding": { "origins": [own.origin()] } }).to_string())?;
    // Another site, not only another origin, would be another process of the browser, whose elements chromedriver loses.
    let console = front.url().replace("localhost", "127.0.0.1");
    let portal = Portal::around(page, own, service, &console).await?;
    let job = |name: &str| json!({ "jobName": name, "taskName": "OIM Certification Purge Task", "retryCount": 1 });
    let created = |name: &str| json!({ "jobName": name, "status": "Job Create successfull" });

    let first = portal.part("First");
    portal.sign_in(&first).await?;
    page.script::<()>("document.querySelector('oig-job-console').job = arguments[0]", vec![job("Element")]).await?;
    assert_eq!(first.field("Job name").await?.value().await?, "Element");
    first.button("Create job").await?.click().await?;
    assert_eq!(portal.hears("First", "created").await?, created("Element"));

    page.script::<()>("document.querySelector('iframe').scrollIntoView()", vec![]).await?;
    portal.hears("Third", "ready").await?;
    page.script::<()>("tellFrame({ type: 'job', job: arguments[0] })", vec![job("Frame")]).await?;
    portal.enter_frame().await?;
    portal.sign_in(&page.everywhere()).await?;
    page.press_button("Create job").await?;
    portal.leave_frame().await?;
    assert_eq!(portal.hears("Third", "created").await?, created("Frame"));
    assert_eq!(portal.posts().len(), 2);
    Ok(())
}

pub(crate) async fn gets_nothing_by_itself(page: &Page, server: Server) -> Outcome {
    page.expect_in_log(&["blocked by CORS policy"]);
    page.expect_in_log(&["frame-ancestors"]);
    page.expect_in_log(&["Failed to load resource", "ERR_BLOCKED_BY_RESPONSE"]);
    let portal = Canned::start(PAGE).await?;
    let (service, front) = start(page, server, Site::default()).await?;
    page.go_to(&portal.origin()).await?;
    // What is refused in a frame is a page of the browser's own, which comes.
    assert_eq!(tried(page, &front, &service).await?, ["fails", "fails", "fails", "comes", "fails"]);
    assert!(service.journal().iter().all(|arrival| arrival.method == "OPTIONS"));
    Ok(())
}
