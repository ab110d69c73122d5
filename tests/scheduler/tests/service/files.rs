//! The console's files and the headers of every response.

use std::fs;

use stand_in_scheduler::{CONTENT_SECURITY_POLICY, Options, StartError, start};

use crate::client::raw;

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
