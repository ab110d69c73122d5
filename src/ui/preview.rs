//! The region "Request preview": the request as it would go out, byte for byte.
//!
//! Owns what is shown of it, and the switches of the wire form. It shows the value that the sender takes.
//! While it is folded it costs nothing: nothing is encoded, and nothing is on the page.

use super::clipboard::{copy, download};
use super::dom::{El, button_said, el, el_of, follow};
use super::error_summary::link_to;
use super::focus::focus;
use super::fold::{Folding, folding};
use super::form_state::{FormState, Sendable};
use super::live::{Held, Live, derived};
use super::row_secret;
use super::schedule_request::schedule_request;
use super::sending::Sending;
use super::shared::Shared;
use crate::exchange::{Shell, curl};
use crate::job::{JobDetails, Problem, veiled};
use crate::scheduler::Request;
use crate::settings::SignIn;
use crate::ui::framework::{event_target_value, untrack};
use crate::wire::{
    Encoded, Line, Metadata, ParametersForm, ValuesForm, WireForm, changed_lines, encode_parameter, encode_with_places,
};
use crate::words;
use crate::words::texts::{Text, preview_region as texts};
use std::rc::Rc;

const BODY: &str = "preview-body";

/// So much of what is missing is listed.
const FIRST: usize = 8;

/// The state of the preview.
type Preview = Shared<PreviewState>;

/// What a `Preview` points to.
struct PreviewState {
    form: FormState,
    sending: Sending,
    /// Whether secrets stand in it as they are sent.
    shows_secrets: Held<bool>,
    /// For which shell a cURL command is written: its place in [`SHELLS`].
    shell: Live<usize>,
    /// The body before a switch was changed: what the switch changed is shown until the next change of the form.
    before: Live<Option<Compared>>,
}

/// A body, and the job that it was made of.
#[derive(Clone)]
struct Compared {
    job: Rc<Sendable>,
    body: String,
}

/// The region.
pub(super) fn preview(form: FormState, sending: Sending) -> El {
    let it = Shared::of(PreviewState {
        form,
        sending,
        shows_secrets: Held::new(false),
        shell: Live::new(0),
        before: Live::new(None),
    });
    // What is missing is known before anything was typed.
    form.refresh();
    let is_sendable = move || form.sendable.with(Option::is_some);
    let content = move || {
        // Once there, it stays, hidden while there is no request: a browser that fills in forms looks through all fields
        // of the page whenever one comes or goes, 20 ms at 1,000 rows.
        let was_sendable = derived(move |was| *was || is_sendable());
        el_of("div", "preview-content")
            .child(it.head())
            .part(move || was_sendable.get(), move || it.whole().live_away(move || !is_sendable()))
            .part(move || !is_sendable(), move || it.missing())
    };
    folding(Folding {
        class: "panel",
        name: texts::REGION.say(),
        id: "preview-content",
        is_open: Live::new(true),
        content: Box::new(content),
    })
}

impl Preview {
    /// The request as the sender would take it, secrets aside.
    fn request(self, is_veiled: bool) -> Option<Request> {
        Some(self.sending.request(&self.job(is_veiled)?, self.sending.wire_form.get()))
    }

    fn job(self, is_veiled: bool) -> Option<JobDetails> {
        let sendable = self.form.sendable.get()?;
        let job = sendable.job.clone();
        Some(if is_veiled { veiled(job, &sendable.hidden) } else { job })
    }

    /// The body as it is shown, with the places of its parameters.
    fn encoded(self) -> Option<Encoded> {
        Some(encode_with_places(&self.job(!self.shows_secrets.get())?, self.sending.wire_form.get()))
    }

    /// The parameter that was changed alone, and its lines.
    fn touched(self) -> Option<(usize, String)> {
        let at = self.form.touched.get()?;
        self.form.sendable.with_untracked(|sendable| {
            let all = sendable.as_ref()?.job.parameters.as_ref()?.as_slice();
            let form = self.sending.wire_form.get_untracked();
            Some((at, encode_parameter(all.get(at)?, form, at + 1 == all.len())))
        })
    }

    /// The request as it is shown: what is copied and saved is what is seen.
    fn shown(self) -> Option<Request> {
        self.request(!self.shows_secrets.get())
    }

    /// What does not depend on the job: method, address and headers.
    fn head(self) -> El {
        let head = self.sending.request_head();
        let headers =
            head.headers.iter().map(|(name, value)| el("div").child(el("dt").text(name)).child(el("dd").text(value)));
        let authorization = el("div")
            .child(el("dt").text(if self.sending.session.way == SignIn::Session { "Cookie" } else { "Authorization" }))
            .child(el_of("dd", "preview-added").say(texts::ADDED));
        el("div")
            .child(
                el_of("p", "preview-line")
                    .child(el("strong").text(head.method.as_str()))
                    .text(" ")
                    .text(&self.sending.address(&head)),
            )
            .child(el_of("dl", "preview-headers").children(headers).child(authorization))
    }

    /// What is to be filled in before there is a request.
    fn missing(self) -> El {
        let form = self.form;
        el_of("div", "preview-missing").child(el("p").say(texts::MISSING)).part_of(
            move || {
                form.current.with(|problems| (problems.iter().take(FIRST).cloned().collect::<Vec<_>>(), problems.len()))
            },
            move |(first, count)| {
                let list = el("ul").children(first.iter().map(|problem| missing_entry(form, problem)));
                let more = count.saturating_sub(first.len());
                Some(if more == 0 { list } else { list.child(el("li").text(&words::more_missing(more))) })
            },
        )
    }

    fn whole(self) -> El {
        let has_secrets = move || self.form.sendable.with(|it| it.as_ref().is_some_and(|it| !it.hidden.is_empty()));
        el_of("div", "preview-whole")
            .child(self.switches())
            .child(self.changed())
            .part_of(
                move || self.lines(),
                move |lines| {
                    Some(match lines {
                        Some((before, after)) => line_list(before, after, texts::COMPARISON.say()),
                        None => self.body(),
                    })
                },
            )
            .part(has_secrets, move || self.secrets())
            .child(self.buttons())
            .child(schedule_request(self.form, self.sending))
    }

    fn switches(self) -> El {
        let form = self.sending.wire_form;
        let choose = move |change: fn(&mut WireForm, usize), at: usize| {
            let before = self.form.sendable.get_untracked().zip(untrack(|| self.shown()));
            form.update(|form| change(form, at));
            self.before.set(before.map(|(job, it)| Compared { job, body: it.body.unwrap_or_default() }));
        };
        el_of("div", "preview-switches").children(SWITCHES.iter().map(|switch| {
            let &Switch { id, label, options, get, set } = switch;
            let options = options
                .into_iter()
                .enumerate()
                .map(|(at, words)| el("option").attr("value", if at == 0 { "0" } else { "1" }).say(words));
            let select = el("select")
                .id(id)
                .children(options)
                .live_value(move || form.with(get).to_string())
                .on("change", move |event| choose(set, usize::from(event_target_value(&event) == "1")));
            el_of("div", "preview-switch").child(el("label").attr("for", id).say(label)).child(select)
        }))
    }

    fn body(self) -> El {
        let body = move || self.encoded().unwrap_or_default();
        let touched = move || self.touched();
        el_of("pre", "preview-body code")
            .id(BODY)
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr_said("aria-label", texts::BODY)
            .live_lines(body, touched)
    }

    /// The body before the last change of a switch, as long as the job is the same.
    fn compared(self) -> Option<String> {
        let job = self.form.sendable.get()?;
        self.before.with(|before| {
            before.as_ref().filter(|before| Rc::ptr_eq(&before.job, &job)).map(|before| before.body.clone())
        })
    }

    /// What the last switch changed, said in one line; it is there before, so that it is heard.
    fn changed(self) -> El {
        let told = move || {
            self.lines()
                .map(|(before, after)| words::changed_lines(&changed_lines(&before, &after)))
                .unwrap_or_default()
        };
        let show_body = move || {
            button_said("button button-quiet button-small", texts::SHOW_BODY, move || {
                self.before.set(None);
                focus(BODY);
            })
        };
        el_of("p", "preview-compared")
            .child(el("span").attr("role", "status").live_text(told))
            .part(move || self.compared().is_some(), show_body)
    }

    /// The body before and after the last switch.
    fn lines(self) -> Option<(String, String)> {
        let before = self.compared()?;
        Some((before, self.shown()?.body.unwrap_or_default()))
    }

    fn secrets(self) -> El {
        let words = move || words::secrets_in_preview(self.shows_secrets.get()).to_owned();
        let show = el_of("button", "button button-quiet button-small")
            .attr("type", "button")
            .live_attr("aria-pressed", move || Some(self.shows_secrets.get().to_string()))
            .say(texts::SHOW_SECRETS)
            .on("click", move |_| row_secret::turn(&self.shows_secrets));
        el_of("p", "preview-secrets").child(el("span").live_text(words)).child(show)
    }

    fn buttons(self) -> El {
        // What was copied is not what will be there the next time.
        let said = Live::new(String::new());
        follow(Box::new(move || {
            if self.form.sendable.with(Option::is_none) {
                said.set(String::new());
            }
        }));
        let shown = move || untrack(|| self.shown());
        let copy_body = move || {
            let body = shown().and_then(|it| it.body).unwrap_or_default();
            copy(body, words::texts::preview::COPIED.say().to_owned(), said);
        };
        let save =
            move || download("post.json", "application/json", &shown().and_then(|it| it.body).unwrap_or_default());
        let shell = self.shell;
        let copy_command = move || {
            let command = shown().map(|request| {
                let shell = SHELLS.get(shell.get_untracked()).map_or(Shell::Bash, |(shell, _)| *shell);
                curl(&request, &self.sending.base(), shell, self.sending.session.way)
            });
            copy(command.unwrap_or_default(), words::texts::preview::COPIED.say().to_owned(), said);
        };
        let options =
            SHELLS.iter().enumerate().map(|(at, (_, words))| el("option").attr("value", &at.to_string()).say(*words));
        let choose_shell = el("select")
            .attr_said("aria-label", texts::SHELL)
            .children(options)
            .live_value(move || shell.get().to_string())
            .on("change", move |event| shell.set(event_target_value(&event).parse().unwrap_or_default()));
        el_of("div", "preview-buttons")
            .child(button_said("button button-small", texts::COPY_BODY, copy_body))
            .child(
                el_of("span", "preview-command")
                    .child(button_said("button button-small", texts::COPY_COMMAND, copy_command))
                    .child(choose_shell),
            )
            .child(button_said("button button-small", texts::DOWNLOAD, save))
            .child(el_of("span", "preview-said").attr("role", "status").live_text(move || said.get()))
    }
}

/// The lines of two bodies, those that differ with their signs.
pub(super) fn line_list(before: &str, after: &str, name: &str) -> El {
    let lines = changed_lines(before, after).into_iter().map(|line| match line {
        Line::Same(line) => el("span").text("  ").text(line).text("\n"),
        Line::Gone(line) => el("del").text("- ").text(line).text("\n"),
        Line::New(line) => el("ins").text("+ ").text(line).text("\n"),
    });
    el_of("pre", "preview-body code")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", name)
        .children(lines)
}

fn missing_entry(form: FormState, problem: &Problem) -> El {
    let sentence = words::summary_entry(problem, |id| form.number(id));
    el("li").child(link_to(problem.field).text(&sentence))
}

const SHELLS: [(Shell, Text); 3] =
    [(Shell::Bash, texts::FOR_BASH), (Shell::PowerShell, texts::FOR_POWER_SHELL), (Shell::Cmd, texts::FOR_CMD)];

/// A choice between two ways to write a job.
struct Switch {
    id: &'static str,
    label: Text,
    options: [Text; 2],
    get: fn(&WireForm) -> usize,
    set: fn(&mut WireForm, usize),
}

const SWITCHES: [Switch; 3] = [
    Switch {
        id: "wire-parameters",
        label: texts::PARAMETERS,
        options: [texts::OBJECT, texts::ARRAY],
        get: |form| usize::from(form.parameters == ParametersForm::Array),
        set: |form, at| form.parameters = if at == 0 { ParametersForm::Object } else { ParametersForm::Array },
    },
    Switch {
        id: "wire-values",
        label: texts::VALUES,
        options: [texts::JSON_TYPES, texts::STRINGS],
        get: |form| usize::from(form.values == ValuesForm::Strings),
        set: |form, at| form.values = if at == 0 { ValuesForm::JsonTypes } else { ValuesForm::Strings },
    },
    Switch {
        id: "wire-metadata",
        label: texts::METADATA,
        options: [texts::SENT, texts::LEFT_OUT],
        get: |form| usize::from(form.metadata == Metadata::LeftOut),
        set: |form, at| form.metadata = if at == 0 { Metadata::Sent } else { Metadata::LeftOut },
    },
];
