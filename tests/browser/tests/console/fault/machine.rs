//! The machine and the browser as a whole, while a job is on its way: asleep, out of sight, ended. Nothing is sent
//! again, and what is not known is called so.

use std::time::Duration;

use browser_tests::{Console, Context, Job, Options, Outcome, Page, dist};
use serde_json::json;

use super::interrupted::{LOOK, UNANSWERED, is_back, leaves, sends};

/// Longer than an answer is waited for here, and than the stand-in takes for a late one.
const A_SLEEP: Duration = Duration::from_secs(6);

/// Has the page measure the longest time in which it did not move.
const MEASURE: &str = "
    let last = Date.now();
    window.longest = 0;
    setInterval(() => { window.longest = Math.max(window.longest, Date.now() - last); last = Date.now() }, 100)";

/// How nothing in a page moves for so long.
enum Stillness {
    /// The machine sleeps.
    Asleep,
    /// The browser has frozen the tab, which nobody sees.
    Frozen,
}

/// A console that waits three seconds for an answer, and a job that has left.
async fn on_its_way<'p>(page: &'p Page, name: &str) -> Outcome<(Console<'p>, Vec<String>)> {
    let (console, config) = (Some(dist()?), Some(json!({ "timeLimitSeconds": 3 }).to_string()));
    let console = Console::with(page, Options { console, config, ..Options::default() }).await?;
    console.sign_in(console.service().user(), console.service().password()).await?;
    console.fill(&Job::named(name).with("P", "String", "kept")).await?;
    let before = console.form().await?;
    leaves(&console).await?;
    Ok((console, before))
}

/// What is told after a sleep of a job that no answer comes for, and of one whose answer came meanwhile.
async fn sleeps(page: &Page, how: &Stillness) -> Outcome {
    for (name, words) in
        [("fault:no-answer-after", "No answer within the time limit"), ("fault:slow:1500", "Job Create successfull")]
    {
        let (console, before) = on_its_way(page, name).await?;
        page.script::<()>(MEASURE, vec![]).await?;
        match how {
            Stillness::Asleep => page.sleeps_for(A_SLEEP).await,
            Stillness::Frozen => page.is_frozen_for(A_SLEEP).await?,
        }
        let told = console.outcome().await?;
        let stood_still = async || {
            let longest: u64 = page.script("return window.longest", vec![]).await?;
            Ok((longest > 5_000).then_some(()))
        };
        page.until("that the page stood still", stood_still).await?;
        assert!(told.contains(words), "{name}: {told}");
        assert_eq!(console.form().await?, before, "{name}");
        if name == "fault:no-answer-after" {
            assert!(told.contains("It is not known whether the job was created"), "{told}");
            page.press_button(LOOK).await?;
            console.result_says(&format!("The job “{name}” exists")).await?;
        }
        console.only_post().context(name)?;
    }
    Ok(())
}

pub(crate) async fn all_that_a_machine_that_slept_missed_is_told(page: &Page) -> Outcome {
    sleeps(page, &Stillness::Asleep).await
}

pub(crate) async fn all_that_a_frozen_tab_missed_is_told(page: &Page) -> Outcome {
    sleeps(page, &Stillness::Frozen).await
}

pub(crate) async fn a_browser_that_is_killed_while_a_job_is_on_its_way(page: &Page) -> Outcome {
    for (name, found) in UNANSWERED {
        let profile = tempfile::tempdir()?;
        let killed = page.in_another_browser(profile.path()).await?;
        let console = Console::signed_in(&killed).await?;
        let typed = sends(&console, name).await?;
        // A browser writes what a page keeps to the disk some seconds later.
        let waited = async || {
            let text = killed.text().await?;
            Ok((9..25).any(|seconds| text.contains(&format!("{seconds} s"))).then_some(()))
        };
        killed.until_at_last(Duration::from_secs(25), "that it has waited for nine seconds", waited).await?;
        let console = console.seen_in(page);
        killed.kill_the_browser();
        let again = page.in_another_browser(profile.path()).await?;
        let console = console.seen_in(&again);
        again.go_to(&console.service().url()).await?;
        let told = is_back(&console, &typed, found).await;
        told.context(format!("{name}:\n{}", again.text().await?))?;
        again.close_the_browser().await?;
    }
    Ok(())
}
