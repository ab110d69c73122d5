//! A labelled field with hint, error and warning.
//!
//! Owns the wiring that a screen reader needs: label, description (hint first, then error) and invalid state.
//! Must not know which field of a job it is.

use super::dom::{El, Read, button_said, copied, el, el_of};
use super::form_state::FormState;
use super::live::{Act, Source};
use super::row_state::FieldNotes;
use crate::job::{Field, Problem, WarningKind};
use crate::ui::framework::event_target_value;
use crate::words;
use crate::words::texts;
use std::rc::Rc;

/// What is said at a field.
#[derive(Clone, Copy)]
pub(super) struct Said {
    pub(super) notes: Source<FieldNotes>,
    /// The sentence for a problem that is none of a job's.
    pub(super) own: Option<Source<Option<String>>>,
    /// The job's field, which can differ from that of a source.
    pub(super) of: Option<(FormState, Field)>,
}

impl Said {
    pub(super) fn nothing() -> Self {
        Self { notes: Source::new(FieldNotes::default), own: None, of: None }
    }

    /// The sentence for the problem. Follows it.
    fn problem(self) -> Option<String> {
        let said = |problem: &Problem| words::problem(problem, |row| self.of.map_or(0, |(form, _)| form.number(row)));
        self.own.map_or_else(|| self.notes.get().problem.as_ref().map(said), Source::get)
    }

    fn is_invalid(self) -> bool {
        self.own.map_or_else(|| self.notes.get().problem.is_some(), |own| own.get().is_some())
    }
}

/// A label, a hint and one line of text.
pub(super) struct TextField {
    /// The input's id; hint and error take theirs from it.
    pub(super) id: &'static str,
    /// The label, which is the accessible name.
    pub(super) label: &'static str,
    /// What to know before filling it in; may be empty.
    pub(super) hint: &'static str,
    /// Whether it must be filled in: a mark for the eye and the ear; the rule itself stands elsewhere.
    pub(super) is_required: bool,
    pub(super) value: Source<String>,
    /// Takes each change.
    pub(super) on_input: Act<String>,
    pub(super) said: Said,
}

impl TextField {
    /// The field; `more` adds to its input.
    pub(super) fn build(self, more: impl FnOnce(El) -> El) -> El {
        let Self { id, label, hint, is_required, value, on_input, said } = self;
        let input = input(id)
            .attr_if("aria-required", is_required.then_some("true"))
            .live_value(move || value.get())
            .on("input", move |event| on_input.run(event_target_value(&event)));
        field(id, label, hint, is_required, said, more(described(input, id, hint, said)))
    }
}

/// One line of text, free of what a browser would put right in it.
pub(super) fn input(id: &str) -> El {
    line().id(id)
}

/// The same, without an id yet.
pub(super) fn line() -> El {
    copied("input", &|| plain(el("input").attr("type", "text").attr("autocomplete", "off")))
}

/// A choice among options.
pub(super) fn select(
    id: &'static str,
    options: Vec<El>,
    value: Box<dyn Fn() -> String>,
    choose: Box<dyn Fn(String)>,
) -> El {
    let value = Rc::new(value);
    let chosen = value.clone();
    el("select")
        .id(id)
        .children(options)
        .live_class("unset", move || value().is_empty())
        .live_value(move || chosen())
        .on("change", move |event| choose(event_target_value(&event)))
}

/// Lines of text, free of what a browser would put right in it.
pub(super) fn textarea() -> El {
    copied("textarea", &|| plain(el_of("textarea", "code").attr("rows", "1")))
}

fn plain(control: El) -> El {
    control.attr("autocapitalize", "off").attr("spellcheck", "false")
}

/// A label, a hint, the control it is made for, and what is said at it.
pub(super) fn field(id: &str, label: &str, hint: &str, is_required: bool, said: Said, control: El) -> El {
    let mut head = el("label").attr("for", id).text(label);
    if is_required {
        head = head.child(required_mark());
    }
    let mut field = el_of("div", "field").child(head);
    if !hint.is_empty() {
        field = field.child(el_of("p", "field-hint").id(&hint_id(id)).text(hint));
    }
    messages(field.child(control), id, said)
}

/// What the eye finds at a field that must be filled in; `aria-required` says it to others.
pub(super) fn required_mark() -> El {
    el_of("span", "field-required").attr("aria-hidden", "true").text(" *")
}

/// The control with its state and the ids of what describes it, in the order in which that is to be read.
pub(super) fn described(control: El, id: &str, hint: &str, said: Said) -> El {
    let hint = (!hint.is_empty()).then(|| hint_id(id));
    described_by(control, id, move || hint.clone(), said)
}

/// As [`described`], with a hint that comes and goes.
pub(super) fn described_by(control: El, id: &str, hint: impl Fn() -> Option<String> + 'static, said: Said) -> El {
    described_by_all(control, id, Box::new(hint), said)
}

/// The same for hints of all kinds.
fn described_by_all(control: El, id: &str, hint: Box<dyn Read<Option<String>>>, said: Said) -> El {
    let id = id.to_owned();
    control
        .live_aria("aria-invalid", move || said.is_invalid())
        .live_attr("aria-describedby", move || description(&id, hint.read(), said.is_invalid(), &said.notes.get()))
}

/// The ids of what describes the field of this id, as far as it is there.
pub(super) fn description(id: &str, hint: Option<String>, is_invalid: bool, notes: &FieldNotes) -> Option<String> {
    let parts = [
        hint,
        is_invalid.then(|| error_id(id)),
        notes.warning.as_ref().map(|_| warning_id(id)),
        notes.source.as_ref().map(|_| source_id(id)),
    ];
    let mut ids = String::new();
    for id in parts.iter().flatten() {
        ids.push_str(if ids.is_empty() { "" } else { " " });
        ids.push_str(id);
    }
    (!ids.is_empty()).then_some(ids)
}

/// Puts the error, the warning, and what stands in the source at the end of a field.
pub(super) fn messages(whole: El, id: &str, said: Said) -> El {
    let id = id.to_owned();
    let all = move || {
        let FieldNotes { warning, source, .. } = said.notes.get();
        Messages { problem: said.problem(), warning, source }
    };
    whole.part_of(all, move |all| (!all.is_empty()).then(|| all.element(&id, said.of)))
}

/// What is said at a field, the problem in words.
#[derive(PartialEq)]
pub(super) struct Messages {
    pub(super) problem: Option<String>,
    pub(super) warning: Option<WarningKind>,
    pub(super) source: Option<String>,
}

impl Messages {
    /// Whether there is nothing to say.
    pub(super) fn is_empty(&self) -> bool {
        self.problem.is_none() && self.warning.is_none() && self.source.is_none()
    }

    /// All of it, at the field of this id, which in the job is this one.
    pub(super) fn element(&self, id: &str, of: Option<(FormState, Field)>) -> El {
        let mut all = el_of("div", "field-said");
        if let Some(sentence) = &self.problem {
            let mark = el_of("span", "visually-hidden").say(texts::faults::ERROR).text(" ");
            all = all.child(el_of("p", "field-error").id(&error_id(id)).child(mark).text(sentence));
        }
        if let Some(kind) = &self.warning {
            all = all.child(el_of("p", "field-warning").id(&warning_id(id)).text(&words::warning(kind)));
        }
        if let Some(sentence) = &self.source {
            all = all.child(in_source(sentence, &source_id(id), of));
        }
        all
    }
}

/// What stands in the source, and the way back to it, which is named by its words and by what it leads to.
fn in_source(sentence: &str, id: &str, of: Option<(FormState, Field)>) -> El {
    let back = [id, "-back"].concat();
    let go_back = move || {
        if let Some((form, field)) = of {
            form.back_to_source(field);
        }
    };
    let button = button_said("button button-quiet button-small", texts::field::BACK, go_back)
        .attr("aria-labelledby", &[&back, " ", id].concat())
        .id(&back);
    el_of("p", "field-source").child(el("span").id(id).text(sentence)).text(" ").child(button)
}

/// The id of a field's hint.
pub(super) fn hint_id(field: &str) -> String {
    format!("{field}-hint")
}

fn error_id(field: &str) -> String {
    format!("{field}-error")
}

fn warning_id(field: &str) -> String {
    format!("{field}-warning")
}

fn source_id(field: &str) -> String {
    format!("{field}-source")
}
