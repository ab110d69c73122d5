//! The interval of a schedule: its word and its values.
//!
//! Owns the controls that write the values, and the text of the values itself, which is what is sent.
//! Must not know which words there are: it offers those of the table, and takes any other.

use super::dom::{El, button, el, el_of};
use super::field::{Said, TextField, described, field, textarea};
use super::focus::focus;
use super::form_state::FormState;
use super::job_form::said_at;
use super::schedule::{Draft, END, edit, id, time_field};
use crate::job::Field;
use crate::schedule::{Kind, PERIODS, RECURRENCES, ScheduleDraft, ScheduleField, Takes, WEEKDAYS, WEEKS, takes};
use leptos::prelude::*;

const INTERVAL: Field = Field::Schedule(ScheduleField::Interval);
const VALUES: Field = Field::Schedule(ScheduleField::Values);
/// The id of the field for a word of one's own.
const WORD: &str = "schedule-interval-word";
/// The value of the option for it.
const OWN: &str = "own word";

/// The fields of the interval, and the end.
pub(super) fn interval(form: FormState, draft: Draft, kind: Kind) -> El {
    let types_own = RwSignal::new(false);
    let mut fields = el_of("div", "fields fields-schedule");
    if kind == Kind::Periodic {
        fields = fields.child(every_field(form, draft));
    }
    let has_own = move || draft.with(|draft| has_own_word(draft, types_own.get()));
    fields = fields
        .child(interval_field(form, draft, kind, types_own))
        .part(has_own, move || word_field(form, draft))
        .child(time_field(form, draft, &END));
    let values = Memo::new(move |_| draft.with(values_of));
    el_of("div", "schedule-interval").child(fields).part_of(
        move || values.get(),
        move |takes| (*takes != Takes::Nothing).then(|| values_field(form, draft, *takes)),
    )
}

/// What values are to be typed for the interval.
fn values_of(draft: &ScheduleDraft) -> Takes {
    let has_word = draft.kind == Kind::Cron && !draft.recurrence.is_empty();
    if has_word { takes(&draft.recurrence) } else { Takes::Nothing }
}

fn has_own_word(draft: &ScheduleDraft, types_own: bool) -> bool {
    let word = draft.interval();
    types_own || !word.is_empty() && !words(draft.kind).iter().any(|(known, _)| *known == word)
}

/// The words that are offered, with what they mean.
fn words(kind: Kind) -> Vec<(&'static str, &'static str)> {
    if kind == Kind::Periodic {
        return PERIODS.map(|period| (period.word, "")).to_vec();
    }
    let meaning = |word: &str, takes| match takes {
        Takes::Nothing if word == "YEARLY" => ": on the day of the start",
        Takes::Nothing | Takes::Anything => ": every day",
        Takes::Weekdays => ": on days of the week",
        Takes::Dates => ": on days of the month",
        Takes::WeekdaysOfMonth => ": as the fourth Monday",
    };
    RECURRENCES.map(|it| (it.word, meaning(it.word, it.takes))).to_vec()
}

fn every_field(form: FormState, draft: Draft) -> El {
    let every = Field::Schedule(ScheduleField::Every);
    let id = id(ScheduleField::Every);
    let field = TextField {
        id,
        label: "Every",
        hint: "A whole number.",
        is_required: false,
        value: Signal::derive(move || draft.with(|draft| draft.every.clone())),
        on_input: Callback::new(move |text| edit(form, id, |draft| draft.every = text)),
        said: said_at(form, every),
    };
    field.build(|input| input.attr("inputmode", "numeric").on("blur", move |_| form.leave(every)))
}

fn interval_field(form: FormState, draft: Draft, kind: Kind, types_own: RwSignal<bool>) -> El {
    const HINT: &str = "In the server’s own words.";
    let id = id(ScheduleField::Interval);
    let option = |value: &str, words: &str, more: &str| el("option").attr("value", value).text(words).text(more);
    let known = words(kind).into_iter().map(|(word, meaning)| option(word, word, meaning));
    let shown = move || {
        draft.with(|draft| if has_own_word(draft, types_own.get()) { OWN } else { draft.interval() }.to_owned())
    };
    let said = said_at(form, INTERVAL);
    let select = described(el("select").id(id), id, HINT, said)
        .child(option("", "Choose…", ""))
        .children(known)
        .child(option(OWN, "Another word…", ""))
        .live_value(shown)
        .on("blur", move |_| form.leave(INTERVAL))
        .on("change", move |event| {
            let word = event_target_value(&event);
            let is_own = word == OWN;
            types_own.set(is_own);
            edit(form, id, |draft| draft.set_interval(if is_own { String::new() } else { word }));
            if is_own {
                focus(WORD);
            }
        });
    field(id, "Interval", HINT, false, said, select)
}

fn word_field(form: FormState, draft: Draft) -> El {
    let field = TextField {
        id: WORD,
        label: "Interval word",
        hint: "It is sent as it stands.",
        is_required: false,
        value: Signal::derive(move || draft.with(|draft| draft.interval().to_owned())),
        on_input: Callback::new(move |text| edit(form, WORD, |draft| draft.set_interval(text))),
        said: Said::nothing(),
    };
    field.build(|input| input.on("blur", move |_| form.leave(INTERVAL)))
}

/// The values, and what helps to write them.
fn values_field(form: FormState, draft: Draft, takes: Takes) -> El {
    const HINT: &str = "As they are sent, one a line.";
    let id = id(ScheduleField::Values);
    let said = said_at(form, VALUES);
    let control = described(textarea(id), id, HINT, said)
        .live_value(move || draft.with(|draft| draft.values().to_owned()))
        .on("input", move |event| edit(form, id, |draft| draft.set_values(event_target_value(&event))))
        .on("blur", move |_| form.leave(VALUES));
    let help = match takes {
        Takes::Weekdays => Some(days(form, draft, "Days of the week", WEEKDAYS.map(str::to_owned).to_vec())),
        Takes::Dates => {
            Some(days(form, draft, "Days of the month", (1..=31).map(|date: i32| date.to_string()).collect()))
        }
        Takes::WeekdaysOfMonth => Some(weekday_of_month(form)),
        Takes::Nothing | Takes::Anything => None,
    };
    el_of("div", "schedule-values").children(help).child(field(id, "Values", HINT, false, said, control))
}

/// Days to tick.
fn days(form: FormState, draft: Draft, legend: &'static str, values: Vec<String>) -> El {
    let day = |value: String| {
        let is_chosen = {
            let value = value.clone();
            move || draft.with(|draft| draft.values().lines().any(|line| line == value))
        };
        let label = value.clone();
        let control = el("input").attr("type", "checkbox").live_checked(is_chosen).on("change", move |_| {
            edit(form, id(ScheduleField::Values), |draft| draft.toggle_value(&value));
        });
        el_of("label", "schedule-day").child(control).text(&label)
    };
    let class = if values.len() > WEEKDAYS.len() { "schedule-days schedule-dates" } else { "schedule-days" };
    el_of("fieldset", class).child(el("legend").text(legend)).children(values.into_iter().map(day))
}

/// A week and a day of it, to add one after another.
fn weekday_of_month(form: FormState) -> El {
    let chosen = (RwSignal::new(WEEKS[0].to_owned()), RwSignal::new(WEEKDAYS[0].to_owned()));
    let select = |id: &'static str, label: &str, words: &[&str], chosen: RwSignal<String>| {
        let options = words.iter().map(|word| el("option").attr("value", word).text(word));
        let control = el("select")
            .id(id)
            .children(options)
            .live_value(move || chosen.get())
            .on("change", move |event| chosen.set(event_target_value(&event)));
        el("div").child(el("label").attr("for", id).text(label)).child(control)
    };
    let add = button("button", "Add day", move || {
        let value = [chosen.0.get_untracked(), chosen.1.get_untracked()].join(" ");
        edit(form, id(ScheduleField::Values), |draft| draft.add_value(&value));
    });
    el_of("div", "schedule-add")
        .child(select("schedule-week", "Week", &WEEKS, chosen.0))
        .child(select("schedule-weekday", "Weekday", &WEEKDAYS, chosen.1))
        .child(add)
}
