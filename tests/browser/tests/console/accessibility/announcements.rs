//! What a screen reader says by itself: each change once, in its words, and nothing beside them.
//!
//! What is heard is what live regions come to hold, gathered for a sixtieth of a second, as browsers tell it; frames would
//! not do, of which `WebKit` leaves some out. A region that comes with its words in it is not heard by all: only an alert
//! may.

use std::cell::Cell;
use std::time::Duration;

use browser_tests::{Console, Context, Failure, Job, Key, Options, Outcome, Page, dist};
use serde_json::json;

use super::press::{Press, press};

/// Opens the console before a service that lets one wait: what is said of the waiting is said in any browser, however
/// fast it is.
async fn before_a_slow_service(page: &Page) -> Outcome<Console<'_>> {
    let late = Duration::from_millis(400);
    let console = Console::with(page, Options { console: Some(dist()?), late, ..Options::default() }).await?;
    page.field("User name").await?;
    Ok(console)
}

/// Listens to a page.
struct Listener<'p> {
    page: &'p Page,
    /// How much was expected so far.
    heard: Cell<usize>,
}

impl<'p> Listener<'p> {
    async fn to(page: &'p Page) -> Outcome<Self> {
        const LISTEN: &str = r"
            const REGIONS = '[role=status]:not([aria-live=off]), [role=alert]';
            const wordsOf = (region) => region.checkVisibility({ visibilityProperty: true }) ? region.innerText.replace(/\s+/g, ' ').trim() : '';
            const shown = new Map(Array.from(document.querySelectorAll(REGIONS), (region) => [region, wordsOf(region)]));
            const changed = new Set();
            window.announced = [];
            const tell = () => {
              for (const region of changed) {
                const words = region.isConnected ? wordsOf(region) : '';
                const isHeard = shown.has(region) || region.matches('[role=alert]');
                shown.set(region, words);
                if (words && isHeard) window.announced.push(words.replace(/\d\d?:\d\d(:\d\d)?( [AP]M)?/g, 'TIME'));
              }
              changed.clear();
            };
            const note = (region) => {
              if (changed.size === 0) setTimeout(tell, 16);
              changed.add(region);
            };
            new MutationObserver((records) => {
              for (const { type, target, addedNodes } of records) {
                const region = (target.closest ? target : target.parentElement)?.closest(REGIONS);
                if (region && (type === 'attributes' ? shown.get(region) !== wordsOf(region) : type !== 'childList' || addedNodes.length > 0)) note(region);
                for (const node of addedNodes) {
                  if (!node.querySelectorAll) continue;
                  for (const inner of [node, ...node.querySelectorAll(REGIONS)]) if (inner.matches(REGIONS)) note(inner);
                }
              }
            }).observe(document.body, { subtree: true, childList: true, characterData: true, attributeFilter: ['hidden', 'open', 'class'] })";
        page.script::<()>(LISTEN, vec![]).await?;
        Ok(Self { page, heard: Cell::new(0) })
    }

    /// Waits until just this was said since it was asked last.
    async fn hears(&self, wanted: &[&str]) -> Outcome {
        let from = self.heard.get();
        let heard = async || {
            self.page.script::<Vec<String>>("return window.announced.slice(arguments[0])", vec![json!(from)]).await
        };
        let is_said = async || Ok((heard().await?.len() >= wanted.len()).then_some(()));
        let came = self.page.until("", is_said).await;
        let found = heard().await?;
        if came.is_err() || found != wanted {
            return Err(Failure::new(format!("{wanted:#?} should be said, and {found:#?} is")));
        }
        self.heard.set(from + wanted.len());
        Ok(())
    }

    /// Presses each by keyboard, and hears just its words.
    async fn check(&self, table: &[(Press, &[&str])]) -> Outcome {
        for (press, words) in table {
            press.perform(self.page).await.context(press)?;
            self.hears(words).await.context(press)?;
        }
        Ok(())
    }

    /// Nothing more is said: a draft is kept a second after the last change, and what was to be said is said by then.
    async fn ends(self) -> Outcome {
        self.page.says("Draft saved").await?;
        self.hears(&[]).await
    }
}

pub(crate) async fn of_rows(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    let it = Listener::to(page).await?;
    console.fill(&Job::named("Rows").with("A", "String", "1").with("B", "String", "2")).await?;
    it.check(&[
        // The focus moves, and tells by that what became of it.
        (press("Duplicate").of("Parameter 2"), &[]),
        (press("Move down").of("Parameter 1"), &[]),
        (press("Remove").of("Parameter 3"), &["“B” was removed. Undo remove"]),
        (press("Remove").of("Parameter 1"), &["“B” was removed. Undo remove"]),
        (press("Undo remove"), &[]),
        (press("Undo"), &["Undone: “B” removed"]),
        (press("Undo"), &["Undone: a parameter moved"]),
        (press("Redo"), &["Done again: a parameter moved"]),
        (press("Copy link"), &["Link copied."]),
        (press("Copy link"), &["Link copied."]),
    ])
    .await?;
    it.ends().await
}

pub(crate) async fn of_sending(page: &Page) -> Outcome {
    let console = before_a_slow_service(page).await?.enter().await?;
    console.fill(&Job::named("")).await?;
    let it = Listener::to(page).await?;
    // The focus goes to the summary.
    it.check(&[(press("Create job"), &[])]).await?;
    page.field("Job name").await?.fill("Slow").await?;
    it.check(&[
        (press("Create job"), &["Sending “Slow”…", "Slow TIME Job Create successfull"]),
        (press("Dismiss"), &["The server’s answer appears here."]),
    ])
    .await?;
    page.field("Job name").await?.fill("fault:reset").await?;
    it.check(&[
        (press("Create job"), &["Sending “fault:reset”…", "fault:reset TIME No answer: the connection failed It is not known whether the job was created: the request may have arrived. Look whether the job exists before you send it again."]),
        (
            press("Look whether the job exists"),
            &[
                "Looking…",
                "There is no job “fault:reset” Nothing was created so far. You can press “Create job” again.",
            ],
        ),
        (press("Dismiss"), &["The server’s answer appears here."]),
    ])
    .await?;
    it.ends().await
}

pub(crate) async fn of_signing_in(page: &Page) -> Outcome {
    let console = before_a_slow_service(page).await?;
    let it = Listener::to(page).await?;
    // The focus goes to the field, which tells what is wrong with it.
    it.check(&[(press("Sign in"), &[])]).await?;
    console.sign_in(console.service().user(), "wrong").await?;
    it.hears(&["Asking the server…", "The server does not take this user name and password Check both and try again. After several failures the server may lock the account."]).await?;
    console.sign_in(console.service().user(), console.service().password()).await?;
    it.hears(&["Asking the server…"]).await?;
    page.field("Job name").await?.fill("Signed in").await?;
    it.ends().await
}

pub(crate) async fn of_what_is_typed(page: &Page) -> Outcome {
    page.is_in_zone("America/New_York").await?;
    let console = Console::signed_in(page).await?;
    let it = Listener::to(page).await?;
    // The list of tasks tells by itself that it is open, and which of it is active.
    page.field("Task name").await?.fill("cata").await?;
    page.everywhere().option_named_from("Catalog Synchronization Task").await?;
    it.hears(&[]).await?;
    page.press(Key::Escape).await?;
    // A mistake is told at its field, once that was left.
    page.field("Retry count").await?.fill("x").await?;
    page.press(Key::Tab).await?;
    page.says("Enter a whole number").await?;
    it.hears(&[]).await?;
    page.field("Retry count").await?.fill("1").await?;
    page.field("Schedule type").await?.choose("Single").await?;
    page.field("Start").await?.paste("2031-11-24 17:44").await?;
    it.hears(&["Once, on Monday, November 24, 2031 at TIME, in America/New_York."]).await?;
    console.fill(&Job::named("Typed").with("My Password", "String", "x")).await?;
    page.says("<secret:My Password>").await?;
    it.check(&[(press("Show secrets"), &[]), (press("Copy body"), &["Copied."])]).await?;
    page.field("Parameters as").await?.choose("an array").await?;
    it.hears(&["Lines of the body: 3 gone, 4 new."]).await?;
    it.ends().await
}

pub(crate) async fn of_windows(page: &Page) -> Outcome {
    let console = before_a_slow_service(page).await?.enter().await?;
    console.fill(&Job::named("Windows")).await?;
    let it = Listener::to(page).await?;
    it.check(&[(press("Import"), &[])]).await?;
    let text = page.field("Text to import").await?;
    text.paste("A\t1").await?;
    it.hears(&["A table without a head, with 1 row. 1 change:"]).await?;
    // What is typed on says nothing that was not said.
    page.paste("\n").await?;
    it.hears(&[]).await?;
    text.paste("{\n!").await?;
    it.hears(&["Line 2, column 1: key must be a string."]).await?;
    text.paste("A\t1").await?;
    it.hears(&["A table without a head, with 1 row. 1 change:"]).await?;
    it.check(&[
        (press("Apply"), &["1 change made. Undo takes all back."]),
        (press("Save as template"), &[]),
        (press("Save the form"), &["“Windows” is saved in this browser."]),
        (press("Remove “Windows”"), &["“Windows” is removed."]),
        (press("Close"), &[]),
        (press("Clone"), &["Jobs found: 6."]),
        (
            press("Clone “Password Warning”"),
            &["Reading the job…", "Cloned from “Password Warning”. Left there: its name and its status."],
        ),
    ])
    .await?;
    it.ends().await
}

pub(crate) async fn of_history_and_check(page: &Page) -> Outcome {
    let console = before_a_slow_service(page).await?.enter().await?;
    console.fill(&Job::named("One")).await?;
    console.create().await?;
    page.field("Job name").await?.fill("Two").await?;
    console.create().await?;
    let it = Listener::to(page).await?;
    it.check(&[
        (press("History"), &[]),
        (press("Delete One"), &["1 job 1 job is deleted from the history, and can be put back until you leave the page. Nothing changes on the server. Put back"]),
        (press("Put back"), &["2 jobs 1 job is back."]),
        (press("Compare One"), &["2 jobs Now press “Compare” at the job to compare it with."]),
        // The focus goes to the region; what is found is said when all of it is there.
        (press("Check"), &["1 failed and 4 passed. Nothing was sent that changes anything."]),
    ])
    .await?;
    page.field("Job name").await?.fill("Three").await?;
    it.ends().await
}
