//! The files beside the page that a site may replace: missing, broken, huge. The console works without them.

use std::fs;
use std::path::Path;
use std::time::Duration;

use browser_tests::{Console, Context, Job, Options, Outcome, Page, copy_folder, dist};
use serde_json::Value;
use tempfile::TempDir;

/// A copy of the built console with this in the place of a file; without a text, there is none.
fn with(file: &str, text: Option<&str>) -> Outcome<TempDir> {
    let copy = tempfile::tempdir()?;
    copy_folder(&dist()?, copy.path())?;
    let file = copy.path().join(file);
    for packed in ["br", "gz"] {
        // A packed copy would be served in its place.
        let name = format!("{}.{packed}", file.display());
        if Path::new(&name).is_file() {
            fs::remove_file(name)?;
        }
    }
    match text {
        Some(text) => fs::write(file, text)?,
        None => fs::remove_file(file)?,
    }
    Ok(copy)
}

/// What can stand in a file that is none of ours, with what it is called.
fn broken() -> [(&'static str, Option<String>); 7] {
    let text = |text: &str| Some(text.to_owned());
    [
        ("missing", None),
        ("empty", text("")),
        ("a page", text("<!doctype html><title>Sign in</title><script>alert(1)</script>")),
        ("cut short", text("[{\"task\": \"Half a ta")),
        ("other JSON", text("{\"jobs\": null}")),
        ("a text", text("\"settings\"")),
        ("nested deeply", Some("[".repeat(200_000))),
    ]
}

/// Signs in, sends a job, and has the form as it was.
async fn sends(console: &Console<'_>) -> Outcome {
    console.sign_in(console.service().user(), console.service().password()).await?;
    console.create_button().await?;
    console.fill(&Job::named("In spite of it").with("P", "Number", "10")).await?;
    let before = console.form().await?;
    assert!(console.create().await?.contains("Job Create successfull"));
    assert_eq!(console.form().await?, before);
    let sent: Value = serde_json::from_str(&console.only_post()?.body)?;
    assert_eq!(sent["jobName"], "In spite of it");
    Ok(())
}

/// Waits until a field says this at its list, or the page does.
async fn check(page: &Page, file: &str, tell: impl AsyncFn(&Console<'_>, &str) -> Outcome) -> Outcome {
    // The page before may ask once more when its server has gone.
    page.expect_network_in_log(&["404", "ERR_CONNECTION_REFUSED"]);
    for (what, text) in broken() {
        let folder = with(file, text.as_deref())?;
        let console = Console::of(page, folder.path().to_owned()).await?;
        page.field("User name").await.context(what)?;
        sends(&console).await.context(what)?;
        tell(&console, what).await.context(what)?;
    }
    Ok(())
}

pub(crate) async fn settings_that_are_no_settings(page: &Page) -> Outcome {
    let tell = async |console: &Console<'_>, what: &str| {
        // Without a file, all is as if nothing was set.
        if what == "missing" {
            return Ok(());
        }
        console.page.says("config.json, line 1, column").await
    };
    check(page, "config.json", tell).await
}

pub(crate) async fn a_catalogue_that_is_none(page: &Page) -> Outcome {
    let tell = async |console: &Console<'_>, _: &str| {
        console.page.field("Task name").await?.fill("Purge").await?;
        console.page.says("The catalogue of tasks could not be loaded. Any name can be typed.").await
    };
    check(page, "tasks.json", tell).await
}

pub(crate) async fn templates_that_are_none(page: &Page) -> Outcome {
    let tell = async |console: &Console<'_>, what: &str| {
        console.page.press_button("Templates").await?;
        let words = if what == "missing" { "Name of the template" } else { "templates" };
        console.page.says(words).await?;
        console.page.press_button("Close").await
    };
    check(page, "templates/templates.json", tell).await
}

/// Waits for a sentence for so many seconds more than a sentence is waited for.
async fn says_within(page: &Page, seconds: u64, words: &str) -> Outcome {
    let said = async || Ok(page.text().await?.contains(words).then_some(()));
    page.until_at_last(Duration::from_secs(seconds + 10), &format!("“{words}”"), said).await
}

pub(crate) async fn files_that_never_come(page: &Page) -> Outcome {
    let silent = ["config.json", "tasks.json", "templates/templates.json"].map(str::to_owned).to_vec();
    let console = Console::with(page, Options { console: Some(dist()?), silent, ..Options::default() }).await?;
    says_within(page, 10, "config.json could not be read").await?;
    sends(&console).await?;
    page.field("Task name").await?.fill("Purge").await?;
    says_within(page, 30, "The catalogue of tasks could not be loaded. Any name can be typed.").await
}

pub(crate) async fn words_that_never_come(page: &Page) -> Outcome {
    page.expect_in_log(&["words-de", "TimeoutError", "timed out", "aborted"]);
    let names = fs::read_dir(dist()?)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let silent: Vec<_> = names.filter(|name| name.starts_with("words-de-")).collect();
    assert_eq!(silent.len(), 1, "{silent:?}");
    let (console, config) = (Some(dist()?), Some("{\"language\":\"de\"}".to_owned()));
    let console = Console::with(page, Options { console, config, silent, ..Options::default() }).await?;
    says_within(page, 10, "User name").await?;
    sends(&console).await
}

pub(crate) async fn a_catalogue_of_twenty_megabytes(page: &Page) -> Outcome {
    let entry = r#"{"task":"Task NUMBER of a large site","description":"It does what it does, and that for long.","connector":"","complete":true,"parameters":[{"name":"A","dataType":"String","required":null,"default":null,"helpText":"x"}]}"#;
    let entries: Vec<_> =
        (0..).map(|at: u32| entry.replace("NUMBER", &at.to_string())).take(20_000_000 / entry.len()).collect();
    let folder = with("tasks.json", Some(&format!("[{}]", entries.join(","))))?;
    let console = Console::of(page, folder.path().to_owned()).await?;
    page.field("User name").await?;
    sends(&console).await?;
    page.field("Task name").await?.fill("Task 77777 of").await?;
    page.everywhere().option_named_from("Task 77777 of a large site").await?;
    Ok(())
}

pub(crate) async fn settings_of_twenty_megabytes(page: &Page) -> Outcome {
    let blanks = " \n".repeat(10_000_000);
    let folder = with("config.json", Some(&format!("{{{blanks}\"endpont\": \"/x\", \"requestedBy\": \"desk\"}}")))?;
    let console = Console::of(page, folder.path().to_owned()).await?;
    page.field("User name").await?;
    sends(&console).await?;
    assert_eq!(console.only_post()?.header("x-requested-by"), Some("desk"));
    page.says("there is no setting “endpont”").await
}
