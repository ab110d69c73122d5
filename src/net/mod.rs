//! The only room that talks to the network.
//!
//! Owns the credentials' way into a request, the time limit and the end of waiting.
//! Must not judge an answer: that is `scheduler`'s; and never sends anything twice.

use crate::scheduler::{Method, NoAnswer, NotSent, Reply, Request};
use gloo_net::http::RequestBuilder;
use gloo_timers::callback::Timeout;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
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

/// Where requests go, who signs them, and how long an answer is waited for.
#[derive(Clone)]
pub struct Route {
    /// The address of the scheduler service, without a slash at the end.
    pub endpoint: String,
    /// Who asks; `None` asks as nobody.
    pub credentials: Option<Credentials>,
    /// In milliseconds.
    pub time_limit_ms: u32,
}

/// What is done with an answer: called once, whatever becomes of the request.
pub type Answered = Box<dyn FnOnce(Result<Reply, NoAnswer>)>;

/// One request on its way.
#[derive(Clone)]
pub struct Exchange(Rc<Inner>);

struct Inner {
    controller: Option<AbortController>,
    ended_by: Cell<Option<NoAnswer>>,
}

/// Sends the request, once, and hands on the whole answer, or what is known when there is none.
pub fn send(request: Request, route: Route, then: Answered) -> Exchange {
    let exchange = Exchange(Rc::new(Inner { controller: AbortController::new().ok(), ended_by: Cell::new(None) }));
    let sent = exchange.clone();
    spawn_local(async move {
        let limit = sent.clone();
        let time_limit = Timeout::new(route.time_limit_ms, move || limit.end(NoAnswer::TimedOut));
        let was_offline = is_offline();
        let answer = sent.fetch(&request, &route).await;
        time_limit.cancel();
        then(answer.map_err(|failure| match sent.0.ended_by.get() {
            Some(ended_by) => ended_by,
            None if failure == NoAnswer::Failed && was_offline && is_offline() => NoAnswer::NotSent(NotSent::Offline),
            None => failure,
        }));
    });
    exchange
}

/// Reads a file that stands beside the page: its text, or `None` when it cannot be had.
pub fn load(file: &'static str, then: Box<dyn FnOnce(Option<String>)>) {
    spawn_local(async move {
        let text = async {
            let response = RequestBuilder::new(file).credentials(RequestCredentials::SameOrigin).send().await.ok()?;
            if response.ok() { response.text().await.ok() } else { None }
        };
        then(text.await);
    });
}

impl Exchange {
    /// Stops waiting for the answer: it is then known that it was stopped, not what became of the request.
    pub fn stop(&self) {
        self.end(NoAnswer::Stopped);
    }

    async fn fetch(&self, request: &Request, route: &Route) -> Result<Reply, NoAnswer> {
        let url = format!("{}{}", route.endpoint, request.path);
        let mut builder = RequestBuilder::new(&url)
            .method(match request.method {
                Method::Get => gloo_net::http::Method::GET,
                Method::Post => gloo_net::http::Method::POST,
            })
            .credentials(RequestCredentials::Omit)
            .cache(RequestCache::NoStore)
            .abort_signal(self.0.controller.as_ref().map(AbortController::signal).as_ref());
        for (name, value) in &request.headers {
            builder = builder.header(name, value);
        }
        if let Some(authorization) = route.credentials.as_ref().and_then(Credentials::header) {
            builder = builder.header("Authorization", &authorization);
        }
        let prepared = match &request.body {
            Some(body) => builder.body(body.as_str()),
            None => builder.build(),
        };
        let prepared = prepared.map_err(|_| NoAnswer::NotSent(NotSent::Unsendable))?;
        let response = prepared.send().await.map_err(|_| NoAnswer::Failed)?;
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

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(target_arch = "wasm32")]
pub(crate) mod tests;
