//! The console as an element of a portal on another origin: two of them on a page whose styles would ruin them.

use std::{env, fs};

use browser_tests::{Context, Job, Outcome, Page, Place, Portal};
use serde_json::{Value, json};

/// Fills in the job in this place.
async fn fill(place: &Place<'_>, job: &Job) -> Outcome {
    place.field("Task name").await?.fill(&job.task).await?;
    place.field("Job name").await?.fill(&job.name).await?;
    place.field("Retry count").await?.fill(&job.retry_count).await
}

pub(crate) async fn two_on_a_page_each_create_their_job(page: &Page) -> Outcome {
    let portal = Portal::open(page).await?;
    for (number, (name, requested_by)) in [("First", "oig-job-console"), ("Second", "second")].into_iter().enumerate() {
        let place = portal.part(name);
        portal.sign_in(&place).await?;
        let job = format!("Job of {name}");
        fill(&place, &Job::named(&job)).await?;
        place.button("Create job").await?.click().await?;
        let created = portal.hears(name, "created").await?;
        assert_eq!(created, json!({ "jobName": job, "status": "Job Create successfull" }));
        let posts = portal.posts();
        assert_eq!(posts.len(), number + 1, "one request a press");
        let header = posts.last().and_then(|post| post.header("x-requested-by").map(str::to_owned));
        assert_eq!(header.as_deref(), Some(requested_by));
    }
    // What one says, the other does not.
    let heard = portal.heard().await?;
    let created: Vec<_> = heard.iter().filter(|it| it.name == "created").map(|it| it.by.as_str()).collect();
    assert_eq!(created, ["First", "Second"]);
    Ok(())
}

pub(crate) async fn the_portal_reads_and_writes_the_job(page: &Page) -> Outcome {
    const FIRST: &str = "document.querySelector('oig-job-console')";
    let portal = Portal::open(page).await?;
    let first = portal.part("First");
    portal.sign_in(&first).await?;
    let job = json!({
        "jobName": "From the portal",
        "taskName": "Some Task",
        "retryCount": 2,
        "isEnabled": false,
        "parameters": { "Text": { "value": "<b>&\"'\u{1f600}" }, "Count": { "value": 12 }, "Flag": { "value": false } }
    });
    page.script::<()>(&format!("{FIRST}.job = arguments[0]"), vec![job.clone()]).await?;
    let read: Value = page.script(&format!("return {FIRST}.job"), vec![]).await?;
    assert_eq!(read, job);
    assert_eq!(first.field("Job name").await?.value().await?, "From the portal");
    // Digits that JavaScript cannot hold stay what they are in the text.
    let text = r#"{"parameters": {"N": {"value": 9007199254740993.10}}}"#;
    page.script::<()>(&format!("{FIRST}.jobText = arguments[0]"), vec![json!(text)]).await?;
    let read: String = page.script(&format!("return {FIRST}.jobText"), vec![]).await?;
    assert!(read.contains("9007199254740993.10"), "{read}");
    let refused: String = page
        .script(
            &format!("try {{ {FIRST}.jobText = '{{\"retryCount\": []}}' }} catch (error) {{ return error.name + ': ' + error.message }}"),
            vec![],
        )
        .await?;
    assert_eq!(refused, "TypeError: Line 1, column 16: retryCount must be a number, not an array.");
    page.script::<()>(&format!("{FIRST}.clear()"), vec![]).await?;
    assert_eq!(page.script::<Value>(&format!("return {FIRST}.job"), vec![]).await?, json!({}));
    Ok(())
}

pub(crate) async fn typing_is_told_and_what_fails_has_a_reason(page: &Page) -> Outcome {
    let portal = Portal::open(page).await?;
    let first = portal.part("First");
    portal.sign_in(&first).await?;
    fill(&first, &Job::named("fault:status:503")).await?;
    let told = async || {
        let changed = portal.heard().await?.into_iter().rev().find(|it| it.name == "change");
        Ok(changed.filter(|it| it.detail == json!({ "canBeSent": true }) && it.by == "First").map(|_| ()))
    };
    page.until("the first tells that its job can be sent", told).await?;
    first.button("Create job").await?.click().await?;
    let failed = portal.hears("First", "failed").await?;
    assert_eq!(failed["jobName"], "fault:status:503");
    assert_eq!(failed["reason"], "busy");
    assert!(failed["message"].as_str().is_some_and(|it| !it.is_empty()), "{failed}");
    first.button("Sign out").await?.click().await?;
    first.button("Keep the draft and sign out").await?.click().await?;
    let told = portal.hears("First", "signed-out").await?;
    assert_eq!(told["reason"], "signed-out");
    assert_eq!(portal.posts().len(), 1);
    Ok(())
}

pub(crate) async fn what_is_set_before_the_script_has_come_counts(page: &Page) -> Outcome {
    // Made where there is no such element, and put on the page then.
    const EARLY: &str = "
        const early = document.implementation.createHTMLDocument().createElement('oig-job-console');
        early.job = { jobName: 'Early', taskName: 'OIM Certification Purge Task' };
        early.settings = { requestedBy: 'early' };
        const part = document.createElement('section');
        part.setAttribute('aria-label', 'Early');
        document.body.append(part);
        part.append(early)";
    let portal = Portal::open(page).await?;
    page.script::<()>(EARLY, vec![]).await?;
    let place = portal.part("Early");
    portal.sign_in(&place).await?;
    assert_eq!(place.field("Job name").await?.value().await?, "Early");
    // What the server knows of the task is asked for once somebody may ask.
    place.button("Add the job’s parameters").await?;
    place.field("Retry count").await?.fill("1").await?;
    place.button("Create job").await?.click().await?;
    page.until("the job arrives", async || Ok((!portal.posts().is_empty()).then_some(()))).await?;
    assert_eq!(portal.posts().first().and_then(|post| post.header("x-requested-by")), Some("early"));
    Ok(())
}

pub(crate) async fn the_portal_hands_tokens_over(page: &Page) -> Outcome {
    const HAND_OVER: &str = "document.querySelector('oig-job-console').token = arguments[0]";
    let portal = Portal::with_tokens(page).await?;
    let first = portal.part("First");
    let token = portal.service().token();
    page.script::<()>(HAND_OVER, vec![json!(token)]).await?;
    fill(&first, &Job::named("With a token")).await?;
    first.button("Create job").await?.click().await?;
    portal.hears("First", "created").await?;
    // It expires: the portal learns of it and hands a fresh one over, and the form is as it was.
    portal.service().end_sign_ins();
    first.field("Job name").await?.fill("With a fresh one").await?;
    first.button("Create job").await?.click().await?;
    assert_eq!(portal.hears("First", "failed").await?["reason"], "not-signed-in");
    assert_eq!(portal.hears("First", "signed-out").await?, json!({ "reason": "expired" }));
    let fresh = portal.service().token();
    page.script::<()>(HAND_OVER, vec![json!(fresh)]).await?;
    assert_eq!(first.field("Job name").await?.value().await?, "With a fresh one");
    let created = async || {
        first.button("Create job").await?.click().await?;
        let created = portal.heard().await?.into_iter().filter(|it| it.name == "created").count();
        Ok((created == 2).then_some(()))
    };
    page.until("the job is created with the fresh token", created).await?;
    let read: Value = page.script("return document.querySelector('oig-job-console').token ?? null", vec![]).await?;
    assert_eq!(read, Value::Null, "nobody reads it back");
    Ok(())
}

pub(crate) async fn the_focus_stays_with_the_portal(page: &Page) -> Outcome {
    const ACTIVE: &str = "return document.activeElement.tagName";
    let portal = Portal::open(page).await?;
    portal.hears("First", "ready").await?;
    portal.hears("Second", "ready").await?;
    let search = page.field("Search the portal").await?;
    assert!(search.has_focus().await?, "the portal gave its own field the focus");
    let first = portal.part("First");
    portal.sign_in(&first).await?;
    search.focus().await?;
    // What the portal does with the console moves no focus either.
    for act in ["job = { jobName: 'A' }", "clear()", "create()", "signOut()"] {
        page.script::<()>(&format!("document.querySelector('oig-job-console').{act}"), vec![]).await?;
        portal.hears("First", if act == "signOut()" { "signed-out" } else { "ready" }).await?;
        page.script_until_done::<()>("requestAnimationFrame(() => requestAnimationFrame(() => arguments[0]()))")
            .await?;
        assert_eq!(page.script::<String>(ACTIVE, vec![]).await?, "INPUT", "after {act}");
    }
    assert!(portal.posts().is_empty(), "an empty form is not sent");
    Ok(())
}

pub(crate) async fn styles_neither_leak_in_nor_out(page: &Page) -> Outcome {
    const LOOKS: &str = "
        const button = document.querySelector('oig-job-console').shadowRoot.querySelector('button[type=submit]');
        const { color, fontSize, textTransform, letterSpacing, borderTopStyle, backgroundColor } = getComputedStyle(button);
        const heading = getComputedStyle(document.querySelector('body > h1'));
        return { fontSize, textTransform, letterSpacing, borderTopStyle, backgroundColor, outside: heading.color }";
    let portal = Portal::open(page).await?;
    portal.part("First").field("User name").await?;
    let looks: Value = page.script(LOOKS, vec![]).await?;
    assert_eq!(
        looks,
        json!({
            // Of the browser's type size, not of what the portal made of it.
            "fontSize": "15px",
            "textTransform": "none",
            "letterSpacing": "normal",
            "borderTopStyle": "solid",
            // The portal's own accent, by the custom property.
            "backgroundColor": "rgb(0, 110, 80)",
            "outside": "rgb(200, 0, 0)"
        })
    );
    Ok(())
}

pub(crate) async fn a_hundred_come_and_go_without_a_trace(page: &Page) -> Outcome {
    const ROUNDS: &str = "
        const done = arguments[arguments.length - 1];
        const held = { listeners: 0 };
        for (const target of [window, document]) {
          const { addEventListener: add, removeEventListener: remove } = target;
          target.addEventListener = (...all) => { held.listeners += 1; add.apply(target, all); };
          target.removeEventListener = (...all) => { held.listeners -= 1; remove.apply(target, all); };
        }
        const gone = [];
        (async () => {
          for (let round = 0; round < 100; round += 1) {
            const element = document.createElement('oig-job-console');
            const ready = new Promise((resolve) => element.addEventListener('ready', resolve, { once: true }));
            document.body.append(element);
            await ready;
            element.job = { jobName: `Round ${round}` };
            element.remove();
            gone.push(new WeakRef(element.shadowRoot.firstChild ?? element));
            gone.push(new WeakRef(element));
          }
          await new Promise((resolve) => setTimeout(resolve, 1500));
          window.gone = gone;
          done(held.listeners);
        })()";
    let _portal = Portal::open(page).await?;
    page.until("both consoles", async || {
        let ready = "return window.heard.filter((it) => it.name === 'ready').length >= 2";
        Ok(page.script::<bool>(ready, vec![]).await?.then_some(()))
    })
    .await?;
    let listeners: i64 = page.script_until_done(ROUNDS).await?;
    assert_eq!(listeners, 0, "each listener on the page is taken away again");
    let left = async || {
        page.collect_garbage().await?;
        let left: usize = page.script("return window.gone.filter((it) => it.deref()).length", vec![]).await?;
        Ok((left <= 2).then_some(()))
    };
    page.until("what was taken off the page is let go of", left).await
}

pub(crate) async fn an_element_that_moves_keeps_what_was_typed(page: &Page) -> Outcome {
    let portal = Portal::open(page).await?;
    let first = portal.part("First");
    portal.sign_in(&first).await?;
    fill(&first, &Job::named("On the move")).await?;
    // Moved in one turn, it is the same console; taken away and put back later, it starts anew with the same job.
    page.script::<()>(
        "document.querySelectorAll('section')[1].prepend(document.querySelector('oig-job-console'))",
        vec![],
    )
    .await?;
    let second = portal.part("Second");
    assert_eq!(second.first_button("Sign out").await?.text().await?.to_lowercase(), "sign out");
    page.script_until_done::<()>(
        "const moved = document.querySelector('oig-job-console'); moved.remove();
         setTimeout(() => { document.querySelector('section').append(moved); arguments[0]() }, 50)",
    )
    .await?;
    let first = portal.part("First");
    portal.sign_in(&first).await?;
    assert_eq!(first.field("Job name").await?.value().await?, "On the move");
    Ok(())
}

pub(crate) async fn it_works_in_a_dialog_of_the_portal(page: &Page) -> Outcome {
    let portal = Portal::open(page).await?;
    page.script::<()>(
        "const dialog = document.createElement('dialog');
         dialog.append(document.createElement('oig-job-console'));
         const part = document.createElement('section');
         part.setAttribute('aria-label', 'Fourth');
         part.append(dialog);
         document.body.append(part);
         dialog.showModal()",
        vec![],
    )
    .await?;
    let place = portal.part("Fourth");
    portal.sign_in(&place).await?;
    fill(&place, &Job::named("In a dialog")).await?;
    // A window of the console's own, over the portal's: Escape closes it, and not the portal's.
    place.button("Import").await?.click().await?;
    place.field("Text to import").await?;
    page.press(browser_tests::Key::Escape).await?;
    place.button("Create job").await?.click().await?;
    page.until("the job arrives", async || Ok((portal.posts().len() == 1).then_some(()))).await
}

pub(crate) async fn it_works_in_react(page: &Page) -> Outcome {
    const RENDER: &str = "
        const { createElement: h, StrictMode, useEffect, useRef, useState } = React;
        const root = ReactDOM.createRoot(document.body.appendChild(document.createElement('div')));
        window.created = [];
        function Part() {
          const ref = useRef(null);
          const [count, setCount] = useState(0);
          useEffect(() => {
            const element = ref.current;
            const onCreated = ({ detail }) => window.created.push(detail.jobName);
            element.addEventListener('created', onCreated);
            return () => element.removeEventListener('created', onCreated);
          }, []);
          window.renderAgain = () => setCount((before) => before + 1);
          return h('section', { 'aria-label': 'React' }, h('p', null, `Rendered ${count}`),
            h('oig-job-console', { ref, settings: JSON.stringify({ requestedBy: 'react' }) }));
        }
        window.takeAway = () => root.unmount();
        root.render(h(StrictMode, null, h(Part)))";
    let portal = Portal::open(page).await?;
    for name in ["OIG_CONSOLE_REACT", "OIG_CONSOLE_REACT_DOM"] {
        let file = env::var_os(name).context(format!("{name} does not name React’s file"))?;
        page.script::<()>(&fs::read_to_string(file)?, vec![]).await?;
    }
    page.script::<()>(RENDER, vec![]).await?;
    let place = portal.part("React");
    portal.sign_in(&place).await?;
    fill(&place, &Job::named("From React")).await?;
    page.script::<()>("window.renderAgain()", vec![]).await?;
    // In the capitals of the portal.
    page.says("RENDERED 1").await?;
    assert_eq!(place.field("Job name").await?.value().await?, "From React", "rendering again leaves it alone");
    place.button("Create job").await?.click().await?;
    let created = async || {
        let created: Vec<String> = page.script("return window.created", vec![]).await?;
        Ok((!created.is_empty()).then_some(created))
    };
    assert_eq!(page.until("React hears of the job", created).await?, ["From React"]);
    assert_eq!(portal.posts().iter().filter(|post| post.header("x-requested-by") == Some("react")).count(), 1);
    page.script::<()>("window.takeAway()", vec![]).await?;
    let left = async || {
        let left: usize = page.script("return document.querySelectorAll('oig-job-console').length", vec![]).await?;
        Ok((left == 2).then_some(()))
    };
    page.until("it goes with its part", left).await
}

pub(crate) async fn keys_stay_with_the_console_they_were_pressed_in(page: &Page) -> Outcome {
    let portal = Portal::open(page).await?;
    let (first, second) = (portal.part("First"), portal.part("Second"));
    for place in [&first, &second] {
        portal.sign_in(place).await?;
        fill(place, &Job::named("Only here")).await?;
    }
    first.field("Job name").await?.focus().await?;
    page.keys(browser_tests::Key::Control + browser_tests::Key::Enter).await?;
    portal.hears("First", "created").await?;
    assert_eq!(portal.posts().len(), 1, "the other console heard nothing of it");
    Ok(())
}

pub(crate) async fn a_page_that_the_server_does_not_allow_gets_nothing(page: &Page) -> Outcome {
    page.expect_in_log(&["oig-job-console", "CORS"]);
    page.expect_in_log(&["frame-ancestors"]);
    // The portal greets what it believes to be there.
    page.expect_in_log(&["does not match the recipient window"]);
    let portal = Portal::not_allowed(page).await?;
    page.field("Search the portal").await?;
    let defined: bool = page.script("return customElements.get('oig-job-console') !== undefined", vec![]).await?;
    assert!(!defined, "a browser does not run a script of another origin that does not allow it");
    assert!(portal.heard().await?.is_empty());
    Ok(())
}
