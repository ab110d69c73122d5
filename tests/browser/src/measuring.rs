//! What a page's main thread works, as Chromium's development tools tell it, and keys that nothing else is measured with.
//!
//! Owns how both are asked for. Must not know what is measured.

use std::time::Duration;

use serde_json::{Value, json};

use crate::failure::{Context, Outcome};
use crate::page::Page;

impl Page {
    /// Presses a key without WebDriver's own scripts, which would be measured with it: by its name, the text that it types,
    /// and its code on a keyboard of Windows.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn press_bare(&self, key: &str, text: &str, code: u32) -> Outcome {
        let down = json!({ "type": "keyDown", "key": key, "text": text, "windowsVirtualKeyCode": code });
        self.cdp("Input.dispatchKeyEvent", down).await?;
        let up = json!({ "type": "keyUp", "key": key, "windowsVirtualKeyCode": code });
        self.cdp("Input.dispatchKeyEvent", up).await?;
        Ok(())
    }

    /// From now on, what the main thread works is told in its own time, which stands still while others have the processor.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn count_work(&self) -> Outcome {
        self.cdp("Performance.enable", json!({ "timeDomain": "threadTicks" })).await.map(drop)
    }

    /// These metrics of the main thread's work, in milliseconds.
    ///
    /// # Errors
    /// When the browser does not answer, or does not know one of them.
    pub async fn worked<const COUNT: usize>(&self, metrics: [&str; COUNT]) -> Outcome<[f64; COUNT]> {
        let answer = self.cdp("Performance.getMetrics", json!({})).await?;
        let all = answer.get("metrics").and_then(Value::as_array).context("no metrics")?;
        let mut worked = [0.0; COUNT];
        for (worked, name) in worked.iter_mut().zip(metrics) {
            let metric = all.iter().find(|metric| metric.get("name").is_some_and(|it| it == name));
            let seconds = metric.and_then(|metric| metric.get("value")?.as_f64());
            *worked = seconds.context(name)? * 1000.0;
        }
        Ok(worked)
    }

    /// Waits until the page is at rest: this time goes by, and then nothing is left to be drawn or done.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn rests(&self, time: Duration) -> Outcome {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             setTimeout(() => requestAnimationFrame(() => requestIdleCallback(() => done())), {})",
            time.as_millis()
        );
        self.script_until_done(&script).await
    }
}
