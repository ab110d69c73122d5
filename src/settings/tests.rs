//! What settings promise: each counts or is told with its place, and the schema beside `config.json` says the same.

use super::{Browser, Fault, NamingRule, Settings, SignIn, read};
use crate::job::{Hold, JobDraft, RowId};
use crate::wire::{Metadata, ParametersForm, ValuesForm, WireForm};
use crate::words;
use jsonschema::Validator;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::sync::LazyLock;

const SCHEMA: &str = include_str!("../../public/config.schema.json");
const README: &str = include_str!("../../README.md");

/// Knows one zone, and takes for a pattern what has as many opening as closing parentheses.
struct Known;

impl Browser for Known {
    fn has_zone(&self, name: &str) -> bool {
        name == "Europe/Berlin"
    }

    fn is_pattern(&self, text: &str) -> bool {
        text.matches('(').count() == text.matches(')').count()
    }
}

fn settings_of(text: &str) -> (Settings, Vec<Fault>) {
    let mut settings = Settings::default();
    let faults = read(text, &mut settings, &Known);
    (settings, faults)
}

fn schema() -> Value {
    serde_json::from_str(SCHEMA).unwrap()
}

/// Whether the schema takes the text; what is not JSON it cannot judge.
fn schema_takes(text: &str) -> bool {
    static READY: LazyLock<Validator> = LazyLock::new(|| jsonschema::validator_for(&schema()).unwrap());
    serde_json::from_str(text).is_ok_and(|value| READY.is_valid(&value))
}

/// The text sets this and nothing else, and the schema takes it.
#[track_caller]
fn check_counts(text: &str, set: fn(&mut Settings)) {
    let mut expected = Settings::default();
    set(&mut expected);
    assert_eq!(settings_of(text), (expected, Vec::new()), "{text}");
    assert!(schema_takes(text), "the schema refuses {text}");
}

#[test]
fn each_setting_counts() {
    check_counts("{}", |_| {});
    check_counts(r#"{"$schema": "config.schema.json"}"#, |_| {});
    check_counts(r#"{"endpoint": "https://oig.example.com:14000/iam/jobs/"}"#, |s| {
        s.endpoint = "https://oig.example.com:14000/iam/jobs".into();
    });
    check_counts(r#"{"endpoint": "../api"}"#, |s| s.endpoint = "../api".into());
    check_counts(r#"{"signIn": "bearer"}"#, |s| s.sign_in = SignIn::Bearer);
    check_counts(r#"{"signIn": "session", "signInPage": "https://sso.example.com/in", "idleMinutes": 5}"#, |s| {
        s.sign_in = SignIn::Session;
        s.sign_in_page = "https://sso.example.com/in".into();
        s.idle_minutes = Some(5);
    });
    check_counts(r#"{"idleMinutes": false}"#, |s| s.idle_minutes = None);
    check_counts(r#"{"requestedBy": "ops desk"}"#, |s| s.requested_by = "ops desk".into());
    check_counts(r#"{"parametersAs": "array", "valuesAs": "strings", "metadata": false}"#, |s| {
        s.wire_form =
            WireForm { parameters: ParametersForm::Array, values: ValuesForm::Strings, metadata: Metadata::LeftOut };
    });
    check_counts(r#"{"timeLimitSeconds": 600}"#, |s| s.time_limit_ms = 600_000);
    check_counts(r#"{"tasks": "/site/tasks.json", "templates": false}"#, |s| {
        s.tasks = "/site/tasks.json".into();
        s.templates = String::new();
    });
    check_counts(r#"{"itResources": ["HR", "AD"]}"#, |s| s.it_resources = ["AD", "HR"].into_iter().collect());
    check_counts(r#"{"timeZone": "Europe/Berlin"}"#, |s| s.time_zone = "Europe/Berlin".into());
    check_counts(r#"{"jobNames": {"hint": "HR- first", "pattern": "HR-.+"}}"#, |s| {
        s.job_names = Some(NamingRule { pattern: "HR-.+".into(), hint: "HR- first".into() });
    });
    check_counts(r#"{"job": {"retryCount": 3, "parameters": {"A": {"value": 1.50}}}}"#, |s| {
        s.job = crate::wire::decode(r#"{"retryCount": 3, "parameters": {"A": {"value": 1.50}}}"#, RowId(1)).unwrap();
    });
    check_counts(r#"{"secretWords": ["PIN"]}"#, |s| s.secret_words = vec!["PIN".into()]);
    check_counts(r#"{"notification": {"kind": "to", "words": ["u", "r", "a"]}}"#, |s| {
        s.notification.kind = "to".into();
        s.notification.words = ["u", "r", "a"].map(str::to_owned);
    });
    check_counts(r#"{"history": false, "language": "en"}"#, |s| s.history = false);
    check_counts(r#"{"theme": {"accent": "light-dark(#0b6e4f, #7fd8b4)", "scheme": "dark", "radius": "0"}}"#, |s| {
        s.theme.scheme = "dark";
        s.theme.tokens = vec![("accent", "light-dark(#0b6e4f, #7fd8b4)".into()), ("radius", "0".into())];
    });
    check_counts(r#"{"embedding": {"origins": ["https://portal.example.com", "http://127.0.0.1:8080"]}}"#, |s| {
        s.origins = vec!["https://portal.example.com".into(), "http://127.0.0.1:8080".into()];
    });
}

#[test]
fn fields_are_held_at_what_stands_in_the_job() {
    let (settings, faults) = settings_of(
        r#"{"fields": {"retryCount": "fixed", "status": "hidden", "concurrent": "shown"}, "job": {"retryCount": 3}}"#,
    );
    assert_eq!(faults, []);
    assert_eq!(settings.held.of("retryCount"), Some(Hold::Fixed));
    assert_eq!(settings.held.of("status"), Some(Hold::Hidden));
    assert_eq!(settings.held.of("concurrent"), None);
    let mut job = JobDraft { retry_count: "9".into(), ..JobDraft::default() };
    assert_eq!(settings.held.settle(&mut job), ["retryCount"]);
    assert_eq!(job.retry_count, "3");
}

/// The text sets nothing, and each fault is told with its place.
#[track_caller]
fn check_faults(text: &str, told: &[&str]) {
    let (settings, faults) = settings_of(text);
    let words: Vec<_> = faults.iter().map(|fault| words::setting_fault("config.json", fault)).collect();
    assert_eq!(words, told.iter().map(|told| format!("config.json, {told}")).collect::<Vec<_>>(), "{text}");
    assert_eq!(settings, Settings::default(), "{text}");
    // What only a browser or the rules can tell, the schema cannot.
    let beyond_schema = told.iter().any(|told| {
        told.contains("time zone") || told.contains("held") || told.contains("expression") || told.contains("twice")
    });
    assert_eq!(schema_takes(text), beyond_schema, "the schema on {text}");
}

#[test]
fn what_does_not_fit_is_told_with_its_place() {
    check_faults("", &["line 1, column 1: the text ends too early."]);
    check_faults("<!doctype html>", &["line 1, column 1: expected value."]);
    check_faults("[]", &["line 1, column 1: settings must be an object, not an array."]);
    check_faults(
        "{\n  \"endpont\": \"/x\"\n}",
        &["line 2, column 14: there is no setting “endpont”. Is “endpoint” meant?"],
    );
    check_faults(r#"{"colour": 1}"#, &["line 1, column 12: there is no setting “colour”."]);
    check_faults(
        r#"{"history": true, "history": false}"#,
        &["line 1, column 19: “history” stands twice, first on line 1, column 2."],
    );
    check_faults(r#"{"history": "no"}"#, &["line 1, column 13: history must be true or false, not a text."]);
    let address =
        "must be a path, or an address that begins with https:// or http://, without name, password, “?” and “#”";
    for bad in [
        "",
        "javascript:alert(1)",
        "data:text/plain,x",
        "//evil.example",
        "https://",
        "https://user:pass@oig.example.com/x",
        "https:///x",
        "/a?b",
        "/a#b",
        "/a b",
        "ftp://x/y",
        "/a\\\\b",
    ] {
        check_faults(&format!(r#"{{"endpoint": "{bad}"}}"#), &[&format!("line 1, column 14: “endpoint” {address}.")]);
        check_faults(&format!(r#"{{"tasks": "{bad}"}}"#), &[&format!("line 1, column 11: “tasks” {address}.")]);
    }
    for bad in ["", " x", "x\\r\\nEvil: 1", "\u{e4}"] {
        check_faults(
            &format!(r#"{{"requestedBy": "{bad}"}}"#),
            &["line 1, column 17: “requestedBy” must be a text of ASCII characters, as a header can carry."],
        );
    }
    check_faults(r#"{"valuesAs": "text"}"#, &["line 1, column 14: “valuesAs” must be “json” or “strings”."]);
    for bad in ["0", "601", "1.5", "-3", "1e9999"] {
        check_faults(
            &format!(r#"{{"timeLimitSeconds": {bad}}}"#),
            &["line 1, column 22: “timeLimitSeconds” must be a whole number from 1 to 600."],
        );
    }
    check_faults(r#"{"itResources": ["A", " "]}"#, &["line 1, column 23: “itResources” must not be empty."]);
    check_faults(
        r#"{"timeZone": "Mars/Crater"}"#,
        &["line 1, column 14: “timeZone” must name a time zone, such as “Europe/Berlin”."],
    );
    check_faults(
        r#"{"jobNames": {"pattern": "(a", "hint": "x"}}"#,
        &["line 1, column 26: “pattern” must be a regular expression."],
    );
    check_faults(
        r#"{"job": {"retryCount": "three"}}"#,
        &["line 1, column 24: retryCount must be a number, not a text."],
    );
    check_faults(r#"{"fields": {"jobName": "fixed"}}"#, &["line 1, column 24: there is no setting “jobName”."]);
    check_faults(
        r#"{"fields": {"retryCount": "hidden"}}"#,
        &["line 1, column 27: “retryCount” cannot be held, because “job” has no value for it that can be sent."],
    );
    check_faults(r#"{"notification": {"words": ["a", "b"]}}"#, &["line 1, column 28: “words” must be three texts."]);
    for bad in ["red; background: url(//x)", "url(x)", "image-set('x')", "a{}", " ", "\\\\75rl(x)"] {
        check_faults(
            &format!(r#"{{"theme": {{"accent": "{bad}"}}}}"#),
            &["line 1, column 22: “accent” must be a colour, a size or a list of fonts, without an address."],
        );
    }
    for bad in ["*", "null", "portal.example.com", "https://portal.example.com/", "https://Portal.example.com"] {
        check_faults(
            &format!(r#"{{"embedding": {{"origins": ["{bad}"]}}}}"#),
            &[
                "line 1, column 28: “origins” must list origins, such as “https://portal.example.com”, in small letters \
               and without a path.",
            ],
        );
    }
}

#[test]
fn a_fault_leaves_the_other_settings_in_force() {
    let (settings, faults) =
        settings_of(r#"{"history": 1, "requestedBy": "desk", "fields": {"schedule": "odd", "status": "fixed"}}"#);
    assert_eq!(faults.len(), 2);
    assert_eq!(settings.requested_by, "desk");
    assert!(settings.history);
    assert_eq!(settings.held.of("status"), Some(Hold::Fixed));
}

#[test]
fn later_settings_lie_over_earlier_ones() {
    let mut settings = Settings::default();
    read(r#"{"requestedBy": "file", "history": false}"#, &mut settings, &Known);
    read(r#"{"requestedBy": "element"}"#, &mut settings, &Known);
    assert_eq!((&*settings.requested_by, settings.history), ("element", false));
}

/// The object of all defaults that a schema of an object names.
fn defaults(schema: &Value) -> Value {
    let properties = schema["properties"].as_object().unwrap().iter();
    properties
        .filter_map(|(key, it)| Some((key.clone(), it.get("default")?.clone())))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

#[test]
fn the_defaults_of_the_schema_are_the_settings_defaults() {
    let all = defaults(&schema()).to_string();
    assert_eq!(settings_of(&all), (Settings::default(), Vec::new()));
    assert!(schema_takes(&all));
}

#[test]
fn schema_and_settings_have_the_same_names() {
    // Nothing is of this kind: each name that is known is told as of the wrong one, at every depth.
    fn check(path: &mut Vec<String>, schema: &Value) {
        for (key, inner) in schema["properties"].as_object().unwrap() {
            path.push(key.clone());
            // A job is open: what no documentation names goes out as it is.
            if inner.get("properties").is_some() && key != "job" {
                check(path, inner);
            }
            let text = path.iter().rev().fold(json!(null), |inner, key| json!({ key: inner })).to_string();
            let (_, faults) = settings_of(&text);
            let is_known = faults.iter().all(|fault| matches!(fault, Fault::Json(_) | Fault::Unfit { .. }));
            assert!(is_known && (faults.len() == 1 || key == "$schema"), "{text}: {faults:?}");
            path.pop();
        }
    }
    check(&mut Vec::new(), &schema());
    let names: Vec<_> = schema()["properties"].as_object().unwrap().keys().cloned().collect();
    let mut known = super::read::KEYS.to_vec();
    known.sort_unstable();
    let mut names: Vec<_> = names.iter().map(String::as_str).collect();
    names.sort_unstable();
    assert_eq!(names, known);
    let tokens: Vec<_> = schema()["properties"]["theme"]["properties"].as_object().unwrap().keys().cloned().collect();
    assert_eq!(tokens.len(), super::theme::TOKENS.len());
}

#[test]
fn each_token_is_one_of_the_styles() {
    let styles = include_str!("../../style/tokens.css");
    for token in super::theme::TOKENS.iter().filter(|token| **token != "scheme") {
        assert!(styles.contains(&format!("  --{token}: ")), "--{token}");
    }
}

/// The table of README.md, made from the schema.
fn table() -> String {
    let mut table = String::from("| setting | what it does | unless set |\n|---|---|---|\n");
    for (key, of) in schema()["properties"].as_object().unwrap() {
        let text = |it: &Value| format!("`{it}`");
        let mut told = of["description"].as_str().unwrap().to_owned();
        if let Some(words) = of.get("enum").and_then(Value::as_array) {
            write!(told, " One of {}.", words.iter().map(text).collect::<Vec<_>>().join(", ")).unwrap();
        }
        if let (Some(least), Some(most)) = (of.get("minimum"), of.get("maximum")) {
            write!(told, " From {least} to {most}.").unwrap();
        }
        if let Some(example) = of.get("examples").and_then(|examples| examples.get(0)) {
            write!(told, " Example: {}.", text(example)).unwrap();
        }
        let default = of.get("default").map(text).unwrap_or_default();
        writeln!(table, "| `{key}` | {} | {} |", told.replace('|', "\\|"), default.replace('|', "\\|")).unwrap();
    }
    table
}

#[test]
fn the_table_of_the_readme_is_made_from_the_schema() {
    let (begin, end) = ("<!-- settings: made from public/config.schema.json -->\n", "<!-- end of settings -->");
    let start = README.find(begin).expect("README.md marks where the table of settings begins") + begin.len();
    let length = README[start..].find(end).expect("README.md marks where the table of settings ends");
    let written = &README[start..start + length];
    assert_eq!(written, table(), "Put this into README.md in place of what stands there:\n\n{}", table());
}
