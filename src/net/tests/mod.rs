//! What the network's room promises, against a network that answers when a test says so.

mod limit;
pub(crate) mod network;
mod signs;
pub(crate) mod wait;
mod wild;

use super::*;
use crate::scheduler;
use network::{Network, Replaced, on_abort, response};
use std::cell::RefCell;
use wait::{turn, until};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{ReadableStreamDefaultController, RequestCredentials};

wasm_bindgen_test_configure!(run_in_browser);

const ENDPOINT: &str = "http://scheduler.test/api/v1";

/// What was sent, and what came of it.
struct Sent {
    exchange: Exchange,
    answers: Rc<RefCell<Vec<Result<Reply, NoAnswer>>>>,
}

impl Sent {
    fn new(request: Request, credentials: Credentials, time_limit_ms: u32) -> Self {
        let answers: Rc<RefCell<Vec<_>>> = Rc::default();
        let got = Rc::clone(&answers);
        let credentials = Some(credentials);
        let route = Route { endpoint: ENDPOINT.to_owned(), credentials, time_limit_ms };
        let exchange = send(request, route, Box::new(move |answer| got.borrow_mut().push(answer)));
        Self { exchange, answers }
    }

    /// Waits for the answer.
    async fn answer(&self) -> Result<Reply, NoAnswer> {
        until("an answer", || !self.answers.borrow().is_empty()).await;
        turn().await;
        self.answers.borrow()[0].clone()
    }
}

/// Sends with more time than any test takes.
fn sent(request: Request) -> Sent {
    Sent::new(request, token(), 600_000)
}

fn token() -> Credentials {
    Credentials::bearer("abc").unwrap()
}

fn job(body: &str) -> Request {
    scheduler::create_job(body.to_owned(), "me")
}

#[wasm_bindgen_test]
async fn a_request_carries_what_it_says_and_nothing_else() {
    // Digits, line ends, outer blanks and every script go out as they are.
    let body = " {\"a\":1e400,\"b\":0.10,\r\n\"ü\":\"漢😀\\u0000\u{7f}<&>\"}\n ";
    let network = Network::new();
    let _sent = sent(job(body));
    let call = network.call(1).await;
    assert_eq!(call.request.method(), "POST");
    assert_eq!(call.request.url(), format!("{ENDPOINT}/jobs"));
    assert_eq!(call.body().await, body.as_bytes());
    assert_eq!(call.header_names(), ["accept", "authorization", "content-type", "x-requested-by"]);
    for (name, value) in
        [("Accept", "application/json"), ("Content-Type", "application/json"), ("X-Requested-By", "me")]
    {
        assert_eq!(call.header(name).as_deref(), Some(value), "{name}");
    }
    assert_eq!(call.request.cache(), RequestCache::NoStore);
}

#[wasm_bindgen_test]
async fn a_read_asks_exactly_where_it_says() {
    for (request, path) in [
        (scheduler::probe(), "/jobs?limit=1"),
        (scheduler::read_job("Test Job"), "/jobs/Test%20Job"),
        (scheduler::read_job("a/b?c#d%e;f"), "/jobs/a%2Fb%3Fc%23d%25e%3Bf"),
        (scheduler::read_job("Ä+é"), "/jobs/%C3%84%2B%C3%A9"),
    ] {
        let network = Network::new();
        let _sent = sent(request);
        let call = network.call(1).await;
        assert_eq!((call.request.method().as_str(), call.request.url()), ("GET", format!("{ENDPOINT}{path}")));
        assert_eq!(call.header_names(), ["accept", "authorization"]);
        assert_eq!(call.text().await, "");
    }
}

#[wasm_bindgen_test]
async fn who_asks_is_told_as_http_basic_has_it() {
    for (user, password, expected) in [
        // RFC 7617, sections 2 and 2.1.
        ("Aladdin", "open sesame", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
        ("test", "123£", "Basic dGVzdDoxMjPCow=="),
        // A password may hold a colon, and be empty.
        ("u", "a:b", "Basic dTphOmI="),
        ("u", "", "Basic dTo="),
        ("漢", "😀", "Basic 5ryiOvCfmIA="),
    ] {
        let network = Network::new();
        let credentials = Credentials::basic(user.to_owned(), password.to_owned()).unwrap();
        let _sent = Sent::new(job("{}"), credentials, 600_000);
        assert_eq!(network.call(1).await.header("Authorization").as_deref(), Some(expected), "{user}");
    }
    assert!(Credentials::basic("a:b".to_owned(), String::new()).is_none());
}

#[wasm_bindgen_test]
async fn the_browser_adds_what_it_has_of_its_own_in_a_session_alone() {
    let basic = Credentials::basic("u".to_owned(), "p".to_owned()).unwrap();
    for (credentials, authorization, own) in [
        (basic, Some("Basic dTpw"), RequestCredentials::Omit),
        (token(), Some("Bearer abc"), RequestCredentials::Omit),
        (Credentials::session(), None, RequestCredentials::SameOrigin),
    ] {
        let network = Network::new();
        let _sent = Sent::new(job("{}"), credentials, 600_000);
        let call = network.call(1).await;
        assert_eq!(call.header("Authorization").as_deref(), authorization);
        assert_eq!(call.request.credentials(), own, "{authorization:?}");
        // Another way is never gone.
        assert_eq!(call.request.redirect(), RequestRedirect::Manual, "{authorization:?}");
    }
}

#[wasm_bindgen_test]
async fn for_nobody_nothing_is_sent() {
    let network = Network::new();
    let route = Route { endpoint: ENDPOINT.to_owned(), credentials: None, time_limit_ms: 600_000 };
    let answers: Rc<RefCell<Vec<_>>> = Rc::default();
    let got = Rc::clone(&answers);
    let _exchange = send(job("{}"), route, Box::new(move |answer| got.borrow_mut().push(answer)));
    until("an answer", || !answers.borrow().is_empty()).await;
    assert_eq!(answers.borrow()[0], Err(NoAnswer::NotSent(NotSent::SignedOut)));
    assert_eq!(network.calls(), 0);
}

#[wasm_bindgen_test]
async fn a_redirect_that_is_not_followed_is_told_as_one() {
    let network = Network::new();
    let sent = Sent::new(job("{}"), Credentials::session(), 600_000);
    // Of an opaque redirect a page sees nothing but that.
    let answer = response(200, &[], None);
    let _replaced = Replaced::new(Clone::clone(&answer), "status", &0.into());
    network.call(1).await.respond(&answer);
    let answer = sent.answer().await.unwrap();
    assert_eq!((answer.status, answer.redirected, answer.body.as_str()), (0, true, ""));
}

#[wasm_bindgen_test]
async fn an_answer_is_handed_on_whole() {
    let long = "x".repeat(1_000_000);
    for (status, headers, body) in [
        (200, &[("content-type", "application/json;charset=UTF-8")][..], Some("{\"status\":\"ü漢😀\"}\r\n ")),
        (200, &[], Some(long.as_str())),
        (204, &[], None),
        (400, &[("content-type", "text/plain")], Some("Invalid input")),
        (503, &[("retry-after", "120"), ("content-type", "text/html")], Some("<h1>Busy</h1>")),
        (599, &[], Some("")),
    ] {
        for redirected in [false, true] {
            let network = Network::new();
            let sent = sent(job("{}"));
            let answer = response(status, headers, body);
            let _replaced = Replaced::new(Clone::clone(&answer), "redirected", &redirected.into());
            network.call(1).await.respond(&answer);
            let header = |name| headers.iter().find(|(it, _)| *it == name).map(|(_, value)| (*value).to_owned());
            let text = "text/plain;charset=UTF-8".to_owned();
            let expected = Reply {
                status,
                // A body of text without a kind gets one by its maker.
                content_type: header("content-type").or(body.map(|_| text)).unwrap_or_default(),
                redirected,
                retry_after: header("retry-after"),
                body: body.unwrap_or_default().to_owned(),
            };
            assert_eq!(sent.answer().await, Ok(expected));
            assert_eq!(network.calls(), 1);
        }
    }
}

#[wasm_bindgen_test]
async fn a_failed_connection_is_told_from_no_network_at_all() {
    for (at_first, at_last, expected) in [
        (true, true, NoAnswer::Failed),
        // The request may have gone out before the network went.
        (true, false, NoAnswer::Failed),
        (false, true, NoAnswer::Failed),
        (false, false, NoAnswer::NotSent(NotSent::Offline)),
    ] {
        let network = Network::new();
        let first = is_online(at_first);
        let sent = sent(job("{}"));
        let call = network.call(1).await;
        drop(first);
        let _last = is_online(at_last);
        call.fail();
        assert_eq!(sent.answer().await, Err(expected), "{at_first}, {at_last}");
        assert_eq!(network.calls(), 1);
    }
}

fn is_online(is_online: bool) -> Replaced {
    Replaced::new(web_sys::window().unwrap().navigator(), "onLine", &is_online.into())
}

#[wasm_bindgen_test]
async fn an_answer_counts_even_where_the_browser_says_that_it_has_no_network() {
    let network = Network::new();
    let _offline = is_online(false);
    let sent = sent(job("{}"));
    network.call(1).await.answer_json(200, "{}");
    assert!(sent.answer().await.is_ok());
}

#[wasm_bindgen_test]
async fn waiting_ends_at_the_time_limit() {
    let network = Network::new();
    let sent = Sent::new(job("{}"), token(), 20);
    let call = network.call(1).await;
    assert_eq!(sent.answer().await, Err(NoAnswer::TimedOut));
    assert!(call.request.signal().aborted());
    // What comes later, or is pressed later, changes nothing.
    sent.exchange.stop();
    call.answer_json(200, "{}");
    turn().await;
    assert_eq!((sent.answers.borrow().len(), network.calls()), (1, 1));
}

#[wasm_bindgen_test]
async fn waiting_ends_when_it_is_stopped() {
    let network = Network::new();
    let sent = sent(job("{}"));
    let call = network.call(1).await;
    sent.exchange.stop();
    sent.exchange.stop();
    assert_eq!(sent.answer().await, Err(NoAnswer::Stopped));
    assert!(call.request.signal().aborted());
    assert_eq!((sent.answers.borrow().len(), network.calls()), (1, 1));
}

#[wasm_bindgen_test]
async fn waiting_can_be_stopped_in_the_turn_of_the_press() {
    let network = Network::new();
    let sent = sent(job("{}"));
    sent.exchange.stop();
    assert_eq!(sent.answer().await, Err(NoAnswer::Stopped));
    assert!(network.calls() <= 1);
}

#[wasm_bindgen_test]
async fn after_an_answer_there_is_nothing_to_stop() {
    let network = Network::new();
    let sent = Sent::new(job("{}"), token(), 50);
    network.call(1).await.answer_json(200, "{}");
    assert!(sent.answer().await.is_ok());
    sent.exchange.stop();
    turn().await;
    assert_eq!((sent.answers.borrow().len(), network.calls()), (1, 1));
}

/// An answer of which the head and the first bytes come; `then` does with the stream what follows.
fn begun(status: u16, then: impl Fn(&ReadableStreamDefaultController) + 'static) -> JsValue {
    let start = Closure::once_into_js(move |controller: ReadableStreamDefaultController| {
        controller.enqueue_with_chunk(&js_sys::Uint8Array::from(&b"{\"jobName\":"[..])).unwrap();
        then(&controller);
    });
    let source = js_sys::Object::new();
    js_sys::Reflect::set(&source, &"start".into(), &start).unwrap();
    let stream = web_sys::ReadableStream::new_with_underlying_source(&source).unwrap();
    let init = web_sys::ResponseInit::new();
    init.set_status(status);
    web_sys::Response::new_with_opt_readable_stream_and_init(Some(&stream), &init).unwrap().into()
}

#[wasm_bindgen_test]
async fn a_body_that_breaks_off_is_told_with_its_status() {
    for status in [200, 500] {
        let network = Network::new();
        let sent = sent(job("{}"));
        let call = network.call(1).await;
        call.respond(&begun(status, |stream| stream.error_with_e(&js_sys::TypeError::new("failed"))));
        assert_eq!(sent.answer().await, Err(NoAnswer::BrokenOff(status)));
        assert_eq!(network.calls(), 1);
    }
}

#[wasm_bindgen_test]
async fn waiting_ends_while_the_body_comes_too() {
    for (time_limit, expected) in [(20, NoAnswer::TimedOut), (600_000, NoAnswer::Stopped)] {
        let network = Network::new();
        let sent = Sent::new(job("{}"), token(), time_limit);
        let call = network.call(1).await;
        let signal = call.request.signal();
        call.respond(&begun(200, move |stream| {
            let stream = stream.clone();
            on_abort(&signal, move |reason| stream.error_with_e(reason));
        }));
        turn().await;
        if expected == NoAnswer::Stopped {
            sent.exchange.stop();
        }
        assert_eq!(sent.answer().await, Err(expected));
        assert_eq!(network.calls(), 1);
    }
}

#[wasm_bindgen_test]
async fn what_no_header_can_carry_is_not_sent() {
    for value in ["line\nbreak", "nul\0", "漢"] {
        let network = Network::new();
        let sent = sent(scheduler::create_job("{}".to_owned(), value));
        assert_eq!(sent.answer().await, Err(NoAnswer::NotSent(NotSent::Unsendable)), "{value:?}");
        assert_eq!(network.calls(), 0);
    }
}

#[wasm_bindgen_test]
async fn what_has_no_address_is_not_sent() {
    let network = Network::new();
    let answers: Rc<RefCell<Vec<_>>> = Rc::default();
    let got = Rc::clone(&answers);
    let route = Route { endpoint: "http://[".to_owned(), credentials: Some(token()), time_limit_ms: 600_000 };
    let _exchange = send(job("{}"), route, Box::new(move |answer| got.borrow_mut().push(answer)));
    until("an answer", || !answers.borrow().is_empty()).await;
    assert_eq!(answers.borrow()[0], Err(NoAnswer::NotSent(NotSent::Unsendable)));
    assert_eq!(network.calls(), 0);
}
