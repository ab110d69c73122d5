//! When the program itself breaks: a plain panel, the typed text in view, and nothing sent from an unknown state.

use browser_tests::{Console, Job, Outcome, Page, Portal};

/// At the next press the browser throws where a text is made: nobody takes that, and the program is in no known state.
/// Whoever else makes one, a moment before or after, is not meant.
const BREAK: &str = "
    const { createTextNode } = Document.prototype;
    const mend = () => { Document.prototype.createTextNode = createTextNode };
    const spoil = () => {
      Document.prototype.createTextNode = () => { throw new Error('broken <b>on</b> purpose') };
      setTimeout(mend);
    };
    addEventListener('click', spoil, { capture: true, once: true })";

pub(crate) async fn the_panel_says_what_happened_and_what_is_safe(page: &Page) -> Outcome {
    page.expect_in_log(&["broken <b>on</b> purpose"]);
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Not to be lost")).await?;
    // It is kept a second after the first of several changes, and again after those that come later.
    let is_kept = async || {
        let kept = "return Object.values(localStorage).some((draft) => draft.includes('Not to be lost'))";
        Ok(page.script::<bool>(kept, vec![]).await?.then_some(()))
    };
    page.until("the draft is kept", is_kept).await?;
    page.script::<()>(BREAK, vec![]).await?;
    page.press_button("Add parameter").await?;
    page.says("The console has stopped because of a fault of its own.").await?;
    // The details are text, whatever stands in them.
    let markup: usize = page.script("return document.querySelectorAll('.broken b').length", vec![]).await?;
    assert_eq!(markup, 0);
    assert_eq!(page.field("Job name").await?.value().await?, "Not to be lost");
    // The form is dead: a press sends nothing, and does not leave the page either.
    console.create_button().await?.click().await?;
    assert!(console.posts().is_empty());
    let copied = page.copied_by("Copy details").await?;
    assert!(copied.contains("purpose") && !copied.contains(console.service().password()), "{copied}");
    page.press_button("Start again").await?;
    console.sign_in(console.service().user(), console.service().password()).await?;
    page.press_button("Bring it back").await?;
    assert_eq!(page.field("Job name").await?.value().await?, "Not to be lost");
    Ok(())
}

pub(crate) async fn one_console_stops_and_the_other_goes_on(page: &Page) -> Outcome {
    // Of a script of another origin a page hears no more than the second.
    page.expect_in_log(&["broken <b>on</b> purpose", "Script error."]);
    let portal = Portal::open(page).await?;
    let (first, second) = (portal.part("First"), portal.part("Second"));
    portal.sign_in(&first).await?;
    portal.sign_in(&second).await?;
    page.script::<()>(BREAK, vec![]).await?;
    first.button("Add parameter").await?.click().await?;
    first.button("Start again").await?;
    second.field("Task name").await?.fill(&Job::named("").task).await?;
    second.field("Job name").await?.fill("The other").await?;
    second.field("Retry count").await?.fill("1").await?;
    second.button("Create job").await?.click().await?;
    portal.hears("Second", "created").await?;
    // The first starts again in its place.
    first.button("Start again").await?.click().await?;
    portal.sign_in(&first).await
}
