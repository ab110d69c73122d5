//! What every API request must bring before its path is looked at: sign-in, `X-Requested-By`, media types.
//!
//! Must not know the operations behind it.

use std::sync::Arc;

use axum::Extension;
use axum::body::{Body, Bytes};
use axum::extract::{OriginalUri, Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt;

use crate::api::App;
use crate::refusal::{Reason, Refusal};
use crate::sign_in::{Rights, SignIns, led_away};

/// The largest request body that is read.
const BODY_LIMIT: usize = 16 << 20;

/// Writes the request into the journal, then lets it through or refuses it.
pub(crate) async fn guard(
    State(app): State<Arc<App>>,
    OriginalUri(uri): OriginalUri,
    request: Request,
    next: Next,
) -> Response {
    let (mut head, body) = request.into_parts();
    let (body, whole) = read(body).await;
    let path = uri.path_and_query().map_or_else(|| uri.path(), |path| path.as_str());
    head.extensions.insert(app.journal.arrived(&head, path, &body));
    if !whole {
        let message = format!("the body is cut short, or longer than {BODY_LIMIT} bytes");
        return Refusal::new(Reason::TooLarge, message).into_response();
    }
    let mut response = match admit(&app.sign_ins, &head.headers) {
        Ok(rights) => {
            head.extensions.insert(rights);
            next.run(Request::from_parts(head, Body::from(body))).await
        }
        // A single sign-on stands before the service, and knows no other answer.
        Err(refusal) if refusal.reason == Reason::NotSignedIn => {
            led_away(app.sign_ins.gate).unwrap_or_else(|| refusal.into_response())
        }
        Err(refusal) => refusal.into_response(),
    };
    // A browser may repeat a request, a POST included, on a kept connection that breaks (RFC 9112, section 9.3.1):
    // the journal is to hold what was asked for, not what was repeated.
    response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    response
}

/// Reads a body to its end, and whether all of it is there: what is beyond the limit is not kept, but a caller that
/// still sends would not read an answer.
async fn read(body: Body) -> (Bytes, bool) {
    let mut kept = Vec::new();
    let mut whole = true;
    let mut parts = body.into_data_stream();
    while let Some(part) = parts.next().await {
        match part {
            Ok(part) if whole && kept.len() + part.len() <= BODY_LIMIT => kept.extend_from_slice(&part),
            Ok(_) => whole = false,
            Err(_) => return (kept.into(), false),
        }
    }
    (kept.into(), whole)
}

/// Lets a change through only with `X-Requested-By`, and from a user who may change jobs.
pub(crate) async fn change(Extension(rights): Extension<Rights>, request: Request, next: Next) -> Response {
    if request.method().is_safe() {
        return next.run(request).await;
    }
    if !request.headers().contains_key("x-requested-by") {
        let message = "X-Requested-By: this header is required on every request that is not a GET";
        return Refusal::new(Reason::RequestedByMissing, message).into_response();
    }
    if rights != Rights::All {
        let message = "access denied: this user may read jobs, not change them";
        return Refusal::new(Reason::AccessDenied, message).into_response();
    }
    next.run(request).await
}

/// Refuses a body that is not stated to be JSON.
pub(crate) fn json_only(headers: &HeaderMap) -> Result<(), Refusal> {
    let stated = field(headers, header::CONTENT_TYPE);
    let essence = stated.split(';').next().unwrap_or_default().trim();
    if essence.eq_ignore_ascii_case("application/json") {
        return Ok(());
    }
    let message = format!("Content-Type must be application/json, not \"{stated}\"");
    Err(Refusal::new(Reason::WrongMediaType, message))
}

/// What the one who signed in may do, if the request may be looked at further.
fn admit(sign_ins: &SignIns, headers: &HeaderMap) -> Result<Rights, Refusal> {
    let Some(rights) = sign_ins.rights(headers) else {
        return Err(Refusal::new(Reason::NotSignedIn, "sign in with a valid user name and password"));
    };
    if acceptable(&field(headers, header::ACCEPT)) {
        return Ok(rights);
    }
    Err(Refusal::new(Reason::NotAcceptable, "Accept: only application/json can be served"))
}

fn acceptable(accept: &str) -> bool {
    if accept.trim().is_empty() {
        return true;
    }
    accept.split(',').any(|range| {
        let mut parts = range.split(';').map(str::trim);
        let essence = parts.next().unwrap_or_default().to_ascii_lowercase();
        let refused = parts.any(|part| {
            let quality = part.strip_prefix("q=").and_then(|text| text.parse::<f32>().ok());
            quality.is_some_and(|quality| quality <= 0.0)
        });
        ["application/json", "application/*", "*/*"].contains(&essence.as_str()) && !refused
    })
}

fn field(headers: &HeaderMap, name: header::HeaderName) -> String {
    let values = headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    values.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::acceptable;

    #[test]
    fn accept() {
        #[track_caller]
        fn check(accept: &str, wanted: bool) {
            assert_eq!(acceptable(accept), wanted, "{accept}");
        }
        check("", true);
        check("application/json", true);
        check("application/json, text/plain, */*", true);
        check("text/html,*/*;q=0.8", true);
        check("Application/*", true);
        check("text/html", false);
        check("application/xml;q=0.9", false);
        check("application/json;q=0", false);
    }
}
