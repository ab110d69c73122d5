//! What the console promises to the person in front of it, in a real page, against a network in the test's hands.

mod answers;
mod bearer;
pub(super) mod dice;
mod faults;
mod history;
mod idling;
mod leaving;
mod person;
pub(super) mod place;
mod rows;
mod scheduling;
mod sending;
mod session;
mod signing_in;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
