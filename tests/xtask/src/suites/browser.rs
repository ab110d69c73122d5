//! The suites that need a browser: wasm tests, and the console as a person uses it.

use std::{fs, path::PathBuf};

use super::{cargo::counted, tally::Tally};
use crate::{
    build::{self, Profile},
    failure::Failure,
    project::Project,
    stand_in,
    tools::{self, WebKit},
};

/// Tests compiled to WebAssembly, run inside a page.
pub(crate) fn wasm(project: &Project) -> Result<Tally, Failure> {
    let path = tools::path_with_wasm_test_runner(project)?;
    let browser = tools::chromium()?;
    let settings = project.target()?.join("webdriver.json");
    fs::write(&settings, capabilities(&browser)).map_err(Failure::io(&settings))?;
    let mut command = project.cargo(["test", "-p", "oig-job-console", "--tests", "--target", "wasm32-unknown-unknown"]);
    command
        .arg("--no-fail-fast")
        // By name: cargo would part a path at its blanks.
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("PATH", path)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings)
        .env("WASM_BINDGEN_TEST_ONLY_WEB", "1")
        // For all tests together: 20 seconds unless told, which a busy machine exceeds.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180")
        .env("CHROMEDRIVER", browser.driver);
    counted(&mut command)
}

/// The release build in Chromium, against the stand-in scheduler.
pub(crate) fn chromium(project: &Project) -> Result<Tally, Failure> {
    end_to_end(project, "chromium", in_chromium()?)
}

/// What no day may go without, in Chromium.
pub(crate) fn brief(project: &Project) -> Result<Tally, Failure> {
    let [program, driver] = in_chromium()?;
    end_to_end(project, "chromium", [program, driver, ("OIG_CONSOLE_BRIEF", "1".into())])
}

fn in_chromium() -> Result<[(&'static str, PathBuf); 2], Failure> {
    let browser = tools::chromium()?;
    Ok([("CHROME", browser.program), ("CHROMEDRIVER", browser.driver)])
}

/// The same in Firefox.
pub(crate) fn firefox(project: &Project) -> Result<Tally, Failure> {
    let browser = tools::firefox()?;
    end_to_end(project, "firefox", [("FIREFOX", browser.program), ("GECKODRIVER", browser.driver)])
}

/// The same in GTK's `WebKit`, which there is for Linux alone.
pub(crate) fn webkit(project: &Project) -> Result<Tally, Failure> {
    let Some(WebKit { browser, display }) = tools::webkit()? else {
        println!("NOTHING WAS TESTED IN WEBKIT: there is WebKitGTK for Linux alone.");
        return Ok(Tally::one_skipped());
    };
    let variables = [("WEBKIT", browser.program), ("WEBKITDRIVER", browser.driver), ("XVFB", display)];
    end_to_end(project, "webkit", variables)
}

/// The tests of the release build in one engine, which finds its programs by these variables.
fn end_to_end<const N: usize>(
    project: &Project,
    engine: &str,
    programs: [(&str, PathBuf); N],
) -> Result<Tally, Failure> {
    let axe = tools::axe()?;
    let [react, react_dom] = tools::react()?;
    tools::curl()?;
    build::as_shipped(project)?;
    stand_in::build(project)?;
    let mut command = project.cargo(["test", "-p", "browser-tests", "--test", "console", "--no-fail-fast"]);
    command
        .env("OIG_CONSOLE_DIST", project.dist())
        .env("OIG_CONSOLE_AXE", axe)
        .env("OIG_CONSOLE_REACT", react)
        .env("OIG_CONSOLE_REACT_DOM", react_dom)
        .env("OIG_CONSOLE_ENGINE", engine)
        .envs(programs);
    counted(&mut command)
}

/// The same behind real web servers, set up with the files that ship for them.
pub(crate) fn servers(project: &Project) -> Result<Tally, Failure> {
    let browser = tools::chromium()?;
    let servers = tools::servers()?;
    build::build(project, Profile::Release)?;
    if servers.nginx_brotli.is_none() {
        println!("nginx has no module for brotli here: what it does with one is not tested.");
    }
    let mut command = project.cargo(["test", "-p", "browser-tests", "--test", "servers", "--no-fail-fast"]);
    command
        .env("OIG_CONSOLE_DIST", project.dist())
        .env("NGINX", servers.nginx)
        .envs(servers.nginx_brotli.map(|module| ("NGINX_BROTLI", module)))
        .env("HTTPD", servers.httpd)
        .env("HTTPD_MODULES", servers.httpd_modules)
        .env("CHROME", browser.program)
        .env("CHROMEDRIVER", browser.driver);
    // Two of them wait for half a minute: room for others beside them.
    command.args(["--", "--test-threads", "5"]);
    counted(&mut command)
}

/// How chromedriver starts the browser.
fn capabilities(browser: &tools::Browser) -> String {
    let mut arguments = vec![
        "--headless",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];
    if tools::is_root() {
        // Chromium's sandbox refuses to work for root, which is whom a container runs as.
        arguments.push("--no-sandbox");
    }
    let arguments: Vec<_> = arguments.iter().map(|argument| format!("\"{argument}\"")).collect();
    let program = browser.program.to_string_lossy().replace('\\', "\\\\");
    format!("{{\"goog:chromeOptions\": {{\"binary\": \"{program}\", \"args\": [{}]}}}}\n", arguments.join(", "))
}
