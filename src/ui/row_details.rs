//! What folds out of a parameter row: required, help text, and what of it is sent.
//!
//! Owns these inputs. Must not know when they are shown.

use super::dom::{El, el, el_of};
use super::field::{Said, field, input};
use super::form_state::FormState;
use super::live::Live;
use super::parameter_row::id;
use super::truth_select::truth_select;
use crate::job::{OptionalText, ParameterDraft, RowId};
use crate::ui::framework::{event_target_checked, event_target_value};
use crate::words::texts::{self, fields, row_details as words};

/// The details of a row.
pub(super) fn row_details(form: FormState, row: RowId, draft: Live<ParameterDraft>) -> El {
    let edit = move |part: &str, change: &dyn Fn(&mut ParameterDraft)| {
        if let Some(row) = form.row(row) {
            form.edit_row(&row, &id(&row, part), |d| change(d));
        }
    };
    let [required_id, help_id, secret_id, type_id, empty_id] =
        ["required", "help", "secret", "type-sent", "empty-sent"].map(|part| format!("p{}-{part}", row.0));
    let required = truth_select(
        &required_id,
        [fields::CHOICE_NOT_SENT.say(), words::REQUIRED.say(), "false"],
        move || draft.with(|d| d.required),
        move |required| edit("required", &|d| d.required = required),
    );
    let placeholder = move || {
        let is_sent = draft.with(|d| d.help_text.empty_is_sent);
        if is_sent { fields::EMPTY_TEXT } else { fields::NOT_SENT }
    };
    let help = input(&help_id)
        .live_attr("placeholder", move || Some(placeholder().say().to_owned()))
        .live_value(move || draft.with(|d| d.help_text.text.clone()))
        .on("input", move |event| {
            let text = event_target_value(&event);
            edit("help", &|d| d.help_text = OptionalText { text: text.clone(), empty_is_sent: false });
        });
    let checks = el_of("div", "parameter-sent")
        .child(check(
            &type_id,
            words::SEND_TYPE.say(),
            move || draft.with(|d| d.data_type_stated),
            move |is_sent| edit("type-sent", &|d| d.data_type_stated = is_sent),
        ))
        .child(check(
            &empty_id,
            words::SEND_EMPTY.say(),
            move || draft.with(|d| d.text.empty_is_sent),
            move |is_sent| edit("empty-sent", &|d| d.set_empty_is_sent(is_sent)),
        ));
    let secret = truth_select(
        &secret_id,
        [words::SECRET_BY_NAME.say(), words::SECRET_HIDE.say(), words::SECRET_SHOW.say()],
        move || draft.with(|d| d.is_secret),
        move |is_secret| edit("secret", &|d| d.is_secret = is_secret),
    );
    let unknown: Vec<_> = draft.with_untracked(|d| d.unknown.iter().map(|field| field.key.clone()).collect());
    let mut details = el_of("div", "row-details")
        .child(field(&required_id, fields::REQUIRED.say(), "", false, Said::nothing(), required))
        .child(field(&help_id, fields::HELP_TEXT.say(), "", false, Said::nothing(), help))
        .child(field(&secret_id, fields::SECRET.say(), "", false, Said::nothing(), secret))
        .child(checks);
    if !unknown.is_empty() {
        let also = words::ALSO_SENT.with(&[(&texts::list(&unknown, false)).into()]);
        details = details.child(el_of("p", "field-hint").text(&also));
    }
    details
}

fn check(id: &str, label: &str, value: impl Fn() -> bool + 'static, choose: impl Fn(bool) + 'static) -> El {
    let input = el("input")
        .id(id)
        .attr("type", "checkbox")
        .live_checked(value)
        .on("change", move |event| choose(event_target_checked(&event)));
    el_of("label", "check").attr("for", id).child(input).text(label)
}
