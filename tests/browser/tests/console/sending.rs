//! One press, one request; and what can be done while the answer is waited for.

use std::time::{Duration, Instant};

use browser_tests::{Console, Focus, Job, Key, Outcome, Page};

/// Presses in a way of its own, all within the time that the answer takes, and expects exactly one request.
async fn check(page: &Page, name: &str, press: impl AsyncFn(&Console<'_>) -> Outcome) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named(name)).await?;
    press(&console).await?;
    let told = console.outcome().await?;
    assert!(told.contains("Job Create successfull"), "{told}");
    console.only_post()?;
    Ok(())
}

pub(crate) async fn a_double_click_sends_once(page: &Page) -> Outcome {
    check(page, "fault:slow:1500", async |console| console.create_button().await?.double_click().await).await
}

pub(crate) async fn two_presses_in_one_turn_send_once(page: &Page) -> Outcome {
    let press = async |console: &Console<'_>| {
        console.create_button().await?.run("arguments[0].click(); arguments[0].click()").await
    };
    check(page, "fault:slow:1500", press).await
}

pub(crate) async fn enter_twice_in_a_field_sends_once(page: &Page) -> Outcome {
    let press = async |console: &Console<'_>| {
        console.page.field("Job name").await?.click().await?;
        console.page.keys(Key::Enter + Key::Enter).await
    };
    check(page, "fault:slow:1500", press).await
}

pub(crate) async fn presses_while_waiting_send_nothing(page: &Page) -> Outcome {
    let press = async |console: &Console<'_>| {
        console.create_button().await?.click().await?;
        console.page.everywhere().button("Stop waiting").await?;
        let create = console.create_button().await?;
        for _ in 0..3 {
            create.click().await?;
        }
        console.page.press(Key::Enter).await?;
        console.page.press(Key::Space).await
    };
    check(page, "fault:slow:7000", press).await
}

pub(crate) async fn a_second_press_after_the_answer_sends_again(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Again")).await?;
    for expected in ["Job Create successfull", "409"] {
        let told = console.create().await?;
        assert!(told.contains(expected), "{told}");
    }
    assert_eq!(console.posts().len(), 2);
    Ok(())
}

pub(crate) async fn waiting_can_be_stopped(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("fault:no-answer-after")).await?;
    let before = console.form().await?;
    console.create_button().await?.click().await?;
    let stop = page.everywhere().button("Stop waiting").await?;
    // The seconds that pass are shown beside the buttons.
    let bar = "
        let bar = arguments[0];
        while (!bar.textContent.includes('Create job')) bar = bar.parentElement;
        return bar.innerText";
    let seconds = async || {
        let text: String = stop.run(bar).await?;
        Ok(text.split(|c: char| !c.is_ascii_digit()).find_map(|digits| digits.parse::<u32>().ok()))
    };
    let first = page.until("the seconds are shown", seconds).await?;
    let more = async || Ok(seconds().await?.filter(|now| *now > first));
    page.until("the seconds go on", more).await?;
    stop.click().await?;
    let told = console.outcome().await?;
    assert!(told.contains("not known"), "{told}");
    assert_ne!(page.focus().await?, Focus::on("", ""), "the focus went with the button");
    assert_eq!(console.form().await?, before);
    console.only_post()?;
    // The request had arrived: a look tells.
    page.press_button("Look whether the job exists").await?;
    console.result_says("the job “fault:no-answer-after” exists").await
}

pub(crate) async fn stopping_by_keyboard(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("fault:no-answer")).await?;
    page.tab_to(&Focus::on("", "Create job")).await?;
    page.press(Key::Enter).await?;
    page.everywhere().button("Stop waiting").await?;
    assert_eq!(page.focus().await?, Focus::on("", "Create job"));
    page.tab_back_to(&Focus::on("", "Stop waiting")).await?;
    page.press(Key::Space).await?;
    console.outcome().await?;
    assert_ne!(page.focus().await?, Focus::on("", ""), "the focus went with the button");
    page.press_button("Look whether the job exists").await?;
    console.result_says("there is no job “fault:no-answer”").await
}

pub(crate) async fn no_answer_is_waited_for_no_longer_than_the_limit(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("fault:no-answer")).await?;
    let before = console.form().await?;
    let begun = Instant::now();
    console.create_button().await?.click().await?;
    let told = console.outcome_within(Duration::from_secs(40)).await?;
    let waited = begun.elapsed().as_secs();
    assert!((29..=34).contains(&waited), "{waited} s");
    assert!(told.contains("time limit") && told.contains("not known"), "{told}");
    assert_eq!(console.form().await?, before);
    console.only_post()?;
    Ok(())
}

pub(crate) async fn leaving_asks_while_something_is_unsent(page: &Page) -> Outcome {
    // WebDriver answers the browser's question by itself before anybody sees it: so the page is asked.
    const ASKS: &str = "return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))";
    let check = async |state: &str, wanted: bool| -> Outcome {
        assert_eq!(page.script::<bool>(ASKS, vec![]).await?, wanted, "{state}");
        Ok(())
    };
    let console = Console::signed_in(page).await?;
    check("an empty form", false).await?;
    console.fill(&Job::named("Left").with("Purge Criteria", "Number", "1")).await?;
    check("typed", true).await?;
    console.create().await?;
    check("created", false).await?;
    page.field("Job name").await?.fill("fault:slow:3000").await?;
    check("changed since", true).await?;
    page.press_button("Create job").await?;
    page.everywhere().button("Stop waiting").await?;
    check("on its way", true).await?;
    let asks_no_more = async || Ok((!page.script::<bool>(ASKS, vec![]).await?).then_some(()));
    page.until("the job is created too", asks_no_more).await?;
    page.field("Job name").await?.fill("fault:status:500").await?;
    console.create().await?;
    check("refused", true).await
}
