//! What a page holds in memory, WebAssembly's included: the private memory of its process, as Linux counts it.
//!
//! Owns how the process is found, and when memory is counted: once what nobody holds was collected. Must not know what stands
//! on the page.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use browser_tests::{Context, Outcome};
use serde_json::json;

use crate::figures::{What, note};
use crate::form::Form;

/// So often the form is filled and emptied, with so many rows.
const ROUNDS: usize = 10;
const ROWS: usize = 1000;

impl Form<'_> {
    /// What the page holds once it is filled with so many rows.
    pub(crate) async fn memory(&self, rows: usize, profile: &Path) -> Outcome {
        self.fill(rows).await?;
        note(What::Memory(rows), self.contender(), self.held(profile).await?);
        Ok(())
    }

    /// What ten rounds of filling and emptying add to that. The first is not counted: what is kept for the next is no growth.
    pub(crate) async fn growth(&self, profile: &Path) -> Outcome {
        let round = async || {
            self.fill(ROWS).await?;
            self.fill(0).await
        };
        round().await?;
        let first = self.held(profile).await?;
        for _ in 0..ROUNDS {
            round().await?;
        }
        note(What::Growth, self.contender(), self.held(profile).await? - first);
        Ok(())
    }

    async fn held(&self, profile: &Path) -> Outcome<f64> {
        // What was left for later comes first.
        self.rest().await?;
        for _ in 0..3 {
            self.rest_shortly().await?;
            self.page().cdp("HeapProfiler.collectGarbage", json!({})).await?;
        }
        self.rest().await?;
        of_the_page(profile)
    }
}

/// In megabytes: of the processes for pages that the browser with this profile has started, the one that holds most. Another
/// is kept for a next page.
fn of_the_page(profile: &Path) -> Outcome<f64> {
    let processes = processes()?;
    let is_first =
        |line: &str| line.contains(&format!("--user-data-dir={}", profile.display())) && !line.contains("--type=");
    let is_of_it = |id: u32| {
        let mut process = processes.get(&id);
        while let Some(Process { parent, line }) = process {
            // The driver above it names the profile nowhere.
            if is_first(line) {
                return true;
            }
            process = processes.get(parent);
        }
        false
    };
    let pages = processes.iter().filter(|(id, it)| it.line.contains("--type=renderer") && is_of_it(**id));
    let held = pages.filter_map(|(id, _)| private(&fs::read_to_string(format!("/proc/{id}/smaps_rollup")).ok()?));
    held.reduce(f64::max).context("no process shows a page")
}

struct Process {
    parent: u32,
    /// Its command.
    line: String,
}

fn processes() -> Outcome<BTreeMap<u32, Process>> {
    let of = |id: u32| {
        let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
        // Behind its name, which may hold spaces: its state, and who started it.
        let parent = stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()?;
        let line = fs::read(format!("/proc/{id}/cmdline")).ok()?;
        Some((id, Process { parent, line: String::from_utf8_lossy(&line).into_owned() }))
    };
    let ids = fs::read_dir("/proc")?.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    Ok(ids.filter_map(of).collect())
}

/// The private pages of a process, in megabytes.
fn private(rollup: &str) -> Option<f64> {
    let of = |line: &str| line.split_whitespace().nth(1)?.parse::<f64>().ok();
    let mut lines = rollup.lines().filter(|line| line.starts_with("Private_"));
    lines.try_fold(0.0, |sum, line| Some(sum + of(line)?)).map(|sum| sum / 1024.0)
}
