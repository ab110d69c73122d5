//! The interval of a schedule: its word and its values.
//!
//! Owns the controls that write the values, and the text of the values itself, which is what is sent.
//! Must not know which words there are: it offers those of the table, and takes any other.

use super::dom::{El, button, el, el_of};
use super::field::{described, field, select};
use super::focus::focus;
use super::form_state::FormState;
use super::job_form::said_at;
use super::live::Live;
use super::schedule::{edit, id, read};
use super::schedule_field::{END, EVERY, VALUES, WORD, text_field};
use crate::job::Field;
use crate::schedule::{Kind, PERIODS, RECURRENCES, ScheduleDraft, ScheduleField, Takes, WEEKDAYS, WEEKS, takes};

const INTERVAL: Field = Field::Schedule(ScheduleField::Interval);
/// The value of the option for it.
const OWN: &str = "own word";

/// The fields of the interval, and the end.
pub(super) fn interval(form: FormState, kind: Kind) -> El {
    let types_own = Live::new(false);
    let mut fields = el_of("div", "fields fields-schedule");
    if kind == Kind::Periodic {
        fields = fields.child(text_field(form, &EVERY));
    }
    let has_own = move || read(form, |draft| has_own_word(draft, types_own.get()));
    fields = fields
        .child(interval_field(form, kind, types_own))
        .part(has_own, move || text_field(form, &WORD))
        .child(text_field(form, &END));
    el_of("div", "schedule-interval").child(fields).part_of(
        move || read(form, values_of),
        move |takes| (*takes != Takes::Nothing).then(|| values_field(form, *takes)),
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

fn interval_field(form: FormState, kind: Kind, types_own: Live<bool>) -> El {
    const HINT: &str = "In the server’s own words.";
    let id = id(ScheduleField::Interval);
    let option = |value: &str, words: &str, more: &str| el("option").attr("value", value).text(words).text(more);
    let mut options = vec![option("", "Choose…", "")];
    options.extend(words(kind).into_iter().map(|(word, meaning)| option(word, word, meaning)));
    options.push(option(OWN, "Another word…", ""));
    let said = said_at(form, INTERVAL);
    let control = select(
        id,
        options,
        Box::new(move || {
            read(form, |draft| if has_own_word(draft, types_own.get()) { OWN } else { draft.interval() }.to_owned())
        }),
        Box::new(move |word| {
            let is_own = word == OWN;
            types_own.set(is_own);
            edit(form, id, |draft| draft.set_interval(if is_own { String::new() } else { word }));
            if is_own {
                focus(WORD.id);
            }
        }),
    );
    let control = described(control, id, HINT, said).on("blur", move |_| form.leave(INTERVAL));
    field(id, "Interval", HINT, false, said, control)
}

/// The values, and what helps to write them.
fn values_field(form: FormState, takes: Takes) -> El {
    let help = match takes {
        Takes::Weekdays => Some(days(form, "Days of the week", WEEKDAYS.map(str::to_owned).to_vec())),
        Takes::Dates => Some(days(form, "Days of the month", (1..=31).map(|date: i32| date.to_string()).collect())),
        Takes::WeekdaysOfMonth => Some(weekday_of_month(form)),
        Takes::Nothing | Takes::Anything => None,
    };
    el_of("div", "schedule-values").children(help).child(text_field(form, &VALUES))
}

/// Days to tick.
fn days(form: FormState, legend: &'static str, values: Vec<String>) -> El {
    let day = |value: String| {
        let is_chosen = {
            let value = value.clone();
            move || read(form, |draft| draft.values().lines().any(|line| line == value))
        };
        let label = value.clone();
        let control = el("input").attr("type", "checkbox").live_checked(is_chosen).on("change", move |_| {
            edit(form, VALUES.id, |draft| draft.toggle_value(&value));
        });
        el_of("label", "schedule-day").child(control).text(&label)
    };
    let class = if values.len() > WEEKDAYS.len() { "schedule-days schedule-dates" } else { "schedule-days" };
    el_of("fieldset", class).child(el("legend").text(legend)).children(values.into_iter().map(day))
}

/// A week and a day of it, to add one after another.
fn weekday_of_month(form: FormState) -> El {
    let chosen = (Live::new(WEEKS[0].to_owned()), Live::new(WEEKDAYS[0].to_owned()));
    let select = |id: &'static str, label: &str, words: &[&str], chosen: Live<String>| {
        let options = words.iter().map(|word| el("option").attr("value", word).text(word)).collect();
        let control = select(id, options, Box::new(move || chosen.get()), Box::new(move |word| chosen.set(word)));
        el("div").child(el("label").attr("for", id).text(label)).child(control)
    };
    let add = button("button", "Add day", move || {
        let value = [chosen.0.get_untracked(), chosen.1.get_untracked()].join(" ");
        edit(form, VALUES.id, |draft| draft.add_value(&value));
    });
    el_of("div", "schedule-add")
        .child(select("schedule-week", "Week", &WEEKS, chosen.0))
        .child(select("schedule-weekday", "Weekday", &WEEKDAYS, chosen.1))
        .child(add)
}
