//! A real key in a form of 1,000 rows: when the frame is painted that shows it, what it costs, and the job as text.
//!
//! Owns what is a shown key: the letter stands in the field, and where the preview is on, in the preview as well. A form may
//! show the one before the other: each has a figure. Must not know one form from another beyond its [`Contender`].

use browser_tests::{Context, Failure, Outcome, Page};
use serde::Deserialize;
use serde_json::Value;

use crate::figures::{What, note};
use crate::form::{Form, job};

/// So many keys are pressed, of which each is a figure.
const KEYS: usize = 9;
/// So often the work of a key is measured, and the job read.
const READINGS: usize = 3;
/// Of these the field and the preview are in view at the same time, in each form.
const ROW: usize = 1;

/// A key, as the development tools name it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Key {
    name: &'static str,
    text: &'static str,
    code: u32,
}

pub(crate) const ENTER: Key = Key { name: "Enter", text: "\r", code: 13 };
/// To the next of what can be chosen.
pub(crate) const DOWN: Key = Key { name: "ArrowDown", text: "", code: 40 };
pub(crate) const LETTER: Key = Key { name: "b", text: "b", code: 66 };

/// Presses a key.
pub(crate) async fn press(page: &Page, Key { name, text, code }: Key) -> Outcome {
    page.press_bare(name, text, code).await
}

/// When a key was shown, in milliseconds after it was pressed.
#[derive(Debug, Clone, Copy, Deserialize)]
struct Shown {
    field: f64,
    /// Where it is on.
    preview: Option<f64>,
}

impl Form<'_> {
    /// Measures keys with the preview and without; and what the job costs as text.
    pub(crate) async fn keys(&self) -> Outcome {
        self.fill(1000).await?;
        self.encode().await?;
        self.work_of_keys().await?;
        for shown in self.keys_to_frames().await? {
            note(What::KeyBesidePreview, self.contender(), shown.field);
            note(What::KeyToPreview, self.contender(), shown.preview.context("no preview")?);
        }
        self.script::<()>("fold()", vec![]).await?;
        let is_gone = async || Ok(self.script::<bool>("return !preview()", vec![]).await?.then_some(()));
        self.page().until("no preview", is_gone).await?;
        for shown in self.keys_to_frames().await? {
            note(What::KeyAlone, self.contender(), shown.field);
        }
        Ok(())
    }

    async fn focus_on_the_name(&self) -> Outcome {
        self.script(&format!("part(rows()[{ROW}], 'name').focus()"), vec![]).await
    }

    async fn keys_to_frames(&self) -> Outcome<Vec<Shown>> {
        const WATCH: &str = "
            window.shown = null;
            const control = () => part(rows()[ROW], 'name');
            const before = control().value;
            const begin = (event) => {
              const shown = { field: null, preview: null };
              const painted = () => {
                const after = performance.now() - event.timeStamp;
                const { value } = control();
                if (value.length === before.length + 1) {
                  shown.field ??= after;
                  if (preview()?.textContent.includes(JSON.stringify(value))) shown.preview ??= after;
                }
                if (shown.field !== null && (shown.preview !== null || !preview())) window.shown = shown;
                else requestAnimationFrame(frame);
              };
              const frame = () => {
                const channel = new MessageChannel();
                channel.port1.onmessage = painted;
                channel.port2.postMessage(0);
              };
              requestAnimationFrame(frame);
            };
            addEventListener('keydown', begin, { capture: true, once: true });";
        let watch = WATCH.replace("ROW", &ROW.to_string());
        let mut all = Vec::new();
        for _ in 0..KEYS {
            self.focus_on_the_name().await?;
            self.script::<()>(&watch, vec![]).await?;
            self.rest_shortly().await?;
            press(self.page(), LETTER).await?;
            let look = async || self.page().script::<Option<Shown>>("return window.shown", vec![]).await;
            all.push(self.page().until_at_last(crate::LIMIT, "the frame", look).await?);
        }
        Ok(all)
    }

    async fn work_of_keys(&self) -> Outcome {
        const LENGTH: &str = "return part(rows()[ROW], 'name').value.length";
        let length = LENGTH.replace("ROW", &ROW.to_string());
        for _ in 0..READINGS {
            self.focus_on_the_name().await?;
            let before: usize = self.script(&length, vec![]).await?;
            let cost = self.work_of(async || press(self.page(), LETTER).await).await?;
            if self.script::<usize>(&length, vec![]).await? != before + 1 {
                return Err(Failure::new("the key has typed nothing"));
            }
            note(What::KeyWork, self.contender(), cost);
        }
        Ok(())
    }

    /// How long it takes to have the job as text, which must be the one that the form was filled with.
    async fn encode(&self) -> Outcome {
        const ENCODE: &str = "
            const begun = performance.now();
            const text = element.jobText;
            return [performance.now() - begun, text]";
        for _ in 0..READINGS {
            let (took, text): (f64, String) = self.script(ENCODE, vec![]).await?;
            let (read, filled): (Value, _) = (serde_json::from_str(&text)?, job(1000));
            for member in ["jobName", "taskName", "retryCount", "parameters"] {
                if read.get(member) != filled.get(member) {
                    return Err(Failure::new(format!("{member} is not as it was filled in")));
                }
            }
            note(What::Encode, self.contender(), took);
        }
        Ok(())
    }
}
