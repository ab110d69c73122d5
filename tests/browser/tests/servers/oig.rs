//! OIG behind a web server as it is at work: with TLS, with a sign-on by cookies, slow.

use std::time::Duration;

use browser_tests::{Console, Job, Outcome, Page, Process};
use reqwest::{Client, redirect};
use stand_in_scheduler::{Options, Running};
use tempfile::TempDir;

use super::canned::Canned;
use super::certificate;
use super::front::{Front, folder, serve};
use super::set_up::{Server, Site};

const JOBS: &str = "/iam/governance/selfservice/api/v1/scheduler/jobs";

/// The stand-in with TLS before it.
struct OverTls {
    _process: Process,
    folder: TempDir,
    address: String,
}

impl OverTls {
    /// Starts it with a certificate of this name.
    async fn start(page: &Page, service: &Running, name: &str) -> Outcome<Self> {
        let folder = folder()?;
        certificate::own(folder.path(), "authority", "Authority of a company").await?;
        certificate::own(folder.path(), "another", "Another authority").await?;
        certificate::signed(folder.path(), "oig", name, "authority").await?;
        let here = folder.path().display();
        let write = |port| {
            Ok(format!(
                "access_log off; server {{ listen 127.0.0.1:{port} ssl; ssl_certificate {here}/oig.pem;\n\
                 ssl_certificate_key {here}/oig.key; location / {{ proxy_pass http://{};\n\
                 proxy_set_header Host $http_host; }} }}\n",
                service.address()
            ))
        };
        let (process, port) = serve(page, Server::Nginx, folder.path(), &Site::default(), write).await?;
        Ok(Self { _process: process, address: format!("https://127.0.0.1:{port}"), folder })
    }

    /// A site whose operator names this authority.
    fn site(&self, authority: &str) -> Site {
        Site { authority: Some(self.folder.path().join(authority)), ..Site::default() }
    }
}

pub(crate) async fn is_asked_over_tls(page: &Page, server: Server) -> Outcome {
    let service = stand_in_scheduler::start(Options::default()).await?;
    let check = async |name: &str, authority: &str, trusted: bool| -> Outcome {
        let before = service.journal().len();
        let oig = OverTls::start(page, &service, name).await?;
        let front = Front::start(page, server, oig.site(authority), &oig.address).await?;
        let request = Client::new().get(front.address(JOBS)).header("accept", "application/json");
        let reply = request.basic_auth(service.user(), Some(service.password())).send().await?;
        assert_eq!(reply.status() == 200, trusted, "{name}, {authority}: {}", front.logs()?);
        assert_eq!(service.journal().len() - before, usize::from(trusted), "{name}, {authority}");
        Ok(())
    };
    check("127.0.0.1", "authority.pem", true).await?;
    check("127.0.0.1", "another.pem", false).await?;
    check("oig.example.com", "authority.pem", false).await
}

pub(crate) async fn redirects_and_cookies_pass(page: &Page, server: Server) -> Outcome {
    const ANSWER: &str = "HTTP/1.1 302 Found\r\nLocation: ADDRESS\r\nSet-Cookie: OAMAuthnCookie=a%2Fb; Path=/; HttpOnly\r\n\
                          Set-Cookie: JSESSIONID=1!2; path=/iam/governance; HttpOnly; SameSite=Lax\r\n\
                          Content-Length: 0\r\nConnection: close\r\n\r\n";
    let check = async |location: &str| -> Outcome {
        let oig = Canned::start(&ANSWER.replace("ADDRESS", location)).await?;
        let front = Front::start(page, server, Site::default(), &oig.origin()).await?;
        let location = location.replace("ORIGIN", &oig.origin());
        let client = Client::builder().redirect(redirect::Policy::none()).build()?;
        let reply =
            client.get(front.address(JOBS)).header("cookie", "OAMAuthnCookie=a%2Fb; JSESSIONID=1!2").send().await?;
        let fields =
            |name| reply.headers().get_all(name).iter().map(|value| value.to_str().unwrap()).collect::<Vec<_>>();
        assert_eq!((reply.status().as_u16(), fields("location")), (302, vec![location.as_str()]));
        let cookies =
            ["OAMAuthnCookie=a%2Fb; Path=/; HttpOnly", "JSESSIONID=1!2; path=/iam/governance; HttpOnly; SameSite=Lax"];
        assert_eq!(fields("set-cookie"), cookies);
        let heard = oig.heard().concat().to_lowercase();
        assert_eq!(heard.matches("cookie: oamauthncookie=a%2fb; jsessionid=1!2\r\n").count(), 1, "{heard}");
        Ok(())
    };
    check("https://login.example.com/oam/server/obrareq.cgi?wh=a%2Fb").await?;
    check("/oam/server/obrareq.cgi").await?;
    check("ORIGIN/iam/governance/selfservice/api/v1/scheduler/jobs").await
}

/// OIG makes addresses of the name by which the browser knows it.
pub(crate) async fn the_host_is_the_browsers(page: &Page, server: Server) -> Outcome {
    let oig = Canned::start("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n").await?;
    let front = Front::start(page, server, Site::default(), &oig.origin()).await?;
    Client::new().get(front.address(JOBS)).send().await?;
    let (address, heard) = (front.address(""), oig.heard().concat().to_lowercase());
    let host = address.trim_start_matches("http://");
    assert!(heard.contains(&format!("\r\nhost: {host}\r\n")), "{heard}");
    Ok(())
}

/// The console waits for 30 seconds: what it says then must come before what a web server says.
pub(crate) async fn a_slow_answer_ends_in_the_consoles_words(page: &Page, server: Server) -> Outcome {
    let service = stand_in_scheduler::start(Options::default()).await?;
    let front = Front::start(page, server, Site::default(), &service.url()).await?;
    let console = Console::behind(page, service, &front.url()).await?;
    console.sign_in(console.service().user(), console.service().password()).await?;
    console.fill(&Job::named("fault:no-answer")).await?;
    console.create_button().await?.click().await?;
    let told = console.outcome_within(Duration::from_secs(40)).await?;
    assert!(told.contains("time limit") && told.contains("not known"), "{told}");
    console.only_post()?;
    Ok(())
}
