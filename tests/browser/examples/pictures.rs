//! Takes the README's pictures from the real console: the release build, in a browser, against the stand-in scheduler.
//!
//! Run with the environment of `cargo xtask test --only end-to-end` (`OIG_CONSOLE_DIST`, `CHROME`, `CHROMEDRIVER`):
//! `cargo run -p browser-tests --example pictures`. Must not check anything: that is the tests' part.

use std::path::Path;
use std::process::ExitCode;

use browser_tests::{Console, Job, Outcome, Page, Test};
use serde_json::json;

fn main() -> ExitCode {
    browser_tests::run(vec![
        Test::new("created-light", async |page| created(page, "light").await),
        Test::new("created-dark", async |page| created(page, "dark").await),
        Test::new("errors-light", errors),
    ])
}

/// The job of the documentation, and the server's answer.
async fn created(page: &Page, scheme: &str) -> Outcome {
    let console = open(page, scheme).await?;
    console.fill(&Job::documented()).await?;
    console.create().await?;
    page.script::<()>("window.scrollTo(0, 0)", vec![]).await?;
    take(page, &format!("created-{scheme}.png")).await
}

/// A try that was refused.
async fn errors(page: &Page) -> Outcome {
    let console = open(page, "light").await?;
    let job = Job { retry_count: "-1".to_owned(), ..Job::named("Purge / nightly") };
    console.fill(&job.with("Batch Size", "Number", "1,000").with("Batch Size", "Number", "500")).await?;
    console.row(1).press("More").await?;
    console.row(1).field("Required").await?.choose("true").await?;
    console.row(1).field("Help text").await?.fill("How many users are read at a time").await?;
    page.press_button("Create job").await?;
    page.until("the summary", async || Ok(page.text().await?.contains("There is a problem").then_some(()))).await?;
    take(page, "errors-light.png").await
}

async fn open<'p>(page: &'p Page, scheme: &str) -> Outcome<Console<'p>> {
    let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
    page.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
    let screen = json!({ "width": 1440, "height": 960, "deviceScaleFactor": 1, "mobile": false });
    page.cdp("Emulation.setDeviceMetricsOverride", screen).await?;
    Console::signed_in(page).await
}

async fn take(page: &Page, name: &str) -> Outcome {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("pictures");
    page.browser().screenshot(&folder.join(name)).await?;
    Ok(())
}
