//! Settings: `config.json` beside the page, without a build.

use std::fs;

use browser_tests::{Console, Job, Outcome, Page, copy_folder, dist};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A copy of the built console with this `config.json`; without a text, there is none.
fn with_config(config: Option<&str>) -> Outcome<TempDir> {
    let copy = tempfile::tempdir()?;
    copy_folder(&dist()?, copy.path())?;
    let file = copy.path().join("config.json");
    match config {
        Some(text) => fs::write(file, text)?,
        None => fs::remove_file(file)?,
    }
    Ok(copy)
}

/// Opens a console that is set so, and signs in.
async fn signed_in<'p>(page: &'p Page, folder: &TempDir) -> Outcome<Console<'p>> {
    let console = Console::of(page, folder.path().to_owned()).await?;
    console.sign_in(console.service().user(), console.service().password()).await?;
    console.create_button().await?;
    Ok(console)
}

pub(crate) async fn a_missing_file_means_the_defaults(page: &Page) -> Outcome {
    page.expect_network_in_log(&["config.json"]);
    let folder = with_config(None)?;
    let console = signed_in(page, &folder).await?;
    console.fill(&Job::named("Without settings")).await?;
    console.create().await?;
    assert_eq!(console.only_post()?.header("x-requested-by"), Some("oig-job-console"));
    assert!(!page.text().await?.contains("do not count"));
    Ok(())
}

pub(crate) async fn what_does_not_count_is_told_with_its_place(page: &Page) -> Outcome {
    let folder =
        with_config(Some("{\n  \"requestedBy\": \"desk\",\n  \"endpont\": \"/x\",\n  \"valuesAs\": \"text\"\n}"))?;
    let console = signed_in(page, &folder).await?;
    let told = page.region("Some settings of this site do not count").itself().await?.text().await?;
    for line in [
        "config.json, line 3, column 14: there is no setting “endpont”. Is “endpoint” meant?",
        "config.json, line 4, column 15: “valuesAs” must be “json” or “strings”.",
    ] {
        assert!(told.contains(line), "{told}");
    }
    // The others hold, and the console works.
    console.fill(&Job::named("In spite of it")).await?;
    console.create().await?;
    assert_eq!(console.only_post()?.header("x-requested-by"), Some("desk"));
    Ok(())
}

pub(crate) async fn a_file_that_is_no_json_is_told(page: &Page) -> Outcome {
    let folder = with_config(Some("<!doctype html><script>alert(1)</script>"))?;
    let _console = Console::of(page, folder.path().to_owned()).await?;
    page.field("User name").await?;
    page.says("config.json, line 1, column 1: expected value.").await
}

pub(crate) async fn the_form_keeps_to_the_site(page: &Page) -> Outcome {
    let folder = with_config(Some(
        &json!({
            "job": { "retryCount": 3, "jobName": "HR-", "parameters": { "Region": { "value": "EU" } } },
            "fields": { "retryCount": "fixed", "status": "hidden" },
            "jobNames": { "pattern": "HR-[A-Z]+", "hint": "HR- and capital letters" },
            "valuesAs": "strings",
            "timeZone": "Asia/Kolkata",
        })
        .to_string(),
    ))?;
    let console = signed_in(page, &folder).await?;
    assert_eq!(console.rows_in_a_line().await?, "Region=EU");
    let retry = page.field("Retry count").await?;
    assert_eq!(retry.value().await?, "3");
    assert!(!retry.is_enabled().await?, "a fixed field is shown, and cannot be changed");
    assert!(!page.everywhere().names("field").await?.iter().any(|name| name == "Status"));
    page.field("Task name").await?.fill("Some Task").await?;
    // The rule for names stands at the field, and stops a job that breaks it.
    page.field("Job name").await?.fill("hr-purge").await?;
    console.create_button().await?.click().await?;
    page.says("On this site a job’s name has this form: HR- and capital letters").await?;
    assert!(console.posts().is_empty());
    page.field("Job name").await?.fill("HR-PURGE").await?;
    page.field("Schedule type").await?.choose("Single: once").await?;
    assert_eq!(page.field("Time zone").await?.value().await?, "Asia/Kolkata");
    page.field("Schedule type").await?.choose("Not set").await?;
    // What comes from elsewhere does not change what the site holds, and that is said.
    console.import(r#"{"jobName": "HR-OTHER", "taskName": "Some Task", "retryCount": 9}"#).await?;
    page.says("Set by this site, and left as it is: Retry count.").await?;
    assert_eq!(page.field("Retry count").await?.value().await?, "3");
    console.create().await?;
    let sent: Value = serde_json::from_str(&console.only_post()?.body)?;
    assert_eq!((&sent["jobName"], &sent["retryCount"]), (&json!("HR-OTHER"), &json!(3)));
    Ok(())
}

pub(crate) async fn the_looks_are_the_sites(page: &Page) -> Outcome {
    let folder = with_config(Some(r#"{"theme": {"scheme": "dark", "accent": "rgb(1, 2, 3)"}}"#))?;
    let _console = Console::of(page, folder.path().to_owned()).await?;
    page.field("User name").await?;
    let looks: Value = page
        .script(
            "const button = document.querySelector('button[type=submit]');
             return [getComputedStyle(document.documentElement).colorScheme, getComputedStyle(button).backgroundColor]",
            vec![],
        )
        .await?;
    assert_eq!(looks, json!(["dark", "rgb(1, 2, 3)"]));
    Ok(())
}

pub(crate) async fn another_catalogue_or_none(page: &Page) -> Outcome {
    let folder = with_config(Some(r#"{"tasks": "own.json", "templates": false}"#))?;
    let own = json!([{ "task": "A Task Of This Site", "description": "x", "connector": "", "complete": true, "parameters": [] }]);
    fs::write(folder.path().join("own.json"), own.to_string())?;
    let _console = signed_in(page, &folder).await?;
    page.field("Task name").await?.fill("A Task Of").await?;
    page.everywhere().option_named_from("A Task Of This Site").await?;
    Ok(())
}
