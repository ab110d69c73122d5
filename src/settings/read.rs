//! Settings read from JSON.
//!
//! Owns the names of the settings and what each can have. What does not fit is told and stays as it was.

use super::fault::{Fault, Wanted};
use super::theme::{TOKENS, is_value};
use super::{NamingRule, Settings, SignIn};
use crate::catalogue::{Near, near};
use crate::find::{first_of, has, without_end};
use crate::job::{Field, Held, Hold, JobDraft, RowId, check};
use crate::json::Node;
use crate::wire::{Metadata, NotificationFields, ParametersForm, ValuesForm, decode_node};

/// What only the browser can tell of a value.
pub trait Browser {
    /// Whether there is a time zone of this name.
    fn has_zone(&self, name: &str) -> bool;
    /// Whether the text is a regular expression.
    fn is_pattern(&self, text: &str) -> bool;
}

/// Takes what a JSON text sets, and tells what of it does not count. What it does not name stays.
pub fn read(text: &str, settings: &mut Settings, browser: &dyn Browser) -> Vec<Fault> {
    let mut reading = Reading { settings, browser, faults: Vec::new(), holds: Vec::new() };
    match crate::json::read(text) {
        Ok(node) => reading.members("settings", node, KEYS, Reading::setting),
        Err(error) => reading.faults.push(error.into()),
    }
    reading.hold();
    reading.faults
}

/// The languages that the console speaks; the first stands for the browser's.
const LANGUAGES: &[&str; 6] = &["", "en", "de", "es", "ja", "ar"];

/// All settings, in the order of the documentation.
pub(super) const KEYS: &[&str] = &[
    "$schema",
    "endpoint",
    "signIn",
    "signInPage",
    "idleMinutes",
    "requestedBy",
    "parametersAs",
    "valuesAs",
    "metadata",
    "timeLimitSeconds",
    "tasks",
    "templates",
    "itResources",
    "timeZone",
    "jobNames",
    "job",
    "fields",
    "secretWords",
    "notification",
    "history",
    "language",
    "theme",
    "embedding",
];

/// From so many faults on, names that no setting has are passed over: nobody reads more of them.
const MOST_UNKNOWN: usize = 100;

struct Reading<'a> {
    settings: &'a mut Settings,
    browser: &'a dyn Browser,
    faults: Vec<Fault>,
    /// Fields to be held, with the fault that it is where nobody sees them and they keep the job from being sent.
    holds: Vec<(&'static str, Hold, Fault)>,
}

/// What becomes of one member: it counts, or not.
type Taken = Result<(), Fault>;

impl Reading<'_> {
    /// Goes through an object; each member counts or not for itself.
    fn members(
        &mut self,
        what: &str,
        node: Node<'_>,
        keys: &'static [&'static str],
        take: fn(&mut Self, &str, Node<'_>) -> Taken,
    ) {
        let members = match node.members(what) {
            Ok(members) => members,
            Err(error) => return self.faults.push(error.into()),
        };
        for member in members {
            let (key, value) = (&*member.key, member.value);
            let taken = if keys.contains(&key) {
                take(self, key, value)
            } else if self.faults.len() < MOST_UNKNOWN {
                Err(unknown(key, value, keys))
            } else {
                Ok(())
            };
            if let Err(fault) = taken {
                self.faults.push(fault);
            }
        }
    }

    fn setting(&mut self, key: &str, value: Node<'_>) -> Taken {
        let settings = &mut *self.settings;
        match key {
            "endpoint" => without_end(&address(key, value)?, b"/").clone_into(&mut settings.endpoint),
            "signIn" => {
                let ways = [SignIn::Basic, SignIn::Bearer, SignIn::Session];
                settings.sign_in = chosen(key, value, &["basic", "bearer", "session"], ways)?;
            }
            "signInPage" => settings.sign_in_page = address(key, value)?,
            "idleMinutes" => {
                let is_never = value.raw() == "false";
                settings.idle_minutes = if is_never { None } else { Some(whole(key, value, 1, 1_440)?) };
            }
            "requestedBy" => settings.requested_by = fitting(key, value, Wanted::HeaderValue, is_header_value)?,
            "parametersAs" => {
                let forms = [ParametersForm::Object, ParametersForm::Array];
                settings.wire_form.parameters = chosen(key, value, &["object", "array"], forms)?;
            }
            "valuesAs" => {
                let forms = [ValuesForm::JsonTypes, ValuesForm::Strings];
                settings.wire_form.values = chosen(key, value, &["json", "strings"], forms)?;
            }
            "metadata" => {
                let sent = value.boolean(key)?;
                settings.wire_form.metadata = if sent { Metadata::Sent } else { Metadata::LeftOut };
            }
            "timeLimitSeconds" => settings.time_limit_ms = whole(key, value, 1, 600)? * 1_000,
            "tasks" => settings.tasks = address_or_none(key, value)?,
            "templates" => settings.templates = address_or_none(key, value)?,
            "itResources" => settings.it_resources = texts(key, value)?.iter().map(String::as_str).collect(),
            "timeZone" => {
                let zone = value.text(key)?;
                if !self.browser.has_zone(&zone) {
                    return Err(unfit(key, value, Wanted::Zone));
                }
                settings.time_zone = zone;
            }
            "jobNames" => {
                settings.job_names = Some(NamingRule { pattern: String::new(), hint: String::new() });
                self.members(key, value, &["pattern", "hint"], Self::naming_rule);
                // Without a pattern there is no rule.
                self.settings.job_names.take_if(|rule| rule.pattern.is_empty());
            }
            "job" => settings.job = decode_node(value, RowId(1))?,
            "fields" => self.members(key, value, Held::HOLDABLE, Self::field),
            "secretWords" => settings.secret_words = texts(key, value)?,
            "notification" => self.members(key, value, &["kind", "recipient", "words"], Self::notification),
            "history" => settings.history = value.boolean(key)?,
            // Whoever loads the program has chosen by it already, to have the sentences at hand.
            "language" => chosen(key, value, LANGUAGES, [(); 6])?,
            "theme" => self.members(key, value, TOKENS, Self::token),
            "embedding" => self.members(key, value, &["origins"], Self::origins),
            _ => {}
        }
        Ok(())
    }

    fn naming_rule(&mut self, key: &str, value: Node<'_>) -> Taken {
        let text = fitting(key, value, Wanted::Text, |text| !text.trim().is_empty())?;
        let is_pattern = key == "pattern";
        if is_pattern && !self.browser.is_pattern(&text) {
            return Err(unfit(key, value, Wanted::Pattern));
        }
        if let Some(rule) = &mut self.settings.job_names {
            *(if is_pattern { &mut rule.pattern } else { &mut rule.hint }) = text;
        }
        Ok(())
    }

    fn field(&mut self, key: &str, value: Node<'_>) -> Taken {
        let hold = chosen(key, value, &["shown", "fixed", "hidden"], [None, Some(Hold::Fixed), Some(Hold::Hidden)])?;
        let name = Held::HOLDABLE.iter().find(|name| **name == key);
        if let (Some(name), Some(hold)) = (name, hold) {
            self.holds.push((name, hold, unfit(key, value, Wanted::Preset)));
        }
        Ok(())
    }

    /// Holds what can be held: what keeps each job from being sent must be seen, and be open to change.
    fn hold(&mut self) {
        if self.holds.is_empty() {
            return;
        }
        let problems = check(&self.settings.job).err().unwrap_or_default();
        let in_the_way = |name| problems.iter().any(|it| name_of(it.field) == Some(name));
        let mut fields = Vec::new();
        for (name, hold, fault) in std::mem::take(&mut self.holds) {
            if in_the_way(name) {
                self.faults.push(fault);
            } else {
                fields.push((name, hold));
            }
        }
        self.settings.held = Held::new(fields, JobDraft { parameters: Vec::new(), ..self.settings.job.clone() });
    }

    fn notification(&mut self, key: &str, value: Node<'_>) -> Taken {
        let NotificationFields { kind, recipient, words } = &mut self.settings.notification;
        match key {
            "kind" => *kind = text(key, value)?,
            "recipient" => *recipient = text(key, value)?,
            _ => *words = texts(key, value)?.try_into().map_err(|_| unfit(key, value, Wanted::ThreeTexts))?,
        }
        Ok(())
    }

    fn token(&mut self, key: &str, value: Node<'_>) -> Taken {
        let theme = &mut self.settings.theme;
        if key == "scheme" {
            theme.scheme = chosen(key, value, &["auto", "light", "dark"], ["", "light", "dark"])?;
        } else if let Some(name) = TOKENS.iter().find(|name| **name == key) {
            theme.tokens.push((name, fitting(key, value, Wanted::Style, is_value)?));
        }
        Ok(())
    }

    fn origins(&mut self, key: &str, value: Node<'_>) -> Taken {
        let mut origins = Vec::new();
        for item in value.items(key)? {
            origins.push(fitting(key, item, Wanted::Origin, is_origin)?);
        }
        self.settings.origins = origins;
        Ok(())
    }
}

/// The field of the form in which a problem stands, as JobDetails names it, where it can be held.
fn name_of(field: Field) -> Option<&'static str> {
    match field {
        Field::TaskName => Some("taskName"),
        Field::RetryCount => Some("retryCount"),
        Field::Notification => Some("notification"),
        Field::Schedule(_) => Some("schedule"),
        _ => None,
    }
}

fn unknown(key: &str, value: Node<'_>, keys: &[&'static str]) -> Fault {
    let near = near(key, &mut keys.iter().copied()).map(|near| match near {
        Near::Spelling(name) | Near::Letters(name) => name,
    });
    Fault::Unknown { place: value.place(), key: key.to_owned(), near }
}

fn unfit(key: &str, value: Node<'_>, wanted: Wanted) -> Fault {
    Fault::Unfit { place: value.place(), key: key.to_owned(), wanted }
}

fn fitting(key: &str, value: Node<'_>, wanted: Wanted, fits: fn(&str) -> bool) -> Result<String, Fault> {
    let text = value.text(key)?;
    if fits(&text) { Ok(text) } else { Err(unfit(key, value, wanted)) }
}

fn text(key: &str, value: Node<'_>) -> Result<String, Fault> {
    fitting(key, value, Wanted::Text, |text| !text.trim().is_empty())
}

/// The choice that stands where its word stands.
fn chosen<T: Copy, const N: usize>(
    key: &str,
    value: Node<'_>,
    words: &'static [&'static str; N],
    choices: [T; N],
) -> Result<T, Fault> {
    let word = value.text(key)?;
    let at = words.iter().position(|known| *known == word);
    at.and_then(|at| choices.get(at).copied()).ok_or_else(|| unfit(key, value, Wanted::OneOf(words)))
}

fn whole(key: &str, value: Node<'_>, least: u32, most: u32) -> Result<u32, Fault> {
    let number = value.number(key)?.parse().ok().filter(|number| (least..=most).contains(number));
    number.ok_or_else(|| unfit(key, value, Wanted::Whole(least, most)))
}

fn texts(key: &str, value: Node<'_>) -> Result<Vec<String>, Fault> {
    value.items(key)?.into_iter().map(|item| text(key, item)).collect()
}

fn address(key: &str, value: Node<'_>) -> Result<String, Fault> {
    fitting(key, value, Wanted::Address, is_address)
}

/// An address, or `false` for none.
fn address_or_none(key: &str, value: Node<'_>) -> Result<String, Fault> {
    if value.raw() == "false" { Ok(String::new()) } else { address(key, value) }
}

fn is_header_value(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) && text.trim() == text && !text.is_empty()
}

/// Whether the text is a path, or an address of http or https: nothing that runs, and no name or password, which would
/// stand in logs and previews.
fn is_address(text: &str) -> bool {
    let (rest, is_whole) = match text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    let host = first_of(rest, b"/").and_then(|end| rest.get(..end)).unwrap_or(rest);
    let is_plain = text.bytes().all(|byte| byte.is_ascii_graphic() && !b"?#\\\"<>^`{|}".contains(&byte));
    is_plain
        && !rest.is_empty()
        // "//host" would be another server, which is to be named with its scheme.
        && if is_whole { !host.is_empty() && !has(host, "@") } else { !text.starts_with("//") && !has(host, ":") }
}

/// Whether the text is an origin as a browser writes it: scheme and host, the port unless it is the scheme's own.
fn is_origin(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| {
        !host.is_empty()
            && host.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase() || b".-:[]".contains(&byte))
    })
}
