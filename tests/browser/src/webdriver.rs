//! The browsers that tests run in.
//!
//! Owns the processes: a browser with the program that steers it, used by one test after another. Must not know what
//! is tested.

use std::ops::Deref;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};
use tokio::net::TcpListener;
use tokio::sync::Mutex;

use crate::engine::{Display, Engine, chromium, firefox, webkit};
use crate::failure::{Context, Failure, Outcome};
use crate::process::Process;

/// How long a browser may take to start on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);
/// How long between two looks.
const GLANCE: Duration = Duration::from_millis(20);

/// How browsers are started: what all of one run have in common.
pub(crate) struct Start {
    engine: Engine,
    is_root: bool,
    /// Whether a web server is believed whose certificate the test has made.
    is_trusting: bool,
}

/// The browsers that wait for a test.
pub(crate) struct Browsers {
    start: Arc<Start>,
    idle: Mutex<Vec<Browser>>,
}

/// A browser, and the program that steers it: not every driver has more than one.
pub(crate) struct Browser {
    _left: Left,
    driver: WebDriver,
    process: Process,
    /// Its own: of two windows on one, only one has the focus.
    _display: Option<Display>,
    start: Arc<Start>,
    /// Its own files: settings, and what it saves.
    folder: TempDir,
}

/// Keeps a browser that a test drops from being asked to quit, which nobody waits for: its process is ended.
struct Left(WebDriver);

impl Drop for Left {
    fn drop(&mut self) {
        let _left = self.0.clone().leak();
    }
}

impl Browsers {
    /// Browsers of this engine, and what all of them need.
    pub(crate) async fn of(engine: Engine, is_trusting: bool) -> Outcome<Self> {
        let start = Start { engine, is_root: is_root().await, is_trusting };
        Ok(Self { start: Arc::new(start), idle: Mutex::default() })
    }

    /// A browser with one fresh tab: one that another test has left, or a new one.
    pub(crate) async fn take(&self) -> Outcome<Browser> {
        let idle = self.idle.lock().await.pop();
        if let Some(browser) = idle {
            if browser.fresh_tab().await.is_ok() {
                return Ok(browser);
            }
            // A browser that crashed cannot be asked to quit.
            browser.quit().await;
        }
        Browser::open(&self.start, None).await
    }

    /// Takes a browser back for the next test.
    pub(crate) async fn give_back(&self, browser: Browser) {
        self.idle.lock().await.push(browser);
    }

    /// Closes all browsers.
    pub(crate) async fn stop(self) {
        for browser in self.idle.into_inner() {
            browser.quit().await;
        }
    }
}

impl Browser {
    /// Starts one, with its profile in this folder or, without one, with a fresh one.
    async fn open(start: &Arc<Start>, profile: Option<&Path>) -> Outcome<Self> {
        let folder = tempfile::tempdir()?;
        let downloads = folder.path().join("downloads");
        std::fs::create_dir(&downloads)?;
        let port = free_port().await?;
        let display = if start.engine == Engine::WebKit { Some(Display::start()?) } else { None };
        let (driver, wishes) = match (start.engine, &display) {
            (Engine::Firefox, _) => (firefox::driver(port), firefox::wishes(&downloads, profile)),
            (Engine::WebKit, Some(display)) => {
                (webkit::driver(port, display, folder.path(), &downloads)?, webkit::wishes())
            }
            _ => (chromium::driver(port), chromium::wishes(&downloads, start.is_root, profile)),
        };
        let Value::Object(mut wishes) = wishes else { return Err(Failure::new("the wishes are no object")) };
        wishes.insert("acceptInsecureCerts".to_owned(), json!(start.is_trusting));
        let (process, address) = begin(driver, port).await?;
        let driver = WebDriver::new(&address, Capabilities::from(wishes)).await;
        let driver = driver.context("the browser did not start")?;
        let browser =
            Self { _left: Left(driver.clone()), driver, process, _display: display, start: start.clone(), folder };
        browser.make_ready().await?;
        Ok(browser)
    }

    /// Starts another of the same kind, with its profile in this folder.
    pub(crate) async fn another(&self, profile: &Path) -> Outcome<Self> {
        Self::open(&self.start, Some(profile)).await
    }

    /// Ends all of its processes from one moment to the next.
    pub(crate) fn kill(self) {
        self.process.kill();
    }

    /// Lets none of its processes run, or all of them again, as where the machine sleeps and wakes.
    pub(crate) fn is_stopped(&self, is_stopped: bool) {
        self.process.signal(if is_stopped { "STOP" } else { "CONT" });
    }

    /// What it is.
    pub(crate) fn engine(&self) -> Engine {
        self.start.engine
    }

    /// Where it saves files.
    pub(crate) fn downloads(&self) -> std::path::PathBuf {
        self.folder.path().join("downloads")
    }

    /// Opens a new tab and closes the old ones: settings made for a tab, its storage and its log go with it.
    async fn fresh_tab(&self) -> Outcome {
        let old = self.driver.windows().await?;
        let new = self.driver.new_tab().await?;
        for window in old {
            self.driver.switch_to_window(window).await?;
            self.driver.close_window().await?;
        }
        self.driver.switch_to_window(new).await?;
        self.make_ready().await
    }

    /// Gives the window its size, and forgets what was written to the console.
    async fn make_ready(&self) -> Outcome {
        match self.engine() {
            Engine::Chromium => {
                chromium::log(&self.driver).await?;
            }
            Engine::Firefox => {
                self.driver.set_window_rect(0, 0, 1280, 900).await?;
                firefox::listen(&self.driver).await?;
                firefox::log(&self.driver).await?;
            }
            Engine::WebKit => self.driver.set_window_rect(0, 0, 1280, 900).await?,
        }
        Ok(())
    }

    pub(crate) async fn quit(self) {
        let _gone = self.driver.quit().await;
    }
}

impl Deref for Browser {
    type Target = WebDriver;

    fn deref(&self) -> &WebDriver {
        &self.driver
    }
}

/// Starts a driver and waits until it listens.
async fn begin(mut command: Command, port: u16) -> Outcome<(Process, String)> {
    let name = Path::new(command.get_program()).display().to_string();
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let process = Process::start(command)?;
    let address = format!("http://127.0.0.1:{port}");
    let begun = Instant::now();
    while reqwest::get(format!("{address}/status")).await.is_err() {
        if process.has_ended()? {
            return Err(Failure::new(format!("{name} ended before it listened")));
        }
        if begun.elapsed() > PATIENCE {
            return Err(Failure::new(format!("{name} does not listen")));
        }
        tokio::time::sleep(GLANCE).await;
    }
    Ok((process, address))
}

/// A port that nobody listens on.
async fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0)).await?.local_addr()?.port())
}

async fn is_root() -> bool {
    let id = tokio::process::Command::new("id").arg("-u").output().await;
    cfg!(unix) && id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
