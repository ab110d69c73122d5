//! Signing in and out: in memory only, and never at the cost of what was typed.

use browser_tests::{Console, Failure, Job, Outcome, Page};

/// Waits until the page holds these words, in whatever case.
async fn page_says(page: &Page, words: &str) -> Outcome {
    let look = async || Ok(page.text().await?.to_lowercase().contains(words).then_some(()));
    page.until(&format!("the page says “{words}”"), look).await
}

/// Whoever signs in again goes on at the name, or at the password when the name is known.
async fn signing_in_has_focus(page: &Page) -> Outcome {
    let look = async || Ok(["User name", "Password"].contains(&page.focus().await?.name.as_str()).then_some(()));
    page.until("the sign-in has the focus", look).await
}

async fn has_focus(page: &Page) -> Outcome {
    match page.focus().await?.name.as_str() {
        "" => Err(Failure::new("nothing has the focus")),
        _ => Ok(()),
    }
}

pub(crate) async fn a_wrong_password_is_refused(page: &Page) -> Outcome {
    let console = Console::open(page).await?;
    console.sign_in("xelsysadm", "wrong").await?;
    page_says(page, "user name and password").await?;
    has_focus(page).await?;
    // Both can be put right.
    assert_eq!(page.field("User name").await?.value().await?, "xelsysadm");
    console.sign_in("xelsysadm", "Scheduler1").await?;
    console.create_button().await?;
    page.focus_comes_to(&browser_tests::Focus::on("", "Task name")).await
}

pub(crate) async fn without_a_name_nobody_is_asked(page: &Page) -> Outcome {
    let console = Console::open(page).await?;
    console.sign_in("", "Scheduler1").await?;
    let field = page.field("User name").await?;
    let complains = async || Ok(field.said().await?.is_wrong.then_some(()));
    page.until("the user name is missed", complains).await?;
    page.focus_comes_to(&browser_tests::Focus::on("", "User name")).await?;
    assert!(console.service().journal().is_empty());
    Ok(())
}

pub(crate) async fn a_reader_may_not_create(page: &Page) -> Outcome {
    let console = Console::open(page).await?;
    console.sign_in("reader", "Scheduler1").await?;
    console.fill(&Job::named("Not mine")).await?;
    let told = console.create().await?;
    assert!(told.contains("403") && told.contains("may not"), "{told}");
    assert!(console.result().itself().await?.whole_text().await?.contains("ACCESS_DENIED"));
    assert!(console.stored("Not mine").await?.is_null());
    Ok(())
}

pub(crate) async fn signing_out_forgets_all_but_a_draft_that_is_to_be_kept(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Kept").with("P", "Number", "0.10")).await?;
    let before = console.form().await?;
    page.press_button("Sign out").await?;
    page.focus_comes_to(&browser_tests::Focus::on("", "Keep the draft and sign out")).await?;
    page.keys(browser_tests::Key::Enter).await?;
    page.focus_comes_to(&browser_tests::Focus::on("", "User name")).await?;
    // Whoever comes next sees nothing of it, and cannot send.
    assert!(!page.everywhere().has_button("Create job").await?);
    let left: String = page.script("return document.documentElement.outerHTML", vec![]).await?;
    assert!(!left.contains("xelsysadm") && !left.contains("0.10"), "{left}");
    console.sign_in("xelsysadm", "Scheduler1").await?;
    console.create_button().await?;
    page.press_button("Bring it back").await?;
    let is_back = async || Ok((console.form().await? == before).then_some(()));
    page.until("the form is as it was", is_back).await?;
    page.press_button("Sign out").await?;
    page.press_button("Forget it and sign out").await?;
    console.sign_in("xelsysadm", "Scheduler1").await?;
    console.create_button().await?;
    assert!(!page.everywhere().has_button("Bring it back").await?);
    assert!(console.posts().is_empty());
    Ok(())
}

pub(crate) async fn a_lost_session_is_taken_up_again(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("fault:status:401").with("P", "String", "kept")).await?;
    let before = console.form().await?;
    console.create().await?;
    page.press_button("Sign in again").await?;
    signing_in_has_focus(page).await?;
    console.sign_in("xelsysadm", "Scheduler1").await?;
    let signed_in =
        async || Ok(page.everywhere().names("field").await?.iter().all(|name| name != "Password").then_some(()));
    page.until("the sign-in is done", signed_in).await?;
    has_focus(page).await?;
    assert_eq!(console.form().await?, before);
    // Nothing is sent by itself.
    console.only_post()?;
    page.field("Job name").await?.fill("Not lost").await?;
    assert!(console.create().await?.contains("Job Create successfull"));
    Ok(())
}

pub(crate) async fn the_password_is_nowhere(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Secret")).await?;
    console.create().await?;
    let kept = "
        const values = Array.from(document.querySelectorAll('input, textarea'), (field) => field.value);
        return [location.href, JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie,
          JSON.stringify(history.state), window.name, document.documentElement.outerHTML, ...values].join('\\n')";
    let kept: String = page.script(kept, vec![]).await?;
    for secret in ["Scheduler1", "eGVsc3lzYWRtOlNjaGVkdWxlcjE="] {
        assert!(!kept.contains(secret), "{kept}");
    }
    let databases: usize = page.script("return indexedDB.databases().then((all) => all.length)", vec![]).await?;
    assert_eq!(databases, 0);
    Ok(())
}

pub(crate) async fn a_server_that_is_gone_is_called_so(page: &Page) -> Outcome {
    let console = Console::open(page).await?;
    page.field("User name").await?.fill("xelsysadm").await?;
    page.field("Password").await?.fill("Scheduler1").await?;
    let page = console.stop_the_server().await;
    page.press_button("Sign in").await?;
    page_says(page, "reach").await?;
    has_focus(page).await?;
    assert_eq!(page.field("User name").await?.value().await?, "xelsysadm");
    assert_eq!(page.field("Password").await?.value().await?, "Scheduler1");
    Ok(())
}

pub(crate) async fn a_server_that_goes_while_one_types_costs_nothing(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Gone").with("P", "String", "kept")).await?;
    let before = console.form().await?;
    let page = console.stop_the_server().await;
    page.press_button("Create job").await?;
    page_says(page, "not known").await?;
    let values: Vec<_> = before.iter().filter(|line| line.contains("kept")).collect();
    assert_eq!(page.group("Parameter 1").field("Value").await?.value().await?, "kept", "{values:?}");
    Ok(())
}
