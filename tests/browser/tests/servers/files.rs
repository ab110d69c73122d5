//! The console's files as a web server gives them out: type, time to live, packing.

use std::io::Read;

use browser_tests::{Context, Outcome, Page};
use reqwest::{Client, Response, StatusCode};
use stand_in_scheduler::Options;

use super::front::Front;
use super::set_up::{Server, Site};

const KEPT: &str = "public, max-age=31536000, immutable";
const ASKED_ANEW: &str = "no-cache";

async fn front(page: &Page, server: Server, site: Site) -> Outcome<Front> {
    let service = stand_in_scheduler::start(Options::default()).await?;
    Front::start(page, server, site, &service.url()).await
}

/// The files of the console whose name tells their content: their paths and types.
fn hashed(front: &Front) -> Outcome<Vec<(String, &'static str)>> {
    let mut found = Vec::new();
    for name in front.names()? {
        let kinds = [(".wasm", "application/wasm"), (".js", "text/javascript"), (".css", "text/css")];
        let kind = kinds
            .into_iter()
            .find(|(ending, _)| name.contains('-') && name != "oig-job-console.js" && name.ends_with(ending));
        found.extend(kind.map(|(_, kind)| (format!("/{name}"), kind)));
    }
    assert_eq!(found.len(), 4, "{found:?}");
    Ok(found)
}

fn field<'r>(reply: &'r Response, name: &str) -> Option<&'r str> {
    reply.headers().get(name).and_then(|value| value.to_str().ok())
}

async fn get(address: String, accepted: &str) -> Outcome<Response> {
    Ok(Client::new().get(address).header("accept-encoding", accepted).send().await?)
}

pub(crate) async fn each_is_what_it_is(page: &Page, server: Server) -> Outcome {
    let front = front(page, server, Site::default()).await?;
    let check = async |path: &str, status: u16, kind: &str, cache: &str| -> Outcome {
        let reply = get(front.address(path), "identity").await?;
        assert_eq!(reply.status(), status, "{path}");
        assert!(field(&reply, "content-type").is_some_and(|found| found.starts_with(kind)), "{path}: {reply:?}");
        assert_eq!(field(&reply, "cache-control"), Some(cache), "{path}");
        if status == 200 {
            let file = if path == "/" { "index.html" } else { path.trim_start_matches('/') };
            assert!(reply.bytes().await? == front.file(file)?, "{path} has other bytes");
        }
        Ok(())
    };
    for (path, kind) in hashed(&front)? {
        check(&path, 200, kind, KEPT).await?;
    }
    check("/", 200, "text/html", ASKED_ANEW).await?;
    check("/index.html", 200, "text/html", ASKED_ANEW).await?;
    check("/embed.js", 200, "text/javascript", ASKED_ANEW).await?;
    check("/tasks.json", 200, "application/json", ASKED_ANEW).await?;
    check("/templates/templates.json", 200, "application/json", ASKED_ANEW).await?;
    check("/config.json", 200, "application/json", ASKED_ANEW).await?;
    check("/config.schema.json", 200, "application/json", ASKED_ANEW).await?;
    check("/embed.html", 200, "text/html", ASKED_ANEW).await?;
    check("/oig-job-console.js", 200, "text/javascript", ASKED_ANEW).await?;
    check("/oig-job-console.d.ts", 200, "text/plain", ASKED_ANEW).await?;
    check("/missing-0123456789abcdef.js", 404, "text/html", ASKED_ANEW).await
}

/// httpd has brotli by itself, nginx where a module is loaded.
pub(crate) async fn packed_ones_are_served_where_they_are_asked_for(page: &Page, server: Server) -> Outcome {
    let best = if server == Server::Httpd { "br" } else { "gzip" };
    packed(page, server, Site::default(), best).await
}

pub(crate) async fn brotli_is_served_by_its_module(page: &Page, server: Server) -> Outcome {
    packed(page, server, Site { brotli: true, ..Site::default() }, "br").await
}

async fn packed(page: &Page, server: Server, site: Site, best: &str) -> Outcome {
    let front = front(page, server, site).await?;
    let ask = async |path: &str, kind: &str, accepted: &str, packing: Option<&str>| -> Outcome<Vec<u8>> {
        let reply = get(front.address(path), accepted).await?;
        assert_eq!(reply.status(), StatusCode::OK, "{path}");
        assert_eq!(field(&reply, "content-encoding"), packing, "{path}, {accepted}");
        assert!(field(&reply, "content-type").is_some_and(|found| found.starts_with(kind)), "{path}: {reply:?}");
        let varies = reply.headers().get_all("vary").iter().any(|value| value == "Accept-Encoding");
        assert!(varies, "{path}, {accepted}: {reply:?}");
        Ok(reply.bytes().await?.to_vec())
    };
    let check = async |path: &str, kind: &str, accepted: &str, packing: Option<&str>| -> Outcome {
        let ending = packing.map_or("", |packing| if packing == "br" { ".br" } else { ".gz" });
        let found = ask(path, kind, accepted, packing).await?;
        assert!(found == front.file(&format!("{path}{ending}"))?, "{path} has other bytes, {accepted}");
        Ok(())
    };
    for (path, kind) in hashed(&front)? {
        check(&path, kind, "gzip, deflate, br", Some(best)).await?;
        check(&path, kind, "gzip", Some("gzip")).await?;
        check(&path, kind, "identity", None).await?;
    }
    for (path, kind) in
        [("/", "text/html"), ("/oig-job-console.js", "text/javascript"), ("/tasks.json", "application/json")]
    {
        let file = if path == "/" { "/index.html" } else { path };
        check_unpacked(&ask(path, kind, "gzip, deflate, br", Some("gzip")).await?, &front.file(file)?, path)?;
        assert!(ask(path, kind, "identity", None).await? == front.file(file)?, "{path} has other bytes");
    }
    Ok(())
}

#[track_caller]
fn check_unpacked(packed: &[u8], wanted: &[u8], path: &str) -> Outcome {
    let mut found = Vec::new();
    flate2::read::GzDecoder::new(packed).read_to_end(&mut found)?;
    assert!(found == wanted, "{path} has other bytes");
    Ok(())
}

/// A packed file beside one that has been edited or replaced since is an old one.
pub(crate) async fn what_changes_under_its_name_goes_out_as_it_stands(page: &Page, server: Server) -> Outcome {
    let front = front(page, server, Site::default()).await?;
    for file in ["config.json", "tasks.json", "templates/templates.json", "index.html", "oig-job-console.js"] {
        let edited = "edited ".repeat(1000);
        front.edit(file, &edited)?;
        let reply = get(front.address(&format!("/{file}")), "gzip, br").await?;
        assert_eq!(field(&reply, "content-encoding"), Some("gzip"), "{file}");
        check_unpacked(&reply.bytes().await?, edited.as_bytes(), file)?;
    }
    Ok(())
}

pub(crate) async fn what_has_not_changed_is_not_sent_again(page: &Page, server: Server) -> Outcome {
    let front = front(page, server, Site::default()).await?;
    for path in ["/", "/tasks.json", "/oig-job-console.js"] {
        for accepted in ["gzip, br", "gzip", "identity"] {
            let reply = get(front.address(path), accepted).await?;
            let tag = field(&reply, "etag").context(format!("{path} has no tag"))?;
            let again = Client::new().get(front.address(path)).header("accept-encoding", accepted);
            let again = again.header("if-none-match", tag).send().await?;
            assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{path}, {accepted}");
            assert_eq!(field(&again, "cache-control"), Some(ASKED_ANEW), "{path}, {accepted}");
        }
    }
    Ok(())
}

pub(crate) async fn a_folder_without_its_slash_leads_to_it(page: &Page, server: Server) -> Outcome {
    let site = Site { path: "tools/jobs/", ..Site::default() };
    let front = front(page, server, site).await?;
    let reply = get(front.url().trim_end_matches('/').to_owned(), "identity").await?;
    assert_eq!((reply.status(), reply.url().as_str()), (StatusCode::OK, front.url().as_str()));
    Ok(())
}
