//! The console for everybody: axe-core finds nothing in any state, light or dark; nothing scrolls sideways when the
//! screen is narrow or enlarged; everything is reached with Tab, in the order of the page, and is seen to be.
//!
//! All rules of axe-core are on.

use std::env;

use browser_tests::{Console, Context, Failure, Focus, Job, Key, Outcome, Page};

/// Text as long and as unbreakable as servers and runbooks have it.
const LONG: &str = "LongNamesWithoutAnyBlankInThem.AreCommon-In_Directories/AndMustNotPushTheScreenWider.ThanItIs";

/// Looks at the state in which the page is, in all ways.
async fn check(page: &Page, state: &str) -> Outcome {
    for scheme in page.schemes() {
        page.prefers(*scheme).await?;
        axe(page).await.context(format!("{state}, {scheme}"))?;
    }
    // 320 CSS pixels; and 1,280 pixels at 200 % zoom, which are 640 CSS pixels.
    for width in [320, 640] {
        page.resize(width, 800).await?;
        does_not_scroll_sideways(page).await.context(format!("{state}, {width} px wide"))?;
    }
    axe(page).await.context(format!("{state}, enlarged"))?;
    page.resize_back().await
}

async fn axe(page: &Page) -> Outcome {
    const RUN: &str = "
        const done = arguments[arguments.length - 1];
        axe.run().then(
          ({ violations }) => done(violations.flatMap((rule) => rule.nodes.map((node) =>
            `${rule.id}: ${rule.help}: ${node.html} (${node.failureSummary.replace(/\\s+/g, ' ')})`))),
          (error) => done([String(error)]));";
    if page.script("return typeof axe === 'undefined'", vec![]).await? {
        let file = env::var_os("OIG_CONSOLE_AXE").context("OIG_CONSOLE_AXE does not name axe-core’s file")?;
        page.script::<()>(&std::fs::read_to_string(file)?, vec![]).await?;
    }
    let found: Vec<String> = page.script_until_done(RUN).await?;
    if found.is_empty() { Ok(()) } else { Err(Failure::new(format!("axe-core finds\n  {}", found.join("\n  ")))) }
}

async fn does_not_scroll_sideways(page: &Page) -> Outcome {
    const WIDER: &str = "
        const { scrollWidth, clientWidth } = document.documentElement;
        if (scrollWidth <= clientWidth) return [];
        // Text can stick out of an element that does not.
        const isWide = (box) => box.width > 0 && box.right > clientWidth + 1;
        const range = document.createRange();
        const parts = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
        const wide = [`${scrollWidth} in place of ${clientWidth}`];
        while (parts.nextNode()) {
          const part = parts.currentNode;
          if (part.nodeType === Node.TEXT_NODE) range.selectNodeContents(part);
          const box = (part.nodeType === Node.TEXT_NODE ? range : part).getBoundingClientRect();
          if (isWide(box)) wide.push((part.outerHTML ?? `text ${part.data} in ${part.parentElement.className}`).slice(0, 200));
        }
        return wide";
    let wider: Vec<String> = page.script(WIDER, vec![]).await?;
    if wider.is_empty() { Ok(()) } else { Err(Failure::new(format!("it scrolls sideways: {wider:#?}"))) }
}

pub(crate) async fn signing_in(page: &Page) -> Outcome {
    let console = Console::open(page).await?;
    check(page, "sign-in").await?;
    page.press_button("Sign in").await?;
    let field = page.field("User name").await?;
    page.until("the user name is missed", async || Ok(field.said().await?.is_wrong.then_some(()))).await?;
    check(page, "sign-in without a name").await?;
    console.sign_in("xelsysadm", "wrong").await?;
    let refused = async || Ok(page.text().await?.contains("password").then_some(()));
    page.until("the password is refused", refused).await?;
    check(page, "sign-in refused").await
}

pub(crate) async fn filling_in(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    check(page, "empty form").await?;
    let job = Job::named(LONG).with("Text", "String", LONG).with("Number", "Number", "0.10");
    console.fill(&job.with("Truth", "Boolean", "true").with(LONG, "ITResource", "AD Server")).await?;
    for number in 1..=4 {
        console.row(number).press("More").await?;
    }
    console.row(1).field("Required").await?.choose("true").await?;
    console.row(2).field("Help text").await?.fill(LONG).await?;
    check(page, "rows of all types, folded out, with warnings").await?;
    console.row(2).press("Remove").await?;
    page.everywhere().button("Undo remove").await?;
    check(page, "a removed row").await
}

pub(crate) async fn knowing_and_checking(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    page.field("Task name").await?.fill("catalog").await?;
    page.everywhere().option_named_from("Catalog Synchronization Task").await?;
    check(page, "the list of tasks").await?;
    page.press(Key::Down).await?;
    check(page, "the list of tasks with an active entry").await?;
    let job = Job { task: "Catalog Synchronization Task".to_owned(), ..Job::named(LONG) };
    console.fill(&job.with("moed", "String", LONG)).await?;
    page.press_button("Add the job’s parameters").await?;
    check(page, "what is known of the task").await?;
    page.press_button("Check").await?;
    page.says("Nothing was sent that changes anything.").await?;
    check(page, "checked").await
}

pub(crate) async fn texts(page: &Page) -> Outcome {
    Console::signed_in(page).await?;
    page.press_button("Import").await?;
    check(page, "nothing to import").await?;
    let field = page.field("Text to import").await?;
    for (text, words) in [(format!("{LONG}\t{LONG}"), "1 change:"), (format!("{{\n{LONG}"), "Line 2")] {
        field.paste(&text).await?;
        page.until(words, async || Ok(page.text().await?.contains(words).then_some(()))).await?;
        check(page, &format!("Import says {words}")).await?;
    }
    page.press_button("Cancel").await?;
    page.press_button("Edit as text").await?;
    page.field("Parameters, one a line").await?.paste("a | b | c\na | \"").await?;
    page.until("two faults", async || Ok(page.text().await?.contains("Line 2").then_some(()))).await?;
    check(page, "faults of rows as text").await
}

pub(crate) async fn previewing(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named(LONG).with("My Password", "String", LONG).with(LONG, "Number", "0.10")).await?;
    console.row(1).press("Show").await?;
    page.press_button("Show secrets").await?;
    page.says("Secret values are shown").await?;
    check(page, "secrets shown").await?;
    for (switch, choice) in [("Parameters as", "an array"), ("Values as", "strings")] {
        page.field(switch).await?.choose(choice).await?;
        page.says("Lines of the body:").await?;
        check(page, &format!("{switch} {choice}, compared")).await?;
    }
    page.press_button("Copy body").await?;
    check(page, "copied").await?;
    page.press_button("Request preview").await?;
    check(page, "the preview folded").await
}

pub(crate) async fn windows_and_offers(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    page.press_button("Keyboard").await?;
    page.says("Show this list").await?;
    check(page, "the keys").await?;
    page.press_button("Close").await?;
    console.fill(&Job::named(LONG).with("My Password", "String", LONG)).await?;
    page.press_button("Undo").await?;
    page.says("Undone:").await?;
    check(page, "a step taken back").await?;
    page.press_button("Redo").await?;
    page.browser().refresh().await?;
    console.sign_in(console.service().user(), console.service().password()).await?;
    page.region("Drafts of before").itself().await?;
    check(page, "a draft offered").await
}

pub(crate) async fn history(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    page.press_button("History").await?;
    page.says("Nothing is here yet.").await?;
    check(page, "an empty history").await?;
    console.fill(&Job::named(LONG).with("My Password", "String", LONG).with(LONG, "Number", "0.10")).await?;
    page.field("Schedule type").await?.choose("Single").await?;
    page.field("Start").await?.fill("2031-11-24 17:44").await?;
    console.create().await?;
    page.field("Job name").await?.fill("fault:reset").await?;
    console.create().await?;
    let region = page.region("History");
    region.itself().await?.unfold().await?;
    check(page, "what was sent, folded out").await?;
    region.first_button("Compare").await?.click().await?;
    check(page, "one chosen to compare").await?;
    region.button_named_from(&format!("Compare {LONG}")).await?.click().await?;
    page.says("from the earlier to the later:").await?;
    check(page, "two compared").await?;
    page.press_button("Close").await?;
    page.press_button("Clear").await?;
    page.says("can be put back").await?;
    check(page, "a history that was cleared").await
}

pub(crate) async fn scheduling(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("fault:trigger:status:500")).await?;
    page.field("Schedule type").await?.choose("Cron").await?;
    page.field("Start").await?.fill("2021-03-28 02:30").await?;
    page.field("Time zone").await?.fill("Europe/Berlin").await?;
    page.field("Interval").await?.choose("MONTHLYWEEKDAYS").await?;
    page.press_button("Add day").await?;
    check(page, "days of a week within the month").await?;
    page.field("Start").await?.fill("2031-11-24 17:44").await?;
    page.field("Interval").await?.choose("WEEKLY").await?;
    page.field("Monday").await?.tick(true).await?;
    page.region("Request preview").region("Body of the schedule").itself().await?;
    check(page, "next runs, and the second call in the preview").await?;
    page.field("Interval").await?.choose("MONTHLYDATES").await?;
    page.field("31").await?.tick(true).await?;
    check(page, "days of the month").await?;
    console.create().await?;
    check(page, "a job without its schedule").await?;
    page.field("Interval").await?.choose("Another word").await?;
    page.field("Interval word").await?.fill(LONG).await?;
    page.field("Values").await?.fill(LONG).await?;
    page.field("Start").await?.fill("soon").await?;
    page.field("Notification").await?.fill("[").await?;
    console.create_button().await?.click().await?;
    page.focus_comes_to(&Focus::on("", "There is a problem")).await?;
    check(page, "mistakes in a schedule").await
}

pub(crate) async fn cloning(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named(LONG).with(LONG, "String", LONG)).await?;
    console.create().await?;
    page.press_button("Clone").await?;
    page.says("Jobs found: 7.").await?;
    check(page, "jobs to clone").await?;
    let search = page.field("Search jobs").await?;
    search.paste("fault:search:status:401").await?;
    page.says("not signed in any more").await?;
    check(page, "jobs that cannot be listed").await?;
    search.paste("nobody’s").await?;
    page.says("No job found.").await?;
    check(page, "no job found").await?;
    search.paste(LONG).await?;
    page.press_button(&format!("Clone “{LONG}”")).await?;
    page.focus_comes_to(&Focus::on("", "Job name")).await?;
    check(page, "a clone").await?;
    page.field("Retry count").await?.fill("9").await?;
    console.row(1).field("Value").await?.fill("x").await?;
    console.row(1).press("Duplicate").await?;
    page.says("Different values: 2. New parameters: 1.").await?;
    check(page, "a clone that differs").await?;
    for _ in 0..2 {
        console.row(1).press("Remove").await?;
    }
    page.everywhere().button(&format!("Bring back “{LONG}”")).await?;
    check(page, "a clone without a parameter of its source").await
}

pub(crate) async fn mistakes(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    let job = Job { retry_count: "-1".to_owned(), ..Job::named("") };
    console.fill(&job.with("A", "Number", "1,5").with("A", "String", "x").with("", "Boolean", "true")).await?;
    page.field("Notification").await?.fill("[").await?;
    console.create_button().await?.click().await?;
    page.focus_comes_to(&Focus::on("", "There is a problem")).await?;
    check(page, "errors with summary").await?;
    page.field("Job name").await?.fill("x").await?;
    page.press(Key::Tab).await?;
    let field = page.field("Job name").await?;
    page.until("one is mended", async || Ok((!field.said().await?.is_wrong).then_some(()))).await?;
    check(page, "one mended").await
}

pub(crate) async fn answers(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("fault:no-answer").with(LONG, "String", LONG)).await?;
    console.create_button().await?.click().await?;
    page.everywhere().button("Stop waiting").await?;
    check(page, "waiting").await?;
    page.press_button("Stop waiting").await?;
    console.outcome().await?;
    check(page, "unknown").await?;
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
        check(page, state).await?;
    }
    page.press_button("Look whether the job exists").await?;
    console.result_says("fault:not-json").await?;
    check(page, "looked up").await
}

pub(crate) async fn everything_is_reached_with_tab_and_seen_to_be(page: &Page) -> Outcome {
    const STEP: &str = "
        const element = document.activeElement;
        if (element === null || element === document.body) return null;
        const style = getComputedStyle(element);
        const seen = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
        // What scrolls and is no control is reached in some browsers, so that the keys can scroll it.
        const isScroller = element.tabIndex < 0 && /auto|scroll/.test(style.overflow);
        return [`${element.localName} ${element.id} ${element.ariaLabel ?? element.innerText.slice(0, 30)}`, seen,
          Array.prototype.indexOf.call(document.querySelectorAll('*'), element), isScroller]";
    const FROM_THE_TOP: &str = "
        document.body.tabIndex = -1;
        document.body.focus();
        document.body.removeAttribute('tabindex');
        scrollTo(0, 0)";
    const ALL: &str = "
        const all = document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex=\"0\"]');
        return Array.from(all).filter((element) => !element.disabled && element.tabIndex >= 0
          && element.checkVisibility({ visibilityProperty: true })).length";
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Keys").with("A", "String", "1").with("B", "Boolean", "true")).await?;
    console.row(1).press("More").await?;
    console.create().await?;
    let all: usize = page.script(ALL, vec![]).await?;
    // From the top of the page.
    page.script::<()>(FROM_THE_TOP, vec![]).await?;
    let mut reached: Vec<(String, bool, i64, bool)> = Vec::new();
    loop {
        page.press(Key::Tab).await?;
        match page.script::<Option<(String, bool, i64, bool)>>(STEP, vec![]).await? {
            Some(step) if !reached.contains(&step) => reached.push(step),
            // Past the last thing comes the browser, or the first thing again.
            _ => break,
        }
    }
    for (name, seen, ..) in &reached {
        assert!(seen, "the focus on {name} cannot be seen");
    }
    assert!(reached.is_sorted_by_key(|(_, _, place, _)| *place), "out of order: {reached:#?}");
    let controls = reached.iter().filter(|(.., is_scroller)| !is_scroller);
    assert_eq!(controls.count(), all, "{reached:#?}");
    Ok(())
}
