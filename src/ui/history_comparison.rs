//! The window in which two jobs of the history are compared.
//!
//! Owns how their difference is shown: in words, and line by line. Must not work it out.

use super::change_list::changes_under;
use super::dialog::dialog;
use super::dom::{El, el, el_of};
use super::history::{HistoryList, Job};
use super::history_job::time;
use super::preview::line_list;
use crate::clock;
use crate::job::{ParameterDraft, difference};
use crate::words::history as words;
use crate::words::texts::{Text, history, history_comparison as texts};

/// The window.
pub(super) fn comparison(it: HistoryList) -> El {
    dialog("history-comparison", texts::WINDOW.say(), it.is_comparing, move || {
        let (one, other) = (it.chosen.get_untracked(), it.other.get_untracked());
        let (earlier, later) = if one < other { (one, other) } else { (other, one) };
        let jobs = it.job(&earlier).zip(it.job(&later));
        el("div").children(jobs.map(|(earlier, later)| compared(&earlier, &later)))
    })
}

fn compared(earlier: &Job, later: &Job) -> El {
    let zone = clock::own_zone();
    let which = |what: Text, Job { sent, .. }: &Job| {
        let (before, behind) = what.around();
        let job = texts::JOB.with(&[(&sent.job_name).into(), (&time(sent.at(), &zone)).into()]);
        el("p").text(before).child(el("bdi").text(&job)).text(behind)
    };
    let (before, after) = (earlier.sent.job().unwrap_or_default(), later.sent.job().unwrap_or_default());
    let changes = difference(&before, &after);
    let mut rows = before.parameters.iter().chain(&after.parameters);
    let secrets = rows.any(ParameterDraft::is_placeholder).then(|| el("p").say(history::SECRETS_NOT_COMPARED));
    el_of("div", "history-content")
        .child(which(texts::EARLIER, earlier))
        .child(which(texts::LATER, later))
        .child(changes_under(&words::differences(changes.len()), &changes))
        .children(secrets)
        .child(line_list(&earlier.sent.bodies(), &later.sent.bodies(), texts::LINES.say()))
}
