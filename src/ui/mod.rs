//! What is on the screen: one file a part, named after it.
//!
//! Owns the components and the state behind them.
//! Must not hold rules about jobs, build JSON, or write sentences about faults.

mod action_bar;
mod answer;
mod console;
mod error_summary;
mod field;
mod focus;
mod form_state;
mod job_form;
mod live;
mod more_fields;
mod parameter_row;
mod parameters;
mod result;
mod row_details;
mod row_state;
mod row_value;
mod sending;
mod sign_in;
mod suggestions;
mod truth_select;

use leptos::prelude::*;

/// Mounts the console into the element with the id `console`, in place of what stands there.
pub fn start() {
    let Some(host) = leptos::tachys::dom::document().get_element_by_id("console") else {
        return;
    };
    host.set_text_content(None);
    let Ok(host) = wasm_bindgen::JsCast::dyn_into(host) else {
        return;
    };
    leptos::mount::mount_to(host, || view! { <console::Console/> }).forget();
}
