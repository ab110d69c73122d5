//! The same faults where the console asks or sets: the look for a job, the schedule, the search. What cannot be told is
//! not told, and nothing is sent by it.

use browser_tests::{Console, Context, Focus, Job, Key, Options, Outcome, Page, dist};
use serde_json::json;

const LOOK: &str = "Look whether the job exists";

/// What answers the look for a job that is there, and what a person is told.
const LOOKS: [(&str, &str); 28] = [
    ("slow:300", "exists"),
    ("drip:5", "exists"),
    ("early", "exists"),
    ("status:401", "The look told nothing (401)"),
    ("status:403:html", "The look told nothing (403)"),
    ("status:404:html", "The look told nothing (404)"),
    // Of a gateway that has lost the way: the service speaks JSON.
    ("status:404:text", "The look told nothing (404)"),
    ("status:404:empty", "The look told nothing (404)"),
    ("status:408", "The look told nothing (408)"),
    ("429", "The look told nothing (429)"),
    ("status:500", "The look told nothing (500)"),
    ("status:503:empty", "The look told nothing (503)"),
    ("status:204", "The look told nothing (204)"),
    ("redirect:302", "The look was led elsewhere"),
    ("redirect:307", "The look was led elsewhere"),
    ("html-login", "The look told nothing (200)"),
    ("not-json", "The look told nothing (200)"),
    ("cut-json", "The look told nothing (200)"),
    ("empty", "The look told nothing (200)"),
    ("json:array", "The look told nothing (200)"),
    ("json:null", "The look told nothing (200)"),
    ("json:object", "The look told nothing (200)"),
    ("json:deep", "The look told nothing (200)"),
    ("other-job", "The look told nothing (200)"),
    ("charset:latin-1", "exists"),
    ("charset:utf-16:unsaid", "The look told nothing (200)"),
    ("reset", "The look got no answer"),
    ("truncated", "The look got no answer"),
];

/// Whether the browser notices the fault: not each does where an answer is cut off.
fn is_noticed(page: &Page, fault: &str) -> bool {
    fault != "truncated" || page.engine().notices_what_is_cut_off()
}

pub(crate) async fn a_look_tells_what_it_found_and_no_more(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("first").with("P", "String", "kept")).await?;
    for (number, (fault, words)) in (1..).zip(LOOKS.into_iter().filter(|(fault, _)| is_noticed(page, fault))) {
        let name = format!("fault:empty+read:{fault}");
        page.field("Job name").await?.fill(&name).await?;
        let before = console.form().await?;
        console.create().await?;
        page.press_button(LOOK).await?;
        console.result_says(words).await.context(&name)?;
        if words != "exists" {
            let told = console.result().itself().await?.text().await?;
            assert!(!told.contains("” exists") && !told.contains("There is no job"), "{name}: {told}");
        }
        assert_eq!(console.form().await?, before, "{name}");
        assert_eq!(console.posts().len(), number, "{name}");
        if fault == "status:401" {
            sign_in_again(&console).await?;
        }
    }
    Ok(())
}

/// The server no longer knows who asks: the form stays, and so does all that was told.
async fn sign_in_again(console: &Console<'_>) -> Outcome {
    console.page.press_button("Sign in again").await?;
    console.sign_in(console.service().user(), console.service().password()).await?;
    let gone =
        async || Ok((!console.page.everywhere().names("field").await?.contains(&"Password".to_owned())).then_some(()));
    console.page.until("the sign-in is done", gone).await
}

/// What answers the second call, where it stands then, and what the schedule's own look finds.
const SECONDS: [(&str, &str, &str); 22] = [
    ("slow:300", "done", ""),
    ("drip:5", "done", ""),
    ("early", "done", ""),
    ("status:204", "done", ""),
    ("status:400", "failed", ""),
    ("status:404", "failed", ""),
    ("429", "failed", ""),
    ("status:503:empty", "failed", ""),
    ("status:500:html", "not known", "The server has no schedule for this job."),
    ("status:200:html", "not known", SET),
    ("html-login", "not known", "The server has no schedule for this job."),
    ("redirect:302", "not known", "The server has no schedule for this job."),
    ("redirect:307", "not known", "The server has no schedule for this job."),
    ("not-json", "not known", SET),
    ("cut-json", "not known", SET),
    ("empty", "not known", SET),
    ("json:array", "not known", SET),
    ("json:object", "not known", SET),
    ("json:deep", "not known", SET),
    ("charset:latin-1", "done", ""),
    ("reset", "not known", "The server has no schedule for this job."),
    ("truncated", "not known", SET),
];

const SET: &str = "The server’s next run: Mon, Nov 24, 2031, 17:44 in Europe/Berlin";

pub(crate) async fn a_schedule_that_is_not_known_to_be_set_is_not_called_missing(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("first").with("P", "String", "kept")).await?;
    for (field, value) in [("Start", "2031-11-24 17:44"), ("Time zone", "Europe/Berlin")] {
        page.field("Schedule type").await?.choose("Single").await?;
        page.field(field).await?.fill(value).await?;
    }
    for (number, (fault, stands, found)) in (1..).zip(SECONDS) {
        let name = format!("fault:trigger:{fault}");
        page.field("Job name").await?.fill(&name).await?;
        let before = console.form().await?;
        console.create().await?;
        console.result_says(&format!("Set the schedule: {stands}")).await.context(&name)?;
        let told = console.result().itself().await?.text().await?;
        let words = match stands {
            "failed" => "exists, without this schedule",
            "not known" => "with this schedule or without one: it is not known",
            _ => "",
        };
        assert!(told.contains(words), "{name}: {told}");
        if !found.is_empty() {
            page.press_button("Look at the schedule").await?;
            console.result_says(found).await.context(&name)?;
        }
        assert_eq!(console.form().await?, before, "{name}");
        let sent = |method: &str| console.service().journal().iter().filter(|it| it.method == method).count();
        // Each press is one job and one schedule.
        assert_eq!((sent("POST"), sent("PUT")), (number, number), "{name}");
    }
    Ok(())
}

/// What answers a question for the schedule that is set, and what is told of it.
const NEXT_RUNS: [(&str, &str); 13] = [
    ("drip:5", SET),
    ("status:404:html", UNREAD),
    ("status:404:text", UNREAD),
    ("status:404:empty", UNREAD),
    ("status:500", UNREAD),
    ("redirect:302", UNREAD),
    ("html-login", UNREAD),
    ("not-json", UNREAD),
    ("empty", UNREAD),
    ("json:array", UNREAD),
    ("json:deep", UNREAD),
    ("reset", UNREAD),
    ("truncated", UNREAD),
];

const UNREAD: &str = "The server’s next run could not be read.";

pub(crate) async fn a_next_run_that_cannot_be_read_is_called_so(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("first")).await?;
    page.field("Schedule type").await?.choose("Single").await?;
    page.field("Start").await?.fill("2031-11-24 17:44").await?;
    page.field("Time zone").await?.fill("Europe/Berlin").await?;
    for (number, (fault, words)) in (1..).zip(NEXT_RUNS) {
        let name = format!("fault:read-trigger:{fault}");
        page.field("Job name").await?.fill(&name).await?;
        console.create().await?;
        console.result_says("Set the schedule: done").await.context(&name)?;
        console.result_says(words).await.context(&name)?;
        assert_eq!(console.posts().len(), number, "{name}");
    }
    Ok(())
}

/// What answers a search, and why no job is listed.
const SEARCHES: [(&str, &str); 20] = [
    ("status:400", "the server answered with status 400"),
    ("status:404:html", "there is no such job, or no scheduler service at this address"),
    ("status:408", "the server answered with status 408"),
    ("429", "the server answered with status 429"),
    ("status:502:text", "the server answered with status 502"),
    ("status:503:empty", "the server answered with status 503"),
    ("status:204", ANOTHER_KIND),
    ("status:205", ANOTHER_KIND),
    ("redirect:302", ANOTHER_KIND),
    ("redirect:307", ANOTHER_KIND),
    ("cut-json", ANOTHER_KIND),
    ("empty", ANOTHER_KIND),
    ("json:array", ANOTHER_KIND),
    ("json:string", ANOTHER_KIND),
    ("json:number", ANOTHER_KIND),
    ("json:null", ANOTHER_KIND),
    ("json:deep", ANOTHER_KIND),
    ("charset:utf-16:unsaid", ANOTHER_KIND),
    ("reset-after", "the server did not answer"),
    ("truncated", "the server did not answer"),
];

const ANOTHER_KIND: &str = "the answer is of another kind than the service gives";

pub(crate) async fn a_search_that_finds_nothing_out_says_why(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Kept").with("P", "String", "kept")).await?;
    let before = console.form().await?;
    page.press_button("Clone").await?;
    page.focus_comes_to(&Focus::on("", "Search jobs")).await?;
    let search = page.field("Search jobs").await?;
    for (fault, words) in SEARCHES.into_iter().filter(|(fault, _)| is_noticed(page, fault)) {
        search.paste(&format!("fault:search:{fault}")).await?;
        page.press(Key::Enter).await?;
        page.says(&format!("The jobs could not be listed: {words}")).await.context(fault)?;
        search.paste("Password").await?;
        page.everywhere().button("Clone “Password Warning”").await.context(fault)?;
    }
    // What comes slowly comes.
    search.paste("fault:search:drip:2").await?;
    page.press(Key::Enter).await?;
    page.says("No job found.").await?;
    page.press(Key::Escape).await?;
    page.focus_comes_to(&Focus::on("", "Clone")).await?;
    assert_eq!(console.form().await?, before);
    assert!(console.posts().is_empty());
    Ok(())
}

/// What answers the reading of a job that is to be cloned, and why nothing comes over.
const READS: [(&str, &str); 9] = [
    ("status:503:html", "the server answered with status 503"),
    ("status:204", ANOTHER_KIND),
    ("redirect:302", ANOTHER_KIND),
    ("cut-json", ANOTHER_KIND),
    ("json:array", ANOTHER_KIND),
    ("json:deep", ANOTHER_KIND),
    ("json:object", ANOTHER_KIND),
    ("other-job", ANOTHER_KIND),
    ("reset", "the server did not answer"),
];

pub(crate) async fn a_job_that_cannot_be_read_whole_does_not_come_over(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("first").with("P", "String", "kept")).await?;
    for (fault, words) in READS {
        let name = format!("fault:read:{fault}");
        page.field("Job name").await?.fill(&name).await?;
        console.create().await?;
        let (before, posts) = (console.form().await?, console.posts().len());
        page.press_button("Clone").await?;
        page.press_button(&format!("Clone “{name}”")).await?;
        page.says(&format!("“{name}” could not be read, and nothing was changed: {words}")).await.context(&name)?;
        page.press_button("Close").await?;
        page.focus_comes_to(&Focus::on("", "Clone")).await?;
        assert_eq!(console.form().await?, before, "{name}");
        assert_eq!(console.posts().len(), posts, "{name}");
    }
    Ok(())
}

pub(crate) async fn what_drips_is_waited_for_no_longer_than_the_limit(page: &Page) -> Outcome {
    let (folder, config) = (Some(dist()?), Some(json!({ "timeLimitSeconds": 4 }).to_string()));
    let console = Console::with(page, Options { console: folder, config, ..Options::default() }).await?;
    console.sign_in(console.service().user(), console.service().password()).await?;
    console.create_button().await?;
    // Each byte comes in time, and the whole never.
    let name = "fault:drip:1000+read:drip:1000";
    console.fill(&Job::named(name).with("P", "String", "kept")).await?;
    let before = console.form().await?;
    let told = console.create().await?;
    assert!(told.contains("No answer within the time limit") && told.contains("not known"), "{told}");
    page.press_button(LOOK).await?;
    console.result_says("The look got no answer").await?;
    assert_eq!(console.form().await?, before);
    console.only_post()?;

    page.field("Job name").await?.fill("fault:trigger:drip:1000").await?;
    page.field("Schedule type").await?.choose("Single").await?;
    page.field("Start").await?.fill("2031-11-24 17:44").await?;
    page.field("Time zone").await?.fill("Europe/Berlin").await?;
    console.create().await?;
    console.result_says("Set the schedule: not known").await?;
    page.press_button("Look at the schedule").await?;
    console.result_says(SET).await?;
    assert_eq!(console.posts().len(), 2);

    page.press_button("Clone").await?;
    page.focus_comes_to(&Focus::on("", "Search jobs")).await?;
    page.field("Search jobs").await?.paste("fault:search:drip:1000").await?;
    page.press(Key::Enter).await?;
    page.says("The jobs could not be listed: the server did not answer in time").await
}
