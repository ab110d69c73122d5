//! Secret values: hidden wherever they can be read or found later, and sent as they were typed.

use browser_tests::{Console, Job, Outcome, Page, Place};
use serde_json::{Value, json};

/// What nobody is to read.
const SECRET: &str = "hunter2 it's";

fn preview(page: &Page) -> Place<'_> {
    page.region("Request preview")
}

/// Waits until the preview's body holds the one text, and not the other.
async fn body_holds(page: &Page, text: &str, not: &str) -> Outcome {
    let look = async || {
        let body = preview(page).region("Body").itself().await?.whole_text().await?;
        Ok((body.contains(text) && !body.contains(not)).then_some(()))
    };
    page.until(&format!("the body shows “{text}” and not “{not}”"), look).await
}

/// Waits until the value of the row of this number is masked, or is not.
async fn value_is_masked(console: &Console<'_>, number: usize, masked: bool) -> Outcome {
    const MASK: &str = "return getComputedStyle(arguments[0]).webkitTextSecurity !== 'none'";
    let field = console.row(number).field("Value").await?;
    let look = async || Ok((field.run::<bool>(MASK).await? == masked).then_some(()));
    console.page.until(&format!("{field} is {}masked", if masked { "" } else { "not " }), look).await
}

/// A job with a secret in each type that can hold one, and something that is none.
async fn with_secrets(page: &Page) -> Outcome<Console<'_>> {
    let console = Console::signed_in(page).await?;
    let job = Job::named("Secrets")
        .with("My Password", "String", SECRET)
        .with("pin of KEY", "Number", "481516")
        .with("Token store", "ITResource", "Vault 2342")
        .with("Use token", "Boolean", "true")
        .with("Size", "String", "plain");
    console.fill(&job).await?;
    Ok(console)
}

const HIDDEN: [&str; 3] = ["hunter2", "481516", "Vault 2342"];

fn assert_hidden(text: &str, place: &str) {
    for secret in HIDDEN {
        assert!(!text.contains(secret), "“{secret}” stands in {place}: {text}");
    }
}

pub(crate) async fn a_secret_is_hidden_everywhere_and_arrives_as_typed(page: &Page) -> Outcome {
    const KEPT: &str = "return JSON.stringify([{ ...localStorage }, { ...sessionStorage }])";
    const PAGE: &str = "return document.documentElement.outerHTML";
    let console = with_secrets(page).await?;
    // A choice of three is seen while it is made, and is hidden where it would be read later.
    for (number, masked) in [(1, true), (2, true), (3, true), (4, false), (5, false)] {
        value_is_masked(&console, number, masked).await?;
    }
    body_holds(page, "\"<secret:My Password>\"", "hunter2").await?;
    body_holds(page, "\"<secret:Use token>\"", "true").await?;
    assert_hidden(&preview(page).itself().await?.whole_text().await?, "the preview");
    assert_hidden(&page.copied_by("Copy body").await?, "the copied body");
    for shell in ["for bash", "for PowerShell", "for cmd"] {
        preview(page).field("Shell of the cURL command").await?.choose(shell).await?;
        let command = page.copied_by("Copy as cURL").await?;
        assert!(command.contains("secret:My Password"), "{command}");
        assert_hidden(&command, shell);
    }
    let kept = async || Ok(Some(page.script::<String>(KEPT, vec![]).await?).filter(|kept| kept.contains("plain")));
    assert_hidden(&page.until("the draft is kept", kept).await?, "the storage");
    assert_hidden(&page.script::<String>(PAGE, vec![]).await?, "the page");
    console.create().await?;
    let sent: Value = serde_json::from_str(&console.only_post()?.body)?;
    for (name, value) in [
        ("My Password", json!(SECRET)),
        ("pin of KEY", json!(481_516)),
        ("Token store", json!("Vault 2342")),
        ("Use token", json!(true)),
        ("Size", json!("plain")),
    ] {
        assert_eq!(sent["parameters"][name]["value"], value, "{name}");
    }
    assert_hidden(&page.script::<String>(PAGE, vec![]).await?, "the page with its answer");
    assert_hidden(&page.script::<String>(KEPT, vec![]).await?, "the storage after sending");
    Ok(())
}

pub(crate) async fn show_reveals_for_the_moment(page: &Page) -> Outcome {
    // What is to happen half a minute later happens when it is asked for; WebDriver has timers of its own there.
    const HOLD: &str = "
        const { setTimeout } = window;
        window.later = [];
        window.setTimeout = (act, after, ...more) =>
          after === 30_000 ? (window.later.push(act), 0) : setTimeout.call(window, act, after, ...more)";
    const HALF_A_MINUTE_PASSES: &str = "window.later.splice(0).forEach((act) => act())";
    let console = with_secrets(page).await?;
    page.script::<()>(HOLD, vec![]).await?;
    console.row(1).press("Show").await?;
    value_is_masked(&console, 1, false).await?;
    value_is_masked(&console, 2, true).await?;
    console.row(1).press("Hide").await?;
    value_is_masked(&console, 1, true).await?;
    console.row(1).press("Show").await?;
    value_is_masked(&console, 1, false).await?;
    page.press_button("Show secrets").await?;
    body_holds(page, &format!("\"{SECRET}\""), "<secret:").await?;
    let copied = page.copied_by("Copy body").await?;
    assert!(copied.contains("hunter2") && copied.contains("481516"), "{copied}");
    page.press_button("Show secrets").await?;
    body_holds(page, "<secret:My Password>", "hunter2").await?;
    page.press_button("Show secrets").await?;
    body_holds(page, "hunter2", "<secret:").await?;
    // Nobody is to find them on an unattended screen.
    page.script::<()>(HALF_A_MINUTE_PASSES, vec![]).await?;
    body_holds(page, "<secret:My Password>", "hunter2").await?;
    value_is_masked(&console, 1, true).await?;
    assert_hidden(&page.copied_by("Copy body").await?, "the copied body");
    Ok(())
}

pub(crate) async fn what_a_person_says_counts_before_the_name(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Marks").with("Size", "String", "plain 1").with("Keyboard", "String", "plain 2")).await?;
    value_is_masked(&console, 1, false).await?;
    value_is_masked(&console, 2, true).await?;
    body_holds(page, "plain 1", "plain 2").await?;
    for (number, choice) in [(1, "Yes"), (2, "No")] {
        console.row(number).press("More").await?;
        console.row(number).field("Secret").await?.choose(choice).await?;
    }
    value_is_masked(&console, 1, true).await?;
    value_is_masked(&console, 2, false).await?;
    body_holds(page, "<secret:Size>", "plain 1").await?;
    body_holds(page, "plain 2", "<secret:Keyboard>").await?;
    console.row(1).field("Secret").await?.choose("As its name says").await?;
    value_is_masked(&console, 1, false).await?;
    body_holds(page, "plain 1", "<secret:").await?;
    // Where there is no secret, there is nothing to show.
    assert!(!preview(page).has_button("Show secrets").await?);
    // A name that becomes that of a secret hides the value.
    console.row(1).field("Name").await?.fill("Secret size").await?;
    value_is_masked(&console, 1, true).await?;
    body_holds(page, "<secret:Secret size>", "plain 1").await?;
    assert!(preview(page).has_button("Show secrets").await?);
    Ok(())
}
