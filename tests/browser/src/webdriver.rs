//! The program that steers browsers, and the browsers it starts.
//!
//! Owns the processes: one chromedriver for all tests, and browsers that are used by one test after another.
//! Must not know what is tested.

use std::env;
use std::path::PathBuf;
use std::process::Stdio;

use thirtyfour::{CapabilitiesHelper, ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::sync::Mutex;

use crate::failure::{Context, Failure, Outcome};

/// A running chromedriver and the browsers that wait for a test.
pub(crate) struct Browsers {
    process: Child,
    address: String,
    idle: Mutex<Vec<WebDriver>>,
}

impl Browsers {
    /// Starts chromedriver on a free port.
    pub(crate) async fn start() -> Outcome<Self> {
        let program = env::var_os("CHROMEDRIVER").map_or_else(|| "chromedriver".into(), PathBuf::from);
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .context(format!("{} cannot be started", program.display()))?;
        let output = process.stdout.take().context("chromedriver has no output")?;
        let mut lines = BufReader::new(output).lines();
        let port = loop {
            let line = lines.next_line().await?.context("chromedriver ended before it told its port")?;
            let port =
                line.rsplit_once("successfully on port ").map(|(_, port)| port.trim_end_matches('.').parse::<u16>());
            if let Some(Ok(port)) = port {
                break port;
            }
        };
        // It must not stop at a full pipe.
        tokio::spawn(async move { while let Ok(Some(_line)) = lines.next_line().await {} });
        Ok(Self { process, address: format!("http://127.0.0.1:{port}"), idle: Mutex::default() })
    }

    /// A browser with one fresh tab: one that another test has left, or a new one.
    pub(crate) async fn take(&self) -> Outcome<WebDriver> {
        let idle = self.idle.lock().await.pop();
        if let Some(browser) = idle {
            if fresh_tab(&browser).await.is_ok() {
                return Ok(browser);
            }
            // A browser that crashed cannot be asked to quit.
            let _gone = browser.quit().await;
        }
        self.open().await
    }

    /// Takes a browser back for the next test.
    pub(crate) async fn give_back(&self, browser: WebDriver) {
        self.idle.lock().await.push(browser);
    }

    /// Closes all browsers and ends chromedriver.
    pub(crate) async fn stop(mut self) {
        for browser in self.idle.into_inner() {
            let _gone = browser.quit().await;
        }
        let _ended = self.process.kill().await;
    }

    async fn open(&self) -> Outcome<WebDriver> {
        let mut wishes = DesiredCapabilities::chrome();
        if let Some(program) = env::var_os("CHROME") {
            wishes.set_binary(&program.to_string_lossy())?;
        }
        for argument in [
            "--headless",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1280,900",
            // Names of types and buttons in the browser's own words would differ from machine to machine.
            "--lang=en-US",
        ] {
            wishes.add_arg(argument)?;
        }
        if is_root().await {
            // Chromium's sandbox refuses to work for root, which is whom a container runs as.
            wishes.add_arg("--no-sandbox")?;
        }
        // A web server's certificate is one that the test has made.
        wishes.accept_insecure_certs(true)?;
        wishes.set_browser_log_level(LoggingPrefsLogLevel::All)?;
        WebDriver::new(&self.address, wishes).await.map_err(Failure::from).context("the browser did not start")
    }
}

/// Opens a new tab and closes the old one: settings made for a tab, its storage and its log go with it.
async fn fresh_tab(browser: &WebDriver) -> Outcome {
    let old = browser.window().await?;
    let new = browser.new_tab().await?;
    browser.switch_to_window(old).await?;
    browser.close_window().await?;
    browser.switch_to_window(new).await?;
    browser.browser_log().await?;
    Ok(())
}

async fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().await;
    cfg!(unix) && id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
