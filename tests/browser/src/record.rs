//! What was done in a tab and what its console said: told when a test fails, and checked when it passes.
//!
//! Owns the record. Must not know what page it is about.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use serde_json::Value;

use crate::failure::{Failure, Outcome};
use crate::page::Page;

/// Words of which one stands in a line of the browser's console.
type Words = &'static [&'static str];

/// The record of one tab.
pub(crate) struct Record {
    begun: Instant,
    steps: Mutex<Vec<String>>,
    log: Mutex<Vec<String>>,
    expected: Mutex<Vec<Words>>,
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
        lock(&self.record.expected).push(words);
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
        let is_expected = |line: &str| expected.iter().any(|words| speaks_of(line, words));
        let foreign: Vec<_> = log.iter().filter(|line| !is_of_the_browser(line) && !is_expected(line)).collect();
        if !foreign.is_empty() {
            return Err(Failure::new(format!("the browser’s console says {foreign:#?}")));
        }
        match expected.iter().find(|words| !log.iter().any(|line| speaks_of(line, words))) {
            Some(words) => Err(Failure::new(format!("the browser’s console says nothing of {words:?}"))),
            None => Ok(()),
        }
    }

    /// The errors and warnings in the browser's console so far.
    async fn log(&self) -> Outcome<Vec<String>> {
        let entries = self.browser().browser_log().await?;
        let loud = entries.into_iter().filter(|entry| ["WARNING", "SEVERE"].contains(&entry.level.as_str()));
        let mut log = lock(&self.record.log);
        log.extend(loud.map(|entry| entry.message));
        Ok(log.clone())
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
