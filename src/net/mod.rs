//! The only room that talks to the network.
//!
//! Owns the credentials and their way into a request, the time limit and the end of waiting, and the signs in which an
//! answer is written.
//! Must not judge an answer: that is `scheduler`'s; and never sends anything twice.

mod credentials;
mod limit;
mod signs;

pub use credentials::{Credentials, TokenFault};

use limit::Limit;

use crate::scheduler::{Method, NoAnswer, NotSent, Reply, Request};
use gloo_net::http::{Headers, RequestBuilder, Response};
use js_sys::{Function, Promise, Reflect};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, AbortSignal, RequestCache, RequestRedirect};

/// How long a file is waited for, in milliseconds.
const FILE_MS: u32 = 30_000;

/// Where requests go, who signs them, and how long an answer is waited for.
#[derive(Clone)]
pub struct Route {
    /// The address of the scheduler service, without a slash at the end.
    pub endpoint: String,
    /// Who asks; for nobody, nothing is sent.
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
    /// What is done with the answer; taken by the first that has one to tell.
    then: Cell<Option<Answered>>,
}

/// Sends the request, once, and hands on the whole answer, or what is known when there is none.
///
/// The exchange is needed to stop the waiting; without it the request takes its way all the same.
#[expect(clippy::must_use_candidate, reason = "a request that nobody wants to stop is sent for its answer")]
pub fn send(request: Request, route: Route, then: Answered) -> Exchange {
    let exchange = Exchange(Rc::new(Inner { controller: AbortController::new().ok(), then: Cell::new(Some(then)) }));
    let sent = exchange.clone();
    spawn_local(async move {
        let limited = sent.clone();
        let time_limit = Limit::new(route.time_limit_ms, Rc::new(move || limited.end(NoAnswer::TimedOut)));
        let was_offline = is_offline();
        let answer = sent.answer(&request, &route).await;
        drop(time_limit);
        sent.tell(answer.map_err(|failure| match failure {
            NoAnswer::Failed if was_offline && is_offline() => NoAnswer::NotSent(NotSent::Offline),
            failure => failure,
        }));
    });
    exchange
}

/// Reads a file that stands beside the page: its text, or `None` when it cannot be had, or not within a limit.
pub fn load(file: String, then: Box<dyn FnOnce(Option<String>)>) {
    spawn_local(async move {
        let text = async {
            let limit = AbortSignal::timeout_with_u32(FILE_MS);
            let response = fetch(RequestBuilder::new(&file).abort_signal(Some(&limit)).build().ok()?).await.ok()?;
            if response.ok() { response.text().await.ok() } else { None }
        };
        then(text.await);
    });
}

/// The address that a relative one stands for, seen from another.
#[must_use]
pub fn whole_address(address: &str, base: &str) -> String {
    web_sys::Url::new_with_base(address, base).map_or_else(|_| address.to_owned(), |url| url.href())
}

/// The address of this page.
#[must_use]
pub fn page() -> String {
    web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

impl Exchange {
    /// Stops waiting for the answer: it is then known that it was stopped, not what became of the request.
    pub fn stop(&self) {
        self.end(NoAnswer::Stopped);
    }

    async fn answer(&self, request: &Request, route: &Route) -> Result<Reply, NoAnswer> {
        let who = route.credentials.as_ref().ok_or(NoAnswer::NotSent(NotSent::SignedOut))?;
        let prepared = self.prepare(request, route, who).ok_or(NoAnswer::NotSent(NotSent::Unsendable))?;
        let response = fetch(prepared).await.map_err(|_| NoAnswer::Failed)?;
        let headers = response.headers();
        let content_type = headers.get("content-type").unwrap_or_default();
        let status = response.status();
        // A redirect that is not followed comes without a status.
        let redirected = response.redirected() || status == 0;
        let retry_after = headers.get("retry-after");
        let body = signs::body(response.into(), &content_type).await.ok_or(NoAnswer::BrokenOff(status))?;
        Ok(Reply { status, content_type, redirected, retry_after, body })
    }

    /// The request as the browser takes it; `None` when a header's value is none that a header can carry.
    fn prepare(&self, request: &Request, route: &Route, who: &Credentials) -> Option<gloo_net::http::Request> {
        // Set here: gloo-net throws where a value cannot be carried.
        let headers = web_sys::Headers::new().ok()?;
        for (name, value) in &request.headers {
            headers.set(name, value).ok()?;
        }
        if let Some(authorization) = who.header() {
            headers.set("Authorization", &authorization).ok()?;
        }
        let query = request.query.iter().map(|(name, value)| (*name, value.as_str()));
        let builder = RequestBuilder::new(&format!("{}{}", route.endpoint, request.path))
            .method(match request.method {
                Method::Get => gloo_net::http::Method::GET,
                Method::Post => gloo_net::http::Method::POST,
                Method::Put => gloo_net::http::Method::PUT,
            })
            .headers(Headers::from_raw(headers))
            .query(query)
            .credentials(who.mode())
            // Another way is not gone: a browser would make a POST again there, and a page that answers there in place of
            // the service knows nothing of a job.
            .redirect(RequestRedirect::Manual)
            .cache(RequestCache::NoStore)
            .abort_signal(self.0.controller.as_ref().map(AbortController::signal).as_ref());
        match &request.body {
            Some(body) => builder.body(body.as_str()),
            None => builder.build(),
        }
        .ok()
    }

    fn end(&self, why: NoAnswer) {
        // Told at once: a `fetch` of the page's own may not heed the signal.
        self.tell(Err(why));
        if let Some(controller) = &self.0.controller {
            controller.abort();
        }
    }

    fn tell(&self, answer: Result<Reply, NoAnswer>) {
        if let Some(then) = self.0.then.take() {
            then(answer);
        }
    }
}

/// Calls the page's `fetch`, which a portal may have put its own in place of: whatever that throws or brings, there is
/// a response or an error. gloo-net's own call panics where it is no `Error` or no `Response`.
async fn fetch(request: gloo_net::http::Request) -> Result<Response, JsValue> {
    let request = web_sys::Request::from(request);
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    let fetch: Function = Reflect::get(&window, &JsValue::from_str("fetch"))?.dyn_into()?;
    let answer = fetch.call1(&window, &request)?;
    let response: web_sys::Response = JsFuture::from(Promise::resolve(&answer)).await?.dyn_into()?;
    Ok(Response::from(response))
}

fn is_offline() -> bool {
    web_sys::window().is_some_and(|window| !window.navigator().on_line())
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(target_arch = "wasm32")]
pub(crate) mod tests;
