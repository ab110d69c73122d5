//! Chromium and its driver, through which tests use the console as a person would.

use std::{env, path::PathBuf};

use super::{search, system::Wanted};
use crate::failure::Failure;

const CHROMIUM: Wanted = Wanted {
    what: "Chromium with chromedriver",
    debian: &["chromium", "chromium-driver"],
    ubuntu: "sudo snap install chromium",
    fedora: "sudo dnf install chromium chromedriver",
    macos: "brew install --cask google-chrome chromedriver",
    windows: "winget install Google.Chrome Chromium.ChromeDriver",
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

fn find() -> Option<Browser> {
    const PROGRAMS: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    // The second is the name that Ubuntu's package has on PATH.
    const DRIVERS: [&str; 2] = ["chromedriver", "chromium.chromedriver"];
    const PLACES: [&str; 3] = [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    ];
    let named = |variable| env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file());
    let program = named("CHROME")
        .or_else(|| PROGRAMS.into_iter().find_map(search::on_path))
        .or_else(|| PLACES.into_iter().map(PathBuf::from).find(|file| file.is_file()))?;
    let driver = named("CHROMEDRIVER").or_else(|| DRIVERS.into_iter().find_map(search::on_path))?;
    Some(Browser { program, driver })
}
