//! Drafts of every kind for property tests: finished or not, with hostile text.

use crate::job::{DataType, JobDraft, OptionalText, ParameterDraft, ReadValue, RowId, UnknownField};
use crate::json::{self, JsonText, Node, read};
use crate::schedule::{Kind, ScheduleDraft};
use proptest::prelude::*;

/// Texts as they come, and such as quoting gets wrong.
pub(super) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ -~\\n\\r\\t]{0,12}",
        "[|\"'\\\\#\\t\\n\\r ,;%^!$`&<>(){}@=/]{0,12}",
        prop::sample::select(HOSTILE).prop_map(str::to_owned),
        (0..90u32, "[a-z\"']").prop_map(|(n, unit)| unit.repeat(n as usize)),
    ]
}

/// Texts that have a meaning somewhere on the way.
pub(super) const HOSTILE: &[&str] = &[
    "",
    " ",
    "  lead and trail  ",
    "<String>0</String>",
    "(&(objectClass=*)(cn=O'Neil \"x\"))",
    "a'b''c\"d\"\"e",
    "C:\\dir\\",
    "\\",
    "\\\\\"",
    "%PATH% %20 !x! ^y^ `z` $HOME ${A} $(id)",
    "@post.json",
    "line\nbreak\r\nand\ttab\u{b}\u{c}\u{0}\u{7f}",
    "\u{202e}rtl\u{202c} \u{200f}",
    "😀 e\u{301} ü 漢字 \u{2028}\u{2029}\u{feff}\u{a0}",
    "(empty)",
    "(not set)",
    "\\(empty)",
    "\\\\(empty)",
    "(no value)",
    "(text) x",
    "(JSON) {}",
    "(number)",
    "\"quoted\"",
    "\"open",
    "# comment",
    "a | b",
    "=1+1",
    "true",
    "TRUE",
    "1e400",
    "‘smart’ “quotes”",
    "<secret:Other>",
    "--data-raw",
    "-d",
    "'; drop table x; --",
    "\u{85}\u{3000}",
];

fn optional_text() -> impl Strategy<Value = OptionalText> {
    (text(), any::<bool>()).prop_map(|(text, empty_is_sent)| OptionalText { text, empty_is_sent })
}

pub(super) fn json() -> impl Strategy<Value = JsonText> {
    let texts = prop::sample::select(&["null", "[1.0, \"|\\n\"]", "{\n \"a b\" : {\"c\":1e400}}", "[]", "{}"][..]);
    texts.prop_map(|text| JsonText::parse(text).unwrap())
}

fn unknown() -> impl Strategy<Value = Vec<UnknownField>> {
    prop_oneof![
        3 => Just(Vec::new()),
        1 => (text(), json()).prop_map(|(key, value)| vec![UnknownField { key: format!("x{key}"), value }]),
    ]
}

fn data_type() -> impl Strategy<Value = DataType> {
    prop_oneof![
        prop::sample::select(&DataType::DOCUMENTED[..]),
        text().prop_map(|word| DataType::of_word(&word)),
        prop::sample::select(&["string", "NUMBER", "(Number)", "It resource", " x "][..])
            .prop_map(|word| DataType::Other(word.to_owned())),
    ]
}

/// A row in any state that the form can bring it into; its value fits how it was read.
pub(super) fn row() -> impl Strategy<Value = ParameterDraft> {
    let read = prop_oneof![
        4 => Just(None),
        1 => Just(Some(ReadValue::Text)),
        1 => Just(Some(ReadValue::Number)),
        1 => Just(Some(ReadValue::Boolean)),
        1 => Just(Some(ReadValue::Absent)),
        1 => json().prop_map(|json| Some(ReadValue::Other(json))),
    ];
    let marks = (any::<bool>(), any::<Option<bool>>(), any::<Option<bool>>(), any::<Option<bool>>());
    (text(), data_type(), optional_text(), read, marks, optional_text(), unknown()).prop_map(
        |(name, data_type, text, as_read, (data_type_stated, truth, required, is_secret), help_text, unknown)| {
            let mut row = ParameterDraft {
                id: RowId::default(),
                name,
                data_type,
                data_type_stated,
                text,
                truth,
                as_read,
                required,
                help_text,
                unknown,
                is_secret,
            };
            match &row.as_read {
                Some(ReadValue::Number) => row.text = OptionalText::stated("-1.50E+7"),
                Some(ReadValue::Boolean) => row.truth = row.truth.or(Some(true)),
                _ => {}
            }
            row
        },
    )
}

/// Rows, numbered; names may stand twice.
pub(super) fn rows() -> impl Strategy<Value = Vec<ParameterDraft>> {
    prop::collection::vec(row(), 0..7).prop_map(|mut rows| {
        for (id, row) in (1..).map(RowId).zip(&mut rows) {
            row.id = id;
        }
        rows
    })
}

/// A schedule in any state.
pub(super) fn schedule() -> impl Strategy<Value = ScheduleDraft> {
    let kind = prop::sample::select(&Kind::ALL[..]);
    let values = prop::collection::vec((text(), text()), 0..3);
    (kind, (text(), text(), text(), text(), text(), text()), values).prop_map(
        |(kind, (start, end, zone, every, period, recurrence), values)| ScheduleDraft {
            kind,
            start,
            end,
            zone,
            every,
            period,
            recurrence,
            values,
        },
    )
}

/// A draft in any state.
pub(super) fn draft() -> impl Strategy<Value = JobDraft> {
    let texts = (text(), text(), text(), text());
    let optional = (optional_text(), optional_text(), optional_text());
    let marks = (any::<Option<bool>>(), any::<Option<bool>>(), any::<bool>());
    (texts, optional, marks, rows(), (unknown(), schedule())).prop_map(|(texts, optional, marks, parameters, rest)| {
        JobDraft {
            job_name: texts.0,
            task_name: texts.1,
            retry_count: texts.2,
            notification: texts.3,
            status: optional.0,
            job_schedule_type: optional.1,
            cron_schedule_type: optional.2,
            concurrent: marks.0,
            is_enabled: marks.1,
            empty_parameters_sent: marks.2,
            parameters,
            unknown: rest.0,
            schedule: rest.1,
        }
    })
}

/// A draft that can be sent: names filled in and unique, numbers that are numbers.
pub(super) fn sendable() -> impl Strategy<Value = JobDraft> {
    (draft(), 0..=i32::MAX).prop_map(|(mut draft, retries)| {
        draft.schedule = ScheduleDraft::default();
        draft.job_name.push('j');
        draft.task_name.push('t');
        draft.retry_count = retries.to_string();
        draft.notification = "{\"who\" : [\"a\\n'b'\"]}".to_owned();
        for (at, row) in draft.parameters.iter_mut().enumerate() {
            row.name.push_str(&at.to_string());
            row.required = row.required.filter(|required| !required);
            if row.data_type == DataType::Number && row.as_read.is_none() {
                row.text.text = "12".to_owned();
            }
        }
        draft
    })
}

/// What a document says: its tokens, strings unescaped.
pub(super) fn meaning(document: &str) -> Vec<String> {
    fn write(node: Node<'_>, out: &mut Vec<String>) {
        match node.kind() {
            json::Kind::Object => {
                for member in node.members("").unwrap() {
                    out.push(format!("{:?}:", member.key));
                    write(member.value, out);
                }
                out.push("}".into());
            }
            json::Kind::Array => {
                node.items("").unwrap().into_iter().for_each(|item| write(item, out));
                out.push("]".into());
            }
            json::Kind::Text => out.push(format!("{:?}", node.text("").unwrap())),
            _ => out.push(node.raw().into()),
        }
    }
    let mut out = Vec::new();
    write(read(document).unwrap(), &mut out);
    out
}
