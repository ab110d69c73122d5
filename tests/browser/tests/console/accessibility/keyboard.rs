//! Without a mouse: everything is reached with Tab, in the order of the page, and is seen to be; nothing covers it.

use browser_tests::{Console, Context, Failure, Focus, Job, Key, Outcome, Page};

use super::focus::{FAULT_OF_FOCUS, OUT_OF_VIEW};

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

/// Gives the focus to one thing after another, forwards and backwards: each is seen, however low the view is.
async fn check(page: &Page, state: &str) -> Outcome {
    // A browser may bring what has the focus into view a little later.
    const GO: &str = "
        const [done] = arguments;
        const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        const place = Array.from(document.querySelectorAll('dialog[open]')).pop() ?? document;
        const all = place.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex=\"0\"]');
        const isReached = (it) => !it.disabled && it.tabIndex >= 0 && it.checkVisibility({ visibilityProperty: true });
        const way = Array.from(all).filter(isReached);
        const faults = [];
        // What has the focus already would not come into view.
        document.activeElement?.blur();
        const goAll = async () => {
          for (const it of [...way, ...way.reverse()]) {
            it.focus();
            const look = () => document.activeElement === it ? faultOfFocus() : `${it.outerHTML.slice(0, 200)} takes no focus`;
            // A browser may scroll some frames later.
            let fault = look();
            for (let frame = 0; frame < 30 && fault; frame += 1) {
              await drawn();
              fault = look();
            }
            if (fault) faults.push(fault);
          }
        };
        goAll().then(() => done(faults), (error) => done([String(error)]))";
    for (width, height) in [(1280, 900), (320, 480), (320, 256)] {
        page.resize(width, height).await?;
        let mut faults: Vec<String> = page.script_until_done(&format!("{FAULT_OF_FOCUS}{GO}")).await?;
        if !page.engine().scrolls_to_each_focus() {
            faults.retain(|fault| !fault.ends_with(OUT_OF_VIEW));
        }
        if !faults.is_empty() {
            return Err(Failure::new(faults.join("\n  "))).context(format!("{state}, {width} × {height}"));
        }
    }
    page.resize_back().await
}

pub(crate) async fn nothing_covers_what_has_the_focus(page: &Page) -> Outcome {
    let console = Console::open(page).await?;
    check(page, "sign-in").await?;
    console.sign_in(console.service().user(), console.service().password()).await?;
    console.fill(&Job::named("Covered").with("My Password", "String", "1").with("B", "Boolean", "true")).await?;
    console.row(1).press("More").await?;
    page.field("Schedule type").await?.choose("Cron").await?;
    console.create_button().await?.click().await?;
    page.focus_comes_to(&Focus::on("", "There is a problem")).await?;
    check(page, "with mistakes").await?;
    page.field("Schedule type").await?.choose("Not set").await?;
    console.create().await?;
    page.press_button("History").await?;
    check(page, "with an answer").await?;
    for window in ["Import", "Templates", "Clone", "Edit as text", "Keyboard", "Save as template"] {
        page.press_button(window).await?;
        check(page, window).await?;
        page.press_button("Close").await?;
    }
    Ok(())
}
