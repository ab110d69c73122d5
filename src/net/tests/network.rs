//! A network that answers when a test says so.
//!
//! Owns `window.fetch`, and whatever else of the browser is replaced, for as long as a test needs it.
//! Must not know what is asked.

use super::wait::until;
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Headers, Request, Response, ResponseInit};

/// Something of the browser that is replaced until this is dropped.
pub(crate) struct Replaced {
    object: Object,
    name: &'static str,
    before: JsValue,
}

impl Replaced {
    pub(crate) fn new(object: impl Into<Object>, name: &'static str, value: &JsValue) -> Self {
        let object = object.into();
        let before = Object::get_own_property_descriptor(&object, &name.into());
        let now = Object::new();
        for (key, value) in [("value", value), ("configurable", &JsValue::TRUE), ("writable", &JsValue::TRUE)] {
            Reflect::set(&now, &key.into(), value).unwrap();
        }
        Object::define_property(&object, &name.into(), &now);
        Self { object, name, before }
    }
}

impl Drop for Replaced {
    fn drop(&mut self) {
        if self.before.is_undefined() {
            Reflect::delete_property(&self.object, &self.name.into()).unwrap();
        } else {
            Object::define_property(&self.object, &self.name.into(), self.before.unchecked_ref());
        }
    }
}

/// A `fetch` whose calls a test answers, in its own time.
pub(crate) struct Network {
    calls: Rc<RefCell<Vec<Call>>>,
    _replaced: Replaced,
    _fetch: Closure<dyn FnMut(Request) -> Promise>,
}

impl Network {
    pub(crate) fn new() -> Self {
        let calls: Rc<RefCell<Vec<Call>>> = Rc::default();
        let noted = Rc::clone(&calls);
        let fetch = Closure::<dyn FnMut(Request) -> Promise>::new(move |request: Request| {
            let calls = Rc::clone(&noted);
            Promise::new(&mut move |resolve, reject| {
                heed_abort(&request, &reject);
                calls.borrow_mut().push(Call { request: Clone::clone(&request), resolve, reject });
            })
        });
        let replaced = Replaced::new(web_sys::window().unwrap(), "fetch", fetch.as_ref());
        Self { calls, _replaced: replaced, _fetch: fetch }
    }

    /// How often something was asked.
    pub(crate) fn calls(&self) -> usize {
        self.calls.borrow().len()
    }

    /// The calls whose method and address, as in `POST http://host/jobs `, hold this; a blank at the end is the end.
    pub(crate) fn asked(&self, what: &str) -> Vec<Call> {
        let asks = |call: &&Call| format!("{} {} ", call.request.method(), call.request.url()).contains(what);
        self.calls.borrow().iter().filter(asks).cloned().collect()
    }

    /// Waits for the call of this number, from 1.
    pub(crate) async fn call(&self, number: usize) -> Call {
        self.nth("http", number).await
    }

    /// Waits for the call of this number, from 1, among those that [`Self::asked`] finds.
    pub(crate) async fn nth(&self, what: &str, number: usize) -> Call {
        until(&format!("{what} {number}"), || self.asked(what).len() >= number).await;
        self.asked(what).swap_remove(number - 1)
    }
}

/// As a browser does it: who stops waiting is told at once.
fn heed_abort(request: &Request, reject: &Function) {
    let signal = request.signal();
    on_abort(&signal, {
        let reject = reject.clone();
        move |reason| drop(reject.call1(&JsValue::UNDEFINED, reason))
    });
}

/// Calls it when the signal is given, or now where it was given before.
pub(super) fn on_abort(signal: &AbortSignal, act: impl FnOnce(&JsValue) + 'static) {
    let given = signal.clone();
    let act = move || act(&Reflect::get(&given, &"reason".into()).unwrap());
    if signal.aborted() {
        return act();
    }
    let listener = Closure::once_into_js(act);
    signal.add_event_listener_with_callback("abort", listener.unchecked_ref()).unwrap();
}

/// A `fetch` that counts the calls that write, and does as it likes.
pub(crate) struct WildFetch {
    calls: Rc<Cell<usize>>,
    _replaced: Replaced,
    _fetch: Closure<dyn FnMut(Request) -> Result<JsValue, JsValue>>,
}

impl WildFetch {
    /// What it gives, or throws.
    pub(crate) fn new(act: impl Fn() -> Result<JsValue, JsValue> + 'static) -> Self {
        let calls: Rc<Cell<usize>> = Rc::default();
        let counted = Rc::clone(&calls);
        let fetch = Closure::<dyn FnMut(Request) -> Result<JsValue, JsValue>>::new(move |request: Request| {
            counted.set(counted.get() + usize::from(request.method() != "GET"));
            act()
        });
        let replaced = Replaced::new(web_sys::window().unwrap(), "fetch", fetch.as_ref());
        Self { calls, _replaced: replaced, _fetch: fetch }
    }

    pub(crate) fn calls(&self) -> usize {
        self.calls.get()
    }

    /// Promises something that never comes.
    pub(crate) fn never() -> JsValue {
        Promise::new(&mut |_, _| {}).into()
    }
}

/// One call of `fetch`.
#[derive(Clone)]
pub(crate) struct Call {
    pub(crate) request: Request,
    resolve: Function,
    reject: Function,
}

impl Call {
    /// Answers with this status, this kind of content and this body.
    pub(crate) fn answer(&self, status: u16, content_type: &str, body: &str) {
        self.respond(&response(status, &[("content-type", content_type)], Some(body)));
    }

    /// Answers as the service does, in JSON.
    pub(crate) fn answer_json(&self, status: u16, body: &str) {
        self.answer(status, "application/json", body);
    }

    pub(crate) fn respond(&self, response: &JsValue) {
        self.resolve.call1(&JsValue::UNDEFINED, response).unwrap();
    }

    /// The connection fails, as a browser tells it.
    pub(crate) fn fail(&self) {
        self.reject.call1(&JsValue::UNDEFINED, &js_sys::TypeError::new("failed")).unwrap();
    }

    pub(crate) fn header(&self, name: &str) -> Option<String> {
        self.request.headers().get(name).unwrap()
    }

    /// The names of all headers.
    pub(crate) fn header_names(&self) -> Vec<String> {
        let names = Array::from(&self.request.headers().keys());
        names.iter().map(|name| name.as_string().unwrap()).collect()
    }

    pub(crate) async fn body(&self) -> Vec<u8> {
        let whole = self.request.clone().unwrap().array_buffer().unwrap();
        Uint8Array::new(&JsFuture::from(whole).await.unwrap()).to_vec()
    }

    pub(crate) async fn text(&self) -> String {
        String::from_utf8(self.body().await).unwrap()
    }
}

/// A whole answer.
pub(crate) fn response(status: u16, headers: &[(&str, &str)], body: Option<&str>) -> Response {
    let all = Headers::new().unwrap();
    for (name, value) in headers {
        all.append(name, value).unwrap();
    }
    let init = ResponseInit::new();
    init.set_status(status);
    init.set_headers(&all);
    Response::new_with_opt_str_and_init(body, &init).unwrap()
}
