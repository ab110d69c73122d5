//! GTK's `WebKit`: how its small browser starts, and what it must find there.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use thirtyfour::WebDriver;

use super::Display;
use crate::failure::Outcome;

/// The time zone in which it runs: it has no other way to be given one.
pub(crate) const ZONE: &str = "America/New_York";

/// Without this, the browser's own buttons make the window wider than a narrow screen is.
const STYLE: &str = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; }\n";

/// Keeps what the page writes to its console from now on, and the violations of its policy that there were already.
const LISTEN: &str = "
    if (window.written) return;
    const written = (window.written = []);
    for (const level of ['error', 'warn']) {
      const write = console[level].bind(console);
      console[level] = (...words) => { written.push(words.map(String).join(' ')); write(...words) };
    }
    addEventListener('error', ({ message }) => written.push(message));
    addEventListener('unhandledrejection', ({ reason }) => written.push(String(reason)));
    new ReportingObserver((reports) => {
      for (const { body } of reports) written.push(`Content Security Policy: ${body.effectiveDirective} ${body.blockedURL}`);
    }, { types: ['csp-violation'], buffered: true }).observe()";

/// Its driver, with the files of a person who has saved nothing and set nothing.
pub(crate) fn driver(port: u16, display: &Display, home: &Path, downloads: &Path) -> Outcome<Command> {
    let settings = home.join("config");
    fs::create_dir_all(settings.join("gtk-3.0"))?;
    fs::write(settings.join("gtk-3.0/gtk.css"), STYLE)?;
    fs::write(settings.join("user-dirs.dirs"), format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads.display()))?;
    let mut command = Command::new(env::var_os("WEBKITDRIVER").unwrap_or_else(|| "WebKitWebDriver".into()));
    command
        .arg(format!("--port={port}"))
        .env("DISPLAY", display.name())
        .env("GDK_BACKEND", "x11")
        // Layers are for a graphics card: here the processor would have to act one out, a third of a test's time.
        .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
        // Names of types and buttons in the browser's own words would differ from machine to machine.
        .env("LANG", "en_US.UTF-8")
        .env("TZ", ZONE)
        .env_remove("LC_ALL")
        .env_remove("LANGUAGE")
        .env("XDG_CONFIG_HOME", settings)
        .env("XDG_CACHE_HOME", home.join("cache"))
        .env("XDG_DATA_HOME", home.join("data"))
        .env("GSETTINGS_BACKEND", "memory");
    Ok(command)
}

/// What is asked of it when it starts.
pub(crate) fn wishes() -> Value {
    let mut options = json!({ "args": ["--automation"] });
    if let (Some(program), Some(options)) = (env::var_os("WEBKIT"), options.as_object_mut()) {
        options.insert("binary".to_owned(), json!(program.to_string_lossy()));
    }
    json!({ "webkitgtk:browserOptions": options })
}

/// From now on the console of this page can be read.
pub(crate) async fn listen(driver: &WebDriver) -> Outcome {
    driver.execute(LISTEN, vec![]).await?;
    Ok(())
}

/// The errors and warnings in the page's console since this was asked last.
pub(crate) async fn log(driver: &WebDriver) -> Outcome<Vec<String>> {
    Ok(driver.execute("return window.written?.splice(0) ?? []", vec![]).await?.convert()?)
}
