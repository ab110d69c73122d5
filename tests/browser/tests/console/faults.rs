//! Everything that can come back: each in its own words, the server's text whole and harmless, the form as it was.
//!
//! The faults are produced by the stand-in, asked for by the job's name.

use browser_tests::{Console, Context, Focus, Job, Outcome, Page};

use super::fault;

/// What a fault leads to.
pub(crate) struct Case {
    /// The job's name after `fault:`.
    pub(crate) fault: &'static str,
    /// Words that Result must hold, in whatever case.
    pub(crate) words: &'static [&'static str],
    /// Words of the server that must stand in Result as they are.
    server: &'static [&'static str],
    /// Whether the job is there afterwards.
    job: JobIs,
}

/// What a person can know of the job.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum JobIs {
    /// There, as the answer says.
    Created,
    /// Not there, as the answer says.
    Refused,
    /// There, which the answer leaves open: a look must be offered.
    PerhapsThere,
    /// Not there, which the answer leaves open: a look must be offered.
    PerhapsNot,
}

use JobIs::{Created, PerhapsNot, PerhapsThere, Refused};

pub(crate) const fn case(
    fault: &'static str,
    words: &'static [&'static str],
    server: &'static [&'static str],
    job: JobIs,
) -> Case {
    Case { fault, words, server, job }
}

pub(crate) const CREATED: &[&str] = &["Job Create successfull"];
const UNKNOWN: &[&str] = &["not known"];
/// The stand-in's refusals, with characters that would do harm as markup.
const JSON: &[&str] = &["asked for by the job's name", "<b>&"];
const HTML: &[&str] = &["The server could not do what was asked of it."];
const TEXT: &[&str] = &["asked for by the job's name <b>&"];

const ACCEPTED: &[Case] = &[
    case("slow:300", CREATED, &["fault:slow:300"], Created),
    case("status:201", CREATED, &["fault:status:201"], Created),
    case("status:202", CREATED, &["fault:status:202"], Created),
    case("status:204", &["204"], &[], Created),
    case("other-job", &["another job", "fault:other-job"], CREATED, Created),
];

const ANSWERED_STRANGELY: &[Case] = &[
    case("html-login", &["sign in"], &["userid"], Refused),
    case("status:302", &["sign in"], &[], Refused),
    case("status:304", &["304"], &[], Refused),
    case("not-json", &["cannot be read"], &["Job Create successfull"], PerhapsThere),
    case("empty", &["cannot be read"], &[], PerhapsThere),
    case("status:200:html", &["in place of an answer"], HTML, PerhapsThere),
    case("status:200:text", &["cannot be read"], TEXT, PerhapsThere),
    case("status:200:empty", &["cannot be read"], &[], PerhapsThere),
];

const REFUSED: &[Case] = &[
    case("status:400", &["refused", "400"], JSON, Refused),
    case("status:401", &["401", "sign in"], JSON, Refused),
    case("status:403", &["403", "may not"], JSON, Refused),
    case("status:404", &["404", "not found"], JSON, Refused),
    case("status:406", &["406", "refused"], JSON, Refused),
    case("status:408", &["408", "busy"], JSON, Refused),
    case("status:409", &["409", "already"], JSON, PerhapsNot),
    case("status:410", &["410", "not found"], JSON, Refused),
    case("status:412", &["412", "refused"], JSON, Refused),
    case("status:413", &["413", "too large"], JSON, Refused),
    case("status:415", &["415", "refused"], JSON, Refused),
    case("status:422", &["422", "refused"], JSON, Refused),
    case("status:424", &["424", "refused"], JSON, Refused),
    case("429", &["429", "busy", "7"], JSON, Refused),
    case("required:Size", &["refused", "400"], &["Required parameter Size is not set."], Refused),
    case("status:400:html", &["refused", "400"], HTML, Refused),
    case("status:403:text", &["403", "may not"], TEXT, Refused),
    case("status:404:empty", &["404", "not found"], &[], Refused),
];

const GONE_WRONG: &[Case] = &[
    case("status:500", &["500", "wrong on the server"], JSON, PerhapsNot),
    case("status:501", &["501", "wrong on the server"], JSON, PerhapsNot),
    case("status:502:text", &["502", "wrong on the server"], TEXT, PerhapsNot),
    case("status:503", &["503", "busy", "7"], JSON, Refused),
    case("status:504:html", &["504", "wrong on the server"], HTML, PerhapsNot),
    case("status:500:empty", &["500", "wrong on the server"], &[], PerhapsNot),
];

const BROKEN_OFF: &[Case] = &[
    case("reset", UNKNOWN, &[], PerhapsNot),
    case("reset-after", UNKNOWN, &[], PerhapsThere),
    case("truncated", UNKNOWN, &[], PerhapsThere),
    // The name is the path under which the look asks.
    case("reset-after 50% / A?B#C;d+e é", UNKNOWN, &[], PerhapsThere),
];

/// Each table, and the test that goes through it.
const TABLES: [(&str, &[Case]); 5] = [
    ("faults::accepted", ACCEPTED),
    ("faults::answered_strangely", ANSWERED_STRANGELY),
    ("faults::refused", REFUSED),
    ("faults::gone_wrong_on_the_server", GONE_WRONG),
    ("faults::broken_off", BROKEN_OFF),
];

pub(crate) async fn accepted(page: &Page) -> Outcome {
    check(page, ACCEPTED).await
}

pub(crate) async fn answered_strangely(page: &Page) -> Outcome {
    check(page, ANSWERED_STRANGELY).await
}

pub(crate) async fn refused(page: &Page) -> Outcome {
    check(page, REFUSED).await
}

pub(crate) async fn gone_wrong_on_the_server(page: &Page) -> Outcome {
    check(page, GONE_WRONG).await
}

pub(crate) async fn broken_off(page: &Page) -> Outcome {
    check(page, BROKEN_OFF).await
}

/// Every case stands in the table of faults, with what a person sees of it and the test that shows it.
pub(crate) async fn none_is_left_out(_page: &Page) -> Outcome {
    let table = include_str!("../../FAULTS.md");
    let lines: Vec<Vec<_>> = table.lines().map(|line| line.split('|').map(str::trim).collect()).collect();
    for (test, cases) in TABLES.into_iter().chain(fault::answers::TABLES) {
        for Case { fault, words, .. } in cases {
            let named = format!("`fault:{fault}`");
            let line = lines.iter().find(|line| line.iter().any(|cell| cell.contains(&named)));
            let [_, _, seen, _, posts, by, _] = line.context(format!("no line for {named}"))?.as_slice() else {
                panic!("{named}: not five cells")
            };
            assert_eq!((*posts, *by), ("1", format!("`{test}`").as_str()), "{named}");
            for words in *words {
                assert!(seen.to_lowercase().contains(&words.to_lowercase()), "{named}: “{words}” is not in “{seen}”");
            }
        }
    }
    Ok(())
}

/// One form goes through all faults of a table: after each it must be as it was.
pub(crate) async fn check(page: &Page, cases: &[Case]) -> Outcome {
    let console = Console::signed_in(page).await?;
    let job = Job::named("first").with("Number", "Number", "11").with("Truth", "Boolean", "false");
    console.fill(&job.with("Text", "String", "<b>kept & kept</b>")).await?;
    console.row(1).press("More").await?;
    console.row(1).field("Help text").await?.fill("kept").await?;
    page.field("Notification").await?.fill("{ }").await?;
    let is_noticed = |case: &&Case| case.fault != "truncated" || page.engine().notices_what_is_cut_off();
    let cases: Vec<_> = cases.iter().filter(is_noticed).collect();
    for case in &cases {
        one(&console, case).await.context(format!("fault:{}", case.fault))?;
    }
    assert_eq!(console.posts().len(), cases.len());
    Ok(())
}

async fn one(console: &Console<'_>, case: &Case) -> Outcome {
    let page = console.page;
    let name = format!("fault:{}", case.fault);
    page.field("Job name").await?.fill(&name).await?;
    let before = console.form().await?;
    let title = page.browser().title().await?;
    let posts = console.posts().len();
    let told = console.create().await?;
    for words in case.words {
        assert!(told.to_lowercase().contains(&words.to_lowercase()), "{name}: no “{words}” in:\n{told}");
    }
    // What the server names is believed: it is another job, or it is this one.
    assert_eq!(told.contains("names another job"), case.fault == "other-job", "{name}: {told}");
    assert_eq!(page.focus().await?.name, "Create job", "{name}");
    let result = console.result().itself().await?;
    result.unfold().await?;
    let whole = result.text().await?;
    for words in case.server {
        assert!(whole.contains(words), "{name}: no “{words}” in:\n{whole}");
    }
    assert_eq!(result.count("img, form, input, script, iframe, b, i, h1").await?, 0, "{name}: text became markup");
    assert_eq!(page.browser().title().await?, title, "{name}: a script of the server ran");
    assert_eq!(console.form().await?, before, "{name}");

    let exists = !console.stored(&name).await?.is_null();
    assert_eq!(exists, matches!(case.job, Created | PerhapsThere), "{name}");
    let look_is_offered = console.result().has_button("Look whether the job exists").await?;
    assert!(look_is_offered || matches!(case.job, Created | Refused), "{name}: no look is offered");
    if look_is_offered {
        page.press_button("Look whether the job exists").await?;
        let words =
            if exists { format!("the job “{name}” exists") } else { format!("there is no job “{name}”") };
        console.result_says(&words).await?;
        assert_ne!(page.focus().await?.name, "", "{name}: the focus is lost after the look");
    }
    assert_eq!(console.posts().len(), posts + 1, "{name}: looking sends nothing");
    Ok(())
}

pub(crate) async fn huge_answers_are_folded(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("fault:huge")).await?;
    let before = console.form().await?;
    console.create().await?;
    let result = console.result().itself().await?;
    result.unfold().await?;
    let letters = "return arguments[0].textContent.split('A').length - 1";
    let letters: usize = result.run(letters).await?;
    assert!(letters >= 5 << 20, "of the answer {letters} letters are there");
    assert_eq!(console.form().await?, before);
    console.only_post()?;
    Ok(())
}

pub(crate) async fn offline_nothing_is_sent(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Later")).await?;
    page.is_offline(true).await?;
    console.create_button().await?.click().await?;
    let told = console.outcome().await?.to_lowercase();
    assert!(told.contains("offline") && told.contains("nothing was sent"), "{told}");
    assert!(console.posts().is_empty());
    // The browser can be wrong about it: a look is offered from the history, too.
    let history = page.region("History");
    history.button("History").await?.click().await?;
    page.says("Create the job: not sent · Most likely nothing was sent: this browser is offline").await?;
    history.button_named_from("Look whether the job exists").await?;
    page.is_offline(false).await?;
    assert!(console.create().await?.contains("Job Create successfull"));
    Ok(())
}

pub(crate) async fn an_answer_stays_until_it_is_dismissed(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("fault:status:400")).await?;
    let told = console.create().await?;
    // Editing the form does not take it away, nor does the next press.
    page.field("Job name").await?.fill("fault:status:403").await?;
    assert_eq!(console.result().itself().await?.text().await?, told);
    console.create_button().await?.click().await?;
    console.result_says("403").await?;
    assert!(console.result().itself().await?.text().await?.contains("400"));
    console.dismiss_all().await?;
    let left = console.result().itself().await?.text().await?;
    assert!(!left.contains("400") && !left.contains("403"), "{left}");
    assert_ne!(page.focus().await?.name, "", "the focus is lost after “Dismiss”");
    Ok(())
}

pub(crate) async fn the_next_job_begins_where_it_should(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("First").with("P", "String", "x")).await?;
    console.create().await?;
    page.press_button("Create a similar one").await?;
    page.focus_comes_to(&Focus::on("", "Job name")).await?;
    assert_eq!(page.field("Job name").await?.value().await?, "");
    assert_eq!(console.rows().await?, [("P".to_owned(), "x".to_owned())]);
    page.keys("Second").await?;
    assert!(console.create().await?.contains("Job Create successfull"));
    page.press_button("Create another").await?;
    let focus = page
        .until("a field has the focus", async || Ok(Some(page.focus().await?).filter(|focus| !focus.name.is_empty())))
        .await?;
    assert_eq!(focus.group, "");
    for field in ["Task name", "Job name", "Retry count"] {
        let field = page.field(field).await?;
        assert_eq!((field.value().await?.as_str(), field.said().await?.is_wrong), ("", false), "{field}");
    }
    assert!(console.rows().await?.is_empty());
    Ok(())
}
