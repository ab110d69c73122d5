//! What a schedule comes to: one sentence, and the next runs.
//!
//! Owns how they are shown. Must not work them out.

use super::dom::{El, el, el_of};
use super::schedule::Draft;
use crate::clock::{self, BrowserZone};
use crate::schedule::{Instant, ScheduleDraft, check, local, next_runs};
use crate::words::schedule as words;
use leptos::prelude::*;

/// How many runs are shown.
const RUNS: usize = 5;

/// What is told of a schedule that can be sent.
#[derive(Clone, PartialEq)]
struct Outlook {
    sentence: String,
    /// The zones in which the runs are shown.
    zones: Vec<String>,
    /// The runs, each in all zones; `None` where they cannot be worked out.
    runs: Option<Vec<Vec<String>>>,
}

/// The sentence and the runs.
pub(super) fn outlook(draft: Draft) -> El {
    let outlook = Memo::new(move |_| draft.with(look_ahead));
    let sentence = move || outlook.with(|it| it.as_ref().map(|it| it.sentence.clone()).unwrap_or_default());
    el_of("div", "schedule-outlook")
        .child(el_of("p", "schedule-sentence").attr("role", "status").live_text(sentence))
        .part_of(move || outlook.get(), |outlook| outlook.as_ref().map(runs))
}

fn look_ahead(draft: &ScheduleDraft) -> Option<Outlook> {
    let plan = check(draft).ok()??;
    let zone = clock::zone(&plan.zone)?;
    let trigger = plan.trigger(&zone);
    let mut zones = vec![(plan.zone.clone(), zone.clone())];
    for name in [clock::own_zone(), clock::UTC.to_owned()] {
        if zones.iter().all(|(known, _)| *known != name) {
            zones.extend(clock::zone(&name).map(|zone| (name, zone)));
        }
    }
    let in_all = |at: Instant| zones.iter().map(|(_, zone)| words::moment(local(at, zone))).collect();
    let runs = next_runs(&trigger, &zone, clock::now(), RUNS).map(|runs| runs.into_iter().map(in_all).collect());
    let sentence = words::sentence(&trigger, &plan.zone, &zone);
    Some(Outlook { sentence, zones: zones.iter().map(zone_name).collect(), runs })
}

/// The zone's name, and whether it is the one in which the person is.
fn zone_name((name, _): &(String, BrowserZone)) -> String {
    let mut text = name.clone();
    if *name == clock::own_zone() {
        text.push_str(" (yours)");
    }
    text
}

fn runs(outlook: &Outlook) -> El {
    let Some(runs) = &outlook.runs else { return el_of("p", "field-hint").text(words::NO_RUNS) };
    if runs.is_empty() {
        return el_of("p", "field-warning").text(words::NEVER);
    }
    let row = |tag: &'static str, cells: &[String]| {
        el("tr").children(cells.iter().map(|cell| el(tag).text(cell)).collect::<Vec<_>>())
    };
    let head = outlook.zones.iter().map(|zone| el("th").attr("scope", "col").text(zone));
    let table = el("table")
        .child(el("caption").text(if runs.len() == 1 { "Next run" } else { "Next runs" }))
        .child(el("thead").child(el("tr").children(head)))
        .child(el("tbody").children(runs.iter().map(|run| row("td", run))));
    let table = el_of("div", "schedule-runs")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", "Next runs")
        .child(table);
    el("div").child(table).child(el_of("p", "field-hint").text(words::ABOUT_RUNS))
}
