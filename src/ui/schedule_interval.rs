//! The interval of a schedule: its word and its values.
//!
//! Owns the controls that write the values, and the text of the values itself, which is what is sent.
//! Must not know which words there are: it offers those of the table, and takes any other.

use super::dom::{El, button_said, el, el_of};
use super::field::{described, field, select};
use super::focus::focus;
use super::form_state::FormState;
use super::job_form::said_at;
use super::live::Live;
use super::schedule::{edit, id, read};
use super::schedule_field::{END, EVERY, VALUES, WORD, text_field};
use crate::job::Field;
use crate::schedule::{Kind, Local, PERIODS, RECURRENCES, ScheduleDraft, ScheduleField, Takes, WEEKDAYS, WEEKS, takes};
use crate::words::DateForm;
use crate::words::texts::{Text, fields, locale, schedule_interval as texts};

const INTERVAL: Field = Field::Schedule(ScheduleField::Interval);
/// The value of the option for it.
const OWN: &str = "own-word";

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

/// The words that are offered, with what they mean where they do not tell it themselves.
fn words(kind: Kind) -> Vec<(&'static str, Option<Text>)> {
    if kind == Kind::Periodic {
        return PERIODS.map(|period| (period.word, None)).to_vec();
    }
    let meaning = |word: &str, takes| match takes {
        Takes::Nothing if word == "YEARLY" => texts::ON_START_DAY,
        Takes::Nothing | Takes::Anything => texts::EVERY_DAY,
        Takes::Weekdays => texts::ON_WEEKDAYS,
        Takes::Dates => texts::ON_DATES,
        Takes::WeekdaysOfMonth => texts::ON_WEEKDAYS_OF_MONTH,
    };
    RECURRENCES.map(|it| (it.word, Some(meaning(it.word, it.takes)))).to_vec()
}

fn interval_field(form: FormState, kind: Kind, types_own: Live<bool>) -> El {
    let hint = texts::INTERVAL_HINT.say();
    let id = id(ScheduleField::Interval);
    let option = |value: &str, words: &str| el("option").attr("value", value).text(words);
    let mut options = vec![option("", texts::CHOOSE.say())];
    options.extend(words(kind).into_iter().map(|(word, meaning)| match meaning {
        Some(meaning) => option(word, &meaning.with(&[word.into()])),
        None => option(word, word),
    }));
    options.push(option(OWN, texts::ANOTHER.say()));
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
    let control = described(control, id, hint, said).on("blur", move |_| form.leave(INTERVAL));
    field(id, fields::INTERVAL.say(), hint, true, said, control.attr("aria-required", "true"))
}

/// The values, and what helps to write them.
fn values_field(form: FormState, takes: Takes) -> El {
    let help = match takes {
        Takes::Weekdays => Some(days(form, texts::WEEKDAYS, weekdays())),
        Takes::Dates => {
            let dates = (1..=31).map(|date: i32| (date.to_string(), date.to_string()));
            Some(days(form, texts::DATES, dates.collect()))
        }
        Takes::WeekdaysOfMonth => Some(weekday_of_month(form)),
        Takes::Nothing | Takes::Anything => None,
    };
    el_of("div", "schedule-values").children(help).child(text_field(form, &VALUES))
}

/// The days of the week, as they are sent and as they are called.
fn weekdays() -> Vec<(String, String)> {
    /// A Monday, and how long a day is, in seconds.
    const MONDAY: i64 = 4 * DAY;
    const DAY: i64 = 86_400;
    let called = |at| locale().date(Local(MONDAY + at * DAY), DateForm::Weekday);
    WEEKDAYS.into_iter().zip(0..).map(|(word, at)| (word.to_owned(), called(at))).collect()
}

/// Days to tick: each as it is sent, and as it is called.
fn days(form: FormState, legend: Text, values: Vec<(String, String)>) -> El {
    let day = |(value, label): (String, String)| {
        let is_chosen = {
            let value = value.clone();
            move || read(form, |draft| draft.values().lines().any(|line| line == value))
        };
        let control = el("input").attr("type", "checkbox").live_checked(is_chosen).on("change", move |_| {
            edit(form, VALUES.id, |draft| draft.toggle_value(&value));
        });
        el_of("label", "schedule-day").child(control).text(&label)
    };
    let class = if values.len() > WEEKDAYS.len() { "schedule-days schedule-dates" } else { "schedule-days" };
    el_of("fieldset", class).child(el("legend").say(legend)).children(values.into_iter().map(day))
}

/// A week and a day of it, to add one after another.
fn weekday_of_month(form: FormState) -> El {
    let chosen = (Live::new(WEEKS[0].to_owned()), Live::new(WEEKDAYS[0].to_owned()));
    let select = |id: &'static str, label: Text, words: Vec<(String, String)>, chosen: Live<String>| {
        let options = words.iter().map(|(word, called)| el("option").attr("value", word).text(called)).collect();
        let control = select(id, options, Box::new(move || chosen.get()), Box::new(move |word| chosen.set(word)));
        el("div").child(el("label").attr("for", id).say(label)).child(control)
    };
    let add = button_said("button", texts::ADD_DAY, move || {
        let value = [chosen.0.get_untracked(), chosen.1.get_untracked()].join(" ");
        edit(form, VALUES.id, |draft| draft.add_value(&value));
    });
    let called = [texts::FIRST, texts::SECOND, texts::THIRD, texts::FOURTH, texts::LAST];
    let weeks = std::iter::zip(WEEKS, called).map(|(word, called)| (word.to_owned(), called.say().to_owned()));
    el_of("div", "schedule-add")
        .child(select("schedule-week", texts::WEEK, weeks.collect(), chosen.0))
        .child(select("schedule-weekday", texts::WEEKDAY, weekdays(), chosen.1))
        .child(add)
}
