//! What the wire promises: the documentation's sample, both forms, exact values, places of faults.

use super::*;
use crate::job::{
    DataType, JobDetails, JobDraft, OptionalText, ParameterDraft, ReadValue, RowId, UnknownField, check,
    checked_parameter,
};
use crate::json::{JsonText, Kind, Place, Reason, read};
use crate::schedule::ScheduleDraft;
use proptest::prelude::*;

const SAMPLE: &str = include_str!("../../tests/contract/documented/create-a-new-job.request.json");
const DEFAULT: WireForm =
    WireForm { parameters: ParametersForm::Object, values: ValuesForm::JsonTypes, metadata: Metadata::Sent };
const ARRAY: WireForm = WireForm { parameters: ParametersForm::Array, ..DEFAULT };
const STRINGS: WireForm = WireForm { values: ValuesForm::Strings, ..DEFAULT };
const BARE: WireForm = WireForm { metadata: Metadata::LeftOut, ..DEFAULT };

fn job(document: &str) -> JobDetails {
    check(&decode(document, RowId(1)).unwrap()).unwrap()
}

/// The document without the blanks between its tokens.
fn compact(document: &str) -> String {
    fn write(node: crate::json::Node<'_>, out: &mut Vec<String>) {
        match node.kind() {
            Kind::Object => {
                out.push("{".into());
                for m in node.members("").unwrap() {
                    out.push(format!("{:?}:", m.key));
                    write(m.value, out);
                    out.push(",".into());
                }
                out.push("}".into());
            }
            Kind::Array => {
                out.push("[".into());
                for n in node.items("").unwrap() {
                    write(n, out);
                    out.push(",".into());
                }
                out.push("]".into());
            }
            Kind::Text => out.push(format!("{:?}", node.text("").unwrap())),
            _ => out.push(node.raw().into()),
        }
    }
    let mut out = Vec::new();
    write(read(document).unwrap(), &mut out);
    out.concat()
}

#[track_caller]
fn check_written(document: &str, form: WireForm, expected: &str) {
    assert_eq!(compact(&encode(&job(document), form)), compact(expected));
}

#[test]
fn the_sample_of_the_documentation_goes_out_as_it_came() {
    check_written(SAMPLE, WireForm::default(), SAMPLE);
}

fn with_parameters(parameters: &str) -> String {
    format!("{{\"jobName\":\"J\",\"taskName\":\"T\",\"retryCount\":0,\"parameters\":{parameters}}}")
}

#[test]
fn what_is_read_goes_out_as_it_came() {
    for parameters in [
        "{}",
        r#"{"b":{"value":"1"},"a":{"value":1},"c":{"value":true}}"#,
        r#"{"N":{"value":"5","dataType":"Number"},"S":{"value":5,"dataType":"String"}}"#,
        r#"{"N":{"value":"true","dataType":"Boolean","required":false,"helpText":""}}"#,
        r#"{"N":{"value":"not a number","dataType":"Number"}}"#,
        r#"{"N":{"value":null,"dataType":null,"required":null,"helpText":null}}"#,
        r#"{"N":{"dataType":"String"},"M":{}}"#,
        r#"{"N":{"value":[1.0,{"x":1e400}]},"M":{"value":{"a":1}}}"#,
        r#"{"N":{"value":"","dataType":"Password","encrypted":"yes"}}"#,
        r#"{"N":{"value":0.10},"M":{"value":9007199254740993},"O":{"value":-1E+400}}"#,
    ] {
        let document = with_parameters(parameters);
        check_written(&document, WireForm::default(), &document);
    }
    let whole = r#"{"jobName":"J","taskName":"T","retryCount":2147483647,"concurrent":false,"isEnabled":true,
        "status":"FAILED","jobScheduleType":"","cronScheduleType":"MONTHLYWEEKDAYS","notification":{"a":[1.50]},
        "parameters":{},"extra":{"deep":[null,1e999]}}"#;
    check_written(whole, WireForm::default(), whole);
    let nulls = r#"{"jobName":"J","taskName":"T","retryCount":1,"concurrent":null,"notification":null,"status":null}"#;
    check_written(nulls, WireForm::default(), nulls);
}

#[test]
fn parameters_go_out_in_the_chosen_form() {
    let object = with_parameters(r#"{"B":{"value":1,"dataType":"Number"},"A":{"value":true},"T":{"value":"x"}}"#);
    let array = with_parameters(
        r#"[{"name":"B","value":1,"dataType":"Number"},{"name":"A","value":true},{"name":"T","value":"x"}]"#,
    );
    let strings = with_parameters(r#"{"B":{"value":"1","dataType":"Number"},"A":{"value":"true"},"T":{"value":"x"}}"#);
    check_written(&object, ARRAY, &array);
    check_written(&array, WireForm::default(), &object);
    check_written(&object, STRINGS, &strings);
    // The name may be said again within.
    let named =
        with_parameters(r#"{"B":{"name":"B","value":1,"dataType":"Number"},"A":{"value":true},"T":{"value":"x"}}"#);
    check_written(&named, ARRAY, &array);
    check_written(&named, WireForm::default(), &object);
}

#[test]
fn what_is_said_about_a_value_can_stay_here() {
    let whole = r#"{"B":{"value":1,"dataType":"Number","required":true,"helpText":"H","more":2}}"#;
    check_written(&with_parameters(whole), BARE, &with_parameters(r#"{"B":{"value":1,"more":2}}"#));
    let nulls = r#"{"B":{"value":1,"dataType":null,"required":null,"helpText":null,"more":null}}"#;
    check_written(&with_parameters(nulls), BARE, &with_parameters(r#"{"B":{"value":1,"more":null}}"#));
}

#[test]
fn a_field_that_is_filled_takes_the_place_of_null() {
    let null = r#"{"jobName":null,"taskName":null,"retryCount":null,"concurrent":null,"isEnabled":null,"status":null,
        "jobScheduleType":null,"cronScheduleType":null,"notification":null,"parameters":null,"more":null}"#;
    let mut draft = decode(null, RowId(1)).unwrap();
    let rows = r#"{"P":{"value":null,"dataType":null,"required":null,"helpText":null,"more":null}}"#;
    draft.parameters = decode(&with_parameters(rows), RowId(1)).unwrap().parameters;
    draft.job_name = "J".into();
    draft.task_name = "T".into();
    draft.retry_count = "1".into();
    draft.concurrent = Some(false);
    draft.is_enabled = Some(true);
    draft.status = OptionalText::stated("S");
    draft.job_schedule_type = OptionalText::stated("Cron");
    draft.cron_schedule_type = OptionalText::stated("C");
    draft.notification = "{}".into();
    let row = &mut draft.parameters[0];
    row.change_type(DataType::String);
    row.text = OptionalText::stated("V");
    row.required = Some(true);
    row.help_text = OptionalText::stated("H");
    for (form, parameters) in [
        (DEFAULT, r#"{"P":{"value":"V","dataType":"String","required":true,"helpText":"H","more":null}}"#),
        (ARRAY, r#"[{"name":"P","value":"V","dataType":"String","required":true,"helpText":"H","more":null}]"#),
        (BARE, r#"{"P":{"value":"V","more":null}}"#),
    ] {
        let expected = format!(
            r#"{{"jobName":"J","taskName":"T","retryCount":1,"concurrent":false,"isEnabled":true,"status":"S",
            "jobScheduleType":"Cron","cronScheduleType":"C","notification":{{}},"parameters":{parameters},"more":null}}"#
        );
        assert_eq!(compact(&encode(&check(&draft).unwrap(), form)), compact(&expected));
        assert_eq!(compact(&encode_unfinished(&draft, form)), compact(&expected));
    }
}

#[test]
fn a_megabyte_is_written_in_no_time() {
    let members: Vec<_> = (0..70_000).map(|n| format!("\"x{n}\":null")).collect();
    let members = members.join(",");
    let document = format!(
        "{{\"jobName\":\"J\",\"taskName\":\"T\",\"retryCount\":0,{members},\"parameters\":{{\"P\":{{{members}}}}}}}"
    );
    let job = job(&document);
    let started = std::time::Instant::now();
    assert!(encode(&job, DEFAULT).len() > document.len());
    assert!(started.elapsed().as_secs_f32() < 1.0, "{:?}", started.elapsed());
}

#[test]
fn the_body_is_indented_by_two_blanks() {
    let body = encode(&job(&with_parameters(r#"{"P":{"value":1}}"#)), WireForm::default());
    assert!(body.starts_with("{\n  \"jobName\": \"J\",\n"), "{body}");
}

#[track_caller]
fn check_refused(document: &str, line: usize, column: usize, reason: &Reason) {
    let error = decode(document, RowId(1)).unwrap_err();
    assert_eq!((error.place, &error.reason), (Place { line, column }, reason), "{document}");
}

fn wrong(what: &str, wanted: Kind, found: Kind) -> Reason {
    Reason::WrongKind { what: what.into(), wanted, found }
}

#[test]
fn a_document_that_is_no_job_is_refused_with_its_place() {
    check_refused("[]", 1, 1, &wrong("JobDetails", Kind::Object, Kind::Array));
    check_refused("{\n \"jobName\": 1}", 2, 13, &wrong("jobName", Kind::Text, Kind::Number));
    check_refused("{\"retryCount\": \"1\"}", 1, 16, &wrong("retryCount", Kind::Number, Kind::Text));
    check_refused("{\"concurrent\": \"true\"}", 1, 16, &wrong("concurrent", Kind::Boolean, Kind::Text));
    check_refused("{\"notification\": []}", 1, 18, &wrong("notification", Kind::Object, Kind::Array));
    check_refused("{\"parameters\": 1}", 1, 16, &wrong("parameters", Kind::Object, Kind::Number));
    check_refused("{\"parameters\": {\"P\": 1}}", 1, 22, &wrong("P", Kind::Object, Kind::Number));
    check_refused("{\"parameters\": [{\"value\": 1}]}", 1, 17, &Reason::Missing { what: "name".into() });
    check_refused(
        "{\"parameters\": {\"P\": {},\n\"P\": {}}}",
        2,
        1,
        &Reason::DuplicateKey { key: "P".into(), first: Place { line: 1, column: 17 } },
    );
    check_refused(
        "{\"parameters\": [{\"name\": \"P\"},\n{\"name\":\"P\"}]}",
        2,
        9,
        &Reason::DuplicateKey { key: "P".into(), first: Place { line: 1, column: 26 } },
    );
    // In the array form, it would be there twice.
    check_refused("{\"parameters\": {\"P\": {\"name\": \"Q\"}}}", 1, 31, &Reason::Unexpected { what: "name".into() });
    check_refused("{\"parameters\": {\"P\": {\"name\": 1}}}", 1, 31, &wrong("name", Kind::Text, Kind::Number));
}

#[test]
fn an_edited_value_loses_the_kind_it_was_read_with() {
    let mut draft = decode(&with_parameters(r#"{"P":{"value":"5","dataType":"Number"}}"#), RowId(1)).unwrap();
    assert_eq!(draft.parameters[0].as_read, Some(ReadValue::Text));
    draft.parameters[0].as_read = None;
    let body = encode(&check(&draft).unwrap(), WireForm::default());
    assert_eq!(compact(&body), compact(&with_parameters(r#"{"P":{"value":5,"dataType":"Number"}}"#)));
}

#[test]
fn a_data_type_that_is_not_stated_follows_from_the_value() {
    for (parameter, data_type, stated) in [
        (r#"{"value":5}"#, DataType::Number, false),
        (r#"{"value":true}"#, DataType::Boolean, false),
        (r#"{"value":"true"}"#, DataType::String, false),
        (r#"{"value":null}"#, DataType::String, false),
        ("{}", DataType::String, false),
        (r#"{"dataType":"ITResource","value":true}"#, DataType::ItResource, true),
    ] {
        let row = decode(&with_parameters(&format!("{{\"P\":{parameter}}}")), RowId(1)).unwrap().parameters.remove(0);
        assert_eq!((row.data_type, row.data_type_stated), (data_type, stated), "{parameter}");
    }
}

/// Decimals of any length and form that JSON's grammar admits.
fn decimal() -> impl Strategy<Value = String> {
    "-?(0|[1-9][0-9]{0,60})(\\.[0-9]{1,60})?([eE][+-]?[0-9]{1,6})?"
}

fn optional_text() -> impl Strategy<Value = OptionalText> {
    prop_oneof![Just(OptionalText::default()), any::<String>().prop_map(OptionalText::stated)]
}

fn row() -> impl Strategy<Value = ParameterDraft> {
    let data_type = prop_oneof![
        Just(DataType::String),
        Just(DataType::Number),
        Just(DataType::Boolean),
        Just(DataType::ItResource),
        "[A-Z][a-z]{1,8}X".prop_map(DataType::Other),
    ];
    let required = prop_oneof![Just(None), Just(Some(false))];
    (
        any::<String>(),
        data_type,
        any::<bool>(),
        optional_text(),
        decimal(),
        any::<Option<bool>>(),
        required,
        optional_text(),
    )
        .prop_map(|(name, data_type, data_type_stated, text, number, truth, required, help_text)| {
            let text = match data_type {
                DataType::Number => OptionalText { text: number, empty_is_sent: false },
                _ => text,
            };
            // A text type that is not stated would be read back as String: the same on the wire.
            ParameterDraft {
                name,
                data_type,
                data_type_stated,
                text,
                truth,
                required,
                help_text,
                ..ParameterDraft::default()
            }
        })
}

fn draft() -> impl Strategy<Value = JobDraft> {
    let texts = (any::<String>(), any::<String>(), 0..=i32::MAX);
    let optional = (any::<Option<bool>>(), any::<Option<bool>>(), optional_text(), optional_text(), optional_text());
    (texts, optional, prop::collection::vec(row(), 0..8), any::<bool>()).prop_map(|(texts, optional, rows, empty)| {
        let mut parameters = rows;
        for (n, row) in (1..).zip(&mut parameters) {
            row.id = RowId(n);
            row.name = format!("{} {n}", row.name);
        }
        JobDraft {
            job_name: format!("{}j", texts.0),
            task_name: format!("t{}", texts.1),
            retry_count: texts.2.to_string(),
            concurrent: optional.0,
            is_enabled: optional.1,
            status: optional.2,
            job_schedule_type: optional.3,
            cron_schedule_type: optional.4,
            notification: String::new(),
            parameters,
            empty_parameters_sent: empty,
            schedule: ScheduleDraft::default(),
            unknown: vec![UnknownField { key: "x".into(), value: JsonText::parse("[1.0]").unwrap() }],
        }
    })
}

proptest! {
    #[test]
    fn a_number_arrives_digit_for_digit(number in decimal()) {
        let body = encode(&job(&with_parameters(&format!("{{\"P\":{{\"value\":{number}}}}}"))), WireForm::default());
        prop_assert!(body.contains(&format!("\"value\": {number}\n")), "{}", body);
    }

    #[test]
    fn the_lines_of_one_parameter_are_those_of_the_body(draft in draft(), other in row(), which in any::<prop::sample::Index>()) {
        for form in [DEFAULT, ARRAY, STRINGS, BARE] {
            let mut sent = check(&draft).unwrap();
            let Encoded { text, parameters: places } = encode_with_places(&sent, form);
            let Some(parameters) = &mut sent.parameters else { return Ok(()) };
            let count = parameters.as_slice().len();
            prop_assert_eq!(places.len(), if count == 0 { 0 } else { count + 1 });
            let Some(other) = checked_parameter(&other).filter(|_| count > 0) else { return Ok(()) };
            let at = which.index(count);
            if !parameters.replace(at, other) {
                return Ok(());
            }
            let lines = encode_parameter(&parameters.as_slice()[at], form, at + 1 == count);
            let after = [&text[..places[at]], &lines, &text[places[at + 1]..]].concat();
            prop_assert_eq!(encode(&sent, form), after);
        }
    }

    #[test]
    fn a_draft_comes_back_from_its_body(draft in draft(), array in any::<bool>()) {
        let form = if array { ARRAY } else { WireForm::default() };
        let sent = check(&draft).unwrap();
        let back = decode(&encode(&sent, form), RowId(1)).unwrap();
        prop_assert_eq!(&check(&back).unwrap(), &sent);
        // What a person sees comes back too, row by row, for all that was sent.
        let set = |row: &&ParameterDraft| match row.data_type {
            DataType::Boolean => row.truth.is_some(),
            _ => row.text.sent().is_some(),
        };
        for (row, back) in draft.parameters.iter().filter(set).zip(&back.parameters) {
            prop_assert_eq!(&row.name, &back.name);
            prop_assert_eq!(&row.help_text, &back.help_text);
            prop_assert_eq!(row.required, back.required);
            if row.data_type == DataType::Boolean {
                prop_assert_eq!(row.truth, back.truth);
            } else {
                prop_assert_eq!(&row.text, &back.text);
            }
            if row.data_type_stated {
                prop_assert_eq!(&row.data_type, &back.data_type);
            }
        }
        prop_assert_eq!(back.job_name, draft.job_name);
        prop_assert_eq!(back.task_name, draft.task_name);
        prop_assert_eq!(back.status, draft.status);
    }
}
