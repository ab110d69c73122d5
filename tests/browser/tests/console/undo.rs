//! "Undo" and "Redo": every kind of change is taken back and made again, by button and by key, and is named.

use browser_tests::{Console, Context, Focus, Job, Key, Outcome, Page};

/// The key that makes a letter a command.
const COMMAND: Key = if cfg!(target_os = "macos") { Key::Command } else { Key::Control };

pub(crate) async fn command(page: &Page, letter: &str) -> Outcome {
    page.step(format!("command {letter}"));
    Ok(page.browser().action_chain().key_down(COMMAND).send_keys(letter).key_up(COMMAND).perform().await?)
}

async fn shift_command(page: &Page, letter: &str) -> Outcome {
    page.step(format!("shift command {letter}"));
    let keys = page.browser().action_chain().key_down(COMMAND).key_down(Key::Shift).send_keys(letter);
    Ok(keys.key_up(Key::Shift).key_up(COMMAND).perform().await?)
}

async fn with_rows(page: &Page) -> Outcome<Console<'_>> {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Undo").with("One", "String", "1").with("Two", "Number", "2")).await?;
    console.row(1).press("More").await?;
    Ok(console)
}

async fn form_is(console: &Console<'_>, wanted: &[String]) -> Outcome {
    let look = async || Ok((console.form().await? == wanted).then_some(()));
    let came = console.page.until("the form is as it should be", look).await;
    came.context(format!("{wanted:#?} is {:#?}", console.form().await?))
}

/// Makes a change, takes it back and makes it again.
async fn check(console: &Console<'_>, said: &str, change: impl AsyncFn() -> Outcome) -> Outcome {
    let page = console.page;
    let before = console.form().await?;
    change().await.context(said)?;
    let changed = async || Ok(Some(console.form().await?).filter(|form| *form != before));
    let after = page.until(&format!("{said}: a change"), changed).await?;
    page.press_button("Undo").await?;
    form_is(console, &before).await.context(said)?;
    page.says(&format!("Undone: {said}")).await?;
    page.press_button("Redo").await?;
    form_is(console, &after).await.context(said)?;
    page.says(&format!("Done again: {said}")).await
}

pub(crate) async fn every_change_is_taken_back_and_made_again(page: &Page) -> Outcome {
    let console = with_rows(page).await?;
    let first = console.form().await?;
    let row = console.row(1);
    let choose = async |field: &str, choice: &str| page.field(field).await?.choose(choice).await;
    check(&console, "Job name", async || page.field("Job name").await?.fill("Other").await).await?;
    check(&console, "Retry count", async || page.field("Retry count").await?.fill("").await).await?;
    check(&console, "Parameter 1, Name", async || row.field("Name").await?.fill("Uno").await).await?;
    check(&console, "Parameter 1, Value", async || row.field("Value").await?.paste("a\nb").await).await?;
    check(&console, "Parameter 1, Data type", async || row.field("Data type").await?.choose("Boolean").await).await?;
    check(&console, "Parameter 1, Value", async || row.field("Value").await?.choose("false").await).await?;
    check(&console, "Parameter 1, Required", async || row.field("Required").await?.choose("true").await).await?;
    check(&console, "Parameter 1, Help text", async || row.field("Help text").await?.fill("Help").await).await?;
    check(&console, "Parameter 1, Secret", async || row.field("Secret").await?.choose("Yes").await).await?;
    for words in ["Send the data type", "Send the value even when it is empty text"] {
        let turn = async || row.field(words).await?.click().await;
        check(&console, &format!("Parameter 1, {words}"), turn).await?;
    }
    check(&console, "Enabled", async || choose("Enabled", "true").await).await?;
    check(&console, "Schedule type", async || choose("Schedule type", "Cron").await).await?;
    check(&console, "Interval", async || choose("Interval", "WEEKLY").await).await?;
    check(&console, "Values", async || page.field("Monday").await?.tick(true).await).await?;
    check(&console, "Start", async || page.field("Start").await?.fill("2031-11-24 17:44").await).await?;
    check(&console, "Who is told", async || choose("Who is told", "Role Name").await).await?;
    check(&console, "a parameter more", async || page.press_button("Add parameter").await).await?;
    check(&console, "a parameter more", async || console.row(2).press("Duplicate").await).await?;
    check(&console, "a parameter moved", async || console.row(2).press("Move up").await).await?;
    check(&console, "“Two” removed", async || console.row(1).press("Remove").await).await?;
    check(&console, "import", async || console.import("Purge Criteria\t1").await).await?;
    let as_text = async || {
        page.press_button("Edit as text").await?;
        page.field("Parameters, one a line").await?.paste("Only | 1").await?;
        page.press_button("Apply").await
    };
    check(&console, "parameters edited as text", as_text).await?;
    // All the way back to where it began.
    let undo = page.everywhere().button("Undo").await?;
    let back = async || {
        undo.click().await?;
        Ok((console.form().await? == first).then_some(()))
    };
    page.until("all of it is taken back", back).await?;
    Ok(())
}

pub(crate) async fn an_emptied_form_comes_back(page: &Page) -> Outcome {
    let console = with_rows(page).await?;
    console.row(1).press("More").await?;
    assert!(console.create().await?.contains("Job Create successfull"));
    check(&console, "the form emptied", async || page.press_button("Create another").await).await?;
    page.press_button("Undo").await?;
    check(&console, "Job name", async || page.press_button("Create a similar one").await).await
}

pub(crate) async fn typing_is_one_change_until_it_rests(page: &Page) -> Outcome {
    // The clock goes on by more than the rest, and nobody waits for it.
    const LATER: &str = "
        const { Date } = window;
        const { now } = Date;
        Date.now = () => now.call(Date) + 1_600";
    let _console = Console::signed_in(page).await?;
    let field = page.field("Job name").await?;
    field.click().await?;
    page.keys("one word").await?;
    page.script::<()>(LATER, vec![]).await?;
    page.keys(" and more").await?;
    // Another field is another change.
    page.field("Task name").await?.fill("Task").await?;
    for wanted in ["one word and more", "one word", ""] {
        page.press_button("Undo").await?;
        page.until(wanted, async || Ok((field.value().await? == wanted).then_some(()))).await?;
    }
    for wanted in ["one word", "one word and more"] {
        page.press_button("Redo").await?;
        page.until(wanted, async || Ok((field.value().await? == wanted).then_some(()))).await?;
    }
    // Whoever types after a step back goes a way of their own.
    field.fill("other").await?;
    assert!(!page.everywhere().button("Redo").await?.is_enabled().await?);
    Ok(())
}

pub(crate) async fn keys_undo_outside_of_text_fields(page: &Page) -> Outcome {
    let console = with_rows(page).await?;
    let before = console.form().await?;
    console.row(2).press("Move up").await?;
    let after = console.form().await?;
    let row = console.row(2);
    let (data_type, required, sent) =
        (row.field("Data type").await?, row.field("Required").await?, row.field("Send the data type").await?);
    for control in [page.everywhere().button("Add parameter").await?, data_type, required, sent] {
        control.focus().await?;
        command(page, "z").await?;
        form_is(&console, &before).await.context(&control)?;
        shift_command(page, "z").await?;
        form_is(&console, &after).await.context(&control)?;
        command(page, "z").await?;
        form_is(&console, &before).await.context(&control)?;
        command(page, "y").await?;
        form_is(&console, &after).await.context(&control)?;
        assert!(control.has_focus().await?, "{control}");
    }
    Ok(())
}

pub(crate) async fn in_a_text_field_the_keys_are_the_fields(page: &Page) -> Outcome {
    let console = with_rows(page).await?;
    console.row(2).press("Move up").await?;
    for (group, name, stood) in [("", "Job name", "Undo"), ("Parameter 2", "Value", "1")] {
        let place = if group.is_empty() { page.everywhere() } else { page.group(group) };
        let field = place.field(name).await?;
        field.click().await?;
        page.press(Key::End).await?;
        // How much of what was typed is one step is the browser's own affair; a letter taken away is always one.
        page.press(Key::Backspace).await?;
        assert_eq!(Some(field.value().await?.as_str()), stood.get(..stood.len() - 1));
        command(page, "z").await?;
        page.until(&format!("{field} as it was"), async || Ok((field.value().await? == stood).then_some(()))).await?;
        assert_eq!(page.focus().await?, Focus::on(group, name));
        // The row stays where it was moved to.
        assert_eq!(console.rows_in_a_line().await?, "Two=2 One=1");
    }
    // What the field took back is what is sent.
    console.create().await?;
    assert!(console.only_post()?.body.contains("\"jobName\": \"Undo\","));
    Ok(())
}

pub(crate) async fn the_buttons_keep_the_focus(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    let empty = console.form().await?;
    console.add_row(1).await?.fill("P", "String", "x").await?;
    let full = console.form().await?;
    for (name, wanted) in [("Undo", &empty), ("Redo", &full)] {
        let button = page.everywhere().button(name).await?;
        button.focus().await?;
        let to_the_end = async || {
            page.press(Key::Enter).await?;
            Ok((!button.is_enabled().await?).then_some(()))
        };
        page.until(&format!("nothing more for “{name}”"), to_the_end).await?;
        assert!(button.has_focus().await?, "{name}");
        form_is(&console, wanted).await?;
        // Once more does nothing.
        page.press(Key::Space).await?;
        assert!(button.has_focus().await?, "{name}");
        form_is(&console, wanted).await?;
    }
    Ok(())
}
