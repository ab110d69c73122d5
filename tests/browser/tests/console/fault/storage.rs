//! The browser's storage: full, forbidden, or full of what is not the console's own. It never costs what was typed.

use browser_tests::{Console, Context, Job, Outcome, Page};
use serde_json::{Value, json};

use super::after;

/// What stands in the storage when the page is loaded: names and texts of other versions, and of none.
const STRANGE: [(&str, &str); 18] = [
    ("draft:1-1", ""),
    ("draft:1-2", "{"),
    ("draft:1-3", "null"),
    ("draft:1-4", "[]"),
    ("draft:1-5", r#"{"at":"today","leftOut":[],"draft":{"draft":1}}"#),
    ("draft:1-6", r#"{"at":1e999,"leftOut":[],"draft":{"draft":1}}"#),
    // Of an older and a newer version.
    ("draft:1-7", r#"{"at":9999999999999,"draft":{"draft":0,"jobName":"older"}}"#),
    ("draft:1-8", r#"{"at":9999999999999,"leftOut":[],"draft":{"draft":2,"jobName":"newer"}}"#),
    ("draft:1-9", r#"{"at":9999999999999,"leftOut":[],"draft":{"draft":1,"colour":"red"}}"#),
    ("draft:", "\u{0}\u{fffd}"),
    ("history:1:1-1", ""),
    ("history:1:1-2", "{\"jobName\":\"Half"),
    ("history:1:1-3", "null"),
    ("history:1:1-4", r#"{"jobName":"Newer","taskName":"T","calls":[{"at":"soon","method":7}]}"#),
    ("history:1:", "[[[["),
    ("history:2:1-1", r#"{"jobName":"Of a newer version"}"#),
    ("history:0:1-1", r#"{"jobName":"Of an older version"}"#),
    ("templates", r#"{"templates": 7}"#),
];

const PUT: &str = "
    for (const [name, text] of arguments[0]) localStorage.setItem(`oig-job-console:${name}`, text);
    sessionStorage.setItem('oig-job-console:own-draft', '{[');";

const READ: &str = "return arguments[0].map(([name]) => localStorage.getItem(`oig-job-console:${name}`))";

pub(crate) async fn what_is_not_the_consoles_own_is_left_alone(page: &Page) -> Outcome {
    let console = Console::open(page).await?;
    page.script::<()>(PUT, vec![json!(STRANGE)]).await?;
    page.browser().refresh().await?;
    console.sign_in(console.service().user(), console.service().password()).await?;
    console.create_button().await?;
    // Nothing of it is offered, and nothing of it hinders.
    assert!(!page.everywhere().names("region").await?.contains(&"Drafts of before".to_owned()));
    page.region("History").button("History").await?.click().await?;
    console.fill(&Job::named("In spite of it").with("P", "String", "kept")).await?;
    let before = console.form().await?;
    assert!(console.create().await?.contains("Job Create successfull"));
    assert_eq!(console.form().await?, before);
    page.says("Job Create successfull · HTTP 200").await?;
    page.press_button("Templates").await?;
    page.says("A file of templates cannot be read.").await?;
    page.press_button("Close").await?;
    let kept: Vec<Value> = page.script(READ, vec![json!(STRANGE)]).await?;
    assert_eq!(kept, STRANGE.map(|(_, text)| json!(text)));
    console.only_post().map(drop)
}

/// What the storage does from the first moment on, and what is said of it once something was to be kept.
const TROUBLES: [(&str, &str, &str); 4] = [
    (
        "forbidden",
        "for (const name of ['localStorage', 'sessionStorage']) {
           Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } });
         }",
        "This browser keeps nothing for this page: the draft would not survive a reload. All else works.",
    ),
    (
        "absent",
        "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { value: null });",
        "This browser keeps nothing for this page: the draft would not survive a reload. All else works.",
    ),
    (
        "full",
        "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError') };",
        "The browser has no room left for the draft: it would not survive a reload. All else works.",
    ),
    (
        "broken",
        "for (const name of ['getItem', 'setItem', 'removeItem', 'key']) {
           Storage.prototype[name] = () => { throw new DOMException('no', 'UnknownError') };
         }",
        "The browser has no room left for the draft: it would not survive a reload. All else works.",
    ),
];

async fn check(page: &Page, trouble: &str) -> Outcome {
    let (name, script, words) = TROUBLES.into_iter().find(|(name, ..)| *name == trouble).context("no such trouble")?;
    let folder = after(script)?;
    let console = Console::of(page, folder.path().to_owned()).await?;
    console.sign_in(console.service().user(), console.service().password()).await?;
    console.create_button().await?;
    console.fill(&Job::named("fault:reset-after").with("P", "String", "kept")).await?;
    page.says(words).await.context(name)?;
    let before = console.form().await?;
    assert!(console.create().await?.contains("not known"), "{name}");
    assert_eq!(console.form().await?, before, "{name}");
    page.press_button("Look whether the job exists").await?;
    console.result_says("exists").await?;
    console.only_post()?;
    page.field("Job name").await?.fill("After it").await?;
    assert!(console.create().await?.contains("Job Create successfull"), "{name}");
    Ok(())
}

pub(crate) async fn forbidden_from_the_start(page: &Page) -> Outcome {
    check(page, "forbidden").await
}

pub(crate) async fn absent_from_the_start(page: &Page) -> Outcome {
    check(page, "absent").await
}

pub(crate) async fn full_from_the_start(page: &Page) -> Outcome {
    check(page, "full").await
}

pub(crate) async fn broken_from_the_start(page: &Page) -> Outcome {
    check(page, "broken").await
}

/// A hundred jobs of a clock that was a day ahead, each newer than what is sent now.
const FROM_THE_FUTURE: &str = "
    const [name, text] = Object.entries(localStorage).find(([name]) => name.includes('history:'));
    for (let at = 0; at < 100; at += 1) localStorage.setItem(name.replace(/\\d+-\\d+/, `${Date.now() + 86400000 + at}-1`), text);";

pub(crate) async fn what_is_sent_now_is_kept_though_the_rest_is_from_the_future(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Seed")).await?;
    console.create().await?;
    page.script::<()>(FROM_THE_FUTURE, vec![]).await?;
    page.field("Job name").await?.fill("Sent now").await?;
    console.create().await?;
    page.region("History").button("History").await?.click().await?;
    page.field("Search name, task, answer and body").await?.fill("Sent now").await?;
    page.says("Create the job: done · Job Create successfull · HTTP 200").await?;
    page.says("1 of 100 jobs").await
}
