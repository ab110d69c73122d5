//! Chromium: how it starts, and its development tools.

use std::env;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use thirtyfour::WebDriver;

use crate::failure::Outcome;

/// Its driver.
pub(crate) fn driver(port: u16) -> Command {
    let mut command = Command::new(env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into()));
    command.arg(format!("--port={port}"));
    command
}

/// What is asked of it when it starts.
pub(crate) fn wishes(downloads: &Path, is_root: bool, profile: Option<&Path>) -> Value {
    let mut arguments = vec![
        "--headless",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1280,900",
        // Names of types and buttons in the browser's own words would differ from machine to machine.
        "--lang=en-US",
    ];
    if is_root {
        // Chromium's sandbox refuses to work for root, which is whom a container runs as.
        arguments.push("--no-sandbox");
    }
    let profile = profile.map(|folder| format!("--user-data-dir={}", folder.display()));
    arguments.extend(profile.as_deref());
    let preferences = json!({ "download.default_directory": downloads, "download.prompt_for_download": false });
    let mut options = json!({ "args": arguments, "prefs": preferences });
    if let (Some(program), Some(options)) = (env::var_os("CHROME"), options.as_object_mut()) {
        options.insert("binary".to_owned(), json!(program.to_string_lossy()));
    }
    json!({ "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": { "browser": "ALL" } })
}

/// Asks its development tools.
pub(crate) async fn ask(driver: &WebDriver, method: &str, parameters: Value) -> Outcome<Value> {
    Ok(driver.cdp().send_raw(method, parameters).await?)
}

/// The errors and warnings in its console since this was asked last.
pub(crate) async fn log(driver: &WebDriver) -> Outcome<Vec<String>> {
    let entries = driver.browser_log().await?;
    let loud = entries.into_iter().filter(|entry| ["WARNING", "SEVERE"].contains(&entry.level.as_str()));
    Ok(loud.map(|entry| entry.message).collect())
}
