//! Schedules: what is chosen is what arrives, in two calls of which the second can be made again alone.

use browser_tests::{Arrival, Console, Context, Focus, Job, Key, Outcome, Page};
use serde_json::{Value, json};

const BERLIN: &str = "Europe/Berlin";
/// A Monday, far enough away to be in the future for a while.
const START: &str = "2031-11-24 17:44";

/// The calls that set a schedule.
fn puts(console: &Console<'_>) -> Vec<Arrival> {
    console.service().journal().into_iter().filter(|arrival| arrival.method == "PUT").collect()
}

async fn begin(page: &Page, kind: &str, start: &str) -> Outcome {
    page.field("Schedule type").await?.choose(kind).await?;
    page.field("Start").await?.fill(start).await?;
    page.field("Time zone").await?.fill(BERLIN).await
}

async fn sentence_is(page: &Page, words: &str) -> Outcome {
    let region = page.region("Schedule").itself().await?;
    page.until(&format!("“{words}”"), async || Ok(region.text().await?.contains(words).then_some(()))).await
}

/// How a schedule is chosen, and what arrives.
struct Case {
    kind: &'static str,
    every: &'static str,
    interval: &'static str,
    ticked: &'static [&'static str],
    end: &'static str,
    sentence: &'static str,
    types: [Option<&'static str>; 2],
    body: &'static str,
}

const CASES: [Case; 6] = [
    Case {
        kind: "Single",
        every: "",
        interval: "",
        ticked: &[],
        end: "",
        sentence: "Once, on Monday, November 24, 2031 at 17:44, in Europe/Berlin.",
        types: [Some("Single"), None],
        body: "{\n  \"startTime\": \"2031-11-24T16:44:00Z\",\n  \"triggerType\": \"Single\"\n}",
    },
    Case {
        kind: "Periodic",
        every: "2",
        interval: "HOURS",
        ticked: &[],
        end: "2031-12-31 23:59",
        sentence: "Every 2 hours, from November 24, 2031 at 17:44, until December 31, 2031 at 23:59, in Europe/Berlin.",
        types: [Some("Periodic"), None],
        body: "{\n  \"startTime\": \"2031-11-24T16:44:00Z\",\n  \"endTime\": \"2031-12-31T22:59:00Z\",\n  \
               \"triggerType\": \"Periodic\",\n  \"intervalType\": \"HOURS\",\n  \"intervalValues\": [\n    \"2\"\n  ]\n}",
    },
    Case {
        kind: "Cron",
        every: "",
        interval: "DAILY",
        ticked: &[],
        end: "",
        sentence: "Every day at 17:44, from November 24, 2031, in Europe/Berlin.",
        types: [Some("Cron"), Some("DAILY")],
        body: "{\n  \"startTime\": \"2031-11-24T16:44:00Z\",\n  \"triggerType\": \"Cron\",\n  \
               \"intervalType\": \"DAILY\"\n}",
    },
    Case {
        kind: "Cron",
        every: "",
        interval: "WEEKLY",
        ticked: &["Monday", "Thursday"],
        end: "",
        sentence: "Every Monday and Thursday at 17:44, from November 24, 2031, in Europe/Berlin.",
        types: [Some("Cron"), Some("WEEKLY")],
        body: "{\n  \"startTime\": \"2031-11-24T16:44:00Z\",\n  \"triggerType\": \"Cron\",\n  \
               \"intervalType\": \"WEEKLY\",\n  \"intervalValues\": [\n    \"Monday\",\n    \"Thursday\"\n  ]\n}",
    },
    Case {
        kind: "Cron",
        every: "",
        interval: "MONTHLYDATES",
        ticked: &["1", "31"],
        end: "",
        sentence: "On the 1st and 31st of the month at 17:44, from November 24, 2031, in Europe/Berlin.",
        types: [Some("Cron"), Some("MONTHLYDATES")],
        body: "{\n  \"startTime\": \"2031-11-24T16:44:00Z\",\n  \"triggerType\": \"Cron\",\n  \
               \"intervalType\": \"MONTHLYDATES\",\n  \"intervalValues\": [\n    \"1\",\n    \"31\"\n  ]\n}",
    },
    Case {
        kind: "Cron",
        every: "",
        interval: "YEARLY",
        ticked: &[],
        end: "",
        sentence: "Every year on November 24 at 17:44, from November 24, 2031, in Europe/Berlin.",
        types: [Some("Cron"), Some("YEARLY")],
        body: "{\n  \"startTime\": \"2031-11-24T16:44:00Z\",\n  \"triggerType\": \"Cron\",\n  \
               \"intervalType\": \"YEARLY\"\n}",
    },
];

pub(crate) async fn what_is_chosen_arrives(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("first")).await?;
    for (number, case) in CASES.iter().enumerate() {
        let context = format!("{} {}", case.kind, case.interval);
        one(&console, &format!("Job {number}"), case).await.context(context)?;
    }
    assert_eq!(console.posts().len(), CASES.len());
    Ok(())
}

async fn one(console: &Console<'_>, name: &str, case: &Case) -> Outcome {
    let page = console.page;
    page.field("Job name").await?.fill(name).await?;
    begin(page, case.kind, START).await?;
    if !case.every.is_empty() {
        page.field("Every").await?.fill(case.every).await?;
    }
    if !case.interval.is_empty() {
        page.field("Interval").await?.choose(case.interval).await?;
        page.field("End").await?.fill(case.end).await?;
    }
    for day in case.ticked {
        page.field(day).await?.tick(true).await?;
    }
    sentence_is(page, case.sentence).await?;
    let shown = page.region("Body of the schedule").itself().await?;
    page.until("the preview shows it", async || Ok((shown.text().await? == case.body).then_some(()))).await?;
    console.create().await?;
    console.result_says("Set the schedule: done").await?;
    let put = puts(console).pop().context("no schedule arrived")?;
    assert_eq!(put.body, case.body);
    assert!(put.path.ends_with(&format!("/jobs/{}/trigger", name.replace(' ', "%20"))), "{}", put.path);
    assert_eq!(put.header("content-type"), Some("application/json"));
    assert!(put.header("x-requested-by").is_some_and(|by| !by.is_empty()));
    let sent: Value = serde_json::from_str(&console.posts().pop().context("no job arrived")?.body)?;
    let types = [&sent["jobScheduleType"], &sent["cronScheduleType"]].map(Value::as_str);
    assert_eq!(types, case.types);
    Ok(())
}

pub(crate) async fn without_a_schedule_there_is_one_call(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("By hand")).await?;
    page.field("Schedule type").await?.choose("None").await?;
    let told = console.create().await?;
    assert!(!told.contains("Set the schedule"), "{told}");
    let sent: Value = serde_json::from_str(&console.only_post()?.body)?;
    assert_eq!(sent["jobScheduleType"], "None");
    assert!(puts(&console).is_empty());
    Ok(())
}

pub(crate) async fn the_next_runs_are_told_in_three_zones(page: &Page) -> Outcome {
    page.is_in_zone("America/New_York").await?;
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Fourth Mondays")).await?;
    page.field("Schedule type").await?.choose("Cron").await?;
    assert_eq!(page.field("Time zone").await?.value().await?, "America/New_York");
    begin(page, "Cron", "2031-11-25 17:44").await?;
    page.field("Interval").await?.choose("MONTHLYWEEKDAYS").await?;
    page.field("Week").await?.choose("Fourth").await?;
    page.press_button("Add day").await?;
    assert_eq!(page.field("Values").await?.value().await?, "Fourth Monday");
    sentence_is(page, "Every fourth Monday of the month at 17:44, from November 25, 2031, in Europe/Berlin.").await?;
    let runs = page.region("Next runs").itself().await?.text().await?;
    let lines: Vec<_> = runs.lines().map(|line| line.split('\t').map(str::trim).collect::<Vec<_>>()).collect();
    let expected = [
        vec!["Next runs"],
        vec!["Europe/Berlin", "America/New_York (yours)", "UTC"],
        vec!["Mon, Dec 22, 2031, 17:44", "Mon, Dec 22, 2031, 11:44", "Mon, Dec 22, 2031, 16:44"],
        vec!["Mon, Jan 26, 2032, 17:44", "Mon, Jan 26, 2032, 11:44", "Mon, Jan 26, 2032, 16:44"],
        vec!["Mon, Feb 23, 2032, 17:44", "Mon, Feb 23, 2032, 11:44", "Mon, Feb 23, 2032, 16:44"],
        // America puts its clocks forward two weeks before Europe does.
        vec!["Mon, Mar 22, 2032, 17:44", "Mon, Mar 22, 2032, 12:44", "Mon, Mar 22, 2032, 16:44"],
        vec!["Mon, Apr 26, 2032, 17:44", "Mon, Apr 26, 2032, 11:44", "Mon, Apr 26, 2032, 15:44"],
    ];
    assert_eq!(lines, expected);
    console.create().await?;
    // What the server says of itself; it counts in UTC.
    console.result_says("next run: Mon, Dec 22, 2031, 17:44 in Europe/Berlin – 2031-12-22T16:44:00Z").await?;
    Ok(())
}

pub(crate) async fn gaps_and_repeats_of_the_clocks_are_told(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Night")).await?;
    begin(page, "Single", START).await?;
    let start = page.field("Start").await?;
    for (typed, sent, words, is_of_the_clocks) in [
        ("2031-03-30 02:30", "2031-03-30T01:30:00Z", "does not exist in Europe/Berlin", true),
        ("2031-10-26 02:30", "2031-10-26T00:30:00Z", "For the second, enter 2031-10-26T01:30:00Z.", true),
        ("2031-10-26T01:30:00Z", "2031-10-26T01:30:00Z", "", false),
        ("2021-11-24 17:44", "2021-11-24T16:44:00Z", "This has passed.", false),
    ] {
        start.fill(typed).await?;
        // What it complains of while one types goes a moment after.
        let is_right = async || Ok(Some(start.said().await?).filter(|said| !said.is_wrong));
        let said = page.until(&format!("{typed} is taken"), is_right).await?.words;
        assert!(said.contains(sent) && said.contains(words), "{typed}: {said}");
        assert_eq!(said.contains("the clocks are put"), is_of_the_clocks, "{typed}: {said}");
    }
    Ok(())
}

pub(crate) async fn mistakes_lead_to_their_fields(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Mistakes")).await?;
    begin(page, "Periodic", "2031-11-24").await?;
    page.field("Time zone").await?.fill("Europe/Atlantis").await?;
    page.field("Every").await?.fill("0").await?;
    page.field("End").await?.fill("tomorrow").await?;
    console.create_button().await?.click().await?;
    page.focus_comes_to(&Focus::on("", "There is a problem")).await?;
    let links = page.everywhere().names("link").await?;
    for (field, words) in [
        ("Start", "time of day"),
        ("Every", "whole number from 1"),
        ("Interval", "Choose an interval"),
        ("End", "as in 2026-11-24 17:44"),
        ("Time zone", "knows no such time zone"),
    ] {
        let said = page.field(field).await?.said().await?;
        assert!(said.is_wrong && said.words.contains(words), "{field}: {}", said.words);
        assert!(links.iter().any(|link| link.starts_with(field) && link.contains(words)), "{field}: {links:?}");
    }
    assert!(console.posts().is_empty());
    begin(page, "Periodic", START).await?;
    page.field("Every").await?.fill("1").await?;
    page.field("Interval").await?.choose("DAYS").await?;
    page.field("End").await?.fill("").await?;
    console.create().await?;
    console.result_says("Set the schedule: done").await
}

/// The server knows fewer words than a person may type: the schedule alone is put right.
pub(crate) async fn a_refused_schedule_is_set_again_alone(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Own word")).await?;
    begin(page, "Cron", START).await?;
    page.field("Interval").await?.choose("Another word").await?;
    page.focus_comes_to(&Focus::on("", "Interval word")).await?;
    page.keys("EVERY FORTNIGHT").await?;
    page.field("Values").await?.paste(" Monday, <b>").await?;
    sentence_is(page, "As the server understands “EVERY FORTNIGHT” with “ Monday, <b>”").await?;
    let told = console.create().await?;
    assert!(told.contains("Create the job: done") && told.contains("Set the schedule: failed"), "{told}");
    console.result_says("exists, without this schedule").await?;
    console.result_says("intervalType: must be one of").await?;
    let body: Value = serde_json::from_str(&puts(&console)[0].body)?;
    assert_eq!((&body["intervalType"], &body["intervalValues"]), (&json!("EVERY FORTNIGHT"), &json!([" Monday, <b>"])));

    page.field("Interval").await?.choose("WEEKLY").await?;
    page.field("Monday").await?.tick(true).await?;
    let again = page.everywhere().button("Set the schedule that the form has now").await?;
    again.focus().await?;
    page.press(Key::Enter).await?;
    console.result_says("Set the schedule: done").await?;
    console.result_says("Trigger add successfull").await?;
    console.result_says("next run: Mon, Nov 24, 2031, 17:44 in Europe/Berlin").await?;
    assert_ne!(page.focus().await?.name, "", "the focus is lost");
    assert_eq!(puts(&console).len(), 2);
    console.only_post()?;
    Ok(())
}

pub(crate) async fn an_unknown_outcome_can_be_looked_at_and_tried_again(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    for (fault, stands, told_by_server) in [
        ("reset", "not known", "The server has no schedule for this job."),
        ("reset-after", "not known", "The server’s next run: Mon, Nov 24, 2031, 17:44"),
        ("status:500", "not known", "The server has no schedule for this job."),
        ("status:403:html", "failed", ""),
        ("html-login", "not known", "The server has no schedule for this job."),
    ] {
        let name = format!("fault:trigger:{fault}");
        if console.posts().is_empty() {
            console.fill(&Job::named(&name)).await?;
            begin(page, "Single", START).await?;
        } else {
            page.field("Job name").await?.fill(&name).await?;
        }
        let (posts, before) = (console.posts().len(), puts(&console).len());
        let told = console.create().await?;
        assert!(told.contains(&format!("Set the schedule: {stands}")), "{name}: {told}");
        assert!(told.contains("exists, with"), "{name}: {told}");
        if !told_by_server.is_empty() {
            page.press_button("Look at the schedule").await?;
            console.result_says(told_by_server).await?;
        }
        page.press_button("Set the schedule").await?;
        let arrived = async || Ok((puts(&console).len() == before + 2).then_some(()));
        page.until(&format!("{name}: the schedule is sent again"), arrived).await?;
        assert_eq!(console.posts().len(), posts + 1, "{name}");
        assert_ne!(page.focus().await?.name, "", "{name}: the focus is lost");
        console.result_says(&format!("Set the schedule: {stands}")).await?;
    }
    Ok(())
}

pub(crate) async fn nothing_else_is_sent_while_the_schedule_is_on_its_way(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("fault:trigger:no-answer")).await?;
    begin(page, "Single", START).await?;
    console.create_button().await?.click().await?;
    console.result_says("Set the schedule: waiting").await?;
    console.create_button().await?.click().await?;
    page.press_button("Stop waiting").await?;
    console.result_says("Set the schedule: not known").await?;
    page.focus_comes_to(&Focus::on("", "Create job")).await?;
    console.only_post()?;
    assert_eq!(puts(&console).len(), 1);
    Ok(())
}

pub(crate) async fn without_a_job_no_schedule_is_sent(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("fault:status:400")).await?;
    begin(page, "Single", START).await?;
    let told = console.create().await?;
    assert!(told.contains("Create the job: failed") && told.contains("Set the schedule: not yet"), "{told}");
    assert!(!console.result().has_button("Set the schedule").await?);
    // The job is there, which only a look tells: then the schedule can be set.
    page.field("Job name").await?.fill("fault:reset-after").await?;
    let told = console.create().await?;
    assert!(told.contains("Create the job: not known"), "{told}");
    assert!(puts(&console).is_empty());
    page.press_button("Look whether the job exists").await?;
    console.result_says("exists").await?;
    page.press_button("Set the schedule").await?;
    console.result_says("Set the schedule: done").await?;
    assert_eq!((console.posts().len(), puts(&console).len()), (2, 1));
    Ok(())
}

pub(crate) async fn the_types_of_the_job_follow_until_others_are_typed(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Types")).await?;
    begin(page, "Cron", START).await?;
    page.field("Interval").await?.choose("DAILY").await?;
    page.field("Job schedule type").await?.fill("Periodic").await?;
    page.field("Cron schedule type").await?.fill("WEEKLY").await?;
    console.create().await?;
    let types = |console: &Console<'_>| -> Outcome<[Value; 2]> {
        let sent: Value = serde_json::from_str(&console.posts().pop().context("no job arrived")?.body)?;
        Ok([sent["jobScheduleType"].clone(), sent["cronScheduleType"].clone()])
    };
    assert_eq!(types(&console)?, ["Periodic", "WEEKLY"]);
    // The way back, from the first to the second: what is pressed goes, and the focus to its field.
    for field in ["Job schedule type", "Cron schedule type"] {
        page.everywhere().first_button("Follow the schedule").await?.click().await?;
        page.focus_comes_to(&Focus::on("", field)).await?;
    }
    page.field("Job name").await?.fill("Types again").await?;
    console.create().await?;
    assert_eq!(types(&console)?, ["Cron", "DAILY"]);
    Ok(())
}

pub(crate) async fn by_keyboard_alone(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("By keyboard")).await?;
    let tab_to = async |name: &str| page.tab_to(&Focus::on("", name)).await;
    tab_to("Schedule type").await?;
    page.keys("Cron").await?;
    tab_to("Start").await?;
    page.keys(START).await?;
    tab_to("Interval").await?;
    page.keys("MONTHLYW").await?;
    tab_to("Week").await?;
    page.keys("Last").await?;
    tab_to("Weekday").await?;
    page.keys("Friday").await?;
    tab_to("Add day").await?;
    page.press(Key::Enter).await?;
    assert_eq!(page.focus().await?.name, "Add day");
    tab_to("Values").await?;
    tab_to("Create job").await?;
    page.press(Key::Enter).await?;
    console.result_says("Set the schedule: done").await?;
    let body: Value = serde_json::from_str(&puts(&console)[0].body)?;
    assert_eq!(body["intervalValues"], json!(["Last Friday"]));
    Ok(())
}
