//! The fields of the schedule that are typed, all made from one table.
//!
//! Owns how a text gets into the schedule and what is told of a time below its field. Must not judge what is typed.

use super::dom::{El, el, el_of};
use super::field::{Said, described_by, hint_id, input, messages, required_mark, textarea};
use super::form_state::FormState;
use super::job_form::said_at;
use super::live::derived;
use super::schedule::{edit, read};
use crate::clock;
use crate::job::Field;
use crate::schedule::{ScheduleDraft, ScheduleField, needs, times};
use crate::ui::framework::event_target_value;
use crate::words;
use crate::words::texts::{Text as Words, fields, schedule_field as texts};

/// A text of the schedule.
pub(super) struct Text {
    pub(super) id: &'static str,
    label: Words,
    hint: Words,
    field: ScheduleField,
    /// An attribute of its own.
    attr: (&'static str, &'static str),
    get: fn(&ScheduleDraft) -> &str,
    set: fn(&mut ScheduleDraft, String),
}

pub(super) const START: Text = Text {
    id: "schedule-start",
    label: fields::START,
    hint: texts::START_HINT,
    field: ScheduleField::Start,
    attr: NO_ATTR,
    get: |draft| &draft.start,
    set: |draft, text| draft.start = text,
};

pub(super) const END: Text = Text {
    id: "schedule-end",
    label: fields::END,
    hint: texts::END_HINT,
    field: ScheduleField::End,
    attr: NO_ATTR,
    get: |draft| &draft.end,
    set: |draft, text| draft.end = text,
};

pub(super) const ZONE: Text = Text {
    id: "schedule-zone",
    label: fields::TIME_ZONE,
    hint: texts::ZONE_HINT,
    field: ScheduleField::Zone,
    attr: ("list", "time-zones"),
    get: |draft| &draft.zone,
    set: |draft, text| draft.zone = text,
};

pub(super) const EVERY: Text = Text {
    id: "schedule-every",
    label: texts::EVERY,
    hint: texts::EVERY_HINT,
    field: ScheduleField::Every,
    attr: ("inputmode", "numeric"),
    get: |draft| &draft.every,
    set: |draft, text| draft.every = text,
};

/// A word for the interval that is none of the known. What is wrong with it is said at the choice beside it.
pub(super) const WORD: Text = Text {
    id: "schedule-interval-word",
    label: texts::WORD,
    hint: texts::WORD_HINT,
    field: ScheduleField::Interval,
    attr: NO_ATTR,
    get: ScheduleDraft::interval,
    set: ScheduleDraft::set_interval,
};

pub(super) const VALUES: Text = Text {
    id: "schedule-values",
    label: texts::VALUES,
    hint: texts::VALUES_HINT,
    field: ScheduleField::Values,
    attr: NO_ATTR,
    get: ScheduleDraft::values,
    set: ScheduleDraft::set_values,
};

const NO_ATTR: (&str, &str) = ("autocomplete", "off");

/// The field of a text.
pub(super) fn text_field(form: FormState, text: &'static Text) -> El {
    let Text { id, label, hint, field, attr, get, set } = *text;
    let is_time = matches!(field, ScheduleField::Start | ScheduleField::End);
    let said = if field == ScheduleField::Interval { Said::nothing() } else { said_at(form, Field::Schedule(field)) };
    // The instant on the first line, the notes behind it.
    let told = derived(move |_| if is_time { read(form, |draft| told(draft, field)) } else { String::new() });
    let line = move |at: usize| told.with(|told| told.split('\n').nth(at).unwrap_or_default().to_owned());
    let part_id = move |at: usize| [id, if at == 0 { "-sent" } else { "-note" }].concat();
    let ids = move || {
        let mut ids = hint_id(id);
        for at in [0, 1] {
            if !line(at).is_empty() {
                ids.push(' ');
                ids.push_str(&part_id(at));
            }
        }
        Some(ids)
    };
    let control = if field == ScheduleField::Values { textarea().id(id) } else { input(id) };
    let is_needed = move || read(form, |draft| needs(draft, field));
    let control = described_by(control, id, ids, said)
        .live_aria("aria-required", is_needed)
        .attr(attr.0, attr.1)
        .live_value(move || read(form, |draft| get(draft).to_owned()))
        .on("input", move |event| edit(form, id, |draft| set(draft, event_target_value(&event))))
        .on("blur", move |_| form.leave(Field::Schedule(field)));
    let part = move |at: usize, class| {
        el_of("p", class).id(&part_id(at)).live_flag("hidden", move || line(at).is_empty()).live_text(move || line(at))
    };
    let mut below = el_of("div", "schedule-told");
    if is_time {
        below = below.child(part(0, "field-hint code")).child(part(1, "field-warning"));
    }
    let whole = el_of("div", "field")
        .child(el("label").attr("for", id).say(label).child(required_mark().live_flag("hidden", move || !is_needed())))
        .child(el_of("p", "field-hint").id(&hint_id(id)).say(hint))
        .child(control)
        .child(below);
    messages(whole, id, said)
}

/// The instant that is sent for a time, and on the next line what is to be said about it.
fn told(draft: &ScheduleDraft, field: ScheduleField) -> String {
    let Some((name, zone)) = draft.needed_zone().and_then(|name| Some((name, clock::zone(name)?))) else {
        return String::new();
    };
    let times = times(draft, &zone, clock::now());
    let at = if field == ScheduleField::Start { times.start } else { times.end };
    let mut told = at.map(words::schedule::sent_as).unwrap_or_default();
    told.push('\n');
    for note in times.notes.into_iter().filter(|note| note.field == field) {
        told.push_str(&words::schedule::note(note, name, &zone));
        told.push(' ');
    }
    told
}
