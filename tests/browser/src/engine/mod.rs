//! The browsers in which the tests run: which there are, how each is started, and what it cannot do.
//!
//! Owns the choice, and the one list of what an engine lacks. What steers one of them beyond WebDriver stands in a file
//! of its own. Must not know what is tested.

use std::env;

use crate::failure::{Failure, Outcome};

pub(crate) mod chromium;
mod display;
pub(crate) mod firefox;
pub(crate) mod webkit;

pub(crate) use display::Display;

/// A browser's engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium or Chrome.
    Chromium,
    /// Firefox.
    Firefox,
    /// The small browser of GTK's `WebKit`: the engine of Safari.
    WebKit,
}

/// What a test asks of a browser that not every one can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// To count the work of the main thread.
    Measuring,
    /// A tab in which scripts are switched off.
    WithoutScript,
    /// The key that takes back what was typed into a text field.
    UndoByKey,
    /// To show five million letters while a test waits.
    HugeText,
    /// A tab whose process ends from one moment to the next.
    KillingATab,
    /// A tab that is frozen as one that nobody has looked at for long.
    FreezingATab,
    /// A profile that outlives its browser.
    KeptProfile,
}

/// All that an engine lacks, and why. A test that needs it is not run there, and is told with the reason.
const LACKS: [(Engine, Need, &str); 10] = [
    (Engine::Firefox, Need::Measuring, "it does not count the work of the main thread, and the budget is Chromium’s"),
    (Engine::WebKit, Need::Measuring, "it does not count the work of the main thread, and the budget is Chromium’s"),
    (Engine::WebKit, Need::WithoutScript, "it steers its tabs by scripts, and has no switch for those of pages alone"),
    (Engine::WebKit, Need::UndoByKey, "its small browser has no such key: whoever builds on WebKitGTK adds it"),
    (Engine::Firefox, Need::KillingATab, "its driver has no way to end the process of a tab"),
    (Engine::WebKit, Need::KillingATab, "its driver has no way to end the process of a tab"),
    (Engine::Firefox, Need::FreezingATab, "it freezes no tab"),
    (Engine::WebKit, Need::FreezingATab, "it freezes no tab that can be told to thaw"),
    (Engine::WebKit, Need::KeptProfile, "under its driver it keeps nothing beyond its end"),
    (Engine::WebKit, Need::HugeText, "it takes longer to show five million letters than a test waits"),
];

/// What is not looked at in an engine by tests that run there all the same.
const LEFT_OUT: [(Engine, &str); 11] = [
    (Engine::Firefox, "forced colours: without a screen, the colours that it forces are a mix of two themes"),
    (Engine::Firefox, "the accessibility tree as a whole: its driver tells names and roles one by one, which is done"),
    (Engine::Firefox, "that requests which failed are written to the console: it does not write them there"),
    (Engine::WebKit, "what is written to the console while a page loads: nobody can read it"),
    (Engine::WebKit, "the dark scheme: it takes the scheme from the theme with which it was started"),
    (Engine::WebKit, "forced colours: WebKit has none"),
    (Engine::WebKit, "the accessibility tree as a whole: its driver tells names and roles one by one, which is done"),
    (Engine::WebKit, "a network that is gone: the page is told so and its requests fail, and the network stays"),
    (Engine::WebKit, "that it was the certificate alone that was not believed: it is told at its start which are"),
    (
        Engine::WebKit,
        "that each thing is in view once a script gave it the focus: now and then it does not scroll to a choice",
    ),
    (Engine::WebKit, "an answer that is cut off: WebKitGTK hands it over as if it were whole"),
];

impl Engine {
    /// The engine that `OIG_CONSOLE_ENGINE` names; Chromium unless told.
    pub(crate) fn chosen() -> Outcome<Self> {
        let name = env::var("OIG_CONSOLE_ENGINE").unwrap_or_default();
        match name.as_str() {
            "" | "chromium" => Ok(Self::Chromium),
            "firefox" => Ok(Self::Firefox),
            "webkit" => Ok(Self::WebKit),
            _ => Err(Failure::new(format!("OIG_CONSOLE_ENGINE is “{name}”, not chromium, firefox or webkit"))),
        }
    }

    /// What it is called.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        }
    }

    /// What tests that run in it leave out there, and why.
    pub(crate) fn left_out(self) -> impl Iterator<Item = &'static str> {
        LEFT_OUT.into_iter().filter(move |(engine, _)| *engine == self).map(|(_, what)| what)
    }

    /// Whether what is written to the console while a page loads can be read afterwards. In `WebKit` only what
    /// comes after loading can, and violations of the policy.
    pub(crate) fn keeps_its_log(self) -> bool {
        self != Self::WebKit
    }

    /// Whether it writes to the console of requests that went wrong.
    pub(crate) fn keeps_requests_in_its_log(self) -> bool {
        self == Self::Chromium
    }

    /// Whether it fails where a connection ends before all of the answer has come.
    #[must_use]
    pub fn notices_what_is_cut_off(self) -> bool {
        self != Self::WebKit
    }

    /// Whether what a script gives the focus comes into view each time. In `WebKit` a choice (`select`) does not, now and
    /// then, in a window as low as a hand: nor when it is given the focus again, nor when it is to be scrolled to.
    #[must_use]
    pub fn scrolls_to_each_focus(self) -> bool {
        self != Self::WebKit
    }

    /// Whether keys can type what is beyond the first plane of Unicode, as pictures are.
    pub(crate) fn types_all_characters(self) -> bool {
        self != Self::Firefox
    }

    /// Whether a selection may be gone by the time that a key comes: in `WebKit` mouse and keys take their ways through
    /// another process, and a click may end after the keys that followed it.
    pub(crate) fn loses_selections(self) -> bool {
        self == Self::WebKit
    }

    /// Why it cannot do this, if it cannot.
    pub(crate) fn lacks(self, need: Need) -> Option<&'static str> {
        LACKS.iter().find(|(engine, lacked, _)| (*engine, *lacked) == (self, need)).map(|(_, _, why)| *why)
    }
}
