//! Keys of the console's own: each does one thing, where it does not take anything from the browser or a field.

use browser_tests::{Console, Focus, Job, Key, Outcome, Page};

/// The key that makes another a command.
const COMMAND: Key = if cfg!(target_os = "macos") { Key::Command } else { Key::Control };

/// The title of the window that lists the keys.
const SHEET: &str = "Keyboard";
const SINGLE: &str = "Keys that are pressed alone, as “?”, have a meaning";

/// Presses a key while another is held.
async fn with(page: &Page, held: &Key, key: Key) -> Outcome {
    page.step(format!("{held:?} + {key:?}"));
    Ok(page.browser().action_chain().key_down(held.clone()).send_keys(key).key_up(held.clone()).perform().await?)
}

async fn with_three_rows<'p>(page: &'p Page, name: &str) -> Outcome<Console<'p>> {
    let console = Console::signed_in(page).await?;
    let job = Job::named(name).with("One", "String", "1").with("Two", "Number", "2").with("Three", "ITResource", "3");
    console.fill(&job).await?;
    Ok(console)
}

/// Waits until the rows are these.
async fn rows_are(console: &Console<'_>, wanted: &str) -> Outcome {
    let look = async || Ok((console.rows_in_a_line().await? == wanted).then_some(()));
    console.page.until(&format!("the rows {wanted:?}"), look).await
}

/// Whether the window with the keys is open.
async fn sheet_is_open(page: &Page) -> Outcome<bool> {
    Ok(page.everywhere().names("field").await?.iter().any(|name| name == SINGLE))
}

/// Waits until the window with the keys is closed.
async fn sheet_closes(page: &Page) -> Outcome {
    page.until("the window is closed", async || Ok((!sheet_is_open(page).await?).then_some(()))).await
}

pub(crate) async fn command_enter_sends_once_from_anywhere_in_the_form(page: &Page) -> Outcome {
    let console = with_three_rows(page, "First").await?;
    let row = console.row(1);
    for (at, control) in [
        page.field("Job name").await?,
        row.field("Value").await?,
        row.field("Data type").await?,
        page.field("Schedule type").await?,
        page.everywhere().button("Add parameter").await?,
    ]
    .into_iter()
    .enumerate()
    {
        page.field("Job name").await?.fill(&format!("fault:slow:1000 {at}")).await?;
        console.dismiss_all().await?;
        let before = console.form().await?;
        control.focus().await?;
        // Twice, as a finger that slips: the first one is on its way.
        let keys = page.browser().action_chain().key_down(COMMAND).send_keys(Key::Enter).send_keys(Key::Enter);
        keys.key_up(COMMAND).perform().await?;
        console.outcome().await?;
        assert_eq!(console.posts().len(), at + 1, "{control}");
        assert_eq!(console.form().await?, before, "{control}");
    }
    Ok(())
}

pub(crate) async fn enter_in_the_last_value_adds_a_row(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    // A job typed without the mouse: name, type and value, and on to the next.
    console.add_row(1).await?;
    for (number, name) in [(1, "One"), (2, "Two"), (3, "Three")] {
        page.focus_comes_to(&Focus::on(&format!("Parameter {number}"), "Name")).await?;
        page.keys(name).await?;
        page.tab_to(&Focus::on(&format!("Parameter {number}"), "Value")).await?;
        page.keys(number.to_string()).await?;
        page.press(Key::Enter).await?;
    }
    page.focus_comes_to(&Focus::on("Parameter 4", "Name")).await?;
    rows_are(&console, "One=1 Two=2 Three=3 =").await?;
    // In any other row the key is the field's.
    console.row(1).field("Value").await?.click().await?;
    page.press(Key::End).await?;
    page.press(Key::Enter).await?;
    page.keys("more").await?;
    rows_are(&console, "One=1\nmore Two=2 Three=3 =").await?;
    assert_eq!(page.focus().await?, Focus::on("Parameter 1", "Value"));
    assert!(console.posts().is_empty());
    Ok(())
}

pub(crate) async fn shift_enter_in_the_last_value_begins_a_line(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.add_row(1).await?.fill("Lines", "String", "one").await?;
    with(page, &Key::Shift, Key::Enter).await?;
    page.keys("two").await?;
    rows_are(&console, "Lines=one\ntwo").await?;
    // A text of several lines goes on with the next one.
    page.press(Key::Enter).await?;
    page.keys("three").await?;
    rows_are(&console, "Lines=one\ntwo\nthree").await?;
    assert_eq!(page.focus().await?, Focus::on("Parameter 1", "Value"));
    Ok(())
}

pub(crate) async fn alt_up_and_down_move_the_row(page: &Page) -> Outcome {
    const FIRST: &str = "One=1 Two=2 Three=3";
    let console = with_three_rows(page, "Moves").await?;
    for name in ["Name", "Value", "Duplicate"] {
        let row = console.row(2);
        match name {
            "Duplicate" => row.button(name).await?.focus().await?,
            _ => row.field(name).await?.focus().await?,
        }
        for (key, to, wanted) in [
            (Key::Up, 1, "Two=2 One=1 Three=3"),
            // There is no place above the first.
            (Key::Up, 1, "Two=2 One=1 Three=3"),
            (Key::Down, 2, FIRST),
            (Key::Down, 3, "One=1 Three=3 Two=2"),
            (Key::Up, 2, FIRST),
        ] {
            with(page, &Key::Alt, key).await?;
            rows_are(&console, wanted).await?;
            page.focus_comes_to(&Focus::on(&format!("Parameter {to}"), name)).await?;
        }
    }
    Ok(())
}

pub(crate) async fn where_alt_and_arrows_open_a_list_no_row_moves(page: &Page) -> Outcome {
    let console = with_three_rows(page, "Lists").await?;
    for (number, name) in [(2, "Data type"), (3, "Value")] {
        console.row(number).field(name).await?.focus().await?;
        with(page, &Key::Alt, Key::Up).await?;
        // The browser's list closes.
        page.press(Key::Escape).await?;
        assert_eq!(page.focus().await?, Focus::on(&format!("Parameter {number}"), name));
        assert_eq!(console.rows_in_a_line().await?, "One=1 Two=2 Three=3", "{name}");
    }
    Ok(())
}

pub(crate) async fn a_question_mark_lists_the_keys_outside_of_text(page: &Page) -> Outcome {
    let console = with_three_rows(page, "").await?;
    // In a text it is typed.
    page.field("Job name").await?.fill("?").await?;
    console.row(1).field("Value").await?.fill("?").await?;
    assert!(!sheet_is_open(page).await?);
    for (group, name) in [("", "Add parameter"), ("Parameter 2", "Remove")] {
        let place = if group.is_empty() { page.everywhere() } else { page.group(group) };
        place.button_named_from(name).await?.focus().await?;
        page.keys("?").await?;
        page.field(SINGLE).await?;
        page.says("Move the parameter up or down").await?;
        // Keys of the form do nothing to it now.
        with(page, &COMMAND, Key::Enter).await?;
        page.press(Key::Escape).await?;
        sheet_closes(page).await?;
        page.focus_comes_to(&Focus::on(group, name)).await?;
    }
    assert!(console.posts().is_empty());
    rows_are(&console, "One=? Two=2 Three=3").await
}

pub(crate) async fn typing_goes_on_where_it_was_before_a_window(page: &Page) -> Outcome {
    // As a dropped file does it: the focus stays in the field until the window opens.
    const OPEN: &str =
        "Array.from(document.querySelectorAll('button')).find((it) => it.innerText === 'Import').click()";
    Console::signed_in(page).await?;
    let name = page.field("Job name").await?;
    name.fill("One").await?;
    page.script::<()>(OPEN, vec![]).await?;
    page.field("Text to import").await?.paste("{").await?;
    page.press_button("Cancel").await?;
    page.focus_comes_to(&Focus::on("", "Job name")).await?;
    page.keys(" two").await?;
    assert_eq!(name.value().await?, "One two");
    Ok(())
}

pub(crate) async fn switched_off_a_single_key_does_nothing(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    // The button opens the same window.
    page.press_button(SHEET).await?;
    page.field(SINGLE).await?.tick(false).await?;
    page.press_button("Close").await?;
    sheet_closes(page).await?;
    page.focus_comes_to(&Focus::on("", SHEET)).await?;
    page.keys("?").await?;
    assert!(!sheet_is_open(page).await?);
    // It is kept for the next visit.
    page.browser().refresh().await?;
    console.sign_in(console.service().user(), console.service().password()).await?;
    page.everywhere().button(SHEET).await?.focus().await?;
    page.keys("?").await?;
    assert!(!sheet_is_open(page).await?);
    // By the button it still opens, and there it is switched on again.
    page.press(Key::Enter).await?;
    page.field(SINGLE).await?.tick(true).await?;
    page.press(Key::Escape).await?;
    sheet_closes(page).await?;
    page.focus_comes_to(&Focus::on("", SHEET)).await?;
    page.keys("?").await?;
    page.field(SINGLE).await?;
    Ok(())
}

pub(crate) async fn while_signed_out_no_key_reaches_the_form(page: &Page) -> Outcome {
    let console = with_three_rows(page, "Out").await?;
    let before = console.form().await?;
    page.leave_alone(31).await?;
    page.everywhere().button("Start anew").await?;
    page.everywhere().button("Sign in").await?.focus().await?;
    page.keys("?").await?;
    assert!(!sheet_is_open(page).await?);
    page.browser().action_chain().key_down(COMMAND).send_keys("z").key_up(COMMAND).perform().await?;
    page.field("Password").await?.fill(console.service().password()).await?;
    page.press_button("Sign in").await?;
    console.create_button().await?;
    assert_eq!(console.form().await?, before);
    assert!(console.posts().is_empty());
    Ok(())
}
