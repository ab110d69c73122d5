//! Firefox: how it starts, and scripts in its own window, which can do what its development tools do.

use std::env;
use std::path::Path;
use std::process::Command;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::{RequestData, SessionId, WebDriver, common::command::FormatRequestData};

use crate::failure::Outcome;

/// Keeps what pages write to the console; errors and violations of a policy are kept by the browser itself.
const LISTEN: &str = r#"
    if (window.written) return;
    window.written = [];
    Services.ppmm.addMessageListener("job-console:written", ({ data }) => window.written.push(data));
    const listen = () => {
      const storage = Components.classes["@mozilla.org/consoleAPI-storage;1"].getService(Components.interfaces.nsIConsoleAPIStorage);
      const own = Components.classes["@mozilla.org/systemprincipal;1"].createInstance(Components.interfaces.nsIPrincipal);
      storage.addLogEventListener(({ level, arguments: words, filename }) => {
        if (level !== "error" && level !== "warn" || !/^https?:/.test(filename)) return;
        sendAsyncMessage("job-console:written", `${filename} ${words.map(String).join(" ")}`);
      }, own);
    };
    Services.ppmm.loadProcessScript(`data:,(${encodeURIComponent(String(listen))})()`, true)"#;

/// All that pages and the browser about them have written, once.
const WRITTEN: &str = r"
    const messages = Services.console.getMessageArray().filter((it) => it instanceof Ci.nsIScriptError);
    Services.console.reset();
    const loud = messages.filter((it) => /^https?:/.test(it.sourceName) && !(it.flags & Ci.nsIScriptError.infoFlag));
    return [...loud.map((it) => `${it.sourceName} ${it.errorMessage}`), ...window.written.splice(0)]";

/// Its driver.
pub(crate) fn driver(port: u16) -> Command {
    let mut command = Command::new(env::var_os("GECKODRIVER").unwrap_or_else(|| "geckodriver".into()));
    // The last lets scripts run in the browser's own window.
    command.args([&format!("--port={port}"), "--websocket-port=0", "--allow-system-access"]);
    command
}

/// What is asked of it when it starts.
pub(crate) fn wishes(downloads: &Path, profile: Option<&Path>) -> Value {
    let preferences = json!({
        // Names of types and buttons in the browser's own words would differ from machine to machine.
        "intl.locale.requested": "en-US",
        "intl.accept_languages": "en-US",
        "browser.download.folderList": 2,
        "browser.download.dir": downloads,
        "browser.download.alwaysOpenPanel": false,
    });
    let profile = profile.map(|folder| ["-profile".to_owned(), folder.display().to_string()]);
    let arguments: Vec<_> = ["-headless".to_owned()].into_iter().chain(profile.into_iter().flatten()).collect();
    let mut options = json!({ "args": arguments, "prefs": preferences });
    if let (Some(program), Some(options)) = (env::var_os("FIREFOX"), options.as_object_mut()) {
        options.insert("binary".to_owned(), json!(program.to_string_lossy()));
    }
    json!({ "browserName": "firefox", "moz:firefoxOptions": options })
}

/// Runs a script in the browser's own window; `tab` is the one in which the page is.
pub(crate) async fn run<T: DeserializeOwned>(driver: &WebDriver, script: &str, arguments: Vec<Value>) -> Outcome<T> {
    const TAB: &str = "const tab = gBrowser.selectedBrowser;";
    driver.cmd(Context("chrome")).await?;
    let done = driver.execute(format!("{TAB}\n{script}"), arguments).await;
    driver.cmd(Context("content")).await?;
    Ok(done?.convert()?)
}

/// From now on its console can be read.
pub(crate) async fn listen(driver: &WebDriver) -> Outcome {
    run(driver, LISTEN, vec![]).await
}

/// The errors and warnings in its console since this was asked last.
pub(crate) async fn log(driver: &WebDriver) -> Outcome<Vec<String>> {
    run(driver, WRITTEN, vec![]).await
}

/// Where scripts run: in the page, or in the browser's own window (geckodriver, "Set Context").
#[derive(Debug)]
struct Context(&'static str);

impl FormatRequestData for Context {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let path = format!("session/{session}/moz/context");
        RequestData::new(reqwest::Method::POST, path).add_body(json!({ "context": self.0 }))
    }
}
