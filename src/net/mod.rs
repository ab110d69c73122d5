//! The only room that talks to the network.
//!
//! Owns the credentials' way into a request, the time limit and the end of waiting.
//! Must not judge an answer: that is `scheduler`'s; and never sends anything twice.

use crate::scheduler::{Method, NoAnswer, Reply, Request};
use gloo_net::http::RequestBuilder;
use gloo_timers::callback::Timeout;
use std::cell::Cell;
use std::rc::Rc;
use web_sys::{AbortController, RequestCache, RequestCredentials};

/// A name and a password for HTTP Basic; held in memory only, and shown by no `Debug`.
#[derive(Clone)]
pub struct Credentials {
    user: String,
    password: String,
}

impl Credentials {
    /// Takes a name without a colon: HTTP Basic cannot carry one (RFC 7617, section 2).
    #[must_use]
    pub fn new(user: String, password: String) -> Option<Self> {
        (!user.contains(':')).then_some(Self { user, password })
    }

    /// The name, to be shown.
    #[must_use]
    pub fn user(&self) -> &str {
        &self.user
    }

    fn header(&self) -> Option<String> {
        // btoa takes one character a byte; the bytes are those of UTF-8 (RFC 7617, section 2.1).
        let bytes: String = format!("{}:{}", self.user, self.password).bytes().map(char::from).collect();
        let encoded = web_sys::window()?.btoa(&bytes).ok()?;
        Some(format!("Basic {encoded}"))
    }
}

/// One request on its way. Dropping it stops the waiting: gloo-net alone would go on.
#[derive(Clone)]
pub struct Exchange(Rc<Inner>);

struct Inner {
    controller: Option<AbortController>,
    ended_by: Cell<Option<NoAnswer>>,
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let Some(controller) = &self.controller {
            controller.abort();
        }
    }
}

impl Default for Exchange {
    fn default() -> Self {
        Self(Rc::new(Inner { controller: AbortController::new().ok(), ended_by: Cell::new(None) }))
    }
}

impl Exchange {
    /// Stops waiting for the answer.
    pub fn stop(&self) {
        self.end(NoAnswer::Stopped);
    }

    /// Sends the request, once, and waits for the whole answer.
    ///
    /// # Errors
    /// When there is no whole answer, with what is known of it.
    pub async fn send(
        &self,
        request: &Request,
        endpoint: &str,
        credentials: Option<&Credentials>,
        time_limit_ms: u32,
    ) -> Result<Reply, NoAnswer> {
        let limit = self.clone();
        let _clears_when_dropped = Timeout::new(time_limit_ms, move || limit.end(NoAnswer::TimedOut));
        let was_offline = is_offline();
        let result = self.exchange(request, endpoint, credentials).await;
        result.map_err(|failure| match self.0.ended_by.get() {
            Some(ended_by) => ended_by,
            None if failure == NoAnswer::Failed && was_offline && is_offline() => NoAnswer::Offline,
            None => failure,
        })
    }

    async fn exchange(
        &self,
        request: &Request,
        endpoint: &str,
        credentials: Option<&Credentials>,
    ) -> Result<Reply, NoAnswer> {
        let url = format!("{endpoint}{}", request.path);
        let mut builder = match request.method {
            Method::Get => RequestBuilder::new(&url).method(gloo_net::http::Method::GET),
            Method::Post => RequestBuilder::new(&url).method(gloo_net::http::Method::POST),
        }
        .credentials(RequestCredentials::Omit)
        .cache(RequestCache::NoStore)
        .abort_signal(self.0.controller.as_ref().map(AbortController::signal).as_ref());
        for (name, value) in &request.headers {
            builder = builder.header(name, value);
        }
        if let Some(authorization) = credentials.and_then(Credentials::header) {
            builder = builder.header("Authorization", &authorization);
        }
        let prepared = match &request.body {
            Some(body) => builder.body(body.as_str()),
            None => builder.build(),
        };
        // What cannot even be prepared was not sent.
        let response = prepared.map_err(|_| NoAnswer::Offline)?.send().await.map_err(|_| NoAnswer::Failed)?;
        let headers = response.headers();
        let body = response.text().await.map_err(|_| NoAnswer::BrokenOff(response.status()))?;
        Ok(Reply {
            status: response.status(),
            content_type: headers.get("content-type").unwrap_or_default(),
            redirected: response.redirected(),
            retry_after: headers.get("retry-after"),
            body,
        })
    }

    fn end(&self, why: NoAnswer) {
        if self.0.ended_by.get().is_none() {
            self.0.ended_by.set(Some(why));
        }
        // A plain abort: gloo-net panics on a rejection that is not an Error.
        if let Some(controller) = &self.0.controller {
            controller.abort();
        }
    }
}

fn is_offline() -> bool {
    web_sys::window().is_some_and(|window| !window.navigator().on_line())
}
