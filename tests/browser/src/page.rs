//! A tab of a browser.
//!
//! Owns the ways into it: places and scripts; and the waiting for conditions.
//! Must not know what page it shows.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::element::Element;
use crate::failure::{Failure, Outcome};
use crate::place::Place;
use crate::record::Record;
use crate::webdriver::Browser;

/// How long a condition is waited for.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long between the first two looks, and how long at most: who waits longer looks less often, and leaves the
/// machine to what is waited for.
const GLANCE: [Duration; 2] = [Duration::from_millis(10), Duration::from_millis(80)];
/// What things are called.
const NAMES: &str = include_str!("names.js");

/// A tab.
pub struct Page {
    pub(crate) browser: Browser,
    measured: AtomicBool,
    pub(crate) record: Record,
}

impl Page {
    pub(crate) fn new(browser: Browser) -> Self {
        Self { browser, measured: AtomicBool::new(false), record: Record::new() }
    }

    /// Leaves the tab to the next test.
    pub(crate) fn into_browser(self) -> Browser {
        self.browser
    }

    /// The browser, for what a person cannot do.
    pub fn browser(&self) -> &thirtyfour::WebDriver {
        &self.browser
    }

    /// Says that the page's speed is measured: from now on the browser is not asked what it calls things, because
    /// then it keeps its tree for screen readers up to date as well, which costs as much again.
    pub fn will_be_measured(&self) {
        self.measured.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_measured(&self) -> bool {
        self.measured.load(Ordering::Relaxed)
    }

    /// A tab in another browser of the same kind, whose profile is in this folder and stays there.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn in_another_browser(&self, profile: &Path) -> Outcome<Self> {
        Ok(Self::new(self.browser.another(profile).await?))
    }

    /// Ends its browser from one moment to the next, all processes of it: nobody in it hears of that.
    pub fn kill_the_browser(self) {
        self.browser.kill();
    }

    /// Closes its browser in good order, which must have left its console clean.
    ///
    /// # Errors
    /// When something stands in the console.
    pub async fn close_the_browser(self) -> Outcome {
        let clean = self.check_log().await;
        self.browser.quit().await;
        clean
    }

    /// Lets nothing in its browser run for so long, as where the machine sleeps: no timer moves, nothing that comes is
    /// heard, and the clock goes on.
    pub async fn sleeps_for(&self, time: Duration) {
        self.step(format!("sleep for {} s", time.as_secs()));
        self.browser.is_stopped(true);
        tokio::time::sleep(time).await;
        self.browser.is_stopped(false);
    }

    /// Goes to an address and waits until the page is loaded.
    ///
    /// # Errors
    /// When it cannot be loaded.
    pub async fn go_to(&self, address: &str) -> Outcome {
        self.step(format!("go to {address}"));
        self.browser.goto(address).await?;
        self.listen().await
    }

    /// Lets nobody do anything for so long, by the page's clock.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn leave_alone(&self, minutes: u32) -> Outcome {
        // A script of WebDriver's may have a Date of its own.
        let later = format!(
            "const {{ Date }} = window; const now = Date.now.bind(Date); Date.now = () => now() + {minutes} * 60000"
        );
        self.script(&later, vec![]).await
    }

    /// The whole page as a place to look in.
    #[must_use]
    pub fn everywhere(&self) -> Place<'_> {
        Place::page(self)
    }

    /// The region of this name.
    #[must_use]
    pub fn region(&self, name: &str) -> Place<'_> {
        self.everywhere().region(name)
    }

    /// The group of fields of this name.
    #[must_use]
    pub fn group(&self, name: &str) -> Place<'_> {
        self.everywhere().group(name)
    }

    /// The field of this name.
    ///
    /// # Errors
    /// When there is none, or more than one, after a while.
    pub async fn field(&self, name: &str) -> Outcome<Element<'_>> {
        self.everywhere().field(name).await
    }

    /// Clicks the button of this name.
    ///
    /// # Errors
    /// When there is none, or more than one, after a while.
    pub async fn press_button(&self, name: &str) -> Outcome {
        self.everywhere().button(name).await?.click().await
    }

    /// Waits until a look shows something, for a limited time.
    ///
    /// # Errors
    /// When the look shows nothing in that time, with what was looked for; or when looking fails.
    pub async fn until<T>(&self, what: &str, look: impl AsyncFn() -> Outcome<Option<T>>) -> Outcome<T> {
        self.until_at_last(PATIENCE, what, look).await
    }

    /// The same with another time limit.
    ///
    /// # Errors
    /// When the look shows nothing in that time, with what was looked for; or when looking fails.
    pub async fn until_at_last<T>(
        &self,
        patience: Duration,
        what: &str,
        look: impl AsyncFn() -> Outcome<Option<T>>,
    ) -> Outcome<T> {
        let begun = Instant::now();
        let [mut glance, longest] = GLANCE;
        loop {
            if let Some(found) = look().await? {
                return Ok(found);
            }
            if begun.elapsed() > patience {
                return Err(Failure::new(format!("not within {} s: {what}", patience.as_secs())));
            }
            tokio::time::sleep(glance).await;
            glance = longest.min(glance * 2);
        }
    }

    /// The text of the page as it is shown.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn text(&self) -> Outcome<String> {
        self.script("return document.body.innerText", vec![]).await
    }

    /// Waits until the page says this.
    ///
    /// # Errors
    /// When it never does.
    pub async fn says(&self, words: &str) -> Outcome {
        self.until(&format!("“{words}”"), async || Ok(self.text().await?.contains(words).then_some(()))).await
    }

    /// Clicks a button that copies, and gives what it copied. The clipboard is one for all tabs, and tests run side by
    /// side: so what is written to it is caught in the page.
    ///
    /// # Errors
    /// When nothing is copied.
    pub async fn copied_by(&self, button: &str) -> Outcome<String> {
        const CATCH: &str =
            "window.copied = null; navigator.clipboard.writeText = async (text) => { window.copied = text }";
        self.script::<()>(CATCH, vec![]).await?;
        self.press_button(button).await?;
        let copied = async || self.script("return window.copied", vec![]).await;
        self.until(&format!("“{button}” copies something"), copied).await
    }

    /// Runs a script in the page, for what a person sees or knows without one.
    ///
    /// # Errors
    /// When it fails, or returns something else than is wanted.
    pub async fn script<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> Outcome<T> {
        Ok(self.browser.execute(script, arguments).await?.convert()?)
    }

    /// The same with a script that calls its last argument, a function, when it is done.
    ///
    /// # Errors
    /// When it fails, is never done, or returns something else than is wanted.
    pub async fn script_until_done<T: DeserializeOwned>(&self, script: &str) -> Outcome<T> {
        Ok(self.browser.execute_async(script, Vec::new()).await?.convert()?)
    }

    /// Runs a script that finds things by their names.
    pub(crate) async fn script_with_names<T: DeserializeOwned>(&self, script: &str, argument: Value) -> Outcome<T> {
        self.script(&format!("{NAMES}\n{script}"), vec![argument]).await
    }
}
