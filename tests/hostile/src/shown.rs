//! What is shown beside the form: the notification's two fields, texts without secrets, comparisons.
//!
//! Owns what must hold of it.

use oig_job_console::exchange::recognise;
use oig_job_console::job::{
    JobDraft, OptionalText, ParameterDraft, RowId, SecretValues, check, difference, fields_unlike_source, veil,
};
use oig_job_console::wire::{Line, NotificationFields, changed_lines, read_told, write_told};
use oig_job_console::words;

pub(crate) fn notification(text: &str) {
    let fields = NotificationFields::default();
    let Some(mut told) = read_told(text, &fields) else { return };
    for recipient in ["", "x", text] {
        recipient.clone_into(&mut told.recipient);
        let written = write_told(text, &fields, &told);
        assert_eq!(written.ok().and_then(|text| read_told(&text, &fields)), Some(told.clone()));
    }
}

/// A secret, and a text in which it may stand, parted by a bar.
pub(crate) fn secrets(text: &str) {
    let (secret, said) = text.split_once('|').unwrap_or((text, text));
    let row =
        ParameterDraft { name: "P".to_owned(), text: OptionalText::stated(secret), ..ParameterDraft::new(RowId(1)) };
    let draft = JobDraft {
        job_name: "J".to_owned(),
        task_name: "T".to_owned(),
        retry_count: "1".to_owned(),
        parameters: vec![row],
        ..JobDraft::default()
    };
    let Ok(job) = check(&draft) else { return };
    let start = SecretValues::of(&job, &["P".to_owned()]).start_of(said, 300);
    // A secret that could be part of the placeholder itself proves nothing.
    let is_telling = secret.len() > "<secret:P>".len();
    assert!(!(is_telling && start.contains(secret)), "{start}");
}

/// Two texts, parted by a bar.
pub(crate) fn lines(text: &str) {
    let (before, after) = text.split_once('|').unwrap_or((text, ""));
    let lines = changed_lines(before, after);
    let old = lines.iter().filter_map(|line| match line {
        Line::Same(line) | Line::Gone(line) => Some(*line),
        Line::New(_) => None,
    });
    assert!(old.eq(before.lines()));
    let new = lines.iter().filter_map(|line| match line {
        Line::Same(line) | Line::New(line) => Some(*line),
        Line::Gone(_) => None,
    });
    assert!(new.eq(after.lines()));
}

/// Two jobs as they are taken over, parted by a sign that no text holds.
pub(crate) fn comparison(text: &str) {
    let (before, after) = text.split_once('\u{1f}').unwrap_or((text, ""));
    let job = |text: &str| recognise(text, &JobDraft::default()).map(|imported| imported.draft).unwrap_or_default();
    let (before, after) = (job(before), job(after));
    assert!(difference(&before, &before).is_empty());
    let mut changes = difference(&before, &after);
    assert_eq!(changes.is_empty(), difference(&after, &before).is_empty());
    for change in &changes {
        drop(words::exchange::change(change));
    }
    drop(fields_unlike_source(&before, &after, true));
    let hidden: Vec<_> = after.parameters.iter().map(|row| row.name.clone()).collect();
    veil(&mut changes, &hidden);
}
