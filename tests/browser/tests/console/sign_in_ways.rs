//! Signing in with a token and in a session, and signing out where nobody is there: as a site sets it in `config.json`.

use std::time::Duration;

use browser_tests::{Console, Context, Focus, Gate, Job, Options, Outcome, Page, dist};
use serde_json::{Value, json};

/// The link to the sign-in of the session.
const ELSEWHERE: &str = "Sign in in another tab";

/// All that a page keeps, shows or tells of itself.
const ALL: &str = "
    const values = Array.from(document.querySelectorAll('input, textarea'), (field) => field.value);
    return [location.href, JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie,
      JSON.stringify(history.state), window.name, document.documentElement.outerHTML, ...values].join('\\n')";

/// The console of a site with these settings.
async fn with_settings<'p>(page: &'p Page, settings: &Value, gate: Gate) -> Outcome<Console<'p>> {
    let (console, config) = (Some(dist()?), Some(settings.to_string()));
    Console::with(page, Options { console, config, gate, ..Options::default() }).await
}

async fn sign_in_with(page: &Page, token: &str) -> Outcome {
    page.field("Token").await?.fill(token).await?;
    page.press_button("Sign in").await
}

pub(crate) async fn a_token_that_expires_is_replaced_and_nothing_is_lost(page: &Page) -> Outcome {
    let console = with_settings(page, &json!({ "signIn": "bearer" }), Gate::None).await?;
    let first = console.service().token();
    sign_in_with(page, &format!("  Bearer {first} ")).await?;
    console.fill(&Job::named("First").with("P", "String", "0.10")).await?;
    assert!(console.create().await?.contains("Job Create successfull"));
    page.field("Job name").await?.fill("Second").await?;
    console.service().end_sign_ins();
    let before = console.form().await?;
    assert!(console.create().await?.contains("401"));
    assert_eq!(console.form().await?, before);
    page.press_button("Sign in again").await?;
    // What expired is told from what is wrong in itself.
    sign_in_with(page, "two words").await?;
    page.says("This is no token").await?;
    sign_in_with(page, &first).await?;
    page.says("does not take this token").await?;
    let fresh = console.service().token();
    sign_in_with(page, &fresh).await?;
    page.focus_comes_to(&Focus::on("", "Create job")).await?;
    assert_eq!(console.form().await?, before);
    // Nothing is sent by itself.
    assert_eq!(console.posts().len(), 2);
    assert!(console.create().await?.contains("Job Create successfull"));
    let expected = [&first, &first, &fresh].map(|token| format!("Bearer {token}"));
    let posts = console.posts();
    let sent: Vec<_> = posts.iter().filter_map(|post| post.header("authorization")).collect();
    assert_eq!(sent, expected);
    assert!(posts.iter().all(|post| post.header("cookie").is_none()));
    Ok(())
}

/// Signs in in the other tab, closes it and comes back.
async fn sign_in_elsewhere(console: &Console<'_>) -> Outcome {
    let page = console.page;
    let browser = page.browser();
    let own = browser.window().await?;
    let opened = async || Ok(browser.windows().await?.into_iter().find(|window| *window != own));
    let other = page.until("another tab", opened).await?;
    browser.switch_to_window(other).await?;
    console.sign_in(console.service().user(), console.service().password()).await?;
    page.says("You can close this tab").await?;
    browser.close_window().await?;
    Ok(browser.switch_to_window(own).await?)
}

pub(crate) async fn what_is_typed_while_a_session_is_looked_for_stays(page: &Page) -> Outcome {
    const NAME: &str = "Typed at once";
    let (console, config) = (Some(dist()?), Some(json!({ "signIn": "session" }).to_string()));
    let (gate, late) = (Gate::Page, Duration::from_secs(2));
    let console = Console::with(page, Options { console, config, gate, late, ..Options::default() }).await?;
    page.field("Job name").await?.fill(NAME).await?;
    let text = page.text().await?;
    assert!(!text.contains(ELSEWHERE) && !text.contains("Signed in"), "nothing is known yet:\n{text}");
    // There is none: the sign-in comes in place of the form, and takes the focus that was in it.
    page.focus_comes_to(&Focus::on("", ELSEWHERE)).await?;
    page.everywhere().link(ELSEWHERE).await?.click().await?;
    sign_in_elsewhere(&console).await?;
    page.says("Signed in").await?;
    assert_eq!(page.field("Job name").await?.value().await?, NAME);
    Ok(())
}

pub(crate) async fn a_session_that_ends_is_taken_up_in_another_tab(page: &Page) -> Outcome {
    for gate in [Gate::Redirect, Gate::Page] {
        let console = with_settings(page, &json!({ "signIn": "session" }), gate).await?;
        // The session of the round before is of another server.
        page.everywhere().link(ELSEWHERE).await?.click().await?;
        sign_in_elsewhere(&console).await?;
        // Coming back is enough.
        console.fill(&Job::named("First").with("P", "String", "0.10")).await?;
        assert!(console.create().await?.contains("Job Create successfull"));
        page.field("Job name").await?.fill("Second").await?;
        console.service().end_sign_ins();
        let before = console.form().await?;
        let told = console.create().await?;
        assert!(told.contains("the session has ended") && told.contains("probably not created"), "{told}");
        assert_eq!(console.form().await?, before);
        page.region("Result").link(ELSEWHERE).await?.click().await?;
        sign_in_elsewhere(&console).await?;
        let signed_in = async || Ok((!page.everywhere().has_button("Go on").await?).then_some(()));
        page.until("the page has looked by itself", signed_in).await?;
        assert_eq!(console.form().await?, before);
        // Nothing is sent by itself, and nothing was stored.
        assert_eq!(console.posts().len(), 2);
        assert!(console.stored("Second").await?.is_null());
        assert!(console.create().await?.contains("Job Create successfull"));
        for post in console.posts() {
            assert_eq!(post.header("authorization"), None);
            assert!(post.header("cookie").is_some());
        }
        console.dismiss_all().await?;
        // Each round has a browser without drafts and without questions before it leaves.
        page.press_button("Sign out").await?;
        page.says("Your session goes on").await?;
    }
    Ok(())
}

pub(crate) async fn where_nobody_is_the_form_goes_out_of_view(page: &Page) -> Outcome {
    let console = with_settings(page, &json!({ "idleMinutes": 1 }), Gate::None).await?;
    console.sign_in(console.service().user(), console.service().password()).await?;
    console.fill(&Job::named("Left alone").with("P", "String", "0.10")).await?;
    let before = console.form().await?;
    page.leave_alone(1).await?;
    page.everywhere().button("Start anew").await?;
    assert!(!page.everywhere().has_button("Create job").await?);
    assert_eq!(page.field("User name").await?.value().await?, "xelsysadm");
    page.field("Password").await?.fill("wrong").await?;
    page.press_button("Sign in").await?;
    page.says("does not take").await?;
    assert!(!page.everywhere().has_button("Create job").await?);
    page.field("Password").await?.fill(console.service().password()).await?;
    page.press_button("Sign in").await?;
    console.create_button().await?;
    assert_eq!(console.form().await?, before);
    assert!(console.posts().is_empty());
    Ok(())
}

pub(crate) async fn what_signs_in_is_nowhere(page: &Page) -> Outcome {
    let console = with_settings(page, &json!({ "signIn": "bearer" }), Gate::None).await?;
    let token = console.service().token();
    sign_in_with(page, &token).await?;
    console.fill(&Job::named("Secret")).await?;
    console.create().await?;
    let secret = token.rsplit('.').next().context("the token has parts")?;
    let all: String = page.script(ALL, vec![]).await?;
    assert!(!all.contains(secret), "{all}");
    page.press_button("Sign out").await?;
    page.field("Token").await?;
    let all: String = page.script(ALL, vec![]).await?;
    assert!(!all.contains("xelsysadm") && !all.contains(secret), "{all}");
    Ok(())
}
