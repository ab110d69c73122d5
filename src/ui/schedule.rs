//! The region "Schedule": when the job runs by itself.
//!
//! Owns its fields but those of the interval. Must not hold rules about schedules, or work out when a job runs.

use super::dom::{El, el, el_of};
use super::field::{described, described_by, field, hint_id, input, messages};
use super::form_state::FormState;
use super::job_form::said_at;
use super::schedule_interval::interval;
use super::schedule_outlook::outlook;
use crate::clock;
use crate::job::Field;
use crate::schedule::{Kind, ScheduleDraft, ScheduleField, times};
use crate::words;
use leptos::prelude::*;

/// The schedule as typed: it changes with nothing else of the job.
pub(super) type Draft = Memo<ScheduleDraft>;

/// The region.
pub(super) fn schedule(form: FormState) -> El {
    let draft = Memo::new(move |_| form.job.with(|job| job.schedule.clone()));
    let kind = Memo::new(move |_| draft.with(|draft| draft.kind));
    let is_timed = move || kind.get().is_timed();
    let heading = el("h2").id("schedule-heading").text("Schedule").child(el_of("span", "panel-note").text(" optional"));
    let fields = el_of("div", "fields fields-schedule")
        .child(kind_field(form, kind))
        .part(is_timed, move || time_field(form, draft, &START))
        .part(is_timed, move || zone_field(form, draft));
    el_of("section", "panel schedule")
        .attr("aria-labelledby", "schedule-heading")
        .child(heading)
        .child(fields)
        .part_of(
            move || kind.get(),
            move |kind| match kind {
                Kind::Periodic | Kind::Cron => Some(interval(form, draft, *kind)),
                Kind::Unset | Kind::None | Kind::Single => None,
            },
        )
        .part(is_timed, move || outlook(draft))
}

/// The id of the element in which the field is edited.
pub(super) fn id(field: ScheduleField) -> &'static str {
    match field {
        ScheduleField::Zone => "schedule-zone",
        ScheduleField::Start => "schedule-start",
        ScheduleField::Every => "schedule-every",
        ScheduleField::Interval => "schedule-interval",
        ScheduleField::Values => "schedule-values",
        ScheduleField::End => "schedule-end",
    }
}

/// Changes the schedule, by the control of this id.
pub(super) fn edit(form: FormState, control: &str, change: impl FnOnce(&mut ScheduleDraft)) {
    form.edit(control, |job| change(&mut job.schedule));
}

fn kind_field(form: FormState, kind: Memo<Kind>) -> El {
    const ID: &str = "schedule-type";
    const HINT: &str = "Whether the job runs by itself.";
    let said = super::field::Said::nothing();
    let options = Kind::ALL.map(|kind| el("option").attr("value", kind.as_str()).text(label(kind)));
    let select = el("select")
        .id(ID)
        .children(options)
        .live_class("unset", move || kind.get() == Kind::Unset)
        .live_value(move || kind.get().as_str().to_owned())
        .on("change", move |event| {
            let kind = Kind::of_word(&event_target_value(&event)).unwrap_or_default();
            edit(form, ID, |draft| {
                draft.kind = kind;
                if draft.zone.is_empty() && kind.is_timed() {
                    // Named at once: a draft that is opened elsewhere later means the same time.
                    draft.zone = clock::own_zone();
                }
            });
        });
    field(ID, "Schedule type", HINT, false, said, described(select, ID, HINT, said))
}

fn label(kind: Kind) -> &'static str {
    match kind {
        Kind::Unset => "Not set",
        Kind::None => "None: only when it is started by hand",
        Kind::Single => "Single: once",
        Kind::Periodic => "Periodic: again after the same time",
        Kind::Cron => "Cron: on certain days",
    }
}

/// A field for a time.
pub(super) struct Time {
    field: ScheduleField,
    label: &'static str,
    hint: &'static str,
    get: fn(&ScheduleDraft) -> &String,
    get_mut: fn(&mut ScheduleDraft) -> &mut String,
}

const START: Time = Time {
    field: ScheduleField::Start,
    label: "Start",
    hint: "As in 2026-11-24 17:44.",
    get: |draft| &draft.start,
    get_mut: |draft| &mut draft.start,
};

pub(super) const END: Time = Time {
    field: ScheduleField::End,
    label: "End",
    hint: "Optional, as in 2026-12-31 23:59.",
    get: |draft| &draft.end,
    get_mut: |draft| &mut draft.end,
};

/// A time, with the instant that it stands for and what is to be said about that.
pub(super) fn time_field(form: FormState, draft: Draft, time: &Time) -> El {
    let Time { field, label, hint, get, get_mut } = *time;
    let id = id(field);
    let told = Memo::new(move |_| draft.with(|draft| told(draft, field)));
    let ids = move || {
        let (sent, notes) = told.get();
        let mut ids = hint_id(id);
        for (part, text) in [(SENT, sent), (NOTE, notes)] {
            if !text.is_empty() {
                ids.push(' ');
                ids.push_str(id);
                ids.push_str(part);
            }
        }
        Some(ids)
    };
    let said = said_at(form, Field::Schedule(field));
    let control = described_by(input(id), id, ids, said)
        .live_value(move || draft.with(|draft| get(draft).clone()))
        .on("input", move |event| edit(form, id, |draft| *get_mut(draft) = event_target_value(&event)))
        .on("blur", move |_| form.leave(Field::Schedule(field)));
    let line = move |class, part: &str, text: fn(&(String, String)) -> &String| {
        el_of("p", class)
            .id(&[id, part].concat())
            .live_flag("hidden", move || told.with(|told| text(told).is_empty()))
            .live_text(move || told.with(|told| text(told).clone()))
    };
    let below = el_of("div", "schedule-told").child(line("field-hint code", SENT, |told| &told.0)).child(line(
        "field-warning",
        NOTE,
        |told| &told.1,
    ));
    let whole = el_of("div", "field")
        .child(el("label").attr("for", id).text(label))
        .child(el_of("p", "field-hint").id(&hint_id(id)).text(hint))
        .child(control)
        .child(below);
    messages(whole, id, said)
}

const SENT: &str = "-sent";
const NOTE: &str = "-note";

/// The instant that is sent for a time, and the notes about it.
fn told(draft: &ScheduleDraft, field: ScheduleField) -> (String, String) {
    let Some((name, zone)) = draft.needed_zone().and_then(|name| Some((name, clock::zone(name)?))) else {
        return (String::new(), String::new());
    };
    let times = times(draft, &zone, clock::now());
    let at = if field == ScheduleField::Start { times.start } else { times.end };
    let notes = times.notes.into_iter().filter(|note| note.field == field);
    let notes: Vec<_> = notes.map(|note| words::schedule::note(note, name, &zone)).collect();
    (at.map(words::schedule::sent_as).unwrap_or_default(), notes.join(" "))
}

fn zone_field(form: FormState, draft: Draft) -> El {
    const ZONES: &str = "time-zones";
    const HINT: &str = "In which start and end are meant.";
    let field = Field::Schedule(ScheduleField::Zone);
    let id = id(ScheduleField::Zone);
    let said = said_at(form, field);
    // Some four hundred names, for those who want to choose another.
    let is_wanted = RwSignal::new(false);
    let control = described(input(id), id, HINT, said)
        .attr("list", ZONES)
        .live_value(move || draft.with(|draft| draft.zone.clone()))
        .on("focus", move |_| is_wanted.set(true))
        .on("input", move |event| edit(form, id, |draft| draft.zone = event_target_value(&event)))
        .on("blur", move |_| form.leave(field));
    let whole = el_of("div", "field")
        .child(el("label").attr("for", id).text("Time zone"))
        .child(el_of("p", "field-hint").id(&hint_id(id)).text(HINT))
        .child(control)
        // In the place of what is told about a time: the fields beside it stand on the same lines.
        .child(el("div").part(
            move || is_wanted.get(),
            || {
                let names = clock::zone_names();
                el("datalist").id(ZONES).children(names.iter().map(|name| el("option").attr("value", name)))
            },
        ));
    messages(whole, id, said)
}
