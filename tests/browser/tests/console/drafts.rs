//! Drafts: what was typed is there again after a reload, is never sent by itself, and holds no secret.

use browser_tests::{Console, Context, Focus, Job, Outcome, Page};
use serde_json::json;

const OFFERS: &str = "Drafts of before";
const BRING: &str = "Bring it back";

/// A day, in milliseconds.
const A_DAY: i64 = 24 * 60 * 60 * 1000;

/// Loads the page anew and signs in again. WebDriver says yes when the browser asks whether to leave.
async fn reload(console: &Console<'_>) -> Outcome {
    console.page.step("reload");
    console.page.browser().refresh().await?;
    sign_in(console).await
}

async fn sign_in(console: &Console<'_>) -> Outcome {
    console.sign_in(console.service().user(), console.service().password()).await?;
    console.create_button().await?;
    Ok(())
}

/// The drafts that the browser keeps, in no order.
async fn kept(page: &Page) -> Outcome<Vec<String>> {
    const KEPT: &str = "
        const names = Object.keys(localStorage).filter((name) => name.includes('draft:'));
        return names.map((name) => localStorage.getItem(name))";
    page.script(KEPT, vec![]).await
}

/// Waits until one of the kept drafts holds this.
async fn is_kept(page: &Page, text: &str) -> Outcome {
    let look = async || Ok(kept(page).await?.iter().any(|draft| draft.contains(text)).then_some(()));
    page.until(&format!("“{text}” is kept"), look).await
}

/// Waits until no draft is kept.
async fn nothing_is_kept(page: &Page) -> Outcome {
    page.until("no draft is kept", async || Ok(kept(page).await?.is_empty().then_some(()))).await
}

/// Whether a draft is offered now.
async fn is_offered(page: &Page) -> Outcome<bool> {
    Ok(page.everywhere().names("region").await?.contains(&OFFERS.to_owned()))
}

async fn offer(page: &Page) -> Outcome<String> {
    page.region(OFFERS).itself().await?.text().await
}

/// The focus is somewhere: what had it went away.
async fn has_focus(page: &Page) -> Outcome {
    let look = async || Ok((page.focus().await? != Focus::on("", "")).then_some(()));
    page.until("something has the focus", look).await
}

async fn form_is(console: &Console<'_>, wanted: &[String]) -> Outcome {
    let look = async || Ok((console.form().await? == wanted).then_some(()));
    console.page.until("the form is as it was", look).await.context(format!("{:#?}", console.form().await?))
}

pub(crate) async fn what_was_typed_comes_back_exactly(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    let empty = console.form().await?;
    let job = Job::named("Kept 😀 \u{202e}x\u{202c} \"quoted\"")
        .with("Size", "Number", "0.10")
        .with("Lines", "String", "")
        .with("On", "Boolean", "false")
        .with("My Password", "String", "hunter2");
    console.fill(&job).await?;
    console.row(2).field("Value").await?.paste(" a\t|\nb 'c' \u{2028}").await?;
    page.field("Schedule type").await?.choose("Cron").await?;
    page.field("Start").await?.fill("2031-11-24 17:").await?;
    page.field("Who is told").await?.choose("User Login").await?;
    page.field("To whom").await?.fill("XELSYSADM").await?;
    let typed = console.form().await?;
    reload(&console).await?;
    form_is(&console, &empty).await?;
    // As text it is shown without the signs that turn its direction, in some browsers.
    let said = page.region(OFFERS).itself().await?.whole_text().await?;
    for words in ["before this page was loaded", job.name.as_str(), "4 parameters", "type again: My Password."] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(!kept(page).await?.concat().contains("hunter2"));
    page.press_button(BRING).await?;
    let wanted: Vec<_> = typed.iter().map(|line| line.replace("hunter2", "")).collect();
    form_is(&console, &wanted).await?;
    assert!(!is_offered(page).await?);
    has_focus(page).await?;
    // It is one step, like all others; and what came back is kept again.
    page.press_button("Undo").await?;
    form_is(&console, &empty).await?;
    page.press_button("Redo").await?;
    form_is(&console, &wanted).await?;
    reload(&console).await?;
    page.press_button(BRING).await?;
    form_is(&console, &wanted).await?;
    assert!(console.posts().is_empty(), "a draft was sent by itself");
    Ok(())
}

pub(crate) async fn discarded_it_is_forgotten(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Not wanted").with("P", "String", "x")).await?;
    reload(&console).await?;
    let fresh = console.form().await?;
    page.region(OFFERS).button("Discard").await?.click().await?;
    has_focus(page).await?;
    assert!(!is_offered(page).await?);
    nothing_is_kept(page).await?;
    reload(&console).await?;
    assert!(!is_offered(page).await?);
    form_is(&console, &fresh).await
}

pub(crate) async fn two_pages_keep_two_drafts(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    page.field("Job name").await?.fill("First page").await?;
    is_kept(page, "First page").await?;
    let first = page.browser().window().await?;
    let second = page.browser().new_tab().await?;
    page.browser().switch_to_window(second.clone()).await?;
    page.go_to(&console.service().url()).await?;
    sign_in(&console).await?;
    // The draft of the other page is offered here as well, and called what it is.
    let said = offer(page).await?;
    assert!(said.contains("from another tab or an earlier visit") && said.contains("First page"), "{said}");
    page.field("Job name").await?.fill("Second page").await?;
    is_kept(page, "Second page").await?;
    page.browser().switch_to_window(first.clone()).await?;
    page.field("Job name").await?.fill("First page, more").await?;
    is_kept(page, "First page, more").await?;
    assert_eq!(kept(page).await?.len(), 2);
    // Each page is offered its own first.
    for (window, own, other) in
        [(second.clone(), "Second page", "First page, more"), (first.clone(), "First page, more", "Second page")]
    {
        page.browser().switch_to_window(window).await?;
        reload(&console).await?;
        let said = offer(page).await?;
        let place = |words: &str| said.find(words).context(format!("“{words}” is not offered: {said}"));
        assert!(place(own)? < place(other)?, "{said}");
        assert_eq!(page.region(OFFERS).names("button").await?, [BRING, "Discard", BRING, "Discard"]);
        page.region(OFFERS).first_button(BRING).await?.click().await?;
        let field = page.field("Job name").await?;
        page.until(own, async || Ok((field.value().await? == own).then_some(()))).await?;
    }
    page.browser().switch_to_window(second).await?;
    page.browser().close_window().await?;
    page.browser().switch_to_window(first).await?;
    Ok(())
}

pub(crate) async fn after_the_job_was_created_nothing_is_kept(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("fault:status:500").with("P", "String", "x")).await?;
    is_kept(page, "fault:status:500").await?;
    // What the server did not take stays.
    console.create().await?;
    page.field("Job name").await?.fill("Created").await?;
    is_kept(page, "Created").await?;
    assert!(console.create().await?.contains("Job Create successfull"));
    nothing_is_kept(page).await?;
    reload(&console).await?;
    assert!(!is_offered(page).await?);
    Ok(())
}

/// What is done to the browser's storage, and what is said of it.
const TROUBLE: [(&str, &str, &str); 2] = [
    (
        "full",
        "let size = 1 << 22;
         for (let at = 0; size >= 1; at += 1) {
           try { localStorage.setItem(`of another page ${at}`, 'x'.repeat(size)) } catch { size >>= 1 }
         }",
        "The browser has no room left for the draft: it would not survive a reload. All else works.",
    ),
    (
        "forbidden",
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
        "This browser keeps nothing for this page: the draft would not survive a reload. All else works.",
    ),
];

pub(crate) async fn storage_that_takes_nothing_is_said_once_and_costs_nothing(page: &Page) -> Outcome {
    const COUNT: &str = "
        window.changes = 0;
        const count = new MutationObserver((all) => { window.changes += all.length });
        for (const status of document.querySelectorAll('[role=status]')) {
          if (status.textContent === arguments[0]) count.observe(status, { childList: true, characterData: true, subtree: true });
        }";
    for (trouble, script, words) in TROUBLE {
        let console = Console::signed_in(page).await?;
        page.script::<()>(script, vec![]).await?;
        page.field("Job name").await?.fill("Trouble").await?;
        page.says(words).await.context(trouble)?;
        page.script::<()>(COUNT, vec![json!(words)]).await?;
        console.fill(&Job::named("Trouble").with("P", "String", "x".repeat(40).as_str())).await?;
        assert_eq!(page.text().await?.matches(words).count(), 1, "{trouble}");
        assert_eq!(page.script::<usize>("return window.changes", vec![]).await?, 0, "{trouble}: it is said again");
        assert!(console.create().await?.contains("Job Create successfull"), "{trouble}");
        page.until("nothing is said of it", async || Ok((!page.text().await?.contains(words)).then_some(()))).await?;
    }
    Ok(())
}

pub(crate) async fn a_draft_older_than_a_day_is_not_offered(page: &Page) -> Outcome {
    const AGE: &str = "
        for (const name of Object.keys(localStorage).filter((name) => name.includes('draft:'))) {
          const at = Date.now() - arguments[0];
          localStorage.setItem(name, localStorage.getItem(name).replace(/\"at\":\\d+/, `\"at\":${at}`));
        }";
    let console = Console::signed_in(page).await?;
    page.field("Job name").await?.fill("Old").await?;
    for (age, offered) in [(A_DAY - 600_000, true), (A_DAY + 1, false)] {
        reload(&console).await?;
        page.script::<()>(AGE, vec![json!(age)]).await?;
        reload(&console).await?;
        assert_eq!(is_offered(page).await?, offered, "{age} ms old");
    }
    nothing_is_kept(page).await
}
