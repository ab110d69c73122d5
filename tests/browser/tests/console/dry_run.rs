//! "Check": what speaks for and against a job before it is sent, found out without any write.

use browser_tests::{Console, Focus, Job, Key, Outcome, Page};

const CATALOG_TASK: &str = "Catalog Synchronization Task";

/// Waits until each of these lines stands in the region, verdict first.
async fn says(page: &Page, lines: &[&str]) -> Outcome {
    let region = page.region("Check").itself().await?;
    for line in lines {
        let is_said = async || {
            let text = region.text().await?.split_whitespace().collect::<Vec<_>>().join(" ");
            Ok(text.contains(line).then_some(()))
        };
        page.until(line, is_said).await?;
    }
    Ok(())
}

/// Nothing but reads has arrived.
fn nothing_was_written(console: &Console<'_>) {
    assert!(console.service().journal().iter().all(|arrival| arrival.method == "GET"));
}

fn catalog_job(name: &str) -> Job {
    let job = Job { task: CATALOG_TASK.to_owned(), ..Job::named(name) };
    job.with("Mode", "String", "Full").with("Process Entitlements", "Boolean", "true")
}

pub(crate) async fn a_good_job_passes(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&catalog_job("Catalog, full")).await?;
    page.press_button("Check").await?;
    page.focus_comes_to(&Focus::on("", "Check")).await?;
    says(
        page,
        &[
            "5 passed. Nothing was sent that changes anything.",
            "Passed Every field can be sent.",
            "Passed Job name: no job on the server has it.",
            "Passed Task name: a job on the server runs this task.",
            "Passed Parameters: types and required marks are those of the job “Catalog Synchronization Nightly”.",
            "Passed Schedule: none is set",
        ],
    )
    .await?;
    nothing_was_written(&console);
    assert!(console.stored("Catalog, full").await?.is_null());
    page.press_button("Close").await?;
    page.focus_comes_to(&Focus::on("", "Check")).await?;
    Ok(())
}

pub(crate) async fn what_is_doubtful_or_wrong_leads_to_its_field(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    let job = Job { task: CATALOG_TASK.to_owned(), retry_count: "many".to_owned(), ..Job::named("Password Warning") };
    console.fill(&job.with("Batch Size", "Number", "5").with("moed", "String", "Full")).await?;
    page.field("Schedule type").await?.choose("Single").await?;
    page.field("Start").await?.fill("2001-02-03 04:05").await?;
    page.press_button("Check").await?;
    says(
        page,
        &[
            "Failed Retry count: Enter a whole number",
            "Failed Job name: a job on the server has it already.",
            "Failed Parameters: “Mode” is required in another job of this task, and not set here.",
            "Doubtful Parameter 1: “Batch Size” is of type String in another job of this task.",
            "Doubtful Parameter 2, name: Not known; “Mode” is.",
            "Failed Schedule: no run is to come.",
        ],
    )
    .await?;
    for (sentence, field) in [
        ("Job name: a job", Focus::on("", "Job name")),
        ("Parameter 1: “Batch Size”", Focus::on("Parameter 1", "Value")),
        ("Parameter 2, name", Focus::on("Parameter 2", "Name")),
        ("Schedule: no run", Focus::on("", "Start")),
    ] {
        let to_link = "Array.from(document.links).find((it) => it.innerText.startsWith(arguments[0])).focus()";
        page.script::<()>(to_link, vec![sentence.into()]).await?;
        page.press(Key::Enter).await?;
        page.focus_comes_to(&field).await?;
    }
    nothing_was_written(&console);
    Ok(())
}

pub(crate) async fn what_cannot_be_checked_says_so(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    page.press_button("Check").await?;
    says(page, &["Failed Enter the job name", "Not checkable Job name: there is none yet.", "Not checkable Task name"])
        .await?;
    // What the server does not tell is not taken for good or for bad.
    let job = Job { task: "Of our own".to_owned(), ..Job::named("fault:read:html-login") };
    console.fill(&job).await?;
    page.press_button("Check again").await?;
    says(
        page,
        &[
            "Not checkable Task name: not known.",
            "Not checkable Parameters: no job of this task to compare with.",
            "Not checkable Job name: the server did not tell whether it is free.",
        ],
    )
    .await?;
    page.field("Task name").await?.fill("Box Group Lookup Reconciliation").await?;
    page.press_button("Check again").await?;
    says(page, &["Doubtful Task name: known in the catalogue; no job that was found runs this task."]).await?;
    nothing_was_written(&console);
    Ok(())
}

pub(crate) async fn a_changed_form_is_looked_at_again(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&catalog_job("Password Warning")).await?;
    page.press_button("Check").await?;
    says(page, &["Failed Job name: a job on the server has it already."]).await?;
    assert!(!page.region("Check").itself().await?.text().await?.contains("The form has changed"));
    page.field("Job name").await?.fill("Another name").await?;
    says(page, &["The form has changed since it was looked at."]).await?;
    page.press_button("Check again").await?;
    says(page, &["Passed Job name: no job on the server has it.", "5 passed"]).await?;
    // It never bars the sending, and sends nothing itself.
    nothing_was_written(&console);
    console.create().await?;
    assert_eq!(console.posts().len(), 1);
    Ok(())
}
