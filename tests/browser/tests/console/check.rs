//! Mistakes: what is said at the field and when, the summary after a refused try, and that nothing is sent.

use browser_tests::{Console, Context, Element, Focus, Job, Key, Outcome, Page};

/// Types a wrong text, and expects these words at the field once it was left, and not before.
async fn check(page: &Page, field: &Element<'_>, wrong: &str, words: &[&str]) -> Outcome {
    field.fill(wrong).await?;
    if field.said().await?.is_wrong {
        // It was left before, with another mistake: it may complain at once.
        field.fill("1").await?;
        page.until(&format!("{field} is right with 1"), async || Ok((!field.said().await?.is_wrong).then_some(())))
            .await?;
        field.fill(wrong).await?;
    }
    page.press(Key::Tab).await?;
    let complains = async || Ok(Some(field.said().await?).filter(|said| said.is_wrong));
    let said = page.until(&format!("{field} complains about “{wrong}”"), complains).await?;
    for word in words {
        assert!(said.words.contains(word), "{field} with “{wrong}” says: {}", said.words);
    }
    assert_eq!(field.value().await?, wrong);
    Ok(())
}

pub(crate) async fn retry_counts(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Check")).await?;
    let field = page.field("Retry count").await?;
    for (wrong, words) in [
        ("-1", ["0"]),
        ("1.5", ["whole"]),
        ("one", ["whole"]),
        ("+1", ["whole"]),
        ("2147483648", ["2147483647"]),
        ("007", ["zero"]),
    ] {
        check(page, &field, wrong, &words).await?;
    }
    console.create_button().await?.click().await?;
    page.focus_comes_to(&Focus::on("", "There is a problem")).await?;
    assert!(console.posts().is_empty());
    Ok(())
}

pub(crate) async fn numbers(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Check").with("P", "Number", "")).await?;
    let field = console.row(1).field("Value").await?;
    for (wrong, words) in [
        ("eleven", ["digits"]),
        ("1,5", ["comma"]),
        ("+5", ["plus"]),
        ("007", ["zero"]),
        (".5", ["point"]),
        (" 5", ["blank"]),
        ("0x1F", ["digits"]),
    ] {
        check(page, &field, wrong, &words).await?;
    }
    Ok(())
}

pub(crate) async fn nothing_is_said_before_a_field_is_left(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    let empty = [page.field("Task name").await?, page.field("Job name").await?, page.field("Retry count").await?];
    // The first one has the focus: it is not left yet.
    for field in &empty {
        assert!(!field.said().await?.is_wrong, "{field}");
    }
    let row = console.add_row(1).await?;
    for field in ["Name", "Value"] {
        assert!(!row.field(field).await?.said().await?.is_wrong, "{field} of a new row");
    }
    // A wrong text, and the focus still in the field.
    empty[2].fill("x").await?;
    assert!(!empty[2].said().await?.is_wrong);
    // Left empty, it is missed.
    for field in &empty {
        field.fill("").await?;
        page.press(Key::Tab).await?;
        let complains = async || Ok(Some(field.said().await?).filter(|said| said.is_wrong));
        page.until(&format!("{field} is missed"), complains).await?;
    }
    // Filled in, it is right again.
    for field in &empty {
        field.fill("1").await?;
        let is_right = async || Ok((!field.said().await?.is_wrong).then_some(()));
        page.until(&format!("{field} is right again"), is_right).await?;
    }
    Ok(())
}

pub(crate) async fn a_refused_try_leads_to_each_mistake(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    let job = Job { retry_count: "many".to_owned(), task: String::new(), ..Job::named("") };
    console.fill(&job.with("", "String", "x").with("N", "Number", "1,5").with("R", "String", "")).await?;
    let required = console.row(3);
    required.press("More").await?;
    required.field("Required").await?.choose("true").await?;
    page.field("Notification").await?.paste("[1, 2]").await?;
    let before = console.form().await?;
    console.create_button().await?.click().await?;

    page.focus_comes_to(&Focus::on("", "There is a problem")).await?;
    page.everywhere().heading("There is a problem").await?;
    let wanted = [
        Focus::on("", "Task name"),
        Focus::on("", "Job name"),
        Focus::on("", "Retry count"),
        Focus::on("Parameter 1", "Name"),
        Focus::on("Parameter 2", "Value"),
        Focus::on("Parameter 3", "Value"),
        Focus::on("", "Notification"),
    ];
    // The summary has the focus: its links come next, one for each mistake, in the order of the form.
    let links = "return Array.from(document.activeElement.querySelectorAll('a'), (link) => link.innerText)";
    let links: Vec<String> = page.script(links, vec![]).await?;
    assert_eq!(links.len(), wanted.len(), "{links:?}");
    for (number, target) in (1..).zip(&wanted) {
        // Each refused try puts the focus on the summary again; Tab goes through its links.
        console.create_button().await?.click().await?;
        page.focus_comes_to(&Focus::on("", "There is a problem")).await?;
        for _ in 0..number {
            page.press(Key::Tab).await?;
        }
        page.press(Key::Enter).await?;
        page.focus_comes_to(target).await.context(&links[number - 1])?;
        let place = if target.group.is_empty() { page.everywhere() } else { page.group(&target.group) };
        assert!(place.field(&target.name).await?.said().await?.is_wrong, "{target}");
    }
    assert_eq!(console.form().await?, before);
    assert!(console.posts().is_empty());
    assert!(console.create_button().await?.is_enabled().await?);
    Ok(())
}

pub(crate) async fn two_rows_of_one_name_are_both_named(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console
        .fill(&Job::named("Twice").with("A", "String", "1").with("B", "String", "2").with("A", "String", "3"))
        .await?;
    let name = console.row(3).field("Name").await?;
    let complains = async || Ok(Some(name.said().await?).filter(|said| said.is_wrong));
    let said = page.until("the third name complains", complains).await?;
    assert!(said.words.contains('1') && said.words.contains('3'), "{}", said.words);
    // The numbers in it follow the rows.
    console.row(1).press("Move down").await?;
    let follows = async || Ok(name.said().await?.words.contains('2').then_some(()));
    page.until("the error names the row’s new number", follows).await?;
    console.create_button().await?.click().await?;
    page.focus_comes_to(&Focus::on("", "There is a problem")).await?;
    assert!(console.posts().is_empty());
    console.row(3).press("Remove").await?;
    assert!(console.create().await?.contains("Job Create successfull"));
    Ok(())
}

pub(crate) async fn required_means_set_and_false_is_set(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Required").with("P", "Boolean", "Not set")).await?;
    let row = console.row(1);
    row.press("More").await?;
    row.field("Required").await?.choose("true").await?;
    for data_type in ["Boolean", "String", "Number", "ITResource"] {
        row.field("Data type").await?.choose(data_type).await?;
        console.create_button().await?.click().await?;
        page.focus_comes_to(&Focus::on("", "There is a problem")).await.context(data_type)?;
        assert!(row.field("Value").await?.said().await?.is_wrong, "{data_type}");
    }
    assert!(console.posts().is_empty());
    row.field("Data type").await?.choose("Boolean").await?;
    row.field("Value").await?.choose("false").await?;
    assert!(console.create().await?.contains("Job Create successfull"));
    Ok(())
}

pub(crate) async fn what_only_deserves_a_look_is_sent(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named(" 50% / A?B#C; ").with("P", "String", " x ").with("N", "Number", "0.5")).await?;
    page.press(Key::Tab).await?;
    let (name, first, second) =
        (page.field("Job name").await?, console.row(1).field("Value").await?, console.row(2).field("Value").await?);
    for field in [&name, &first, &second] {
        let warns = async || Ok((!field.said().await?.words.is_empty()).then_some(()));
        page.until(&format!("{field} is warned of"), warns).await?;
        assert!(!field.said().await?.is_wrong, "{field}");
    }
    // The stand-in takes whole numbers only: that is the server's word, not the console's.
    assert!(console.create().await?.contains("400"));
    second.fill("5").await?;
    assert!(console.create().await?.contains("Job Create successfull"));
    assert_eq!(console.stored(" 50% / A?B#C; ").await?["parameters"]["P"]["value"], " x ");
    Ok(())
}
