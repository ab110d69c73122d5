//! What a schedule comes to: one sentence, and the next runs.
//!
//! Owns how they are shown. Must not work them out.

use super::dom::{El, el, el_of};
use super::form_state::FormState;
use super::schedule::read;
use crate::clock;
use crate::schedule::{Instant, ScheduleDraft, Trigger, Zone, check, local, next_runs};
use crate::words::schedule as words;
use crate::words::texts::{schedule, schedule_outlook as texts};

/// How many runs are shown.
const RUNS: usize = 5;

/// The sentence and the runs.
pub(super) fn outlook(form: FormState) -> El {
    let draft = move || read(form, ScheduleDraft::clone);
    let sentence = move || read(form, |draft| with_trigger(draft, words::sentence)).unwrap_or_default();
    el_of("div", "schedule-outlook")
        .child(el_of("p", "schedule-sentence").attr("role", "status").live_text(sentence))
        .part_of(draft, |draft| with_trigger(draft, runs))
}

/// What is told of a schedule that can be sent, by its trigger and the zone in which it was typed.
fn with_trigger<T>(draft: &ScheduleDraft, tell: impl FnOnce(&Trigger, &str, &dyn Zone) -> T) -> Option<T> {
    let plan = check(draft).ok()??;
    let zone = clock::zone(&plan.zone)?;
    Some(tell(&plan.trigger(&zone), &plan.zone, &zone))
}

/// The next runs in the chosen zone, in the browser's and in UTC.
fn runs(trigger: &Trigger, name: &str, zone: &dyn Zone) -> El {
    let Some(runs) = next_runs(trigger, zone, clock::now(), RUNS) else {
        return el_of("p", "field-hint").say(schedule::NO_RUNS);
    };
    if runs.is_empty() {
        return el_of("p", "field-warning").say(schedule::NEVER);
    }
    let own = clock::own_zone();
    let mut names = vec![name];
    for other in [own.as_str(), clock::UTC] {
        if !names.contains(&other) {
            names.push(other);
        }
    }
    let zones: Vec<_> = names.iter().filter_map(|name| clock::zone(name)).collect();
    let head = names.iter().map(|name| {
        let head = el("th").attr("scope", "col");
        if **name == own { head.text(&texts::YOURS.with(&[(*name).into()])) } else { head.text(name) }
    });
    let row =
        |at: &Instant| el("tr").children(zones.iter().map(|zone| el("td").text(&words::moment(local(*at, zone)))));
    let table = el("table")
        .child(el("caption").text(&texts::TABLE.with(&[runs.len().into()])))
        .child(el("thead").child(el("tr").children(head)))
        .child(el("tbody").children(runs.iter().map(row)));
    let table = el_of("div", "schedule-runs")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr_said("aria-label", texts::REGION)
        .child(table);
    el("div").child(table).child(el_of("p", "field-hint").say(schedule::ABOUT_RUNS))
}
