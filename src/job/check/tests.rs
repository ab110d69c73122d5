//! The rules, as tables: what is typed, and what the check says.

use super::*;
use crate::job::{OptionalText, RowId};
use crate::schedule::{ScheduleDoubt, ScheduleDraft, ScheduleFault, ScheduleField};
use NumberFault as N;
use ProblemKind as P;

fn draft() -> JobDraft {
    JobDraft { job_name: "Test Job".into(), task_name: "Task".into(), retry_count: "1".into(), ..JobDraft::default() }
}

fn row(id: u64, name: &str, data_type: DataType, text: &str) -> ParameterDraft {
    ParameterDraft {
        name: name.into(),
        data_type,
        text: OptionalText { text: text.into(), empty_is_sent: false },
        ..ParameterDraft::new(RowId(id))
    }
}

#[track_caller]
fn check_problems(draft: &JobDraft, expected: &[(Field, ProblemKind)]) {
    let found = check(draft).err().unwrap_or_default();
    let expected: Vec<_> = expected.iter().cloned().map(|(field, kind)| Problem { field, kind }).collect();
    assert_eq!(found, expected);
}

#[test]
fn names_are_required() {
    for blank in ["", " ", "\t\n", "\u{a0}"] {
        check_problems(&JobDraft { job_name: blank.into(), ..draft() }, &[(Field::JobName, P::Missing)]);
        check_problems(&JobDraft { task_name: blank.into(), ..draft() }, &[(Field::TaskName, P::Missing)]);
    }
}

#[test]
fn retry_count_is_a_whole_int32_that_is_not_negative() {
    for (typed, expected) in [
        ("0", None),
        ("-0", Some(P::Negative)),
        ("007", Some(P::NotANumber(N::LeadingZero))),
        ("2147483647", None),
        ("", Some(P::Missing)),
        ("  ", Some(P::Missing)),
        ("2147483648", Some(P::TooLarge)),
        ("99999999999999999999999", Some(P::TooLarge)),
        ("-1", Some(P::Negative)),
        ("-99999999999999999999", Some(P::Negative)),
        ("1.0", Some(P::NotWhole)),
        ("1e1", Some(P::NotWhole)),
        ("+1", Some(P::NotWhole)),
        (" 1", Some(P::NotWhole)),
        ("-", Some(P::NotWhole)),
        ("one", Some(P::NotWhole)),
        ("٣", Some(P::NotWhole)),
    ] {
        let expected: Vec<_> = expected.map(|kind| (Field::RetryCount, kind)).into_iter().collect();
        check_problems(&JobDraft { retry_count: typed.into(), ..draft() }, &expected);
    }
}

#[test]
fn a_number_follows_the_grammar_of_json() {
    for (typed, expected) in [
        ("11", None),
        ("-1.50e+400", None),
        ("", None),
        (" 11", Some(N::Blanks)),
        ("1 000", Some(N::Blanks)),
        ("1,5", Some(N::Comma)),
        ("+5", Some(N::Plus)),
        ("007", Some(N::LeadingZero)),
        ("-01", Some(N::LeadingZero)),
        (".5", Some(N::BarePoint)),
        ("5.", Some(N::BarePoint)),
        ("eleven", Some(N::Other)),
        ("0x1F", Some(N::Other)),
        ("NaN", Some(N::Other)),
    ] {
        let parameters = vec![row(1, "P", DataType::Number, typed)];
        let expected: Vec<_> = expected
            .map(|fault| (Field::Parameter(RowId(1), ParameterField::Value), P::NotANumber(fault)))
            .into_iter()
            .collect();
        check_problems(&JobDraft { parameters, ..draft() }, &expected);
    }
}

#[test]
fn a_required_parameter_must_be_set_and_false_is_set() {
    let value = Field::Parameter(RowId(1), ParameterField::Value);
    let required =
        |row: ParameterDraft| JobDraft { parameters: vec![ParameterDraft { required: Some(true), ..row }], ..draft() };
    for data_type in DataType::DOCUMENTED {
        check_problems(&required(row(1, "P", data_type, "")), &[(value, P::ValueNotSet)]);
    }
    for truth in [true, false] {
        check_problems(&required(ParameterDraft { truth: Some(truth), ..row(1, "P", DataType::Boolean, "") }), &[]);
    }
    check_problems(
        &required(ParameterDraft { text: OptionalText::stated(""), ..row(1, "P", DataType::String, "") }),
        &[],
    );
    check_problems(&required(row(1, "P", DataType::Number, "0")), &[]);
    check_problems(
        &required(ParameterDraft { as_read: Some(ReadValue::Absent), ..row(1, "P", DataType::String, "") }),
        &[(value, P::ValueNotSet)],
    );
}

#[test]
fn parameter_names_are_filled_in_and_unique() {
    let name = |id| Field::Parameter(RowId(id), ParameterField::Name);
    let rows = |names: &[(u64, &str)]| JobDraft {
        parameters: names.iter().map(|(id, name)| row(*id, name, DataType::String, "x")).collect(),
        ..draft()
    };
    check_problems(&rows(&[(1, "A"), (2, "a"), (3, "A ")]), &[]);
    check_problems(&rows(&[(1, " ")]), &[(name(1), P::Missing)]);
    check_problems(
        &rows(&[(7, "A"), (5, "B"), (9, "A"), (2, "A")]),
        &[(name(9), P::DuplicateName(RowId(7))), (name(2), P::DuplicateName(RowId(7)))],
    );
}

#[test]
fn a_notification_is_a_json_object() {
    for good in ["", "  ", "{}", " {\"to\": [1e400]} "] {
        check_problems(&JobDraft { notification: good.into(), ..draft() }, &[]);
    }
    for bad in ["[]", "\"x\"", "{", "{\"a\":1,\"a\":2}", "null"] {
        let problems = check(&JobDraft { notification: bad.into(), ..draft() }).unwrap_err();
        assert!(matches!(problems.as_slice(), [Problem { field: Field::Notification, kind: P::NotAnObject(_) }]));
    }
}

#[test]
fn problems_stand_in_the_order_of_the_form() {
    let draft = JobDraft {
        parameters: vec![row(1, "", DataType::Number, "x")],
        notification: "x".into(),
        ..JobDraft::default()
    };
    let fields: Vec<_> = check(&draft).unwrap_err().into_iter().map(|p| p.field).collect();
    assert_eq!(
        fields,
        [
            Field::TaskName,
            Field::JobName,
            Field::RetryCount,
            Field::Parameter(RowId(1), ParameterField::Name),
            Field::Parameter(RowId(1), ParameterField::Value),
            Field::Notification,
        ]
    );
}

#[test]
fn a_schedule_that_cannot_be_set_keeps_the_job_back() {
    let schedule = ScheduleDraft { kind: schedule::Kind::Single, zone: "UTC".into(), ..ScheduleDraft::default() };
    let missing = P::Schedule(ScheduleFault::Missing);
    check_problems(&JobDraft { schedule, ..draft() }, &[(Field::Schedule(ScheduleField::Start), missing)]);
}

#[track_caller]
fn check_warnings(draft: &JobDraft, expected: &[(Field, WarningKind)]) {
    let found: Vec<_> = warnings(draft).into_iter().map(|w| (w.field, w.kind)).collect();
    assert_eq!(found, expected);
}

#[test]
fn what_deserves_a_look_is_said() {
    use WarningKind as W;
    let value = Field::Parameter(RowId(1), ParameterField::Value);
    check_warnings(&draft(), &[]);
    check_warnings(&JobDraft { job_name: " x".into(), ..draft() }, &[(Field::JobName, W::OuterBlanks)]);
    let name = Field::Parameter(RowId(1), ParameterField::Name);
    let parameters = vec![row(1, "P ", DataType::String, "x")];
    check_warnings(&JobDraft { parameters, ..draft() }, &[(name, W::OuterBlanks)]);
    let schedule = ScheduleDraft {
        kind: schedule::Kind::Cron,
        zone: "UTC".into(),
        recurrence: "DAILY".into(),
        ..ScheduleDraft::default()
    };
    let no_start = W::Schedule(ScheduleDoubt::NoStart);
    check_warnings(&JobDraft { schedule, ..draft() }, &[(Field::Schedule(ScheduleField::Start), no_start)]);
    check_warnings(&JobDraft { task_name: "x\n".into(), ..draft() }, &[(Field::TaskName, W::OuterBlanks)]);
    for awkward in ["a/b", "a*", "a::b", "a?", "50%", "a;b", "a#1", "a\u{7}b", ".", ".."] {
        check_warnings(&JobDraft { job_name: awkward.into(), ..draft() }, &[(Field::JobName, W::AwkwardName)]);
    }
    for (data_type, text, expected) in [
        (DataType::Number, "11", None),
        (DataType::Number, "1.0", Some(W::NotAWholeNumber)),
        (DataType::Number, "1e3", Some(W::NotAWholeNumber)),
        (DataType::Number, "9223372036854775807", None),
        (DataType::Number, "9223372036854775808", Some(W::BeyondLong)),
        (DataType::String, " x", Some(W::OuterBlanks)),
        (DataType::String, "  ", Some(W::OuterBlanks)),
        (DataType::ItResource, "AD ", Some(W::OuterBlanks)),
        (DataType::String, "a b", None),
        // What rests unseen beneath a choice is not looked at.
        (DataType::Boolean, " x", None),
    ] {
        let expected: Vec<_> = expected.map(|kind| (value, kind)).into_iter().collect();
        check_warnings(&JobDraft { parameters: vec![row(1, "P", data_type, text)], ..draft() }, &expected);
    }
    for as_read in [ReadValue::Text, ReadValue::Number] {
        let read = ParameterDraft { as_read: Some(as_read), ..row(1, "P", DataType::String, " x") };
        check_warnings(&JobDraft { parameters: vec![read], ..draft() }, &[]);
    }
}

#[test]
fn a_required_text_that_is_sent_empty_deserves_a_look() {
    #[track_caller]
    fn check(required: Option<bool>, text: &str, empty_is_sent: bool, expected: Option<WarningKind>) {
        let value = Field::Parameter(RowId(1), ParameterField::Value);
        let text = OptionalText { text: text.into(), empty_is_sent };
        let parameters = vec![ParameterDraft { text, required, ..row(1, "P", DataType::String, "") }];
        let expected: Vec<_> = expected.map(|kind| (value, kind)).into_iter().collect();
        check_warnings(&JobDraft { parameters, ..draft() }, &expected);
    }
    check(Some(true), "", true, Some(WarningKind::RequiredButEmpty));
    check(Some(true), "x", true, None);
    check(Some(false), "", true, None);
    check(None, "", true, None);
    // Here nothing is sent at all, which is a problem and not a warning.
    check(Some(true), "", false, None);
}

#[test]
fn the_value_that_stands_in_a_row_is_told_whether_it_can_be_sent_or_not() {
    #[track_caller]
    fn check(row: &ParameterDraft, expected: Value) {
        assert_eq!(unchecked_value(row), expected);
    }
    let required = |row: ParameterDraft| ParameterDraft { required: Some(true), ..row };
    check(&row(1, "P", DataType::Number, "0.10"), Value::Number(Decimal::parse("0.10").unwrap()));
    check(&row(1, "P", DataType::Number, "1,5"), Value::Text("1,5".into()));
    check(&row(1, "P", DataType::String, ""), Value::Absent);
    check(&required(row(1, "P", DataType::String, "")), Value::Absent);
    check(&required(row(1, "P", DataType::Boolean, "")), Value::Absent);
}

#[test]
fn a_row_that_is_not_set_is_left_out() {
    let parameters = vec![
        row(1, "not set", DataType::String, ""),
        ParameterDraft { text: OptionalText::stated(""), ..row(2, "empty", DataType::String, "") },
        ParameterDraft { truth: Some(false), ..row(3, "false", DataType::Boolean, "") },
    ];
    let job = check(&JobDraft { parameters, ..draft() }).unwrap();
    let sent: Vec<_> =
        job.parameters.iter().flat_map(Parameters::as_slice).map(|p| (p.name.as_str(), &p.value)).collect();
    assert_eq!(sent, [("empty", &Value::Text(String::new())), ("false", &Value::Boolean(false))]);
}

#[test]
fn changing_the_type_never_destroys_what_was_typed() {
    let mut changed = row(1, "P", DataType::String, "hello");
    for data_type in [DataType::Number, DataType::Boolean, DataType::ItResource, DataType::Boolean, DataType::String] {
        changed.change_type(data_type);
    }
    // A type that was chosen is stated.
    assert_eq!(changed, ParameterDraft { data_type_stated: true, ..row(1, "P", DataType::String, "hello") });
}

#[test]
fn a_value_that_means_the_same_in_both_types_is_carried_over() {
    use DataType::{Boolean, Number, String};
    #[track_caller]
    fn check(from: DataType, (text, truth): (&str, Option<bool>), to: DataType, expected: (&str, Option<bool>)) {
        let mut changed = ParameterDraft { truth, ..row(1, "P", from, text) };
        changed.change_type(to);
        assert_eq!((changed.text.text.as_str(), changed.truth), expected);
    }
    check(String, ("true", None), Boolean, ("true", Some(true)));
    check(String, ("yes", None), Boolean, ("yes", None));
    // What was chosen before stays.
    check(String, ("true", Some(false)), Boolean, ("true", Some(false)));
    check(String, ("true", None), Number, ("true", None));
    check(Boolean, ("true", None), Boolean, ("true", None));
    check(Boolean, ("", Some(false)), String, ("false", Some(false)));
    check(Boolean, ("", None), String, ("", None));
    // What was typed before stays.
    check(Boolean, ("x", Some(false)), String, ("x", Some(false)));
    check(Boolean, ("", Some(true)), Boolean, ("", Some(true)));
    check(String, ("", Some(true)), Number, ("", Some(true)));
}

#[test]
fn another_job_of_the_task_gives_all_of_a_parameter_but_its_value() {
    let row = ParameterDraft {
        truth: Some(true),
        as_read: Some(ReadValue::Text),
        data_type_stated: true,
        required: Some(true),
        help_text: OptionalText::stated("help"),
        is_secret: Some(true),
        ..row(7, "P", DataType::Number, "5")
    };
    let expected = ParameterDraft {
        id: RowId::default(),
        text: OptionalText::default(),
        truth: None,
        as_read: None,
        ..row.clone()
    };
    assert_eq!(row.without_value(), expected);
}
