//! What goes before the answer comes: the page, the tab, the program behind it, the machine's wakefulness, the sign-in,
//! the right time. Nothing is sent again, and what is not known is called so.

use browser_tests::{Console, Context, Job, Options, Outcome, Page, dist};
use serde_json::json;

use super::after;

pub(super) const LOOK: &str = "Look whether the job exists";

/// A day, in milliseconds.
const A_DAY: i64 = 24 * 60 * 60 * 1000;

pub(super) async fn sign_in(console: &Console<'_>) -> Outcome {
    console.sign_in(console.service().user(), console.service().password()).await?;
    console.create_button().await.map(drop)
}

pub(super) async fn form_is(console: &Console<'_>, wanted: &[String]) -> Outcome {
    let look = async || Ok((console.form().await? == wanted).then_some(()));
    console.page.until("the form is as it was", look).await.context(format!("{:#?}", console.form().await?))
}

/// Presses "Create job" and waits until the request is there.
pub(super) async fn leaves(console: &Console<'_>) -> Outcome {
    let before = console.posts().len();
    console.create_button().await?.click().await?;
    console.page.until("the job arrives", async || Ok((console.posts().len() > before).then_some(()))).await
}

/// Jobs that are not answered, and what a look for each finds.
pub(super) const UNANSWERED: [(&str, &str); 2] = [
    ("fault:no-answer", "There is no job “fault:no-answer”"),
    ("fault:no-answer-after", "The job “fault:no-answer-after” exists"),
];

/// Fills in a job and sends it; gives what was typed.
pub(super) async fn sends(console: &Console<'_>, name: &str) -> Outcome<Vec<String>> {
    console.fill(&Job::named(name).with("Size", "Number", "10").with("Filter", "String", " a+b% ")).await?;
    let typed = console.form().await?;
    leaves(console).await?;
    Ok(typed)
}

/// The page is there again: what was typed and sent is told, and is sent no second time.
pub(super) async fn is_back(console: &Console<'_>, typed: &[String], found: &str) -> Outcome {
    let page = console.page;
    sign_in(console).await?;
    // What was typed is offered, and is as it was.
    page.press_button("Bring it back").await?;
    form_is(console, typed).await?;
    // What was sent is told, with what is not known of it; a look finds it out. A page that goes in good order may
    // still hear that its connection ends.
    page.region("History").button("History").await?.click().await?;
    let unknown = ["Create the job: sent, no answer seen so far", "Create the job: not known · No answer"];
    let said = async || {
        let text = page.text().await?;
        Ok(unknown.iter().any(|words| text.contains(words)).then_some(()))
    };
    page.until("that it is not known what became of the job", said).await?;
    page.region("History").button_named_from(LOOK).await?.click().await?;
    page.says(found).await?;
    console.only_post().map(drop)
}

/// How a page goes while a job is on its way, and comes again.
async fn goes(page: &Page, go: impl AsyncFn(&Console<'_>) -> Outcome) -> Outcome {
    for (name, found) in UNANSWERED {
        let console = Console::signed_in(page).await?;
        let typed = sends(&console, name).await?;
        // For longer than what is typed waits to be kept.
        page.says("3 s").await?;
        let kept = "return Object.keys(localStorage).some((name) => name.includes('draft:'))";
        assert!(page.script::<bool>(kept, vec![]).await?, "{name}: the draft is gone while the job is on its way");
        go(&console).await?;
        is_back(&console, &typed, found).await.context(name)?;
    }
    Ok(())
}

pub(crate) async fn a_reload_while_a_job_is_on_its_way(page: &Page) -> Outcome {
    goes(page, async |console| Ok(console.page.browser().refresh().await?)).await
}

pub(crate) async fn a_tab_that_is_closed_while_a_job_is_on_its_way(page: &Page) -> Outcome {
    let close = async |console: &Console<'_>| {
        let browser = page.browser();
        let old = browser.window().await?;
        let new = browser.new_tab().await?;
        browser.switch_to_window(old).await?;
        browser.close_window().await?;
        browser.switch_to_window(new).await?;
        page.go_to(&console.service().url()).await
    };
    goes(page, close).await
}

/// Ends the program behind the tab, as a crash does: no page hears of it.
async fn kill_the_tab(page: &Page) -> Outcome {
    let browser = page.browser();
    let old = browser.window().await?;
    let new = browser.new_tab().await?;
    browser.switch_to_window(old).await?;
    // Nobody is left to answer.
    let _crashed = page.cdp("Page.crash", json!({})).await;
    browser.switch_to_window(new).await?;
    Ok(())
}

pub(crate) async fn a_tab_that_is_killed_while_a_job_is_on_its_way(page: &Page) -> Outcome {
    let kill = async |console: &Console<'_>| {
        kill_the_tab(page).await?;
        page.go_to(&console.service().url()).await
    };
    goes(page, kill).await
}

pub(crate) async fn a_server_that_goes_while_an_answer_is_waited_for(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("fault:no-answer-after").with("P", "String", "kept")).await?;
    leaves(&console).await?;
    console.only_post()?;
    console.stop_the_server().await;
    page.says("No answer: the connection failed").await?;
    page.says("It is not known whether the job was created").await?;
    // Whether it is there cannot be told either, and is not.
    page.press_button(LOOK).await?;
    page.says("The look got no answer").await?;
    assert_eq!(page.field("Job name").await?.value().await?, "fault:no-answer-after");
    assert_eq!(page.group("Parameter 1").field("Value").await?.value().await?, "kept");
    Ok(())
}

pub(crate) async fn a_browser_that_is_wrong_about_being_offline_promises_nothing(page: &Page) -> Outcome {
    const OFFLINE: &str = "Object.defineProperty(navigator, 'onLine', { value: false, configurable: true })";
    let console = Console::signed_in(page).await?;
    page.script::<()>(OFFLINE, vec![]).await?;
    console.fill(&Job::named("fault:reset-after").with("P", "String", "kept")).await?;
    let before = console.form().await?;
    let told = console.create().await?;
    assert!(told.contains("Most likely nothing was sent: this browser is offline"), "{told}");
    page.press_button(LOOK).await?;
    console.result_says("The job “fault:reset-after” exists").await?;
    assert_eq!(console.form().await?, before);
    console.only_post().map(drop)
}

/// Asleep, a machine's clock goes on and its timers do not.
async fn sleeps(page: &Page, minutes: u32) -> Outcome {
    page.leave_alone(minutes).await
}

pub(crate) async fn a_machine_that_slept_waits_no_longer_than_the_limit(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("fault:no-answer-after").with("P", "String", "kept")).await?;
    let before = console.form().await?;
    leaves(&console).await?;
    sleeps(page, 10).await?;
    let told = console.outcome().await?;
    assert!(told.contains("time limit") && told.contains("not known"), "{told}");
    assert_eq!(console.form().await?, before);
    page.press_button(LOOK).await?;
    console.result_says("The job “fault:no-answer-after” exists").await?;
    console.only_post().map(drop)
}

pub(crate) async fn an_answer_that_came_while_the_machine_slept_is_heard(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("fault:slow:1400")).await?;
    leaves(&console).await?;
    sleeps(page, 10).await?;
    let told = console.outcome().await?;
    assert!(told.contains("Job Create successfull"), "{told}");
    console.only_post().map(drop)
}

pub(crate) async fn a_sign_in_that_ends_between_two_sends_costs_nothing(page: &Page) -> Outcome {
    let (console, config) = (Some(dist()?), Some(json!({ "signIn": "bearer" }).to_string()));
    let console = Console::with(page, Options { console, config, ..Options::default() }).await?;
    let sign_in = async || {
        page.field("Token").await?.fill(&console.service().token()).await?;
        page.press_button("Sign in").await?;
        console.create_button().await.map(drop)
    };
    sign_in().await?;
    console.fill(&Job::named("fault:empty").with("P", "String", "kept")).await?;
    console.create().await?;
    let before = console.form().await?;
    console.service().end_sign_ins();
    // The look is not answered either, and says nothing of the job.
    page.press_button(LOOK).await?;
    console.result_says("The look told nothing (401)").await?;
    page.press_button("Sign in again").await?;
    sign_in().await?;
    page.press_button(LOOK).await?;
    console.result_says("The job “fault:empty” exists").await?;
    console.service().end_sign_ins();
    page.field("Job name").await?.fill("Second").await?;
    let told = console.create().await?;
    assert!(told.contains("401") && told.contains("No job was created"), "{told}");
    page.press_button("Sign in again").await?;
    sign_in().await?;
    page.field("Job name").await?.fill("fault:empty").await?;
    assert_eq!(console.form().await?, before);
    // Two presses, two jobs that arrived; signing in sends none.
    assert_eq!(console.posts().len(), 2);
    Ok(())
}

/// A clock that is wrong by as much as this tab says; and how to say it.
const CLOCK: &str = "
    const Right = Date;
    const off = Number(sessionStorage.getItem('off'));
    window.Date = class Date extends Right {
      constructor(...all) { if (all.length === 0) { super(Right.now() + off) } else { super(...all) } }
      static now() { return Right.now() + off }
    };";
const OFF: &str = "sessionStorage.setItem('off', arguments[0])";

pub(crate) async fn a_clock_that_is_wrong_by_a_day_costs_nothing(page: &Page) -> Outcome {
    let folder = after(CLOCK)?;
    // Kept by a clock that is right, and read by one that is a day and a minute ahead; and so on. The draft is kept for
    // a day, which no clock that jumps in between may cut short for the tab whose draft it is.
    for (at, later) in [(0, A_DAY + 60_000), (A_DAY, 0), (-A_DAY, 0), (0, -A_DAY)] {
        let console = Console::of(page, folder.path().to_owned()).await?;
        // Firefox writes of files that were on their way when the page was left.
        page.field("User name").await?;
        page.script::<()>(OFF, vec![json!(at)]).await?;
        page.browser().refresh().await?;
        sign_in(&console).await?;
        console.fill(&Job::named("fault:status:500").with("P", "String", "kept")).await?;
        let typed = console.form().await?;
        assert!(console.create().await?.contains("wrong on the server"), "{at} {later}");
        page.press_button(LOOK).await?;
        console.result_says("There is no job").await?;
        page.script::<()>(OFF, vec![json!(later)]).await?;
        page.browser().refresh().await?;
        sign_in(&console).await?;
        page.press_button("Bring it back").await.context(format!("{at} {later}"))?;
        form_is(&console, &typed).await?;
        page.region("History").button("History").await?.click().await?;
        page.says("Create the job: not known").await?;
        page.field("Job name").await?.fill("After all").await?;
        assert!(console.create().await?.contains("Job Create successfull"), "{at} {later}");
        assert_eq!(console.posts().len(), 2);
    }
    Ok(())
}

pub(crate) async fn two_tabs_send_each_what_is_pressed_in_it(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("fault:slow:1500").with("P", "String", "of the first")).await?;
    let first = page.browser().window().await?;
    let second = page.browser().new_tab().await?;
    page.browser().switch_to_window(second.clone()).await?;
    page.go_to(&console.service().url()).await?;
    sign_in(&console).await?;
    console.fill(&Job::named("fault:slow:1500").with("P", "String", "of the second")).await?;
    page.browser().switch_to_window(first.clone()).await?;
    leaves(&console).await?;
    page.browser().switch_to_window(second).await?;
    leaves(&console).await?;
    let told = console.outcome().await?;
    assert!(told.contains("There is such a job already (409)") && told.contains("may be this very one"), "{told}");
    assert_eq!(console.rows_in_a_line().await?, "P=of the second");
    page.press_button(LOOK).await?;
    console.result_says("The job “fault:slow:1500” exists").await?;
    page.browser().close_window().await?;
    page.browser().switch_to_window(first).await?;
    assert!(console.outcome().await?.contains("Job Create successfull"));
    assert_eq!(console.rows_in_a_line().await?, "P=of the first");
    assert_eq!(console.posts().len(), 2);
    // Both are in the history, which all tabs share.
    page.region("History").button("History").await?.click().await?;
    page.says("2 jobs").await
}
