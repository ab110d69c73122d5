//! What is known of the task in the form, and its parameters as an offer.
//!
//! Owns the place under the job's fields. Must not change a row without a press.

use super::dom::{El, button, button_said, el, el_of};
use super::tasks::{Asked, Tasks};
use crate::catalogue::Sibling;
use crate::job::ParameterDraft;
use crate::words::tasks as words;
use crate::words::texts::{task_offer as texts, tasks};
use std::mem::discriminant;

/// What stands in the place, which is there from the beginning: nothing moves when something becomes known.
pub(super) fn task_offer(it: Tasks) -> El {
    let is_of_form = move || {
        let name = it.task_name.get();
        !name.trim().is_empty() && it.form.job.with(|job| job.task_name == name)
    };
    el("div").part_of(is_of_form, move |is_of_form| {
        if !is_of_form {
            return Some(el_of("p", "field-hint").say(tasks::NONE_NAMED));
        }
        let known = el("div")
            // A name and a state: to compare all that is known of a task would be code for each of its fields.
            .part_of(move || (it.task_name.get(), it.catalogue_is.get()), move |at| Some(catalogue(it, at)))
            .part_of(
                move || it.sibling.with(|sibling| Some(discriminant(sibling))),
                move |_| it.sibling.with(|sibling| job(it, sibling)),
            );
        Some(known)
    })
}

fn catalogue(it: Tasks, (name, state): &(String, Asked)) -> El {
    if let Some(task) = it.of_catalogue(name) {
        let about = el("p").text(&task.description);
        let line = line(it, &words::of_catalogue(&task), texts::ADD_OF_CATALOGUE.say(), &task.parameters);
        return el("div").child(about).child(line);
    }
    el_of("p", "field-hint").text(match state {
        Asked::There => tasks::NOT_IN_CATALOGUE.say(),
        Asked::Failed => tasks::NO_CATALOGUE.say(),
        Asked::Not | Asked::Waiting => tasks::COME.say(),
    })
}

fn job(it: Tasks, sibling: &Sibling) -> Option<El> {
    let words = match sibling {
        Sibling::NotAsked => return None,
        Sibling::Waiting => tasks::SIBLING_COMES.say().to_owned(),
        Sibling::Missing => tasks::NO_SIBLING.say().to_owned(),
        Sibling::Found(name, rows) => {
            return Some(line(it, &words::of_job(name, rows), texts::ADD_OF_JOB.say(), rows));
        }
        Sibling::Failed(why) => {
            let again = button_said("button button-quiet button-small", texts::ASK_AGAIN, move || it.ask_again());
            let words = el_of("p", "field-hint").text(&words::sibling_unread(*why));
            return Some(el_of("div", "task-offer-line").child(words).child(again));
        }
    };
    Some(el_of("p", "field-hint").text(&words))
}

fn line(it: Tasks, words: &str, add: &str, parameters: &[ParameterDraft]) -> El {
    let line = el_of("div", "task-offer-line").child(el_of("p", "field-hint").text(words));
    if parameters.is_empty() {
        return line;
    }
    let parameters = parameters.to_vec();
    line.child(button("button button-small", add, move || it.add(&parameters)))
}
