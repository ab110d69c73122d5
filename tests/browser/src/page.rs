//! A tab of a browser: what is done in it by keys, what stands in it, and what its console says.
//!
//! Owns the waiting and the record of what was done. Must not know what page it shows.

use std::fmt;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::{Key, TypingData, WebDriver};

use crate::element::Element;
use crate::failure::{Failure, Outcome};
use crate::place::Place;

/// How long a condition is waited for.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long between two looks.
const GLANCE: Duration = Duration::from_millis(10);
/// What things are called.
const NAMES: &str = include_str!("names.js");

/// A tab.
pub struct Page {
    browser: WebDriver,
    steps: Mutex<Vec<String>>,
    log: Mutex<Vec<String>>,
    expected: Mutex<Vec<&'static [&'static str]>>,
}

/// Where the focus is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Focus {
    /// What has it: the name of a field or a button; empty when nothing has it.
    pub name: String,
    /// The group in which that is; empty when it is in none.
    pub group: String,
}

impl Focus {
    /// A focus, to compare with.
    #[must_use]
    pub fn on(group: &str, name: &str) -> Self {
        Self { name: name.to_owned(), group: group.to_owned() }
    }
}

impl Focus {
    /// Whether a focus is the one that is meant: the names of a row's buttons go on with the row's number.
    fn covers(&self, found: &Self) -> bool {
        let rest = found.name.strip_prefix(&self.name);
        self.group == found.group && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    }
}

impl fmt::Display for Focus {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.name.as_str(), self.group.as_str()) {
            ("", _) => out.write_str("nothing"),
            (name, "") => write!(out, "“{name}”"),
            (name, group) => write!(out, "“{name}” of “{group}”"),
        }
    }
}

impl Page {
    pub(crate) fn new(browser: WebDriver) -> Self {
        Self { browser, steps: Mutex::default(), log: Mutex::default(), expected: Mutex::default() }
    }

    /// Leaves the tab to the next test.
    pub(crate) fn into_browser(self) -> WebDriver {
        self.browser
    }

    /// The browser, for what a person cannot do.
    pub fn browser(&self) -> &WebDriver {
        &self.browser
    }

    /// Goes to an address and waits until the page is loaded.
    ///
    /// # Errors
    /// When it cannot be loaded.
    pub async fn go_to(&self, address: &str) -> Outcome {
        self.step(format!("go to {address}"));
        Ok(self.browser.goto(address).await?)
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

    /// Presses keys, one after another, whatever has the focus.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn keys(&self, keys: impl Into<TypingData>) -> Outcome {
        let keys: TypingData = keys.into();
        self.step(format!("keys {:?}", keys.as_vec().iter().collect::<String>()));
        Ok(self.browser.action_chain().send_keys(keys).perform().await?)
    }

    /// Presses one key that is no character.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn press(&self, key: Key) -> Outcome {
        self.step(format!("press {key:?}"));
        Ok(self.browser.action_chain().send_keys(key).perform().await?)
    }

    /// Puts in a text at once where the focus is, as pasting or an input method does: any character, lines and tabs.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn paste(&self, text: &str) -> Outcome {
        self.step(format!("paste {text:.60?}"));
        self.cdp("Input.insertText", json!({ "text": text })).await?;
        Ok(())
    }

    /// Presses a key while another is held down.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn chord(&self, held: Key, key: impl Into<TypingData>) -> Outcome {
        let (down, up) = (held.value(), held.value());
        self.step(format!("hold {held:?} and press a key"));
        Ok(self.browser.action_chain().key_down(down).send_keys(key).key_up(up).perform().await?)
    }

    /// Presses Tab until the focus is there, as a person without a mouse does.
    ///
    /// # Errors
    /// When the focus never comes there.
    pub async fn tab_to(&self, target: &Focus) -> Outcome {
        self.tab_until(target, async || Ok(self.browser.action_chain().send_keys(Key::Tab).perform().await?)).await
    }

    /// The same backwards, with Shift and Tab.
    ///
    /// # Errors
    /// When the focus never comes there.
    pub async fn tab_back_to(&self, target: &Focus) -> Outcome {
        let back = async || {
            let keys = self.browser.action_chain().key_down(Key::Shift).send_keys(Key::Tab).key_up(Key::Shift);
            Ok(keys.perform().await?)
        };
        self.tab_until(target, back).await
    }

    async fn tab_until(&self, target: &Focus, tab: impl AsyncFn() -> Outcome) -> Outcome {
        const MOST: usize = 150;
        let mut passed = Vec::new();
        for _ in 0..MOST {
            tab().await?;
            let focus = self.focus().await?;
            if target.covers(&focus) {
                self.step(format!("Tab to {focus}"));
                return Ok(());
            }
            passed.push(focus.to_string());
        }
        Err(Failure::new(format!("Tab does not lead to {target}; it passes {}", passed.join(", "))))
    }

    /// What has the focus.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn focus(&self) -> Outcome<Focus> {
        const ASK: &str = "
            const element = document.activeElement;
            if (element === null || element === document.body) return ['', ''];
            return [nameOf(element) || element.getAttribute('id') || element.localName, placeOf(element)]";
        let (name, group) = serde_json::from_value(self.script_with_names(ASK, Value::Null).await?)?;
        Ok(Focus { name, group })
    }

    /// Waits until the focus is there.
    ///
    /// # Errors
    /// When it is elsewhere after a while, with where it is.
    pub async fn focus_comes_to(&self, target: &Focus) -> Outcome {
        let last = Mutex::new(String::new());
        let came = self.until("", async || {
            let focus = self.focus().await?;
            *lock(&last) = focus.to_string();
            Ok(target.covers(&focus).then_some(()))
        });
        came.await.map_err(|_| Failure::new(format!("the focus should be on {target} and is on {}", lock(&last))))
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
        loop {
            if let Some(found) = look().await? {
                return Ok(found);
            }
            if begun.elapsed() > patience {
                return Err(Failure::new(format!("not within {} s: {what}", patience.as_secs())));
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// The text of the page as it is shown.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn text(&self) -> Outcome<String> {
        Ok(serde_json::from_value(self.script("return document.body.innerText", vec![]).await?)?)
    }

    /// Runs a script in the page.
    ///
    /// # Errors
    /// When it fails.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        Ok(self.browser.execute(script, arguments).await?.json().clone())
    }

    /// Runs a script that finds things by their names.
    pub(crate) async fn script_with_names(&self, script: &str, argument: Value) -> Outcome<Value> {
        self.script(&format!("{NAMES}\n{script}"), vec![argument]).await
    }

    /// Asks the browser's development tools for something that no person could do.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn cdp(&self, method: &str, parameters: Value) -> Outcome<Value> {
        Ok(self.browser.cdp().send_raw(method, parameters).await?)
    }

    /// Writes down what is done, to be read when the test fails.
    pub fn step(&self, words: impl Into<String>) {
        lock(&self.steps).push(words.into());
    }

    /// Says that the browser's console will speak of one of these, which is not a fault then; a test whose console
    /// says nothing of the kind fails.
    pub fn expect_in_log(&self, words: &'static [&'static str]) {
        lock(&self.expected).push(words);
    }

    /// Fails unless the browser's console is clean.
    ///
    /// An answer of the service with a code from 400 on, and a broken connection to it, are written there by the
    /// browser itself: what the console makes of them is the tests' business.
    pub(crate) async fn check_log(&self) -> Outcome {
        self.read_log().await?;
        let log = lock(&self.log);
        let expected = lock(&self.expected);
        let by_the_browser =
            |line: &str| line.contains("/iam/governance/selfservice/") && line.contains("Failed to load resource");
        let speaks_of = |line: &str, words: &[&str]| words.iter().any(|word| line.contains(word));
        let foreign = |line: &&String| !by_the_browser(line) && !expected.iter().any(|words| speaks_of(line, words));
        let foreign: Vec<_> = log.iter().filter(foreign).cloned().collect();
        if !foreign.is_empty() {
            return Err(Failure::new(format!("the browser’s console says:\n  {}", foreign.join("\n  "))));
        }
        match expected.iter().find(|words| !log.iter().any(|line| speaks_of(line, words))) {
            Some(words) => Err(Failure::new(format!("the browser’s console says nothing of {words:?}"))),
            None => Ok(()),
        }
    }

    /// The errors and warnings in the browser's console so far.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn log(&self) -> Outcome<Vec<String>> {
        self.read_log().await?;
        Ok(lock(&self.log).clone())
    }

    async fn read_log(&self) -> Outcome {
        let entries = self.browser.browser_log().await?;
        let loud = entries.into_iter().filter(|entry| ["WARNING", "SEVERE"].contains(&entry.level.as_str()));
        lock(&self.log).extend(loud.map(|entry| entry.message));
        Ok(())
    }

    /// All that helps to understand why a test failed; a picture goes to the file.
    pub(crate) async fn tell(&self, picture: &Path) -> String {
        let steps = lock(&self.steps).clone();
        let last: Vec<_> = steps.iter().rev().take(20).rev().map(|step| format!("\n  {step}")).collect();
        let mut told = format!("\ndone last:{}", last.concat());
        let address = self.browser.current_url().await.map(|address| address.to_string()).unwrap_or_default();
        told += &format!("\naddress: {address}");
        match self.focus().await {
            Ok(focus) => told += &format!("\nfocus: {focus}"),
            Err(failure) => told += &format!("\nfocus: {failure}"),
        }
        match self.text().await {
            Ok(text) => told += &format!("\npage:\n{text:.4000}"),
            Err(failure) => told += &format!("\npage: {failure}"),
        }
        // What the console says belongs to the telling even when it is what was expected.
        let log = self.log().await.unwrap_or_default();
        told += &format!("\nconsole: {}", if log.is_empty() { "clean".to_owned() } else { log.join("\n  ") });
        let drawn = match picture.parent().map(std::fs::create_dir_all) {
            Some(Ok(())) => self.browser.screenshot(picture).await.is_ok(),
            _ => false,
        };
        if drawn {
            told += &format!("\npicture: {}", picture.display());
        }
        told
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
