//! What a row promises: it complains where it was left, and a copy is a row of its own.

use super::*;
use crate::job::ProblemKind;

fn row(name: &str) -> Row {
    Row::new(ParameterDraft { id: RowId(7), name: name.to_owned(), ..ParameterDraft::default() })
}

fn note(kind: ProblemKind, field: ParameterField) -> FieldNotes {
    let field = crate::job::Field::Parameter(RowId(7), field);
    FieldNotes { problem: Some(Problem { field, kind }), warning: Some(WarningKind::OuterBlanks), source: None }
}

#[test]
fn a_row_complains_where_it_was_left() {
    let name = note(ProblemKind::Missing, ParameterField::Name);
    let value = note(ProblemKind::ValueNotSet, ParameterField::Value);
    let nothing = FieldNotes::default();
    for (left, shown_name, shown_value) in [
        (&[][..], &nothing, &nothing),
        (&[ParameterField::Name], &name, &nothing),
        (&[ParameterField::Value], &nothing, &value),
        (&[ParameterField::Value, ParameterField::Name], &name, &value),
    ] {
        let row = row("");
        for field in left {
            row.mark_left(*field);
        }
        row.show(RowNotes { name: name.clone(), value: value.clone() });
        assert!(row.notes.get_untracked().name == *shown_name, "{left:?}");
        assert!(row.notes.get_untracked().value == *shown_value, "{left:?}");
        // What is mended is said no more.
        row.show(RowNotes::default());
        assert!(row.notes.get_untracked() == RowNotes::default(), "{left:?}");
    }
}

#[test]
fn a_copy_is_a_row_of_its_own() {
    let row = row("a");
    row.draft.update(|draft| draft.set_text("v".to_owned()));
    row.open.set(true);
    row.mark_left(ParameterField::Name);
    row.show(RowNotes { name: note(ProblemKind::Missing, ParameterField::Name), ..RowNotes::default() });

    let copy = row.duplicate(RowId(8));
    assert_eq!(copy.snapshot(), ParameterDraft { id: RowId(8), ..row.snapshot() });
    assert!(copy.open.get_untracked(), "it is folded out as its model is");
    assert!(copy.notes.get_untracked() == RowNotes::default(), "nobody was in it yet");
    assert!(copy.left.get() == Left::default());

    copy.draft.update(|draft| draft.name.push('b'));
    assert_eq!((row.snapshot().name.as_str(), copy.snapshot().name.as_str()), ("a", "ab"));
}

#[test]
fn a_part_is_found_again_by_its_id() {
    let check = |id: &str, expected: Option<(u64, &str)>| {
        assert_eq!(part_of_id(id), expected.map(|(row, part)| (RowId(row), part)), "{id}");
        if let Some((row, part)) = expected {
            assert_eq!(part_id(RowId(row), part), id);
        }
    };
    check("p3-name", Some((3, "name")));
    check("p18446744073709551615-type-sent", Some((u64::MAX, "type-sent")));
    // What is no part of a row, and may stand beside them on the page.
    for other in ["", "p", "p3", "preview-shown", "p-name", "px-name", "job-name", "3-name"] {
        check(other, None);
    }
}
