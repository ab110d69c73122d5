//! History: what was sent from this browser is there to be looked through, opened again, compared and passed on; secrets
//! are not, and nothing is sent by it.

use browser_tests::{Console, Context, Focus, Job, Outcome, Page, Place};
use serde_json::{Value, json};

/// What is kept of the history: names and texts, the newest first.
const KEPT: &str = "
    return Object.entries(localStorage).filter(([name]) => name.includes('history:')).sort().reverse()";

pub(crate) fn history(page: &Page) -> Place<'_> {
    page.region("History")
}

pub(crate) async fn unfold(page: &Page) -> Outcome {
    history(page).button("History").await?.click().await
}

/// Waits until the history says this.
pub(crate) async fn says(page: &Page, words: &str) -> Outcome {
    let region = history(page).itself().await?;
    let look = async || Ok(region.text().await?.contains(words).then_some(()));
    page.until(&format!("the history says “{words}”"), look).await.context(region.text().await?)
}

/// The names of the jobs that are listed, as their buttons tell them.
pub(crate) async fn listed(page: &Page) -> Outcome<Vec<String>> {
    let buttons = history(page).names("button").await?;
    Ok(buttons.iter().filter_map(|name| Some(name.strip_prefix("Delete ")?.to_owned())).collect())
}

/// Waits until jobs of names that begin so are listed, and no others.
pub(crate) async fn lists(page: &Page, names: &[&str]) -> Outcome {
    let look = async || {
        let listed = listed(page).await?;
        let is_so = listed.len() == names.len() && listed.iter().zip(names).all(|(job, name)| job.starts_with(name));
        Ok(is_so.then_some(()))
    };
    page.until(&format!("{names:?} are listed"), look).await.context(format!("{:#?}", listed(page).await?))
}

/// Presses what can be done with the job whose name begins so.
pub(crate) async fn press(page: &Page, words: &str, job: &str) -> Outcome {
    history(page).button_named_from(&format!("{words} {job}")).await?.click().await
}

async fn search(page: &Page, words: &str) -> Outcome {
    page.field("Search name, task, answer and body").await?.fill(words).await
}

async fn kept(page: &Page) -> Outcome<Vec<(String, String)>> {
    page.script(KEPT, vec![]).await
}

/// Waits until so many jobs are kept.
pub(crate) async fn keeps(page: &Page, count: usize) -> Outcome<Vec<(String, String)>> {
    let look = async || Ok(Some(kept(page).await?).filter(|kept| kept.len() == count));
    page.until(&format!("{count} jobs are kept"), look).await
}

pub(crate) async fn send(console: &Console<'_>, name: &str) -> Outcome {
    console.page.field("Job name").await?.fill(name).await?;
    console.create().await.map(drop)
}

async fn reload(console: &Console<'_>) -> Outcome {
    console.page.step("reload");
    console.page.browser().refresh().await?;
    console.sign_in(console.service().user(), console.service().password()).await?;
    console.create_button().await.map(drop)
}

pub(crate) async fn each_answer_is_told_in_its_words(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    unfold(page).await?;
    says(page, "Nothing is here yet.").await?;
    console.fill(&Job::named("First")).await?;
    for (name, words) in [
        ("First", "Create the job: done · Job Create successfull · HTTP 200 · "),
        ("First", "Create the job: failed · There is such a job already (409) · "),
        ("fault:required:Size", "Create the job: failed · The server refused the job (400) · "),
        ("fault:status:500", "Create the job: not known · Something went wrong on the server (500) · "),
        (
            "fault:html-login",
            "Create the job: not known · A web page, or the way to one, came in place of an answer · HTTP 200 · ",
        ),
        ("fault:not-json", "Create the job: not known · The server’s answer cannot be read · HTTP 200 · "),
        ("fault:reset", "Create the job: not known · No answer: the connection failed · "),
        ("fault:huge", "Create the job: done · The server accepted the job · HTTP 200 · "),
    ] {
        send(&console, name).await?;
        // The newest comes first.
        says(page, words).await?;
        assert!(listed(page).await?[0].starts_with(name), "{name}");
    }
    // What the server said to a refusal stands beside it.
    says(page, "Required parameter Size is not set.").await?;
    page.field("Job name").await?.fill("fault:no-answer").await?;
    console.create_button().await?.click().await?;
    says(page, "Create the job: sent, no answer seen so far").await?;
    page.press_button("Stop waiting").await?;
    says(page, "Create the job: not known · You stopped waiting for the answer · ").await?;
    says(page, "9 jobs").await
}

pub(crate) async fn both_calls_of_a_job_stand_in_one_entry(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("fault:trigger:status:400")).await?;
    page.field("Schedule type").await?.choose("Single").await?;
    page.field("Start").await?.fill("2031-11-24 17:44").await?;
    page.field("Time zone").await?.fill("Europe/Berlin").await?;
    console.create().await?;
    page.press_button("Set the schedule").await?;
    unfold(page).await?;
    lists(page, &["fault:trigger:status:400"]).await?;
    let told = async || {
        let text = history(page).itself().await?.text().await?;
        Ok((text.matches("Set the schedule: failed · The server did not take the schedule (400)").count() == 2)
            .then_some(()))
    };
    page.until("both tries to set the schedule", told).await?;
    let region = history(page).itself().await?;
    region.unfold().await?;
    let text = region.text().await?;
    let jobs = page.script::<String>("return location.origin", vec![]).await?
        + "/iam/governance/selfservice/api/v1/scheduler/jobs";
    for (arrival, method, end) in [(0, "POST", "\n"), (1, "PUT", "/fault%3Atrigger%3Astatus%3A400/trigger\n")] {
        assert!(text.contains(&format!("{method} {jobs}{end}")), "{method}: {text}");
        let sent: Vec<_> = console.service().journal().into_iter().filter(|it| it.method != "GET").collect();
        assert!(text.contains(&sent[arrival].body), "{method}: {text}");
    }
    // Its schedule comes back as it was typed.
    page.field("Start").await?.fill("").await?;
    page.field("Time zone").await?.fill("UTC").await?;
    press(page, "Open as draft", "fault:trigger").await?;
    for (field, value) in
        [("Schedule type", "Single: once"), ("Start", "2031-11-24 17:44"), ("Time zone", "Europe/Berlin")]
    {
        let field = page.field(field).await?;
        page.until(value, async || Ok(field.value().await?.starts_with(value).then_some(()))).await?;
    }
    Ok(())
}

pub(crate) async fn a_page_that_goes_before_the_answer_leaves_a_trace(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("fault:no-answer")).await?;
    console.create_button().await?.click().await?;
    keeps(page, 1).await?;
    // It dies: nothing that it does from now on lasts.
    page.script::<()>("Storage.prototype.setItem = () => {}", vec![]).await?;
    reload(&console).await?;
    unfold(page).await?;
    says(page, "Create the job: sent, no answer seen so far").await?;
    lists(page, &["fault:no-answer"]).await
}

pub(crate) async fn folded_it_costs_nothing(page: &Page) -> Outcome {
    const COUNT: &str = "
        window.reads = [];
        const { getItem } = Storage.prototype;
        Storage.prototype.getItem = function (name) { window.reads.push(name); return getItem.call(this, name) }";
    const READS: &str = "return window.reads.filter((name) => name.includes('history:')).length";
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Folded").with("Mark", "String", "found by this")).await?;
    console.create().await?;
    console.dismiss_all().await?;
    page.script::<()>(COUNT, vec![]).await?;
    console.row(1).field("Value").await?.fill("typed since").await?;
    page.says("Draft saved").await?;
    assert_eq!(page.script::<usize>(READS, vec![]).await?, 0);
    assert!(!history(page).itself().await?.whole_text().await?.contains("Folded"));
    unfold(page).await?;
    lists(page, &["Folded"]).await?;
    let fold = history(page).button("History").await?;
    fold.click().await?;
    assert!(fold.has_focus().await?);
    assert_eq!(history(page).itself().await?.whole_text().await?, "History");
    Ok(())
}

pub(crate) async fn a_search_looks_at_all_that_is_kept(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Nightly ÜBUNG").with("Path", "String", "C:\\dir \"q\"")).await?;
    console.create().await?;
    console.row(1).field("Value").await?.fill("other").await?;
    send(&console, "fault:status:409").await?;
    unfold(page).await?;
    for (words, expected) in [
        ("übung", &["Nightly"][..]),
        ("  nightly", &["Nightly"]),
        ("purge TASK", &["fault", "Nightly"]),
        ("409", &["fault"]),
        ("c:\\DIR \"q\"", &["Nightly"]),
        ("successfull", &["Nightly"]),
        ("nowhere", &[]),
        ("", &["fault", "Nightly"]),
    ] {
        search(page, words).await?;
        lists(page, expected).await.context(words)?;
    }
    search(page, "nowhere").await?;
    says(page, "None of 2 jobs holds this.").await?;
    search(page, "409").await?;
    says(page, "1 of 2 jobs").await
}

pub(crate) async fn a_job_is_opened_again_and_never_sent_by_it(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    let empty = console.form().await?;
    let job = Job::named("Again").with("Digits", "Number", "10").with("Off", "Boolean", "false");
    console.fill(&job.with("Admin Password", "String", "hush-hush").with("Marked", "String", "hidden too")).await?;
    console.row(4).press("More").await?;
    console.row(4).field("Secret").await?.choose("Yes").await?;
    console.create().await?;
    let rows = "Digits=10 Off=false Admin Password= Marked=";
    page.press_button("Create another").await?;
    unfold(page).await?;
    press(page, "Open as draft", "Again").await?;
    page.says("Filled in by “Again” of the history. Secrets are not kept; type again: Admin Password and Marked.")
        .await?;
    page.focus_comes_to(&Focus::on("", "Task name")).await?;
    assert_eq!(console.rows_in_a_line().await?, rows);
    assert_eq!(page.field("Job name").await?.value().await?, "Again");
    // What was said to be secret stays so, whatever its name.
    console.row(4).press("More").await?;
    assert!(console.row(4).field("Secret").await?.value().await?.starts_with("Yes"));
    // It is one step.
    page.press_button("Undo").await?;
    page.says("Undone: the job of the history").await?;
    assert_eq!(console.form().await?, empty);
    console.only_post()?;
    Ok(())
}

pub(crate) async fn two_jobs_are_compared(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Earlier").with("Size", "Number", "1").with("Admin Password", "String", "hush")).await?;
    console.create().await?;
    console.row(1).field("Value").await?.fill("2").await?;
    send(&console, "Later").await?;
    unfold(page).await?;
    press(page, "Compare", "Later").await?;
    says(page, "Now press “Compare” at the job to compare it with.").await?;
    press(page, "Compare", "Earlier").await?;
    for words in [
        "Earlier: Earlier, ",
        "Later: Later, ",
        "2 differences, from the earlier to the later:",
        "Job name: “Earlier” → “Later”",
        "“Size”, value: 1 → 2",
        "Secret values are not kept, so they are not compared.",
        "-   \"jobName\": \"Earlier\",",
        "+   \"jobName\": \"Later\",",
    ] {
        page.says(words).await?;
    }
    page.press_button("Close").await?;
    let second = history(page).button_named_from("Compare Earlier").await?;
    page.until("the focus is where it was", async || Ok(second.has_focus().await?.then_some(()))).await?;
    // The first stays chosen until it is pressed again.
    press(page, "Compare", "Later").await?;
    second.click().await?;
    says(page, "Now press “Compare” at the job to compare it with.").await
}

pub(crate) async fn the_file_holds_what_is_shown(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("In the file").with("Digits", "Number", "10").with("Key", "String", "hunter2")).await?;
    console.create().await?;
    send(&console, "Not in it").await?;
    unfold(page).await?;
    search(page, "in the").await?;
    lists(page, &["In the file"]).await?;
    let text = page.saved_by("Export", "history.json").await?;
    assert!(text.contains("\"value\": 10") && !text.contains("hunter2"), "{text}");
    let saved: Value = serde_json::from_str(&text)?;
    let [job] = saved["history"].as_array().context("no list")?.as_slice() else { panic!("{text}") };
    let call = &job["calls"][0];
    assert_eq!((&job["jobName"], &call["method"]), (&json!("In the file"), &json!("POST")));
    assert_eq!(call["body"]["parameters"]["Key"]["value"], "<secret:Key>");
    let answer = &call["answer"];
    assert_eq!(
        [&answer["done"], &answer["words"], &answer["status"]],
        [&json!(true), &json!("Job Create successfull"), &json!(200)]
    );
    let at = call["at"].as_str().unwrap_or_default();
    assert!(at.len() == 20 && at.ends_with('Z'), "{at}");
    Ok(())
}
