//! The parameter rows: the focus never gets lost, and what was taken out comes back.

use super::person::{CREATED, Person, choose, labelled, named, press, type_into, value};
use crate::net::tests::wait::until;
use wasm_bindgen_test::wasm_bindgen_test;

/// A person with rows of these names.
async fn with_rows(names: &[&str]) -> Person {
    let person = Person::with_a_job().await;
    for (at, name) in names.iter().enumerate() {
        person.press("Add parameter");
        person.has_focus_in_row(at + 1, "Name").await;
        type_into(&labelled(&person.row(at + 1), "Name"), name);
    }
    person
}

fn names(person: &Person) -> Vec<String> {
    let count = person.screen().query_selector_all("[role=group][aria-label^=Parameter]").unwrap().length() as usize;
    (1..=count).map(|number| value(&labelled(&person.row(number), "Name"))).collect()
}

#[wasm_bindgen_test]
async fn a_row_that_is_removed_hands_the_focus_on_and_comes_back() {
    for (rows, removed, left, focused) in [
        (&["a", "b", "c"][..], 1, &["b", "c"][..], "Remove Parameter 1"),
        (&["a", "b", "c"], 2, &["a", "c"], "Remove Parameter 2"),
        (&["a", "b", "c"], 3, &["a", "b"], "Remove Parameter 2"),
        (&["a"], 1, &[], "Add parameter"),
    ] {
        let person = with_rows(rows).await;
        type_into(&labelled(&person.row(removed), "Value"), "<String>0</String> ");
        person.press(&format!("Remove Parameter {removed}"));
        until("the row to go", || names(&person) == left).await;
        person.has_focus_on(focused).await;
        person.press("Undo remove");
        person.has_focus_in_row(removed, "Name").await;
        assert_eq!(names(&person), rows);
        assert_eq!(value(&labelled(&person.row(removed), "Value")), "<String>0</String> ");
        assert!(!person.shows_button("Undo remove"));
    }
}

#[wasm_bindgen_test]
async fn several_rows_come_back_in_turn() {
    let person = with_rows(&["a", "b", "c", "d"]).await;
    for (number, left) in [(2, &["a", "c", "d"][..]), (3, &["a", "c"]), (1, &["c"])] {
        person.press(&format!("Remove Parameter {number}"));
        until("a row to go", || names(&person) == left).await;
    }
    for back in [&["a", "c"][..], &["a", "c", "d"], &["a", "b", "c", "d"]] {
        person.press("Undo remove");
        until("a row to come back", || names(&person) == back).await;
    }
}

#[wasm_bindgen_test]
async fn a_row_that_is_moved_keeps_the_focus_on_its_button() {
    let person = with_rows(&["a", "b", "c"]).await;
    for (press, order, focused) in [
        ("Move down Parameter 1", ["b", "a", "c"], "Move down Parameter 2"),
        ("Move down Parameter 2", ["b", "c", "a"], "Move down Parameter 3"),
        // There is no way further down.
        ("Move down Parameter 3", ["b", "c", "a"], "Move down Parameter 3"),
        ("Move up Parameter 3", ["b", "a", "c"], "Move up Parameter 2"),
        ("Move up Parameter 2", ["a", "b", "c"], "Move up Parameter 1"),
        ("Move up Parameter 1", ["a", "b", "c"], "Move up Parameter 1"),
    ] {
        person.press(press);
        until(press, || names(&person) == order).await;
        person.has_focus_on(focused).await;
    }
}

#[wasm_bindgen_test]
async fn a_copy_stands_below_its_row() {
    let person = with_rows(&["a", "b"]).await;
    type_into(&labelled(&person.row(1), "Value"), "v");
    person.press("Duplicate Parameter 1");
    person.has_focus_in_row(2, "Name").await;
    assert_eq!(names(&person), ["a", "a", "b"]);
    assert_eq!(value(&labelled(&person.row(2), "Value")), "v");
    // The copy is a row of its own.
    type_into(&labelled(&person.row(2), "Value"), "w");
    assert_eq!(value(&labelled(&person.row(1), "Value")), "v");
}

#[wasm_bindgen_test]
async fn a_change_of_type_never_costs_a_value() {
    let person = with_rows(&["a"]).await;
    let row = person.row(1);
    type_into(&labelled(&row, "Value"), "007 ");
    for (data_type, expected) in
        [("Number", "007 "), ("Boolean", ""), ("ITResource", "007 "), ("Boolean", ""), ("String", "007 ")]
    {
        choose(&labelled(&row, "Data type"), data_type);
        until(data_type, || value(&labelled(&row, "Value")) == expected).await;
    }
}

#[wasm_bindgen_test]
async fn an_emptied_form_can_be_brought_back() {
    let person = Person::signed_in().await;
    let untouched = person.all_values();
    drop(person);
    let person = with_rows(&["a", "b"]).await;
    type_into(&labelled(&person.row(1), "Value"), " text\nof two lines ");
    choose(&labelled(&person.row(2), "Data type"), "Boolean");
    until("the choice", || labelled(&person.row(2), "Value").tag_name() == "SELECT").await;
    choose(&labelled(&person.row(2), "Value"), "false");
    press(&named(&person.row(2), "button", "More of Parameter 2"));
    until("the details", || person.row(2).inner_text().contains("Help text")).await;
    type_into(&labelled(&person.row(2), "Help text"), "why");
    choose(&labelled(&person.row(2), "Required"), "true");
    choose(&person.field("Enabled"), "true");
    choose(&person.field("Concurrent"), "false");
    person.type_into("Status", "STOPPED");
    person.type_into("Notification", r#"{"to":"xelsysadm"}"#);
    let call = person.create(1).await;
    let body = call.text().await;
    call.answer_json(200, CREATED);
    until("the answer", || person.shows_button("Create another")).await;
    let filled = person.all_values();

    person.press("Create another");
    person.has_focus_on("Task name").await;
    assert_eq!(names(&person), [""; 0]);
    assert_eq!(person.value("Job name"), "");
    // Every field is as in a form that nobody touched.
    assert_eq!(person.all_values(), untouched);

    person.press("Bring it back");
    person.has_focus_on("Task name").await;
    until("the rows", || names(&person) == ["a", "b"]).await;
    assert_eq!(person.all_values(), filled);
    let again = person.create(2).await;
    assert_eq!(again.text().await, body);
}
