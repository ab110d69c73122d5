//! Templates: saved under a name, used again, passed on as a file, without secrets.

use browser_tests::{Console, Focus, Job, Outcome, Page};
use serde_json::json;

const OF_SITE: &str = "Use “Certification purge (sample of the documentation)”";

async fn save(page: &Page, name: &str) -> Outcome {
    page.press_button("Save as template").await?;
    page.focus_comes_to(&Focus::on("", "Name of the template")).await?;
    page.field("Name of the template").await?.fill(name).await?;
    page.press_button("Save the form").await?;
    page.says(&format!("“{name}” is saved in this browser")).await
}

pub(crate) async fn a_template_is_saved_used_and_removed(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    let empty = console.form().await?;
    let job = Job::named("Nightly").with("Digits", "Number", "0.10").with("Off", "Boolean", "false");
    console.fill(&job.with("Admin Password", "String", "hush-hush")).await?;
    save(page, "Nightly, as it should be").await?;
    page.says("without the secret values of Admin Password").await?;
    page.press_button("Close").await?;
    console.row(3).field("Value").await?.fill("").await?;
    let saved = console.form().await?;
    page.field("Job name").await?.fill("Another").await?;
    console.row(1).press("Remove").await?;

    page.press_button("Templates").await?;
    page.press_button("Use “Nightly, as it should be”").await?;
    let is_saved = async || Ok((console.form().await? == saved).then_some(()));
    page.until("the job of the template", is_saved).await?;
    page.says("Filled in by “Nightly, as it should be”.").await?;
    assert_ne!(console.form().await?, empty);

    page.press_button("Templates").await?;
    page.press_button("Remove “Nightly, as it should be”").await?;
    page.says("None yet.").await?;
    assert!(!page.everywhere().has_button("Use “Nightly, as it should be”").await?);
    assert!(console.posts().is_empty());
    Ok(())
}

pub(crate) async fn a_template_needs_a_name(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    page.press_button("Save as template").await?;
    page.press_button("Save the form").await?;
    page.says("Enter a name for the template").await?;
    page.focus_comes_to(&Focus::on("", "Name of the template")).await?;
    assert!(console.posts().is_empty());
    Ok(())
}

pub(crate) async fn the_site_offers_templates(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    page.press_button("Templates").await?;
    page.press_button(OF_SITE).await?;
    let is_there = async || Ok((console.rows().await?.len() == 4).then_some(()));
    page.until("the rows of the template", is_there).await?;
    page.field("Job name").await?.fill("From a template").await?;
    console.create().await?;
    let body: serde_json::Value = serde_json::from_str(&console.only_post()?.body)?;
    assert_eq!(body["parameters"]["Cert Campaigns for Purge"], json!({ "value": 11 }));
    Ok(())
}

pub(crate) async fn a_file_of_templates_is_taken_or_refused_with_its_place(page: &Page) -> Outcome {
    const CHOOSE: &str = "
        const files = new DataTransfer();
        files.items.add(new File([arguments[0]], 'templates.json'));
        const input = document.querySelector('dialog[open] input[type=file]');
        input.files = files.files;
        input.dispatchEvent(new Event('change', { bubbles: true }))";
    let console = Console::signed_in(page).await?;
    page.press_button("Templates").await?;
    for (text, words) in [
        ("{\"templates\": [\n1]}", "Line 2, column 1"),
        ("{\"templates\": [{\"name\": \"Taken\", \"job\": {\"taskName\": \"T\"}}]}", "1 template is imported."),
    ] {
        page.script::<()>(CHOOSE, vec![json!(text)]).await?;
        page.says(words).await?;
    }
    page.everywhere().button("Use “Taken”").await?;
    assert!(console.posts().is_empty());
    Ok(())
}
