//! Takes the README's pictures from the real console: the release build, in a browser, against the stand-in scheduler.
//!
//! Run with the environment of `cargo xtask test --only chromium` (`OIG_CONSOLE_DIST`, `CHROME`, `CHROMEDRIVER`):
//! `cargo run -p browser-tests --example pictures`. Must not check anything: that is the tests' part.

use std::path::Path;
use std::process::ExitCode;

use browser_tests::{Console, Job, Outcome, Page, Scheme, Test};

fn main() -> ExitCode {
    browser_tests::run(vec![
        Test::new("created-light", async |page| created(page, Scheme::Light).await),
        Test::new("created-dark", async |page| created(page, Scheme::Dark).await),
        Test::new("errors-light", errors),
        Test::new("from-curl", from_curl),
    ])
}

/// The job of the documentation, and the server's answer.
async fn created(page: &Page, scheme: Scheme) -> Outcome {
    let console = open(page, scheme).await?;
    console.fill(&Job::documented()).await?;
    console.create().await?;
    page.script::<()>("window.scrollTo(0, 0)", vec![]).await?;
    take(page, &format!("created-{scheme}.png")).await
}

/// A try that was refused.
async fn errors(page: &Page) -> Outcome {
    let console = open(page, Scheme::Light).await?;
    let job = Job { retry_count: "-1".to_owned(), ..Job::named("Purge / nightly") };
    console.fill(&job.with("Batch Size", "Number", "1,000").with("Batch Size", "Number", "500")).await?;
    console.row(1).press("More").await?;
    console.row(1).field("Required").await?.choose("true").await?;
    console.row(1).field("Help text").await?.fill("How many users are read at a time").await?;
    page.press_button("Create job").await?;
    page.until("the summary", async || Ok(page.text().await?.contains("There is a problem").then_some(()))).await?;
    take(page, "errors-light.png").await
}

/// The way from a command of a runbook to a job that runs by itself.
async fn from_curl(page: &Page) -> Outcome {
    const COMMAND: &str = "curl -i -X POST -u xelsysadm:secret \\\n  -H 'Content-Type: application/json' \\\n  -H \
        'X-Requested-By: runbook' \\\n  'https://oig.example/iam/governance/selfservice/api/v1/scheduler/jobs' \\\n  \
        -d '{\"jobName\": \"Certification purge\", \"taskName\": \"OIM Certification Purge Task\", \"retryCount\": 1, \
        \"parameters\": {\"Cert Campaigns for Purge\": {\"value\": 11}, \"Purge Retention Period(in days)\": {\"value\": \
        5}, \"Purge Criteria\": {\"value\": 1}, \"Maximum Purge Run Duration(in Mins)\": {\"value\": 6}}}'";
    let console = open(page, Scheme::Light).await?;
    page.press_button("Import").await?;
    page.field("Text to import").await?.paste(COMMAND).await?;
    page.says("A cURL command").await?;
    take(page, "from-curl-1.png").await?;
    page.press_button("Apply").await?;
    page.field("Schedule type").await?.choose("Cron").await?;
    page.field("Start").await?.fill("2030-01-28 17:44").await?;
    page.field("Time zone").await?.fill("Europe/Berlin").await?;
    page.field("Interval").await?.choose("MONTHLYWEEKDAYS").await?;
    page.field("Values").await?.fill("Fourth Monday").await?;
    page.says("ourth Monday of").await?;
    page.script::<()>("document.querySelector('.schedule').scrollIntoView({ block: 'start' })", vec![]).await?;
    take(page, "from-curl-2.png").await?;
    console.create().await?;
    page.says("Trigger add successfull").await?;
    page.script::<()>("window.scrollTo(0, 0)", vec![]).await?;
    take(page, "from-curl-3.png").await
}

async fn open(page: &Page, scheme: Scheme) -> Outcome<Console<'_>> {
    page.prefers(scheme).await?;
    page.resize(1440, 960).await?;
    Console::signed_in(page).await
}

async fn take(page: &Page, name: &str) -> Outcome {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("pictures");
    page.browser().screenshot(&folder.join(name)).await?;
    Ok(())
}
