//! The states of the console, one after another, and each of them looked at in all ways.

use browser_tests::{Console, Focus, Job, Key, Outcome, Page};

use super::walk::Walk;

/// Text as long and as unbreakable as servers and runbooks have it.
const LONG: &str = "LongNamesWithoutAnyBlankInThem.AreCommon-In_Directories/AndMustNotPushTheScreenWider.ThanItIs";

pub(crate) async fn signing_in(page: &Page) -> Outcome {
    let walk = Walk::begins(page, "signing_in").await?;
    let console = Console::open(page).await?;
    walk.state("sign-in").await?;
    page.press_button("Sign in").await?;
    let field = page.field("User name").await?;
    page.until("the user name is missed", async || Ok(field.said().await?.is_wrong.then_some(()))).await?;
    walk.state("sign-in without a name").await?;
    console.sign_in("xelsysadm", "wrong").await?;
    let refused = async || Ok(page.text().await?.contains("password").then_some(()));
    page.until("the password is refused", refused).await?;
    walk.state("sign-in refused").await?;
    walk.ends()
}

pub(crate) async fn filling_in(page: &Page) -> Outcome {
    let walk = Walk::begins(page, "filling_in").await?;
    let console = Console::signed_in(page).await?;
    walk.state("empty form").await?;
    let job = Job::named(LONG).with("Text", "String", LONG).with("Number", "Number", "0.10");
    console.fill(&job.with("Truth", "Boolean", "true").with(LONG, "ITResource", "AD Server")).await?;
    for number in 1..=4 {
        console.row(number).press("More").await?;
    }
    console.row(1).field("Required").await?.choose("true").await?;
    console.row(2).field("Help text").await?.fill(LONG).await?;
    walk.state("rows of all types, folded out, with warnings").await?;
    console.row(2).press("Remove").await?;
    page.everywhere().button("Undo remove").await?;
    walk.state("a removed row").await?;
    walk.ends()
}

pub(crate) async fn knowing_and_checking(page: &Page) -> Outcome {
    let walk = Walk::begins(page, "knowing_and_checking").await?;
    let console = Console::signed_in(page).await?;
    page.field("Task name").await?.fill("catalog").await?;
    page.everywhere().option_named_from("Catalog Synchronization Task").await?;
    walk.state("the list of tasks").await?;
    page.press(Key::Down).await?;
    walk.state("the list of tasks with an active entry").await?;
    let job = Job { task: "Catalog Synchronization Task".to_owned(), ..Job::named(LONG) };
    console.fill(&job.with("moed", "String", LONG)).await?;
    page.press_button("Add the job’s parameters").await?;
    walk.state("what is known of the task").await?;
    page.press_button("Check").await?;
    page.says("Nothing was sent that changes anything.").await?;
    walk.state("checked").await?;
    walk.ends()
}

pub(crate) async fn texts(page: &Page) -> Outcome {
    let walk = Walk::begins(page, "texts").await?;
    Console::signed_in(page).await?;
    page.press_button("Import").await?;
    walk.state("nothing to import").await?;
    let field = page.field("Text to import").await?;
    for (text, words) in [(format!("{LONG}\t{LONG}"), "1 change:"), (format!("{{\n{LONG}"), "Line 2")] {
        field.paste(&text).await?;
        page.until(words, async || Ok(page.text().await?.contains(words).then_some(()))).await?;
        walk.state(&format!("Import says {words}")).await?;
    }
    page.press_button("Cancel").await?;
    page.press_button("Edit as text").await?;
    page.field("Parameters, one a line").await?.paste("a | b | c\na | \"").await?;
    page.until("two faults", async || Ok(page.text().await?.contains("Line 2").then_some(()))).await?;
    walk.state("faults of rows as text").await?;
    walk.ends()
}

pub(crate) async fn previewing(page: &Page) -> Outcome {
    let walk = Walk::begins(page, "previewing").await?;
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named(LONG).with("My Password", "String", LONG).with(LONG, "Number", "0.10")).await?;
    console.row(1).press("Show").await?;
    page.press_button("Show secrets").await?;
    page.says("Secret values are shown").await?;
    walk.state("secrets shown").await?;
    for (switch, choice) in [("Parameters as", "an array"), ("Values as", "strings")] {
        page.field(switch).await?.choose(choice).await?;
        page.says("Lines of the body:").await?;
        walk.state(&format!("{switch} {choice}, compared")).await?;
    }
    page.press_button("Copy body").await?;
    walk.state("copied").await?;
    page.press_button("Request preview").await?;
    walk.state("the preview folded").await?;
    walk.ends()
}

pub(crate) async fn windows_and_offers(page: &Page) -> Outcome {
    let walk = Walk::begins(page, "windows_and_offers").await?;
    let console = Console::signed_in(page).await?;
    page.press_button("Keyboard").await?;
    page.says("Show this list").await?;
    walk.state("the keys").await?;
    page.press_button("Close").await?;
    console.fill(&Job::named(LONG).with("My Password", "String", LONG)).await?;
    page.press_button("Undo").await?;
    page.says("Undone:").await?;
    walk.state("a step taken back").await?;
    page.press_button("Redo").await?;
    page.browser().refresh().await?;
    console.sign_in(console.service().user(), console.service().password()).await?;
    page.region("Drafts of before").itself().await?;
    walk.state("a draft offered").await?;
    walk.ends()
}

pub(crate) async fn history(page: &Page) -> Outcome {
    let walk = Walk::begins(page, "history").await?;
    let console = Console::signed_in(page).await?;
    page.press_button("History").await?;
    page.says("Nothing is here yet.").await?;
    walk.state("an empty history").await?;
    console.fill(&Job::named(LONG).with("My Password", "String", LONG).with(LONG, "Number", "0.10")).await?;
    page.field("Schedule type").await?.choose("Single").await?;
    page.field("Start").await?.fill("2031-11-24 17:44").await?;
    console.create().await?;
    page.field("Job name").await?.fill("fault:reset").await?;
    console.create().await?;
    let region = page.region("History");
    region.itself().await?.unfold().await?;
    walk.state("what was sent, folded out").await?;
    region.first_button("Compare").await?.click().await?;
    walk.state("one chosen to compare").await?;
    region.button_named_from(&format!("Compare {LONG}")).await?.click().await?;
    page.says("from the earlier to the later:").await?;
    walk.state("two compared").await?;
    page.press_button("Close").await?;
    page.press_button("Clear").await?;
    page.says("can be put back").await?;
    walk.state("a history that was cleared").await?;
    walk.ends()
}

pub(crate) async fn scheduling(page: &Page) -> Outcome {
    let walk = Walk::begins(page, "scheduling").await?;
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("fault:trigger:status:500")).await?;
    page.field("Schedule type").await?.choose("Cron").await?;
    page.field("Start").await?.fill("2031-03-30 02:30").await?;
    page.field("Time zone").await?.fill("Europe/Berlin").await?;
    page.field("Interval").await?.choose("MONTHLYWEEKDAYS").await?;
    page.press_button("Add day").await?;
    walk.state("days of a week within the month").await?;
    page.field("Start").await?.fill("2031-11-24 17:44").await?;
    page.field("Interval").await?.choose("WEEKLY").await?;
    page.field("Monday").await?.tick(true).await?;
    page.region("Request preview").region("Body of the schedule").itself().await?;
    walk.state("next runs, and the second call in the preview").await?;
    page.field("Interval").await?.choose("MONTHLYDATES").await?;
    page.field("31").await?.tick(true).await?;
    walk.state("days of the month").await?;
    console.create().await?;
    walk.state("a job without its schedule").await?;
    page.field("Interval").await?.choose("Another word").await?;
    page.field("Interval word").await?.fill(LONG).await?;
    page.field("Values").await?.fill(LONG).await?;
    page.field("Start").await?.fill("soon").await?;
    page.field("Notification").await?.fill("[").await?;
    console.create_button().await?.click().await?;
    page.focus_comes_to(&Focus::on("", "There is a problem")).await?;
    walk.state("mistakes in a schedule").await?;
    walk.ends()
}

pub(crate) async fn cloning(page: &Page) -> Outcome {
    let walk = Walk::begins(page, "cloning").await?;
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named(LONG).with(LONG, "String", LONG)).await?;
    console.create().await?;
    page.press_button("Clone").await?;
    page.says("Jobs found: 7.").await?;
    walk.state("jobs to clone").await?;
    let search = page.field("Search jobs").await?;
    search.paste("fault:search:status:401").await?;
    page.says("not signed in any more").await?;
    walk.state("jobs that cannot be listed").await?;
    search.paste("nobody’s").await?;
    page.says("No job found.").await?;
    walk.state("no job found").await?;
    search.paste(LONG).await?;
    page.press_button(&format!("Clone “{LONG}”")).await?;
    page.focus_comes_to(&Focus::on("", "Job name")).await?;
    walk.state("a clone").await?;
    page.field("Retry count").await?.fill("9").await?;
    console.row(1).field("Value").await?.fill("x").await?;
    console.row(1).press("Duplicate").await?;
    page.says("Different values: 2. New parameters: 1.").await?;
    walk.state("a clone that differs").await?;
    for _ in 0..2 {
        console.row(1).press("Remove").await?;
    }
    page.everywhere().button(&format!("Bring back “{LONG}”")).await?;
    walk.state("a clone without a parameter of its source").await?;
    walk.ends()
}

pub(crate) async fn mistakes(page: &Page) -> Outcome {
    let walk = Walk::begins(page, "mistakes").await?;
    let console = Console::signed_in(page).await?;
    let job = Job { retry_count: "-1".to_owned(), ..Job::named("") };
    console.fill(&job.with("A", "Number", "1,5").with("A", "String", "x").with("", "Boolean", "true")).await?;
    page.field("Notification").await?.fill("[").await?;
    console.create_button().await?.click().await?;
    page.focus_comes_to(&Focus::on("", "There is a problem")).await?;
    walk.state("errors with summary").await?;
    page.field("Job name").await?.fill("x").await?;
    page.press(Key::Tab).await?;
    let field = page.field("Job name").await?;
    page.until("one is mended", async || Ok((!field.said().await?.is_wrong).then_some(()))).await?;
    walk.state("one mended").await?;
    walk.ends()
}

pub(crate) async fn answers(page: &Page) -> Outcome {
    let walk = Walk::begins(page, "answers").await?;
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("fault:no-answer").with(LONG, "String", LONG)).await?;
    console.create_button().await?.click().await?;
    page.everywhere().button("Stop waiting").await?;
    walk.state("waiting").await?;
    page.press_button("Stop waiting").await?;
    console.outcome().await?;
    walk.state("unknown").await?;
    for (name, state) in [
        (LONG, "created"),
        ("fault:status:400:html", "refused with a web page"),
        ("fault:status:500", "gone wrong"),
        ("fault:other-job", "another job"),
        ("fault:html-login", "a sign-in page"),
        ("fault:not-json", "unreadable"),
    ] {
        page.field("Job name").await?.fill(name).await?;
        console.create().await?;
        walk.state(state).await?;
    }
    page.press_button("Look whether the job exists").await?;
    console.result_says("fault:not-json").await?;
    walk.state("looked up").await?;
    walk.ends()
}
