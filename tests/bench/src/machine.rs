//! On what was measured: the machine, the browser, and the versions of what the console is compared with.
//!
//! Owns where these words come from. Must not know what was measured.

use std::process::Command;
use std::{env, fs, thread};

use serde_json::Value;

/// What pins the libraries.
const PACKAGES: &str = include_str!("../pages/package.json");

/// All of it, as a sentence.
pub(crate) fn described() -> String {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    format!("{cores} cores of {}; {}; {}", processor(), browser(), versions().join(", "))
}

fn processor() -> String {
    let told = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let mut lines = told.lines().filter_map(|line| line.split_once(':'));
    let model = lines.find(|(key, _)| key.trim() == "model name").map(|(_, model)| model.trim().to_owned());
    model.unwrap_or_else(|| format!("an unnamed processor ({})", env::consts::ARCH))
}

fn browser() -> String {
    let program = env::var_os("CHROME").unwrap_or_else(|| "chromium".into());
    let told = Command::new(program).arg("--version").output();
    let told = told.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    // Distributions add where it was built.
    told.split_whitespace().take(2).collect::<Vec<_>>().join(" ")
}

fn versions() -> Vec<String> {
    let packages: Value = serde_json::from_str(PACKAGES).unwrap_or_default();
    let version = |name: &str| packages.get("dependencies")?.get(name)?.as_str().map(str::to_owned);
    let named = [("React", "react"), ("react-jsonschema-form", "@rjsf/core"), ("JSON Forms", "@jsonforms/core")];
    named.into_iter().filter_map(|(words, name)| Some(format!("{words} {}", version(name)?))).collect()
}
