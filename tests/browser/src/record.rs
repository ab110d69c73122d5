//! What was done in a tab and what its console said: told when a test fails, and checked when it passes.
//!
//! Owns the record. Must not know what page it is about.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use serde_json::Value;

use crate::engine::{Engine, chromium, firefox, webkit};
use crate::failure::{Failure, Outcome};
use crate::page::Page;

/// Words of which one stands in a line of the browser's console.
type Words = &'static [&'static str];

/// The record of one tab.
pub(crate) struct Record {
    begun: Instant,
    steps: Mutex<Vec<String>>,
    log: Mutex<Vec<String>>,
    expected: Mutex<Vec<Expected>>,
}

/// What the browser's console will speak of.
#[derive(Clone, Copy)]
struct Expected {
    words: Words,
    /// An engine that keeps no such line is not asked for it.
    is_kept: bool,
}

impl Record {
    /// A record that begins now.
    pub(crate) fn new() -> Self {
        Self { begun: Instant::now(), steps: Mutex::default(), log: Mutex::default(), expected: Mutex::default() }
    }
}

impl Page {
    /// Writes down what is done, to be read when the test fails.
    pub fn step(&self, words: impl Into<String>) {
        let step = format!("{:7.3} s  {}", self.record.begun.elapsed().as_secs_f32(), words.into());
        lock(&self.record.steps).push(step);
    }

    /// Says that the browser's console will speak of one of these, which is not a fault then; a test whose console
    /// says nothing of the kind fails.
    pub fn expect_in_log(&self, words: &'static [&'static str]) {
        let is_kept = self.engine().keeps_its_log();
        lock(&self.record.expected).push(Expected { words, is_kept });
    }

    /// The same of a request that went wrong, of which not every browser writes.
    pub fn expect_network_in_log(&self, words: &'static [&'static str]) {
        let is_kept = self.engine().keeps_requests_in_its_log();
        lock(&self.record.expected).push(Expected { words, is_kept });
    }

    /// Fails unless the browser's console is clean.
    ///
    /// An answer of the service with a code from 400 on, and a broken connection to it, are written there by the
    /// browser itself: what the console makes of them is the tests' business.
    pub(crate) async fn check_log(&self) -> Outcome {
        let log = self.log().await?;
        let expected = lock(&self.record.expected).clone();
        let is_of_the_browser =
            |line: &str| line.contains("/iam/governance/selfservice/") && line.contains("Failed to load resource");
        let speaks_of = |line: &str, words: Words| words.iter().any(|word| line.contains(word));
        let is_expected = |line: &str| expected.iter().any(|expected| speaks_of(line, expected.words));
        // What still ran in a tab that is closed.
        let is_cut_off = |line: &str| line.contains("Script terminated by timeout");
        let is_foreign = |line: &&String| !is_of_the_browser(line) && !is_cut_off(line) && !is_expected(line);
        let foreign: Vec<_> = log.iter().filter(is_foreign).collect();
        if !foreign.is_empty() {
            return Err(Failure::new(format!("the browser’s console says {foreign:#?}")));
        }
        let is_missed = |it: &&Expected| it.is_kept && !log.iter().any(|line| speaks_of(line, it.words));
        match expected.iter().find(is_missed) {
            Some(Expected { words, .. }) => {
                Err(Failure::new(format!("the browser’s console says nothing of {words:?}")))
            }
            None => Ok(()),
        }
    }

    /// The errors and warnings in the browser's console so far.
    async fn log(&self) -> Outcome<Vec<String>> {
        let written = match self.engine() {
            Engine::Chromium => chromium::log(self.browser()).await?,
            Engine::Firefox => firefox::log(self.browser()).await?,
            Engine::WebKit => webkit::log(self.browser()).await?,
        };
        let mut log = lock(&self.record.log);
        log.extend(written);
        Ok(log.clone())
    }

    /// Where the browser does not keep its console by itself, begins to keep what this page writes.
    pub(crate) async fn listen(&self) -> Outcome {
        match self.engine() {
            Engine::Chromium | Engine::Firefox => Ok(()),
            Engine::WebKit => webkit::listen(self.browser()).await,
        }
    }

    /// All that helps to understand why a test failed; a picture of the page goes to the file.
    pub(crate) async fn tell(&self, picture: &Path) -> String {
        const STEPS: usize = 20;
        let steps = lock(&self.record.steps).clone();
        let steps = steps.get(steps.len().saturating_sub(STEPS)..).unwrap_or_default().join("\n  ");
        let or_why = |told: Outcome<String>| told.unwrap_or_else(|failure| failure.to_string());
        let address = or_why(self.browser().current_url().await.map(String::from).map_err(Failure::from));
        let focus = or_why(self.focus().await.map(|focus| focus.to_string()));
        let text = or_why(self.text().await);
        let fields = "return valuesOf(findAll([['field', '', false]])).slice(0, 100).join('\\n  ')";
        let fields = or_why(self.script_with_names(fields, Value::Null).await);
        let log = or_why(self.log().await.map(|log| log.join("\n  ")));
        let folder = picture.parent().map(std::fs::create_dir_all);
        let picture = match (folder, self.browser().screenshot(picture).await) {
            (Some(Ok(())), Ok(())) => picture.display().to_string(),
            _ => "none".to_owned(),
        };
        format!(
            "done last:\n  {steps}\naddress: {address}\nfocus: {focus}\nthe browser’s console:\n  {log}\n\
             picture: {picture}\nfields:\n  {fields}\npage:\n{text:.4000}"
        )
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
