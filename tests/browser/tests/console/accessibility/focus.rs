//! The focus is never lost: whatever is pressed, and whatever goes by it, something that is seen has the focus
//! afterwards, and it is what one goes on with.

use std::fs;

use browser_tests::{Console, Context, Element, Failure, Focus, Job, Key, Outcome, Page, copy_folder, dist};
use serde_json::json;

use super::press::{Press, dismiss, follow, press};
use crate::undo::command;

/// Presses each by keyboard: the focus comes where it is to be, is seen there, and stays until the next is pressed.
async fn check(page: &Page, table: &[Press]) -> Outcome {
    for press in table {
        press.perform(page).await.context(press)?;
        let target = Focus::on(press.to_group, press.to);
        page.focus_comes_to(&target).await.context(press)?;
        is_seen(page).await.context(press)?;
    }
    Ok(())
}

/// What has the focus is on the screen, and nothing covers it.
async fn is_seen(page: &Page) -> Outcome {
    let fault: Option<String> = page.script(&format!("{FAULT_OF_FOCUS} return faultOfFocus()"), vec![]).await?;
    fault.map_or(Ok(()), |fault| Err(Failure::new(fault)))
}

/// How the fault ends where what has the focus is not on the screen.
pub(crate) const OUT_OF_VIEW: &str = "is out of view";

/// What is wrong with the place of the focus.
pub(crate) const FAULT_OF_FOCUS: &str = "
    const faultOfFocus = () => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      if (!element || element === document.body || element === document.documentElement) return 'nothing has the focus';
      const name = `${element.localName} #${element.id} ${element.innerText.slice(0, 30)}`;
      if (!element.checkVisibility({ visibilityProperty: true })) return `${name} has the focus and is hidden`;
      // What is shown of it is its label, where it lies unseen in one.
      const shown = element.matches('.visually-hidden') ? element.closest('label') : element;
      const box = shown.getBoundingClientRect();
      const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
      const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
      if (left >= right || top >= bottom) return `${name} has the focus and is out of view`;
      const parts = [0.02, 0.25, 0.5, 0.75, 0.98];
      const points = parts.flatMap((x) => parts.map((y) => [left + x * (right - left), top + y * (bottom - top)]));
      const isHit = ([x, y]) => shown.contains(shown.getRootNode().elementFromPoint(x, y));
      return points.some(isHit) ? null : `${name} has the focus and is covered`;
    };";

pub(crate) async fn in_the_rows(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Rows").with("A", "String", "1").with("B", "String", "2")).await?;
    check(
        page,
        &[
            press("Duplicate").of("Parameter 1").goes_to("Name").of_group("Parameter 2"),
            press("Move down").of("Parameter 1").goes_to("Move down").of_group("Parameter 2"),
            press("Move down").of("Parameter 2").goes_to("Move down").of_group("Parameter 3"),
            press("Move down").of("Parameter 3").stays(),
            press("Move up").of("Parameter 3").goes_to("Move up").of_group("Parameter 2"),
            press("Move up").of("Parameter 2").goes_to("Move up").of_group("Parameter 1"),
            press("Move up").of("Parameter 1").stays(),
            press("More").of("Parameter 2").stays(),
            press("More").of("Parameter 2").stays(),
            press("Remove").of("Parameter 2").goes_to("Remove").of_group("Parameter 2"),
            press("Remove").of("Parameter 2").goes_to("Remove").of_group("Parameter 1"),
            press("Undo remove").goes_to("Name").of_group("Parameter 2"),
            press("Remove").of("Parameter 1").goes_to("Remove").of_group("Parameter 1"),
            press("Remove").of("Parameter 1").goes_to("Add parameter"),
            press("Undo").stays(),
            press("Undo").stays(),
            press("Redo").stays(),
            press("Redo").stays(),
            // There is nothing more to do: the button stays all the same.
            press("Redo").stays(),
            press("Add parameter").goes_to("Name").of_group("Parameter 1"),
        ],
    )
    .await?;
    // A row goes by a key while one of its controls has the focus.
    console.row(1).field("Data type").await?.run::<()>("arguments[0].focus()").await?;
    page.browser().action_chain().key_down(Key::Control).send_keys("z").key_up(Key::Control).perform().await?;
    page.focus_comes_to(&Focus::on("", "Undo")).await?;
    is_seen(page).await
}

pub(crate) async fn in_windows(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Windows").with("A", "String", "1")).await?;
    check(
        page,
        &[
            press("Keyboard").goes_to("Close"),
            press("Close").goes_to("Keyboard"),
            press("Clone").goes_to("Search jobs"),
            press("Close").goes_to("Clone"),
            press("Import").goes_to("Text to import"),
            press("Apply").goes_to("Text to import"),
            press("Cancel").goes_to("Import"),
            press("Edit as text").goes_to("Parameters, one a line"),
            press("Close").goes_to("Edit as text"),
            press("Templates").goes_to("Close"),
            press("Close").goes_to("Templates"),
            press("Save as template").goes_to("Name of the template"),
            press("Save the form").stays(),
            press("Remove “Windows”").goes_to("Name of the template"),
            press("Save the form").stays(),
            press("Use “Windows”").goes_to("Save as template"),
            press("Copy link").stays(),
        ],
    )
    .await?;
    page.press_button("Import").await?;
    page.field("Text to import").await?.paste("A\t2").await?;
    page.says("1 change").await?;
    check(
        page,
        &[
            press("Close").goes_to("Import"),
            press("Import").goes_to("Text to import"),
            press("Start again").goes_to("Text to import"),
        ],
    )
    .await?;
    page.paste("{\n\"jobName\": 1.5.5").await?;
    page.says("Line 2").await?;
    check(page, &[press("Line 2").goes_to("Text to import")]).await?;
    page.field("Text to import").await?.paste("A\t2").await?;
    page.says("1 change").await?;
    check(page, &[press("Apply").goes_to("Import"), press("Sign out").goes_to("Keep the draft and sign out")]).await?;
    // By the key, as by the button.
    page.press(Key::Escape).await?;
    page.focus_comes_to(&Focus::on("", "Sign out")).await?;
    is_seen(page).await
}

pub(crate) async fn at_the_answers(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("").with("A", "Number", "x")).await?;
    check(
        page,
        &[
            press("Create job").goes_to("There is a problem"),
            follow("Parameter 1, value").of("There is a problem").goes_to("Value").of_group("Parameter 1"),
            follow("Enter the job name").of("There is a problem").goes_to("Job name"),
        ],
    )
    .await?;
    console.row(1).field("Value").await?.fill("1").await?;
    for (name, told, table) in [
        ("Fine", "successfull", [press("Create another").goes_to("Task name"), press("Undo").stays()]),
        ("Other", "successfull", [press("Create a similar one").goes_to("Job name"), press("Undo").stays()]),
        ("fault:reset", "connection failed", [press("Look whether the job exists").stays(), dismiss()]),
        (
            "fault:status:401",
            "does not know you",
            [press("Sign in again").goes_to("Password"), press("Sign in").stays()],
        ),
    ] {
        console.dismiss_all().await?;
        page.field("Job name").await?.fill(name).await?;
        check(page, &[press("Create job").stays()]).await?;
        console.result_says(told).await?;
        check(page, &table).await.context(name)?;
    }
    Ok(())
}

pub(crate) async fn while_one_waits(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("fault:no-answer")).await?;
    check(page, &[press("Create job").stays(), press("Stop waiting").goes_to("Create job"), dismiss()]).await?;
    // An answer gives way to the next one: what had the focus in it goes to another place.
    page.field("Job name").await?.fill("fault:slow:300").await?;
    console.create().await?;
    focus_on(&console.result().button("Dismiss").await?).await?;
    let keys = page.browser().action_chain().key_down(Key::Control).send_keys(Key::Enter).key_up(Key::Control);
    keys.perform().await?;
    page.focus_comes_to(&Focus::on("", "Result")).await?;
    is_seen(page).await?;
    // A schedule that is not set is set by a press, again and again.
    console.outcome().await?;
    console.dismiss_all().await?;
    page.field("Job name").await?.fill("fault:trigger:status:500").await?;
    page.field("Schedule type").await?.choose("Single").await?;
    page.field("Start").await?.fill("2031-11-24 17:44").await?;
    console.create().await?;
    page.says("Set the schedule").await?;
    check(page, &[press("Set the schedule").stays(), press("Set the schedule").stays(), dismiss()]).await
}

pub(crate) async fn where_one_signs_in_and_out(page: &Page) -> Outcome {
    let console = Console::open(page).await?;
    check(page, &[press("Sign in").goes_to("User name")]).await?;
    page.field("User name").await?.fill(console.service().user()).await?;
    page.field("Password").await?.fill(console.service().password()).await?;
    check(
        page,
        &[
            press("Sign in").goes_to("Task name"),
            // Nothing was typed: it is not asked for.
            press("Sign out").goes_to("User name"),
        ],
    )
    .await?;
    console.sign_in(console.service().user(), console.service().password()).await?;
    console.fill(&Job::named("Kept")).await?;
    check(
        page,
        &[
            press("Sign out").goes_to("Keep the draft and sign out"),
            press("Cancel").goes_to("Sign out"),
            press("Sign out").goes_to("Keep the draft and sign out"),
            press("Keep the draft and sign out").goes_to("User name"),
        ],
    )
    .await
}

pub(crate) async fn where_an_offer_goes(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Offered")).await?;
    let link = page.copied_by("Copy link").await?;
    let fragment = link.split_once('#').unwrap_or_default().1;
    for (fragment, button) in [(fragment, "Fill the form"), (fragment, "Dismiss"), ("job=%%%", "Dismiss")] {
        page.script::<()>("location.hash = arguments[0]", vec![json!(fragment)]).await?;
        page.region("Job of the link").itself().await?;
        check(page, &[press(button).goes_to("Task name")]).await.context(fragment)?;
    }
    for button in ["Bring it back", "Discard"] {
        page.field("Job name").await?.fill("Changed").await?;
        page.says("Draft saved").await?;
        page.browser().refresh().await?;
        console.sign_in(console.service().user(), console.service().password()).await?;
        page.region("Drafts of before").itself().await?;
        check(page, &[press(button).goes_to("Task name")]).await?;
    }
    page.press_button("Clone").await?;
    page.press_button("Clone “Catalog Synchronization Nightly”").await?;
    page.focus_comes_to(&Focus::on("", "Job name")).await?;
    page.field("Retry count").await?.fill("7").await?;
    page.says("Back to it").await?;
    check(page, &[press("Back to it").goes_to("Retry count")]).await?;
    console.row(1).press("Remove").await?;
    check(
        page,
        &[press("Bring back “").goes_to("Name").of_group("Parameter 1"), press("Stop comparing").goes_to("Job name")],
    )
    .await
}

pub(crate) async fn what_the_site_holds(page: &Page) -> Outcome {
    let folder = tempfile::tempdir()?;
    copy_folder(&dist()?, folder.path())?;
    fs::write(folder.path().join("config.json"), r#"{"job": {"retryCount": 3}, "fields": {"retryCount": "fixed"}}"#)?;
    let console = Console::of(page, folder.path().to_owned()).await?;
    console.sign_in(console.service().user(), console.service().password()).await?;
    console.import(r#"{"jobName": "J", "taskName": "T", "retryCount": 9}"#).await?;
    page.says("Set by this site, and left as it is").await?;
    check(page, &[press("Dismiss").goes_to("Task name")]).await
}

pub(crate) async fn in_the_history(page: &Page) -> Outcome {
    const SEARCH: &str = "Search name, task, answer and body";
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("One").with("A", "String", "1")).await?;
    for name in ["One", "Two", "fault:reset"] {
        page.field("Job name").await?.fill(name).await?;
        console.create().await?;
    }
    check(
        page,
        &[
            press("History").stays(),
            press("Look whether the job exists fault:reset").stays(),
            press("Compare One").stays(),
            press("Compare Two").goes_to("Close"),
            press("Close").goes_to("Compare Two"),
            press("Compare One").stays(),
            press("Delete One").goes_to("Put back"),
            press("Put back").goes_to(SEARCH),
            press("Clear").goes_to("Put back"),
            press("Put back").goes_to(SEARCH),
            press("Export").stays(),
            press("Open as draft Two").goes_to("Task name"),
            press("History").stays(),
        ],
    )
    .await
}

pub(crate) async fn in_what_is_worked_out(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Worked out").with("My Password", "String", "x")).await?;
    page.says("<secret:My Password>").await?;
    page.field("Parameters as").await?.choose("an array").await?;
    page.says("Lines of the body:").await?;
    check(
        page,
        &[
            press("Show the body").goes_to("Body"),
            press("Show secrets").stays(),
            press("Show").of("Parameter 1").goes_to("Hide").of_group("Parameter 1"),
            press("Copy body").stays(),
            press("Copy as cURL").stays(),
            press("Request preview").stays(),
            press("Request preview").stays(),
            press("Check").goes_to("Check"),
            press("Check again").goes_to("Check"),
            press("Close").goes_to("Check"),
        ],
    )
    .await?;
    page.field("Job schedule type").await?.fill("Cron").await?;
    page.field("Schedule type").await?.choose("Single").await?;
    check(page, &[press("Follow the schedule").goes_to("Job schedule type")]).await?;
    page.field("Schedule type").await?.choose("Cron").await?;
    page.field("Interval").await?.choose("MONTHLYWEEKDAYS").await?;
    check(page, &[press("Add day").stays()]).await?;
    page.field("Interval").await?.choose("Another word").await?;
    page.focus_comes_to(&Focus::on("", "Interval word")).await?;
    is_seen(page).await?;
    // What is missing leads to its field.
    page.field("Job name").await?.fill("").await?;
    page.says("There is nothing to send yet").await?;
    check(page, &[follow("Enter the job name").goes_to("Job name")]).await
}

pub(crate) async fn when_a_field_cannot_be_used_any_more(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Taken back")).await?;
    let text = page.field("Notification").await?;
    // A text of which the choice can show nothing, so that it is disabled; and one that brings a word of its own into it.
    for (taken_back, comes_to) in [(r#"{"sendTo": 5}"#, "Undo"), (r#"{"sendTo": "Another"}"#, "Who is told")] {
        text.fill(taken_back).await?;
        page.field("Retry count").await?.fill("3").await?;
        text.fill("{}").await?;
        focus_on(&page.field("Who is told").await?).await?;
        command(page, "z").await?;
        page.focus_comes_to(&Focus::on("", comes_to)).await.context(taken_back)?;
        is_seen(page).await.context(taken_back)?;
    }
    Ok(())
}

pub(crate) async fn when_something_comes_late(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("fault:read:slow:1500").with("A", "Number", "x")).await?;
    // The finding on the name comes while one is on its way to the field of another.
    page.press_button("Check").await?;
    let link =
        page.region("Check").link("Parameter 1, value: Enter a number in digits, for example 11, -3 or 0.5").await?;
    focus_on(&link).await?;
    page.says("Job name: no job on the server has it.").await?;
    let is_there = async || Ok((!page.focus().await?.name.is_empty()).then_some(()));
    page.until("something has the focus", is_there).await?;
    is_seen(page).await?;
    // What is known of a task comes anew in the place of the button that was pressed for it.
    page.field("Task name").await?.fill("Box Group Lookup Reconciliation").await?;
    page.field("Job name").await?.fill("fault:read:status:500").await?;
    console.row(1).press("Remove").await?;
    console.create().await?;
    page.field("Task name").await?.fill("Another").await?;
    page.press(Key::Tab).await?;
    page.says("No job on the server runs this task.").await?;
    page.field("Task name").await?.fill("Box Group Lookup Reconciliation").await?;
    page.press(Key::Tab).await?;
    page.says("Ask again").await?;
    check(page, &[press("Ask again").of("Known of the task").goes_to("Known of the task")]).await
}

async fn focus_on(element: &Element<'_>) -> Outcome {
    element.run::<()>("arguments[0].focus()").await?;
    if element.has_focus().await? { Ok(()) } else { Err(Failure::new(format!("{element} takes no focus"))) }
}
