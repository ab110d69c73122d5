//! What is taken over into the form: documents, commands, tables, rows, links, drafts.
//!
//! Owns the way there and back: what was read and is written is read as the same.

use oig_job_console::exchange::history::{history_to_json, sent_from_json, sent_to_json};
use oig_job_console::exchange::link::{KEY, from_fragment, to_fragment};
use oig_job_console::exchange::{
    ImportError, Imported, KeptDraft, draft_from_json, draft_to_json, recognise, rows_from_text, rows_to_table,
    rows_to_text, templates_from_json, templates_to_json,
};
use oig_job_console::job::{JobDraft, RowId, Secrets, check, warnings};
use oig_job_console::json::{self, JsonError, JsonText, Kind, Node, Place};
use oig_job_console::wire::{ParametersForm, WireForm, decode, encode, encode_unfinished};
use oig_job_console::words;

/// A place that is told is one in the text.
pub(crate) fn is_in(place: Place, text: &str) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    assert_eq!(Place::of(text, place.offset_in(text)), place);
}

/// A fault of JSON stands in the text, and has words.
pub(crate) fn is_told(error: &JsonError, text: &str) {
    is_in(error.place, text);
    assert!(words::json_error(error).len() < 1_000 + 12 * text.len());
}

/// Takes what stands in a value, some levels deep.
fn walk(node: Node<'_>, text: &str, levels: usize) {
    is_in(node.place(), text);
    assert_eq!(JsonText::parse(node.raw()).as_ref().map(JsonText::as_str), Ok(node.raw()));
    let fault = |error: JsonError| is_told(&error, text);
    match node.kind() {
        Kind::Text => drop(node.text("it").map_err(fault)),
        Kind::Array if levels > 0 => {
            node.items("it").unwrap_or_default().into_iter().for_each(|item| walk(item, text, levels - 1));
        }
        Kind::Object if levels > 0 => {
            let members = node.members("it").map_err(fault).unwrap_or_default();
            for member in members {
                walk(member.value, text, levels - 1);
            }
        }
        _ => {}
    }
}

pub(crate) fn json(text: &str) {
    match json::read(text) {
        Ok(node) => walk(node, text, 4),
        Err(error) => is_told(&error, text),
    }
}

/// A job that can be sent arrives as it is, in both forms.
fn is_sent(draft: &JobDraft) {
    let Ok(job) = check(draft) else { return };
    for parameters in [ParametersForm::Object, ParametersForm::Array] {
        let form = WireForm { parameters, ..WireForm::default() };
        let body = encode(&job, form);
        let back = decode(&body, RowId(1)).map(|back| check(&JobDraft { schedule: draft.schedule.clone(), ..back }));
        assert_eq!(back, Ok(Ok(job.clone())), "{body}");
    }
}

/// Whatever stands in a draft comes back from each form in which it goes out whole.
fn comes_back(draft: &JobDraft) {
    let numbered = |mut job: JobDraft| {
        (1..).map(RowId).zip(&mut job.parameters).for_each(|(id, row)| row.id = id);
        job
    };
    let draft = numbered(draft.clone());
    let text = draft_to_json(&draft);
    assert_eq!(draft_from_json(&text, RowId(1)).as_ref(), Ok(&draft), "{text}");
    if let Ok(fragment) = to_fragment(&draft) {
        assert_eq!(from_fragment(&fragment, RowId(1)).map(|back| back.is_ok()), Some(true));
    }
    let rows = rows_to_text(&draft.parameters);
    assert_eq!(rows_from_text(&rows, &draft.parameters).as_ref(), Ok(&draft.parameters), "{rows}");
    assert!(json::read(&encode_unfinished(&draft, WireForm::default())).is_ok());
    assert!(rows_to_table(&draft.parameters).len() >= 4 * draft.parameters.len());
    assert!(warnings(&draft).len() <= 10 + 3 * draft.parameters.len());
    is_sent(&draft);
}

pub(crate) fn job(text: &str) {
    match decode(text, RowId(1)) {
        Ok(draft) => comes_back(&draft),
        Err(error) => is_told(&error, text),
    }
}

fn is_imported(result: Result<Imported, ImportError>, text: &str) {
    match result {
        Ok(imported) => {
            imported.found.iter().for_each(|found| assert!(!words::exchange::found(found).is_empty()));
            imported.notes.iter().for_each(|note| assert!(!words::exchange::note(note).is_empty()));
            comes_back(&imported.draft);
        }
        Err(error) => {
            assert_eq!(Place::of(text, error.place.offset_in(text)), error.place, "{error:?}");
            assert!(words::exchange::import_error(&error).len() < 1_000 + 12 * text.len());
        }
    }
}

pub(crate) fn import(text: &str) {
    is_imported(recognise(text, &JobDraft::default()), text);
    let before = decode(crate::JOB, RowId(1)).unwrap_or_default();
    is_imported(recognise(text, &before), text);
}

pub(crate) fn command(text: &str) {
    for program in ["curl ", "curl.exe "] {
        import(&[program, text].concat());
    }
}

pub(crate) fn table(text: &str) {
    import(text);
    for head in ["name\ttype\tvalue\n", "Name,Value,Required,Help,Other members\n", "value;name\n"] {
        import(&[head, text].concat());
    }
}

pub(crate) fn rows(text: &str) {
    let before = decode(crate::JOB, RowId(1)).unwrap_or_default().parameters;
    for before in [&[], before.as_slice()] {
        match rows_from_text(text, before) {
            Ok(rows) => {
                let again = rows_to_text(&rows);
                assert_eq!(rows_from_text(&again, &rows).as_ref(), Ok(&rows), "{again}");
            }
            Err(faults) => {
                let mut last = 0;
                for fault in faults {
                    let at = fault.place.offset_in(text);
                    assert_eq!(Place::of(text, at), fault.place, "{fault:?}");
                    assert!(at >= last, "{fault:?}");
                    last = at;
                    assert!(!words::exchange::text_fault(&fault).is_empty());
                }
            }
        }
    }
}

pub(crate) fn link(text: &str) {
    for fragment in [text, &[KEY, text].concat()] {
        match from_fragment(fragment, RowId(1)) {
            Some(Ok(draft)) => comes_back(&draft),
            Some(Err(error)) => assert!(!words::exchange::link_error(&error).is_empty()),
            None => assert!(!fragment.starts_with(KEY)),
        }
    }
}

pub(crate) fn draft(text: &str) {
    match draft_from_json(text, RowId(1)) {
        Ok(draft) => comes_back(&draft),
        Err(error) => is_told(&error, text),
    }
}

pub(crate) fn templates(text: &str) {
    match templates_from_json(text) {
        Ok(templates) => assert_eq!(templates_from_json(&templates_to_json(&templates)), Ok(templates)),
        Err(error) => is_told(&error, text),
    }
}

pub(crate) fn kept(text: &str) {
    match KeptDraft::from_json(text) {
        Ok(kept) => {
            assert_eq!(KeptDraft::from_json(&kept.to_json()).as_ref(), Ok(&kept));
            let _ = kept.is_stale(1_800_000_000_000);
            let _ = words::draft_content(&kept);
        }
        Err(error) => is_told(&error, text),
    }
}

pub(crate) fn history(text: &str) {
    let Some(sent) = sent_from_json(text) else { return };
    let again = sent_to_json(&sent);
    assert_eq!(sent_from_json(&again).as_ref(), Some(&sent), "{again}");
    assert!(json::read(&history_to_json([&sent])).is_ok());
    sent.calls.iter().filter_map(|call| call.told.as_ref()).for_each(|told| drop(words::history::facts(told)));
    if let Some((draft, names)) = sent.draft(&Secrets::named_by(["key"])) {
        assert!(names.len() <= draft.parameters.len());
        comes_back(&draft);
    }
    assert!(sent.text().len() < 100 + 20 * text.len());
}
