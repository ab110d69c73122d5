//! What the page around the console may call, and what it is told.
//!
//! Owns the few functions between the program and the script that loads it (`public/oig-job-console.js`), which makes an
//! element of them. Each console is a program of its own, so they name no console. Must not decide anything about jobs.

use crate::clock;
use crate::intl::BrowserLocale;
use crate::json::Writer;
use crate::net;
use crate::scheduler::{Outcome, Refusal};
use crate::settings::{Browser, Fault, Settings, read};
use crate::ui;
use crate::words;
use js_sys::{Function, RegExp};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

thread_local! {
    static SETTINGS: RefCell<(Settings, Faults)> = RefCell::new((Settings::default(), Vec::new()));
    static TELL: RefCell<Option<Function>> = const { RefCell::new(None) };
    static CONSOLE: RefCell<Option<ui::Mounted>> = const { RefCell::new(None) };
}

/// What does not count of the settings, each with the source that it stands in.
pub type Faults = Vec<(String, Fault)>;

/// Takes settings, a JSON text, before the console is mounted; without a text, it is said that they could not be had.
/// What a later text names lies over an earlier one's.
#[wasm_bindgen]
pub fn configure(source: &str, text: Option<String>) {
    SETTINGS.with_borrow_mut(|(settings, faults)| {
        let found = match text {
            Some(text) => read(&text, settings, &ThisBrowser),
            None => vec![Fault::Unread],
        };
        faults.extend(found.into_iter().map(|fault| (source.to_owned(), fault)));
    });
}

/// From now on the console speaks another language than English: that of this tag (BCP 47), with these sentences, a line
/// each.
#[wasm_bindgen]
pub fn speak(tag: &str, sentences: &str) {
    // They are there for as long as the program.
    words::texts::speak(sentences.to_owned().leak(), Rc::new(BrowserLocale::new(tag)));
}

/// Puts the console into an element, in place of what stands there. `base` is the address that relative ones
/// start from; empty for the page's own.
/// `tell` is called with the name of an event and its detail as JSON.
#[wasm_bindgen]
pub fn mount(place: HtmlElement, base: &str, tell: Function) {
    let (settings, faults) = SETTINGS.take();
    TELL.set(Some(tell));
    let from_base = |address: String| {
        if base.is_empty() || address.is_empty() { address } else { net::whole_address(&address, base) }
    };
    let settings = Settings {
        endpoint: from_base(settings.endpoint),
        tasks: from_base(settings.tasks),
        templates: from_base(settings.templates),
        sign_in_page: from_base(settings.sign_in_page),
        ..settings
    };
    CONSOLE.set(Some(ui::start(&place, settings, faults)));
}

/// The parts of the console that come after the form have come.
#[wasm_bindgen]
pub fn later() {
    ui::arrive();
}

/// The parts of the console that come after the form could not be had, and are tried again.
#[wasm_bindgen]
pub fn delayed() {
    ui::delay();
}

/// Takes the console off the page: nothing of it listens or waits any more.
#[wasm_bindgen]
pub fn unmount() {
    TELL.set(None);
    drop(CONSOLE.take());
}

/// Asks something of the console; what it says depends on what is asked: see `public/oig-job-console.js`.
#[wasm_bindgen]
#[must_use]
pub fn ask(what: &str, text: &str) -> Option<String> {
    let remote = CONSOLE.with_borrow(|console| console.as_ref().map(ui::Mounted::remote))?;
    match what {
        "job" => return Some(remote.job()),
        "set-job" => return remote.set_job(text),
        "create" => remote.create(),
        "clear" => remote.clear(),
        "sign-out" => remote.sign_out(),
        "token" => remote.hand_over(text),
        _ => {}
    }
    None
}

/// What the page around the console is told.
#[derive(Debug, Clone, Copy)]
pub enum Event<'a> {
    /// Something in the form has changed a moment ago; whether the job could be sent now.
    Change {
        /// Whether nothing stands in its way.
        can_be_sent: bool,
    },
    /// The server's answer to "Create job", or that there is none.
    Answered {
        /// The name that was sent.
        job_name: &'a str,
        /// What became of it.
        outcome: &'a Outcome,
        /// The sentence that is shown.
        message: &'a str,
    },
    /// Nobody is signed in any more, or the server does not take the credentials any more.
    SignedOut {
        /// `expired`, `idle` or `signed-out`.
        why: &'a str,
    },
}

impl Event<'_> {
    /// Tells the page, where there is one that listens.
    pub fn tell(self) {
        let Some(tell) = TELL.with_borrow(Clone::clone) else { return };
        let (name, detail) = self.written();
        // What a page's own listener throws is the page's.
        let _ = tell.call2(&JsValue::UNDEFINED, &name.into(), &detail.into());
    }

    /// Name and detail, as `public/oig-job-console.d.ts` declares them.
    fn written(self) -> (&'static str, String) {
        let mut json = Writer::compact();
        json.open('{');
        let name = match self {
            Self::SignedOut { why } => {
                json.key("reason");
                json.text(why);
                "signed-out"
            }
            Self::Change { can_be_sent } => {
                json.key("canBeSent");
                json.truth(can_be_sent);
                "change"
            }
            Self::Answered { job_name, outcome, message } => {
                json.key("jobName");
                json.text(job_name);
                if let Outcome::Created(created) = outcome {
                    json.key("status");
                    json.text(created.status.as_deref().unwrap_or_default());
                    "created"
                } else {
                    json.key("reason");
                    json.text(reason(outcome));
                    json.key("message");
                    json.text(message);
                    "failed"
                }
            }
        };
        json.close('}');
        (name, json.finish())
    }
}

/// A word for a program, which stays the same whatever the sentence for people is.
fn reason(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Created(_) => "created",
        Outcome::Refused(refusal, _) => match refusal {
            Refusal::InvalidInput => "invalid-input",
            Refusal::NotSignedIn => "not-signed-in",
            Refusal::NotAllowed => "not-allowed",
            Refusal::NotFound => "not-found",
            Refusal::Conflict => "conflict",
            Refusal::TooLarge => "too-large",
            Refusal::Busy => "busy",
            Refusal::ServerFault => "server-fault",
            Refusal::Other => "refused",
        },
        Outcome::NotTheService(_) => "not-the-service",
        Outcome::NotSent(_) => "not-sent",
        Outcome::Unknown(_) => "unknown",
        Outcome::Unreadable(_) => "unreadable",
    }
}

struct ThisBrowser;

impl Browser for ThisBrowser {
    fn has_zone(&self, name: &str) -> bool {
        clock::zone(name).is_some()
    }

    fn is_pattern(&self, text: &str) -> bool {
        pattern(text).is_some()
    }
}

/// The regular expression for a whole text.
#[must_use]
pub fn pattern(text: &str) -> Option<RegExp> {
    // The constructor throws where it is none, which only a call through `Reflect` can take.
    let arguments = js_sys::Array::of2(&["^(?:", text, ")$"].concat().into(), &"u".into());
    let constructor: Function = js_sys::Reflect::get(&js_sys::global(), &"RegExp".into()).ok()?.dyn_into().ok()?;
    js_sys::Reflect::construct(&constructor, &arguments).ok()?.dyn_into().ok()
}
