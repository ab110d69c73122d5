//! The task: picked from a list or typed, with what is known of it and its parameters as an offer.

use browser_tests::{Console, Focus, Job, Key, Outcome, Page};
use serde_json::{Value, json};

const CATALOG_TASK: &str = "Catalog Synchronization Task";
const FROM_CATALOGUE: &str = "Add the catalogue’s parameters";
const FROM_JOB: &str = "Add the job’s parameters";

/// Waits until the list offers these tasks and no others.
async fn offered(page: &Page, beginnings: &[&str]) -> Outcome {
    let is_offered = async || {
        let names = page.everywhere().names("option").await?;
        let fits =
            names.len() == beginnings.len() && names.iter().zip(beginnings).all(|(name, it)| name.starts_with(it));
        Ok(fits.then_some(()))
    };
    page.until(&format!("the tasks {beginnings:?}"), is_offered).await
}

/// Waits until the rows have these names.
async fn rows_are(console: &Console<'_>, names: &[&str]) -> Outcome {
    let is_so = async || {
        let rows = console.rows().await?;
        Ok(rows.iter().map(|(name, _)| name.as_str()).eq(names.iter().copied()).then_some(()))
    };
    console.page.until(&format!("the rows {names:?}"), is_so).await
}

async fn task_is(page: &Page, name: &str) -> Outcome {
    let field = page.field("Task name").await?;
    page.until(&format!("the task {name}"), async || Ok((field.value().await? == name).then_some(()))).await
}

pub(crate) async fn a_task_is_picked_by_keyboard(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    page.keys("task CATALOG syn").await?;
    offered(page, &[CATALOG_TASK]).await?;
    // Enter in an open list sends nothing; nor does the way up and down.
    page.press(Key::Down).await?;
    page.press(Key::Enter).await?;
    task_is(page, CATALOG_TASK).await?;
    offered(page, &[]).await?;
    page.focus_comes_to(&Focus::on("", "Task name")).await?;
    page.says("There may be more.").await?;

    // Escape closes the list and leaves what was typed.
    let field = page.field("Task name").await?;
    field.fill("catalog").await?;
    offered(page, &["Catalog Synchronization Job", CATALOG_TASK]).await?;
    page.press(Key::Escape).await?;
    offered(page, &[]).await?;
    task_is(page, "catalog").await?;
    // Up goes to the end.
    page.press(Key::Down).await?;
    offered(page, &["Catalog Synchronization Job", CATALOG_TASK]).await?;
    page.press(Key::Up).await?;
    page.press(Key::Enter).await?;
    task_is(page, CATALOG_TASK).await?;
    assert!(console.posts().is_empty());
    Ok(())
}

pub(crate) async fn a_task_is_picked_by_mouse(page: &Page) -> Outcome {
    let _console = Console::signed_in(page).await?;
    page.field("Task name").await?.click().await?;
    page.says("more. Type a part of the name").await?;
    page.keys("box lookup").await?;
    // The connector is searched as well as the name.
    page.everywhere().option_named_from("Box Group Lookup Reconciliation").await?.click().await?;
    task_is(page, "Box Group Lookup Reconciliation").await?;
    page.says("make sure of the task’s name").await?;
    page.says("No job on the server runs this task.").await?;
    Ok(())
}

pub(crate) async fn any_other_name_can_be_typed(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    page.says("Choose a task or type its name.").await?;
    let job = Job { task: "Tarea propia & <b>more</b> *".to_owned(), ..Job::named("Of our own") };
    console.fill(&job).await?;
    page.says("The catalogue does not have this task").await?;
    page.says("No job on the server runs this task.").await?;
    console.create().await?;
    let body: Value = serde_json::from_str(&console.only_post()?.body)?;
    assert_eq!(body["taskName"], json!("Tarea propia & <b>more</b> *"));
    Ok(())
}

pub(crate) async fn the_catalogue_offers_parameters(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::documented()).await?;
    let before = console.rows().await?;
    page.field("Task name").await?.fill("Box Group Lookup Reconciliation").await?;
    page.field("Job name").await?.focus().await?;
    page.press_button(FROM_CATALOGUE).await?;
    page.says("Added 5 parameters.").await?;
    // What stood there stays, and the new ones come with their types and defaults.
    let rows = console.rows().await?;
    assert_eq!(rows.len(), before.len() + 5);
    assert_eq!(rows[..before.len()], before);
    let resource = before.len() + 3;
    assert_eq!(console.row(resource).field("Data type").await?.value().await?, "ITResource");
    assert_eq!(console.row(resource).field("Value").await?.value().await?, "Box");
    assert!(
        console.row(resource).field("Value").await?.said().await?.words.contains("IT resource of the target system.")
    );
    // They are all there now; and one step takes them away.
    page.press_button(FROM_CATALOGUE).await?;
    page.says("The form has them all already.").await?;
    page.press_button("Undo").await?;
    let is_back = async || Ok((console.rows().await? == before).then_some(()));
    page.until("the rows as they were", is_back).await?;
    assert!(console.posts().is_empty());
    Ok(())
}

pub(crate) async fn a_job_on_the_server_offers_parameters(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.add_row(1).await?.fill("Batch Size", "String", "7").await?;
    page.field("Task name").await?.fill(CATALOG_TASK).await?;
    page.field("Job name").await?.focus().await?;
    page.says("Job “Catalog Synchronization Nightly” on the server: 4 parameters").await?;
    page.press_button(FROM_JOB).await?;
    rows_are(&console, &["Batch Size", "Mode", "Process Entitlements", "Update Date"]).await?;
    // What was typed stays; of the job come names, types and help, and no values.
    assert_eq!(console.row(1).field("Value").await?.value().await?, "7");
    assert_eq!(console.row(2).field("Value").await?.value().await?, "");
    assert_eq!(console.row(3).field("Data type").await?.value().await?, "Boolean");
    Ok(())
}

pub(crate) async fn what_is_imported_is_known_as_well(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console
        .import(r#"{"taskName": "Catalog Synchronization Task", "parameters": {"Moed": {"value": "Full"}}}"#)
        .await?;
    page.says("Job “Catalog Synchronization Nightly” on the server: 4 parameters").await?;
    page.press_button(FROM_JOB).await?;
    rows_are(&console, &["Moed", "Mode", "Process Entitlements", "Update Date", "Batch Size"]).await?;
    Ok(())
}

pub(crate) async fn a_job_that_cannot_be_read_can_be_asked_for_again(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    let job = Job { task: "Box Group Lookup Reconciliation".to_owned(), ..Job::named("fault:read:status:500") };
    console.fill(&job).await?;
    console.create().await?;
    page.field("Task name").await?.fill("Another").await?;
    page.field("Job name").await?.focus().await?;
    page.says("No job on the server runs this task.").await?;
    page.field("Task name").await?.fill("Box Group Lookup Reconciliation").await?;
    page.field("Job name").await?.focus().await?;
    page.says("is not known: the server answered with status 500.").await?;
    page.press_button("Ask again").await?;
    page.says("is not known: the server answered with status 500.").await?;
    // It is no more than help: the job can be sent all the same.
    page.field("Job name").await?.fill("All the same").await?;
    console.create().await?;
    assert_eq!(console.posts().len(), 2);
    Ok(())
}

pub(crate) async fn names_that_are_not_known_are_pointed_out(page: &Page) -> Outcome {
    const NAMES: [(&str, &str); 4] = [
        ("batch size", "Known is “Batch Size”: it differs in letter case or blanks."),
        ("Moed", "Not known; “Mode” is."),
        ("Filter", "Not among the parameters that this task has."),
        ("Update Date", ""),
    ];
    let console = Console::signed_in(page).await?;
    let task = page.field("Task name").await?;
    task.fill("catalog synchronisation task").await?;
    page.field("Job name").await?.focus().await?;
    let says = async |words: &str| {
        let is_said = async || Ok(task.said().await?.words.contains(words).then_some(()));
        page.until(words, is_said).await
    };
    says("Not known; “Catalog Synchronization Task” is.").await?;
    task.fill(CATALOG_TASK).await?;
    for ((name, _), number) in NAMES.iter().zip(1..) {
        console.add_row(number).await?.fill(name, "String", "x").await?;
    }
    page.field("Job name").await?.fill("Pointed out").await?;
    page.field("Retry count").await?.fill("1").await?;
    page.field("Job name").await?.focus().await?;
    for ((name, words), number) in NAMES.iter().zip(1..) {
        let field = console.row(number).field("Name").await?;
        let is_said = async || {
            let said = field.said().await?;
            Ok((!said.is_wrong && said.words.contains(words) && (!words.is_empty() || said.words.is_empty()))
                .then_some(()))
        };
        page.until(&format!("what is said of {name}"), is_said).await?;
    }
    // It is sent as it stands.
    console.create().await?;
    let body: Value = serde_json::from_str(&console.only_post()?.body)?;
    let names: Vec<_> = body["parameters"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(names, NAMES.map(|(name, _)| name));
    Ok(())
}

pub(crate) async fn it_resources_of_jobs_are_suggested(page: &Page) -> Outcome {
    const SUGGESTED: &str = "return Array.from(arguments[0].list.options, (option) => option.value)";
    let console = Console::signed_in(page).await?;
    let job = Job { task: "Box Group Lookup Reconciliation".to_owned(), ..Job::named("Own nightly") };
    console.fill(&job.with("IT Resource Name", "ITResource", "Our Directory")).await?;
    console.create().await?;
    console.row(1).field("Value").await?.fill("").await?;
    let value = console.row(1).field("Value").await?;
    page.field("Task name").await?.fill("Something").await?;
    page.field("Job name").await?.focus().await?;
    page.field("Task name").await?.fill("Box Group Lookup Reconciliation").await?;
    page.field("Job name").await?.focus().await?;
    let is_suggested = async || {
        let names: Vec<String> = value.run(SUGGESTED).await?;
        Ok(names.iter().any(|name| name == "Our Directory").then_some(()))
    };
    page.until("the suggestion", is_suggested).await
}
