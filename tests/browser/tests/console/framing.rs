//! The console as a frame of a portal on another origin: what passes between the two, and with whom nothing does.

use browser_tests::{Console, Job, Outcome, Page, Portal};
use serde_json::json;

pub(crate) async fn the_main_job_in_a_frame(page: &Page) -> Outcome {
    let portal = Portal::open(page).await?;
    portal.hears("Third", "ready").await?;
    // Alone on the page: a browser does not draw a frame of another origin that is out of view, and not every driver
    // finds its way into one that lies far down.
    page.script::<()>(
        "document.querySelectorAll('p, section:not([aria-label=Third])').forEach((it) => it.remove())",
        vec![],
    )
    .await?;
    let height = portal.hears("Third", "height").await?;
    assert!(height["height"].as_f64().is_some_and(|it| it > 100.0), "{height}");
    page.script::<()>("tellFrame({ type: 'job', job: { jobName: 'Framed', retryCount: 4 } })", vec![]).await?;
    portal.enter_frame().await?;
    let scheme: String = page.script("return getComputedStyle(document.documentElement).colorScheme", vec![]).await?;
    assert_eq!(scheme, "dark", "the theme was handed over");
    portal.sign_in(&page.everywhere()).await?;
    assert!(!page.everywhere().has_button("Copy link").await?, "no address leads into the frame");
    assert_eq!(page.field("Job name").await?.value().await?, "Framed");
    assert_eq!(page.field("Retry count").await?.value().await?, "4");
    page.field("Task name").await?.fill(&Job::named("").task).await?;
    page.press_button("Create job").await?;
    portal.leave_frame().await?;
    let created = portal.hears("Third", "created").await?;
    assert_eq!(created, json!({ "jobName": "Framed", "status": "Job Create successfull" }));
    assert_eq!(portal.posts().len(), 1);
    Ok(())
}

pub(crate) async fn the_portal_asks_for_the_job_and_for_what_is_not_there(page: &Page) -> Outcome {
    let portal = Portal::open(page).await?;
    portal.hears("Third", "ready").await?;
    page.script::<()>("tellFrame({ type: 'job', job: { jobName: 'Asked' } }); tellFrame({ type: 'get-job' })", vec![])
        .await?;
    assert_eq!(portal.hears("Third", "job").await?, json!({ "job": { "jobName": "Asked" } }));
    page.script::<()>("tellFrame({ type: 'constructor' })", vec![]).await?;
    let refused = portal.hears("Third", "refused").await?;
    assert!(refused["message"].as_str().is_some_and(|it| it.contains("constructor")), "{refused}");
    page.script::<()>("tellFrame({ type: 'job', job: { retryCount: [] } })", vec![]).await?;
    let told = async || {
        let refused = portal.hears("Third", "refused").await?;
        Ok(refused["message"].as_str().is_some_and(|it| it.contains("retryCount must be a number")).then_some(()))
    };
    page.until("the frame tells why it does not take the job", told).await
}

/// A page that is not on the list greets the frame again and again, and asks for everything.
pub(crate) async fn a_hostile_parent_is_told_nothing_and_changes_nothing(page: &Page) -> Outcome {
    const TRY: &str = "
        const done = arguments[arguments.length - 1];
        const frame = document.querySelector('iframe');
        window.leaked = [];
        window.addEventListener('message', ({ data }) => window.leaked.push(data));
        const messages = ['hello', 'job', 'get-job', 'create', 'sign-out'];
        let round = 0;
        const timer = setInterval(() => {
          for (const type of messages) {
            frame.contentWindow.postMessage({ to: 'oig-job-console', type, job: { jobName: 'Evil' } }, '*');
          }
          if ((round += 1) === 20) { clearInterval(timer); done() }
        }, 50)";
    let portal = Portal::hostile(page).await?;
    page.script_until_done::<()>(TRY).await?;
    assert_eq!(page.script::<Vec<String>>("return window.leaked", vec![]).await?, Vec::<String>::new());
    portal.enter_frame().await?;
    page.says("Waiting for the page around this frame").await?;
    let consoles: usize = page.script("return document.querySelectorAll('oig-job-console').length", vec![]).await?;
    assert_eq!(consoles, 0, "nobody can be made to sign in within a page that is not allowed");
    portal.leave_frame().await?;
    assert!(portal.posts().is_empty());
    Ok(())
}

pub(crate) async fn the_page_itself_does_not_run_in_a_frame(page: &Page) -> Outcome {
    page.expect_in_log(&["frame-ancestors"]);
    // The portal greets what it believes to be there.
    page.expect_in_log(&["does not match the recipient window"]);
    let portal = Portal::open(page).await?;
    portal.hears("Third", "ready").await?;
    page.script_until_done::<()>(&format!(
        "const frame = document.querySelector('iframe'); frame.addEventListener('load', () => arguments[0]());
         frame.src = '{}index.html'",
        portal.console_address()
    ))
    .await?;
    portal.enter_frame().await?;
    let fields: usize = page.script("return document.querySelectorAll('input').length", vec![]).await?;
    assert_eq!(fields, 0, "the server forbids it, and so does the console");
    Ok(())
}

pub(crate) async fn a_frame_opened_by_itself_waits(page: &Page) -> Outcome {
    let console = Console::open(page).await?;
    page.go_to(&format!("{}embed.html", console.service().url())).await?;
    page.says("Waiting for the page around this frame").await
}
