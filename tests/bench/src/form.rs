//! A form on a page: filling it, and what the main thread works.
//!
//! Owns the ways into a form that all measurements share: what a page around the form does is done through its element.
//! Must not know one form from another beyond its [`Contender`].
//!
//! What the main thread works is Chromium's metric `TaskDuration` in the clock of that thread, from the input until the
//! page is at rest; what the page does by itself meanwhile is measured once and taken off.

use std::cell::Cell;
use std::time::Duration;

use browser_tests::{Outcome, Page};
use serde_json::{Map, Value, json};

use crate::contender::Contender;
use crate::figures::{What, note};

/// A job of so many parameters, of all four data types in turn.
pub(crate) fn job(rows: usize) -> Value {
    let parameter = |n: usize| {
        let (data_type, value) = match n % 4 {
            0 => ("String", json!(format!("Value of parameter {n}"))),
            1 => ("Number", json!(n)),
            2 => ("Boolean", json!(n % 8 == 2)),
            _ => ("ITResource", json!(format!("Resource {n}"))),
        };
        (format!("Parameter name {n}"), json!({ "value": value, "dataType": data_type }))
    };
    let parameters: Map<_, _> = (0..rows).map(parameter).collect();
    json!({ "jobName": "Measured", "taskName": "OIM Certification Purge Task", "retryCount": 3, "parameters": parameters })
}

/// Longer than any of the forms waits with something: the console keeps its draft a second after a change.
const REST: Duration = Duration::from_millis(1300);
/// Long enough for what follows a script or a frame at once.
const SHORT_REST: Duration = Duration::from_millis(300);

/// A form on a page.
pub(crate) struct Form<'p> {
    page: &'p Page,
    contender: Contender,
    /// What the page works while it rests, once that is known.
    idle: Cell<Option<f64>>,
}

impl<'p> Form<'p> {
    /// Opens the page on which the form is an element, and waits for it.
    pub(crate) async fn open(page: &'p Page, contender: Contender, address: &str) -> Outcome<Self> {
        let form = Self { page, contender, idle: Cell::new(None) };
        page.go_to(&format!("{address}{}", contender.page_of_the_element())).await?;
        let is_there =
            async || Ok(form.script::<bool>("return Boolean(field() && append())", vec![]).await?.then_some(()));
        page.until("the form", is_there).await?;
        page.count_work().await?;
        Ok(form)
    }

    pub(crate) fn page(&self) -> &Page {
        self.page
    }

    pub(crate) fn contender(&self) -> Contender {
        self.contender
    }

    /// Runs a script that finds the form's parts.
    pub(crate) async fn script<T: serde::de::DeserializeOwned>(
        &self,
        script: &str,
        arguments: Vec<Value>,
    ) -> Outcome<T> {
        self.page.script(&format!("{}\n{script}", self.contender.finder()), arguments).await
    }

    /// Fills the form with a job of so many rows; how long it takes until a frame is painted in which all rows are there,
    /// the last one holds what it should, and the preview shows it.
    pub(crate) async fn fill(&self, rows: usize) -> Outcome<f64> {
        const FILL: &str = "
            const job = JSON.parse(arguments[0]);
            const names = Object.keys(job.parameters);
            const last = names.at(-1);
            const isFilled = () => {
              const all = rows();
              if (all.length !== names.length) return false;
              const text = preview()?.textContent ?? '';
              if (last === undefined) return !text.includes('Parameter name');
              const [name, value] = ['name', 'value'].map((what) => part(all[all.length - 1], what)?.value);
              return name === last && value === String(job.parameters[last].value) && text.includes(JSON.stringify(last));
            };
            window.filledAfter = null;
            let begun;
            const look = () => requestAnimationFrame(() => {
              const channel = new MessageChannel();
              channel.port1.onmessage = () => {
                const after = performance.now() - begun;
                if (isFilled()) window.filledAfter = after;
                else look();
              };
              channel.port2.postMessage(0);
            });
            setTimeout(() => {
              begun = performance.now();
              element.job = job;
              look();
            });";
        self.rest_shortly().await?;
        self.script::<()>(FILL, vec![json!(job(rows).to_string())]).await?;
        let look = async || self.page.script::<Option<f64>>("return window.filledAfter", vec![]).await;
        self.page.until_at_last(crate::LIMIT, "all rows", look).await
    }

    /// Fills it, and notes how long that took.
    pub(crate) async fn fill_and_note(&self, rows: usize) -> Outcome {
        note(What::Fill(rows), self.contender, self.fill(rows).await?);
        Ok(())
    }

    /// What the main thread works for this, until the page is at rest.
    pub(crate) async fn work_of(&self, act: impl AsyncFn() -> Outcome) -> Outcome<f64> {
        if self.idle.get().is_none() {
            self.rest().await?;
            let begun = self.worked().await?;
            self.rest().await?;
            self.idle.set(Some(self.worked().await? - begun));
        }
        self.rest_shortly().await?;
        let begun = self.worked().await?;
        act().await?;
        self.rest().await?;
        Ok(self.worked().await? - begun - self.idle.get().unwrap_or_default())
    }

    /// What the main thread has worked, in milliseconds.
    async fn worked(&self) -> Outcome<f64> {
        let [worked] = self.page.worked(["TaskDuration"]).await?;
        Ok(worked)
    }

    /// Waits until the page is at rest.
    pub(crate) async fn rest(&self) -> Outcome {
        self.page.rests(REST).await
    }

    /// The same where the console may still keep its draft.
    pub(crate) async fn rest_shortly(&self) -> Outcome {
        self.page.rests(SHORT_REST).await
    }
}
