//! What is kept of the history: how much, without what, and what happens where there is no room for it.

use browser_tests::{Console, Failure, Focus, Job, Outcome, Page};
use serde_json::{Value, json};

use super::history::{history, keeps, listed, lists, press, says, send, unfold};

/// Takes all room that the browser's storage has.
const FULL: &str = "
    let size = 1 << 22;
    for (let at = 0; size >= 1; at += 1) {
      try { localStorage.setItem(`of another page ${at}`, 'x'.repeat(size)) } catch { size >>= 1 }
    }";

pub(crate) async fn what_is_deleted_can_be_put_back(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("One")).await?;
    console.create().await?;
    send(&console, "Two").await?;
    unfold(page).await?;
    let before = keeps(page, 2).await?;
    press(page, "Delete", "One").await?;
    lists(page, &["Two"]).await?;
    page.focus_comes_to(&Focus::on("", "Put back")).await?;
    page.press_button("Put back").await?;
    lists(page, &["Two", "One"]).await?;
    page.press_button("Clear").await?;
    says(page, "All 2 jobs are deleted from the history, and can be put back until you leave the page.").await?;
    says(page, "Nothing is here yet.").await?;
    keeps(page, 0).await?;
    page.focus_comes_to(&Focus::on("", "Put back")).await?;
    page.press_button("Put back").await?;
    says(page, "2 jobs are back.").await?;
    assert_eq!(keeps(page, 2).await?, before);
    page.focus_comes_to(&Focus::on("", "Search name, task, answer and body")).await
}

pub(crate) async fn what_was_deleted_on_its_way_does_not_come_back(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("fault:slow:1500")).await?;
    unfold(page).await?;
    console.create_button().await?.click().await?;
    lists(page, &["fault:slow:1500"]).await?;
    page.press_button("Clear").await?;
    console.outcome().await?;
    keeps(page, 0).await.map(drop)
}

pub(crate) async fn a_secret_that_the_server_repeats_is_not_kept(page: &Page) -> Outcome {
    const ALL: &str = "return JSON.stringify([{ ...localStorage }, { ...sessionStorage }])";
    let console = Console::signed_in(page).await?;
    // The stand-in repeats the name that it is asked to miss: here it is a secret value too.
    let job = Job::named("fault:required:hunter2").with("Admin Password", "String", "hunter2");
    console.fill(&job.with("Size", "String", "plain")).await?;
    console.create().await?;
    page.field("Job name").await?.fill("").await?;
    unfold(page).await?;
    let [(_, text)] = <[_; 1]>::try_from(keeps(page, 1).await?).map_err(|_| Failure::new("not one"))?;
    let kept: Value = serde_json::from_str(&text)?;
    let said = kept["calls"][0]["answer"]["said"].as_str().unwrap_or_default();
    assert!(said.contains("<secret:Admin Password>") && !said.contains("hunter2"), "{text}");
    assert_eq!(kept["calls"][0]["body"]["parameters"]["Admin Password"]["value"], "<secret:Admin Password>");
    assert_eq!(kept["calls"][0]["body"]["parameters"]["Size"]["value"], "plain");
    let all: String = page.script(ALL, vec![]).await?;
    assert!(!all.contains(console.service().password()), "{all}");
    Ok(())
}

pub(crate) async fn the_oldest_go_where_there_are_too_many(page: &Page) -> Outcome {
    const FILL: &str = "
        const [name, text] = Object.entries(localStorage).find(([name]) => name.includes('history:'));
        for (let at = 0; at < arguments[0]; at += 1) {
          localStorage.setItem(name.replace(/\\d+-\\d+/, `${1000000000000 + at}-1`), text);
        }
        localStorage.setItem(name.replace(':1:', ':2:'), 'of another version');";
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Seed")).await?;
    console.create().await?;
    page.script::<()>(FILL, vec![json!(120)]).await?;
    send(&console, "Newest").await?;
    // A hundred, and what another version wrote.
    let kept = keeps(page, 101).await?;
    let first = |kept: &[(String, String)]| kept.iter().filter(|(name, _)| name.contains(":1:1000000000021-1")).count();
    assert_eq!(first(&kept), 0);
    assert!(kept.iter().any(|(_, text)| text == "of another version"));
    unfold(page).await?;
    says(page, "100 jobs").await?;
    assert!(listed(page).await?[0].starts_with("Newest"));
    page.press_button("Clear").await?;
    assert_eq!(keeps(page, 1).await?[0].1, "of another version");
    Ok(())
}

pub(crate) async fn a_body_that_is_too_long_is_left_out(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Long").with("Filter", "String", "")).await?;
    console.row(1).field("Value").await?.paste(&"x".repeat(250_000)).await?;
    console.create().await?;
    assert!(keeps(page, 1).await?[0].1.len() < 2_000);
    unfold(page).await?;
    lists(page, &["Long"]).await?;
    history(page).itself().await?.unfold().await?;
    says(page, "The body was too long to be kept.").await?;
    assert!(!history(page).names("button").await?.iter().any(|name| name.starts_with("Open")));
    Ok(())
}

pub(crate) async fn storage_that_takes_nothing_never_hinders_a_send(page: &Page) -> Outcome {
    const FORBIDDEN: &str = "
        Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })";
    for (trouble, words) in [
        (FULL, "The browser has no room left: what was sent last is missing here. All else works."),
        (FORBIDDEN, "This browser keeps nothing for this page: what is sent is missing here. All else works."),
    ] {
        let console = Console::signed_in(page).await?;
        console.fill(&Job::named("Trouble")).await?;
        page.script::<()>(trouble, vec![]).await?;
        assert!(console.create().await?.contains("Job Create successfull"));
        says(page, words).await?;
        assert_eq!(page.text().await?.matches(words).count(), 1);
        unfold(page).await?;
        says(page, "Nothing is here yet.").await?;
        page.script::<()>("try { localStorage.clear() } catch {}", vec![]).await?;
    }
    Ok(())
}

pub(crate) async fn where_there_is_no_room_the_oldest_give_way(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Oldest").with("P", "String", "x".repeat(3_000).as_str())).await?;
    console.create().await?;
    keeps(page, 1).await?;
    page.script::<()>(FULL, vec![]).await?;
    send(&console, "Newest").await?;
    unfold(page).await?;
    lists(page, &["Newest"]).await?;
    page.script::<()>("localStorage.clear()", vec![]).await
}

pub(crate) async fn another_tab_s_jobs_are_there_when_it_is_opened_again(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    unfold(page).await?;
    let first = page.browser().window().await?;
    let second = page.browser().new_tab().await?;
    page.browser().switch_to_window(second).await?;
    page.go_to(&console.service().url()).await?;
    console.sign_in(console.service().user(), console.service().password()).await?;
    console.create_button().await?;
    console.fill(&Job::named("Of the second tab")).await?;
    console.create().await?;
    page.browser().close_window().await?;
    page.browser().switch_to_window(first).await?;
    says(page, "Nothing is here yet.").await?;
    unfold(page).await?;
    unfold(page).await?;
    lists(page, &["Of the second tab"]).await
}
