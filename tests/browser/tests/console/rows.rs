//! Parameter rows: adding, removing and bringing back, duplicating, moving; and the focus, which is never lost.

use browser_tests::{Console, Focus, Job, Key, Outcome, Page};

const THREE: [(&str, &str); 3] = [("One", "1"), ("Two", "2"), ("Three", "3")];

async fn with_three_rows(page: &Page) -> Outcome<Console<'_>> {
    let console = Console::signed_in(page).await?;
    let job = THREE.into_iter().fold(Job::named("Rows"), |job, (name, value)| job.with(name, "String", value));
    console.fill(&job).await?;
    Ok(console)
}

/// The rows, as `name=value` in one line.
async fn rows(console: &Console<'_>) -> Outcome<String> {
    let rows = console.rows().await?;
    Ok(rows.into_iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(" "))
}

pub(crate) async fn a_new_row_takes_the_focus(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    for number in 1..=3 {
        console.add_row(number).await?;
    }
    assert_eq!(rows(&console).await?, "= = =");
    Ok(())
}

pub(crate) async fn removed_rows_come_back_with_all_they_held(page: &Page) -> Outcome {
    let console = with_three_rows(page).await?;
    let row = console.row(2);
    row.press("More").await?;
    row.field("Required").await?.choose("true").await?;
    row.field("Help text").await?.fill("Help").await?;
    let before = console.form().await?;
    row.press("Remove").await?;
    // The row that has taken its place has the focus.
    page.focus_comes_to(&Focus::on("Parameter 2", "Remove")).await?;
    assert_eq!(rows(&console).await?, "One=1 Three=3");
    console.row(2).press("Remove").await?;
    page.focus_comes_to(&Focus::on("Parameter 1", "Remove")).await?;
    console.row(1).press("Remove").await?;
    page.focus_comes_to(&Focus::on("", "Add parameter")).await?;
    assert_eq!(rows(&console).await?, "");
    // The last one first, each to its own place, as it was.
    for (number, wanted) in [(1, "One=1"), (2, "One=1 Three=3"), (2, "One=1 Two=2 Three=3")] {
        page.press_button("Undo remove").await?;
        page.focus_comes_to(&Focus::on(&format!("Parameter {number}"), "Name")).await?;
        assert_eq!(rows(&console).await?, wanted);
    }
    assert_eq!(console.form().await?, before);
    assert!(!page.everywhere().has_button("Undo remove").await?);
    Ok(())
}

pub(crate) async fn a_double_click_removes_one_row(page: &Page) -> Outcome {
    let console = with_three_rows(page).await?;
    console.row(1).button("Remove").await?.double_click().await?;
    assert_eq!(rows(&console).await?, "Two=2 Three=3");
    Ok(())
}

pub(crate) async fn a_duplicate_stands_below_its_original(page: &Page) -> Outcome {
    let console = with_three_rows(page).await?;
    console.row(2).field("Data type").await?.choose("Number").await?;
    console.row(2).press("Duplicate").await?;
    page.focus_comes_to(&Focus::on("Parameter 3", "Name")).await?;
    assert_eq!(rows(&console).await?, "One=1 Two=2 Two=2 Three=3");
    // It is a row of its own.
    console.row(3).field("Name").await?.fill("Copy").await?;
    console.row(3).field("Value").await?.fill("4").await?;
    assert_eq!(rows(&console).await?, "One=1 Two=2 Copy=4 Three=3");
    assert_eq!(console.row(3).field("Data type").await?.value().await?, "Number");
    Ok(())
}

pub(crate) async fn rows_move_by_mouse(page: &Page) -> Outcome {
    let console = with_three_rows(page).await?;
    for (number, button, to, wanted) in [
        (3, "Move up", 2, "One=1 Three=3 Two=2"),
        (2, "Move up", 1, "Three=3 One=1 Two=2"),
        (1, "Move down", 2, "One=1 Three=3 Two=2"),
        (2, "Move down", 3, "One=1 Two=2 Three=3"),
    ] {
        console.row(number).press(button).await?;
        page.focus_comes_to(&Focus::on(&format!("Parameter {to}"), button)).await?;
        assert_eq!(rows(&console).await?, wanted);
    }
    Ok(())
}

pub(crate) async fn rows_move_by_keyboard(page: &Page) -> Outcome {
    let console = with_three_rows(page).await?;
    page.tab_to(&Focus::on("Parameter 3", "Move up")).await?;
    // The button stays under the finger, and says where the row is now.
    for (key, to, wanted) in [
        (Key::Enter, 2, "One=1 Three=3 Two=2"),
        (Key::Space, 1, "Three=3 One=1 Two=2"),
        // There is no place above the first: nothing moves, and the focus stays.
        (Key::Enter, 1, "Three=3 One=1 Two=2"),
    ] {
        page.press(key).await?;
        page.focus_comes_to(&Focus::on(&format!("Parameter {to}"), "Move up")).await?;
        assert_eq!(rows(&console).await?, wanted);
    }
    page.tab_to(&Focus::on("Parameter 1", "Remove")).await?;
    page.press(Key::Enter).await?;
    page.focus_comes_to(&Focus::on("Parameter 1", "Remove")).await?;
    assert_eq!(rows(&console).await?, "One=1 Two=2");
    page.tab_to(&Focus::on("", "Undo remove")).await?;
    page.press(Key::Space).await?;
    page.focus_comes_to(&Focus::on("Parameter 1", "Name")).await?;
    assert_eq!(rows(&console).await?, "Three=3 One=1 Two=2");
    page.tab_to(&Focus::on("Parameter 2", "Duplicate")).await?;
    page.press(Key::Enter).await?;
    page.focus_comes_to(&Focus::on("Parameter 3", "Name")).await?;
    assert_eq!(rows(&console).await?, "Three=3 One=1 One=1 Two=2");
    Ok(())
}

pub(crate) async fn what_is_sent_follows_the_order_on_the_screen(page: &Page) -> Outcome {
    let console = with_three_rows(page).await?;
    console.row(3).press("Move up").await?;
    console.row(2).field("Value").await?.fill("three").await?;
    console.row(1).press("Move down").await?;
    console.create().await?;
    let sent: serde_json::Value = serde_json::from_str(&console.only_post()?.body)?;
    let all = sent["parameters"].as_object().cloned().unwrap_or_default();
    let order: Vec<_> = all.iter().map(|(name, of)| format!("{name}={}", of["value"])).collect();
    assert_eq!(order, [r#"Three="three""#, r#"One="1""#, r#"Two="2""#]);
    Ok(())
}

pub(crate) async fn a_change_of_type_destroys_nothing(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Types").with("P", "String", "12 apples")).await?;
    let row = console.row(1);
    let choose = async |data_type: &str| row.field("Data type").await?.choose(data_type).await;
    let value = async || row.field("Value").await?.value().await;
    for data_type in ["Number", "ITResource", "String"] {
        choose(data_type).await?;
        assert_eq!(value().await?, "12 apples", "{data_type}");
    }
    choose("Boolean").await?;
    row.field("Value").await?.choose("false").await?;
    choose("String").await?;
    assert_eq!(value().await?, "12 apples");
    choose("Boolean").await?;
    assert_eq!(value().await?, "false");
    Ok(())
}
