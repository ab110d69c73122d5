//! "Clone": a job of the server comes into the form without its name, its status and its secrets; what differs from it
//! is marked, and leads back. Nothing is sent by it.

use browser_tests::{Console, Focus, Job, Key, Outcome, Page};
use serde_json::{Value, json};

const CATALOG: &str = "Catalog Synchronization Nightly";
const SEEDS: [&str; 6] = [
    "Automatically Unlock User",
    CATALOG,
    "Certification Purge Weekly",
    "Grüße & <b>Co.</b> 100% / 2?",
    "LDAP Users Full",
    "Password Warning",
];

/// Opens the window and waits for its first list.
async fn open(page: &Page) -> Outcome {
    page.press_button("Clone").await?;
    page.focus_comes_to(&Focus::on("", "Search jobs")).await?;
    page.says("Jobs found: 6.").await
}

async fn clone(page: &Page, name: &str) -> Outcome {
    page.press_button("Clone").await?;
    page.press_button(&format!("Clone “{name}”")).await?;
    page.focus_comes_to(&Focus::on("", "Job name")).await
}

/// Waits until the panel over the form says this.
async fn panel_says(page: &Page, source: &str, words: &str) -> Outcome {
    let panel = page.region(&format!("Cloned from “{source}”.")).itself().await?;
    page.until(words, async || Ok(panel.text().await?.contains(words).then_some(()))).await
}

/// A console with one of the seeds cloned.
async fn with_clone<'p>(page: &'p Page, name: &str) -> Outcome<Console<'p>> {
    let console = Console::signed_in(page).await?;
    clone(page, name).await?;
    Ok(console)
}

/// The names on the list.
async fn listed(page: &Page) -> Outcome<Vec<String>> {
    let buttons = page.everywhere().names("button").await?;
    Ok(buttons.iter().filter_map(|name| name.strip_prefix("Clone “")?.strip_suffix('”').map(str::to_owned)).collect())
}

async fn lists(page: &Page, names: &[&str]) -> Outcome {
    page.until(&format!("the list {names:?}"), async || Ok((listed(page).await? == names).then_some(()))).await
}

pub(crate) async fn a_clone_is_the_source_under_another_name(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    for (place, source) in SEEDS.into_iter().enumerate() {
        clone(page, source).await?;
        assert_eq!(console.posts().len(), place, "nothing is sent by cloning");
        let name = format!("Copy {place}");
        page.field("Job name").await?.fill(&name).await?;
        // What comes from the server, and the preview a moment after the last key, make the page longer: who aims at a
        // button meanwhile may hit another.
        page.says("on the server").await?;
        page.says(&format!("\"jobName\": \"{name}\"")).await?;
        let told = console.create().await?;
        assert!(told.contains("Job Create successfull"), "{source}: {told}");
        let mut wanted = console.stored(source).await?;
        let body: Value = serde_json::from_str(&console.posts().remove(place).body)?;
        if let Some(wanted) = wanted.as_object_mut() {
            wanted.remove("status");
            wanted.insert("jobName".to_owned(), json!(name));
        }
        assert_eq!(body, wanted, "{source}");
    }
    Ok(())
}

pub(crate) async fn the_schedule_comes_along(page: &Page) -> Outcome {
    let console = with_clone(page, "Password Warning").await?;
    page.says("This has passed.").await?;
    page.field("Job name").await?.fill("Copy").await?;
    console.create().await?;
    console.result_says("Trigger add successfull").await?;
    let put = console.service().journal().into_iter().find(|arrival| arrival.method == "PUT");
    let body: Value = serde_json::from_str(&put.map(|put| put.body).unwrap_or_default())?;
    let wanted = json!({
        "startTime": "2021-11-24T17:44:00Z", "triggerType": "Cron", "intervalType": "MONTHLYWEEKDAYS",
        "intervalValues": ["Fourth Monday"]
    });
    assert_eq!(body, wanted);
    Ok(())
}

pub(crate) async fn what_differs_is_marked_and_leads_back(page: &Page) -> Outcome {
    let console = with_clone(page, CATALOG).await?;
    panel_says(page, CATALOG, "Left there: its name and its status. Different values: 0. New parameters: 0.").await?;
    let before = console.form().await?;
    page.field("Retry count").await?.fill("7").await?;
    page.field("Enabled").await?.choose("Not sent").await?;
    page.field("Notification").await?.paste("{}").await?;
    page.field("Start").await?.fill("2031-11-24 17:44").await?;
    let row = console.row(4);
    row.field("Name").await?.fill("Size").await?;
    row.field("Value").await?.fill("600").await?;
    console.row(3).field("Value").await?.fill("x").await?;
    panel_says(page, CATALOG, "Different values: 7.").await?;
    let said = row.field("Value").await?.said().await?;
    assert!(said.words.contains(&format!("In “{CATALOG}”: “500”")), "{}", said.words);
    let back = async |place: &str, was: &str| {
        let name = format!("Back to it In “{CATALOG}”: {was}");
        let place = if place.is_empty() { page.everywhere() } else { page.group(place) };
        place.button(&name).await?.click().await
    };
    for (place, was, field) in [
        ("", "“3”", "Retry count"),
        ("", "“true”", "Enabled"),
        ("", "not sent", "Notification"),
        ("", "“2021-11-24 17:44”", "Start"),
        ("Parameter 4", "“Batch Size”", "Name"),
        ("Parameter 4", "“500”", "Value"),
        ("Parameter 3", "empty text", "Value"),
    ] {
        back(place, was).await?;
        page.focus_comes_to(&Focus::on(place, field)).await?;
    }
    assert_eq!(console.form().await?, before);
    panel_says(page, CATALOG, "Different values: 0.").await?;
    // Each was one step.
    page.press_button("Undo").await?;
    panel_says(page, CATALOG, "Different values: 1.").await?;
    page.says("Undone: Parameter 3, Value").await
}

pub(crate) async fn rows_edited_as_text_are_still_compared(page: &Page) -> Outcome {
    let console = with_clone(page, CATALOG).await?;
    page.press_button("Edit as text").await?;
    let text = page.field("Parameters, one a line").await?;
    let (before, after) = ("Incremental", "Full");
    let edited = text.value().await?.replace(&format!("{before}\n"), &format!("{after}\n")) + "New | x\n";
    text.paste(&edited).await?;
    page.press_button("Apply").await?;
    panel_says(page, CATALOG, "Different values: 1. New parameters: 1.").await?;
    let row = console.rows().await?.iter().position(|(name, _)| name == "Mode").map_or(0, |at| at + 1);
    let row = page.group(&format!("Parameter {row}"));
    row.button(&format!("Back to it In “{CATALOG}”: “{before}”")).await?.click().await?;
    panel_says(page, CATALOG, "Different values: 0. New parameters: 1.").await?;
    assert_eq!(row.field("Value").await?.value().await?, before);
    Ok(())
}

pub(crate) async fn a_parameter_that_was_removed_is_brought_back(page: &Page) -> Outcome {
    let console = with_clone(page, CATALOG).await?;
    let before = console.rows_in_a_line().await?;
    console.row(2).press("Remove").await?;
    console.add_row(4).await?.field("Name").await?.fill("New").await?;
    panel_says(page, CATALOG, "New parameters: 1.").await?;
    page.press_button("Bring back “Process Entitlements”").await?;
    page.focus_comes_to(&Focus::on("Parameter 2", "Name")).await?;
    assert_eq!(console.rows_in_a_line().await?, format!("{before} New="));
    assert!(!page.everywhere().has_button("Bring back “Process Entitlements”").await?);
    page.press_button("Stop comparing").await?;
    page.focus_comes_to(&Focus::on("", "Job name")).await?;
    console.row(1).field("Value").await?.fill("600").await?;
    console.row(1).field("Name").await?.focus().await?;
    assert!(!page.text().await?.contains("In “"), "nothing is marked any more");
    Ok(())
}

pub(crate) async fn secrets_stay_behind_and_are_named(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    let job = Job::named("Source").with("Admin Password", "String", "hush-hush").with("Pin", "String", "******");
    console.fill(&job.with("Plain", "String", "seen")).await?;
    console.create().await?;
    clone(page, "Source").await?;
    panel_says(page, "Source", "Secret values do not come over; type again: Admin Password and Pin.").await?;
    assert_eq!(console.rows_in_a_line().await?, "Admin Password= Pin= Plain=seen");
    // What is typed in their place is not compared with anything.
    console.row(1).field("Value").await?.fill("another").await?;
    console.row(3).field("Value").await?.fill("changed").await?;
    panel_says(page, "Source", "Different values: 1.").await
}

pub(crate) async fn one_step_takes_the_clone_back(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Before").with("P", "Number", "1")).await?;
    let before = console.form().await?;
    clone(page, CATALOG).await?;
    let cloned = console.form().await?;
    for (button, words, wanted) in [("Undo", "Undone: the clone", &before), ("Redo", "Done again: the clone", &cloned)]
    {
        page.press_button(button).await?;
        page.says(words).await?;
        page.until(words, async || Ok((console.form().await? == *wanted).then_some(()))).await?;
        let is_compared = page.everywhere().has_button("Stop comparing").await?;
        assert_eq!(is_compared, button == "Redo");
    }
    // Another job is not compared with this one.
    console.import("Purge Criteria\t1").await?;
    assert!(!page.everywhere().has_button("Stop comparing").await?);
    Ok(())
}

pub(crate) async fn jobs_are_searched_while_one_types(page: &Page) -> Outcome {
    const WATCH: &str = "
        const { fetch } = window;
        window.fetch = async (request) => {
          const answer = await fetch(request);
          if (request.url.includes('slow')) window.lateAnswer = (await answer.clone().text()) !== '';
          return answer;
        }";
    let console = Console::signed_in(page).await?;
    open(page).await?;
    lists(page, &SEEDS).await?;
    let dialog = page.text().await?;
    assert!(dialog.contains("LDAP User Create and Update Reconciliation") && dialog.contains("FAILED"), "{dialog}");
    assert!(dialog.contains("<b>Co.</b>"), "a name is text: {dialog}");
    let search = page.field("Search jobs").await?;
    for (text, names) in
        [("Users F", &["LDAP Users Full"][..]), ("% / 2?", &[SEEDS[3]]), ("nobody’s", &[]), ("", &SEEDS)]
    {
        search.fill(text).await?;
        lists(page, names).await?;
    }
    search.fill("nobody’s").await?;
    page.says("No job found.").await?;
    // What comes late takes nobody's place.
    page.script::<()>(WATCH, vec![]).await?;
    search.paste("fault:search:slow:1500").await?;
    page.press(Key::Enter).await?;
    search.fill("Password").await?;
    page.press(Key::Enter).await?;
    lists(page, &["Password Warning"]).await?;
    page.until("the late answer", async || page.script::<Option<bool>>("return window.lateAnswer", vec![]).await)
        .await?;
    lists(page, &["Password Warning"]).await?;
    page.press(Key::Escape).await?;
    page.focus_comes_to(&Focus::on("", "Clone")).await?;
    assert!(console.posts().is_empty());
    Ok(())
}

pub(crate) async fn what_cannot_be_listed_says_why(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    open(page).await?;
    let search = page.field("Search jobs").await?;
    for (fault, words) in [
        ("status:403", "you are not allowed to read jobs."),
        ("status:500", "the server answered with status 500."),
        ("not-json", "the answer is of another kind than the service gives."),
        ("html-login", "the answer is of another kind than the service gives."),
        ("reset", "the server did not answer."),
        ("status:401", "you are not signed in any more."),
    ] {
        search.paste(&format!("fault:search:{fault}")).await?;
        page.press(Key::Enter).await?;
        page.says(&format!("The jobs could not be listed: {words}")).await?;
        assert_eq!(listed(page).await?, [""; 0], "{fault}");
    }
    search.paste("Password").await?;
    lists(page, &["Password Warning"]).await?;
    search.paste("fault:search:status:401").await?;
    page.says("not signed in any more").await?;
    page.press_button("Try again").await?;
    page.focus_comes_to(&Focus::on("", "Search jobs")).await?;
    page.press_button("Sign in again").await?;
    page.focus_comes_to(&Focus::on("", "Password")).await?;
    assert!(console.posts().is_empty());
    Ok(())
}

pub(crate) async fn what_cannot_be_read_says_why_and_changes_nothing(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    for (fault, words) in [
        ("fault:read:status:401", "you are not signed in any more."),
        ("fault:read:status:500", "the server answered with status 500."),
        ("fault:read:not-json", "the answer is of another kind than the service gives."),
        ("fault:read:truncated", "the server did not answer."),
    ] {
        if fault.ends_with("truncated") && !page.engine().notices_what_is_cut_off() {
            continue;
        }
        console.fill(&Job::named(fault)).await?;
        console.create().await?;
        let before = console.form().await?;
        page.press_button("Clone").await?;
        page.press_button(&format!("Clone “{fault}”")).await?;
        page.says(&format!("“{fault}” could not be read, and nothing was changed: {words}")).await?;
        page.press_button("Close").await?;
        page.focus_comes_to(&Focus::on("", "Clone")).await?;
        assert_eq!(console.form().await?, before);
    }
    Ok(())
}

pub(crate) async fn a_job_comes_over_without_a_schedule_that_is_not_known(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    for fault in ["fault:read-trigger:status:500", "fault:read-trigger:html-login"] {
        console.fill(&Job::named(fault)).await?;
        console.create().await?;
        clone(page, fault).await?;
        panel_says(page, fault, "Its schedule is not known: it could not be read.").await?;
        // What is not known is not compared with.
        page.field("Schedule type").await?.choose("Single").await?;
        page.field("Retry count").await?.fill("9").await?;
        panel_says(page, fault, "Different values: 1.").await?;
        page.field("Schedule type").await?.choose("Not set").await?;
    }
    Ok(())
}

pub(crate) async fn by_keyboard_alone(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    page.tab_back_to(&Focus::on("", "Clone")).await?;
    page.press(Key::Enter).await?;
    page.focus_comes_to(&Focus::on("", "Search jobs")).await?;
    page.keys("Nightly").await?;
    page.press(Key::Enter).await?;
    lists(page, &[CATALOG]).await?;
    page.tab_to(&Focus::on("", &format!("Clone “{CATALOG}”"))).await?;
    page.press(Key::Enter).await?;
    page.focus_comes_to(&Focus::on("", "Job name")).await?;
    page.keys("Copy").await?;
    page.tab_to(&Focus::on("", "Retry count")).await?;
    page.keys("9").await?;
    panel_says(page, CATALOG, "Different values: 1.").await?;
    page.tab_to(&Focus::on("", &format!("Back to it In “{CATALOG}”: “3”"))).await?;
    page.press(Key::Enter).await?;
    page.focus_comes_to(&Focus::on("", "Retry count")).await?;
    page.press(Key::Enter).await?;
    assert!(console.outcome().await?.contains("Job Create successfull"));
    Ok(())
}

pub(crate) async fn what_is_said_over_the_form_leaves_it_in_its_place(page: &Page) -> Outcome {
    const PLACE: &str = "
        const { left, width } = document.querySelector('form').getBoundingClientRect();
        return [left, width]";
    page.resize(1400, 900).await?;
    let _console = Console::signed_in(page).await?;
    let before: Vec<f64> = page.script(PLACE, vec![]).await?;
    clone(page, CATALOG).await?;
    panel_says(page, CATALOG, "status").await?;
    assert_eq!(page.script::<Vec<f64>>(PLACE, vec![]).await?, before);
    page.resize_back().await
}
