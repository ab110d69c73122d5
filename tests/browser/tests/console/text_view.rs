//! "Edit as text": every row and column as text; faults with their lines; applied as one step, or not at all.

use browser_tests::{Console, Element, Focus, Job, Key, Outcome, Page};
use serde_json::{Value, json};

/// The key that makes Enter apply the text.
const APPLY_WITH: Key = if cfg!(target_os = "macos") { Key::Command } else { Key::Control };

/// The window's field, with the window open.
async fn open(page: &Page) -> Outcome<Element<'_>> {
    page.press_button("Edit as text").await?;
    page.field("Parameters, one a line").await
}

async fn with_rows(page: &Page) -> Outcome<Console<'_>> {
    let console = Console::signed_in(page).await?;
    let job = Job::named("Text")
        .with("One", "Number", "0.10")
        .with("Two", "String", "a | \"b\"")
        .with("On", "Boolean", "false");
    console.fill(&job).await?;
    let row = console.row(1);
    row.press("More").await?;
    row.field("Help text").await?.fill("Help").await?;
    Ok(console)
}

/// Waits until the fields are as they were: the preview follows the form after a while.
async fn is_again(console: &Console<'_>, before: &[String]) -> Outcome {
    let is_there = async || Ok((console.form().await? == before).then_some(()));
    console.page.until("the form as it was", is_there).await
}

pub(crate) async fn opening_and_closing_changes_nothing(page: &Page) -> Outcome {
    let console = with_rows(page).await?;
    let before = console.form().await?;
    for close in ["Cancel", "Close", "Apply"] {
        let field = open(page).await?;
        assert!(field.value().await?.contains("| \"a | \\\"b\\\"\"\n"), "{}", field.value().await?);
        page.says("Nothing will change.").await?;
        page.press_button(close).await?;
        if close == "Apply" {
            page.focus_comes_to(&Focus::on("", "Parameters, one a line")).await?;
            page.press(Key::Escape).await?;
        }
        page.focus_comes_to(&Focus::on("", "Edit as text")).await?;
        is_again(&console, &before).await?;
    }
    Ok(())
}

pub(crate) async fn an_edit_is_applied_as_one_step_and_taken_back(page: &Page) -> Outcome {
    let console = with_rows(page).await?;
    let before = console.form().await?;
    let field = open(page).await?;
    let text = field.value().await?.replace("0.10", "0.20") + "New | \"line\\nbreak\"\n";
    field.paste(&text).await?;
    page.says("“One”, value: 0.10 → 0.20").await?;
    page.says("“New” added: “line").await?;
    page.browser().action_chain().key_down(APPLY_WITH).send_keys(Key::Enter).key_up(APPLY_WITH).perform().await?;
    page.focus_comes_to(&Focus::on("", "Edit as text")).await?;
    console.create().await?;
    let sent: Value = serde_json::from_str(&console.only_post()?.body)?;
    assert_eq!(sent["parameters"]["New"], json!({ "value": "line\nbreak" }));
    assert!(console.only_post()?.body.contains("0.20"));
    console.dismiss_all().await?;
    page.press_button("Undo").await?;
    is_again(&console, &before).await?;
    Ok(())
}

pub(crate) async fn faults_are_told_with_their_lines_and_nothing_is_applied(page: &Page) -> Outcome {
    let console = with_rows(page).await?;
    let before = console.form().await?;
    let field = open(page).await?;
    let wrong = "One | Number | maybe | | 1\nTwo | \"open\nOn | Boolean | | | perhaps\na | b | c";
    field.paste(wrong).await?;
    page.until("the faults", async || Ok(field.said().await?.is_wrong.then_some(()))).await?;
    for words in [
        "Line 1, column 16: “required” must be true, false or blank.",
        "Line 2, column 7: the quote that opens here is not closed on its line.",
        "Line 3, column 20: the value of a Boolean must be true, false or blank.",
        "Line 4, column 9: a row has 3 cells.",
    ] {
        page.everywhere().button_named_from(words).await?;
    }
    // At the field stands the first of them; each of the others is a way to its line.
    let said = field.said().await?.words;
    assert!(said.contains("Line 1, column 16") && !said.contains("Line 2"), "{said}");
    page.press_button("Apply").await?;
    page.focus_comes_to(&Focus::on("", "Parameters, one a line")).await?;
    assert_eq!(field.value().await?, wrong);
    page.press(Key::Escape).await?;
    is_again(&console, &before).await?;
    // What was typed is still there.
    assert_eq!(open(page).await?.value().await?, wrong);
    page.press_button("Start again").await?;
    page.says("Nothing will change.").await
}

pub(crate) async fn secrets_stay_hidden_and_are_kept(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Secret").with("My Password", "String", "hunter2").with("Size", "Number", "1")).await?;
    let field = open(page).await?;
    let text = field.value().await?;
    assert!(text.contains("<secret:My Password>") && !text.contains("hunter2"), "{text}");
    field.paste(&text.replace("My Password ", "Your Password").replace("| 1", "| 2")).await?;
    page.press_button("Apply").await?;
    page.focus_comes_to(&Focus::on("", "Edit as text")).await?;
    console.create().await?;
    let sent: Value = serde_json::from_str(&console.only_post()?.body)?;
    assert_eq!(sent["parameters"]["Your Password"]["value"], "hunter2");
    assert_eq!(sent["parameters"]["Size"]["value"], 2);
    Ok(())
}
