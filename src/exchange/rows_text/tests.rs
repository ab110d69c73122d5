//! The text of the rows: what it looks like, what a line changes, and that it brings back every row.

use super::super::any;
use super::*;
use crate::job::{DataType, OptionalText, ReadValue, RowId};
use crate::json::{JsonText, Syntax};
use crate::wire::decode;
use proptest::prelude::*;

const SAMPLE: &str = include_str!("../../../tests/contract/documented/create-a-new-job.request.json");

#[test]
fn the_sample_of_the_documentation_stands_in_line() {
    let rows = decode(SAMPLE, RowId(1)).unwrap().parameters;
    assert_eq!(
        rows_to_text(&rows),
        "# name                              | type     | required | help | value\n\
         Cert Campaigns for Purge            | (Number) |          |      | 11\n\
         Purge Retention Period(in days)     | (Number) |          |      | 5\n\
         Purge Criteria                      | (Number) |          |      | 1\n\
         Maximum Purge Run Duration(in Mins) | (Number) |          |      | 6\n"
    );
}

/// The cells of the one row that this parameter gives.
fn line(parameter: &str) -> String {
    let rows = decode(&format!("{{\"parameters\":{{\"P\":{parameter}}}}}"), RowId(1)).unwrap().parameters;
    let text = rows_to_text(&rows);
    let cells: Vec<_> = text.lines().nth(1).unwrap().split('|').map(str::trim).collect();
    cells.join("|")
}

#[test]
fn what_is_absent_empty_false_or_read_stands_apart() {
    for (parameter, expected) in [
        (r#"{"value":""}"#, "P|(String)|||\"\""),
        ("{}", "P|(String)|||(no value)"),
        (r#"{"value":null}"#, "P|(String)|||(JSON) null"),
        (r#"{"value":"5","dataType":"Number"}"#, "P|Number|||(text) 5"),
        (r#"{"value":0.10,"dataType":"Number"}"#, "P|Number|||0.10"),
        (r#"{"value":1,"dataType":"String"}"#, "P|String|||(number) 1"),
        (r#"{"value":false,"dataType":"Boolean","required":false}"#, "P|Boolean|false||false"),
        (r#"{"value":true,"dataType":"String"}"#, "P|String|||(boolean) true"),
        (r#"{"value":"yes","dataType":"Boolean","helpText":""}"#, "P|Boolean||\"\"|(text) yes"),
        (r#"{"value":"(empty)"}"#, "P|(String)|||\"(empty)\""),
        (r#"{"value":"a","helpText":null,"required":null}"#, "P|(String)|||a|{\"helpText\": null, \"required\": null}"),
        (r#"{"value":"a\nb","x":[1.0]}"#, "P|(String)|||\"a\\nb\"|{\"x\": [1.0]}"),
        (r#"{"value":"a\tb\r\nc"}"#, r#"P|(String)|||"a\tb\r\nc""#),
        (r#"{"value":"x","dataType":"string","helpText":" h"}"#, "P|\"string\"||\" h\"|x"),
    ] {
        assert_eq!(line(parameter), expected);
    }
}

fn row(id: u64, name: &str, value: &str) -> ParameterDraft {
    let row = ParameterDraft { name: name.into(), text: OptionalText::stated(value), ..ParameterDraft::default() };
    ParameterDraft { id: RowId(id), data_type: DataType::Number, truth: Some(true), ..row }
}

#[track_caller]
fn check(text: &str, expected: &[ParameterDraft]) {
    assert_eq!(rows_from_text(text, &[row(1, "a", "1"), row(2, "b", "2")]).as_deref(), Ok(expected), "{text}");
}

#[test]
fn a_line_goes_on_with_the_row_of_its_name_or_place() {
    let a = || row(1, "a", "1");
    let b = || row(2, "b", "2");
    let new = |name: &str, value: &str| ParameterDraft {
        name: name.into(),
        text: OptionalText::stated(value),
        ..ParameterDraft::default()
    };
    check("", &[]);
    check("# a comment\n\n  \n", &[]);
    check("b | 2\r\na | 1\r\n", &[b(), a()]);
    check("a | 9\nb|2", &[row(1, "a", "9"), b()]);
    check("a", &[a()]);
    check("a |", &[ParameterDraft { text: OptionalText::default(), ..a() }]);
    check("a|(Number)||| 1\nc|(Number)|||2", &[a(), row(2, "c", "2")]);
    check("a | 1\nc | 2", &[a(), new("c", "2")]);
    check("c | 5\na | 1\nb | 2", &[new("c", "5"), a(), b()]);
    check("a | 1\na | 2", &[a(), new("a", "2")]);
    let typed = ParameterDraft { data_type_stated: true, required: Some(true), ..a() };
    check("a | number | Yes | | 1", &[typed]);
    // A name has no mark.
    check("(text) \"x\" | 1", &[new("(text) \"x\"", "1")]);
    check("\"#c\" | \"a|b\\u00e4\" ", &[new("#c", "a|bä")]);
    let read =
        ParameterDraft { as_read: Some(ReadValue::Other(JsonText::parse("[1, 2]").unwrap())), ..new("c", "[1, 2]") };
    check("c | (JSON) [1, 2]", &[read]);
}

#[test]
fn a_value_is_read_anew_only_where_it_or_its_type_is_another() {
    let read = |id, data_type| ParameterDraft {
        data_type,
        data_type_stated: true,
        as_read: Some(ReadValue::Text),
        truth: None,
        ..row(id, "a", "5")
    };
    for (before, text, as_read) in [
        (read(1, DataType::String), "a | 5", Some(ReadValue::Text)),
        (read(1, DataType::String), "a | String | | | 5", Some(ReadValue::Text)),
        (read(1, DataType::Number), "a | String | | | 5", None),
    ] {
        let expected = ParameterDraft { as_read, ..read(1, DataType::String) };
        assert_eq!(rows_from_text(text, &[before]), Ok(vec![expected]), "{text}");
    }
    // What rests unseen in the row stays, too.
    let resting = OptionalText { text: "5".into(), empty_is_sent: true };
    let before = ParameterDraft { text: resting.clone(), help_text: resting, ..row(1, "a", "5") };
    let expected = ParameterDraft { data_type: DataType::String, data_type_stated: true, ..before.clone() };
    assert_eq!(rows_from_text("a | String | | 5 | 5", &[before]), Ok(vec![expected]));
}

#[track_caller]
fn check_faults(text: &str, expected: &[(usize, usize, TextReason)]) {
    let faults = rows_from_text(text, &[]).unwrap_err();
    let faults: Vec<_> = faults.into_iter().map(|f| (f.place.line, f.place.column, f.reason)).collect();
    assert_eq!(faults, expected, "{text}");
}

#[test]
fn every_fault_is_told_with_its_place() {
    let cell = |column, fault| TextReason::Cell(column, fault);
    check_faults("# x\nä | \"b", &[(2, 5, TextReason::OpenQuote)]);
    check_faults("a | \"b\\\" | c", &[(1, 5, TextReason::OpenQuote)]);
    check_faults("a | \"b\" c", &[(1, 9, TextReason::BehindQuote)]);
    check_faults("a | \"\\x\"", &[(1, 7, TextReason::BadQuote(Reason::Syntax(Syntax::Escape)))]);
    check_faults("a\nb | \"üü\\x\"", &[(2, 9, TextReason::BadQuote(Reason::Syntax(Syntax::Escape)))]);
    check_faults("a | b | c", &[(1, 9, TextReason::Columns(3))]);
    check_faults("a|String|||x|{}|y", &[(1, 17, TextReason::Columns(7))]);
    check_faults("a | Number | perhaps | | 1", &[(1, 14, cell(Column::Required, CellFault::NotYesOrNo))]);
    check_faults("a | Boolean | | | yes", &[(1, 19, cell(Column::Value, CellFault::NotTrueOrFalse))]);
    check_faults("a | Number | | | \"\"", &[(1, 18, cell(Column::Value, CellFault::EmptyNumber))]);
    check_faults("a | (number) x", &[(1, 5, cell(Column::Value, CellFault::NotANumber))]);
    check_faults("a | (JSON) [", &[(1, 5, cell(Column::Value, CellFault::Json(Reason::Ended)))]);
    // What has a column of its own, or stands before the row, is no other member. Null is what a field holds that is not set.
    for (member, what) in [
        ("\"name\": \"a\"", "name"),
        ("\"name\": null", "name"),
        ("\"value\": 5", "value"),
        ("\"value\": null", "value"),
        ("\"dataType\": \"Number\"", "dataType"),
        ("\"required\": true", "required"),
        ("\"helpText\": \"\"", "helpText"),
    ] {
        let unexpected = CellFault::Json(Reason::Unexpected { what: what.into() });
        check_faults(&format!("a|String|||x|{{\"more\": 1, {member}}}"), &[(1, 14, cell(Column::Other, unexpected))]);
    }
    check_faults(
        "a|String||||[]\nb | c | d\nc | (JSON) x",
        &[
            (
                1,
                13,
                cell(
                    Column::Other,
                    CellFault::Json(Reason::WrongKind {
                        what: "other members".into(),
                        wanted: crate::json::Kind::Object,
                        found: crate::json::Kind::Array,
                    }),
                ),
            ),
            (2, 9, TextReason::Columns(3)),
            (3, 5, cell(Column::Value, CellFault::Json(Reason::Syntax(Syntax::Value)))),
        ],
    );
}

#[test]
fn a_megabyte_is_read_in_no_time() {
    let rows: Vec<_> = (1..=20_000).map(|n| row(n, &format!("name {n}"), &"12".repeat(15))).collect();
    let text = rows_to_text(&rows);
    assert!(text.len() > 1_000_000);
    let started = std::time::Instant::now();
    assert_eq!(rows_from_text(&text, &rows).as_deref(), Ok(&rows[..]));
    // A step a letter for each letter would take minutes, on whatever machine.
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn opening_and_closing_changes_nothing(rows in any::rows()) {
        let text = rows_to_text(&rows);
        prop_assert_eq!(text.lines().count(), rows.len() + 1, "{}", text);
        prop_assert_eq!(rows_from_text(&text, &rows), Ok(rows), "{}", text);
    }

    #[test]
    fn all_that_is_seen_comes_back_without_the_rows(rows in any::rows()) {
        let text = rows_to_text(&rows);
        let back = rows_from_text(&text, &[]).unwrap();
        prop_assert_eq!(rows_to_text(&back), text);
    }

    #[test]
    fn whatever_is_typed_is_read_or_refused(text in "([a|\"\\\\(#u0)\\n ]|\\(text\\) ){0,30}", rows in any::rows()) {
        if let Err(faults) = rows_from_text(&text, &rows) {
            prop_assert!(!faults.is_empty());
        }
    }
}
