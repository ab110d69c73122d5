//! Where requests go: nowhere else than to the service, whatever an answer says; and what is said where it cannot be had.

use std::net::TcpListener;

use browser_tests::{CONTENT_SECURITY_POLICY, Console, Context, Engine, Job, Options, Outcome, Page, Portals, dist};
use serde_json::json;

/// The path of the service.
const SERVICE: &str = "iam/governance/selfservice/api/v1/scheduler";

/// A port that nobody listens on.
fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// A console whose service, at any origin, may be called by its pages: `localhost` is another origin than 127.0.0.1.
async fn open<'p>(page: &'p Page, port: u16, endpoint: &str) -> Outcome<Console<'p>> {
    open_for(page, port, endpoint, Portals::Write).await
}

/// The same where pages of other origins may do this.
async fn open_for<'p>(page: &'p Page, port: u16, endpoint: &str, portals_may: Portals) -> Outcome<Console<'p>> {
    let policy = CONTENT_SECURITY_POLICY.replace("connect-src 'self'", "connect-src 'self' http: https:");
    let options = Options {
        port,
        console: Some(dist()?),
        config: Some(json!({ "endpoint": endpoint }).to_string()),
        portals: vec![format!("http://127.0.0.1:{port}")],
        portals_may,
        policy: Some(policy),
        ..Options::default()
    };
    let console = Console::with(page, options).await?;
    console.sign_in(console.service().user(), console.service().password()).await?;
    Ok(console)
}

pub(crate) async fn a_redirect_to_another_origin_takes_nothing_along(page: &Page) -> Outcome {
    let console = open(page, free_port()?, &format!("/{SERVICE}")).await?;
    console.create_button().await?;
    for (number, status) in (1..).zip([301, 302, 303, 307, 308]) {
        let name = format!("fault:redirect:{status}:elsewhere");
        console.fill(&Job::named(&name)).await?;
        let before = console.form().await?;
        let told = console.create().await?;
        assert!(told.contains("in place of an answer"), "{name}: {told}");
        assert_eq!(console.form().await?, before, "{name}");
        assert_eq!(console.posts().len(), number, "{name}");
        page.press_button("Look whether the job exists").await?;
        console.result_says(&format!("There is no job “{name}”")).await?;
    }
    // Neither a job nor a password came to the other origin, nor anything else.
    let hosts = console.service().journal().into_iter().filter_map(|it| it.header("host").map(str::to_owned));
    assert_eq!(hosts.filter(|host| host.starts_with("localhost")).count(), 0);
    Ok(())
}

pub(crate) async fn an_answer_that_may_not_be_read_is_not_known(page: &Page) -> Outcome {
    page.expect_network_in_log(&["CORS"]);
    let port = free_port()?;
    let console = open(page, port, &format!("http://localhost:{port}/{SERVICE}")).await?;
    console.create_button().await?;
    console.fill(&Job::named("fault:no-cors").with("P", "String", "kept")).await?;
    let before = console.form().await?;
    let told = console.create().await?;
    assert!(told.contains("It is not known whether the job was created"), "{told}");
    assert_eq!(console.form().await?, before);
    console.only_post()?;
    page.press_button("Look whether the job exists").await?;
    console.result_says("The job “fault:no-cors” exists").await?;
    console.only_post().map(drop)
}

pub(crate) async fn an_origin_that_may_read_alone_creates_nothing(page: &Page) -> Outcome {
    page.expect_network_in_log(&["CORS"]);
    let port = free_port()?;
    let console = open_for(page, port, &format!("http://localhost:{port}/{SERVICE}"), Portals::Read).await?;
    console.create_button().await?;
    console.fill(&Job::named("Never there").with("P", "String", "kept")).await?;
    let before = console.form().await?;
    console.create_button().await?.click().await?;
    // A page does not learn whether it was kept from asking or from reading the answer.
    let told = console.outcome().await?;
    assert!(told.contains("It is not known whether the job was created"), "{told}");
    assert_eq!(console.form().await?, before);
    page.press_button("Look whether the job exists").await?;
    console.result_says("There is no job “Never there”").await?;
    assert!(console.posts().is_empty());
    Ok(())
}

pub(crate) async fn a_certificate_that_nobody_vouches_for_lets_nothing_through(page: &Page) -> Outcome {
    page.expect_network_in_log(&["scheduler"]);
    let port = free_port()?;
    let portals = vec![format!("http://127.0.0.1:{port}")];
    let secret = stand_in_scheduler::start(Options { is_secret: true, portals, ..Options::default() }).await?;
    let console = open(page, port, &format!("{}{SERVICE}", secret.url())).await?;
    page.says("The server could not be reached").await?;
    assert_eq!(page.field("User name").await?.value().await?, console.service().user());
    assert_eq!(page.field("Password").await?.value().await?, console.service().password());
    assert!(secret.journal().is_empty());
    if page.engine() == Engine::WebKit {
        return Ok(());
    }
    // Where it is believed, all is well: nothing else was in the way.
    page.believes_any_certificate(true).await?;
    page.press_button("Sign in").await?;
    let let_in = console.create_button().await;
    page.believes_any_certificate(false).await?;
    let_in.map(drop)
}

pub(crate) async fn a_service_that_cannot_be_had_is_told_at_the_sign_in(page: &Page) -> Outcome {
    // The browser tells of each in words of its own.
    page.expect_network_in_log(&["scheduler"]);
    let port = free_port()?;
    let closed = free_port()?;
    let other = stand_in_of_another().await?;
    for (what, endpoint) in [
        ("a name that nobody has", "http://name.invalid/scheduler".to_owned()),
        ("a port that nobody listens on", format!("http://127.0.0.1:{closed}/scheduler")),
        ("TLS where none is spoken", format!("https://127.0.0.1:{port}/{SERVICE}")),
        ("an origin that does not let this one in", format!("{}{SERVICE}", other.url())),
    ] {
        let console = open(page, port, &endpoint).await?;
        page.says("The server could not be reached").await.context(what)?;
        assert_eq!(page.field("User name").await?.value().await?, console.service().user(), "{what}");
        assert_eq!(page.field("Password").await?.value().await?, console.service().password(), "{what}");
        assert!(console.service().journal().is_empty(), "{what}");
        console.stop_the_server().await;
    }
    assert!(
        other.journal().iter().all(|arrival| arrival.method == "OPTIONS" && arrival.header("authorization").is_none())
    );
    Ok(())
}

/// A service on an origin that knows nothing of the console's.
async fn stand_in_of_another() -> Outcome<stand_in_scheduler::Running> {
    Ok(stand_in_scheduler::start(Options::default()).await?)
}
