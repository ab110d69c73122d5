//! Who is signed in: by name and password, by a token, or by a session that the page at `/identity` begins and ends.
//!
//! Must not know the operations, nor what is refused to whom.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::json;

use crate::server::Credentials;

/// Where people sign in for a session.
pub(crate) const PAGE: &str = "/identity";

/// The cookie of a session.
const COOKIE: &str = "stand-in-session";

/// What the sign-in page may do.
const POLICY: &str = "script-src 'none'; img-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What becomes of a request of somebody who is not signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Gate {
    /// The service itself refuses it: 401 in JSON.
    #[default]
    None,
    /// A single sign-on before the service leads to its page: 302.
    Redirect,
    /// A single sign-on before the service answers with its page: 200 and HTML.
    Page,
}

/// What a user may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rights {
    All,
    Reading,
}

/// Who may sign in, and who has.
#[derive(Debug, Clone)]
pub(crate) struct SignIns {
    pub(crate) gate: Gate,
    accounts: Arc<[(Credentials, Rights)]>,
    held: Arc<Mutex<Held>>,
}

/// Tokens and sessions, each with the number of its account.
#[derive(Debug, Default)]
struct Held {
    tokens: Vec<(String, usize)>,
    sessions: Vec<(String, usize)>,
    /// How many were given out.
    given: u64,
}

impl SignIns {
    /// The administrator may do everything, the reader read and nothing else.
    pub(crate) fn new(administrator: Credentials, reader: Credentials, gate: Gate) -> Self {
        let accounts = [(administrator, Rights::All), (reader, Rights::Reading)];
        Self { gate, accounts: accounts.into(), held: Arc::default() }
    }

    /// What the one may do who sent these headers.
    pub(crate) fn rights(&self, headers: &HeaderMap) -> Option<Rights> {
        let account = match headers.get(header::AUTHORIZATION) {
            Some(value) => self.by_header(value.to_str().ok()?)?,
            None => self.by_session(headers)?,
        };
        Some(self.accounts.get(account)?.1)
    }

    /// A fresh token of the administrator: a JSON Web Token in form, which only this service understands.
    pub(crate) fn token(&self) -> String {
        self.with_held(|held| held.token(&self.accounts, 0))
    }

    /// Ends all tokens and sessions.
    pub(crate) fn end_all(&self) {
        self.with_held(|held| {
            held.tokens.clear();
            held.sessions.clear();
        });
    }

    fn by_header(&self, value: &str) -> Option<usize> {
        let (scheme, rest) = value.split_once(' ')?;
        if scheme.eq_ignore_ascii_case("bearer") {
            return self.with_held(|held| find(&held.tokens, rest.trim()));
        }
        if !scheme.eq_ignore_ascii_case("basic") {
            return None;
        }
        let pair = String::from_utf8(STANDARD.decode(rest.trim()).ok()?).ok()?;
        let (user, password) = pair.split_once(':')?;
        self.account(user, password)
    }

    fn by_session(&self, headers: &HeaderMap) -> Option<usize> {
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let sessions = cookies.flat_map(|all| all.split(';')).filter_map(|one| one.trim().split_once('='));
        let mut named = sessions.filter(|(name, _)| *name == COOKIE);
        named.find_map(|(_, value)| self.with_held(|held| find(&held.sessions, value)))
    }

    fn account(&self, user: &str, password: &str) -> Option<usize> {
        let found = Credentials::new(user, password);
        self.accounts.iter().position(|(account, _)| *account == found)
    }

    fn with_held<R>(&self, act: impl FnOnce(&mut Held) -> R) -> R {
        act(&mut self.held.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Held {
    /// A text that nobody guesses, and that was not given out before.
    fn unique(&mut self) -> String {
        self.given += 1;
        format!("{:016x}{:x}", RandomState::new().hash_one(self.given), self.given)
    }

    fn token(&mut self, accounts: &[(Credentials, Rights)], account: usize) -> String {
        let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
        let user = accounts.get(account).map(|(account, _)| account.user.as_str());
        let claims = json!({ "sub": user, "iss": "stand-in scheduler" }).to_string();
        let token = [part("{\"alg\":\"none\",\"typ\":\"JWT\"}"), part(&claims), part(&self.unique())].join(".");
        self.tokens.push((token.clone(), account));
        token
    }
}

fn find(held: &[(String, usize)], sought: &str) -> Option<usize> {
    held.iter().find(|(text, _)| text == sought).map(|(_, account)| *account)
}

/// The answer to somebody who is not signed in, where a single sign-on stands before the service.
pub(crate) fn led_away(gate: Gate) -> Option<Response> {
    match gate {
        Gate::None => None,
        // 302, as single sign-ons do it; `Redirect::to` would be 303.
        Gate::Redirect => Some((StatusCode::FOUND, [(header::LOCATION, PAGE)]).into_response()),
        Gate::Page => Some(page(FORM.to_owned())),
    }
}

/// The sign-in page: a form, or who is signed in with a fresh token and the way out.
pub(crate) fn router(sign_ins: SignIns) -> Router {
    Router::new()
        .route(PAGE, get(show).post(sign_in))
        .route(&format!("{PAGE}/sign-out"), axum::routing::post(sign_out))
        .with_state(sign_ins)
}

const FORM: &str = "<h1>Sign in</h1><form method=\"post\" action=\"/identity\">\
    <p><label>User name <input name=\"user\" autocomplete=\"username\"></label></p>\
    <p><label>Password <input name=\"password\" type=\"password\" autocomplete=\"current-password\"></label></p>\
    <p><button>Sign in</button></p></form>";

async fn show(State(sign_ins): State<SignIns>, headers: HeaderMap) -> Response {
    let Some(account) = sign_ins.by_session(&headers) else { return page(FORM.to_owned()) };
    let user = sign_ins.accounts.get(account).map(|(account, _)| account.user.clone()).unwrap_or_default();
    let token = sign_ins.with_held(|held| held.token(&sign_ins.accounts, account));
    page(format!(
        "<h1>Signed in</h1><p>You are {user}. You can close this tab.</p><p>A fresh token: <code>{token}</code></p>\
         <form method=\"post\" action=\"/identity/sign-out\"><button>Sign out</button></form>"
    ))
}

async fn sign_in(State(sign_ins): State<SignIns>, body: String) -> Response {
    let field = |name: &str| {
        let pairs = body.split('&').filter_map(|pair| pair.split_once('='));
        pairs.filter(|(key, _)| *key == name).map(|(_, value)| value.to_owned()).next().unwrap_or_default()
    };
    // The accounts' names and passwords hold nothing that a form encodes.
    let Some(account) = sign_ins.account(&field("user"), &field("password")) else {
        return page(format!("<p role=\"alert\">Wrong name or password.</p>{FORM}"));
    };
    let session = sign_ins.with_held(|held| {
        let session = held.unique();
        held.sessions.push((session.clone(), account));
        session
    });
    let mut response = Redirect::to(PAGE).into_response();
    if let Ok(cookie) = HeaderValue::from_str(&format!("{COOKIE}={session}; Path=/; HttpOnly; SameSite=Lax")) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}

async fn sign_out(State(sign_ins): State<SignIns>, headers: HeaderMap) -> Redirect {
    if let Some(account) = sign_ins.by_session(&headers) {
        sign_ins.with_held(|held| held.sessions.retain(|(_, of)| *of != account));
    }
    Redirect::to(PAGE)
}

fn page(content: String) -> Response {
    let html = format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><title>Identity</title></head><body>{content}</body></html>\n"
    );
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=UTF-8"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, html).into_response()
}
