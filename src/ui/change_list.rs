//! What will change in the form, before it does, or what differs between two jobs.
//!
//! Owns the list. Must not know why something changes.

use super::dom::{El, el, el_of};
use crate::job::Change;
use crate::words::exchange::{ChangeWords, change, change_count, more_changes};
use crate::words::texts::change_list as texts;

/// So many changes are listed; of the others it is said how many there are.
const MOST: usize = 60;

/// The list, under the number of the changes.
pub(super) fn change_list(changes: &[Change]) -> El {
    changes_under(&change_count(changes.len()), changes)
}

/// The list, under these words, if there are any.
pub(super) fn changes_under(head: &str, changes: &[Change]) -> El {
    let items = changes.iter().take(MOST).map(|it| item(change(it)));
    let list = el_of("div", "change-list").children((!head.is_empty()).then(|| el("p").text(head)));
    let list = if changes.is_empty() { list } else { list.child(el("ul").children(items)) };
    match changes.len().checked_sub(MOST) {
        None | Some(0) => list,
        Some(more) => list.child(el("p").text(&more_changes(more))),
    }
}

fn item(ChangeWords { what, before, after }: ChangeWords) -> El {
    let item = el("li");
    let what = el_of("span", "change-what").text(&what);
    if before.is_empty() && after.is_empty() {
        return item.child(what);
    }
    let (opening, colon) = texts::FIELD.around();
    let mut item = item.text(opening).child(what).text(colon).text(" ");
    if !before.is_empty() {
        item = item.child(el("del").text(&before));
    }
    if !before.is_empty() && !after.is_empty() {
        item = item.text(" ").say(texts::BECOMES).text(" ");
    }
    if !after.is_empty() {
        item = item.child(el("ins").text(&after));
    }
    item
}
