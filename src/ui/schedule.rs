//! The region "Schedule": when the job runs by itself.
//!
//! Owns the order of its parts, and the type. Must not hold rules about schedules, or work out when a job runs.

use super::dom::{El, el, el_of};
use super::field::{described, field, select};
use super::form_state::FormState;
use super::job_form::said_at;
use super::live::Live;
use super::schedule_field::{START, ZONE, text_field};
use super::schedule_interval::interval;
use super::schedule_outlook::outlook;
use crate::clock;
use crate::job::Field;
use crate::schedule::{Kind, ScheduleDraft, ScheduleField};
use crate::words::texts::{Text, fields, schedule_region as texts};

/// The region.
pub(super) fn schedule(form: FormState) -> El {
    let kind = move || read(form, |draft| draft.kind);
    let is_timed = move || kind().is_timed();
    let note = el_of("span", "panel-note").text(" ").say(fields::OPTIONAL);
    let heading = el("h2").say(fields::SCHEDULE).child(note);
    let fields = el_of("div", "fields fields-schedule")
        .child(kind_field(form))
        .part(is_timed, move || text_field(form, &START))
        .part(is_timed, move || zone_field(form));
    el_of("section", "panel schedule")
        .attr_said("aria-label", fields::SCHEDULE)
        .child(heading)
        .child(fields)
        .part_of(kind, move |kind| match kind {
            Kind::Periodic | Kind::Cron => Some(interval(form, *kind)),
            Kind::Unset | Kind::None | Kind::Single => None,
        })
        .part(is_timed, move || outlook(form))
}

/// The id of the element in which the field is edited.
pub(super) const fn id(field: ScheduleField) -> &'static str {
    match field {
        ScheduleField::Kind => "schedule-type",
        ScheduleField::Zone => "schedule-zone",
        ScheduleField::Start => "schedule-start",
        ScheduleField::Every => "schedule-every",
        ScheduleField::Interval => "schedule-interval",
        ScheduleField::Values => "schedule-values",
        ScheduleField::End => "schedule-end",
    }
}

/// Something of the schedule as it is typed.
pub(super) fn read<T: Default>(form: FormState, get: impl FnOnce(&ScheduleDraft) -> T) -> T {
    form.job.with(|job| get(&job.schedule))
}

/// Changes the schedule, by the control of this id.
pub(super) fn edit(form: FormState, control: &str, change: impl FnOnce(&mut ScheduleDraft)) {
    form.edit(control, |job| change(&mut job.schedule));
}

fn kind_field(form: FormState) -> El {
    const ID: &str = id(ScheduleField::Kind);
    let hint = texts::KIND_HINT.say();
    let said = said_at(form, Field::Schedule(ScheduleField::Kind));
    let options = Kind::ALL.map(|kind| el("option").attr("value", kind.as_str()).text(label(kind).say()));
    let control = select(
        ID,
        options.to_vec(),
        Box::new(move || read(form, |draft| draft.kind.as_str().to_owned())),
        Box::new(move |word| {
            edit(form, ID, |draft| {
                draft.kind = Kind::of_word(&word).unwrap_or_default();
                if draft.zone.is_empty() && draft.kind.is_timed() {
                    // Named at once: a draft that is opened elsewhere later means the same time.
                    draft.zone = form.host.zone();
                }
            });
        }),
    );
    field(ID, fields::SCHEDULE_TYPE.say(), hint, false, said, described(control, ID, hint, said))
}

fn label(kind: Kind) -> Text {
    match kind {
        Kind::Unset => texts::UNSET,
        Kind::None => texts::NONE,
        Kind::Single => texts::SINGLE,
        Kind::Periodic => texts::PERIODIC,
        Kind::Cron => texts::CRON,
    }
}

/// The zone, with some four hundred names for those who want to choose another.
fn zone_field(form: FormState) -> El {
    let is_wanted = Live::new(false);
    let names = move |is_wanted: &bool| {
        let names = if *is_wanted { clock::zone_names() } else { Vec::new() };
        // Without options too: the field is announced as one that has them.
        let options = names.iter().map(|name| el("option").attr("value", name));
        Some(el("datalist").id("time-zones").children(options))
    };
    let list = el("div").attr("hidden", "").part_of(move || is_wanted.get(), names);
    text_field(form, &ZONE).child(list).on("focusin", move |_| is_wanted.set(true))
}
