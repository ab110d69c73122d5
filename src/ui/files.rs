//! Files that a person opens or drops.
//!
//! Owns the way from a file to its text. Must not know what the text is for.

use super::later::with_later;
use super::live::Act;
use super::root::listen;
use crate::find::has;
use crate::words::exchange as words;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DataTransfer, DragEvent, Event, File, FileList, HtmlInputElement};

/// Takes a file's text, or why there is none.
pub(super) type OnText = Act<Result<String, String>>;

/// Takes files that are dropped anywhere in the console, for as long as the present owner lives. Without it the browser
/// would leave the page for the file.
pub(super) fn take_dropped(on_text: OnText) {
    listen("dragover", |event| {
        if dropped(event.dyn_ref::<DragEvent>()).is_some() {
            event.prevent_default();
        }
    });
    listen("drop", move |event| {
        if let Some(transfer) = dropped(event.dyn_ref::<DragEvent>()) {
            event.prevent_default();
            if let Some(files) = transfer.files() {
                with_later(move |it| (it.read_files)(&files, on_text));
            }
        }
    });
}

/// Takes the files that were chosen in an input, which is then ready to take the same ones again.
pub(super) fn take_chosen(event: &Event, on_text: OnText) {
    let input = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
    if let Some((input, files)) = input.and_then(|input| Some((input.clone(), input.files()?))) {
        read_files(&files, on_text);
        input.set_value("");
    }
}

/// What is dragged, if it is files and not text.
fn dropped(event: Option<&DragEvent>) -> Option<DataTransfer> {
    event?.data_transfer().filter(|transfer| transfer.types().includes(&"Files".into(), 0))
}

/// Reads the files in their order.
pub(super) fn read_files(files: &FileList, on_text: OnText) {
    let files: Vec<_> = (0..files.length()).filter_map(|at| files.get(at)).collect();
    spawn_local(async move {
        for file in files {
            on_text.run(text_of(&file).await);
        }
    });
}

async fn text_of(file: &File) -> Result<String, String> {
    // Exact up to 2^53, far beyond the limit.
    if file.size() > f64::from(words::FILE_LIMIT) {
        return Err(words::file_too_large(&file.name()));
    }
    let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
    // What is no text is full of these.
    text.filter(|text| !has(text, "\0")).ok_or_else(|| words::file_without_text(&file.name()))
}
