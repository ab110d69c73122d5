//! What is read from a catalogue, and what is done with what is known.

use super::*;
use crate::job::{Field, JobDraft, ParameterField, RowId, WarningKind};

fn row(name: &str) -> ParameterDraft {
    ParameterDraft { name: name.to_owned(), ..ParameterDraft::default() }
}

#[test]
fn a_task_is_read_with_what_is_known_of_it() {
    let text = r#"[{"task": "T", "description": "Does.", "kind": "connector", "connector": "Box", "complete": true,
        "nameIs": "job", "source": "A guide", "parameters": [
            {"name": "R", "dataType": "ITResource", "required": true, "default": "Box", "helpText": "Which."},
            {"name": "B", "dataType": "Boolean", "required": false, "default": "true", "helpText": null},
            {"name": "N", "dataType": null, "required": null, "default": null}]}, {"task": "U", "parameters": []}]"#;
    let [known, bare] = tasks(text).unwrap().try_into().unwrap();
    assert_eq!(*bare, KnownTask { name: "U".to_owned(), ..KnownTask::default() });
    assert_eq!(
        (
            known.name.as_str(),
            known.description.as_str(),
            known.connector.as_str(),
            known.is_complete,
            known.is_name_of_job
        ),
        ("T", "Does.", "Box", true, true)
    );
    let help_text = OptionalText { text: "Which.".to_owned(), empty_is_sent: false };
    let text = |text: &str| OptionalText { text: text.to_owned(), empty_is_sent: false };
    let resource = ParameterDraft {
        data_type: DataType::ItResource,
        required: Some(true),
        text: text("Box"),
        help_text,
        ..row("R")
    };
    let truth = ParameterDraft {
        data_type: DataType::Boolean,
        required: Some(false),
        text: text("true"),
        truth: Some(true),
        ..row("B")
    };
    assert_eq!(known.parameters, [resource, truth, row("N")]);
}

#[test]
fn the_catalogue_that_comes_with_the_console_is_sound() {
    let tasks = tasks(include_str!("../../public/tasks.json")).unwrap();
    assert!(tasks.iter().all(|task| !task.name.is_empty() && !task.description.is_empty()));
    let is_named = |row: &ParameterDraft| row.data_type == DataType::ItResource && !row.text.text.is_empty();
    assert!(tasks.iter().any(|task| task.parameters.iter().any(is_named)));
}

#[test]
fn another_document_is_refused_with_its_place() {
    assert_eq!(tasks("[\n{\"parameters\": 1}]").unwrap_err().place.line, 2);
    assert_eq!(tasks("{}").unwrap_err().place.line, 1);
}

#[test]
fn names_that_are_not_known_deserve_a_look() {
    #[track_caller]
    fn check(task_name: &str, is_complete: bool, names: &[&str], expected: &[(Field, WarningKind)]) {
        let known = Known {
            tasks: ["Purge Cache", "Other"].into_iter().collect(),
            parameters: TaskParameters {
                task_name: "Purge Cache".to_owned(),
                is_complete,
                names: ["Batch Size", "Mode"].into_iter().collect(),
            },
        };
        let rows = (1..).zip(names).map(|(id, name)| ParameterDraft { id: RowId(id), ..row(name) });
        let job = JobDraft { task_name: task_name.to_owned(), parameters: rows.collect(), ..JobDraft::default() };
        let found: Vec<_> = known.warnings(&job).into_iter().map(|it| (it.field, it.kind)).collect();
        assert_eq!(found, expected, "{task_name} {names:?}");
    }
    let name = |id| Field::Parameter(RowId(id), ParameterField::Name);
    check("Purge Cache", true, &["Batch Size", "Mode", ""], &[]);
    check("purge cache", true, &["Bad"], &[(Field::TaskName, WarningKind::OtherSpelling("Purge Cache".into()))]);
    check("Purge Cash", true, &[], &[(Field::TaskName, WarningKind::Like("Purge Cache".into()))]);
    check("Purge Users", true, &[], &[]);
    check("Purge Cach", true, &[], &[(Field::TaskName, WarningKind::Like("Purge Cache".into()))]);
    check("Something new", true, &["Bad"], &[]);
    check(
        "Purge Cache",
        true,
        &["mode", "Mode", "Batch Sise", "Filter"],
        &[
            (name(1), WarningKind::OtherSpelling("Mode".into())),
            (name(3), WarningKind::Like("Batch Size".into())),
            (name(4), WarningKind::NotOfTask),
        ],
    );
    check("Purge Cache", false, &["Filter", "mode"], &[(name(2), WarningKind::OtherSpelling("Mode".into()))]);
}

#[test]
fn known_parameters_come_into_the_rows_and_change_nothing_that_stands_there() {
    #[track_caller]
    fn check(mut rows: Vec<ParameterDraft>, known: &[ParameterDraft], added: Added, expected: &[ParameterDraft]) {
        assert_eq!(add_known(&mut rows, known), added);
        assert_eq!(rows, expected);
    }
    let help = |text: &str| OptionalText { text: text.to_owned(), ..OptionalText::default() };
    let known = [
        ParameterDraft { data_type: DataType::Number, required: Some(true), help_text: help("So many."), ..row("N") },
        ParameterDraft { data_type: DataType::Boolean, data_type_stated: true, ..row("B") },
        row("S"),
    ];
    let typed = ParameterDraft { id: RowId(1), text: help("7"), ..row("N") };
    let empty = ParameterDraft { id: RowId(2), ..row("B") };
    let chosen = ParameterDraft { id: RowId(2), data_type_stated: true, ..row("B") };
    let own = ParameterDraft { id: RowId(3), required: Some(false), help_text: help("Mine."), ..row("N") };
    let all = Added { new: 3, ..Added::default() };
    check(vec![], &known, all, &known);
    let completed = ParameterDraft { required: Some(true), help_text: help("So many."), ..typed.clone() };
    check(
        vec![typed, empty],
        &known,
        Added { new: 1, completed: 2, kept: 0 },
        &[completed, ParameterDraft { id: RowId(2), ..known[1].clone() }, known[2].clone()],
    );
    check(vec![chosen.clone()], &known[1..2], Added { kept: 1, ..Added::default() }, &[chosen]);
    let typed_type = ParameterDraft { data_type: DataType::Number, ..own.clone() };
    check(vec![own], &known[..1], Added { completed: 1, ..Added::default() }, &[typed_type]);
}

#[test]
fn tasks_are_found_by_their_names() {
    let list = ["b", "a", "c", "b", "ä", ""].map(|name| format!("{{\"task\":\"{name}\",\"connector\":\"C\"}}"));
    let second = list.join(",").replacen("\"b\",\"connector\":\"C\"", "\"b\",\"connector\":\"first\"", 1);
    let tasks = tasks(&format!("[{second}]")).unwrap();
    assert_eq!(tasks.iter().map(|task| task.name.as_str()).collect::<Vec<_>>(), ["", "a", "b", "b", "c", "ä"]);
    for name in ["", "a", "c", "ä"] {
        assert_eq!(named(&tasks, name).map(|task| task.name.as_str()), Some(name));
    }
    assert_eq!(named(&tasks, "b").map(|task| task.connector.as_str()), Some("first"));
    for name in ["aa", "z", "B"] {
        assert_eq!(named(&tasks, name), None);
    }
}
