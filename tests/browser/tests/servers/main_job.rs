//! The documentation's sample job, from the sign-in to the server's words, through a web server.

use browser_tests::{Console, Job, Outcome, Page};
use stand_in_scheduler::Options;

use super::front::Front;
use super::set_up::{Server, Site};

async fn check(page: &Page, server: Server, site: Site) -> Outcome {
    let service = stand_in_scheduler::start(Options::default()).await?;
    let front = Front::start(page, server, site, &service.url()).await?;
    let console = Console::behind(page, service, &front.url()).await?;
    console.sign_in(console.service().user(), console.service().password()).await?;
    console.create_button().await?;
    let job = Job::documented();
    console.fill(&job).await?;
    let told = console.create().await?;
    assert!(told.contains("Job Create successfull") && told.contains(&job.name), "{told}");

    let post = console.only_post()?;
    assert_eq!(post.header("authorization"), Some("Basic eGVsc3lzYWRtOlNjaGVkdWxlcjE="));
    assert_eq!(post.header("cookie"), None);
    assert_eq!(console.stored(&job.name).await?["taskName"], job.task.as_str());
    Ok(())
}

pub(crate) async fn at_the_top(page: &Page, server: Server) -> Outcome {
    check(page, server, Site::default()).await
}

pub(crate) async fn under_a_path(page: &Page, server: Server) -> Outcome {
    check(page, server, Site { path: "tools/jobs/", ..Site::default() }).await
}

pub(crate) async fn over_tls(page: &Page, server: Server) -> Outcome {
    check(page, server, Site { tls: true, ..Site::default() }).await
}
