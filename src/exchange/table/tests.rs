//! Tables as spreadsheets copy and save them, and our own, which brings every row back.

use super::super::any;
use super::super::recognise::recognise;
use super::*;
use crate::job::{JobDraft, OptionalText, check};
use proptest::prelude::*;

/// A text that is a table from its start to its end.
fn whole(text: &str) -> Result<Table, ImportError> {
    read_table(text, 0, text.len())
}

/// The cells of each row in short: `column=text`, or the mark.
fn told(table: &Table) -> Vec<String> {
    let cell = |row: &RowCells, column: Column| {
        let text = match row.get(column)?.1.parts() {
            (word, Some(text)) => format!("{word}{text}"),
            (word, None) => word.to_owned(),
        };
        Some(format!("|{}={text}", column.word()))
    };
    let rows = table.rows.iter();
    rows.map(|row| row.name.clone() + &Column::ALL.iter().filter_map(|c| cell(row, *c)).collect::<String>()).collect()
}

#[track_caller]
fn check_read(text: &str, has_head: bool, expected: &[&str]) {
    let table = whole(text).unwrap();
    assert_eq!(
        (table.has_head, told(&table)),
        (has_head, expected.iter().map(|row| (*row).to_owned()).collect()),
        "{text}"
    );
}

#[test]
fn a_table_has_a_head_or_its_columns_in_order() {
    check_read("a\t1\nb\t", false, &["a|value=1", "b|value="]);
    check_read("a,1\r\n\r\nb,\"x, \"\"y\"\"\nz\"\r\n", false, &["a|value=1", "b|value=x, \"y\"\nz"]);
    check_read("a\nb\t2\t\t", false, &["a|value=", "b|value=2"]);
    check_read("a\tString\tx\th\tv", false, &["a|type=String|required=x|help=h|value=v"]);
    check_read("Value\tName\n1\ta", true, &["a|value=1"]);
    check_read("name,Data Type,HELP TEXT\na,number", true, &["a|type=Number|help="]);
    check_read("Name;Value\na;\"1;2,3\"", true, &["a|value=1;2,3"]);
    check_read("\"Name\",\"Comment\",\"Value\"\n\"a\",\"b\",\"c\"", true, &["a|value=c"]);
    check_read(",\nName,Value\n,\na,1\n,", true, &["a|value=1"]);
    check_read("a,\"x\ty\"\nb,2", false, &["a|value=x\ty", "b|value=2"]);
    check_read("\"a\"\t1,2", false, &["a|value=1,2"]);
    check_read("\"a\tb\",1", false, &["a\tb|value=1"]);
    check_read("a,\"x\"\"\ty\"", false, &["a|value=x\"\ty"]);
    // A quote within a cell is a sign like others.
    check_read("a \"x\t1", false, &["a \"x|value=1"]);
    // A head names the name and something besides.
    check_read("Value\tRequired\na\t1", false, &["Value|value=Required", "a|value=1"]);
    check_read("name\t1\nb\t2", false, &["name|value=1", "b|value=2"]);
    check_read("a\t say \"x\" \n", false, &["a|value= say \"x\" "]);
    check_read("a\t\"tab\there\"\n", false, &["a|value=tab\there"]);
}

#[test]
fn marks_and_what_looks_like_them_stand_apart() {
    check_read(
        "a\t(empty)\nb\t\\(empty)\nc\t\\\\(empty)\nd\t\\x",
        false,
        &["a|value=(empty)", "b|value=(empty)", "c|value=\\(empty)", "d|value=\\x"],
    );
    let table = whole("a\t(empty)\nb\t\\(empty)").unwrap();
    let values = [0, 1].map(|at| table.rows[at].get(Column::Value).unwrap().1);
    assert_ne!(values[0], values[1]);
}

#[test]
fn only_what_would_be_misread_is_put_in_quotes() {
    let row = |name: &str, value: &str| ParameterDraft {
        name: name.into(),
        text: OptionalText::stated(value),
        ..ParameterDraft::default()
    };
    assert_eq!(
        rows_to_table(&[row("a", "{"), row("{", "curl"), row("\"b", "say \"x\""), row("c", "1\t2\n")]),
        "name\ttype\trequired\thelp\tvalue\n\
         a\t(String)\t\t\t{\n\
         \"{\"\t(String)\t\t\tcurl\n\
         \"\"\"b\"\t(String)\t\t\tsay \"x\"\n\
         c\t(String)\t\t\t\"1\t2\n\"\n"
    );
}

#[test]
fn columns_that_mean_nothing_are_told() {
    let table = whole("Name,Comment,Value,,Value\na,b,c,d,e").unwrap();
    assert_eq!(table.passed_over, ["Comment", "Value"]);
}

#[track_caller]
fn check_refused(text: &str, line: usize, column: usize, reason: ImportReason) {
    let error = whole(text).err();
    assert_eq!(error, Some(ImportError::new(Place { line, column }, reason)), "{text}");
}

#[test]
fn what_is_no_table_is_refused_with_its_place() {
    check_refused("hello\nworld", 1, 1, ImportReason::Unrecognised);
    check_refused("a\tb\tc", 1, 5, ImportReason::Columns(3));
    check_refused("name\tvalue\na\t1\tx", 2, 5, ImportReason::NoHead);
    check_refused("name\tvalue\n\t1", 2, 1, ImportReason::NoName);
    check_refused("ä\t1\nb\t\"2\n", 2, 3, ImportReason::OpenQuote);
    check_refused("a\t\"1\" 2", 1, 6, ImportReason::BehindQuote);
    let first = Place { line: 1, column: 1 };
    check_refused("a\t1\nb\t2\na\t3", 3, 1, ImportReason::DuplicateName("a".into(), first));
}

#[test]
fn a_megabyte_is_read_in_no_time() {
    let row = |n| format!("name {n}\t\"{}\"\n", "12".repeat(20));
    let text = (0..20_000).map(row).collect::<Vec<_>>().concat();
    assert!(text.len() > 1_000_000);
    let started = std::time::Instant::now();
    assert_eq!(recognise(&text, &JobDraft::default()).unwrap().draft.parameters.len(), 20_000);
    // A step a letter for each letter would take minutes, on whatever machine.
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

proptest! {
    #[test]
    fn a_table_brings_its_rows_back(draft in any::sendable()) {
        let table = rows_to_table(&draft.parameters);
        let before = JobDraft { parameters: Vec::new(), ..draft.clone() };
        if !draft.parameters.is_empty() {
            let back = recognise(&table, &before);
            prop_assert_eq!(back.map(|back| check(&back.draft)), Ok(check(&draft)), "{}", table);
        }
    }

    #[test]
    fn whatever_is_given_is_read_or_refused(text in any::text(), more in "[a\",;\\t\\n\\r(\\\\]{0,20}") {
        for text in [&text, &more] {
            if let Ok(table) = whole(text) {
                prop_assert!(table.rows.iter().all(|row| !row.name.trim().is_empty()));
            }
        }
    }
}
