//! Browsers of three engines and their drivers, through which tests use the console as a person would.

use std::{
    env,
    path::{Path, PathBuf},
};

use super::{cache::Cache, cargo, search::on_path, system::Wanted};
use crate::failure::Failure;

const CHROMIUM: Wanted = Wanted {
    what: "Chromium with chromedriver",
    debian: &["chromium", "chromium-driver"],
    ubuntu: "sudo snap install chromium",
    fedora: "sudo dnf install chromium chromedriver",
    macos: "brew install --cask google-chrome chromedriver",
    windows: "winget install Google.Chrome Chromium.ChromeDriver",
};

const FIREFOX: Wanted = Wanted {
    what: "Firefox",
    debian: &["firefox-esr"],
    ubuntu: "sudo snap install firefox",
    fedora: "sudo dnf install firefox",
    macos: "brew install --cask firefox",
    windows: "winget install Mozilla.Firefox",
};

const WEBKIT: Wanted = Wanted {
    what: "WebKitGTK with its driver, and Xvfb",
    debian: &["webkit2gtk-driver", "xvfb"],
    ubuntu: "sudo apt-get install webkit2gtk-driver xvfb",
    fedora: "sudo dnf install webkitgtk6.0 webkit2gtk4.1 xorg-x11-server-Xvfb",
    macos: "not there: run the suite in a container with Linux",
    windows: "not there: run the suite in WSL",
};

/// A browser and the program that steers it.
#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) program: PathBuf,
    pub(crate) driver: PathBuf,
}

/// Finds Chromium (or Chrome) and its driver, or installs them. `CHROME` and `CHROMEDRIVER` name others.
pub(crate) fn chromium() -> Result<Browser, Failure> {
    if let Some(found) = find() {
        return Ok(found);
    }
    CHROMIUM.install()?;
    find().ok_or_else(|| CHROMIUM.missing())
}

/// Finds Firefox and its driver, or installs them. `FIREFOX` and `GECKODRIVER` name others.
pub(crate) fn firefox(cache: &Cache) -> Result<Browser, Failure> {
    const PROGRAMS: [&str; 2] = ["firefox-esr", "firefox"];
    const PLACES: [&str; 2] =
        ["/Applications/Firefox.app/Contents/MacOS/firefox", r"C:\Program Files\Mozilla Firefox\firefox.exe"];
    let find = || {
        named("FIREFOX")
            .or_else(|| PROGRAMS.into_iter().find_map(on_path))
            .or_else(|| first_file(PLACES.map(Path::new)))
    };
    if find().is_none() {
        FIREFOX.install()?;
    }
    let program = find().ok_or_else(|| FIREFOX.missing())?;
    if let Some(driver) = named("GECKODRIVER") {
        return Ok(Browser { program, driver });
    }
    let [driver] = cargo::ready(cache, [cargo::geckodriver()])?;
    Ok(Browser { program, driver })
}

/// The browser of GTK's `WebKit`, the program that steers it, and the one that makes a screen for it.
#[derive(Debug)]
pub(crate) struct WebKit {
    pub(crate) browser: Browser,
    pub(crate) display: PathBuf,
}

/// Finds GTK's `WebKit`, or installs it; nothing where there is none for the system. `WEBKIT` and `WEBKITDRIVER` name
/// others.
pub(crate) fn webkit() -> Result<Option<WebKit>, Failure> {
    let found = find_webkit();
    if found.is_some() || !cfg!(target_os = "linux") {
        return Ok(found);
    }
    WEBKIT.install()?;
    find_webkit().map(Some).ok_or_else(|| WEBKIT.missing())
}

fn find_webkit() -> Option<WebKit> {
    // Its small browser is not meant for people, and so not on PATH.
    const FOLDERS: [&str; 4] = ["/usr/libexec", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib"];
    const VERSIONS: [&str; 3] = ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"];
    let places = FOLDERS.into_iter().flat_map(|folder| VERSIONS.map(|version| Path::new(folder).join(version)));
    let program = named("WEBKIT").or_else(|| first_file(places.map(|place| place.join("MiniBrowser"))))?;
    let driver = named("WEBKITDRIVER").or_else(|| on_path("WebKitWebDriver"))?;
    Some(WebKit { browser: Browser { program, driver }, display: on_path("Xvfb")? })
}

/// The program that this variable names.
fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file())
}

fn first_file(places: impl IntoIterator<Item = impl Into<PathBuf>>) -> Option<PathBuf> {
    places.into_iter().map(Into::into).find(|file| file.is_file())
}

fn find() -> Option<Browser> {
    const PROGRAMS: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    // The second is the name that Ubuntu's package has on PATH.
    const DRIVERS: [&str; 2] = ["chromedriver", "chromium.chromedriver"];
    const PLACES: [&str; 3] = [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    ];
    let program = named("CHROME")
        .or_else(|| PROGRAMS.into_iter().find_map(on_path))
        .or_else(|| first_file(PLACES.map(Path::new)))?;
    let driver = named("CHROMEDRIVER").or_else(|| DRIVERS.into_iter().find_map(on_path))?;
    Some(Browser { program, driver })
}
