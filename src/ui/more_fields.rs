//! The job's optional fields, each with a state "not sent".
//!
//! Owns their inputs. Must not know when a field counts as sent: its draft does.

use super::dom::{El, button_said, el, el_of};
use super::error_summary::field_id;
use super::field::{Said, TextField, described, field};
use super::focus::focus;
use super::form_state::FormState;
use super::held::{held, hint};
use super::job_form::said_at;
use super::live::{Act, Source};
use super::truth_select::truth_select;
use crate::job::{Field, Hold, JobDraft, OptionalText};
use crate::ui::framework::event_target_checked;
use crate::words::texts::{Text as Words, fields, more_fields as texts};

/// The section "More fields".
pub(super) fn more_fields(form: FormState) -> El {
    let concurrent = truth_select(
        "concurrent",
        [fields::CHOICE_NOT_SENT.say(), "true", "false"],
        move || form.job.with(|j| j.concurrent),
        move |truth| form.edit("concurrent", |j| j.concurrent = truth),
    );
    let enabled = truth_select(
        "is-enabled",
        [fields::CHOICE_NOT_SENT.say(), "true", "false"],
        move || form.job.with(|j| j.is_enabled),
        move |truth| form.edit("is-enabled", |j| j.is_enabled = truth),
    );
    let may_run = hint(form, "isEnabled", texts::ENABLED_HINT.say());
    let enabled = choice(form, Field::IsEnabled, fields::ENABLED.say(), may_run, enabled);
    let may_overlap = hint(form, "concurrent", texts::CONCURRENT_HINT.say());
    let concurrent = choice(form, Field::Concurrent, fields::CONCURRENT.say(), may_overlap, concurrent);
    let mut is_out_of_view = TEXTS.iter().map(|text| text.name).chain(["isEnabled", "concurrent"]);
    let is_out_of_view = is_out_of_view.all(|name| form.hold(name) == Some(Hold::Hidden));
    let note = el_of("span", "panel-note").text(" ").say(fields::OPTIONAL);
    let heading = el("h2").id("more-heading").say(texts::HEADING).child(note);
    el_of("section", "panel")
        .attr("aria-labelledby", "more-heading")
        .attr_if("hidden", is_out_of_view.then_some(""))
        .child(heading)
        .child(
            el_of("div", "fields fields-more")
                .child(held(form, "isEnabled", enabled))
                .child(held(form, "concurrent", concurrent))
                .children(TEXTS.iter().map(|text| held(form, text.name, optional(form, text)))),
        )
}

fn choice(form: FormState, of: Field, label: &str, hint: &str, control: El) -> El {
    let (id, said) = (&field_id(of), said_at(form, of));
    field(id, label, hint, false, said, described(control, id, hint, said))
}

/// An optional text and the words that are known for it.
struct Text {
    /// Its name in JobDetails.
    name: &'static str,
    id: &'static str,
    /// What it is compared as, where it was cloned: the status is each job's own.
    field: Option<Field>,
    label: Words,
    hint: Words,
    list: &'static str,
    words: &'static [&'static str],
    /// What is sent while nothing is typed: what follows from the schedule.
    follows: fn(&JobDraft) -> Option<&str>,
    get: fn(&JobDraft) -> &OptionalText,
    get_mut: fn(&mut JobDraft) -> &mut OptionalText,
}

const TEXTS: [Text; 3] = [
    Text {
        name: "status",
        id: "status",
        field: None,
        label: fields::STATUS,
        hint: texts::STATUS_HINT,
        list: "status-words",
        words: &["STOPPED", "RUNNING", "INTERRUPTED"],
        follows: |_| None,
        get: |j| &j.status,
        get_mut: |j| &mut j.status,
    },
    Text {
        name: "jobScheduleType",
        id: "job-schedule-type",
        field: Some(Field::JobScheduleType),
        label: fields::JOB_SCHEDULE_TYPE,
        hint: texts::FOLLOWS_HINT,
        list: "schedule-words",
        words: &["None", "Single", "Periodic", "Cron"],
        follows: |j| j.schedule.job_schedule_type(),
        get: |j| &j.job_schedule_type,
        get_mut: |j| &mut j.job_schedule_type,
    },
    Text {
        name: "cronScheduleType",
        id: "cron-schedule-type",
        field: Some(Field::CronScheduleType),
        label: fields::CRON_SCHEDULE_TYPE,
        hint: texts::FOLLOWS_HINT,
        list: "cron-words",
        words: &["DAILY", "WEEKLY", "MONTHLYDATES", "MONTHLYWEEKDAYS", "YEARLY"],
        follows: |j| j.schedule.cron_schedule_type(),
        get: |j| &j.cron_schedule_type,
        get_mut: |j| &mut j.cron_schedule_type,
    },
];

/// A text with two ways to be empty: not sent, and sent as empty text.
fn optional(form: FormState, text: &'static Text) -> El {
    let &Text { name, id, field: of, label, hint: open, list, words, follows, get, get_mut } = text;
    let label = label.say();
    let hint = hint(form, name, open.say());
    let state = Source::new(move || form.job.with(|job| get(job).clone()));
    let field = TextField {
        id,
        label,
        hint,
        is_required: false,
        value: Source::new(move || state.get().text),
        on_input: Act::new(move |text| form.edit(id, |j| get_mut(j).text = text)),
        said: of.map_or_else(Said::nothing, |of| said_at(form, of)),
    };
    let placeholder = move || match form.job.with(|job| follows(job).map(str::to_owned)) {
        _ if state.get().empty_is_sent => fields::EMPTY_TEXT.say().to_owned(),
        Some(word) => word,
        None => fields::NOT_SENT.say().to_owned(),
    };
    let field = field.build(|input| input.attr("list", list).live_attr("placeholder", move || Some(placeholder())));
    // What was typed here stays whatever is chosen there; this is the way back.
    let differs = move || {
        form.job.with(|job| follows(job).is_some_and(|word| get(job).sent().is_some_and(|typed| typed != word)))
    };
    let follow = button_said("button button-quiet button-small", texts::FOLLOW, move || {
        form.edit(id, |j| *get_mut(j) = OptionalText::default());
        focus(id);
    });
    let empty_is_sent = el("input")
        .attr("type", "checkbox")
        .attr("aria-label", &texts::SEND_EMPTY_OF.with(&[label.into()]))
        .live_checked(move || state.get().empty_is_sent)
        .on("change", move |event| form.edit(id, |j| get_mut(j).empty_is_sent = event_target_checked(&event)));
    // Only an empty field can be meant in two ways.
    let check = el_of("label", "check")
        .live_class("check-idle", move || !state.get().text.is_empty())
        .child(empty_is_sent)
        .say(texts::SEND_EMPTY);
    let list = el("datalist").id(list).children(words.iter().map(|word| el("option").attr("value", word)));
    el_of("div", "optional").child(field).child(check).child(follow.live_flag("hidden", move || !differs())).child(list)
}
