//! Links to a job: exact, without secrets, shown before anything is filled in, and never sent.

use browser_tests::{Console, Job, Outcome, Page};
use serde_json::json;

const HOSTILE: &str = "<String>0</String> \"'`+%20@\\ \t😀 \u{202e}rtl";

/// Opens a link on the page that is there.
async fn open(page: &Page, fragment: &str) -> Outcome {
    page.script::<()>("location.hash = arguments[0]", vec![json!(fragment)]).await
}

pub(crate) async fn a_link_brings_back_what_it_was_made_of(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    let job = Job::named("Linked").with("Hostile", "String", "").with("Off", "Boolean", "false");
    console.fill(&job.with("Empty", "String", "").with("Digits", "Number", "0.10")).await?;
    console.row(1).field("Value").await?.paste(HOSTILE).await?;
    console.row(3).press("More").await?;
    console.row(3).field("Send the value even when it is empty text").await?.tick(true).await?;
    console.row(3).press("More").await?;
    page.field("Concurrent").await?.choose("false").await?;
    let before = console.form().await?;
    let link = page.copied_by("Copy link").await?;
    let (_, fragment) = link.split_once('#').unwrap_or_default();
    assert!(fragment.starts_with("job="), "{link}");

    // The form goes on; then somebody opens the link.
    page.field("Job name").await?.fill("Another").await?;
    console.row(1).press("Remove").await?;
    console.row(1).field("Value").await?.choose("true").await?;
    open(page, fragment).await?;
    let offer = page.region("Job of the link");
    let shown = offer.itself().await?.text().await?;
    assert!(shown.contains("Linked") && shown.contains("0.10") && shown.contains("Nothing is sent by it"), "{shown}");
    assert_eq!(page.field("Job name").await?.value().await?, "Another", "nothing is filled in by itself");
    offer.button("Fill the form").await?.click().await?;
    let is_back = async || Ok((console.form().await? == before).then_some(()));
    page.until("the job of the link", is_back).await?;
    // A reload does not bring it again, and one step takes it back.
    assert_eq!(page.script::<String>("return location.hash", vec![]).await?, "");
    page.press_button("Undo").await?;
    let is_other = async || Ok((page.field("Job name").await?.value().await? == "Another").then_some(()));
    page.until("the form of before", is_other).await?;
    assert!(console.posts().is_empty());
    Ok(())
}

pub(crate) async fn a_secret_is_no_part_of_a_link(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Linked").with("Admin Password", "String", "hush-hush")).await?;
    let link = page.copied_by("Copy link").await?;
    assert!(page.text().await?.contains("Link copied, without the secret values of Admin Password."));
    let (_, fragment) = link.split_once('#').unwrap_or_default();
    open(page, fragment).await?;
    page.region("Job of the link").button("Fill the form").await?.click().await?;
    let is_empty = async || Ok(console.row(1).field("Value").await?.value().await?.is_empty().then_some(()));
    page.until("the row without its value", is_empty).await
}

pub(crate) async fn a_damaged_link_says_why(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    let before = console.form().await?;
    for (fragment, words) in [("job=%%%", "the link is damaged"), ("job=e30", "the link does not hold a job")] {
        open(page, fragment).await?;
        let offer = page.region("Job of the link");
        let shown = offer.itself().await?.text().await?;
        assert!(shown.contains(words), "{fragment}: {shown}");
        offer.button("Dismiss").await?.click().await?;
        let is_gone = async || Ok((!page.text().await?.contains("cannot be read")).then_some(()));
        page.until("the end of the offer", is_gone).await?;
    }
    assert_eq!(console.form().await?, before);
    Ok(())
}
