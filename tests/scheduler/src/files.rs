//! The console's files, on the origin of the service, and the headers every response carries.
//!
//! Must not know the service.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tower_http::services::ServeDir;

/// What a page of this origin may load and do.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; \
     form-action 'none'; require-trusted-types-for 'script'; trusted-types oig-job-console; frame-ancestors 'none'";

/// The router of the files in a folder, of which `config` may take the place of `config.json`, and of which the `silent`
/// ones are never answered; without a folder, a plain word that there is none.
pub(crate) fn router(folder: Option<&Path>, config: Option<String>, silent: &[String]) -> Router {
    let Some(folder) = folder else {
        return Router::new().fallback(async || (StatusCode::NOT_FOUND, "no console is served here\n"));
    };
    let missing = Router::new().fallback(async || (StatusCode::NOT_FOUND, "no such file\n"));
    let files = ServeDir::new(folder).precompressed_br().precompressed_gzip().fallback(missing);
    let mut router = Router::new();
    for file in silent {
        router = router.route(&format!("/{file}"), get(std::future::pending::<StatusCode>));
    }
    if let Some(text) = config {
        let answer = async move || ([(header::CONTENT_TYPE, "application/json")], text);
        router = router.route("/config.json", get(answer));
    }
    router.fallback_service(files).layer(from_fn(caching))
}

/// The policies of this start.
pub(crate) struct Headers {
    policy: HeaderValue,
    /// That of the page which others may embed as a frame.
    frame: HeaderValue,
}

impl Headers {
    /// The console's policy unless another is given; these origins may frame `embed.html`.
    pub(crate) fn new(policy: Option<String>, portals: &[String]) -> Self {
        let policy = policy.unwrap_or_else(|| CONTENT_SECURITY_POLICY.to_owned());
        let frame = match portals {
            [] => policy.clone(),
            portals => policy.replace("frame-ancestors 'none'", &format!("frame-ancestors {}", portals.join(" "))),
        };
        // In place of a policy that no header can carry, the strict one.
        let value =
            |text: &str| HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static(CONTENT_SECURITY_POLICY));
        Self { policy: value(&policy), frame: value(&frame) }
    }
}

/// Puts the security headers on every response.
pub(crate) async fn protect(State(headers): State<Arc<Headers>>, request: Request, next: Next) -> Response {
    let is_frame = request.uri().path().ends_with("/embed.html");
    let mut response = next.run(request).await;
    let policy = if is_frame { &headers.frame } else { &headers.policy };
    let headers = response.headers_mut();
    // The sign-in page has a policy of its own.
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(policy.clone());
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

async fn caching(mut request: Request, next: Next) -> Response {
    let hashed = is_hashed(request.uri().path());
    // Another stand-in may have had this port before, with another folder whose files are younger: what a browser kept of
    // it must not be taken for what stands here.
    request.headers_mut().remove(header::IF_MODIFIED_SINCE);
    let mut response = next.run(request).await.into_response();
    let value =
        if hashed && response.status().is_success() { "public, max-age=31536000, immutable" } else { "no-cache" };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(value));
    response
}

/// Whether a file's name holds a hash of its content, as `console-0123456789abcdef.js` does.
fn is_hashed(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or_default();
    file.split(['-', '.', '_']).any(|part| part.len() >= 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::is_hashed;

    #[test]
    fn hashed_names() {
        #[track_caller]
        fn check(path: &str, wanted: bool) {
            assert_eq!(is_hashed(path), wanted, "{path}");
        }
        check("/oig-job-console-0123456789abcdef.js", true);
        check("/oig-job-console-0123456789abcdef_bg.wasm", true);
        check("/snippets/style-0123456789abcdef.css", true);
        check("/", false);
        check("/index.html", false);
        check("/tasks.json", false);
        check("/0123456789abcdef/index.html", false);
    }
}
