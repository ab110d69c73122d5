//! The console's files and the headers of every response.

use std::fs;
use std::time::Duration;

use stand_in_scheduler::{CONTENT_SECURITY_POLICY, Options, Portals, StartError, start};

use crate::client::{BASE, raw};

#[tokio::test]
async fn files() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("secret.txt"), "outside").unwrap();
    let console = folder.path().join("dist");
    fs::create_dir(&console).unwrap();
    for (name, text) in [
        ("index.html", "<!DOCTYPE html>"),
        ("tasks.json", "[]"),
        ("tasks.json.gz", "gzipped"),
        ("app-0123456789abcdef_bg.wasm", "wasm"),
        ("app-0123456789abcdef_bg.wasm.br", "brotlied"),
        ("app-0123456789abcdef.js", "js"),
        ("style-0123456789abcdef.css", "css"),
    ] {
        fs::write(console.join(name), text).unwrap();
    }
    let service = start(Options { console: Some(console), ..Options::default() }).await.unwrap();
    let policy = CONTENT_SECURITY_POLICY.to_ascii_lowercase();
    let check = async |line: &str, accepted: &str, wanted: (u16, &str, &str, &str)| {
        let headers = [format!("Accept-Encoding: {accepted}")];
        let reply = raw(&service, line, &headers, "").await.unwrap();
        let kind = reply.header("content-type").unwrap_or_default();
        let cache = reply.header("cache-control").unwrap_or_default();
        assert_eq!((reply.status, kind, cache, reply.body.as_str()), wanted, "{line}");
        let packed = [("brotlied", "br"), ("gzipped", "gzip")].into_iter().find(|(body, _)| *body == reply.body);
        assert_eq!(reply.header("content-encoding"), packed.map(|(_, encoding)| encoding), "{line}");
        assert_eq!(reply.header("content-security-policy"), Some(policy.as_str()), "{line}");
        assert_eq!(reply.header("x-content-type-options"), Some("nosniff"), "{line}");
        assert_eq!(reply.header("referrer-policy"), Some("no-referrer"), "{line}");
    };
    let forever = "public, max-age=31536000, immutable";
    let plain = "text/plain; charset=utf-8";
    let missing = (404, plain, "no-cache", "no such file\n");
    check("GET /", "identity", (200, "text/html", "no-cache", "<!DOCTYPE html>")).await;
    check("GET /index.html", "br", (200, "text/html", "no-cache", "<!DOCTYPE html>")).await;
    check("GET /tasks.json", "gzip, br", (200, "application/json", "no-cache", "gzipped")).await;
    check("GET /tasks.json", "identity", (200, "application/json", "no-cache", "[]")).await;
    let wasm = "/app-0123456789abcdef_bg.wasm";
    check(&format!("GET {wasm}"), "gzip, br", (200, "application/wasm", forever, "brotlied")).await;
    check(&format!("GET {wasm}"), "identity", (200, "application/wasm", forever, "wasm")).await;
    check("GET /app-0123456789abcdef.js", "br", (200, "text/javascript", forever, "js")).await;
    check("GET /style-0123456789abcdef.css", "br", (200, "text/css", forever, "css")).await;
    check("GET /app-0123456789abcdee.js", "br", missing).await;
    check("GET /../secret.txt", "identity", missing).await;
    check("GET /%2e%2e/secret.txt", "identity", missing).await;
    check("GET /..%2fsecret.txt", "identity", missing).await;
    check("HEAD /index.html", "identity", (200, "text/html", "no-cache", "")).await;
    check("POST /index.html", "identity", (405, "", "no-cache", "")).await;
    drop(service);
    let options =
        Options { console: Some(folder.path().join("dist")), config: Some("{}".to_owned()), ..Options::default() };
    let service = start(options).await.unwrap();
    let reply = raw(&service, "GET /config.json", &[], "").await.unwrap();
    assert_eq!((reply.header("content-type"), reply.body.as_str()), (Some("application/json"), "{}"));
    // The policy that is enough, and that no other page may frame this one: a header alone can say that.
    let stated = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
                  connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types oig-job-console; frame-ancestors 'none'";
    assert_eq!(CONTENT_SECURITY_POLICY, stated);
}

#[tokio::test]
async fn without_a_console() {
    let service = start(Options::default()).await.unwrap();
    let reply = raw(&service, "GET /", &[], "").await.unwrap();
    assert_eq!((reply.status, reply.body.as_str()), (404, "no console is served here\n"));
    let nowhere = Options { console: Some("/no/such/folder".into()), ..Options::default() };
    assert!(matches!(start(nowhere).await, Err(StartError::NoConsole(_))));
}

#[tokio::test]
async fn silent_files() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("templates")).unwrap();
    for name in ["tasks.json", "templates/templates.json"] {
        fs::write(folder.path().join(name), "[]").unwrap();
    }
    let silent = vec!["templates/templates.json".to_owned(), "config.json".to_owned()];
    let options = Options { console: Some(folder.path().to_owned()), silent, ..Options::default() };
    let service = start(options).await.unwrap();
    let check = async |path: &str, wanted: Option<u16>| {
        let line = format!("GET {path}");
        let answer = tokio::time::timeout(Duration::from_millis(300), raw(&service, &line, &[], "")).await;
        assert_eq!(answer.ok().map(|reply| reply.unwrap().status), wanted, "{path}");
    };
    check("/tasks.json", Some(200)).await;
    check("/templates/templates.json", None).await;
    check("/config.json", None).await;
    check("/index.html", Some(404)).await;
}

#[tokio::test]
async fn pages_of_other_origins() {
    const PORTAL: &str = "http://portal.example";
    for (portals_may, wanted) in
        [(Portals::Write, "accept,authorization,content-type,x-requested-by"), (Portals::Read, "accept,authorization")]
    {
        let portals = vec![PORTAL.to_owned()];
        let service = start(Options { portals, portals_may, ..Options::default() }).await.unwrap();
        let asked = [
            format!("Origin: {PORTAL}"),
            "Access-Control-Request-Method: POST".to_owned(),
            "Access-Control-Request-Headers: authorization,content-type,x-requested-by".to_owned(),
        ];
        let reply = raw(&service, &format!("OPTIONS {BASE}/jobs"), &asked, "").await.unwrap();
        assert_eq!(reply.header("access-control-allow-origin"), Some(PORTAL));
        assert_eq!(reply.header("access-control-allow-headers"), Some(wanted), "{portals_may:?}");
    }
}

#[tokio::test]
async fn secret_connections() {
    let service = start(Options { is_secret: true, ..Options::default() }).await.unwrap();
    assert_eq!(service.url(), format!("https://{}/", service.address()));
    // Who does not speak TLS is not answered as if nothing were secret.
    let plain = raw(&service, "GET /", &[], "").await;
    assert!(plain.is_err() || plain.is_ok_and(|reply| reply.status == 0), "an answer in clear text");
}
