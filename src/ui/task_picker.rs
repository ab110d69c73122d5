//! The list of known tasks under the task name.
//!
//! Owns the combobox (WAI-ARIA Authoring Practices: an editable combobox with a list): when the list is open, which entry is
//! active, and what a key does. Must not know where the names come from.

use super::dom::{El, el, el_of};
use super::focus::show_now;
use super::later::with_later;
use super::live::{Live, Source};
use super::shared::Shared;
use super::tasks::{Asked, Tasks};
use crate::find::has;
use crate::words::tasks as words;
use crate::words::texts;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// The id of the field.
pub(super) const TASK: &str = "task-name";

const LIST: &str = "task-list";

/// So many entries are shown; a few letters more make the rest short enough.
const MOST: usize = 40;

/// The list; a copy is a handle to the same.
type Picker = Shared<PickerState>;

struct PickerState {
    tasks: Tasks,
    is_open: Live<bool>,
    /// The active entry, which Enter takes.
    at: Live<Option<usize>>,
    listed: Source<Listed>,
}

/// What stands in the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Listed {
    entries: Vec<Entry>,
    /// What is to be said below them.
    note: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    name: String,
    /// Where it is known from.
    about: String,
}

/// Puts the list to the field `input`; `around` is what holds the field.
pub(super) fn task_picker(tasks: Tasks) -> (impl FnOnce(El) -> El, El) {
    let is_open = Live::new(false);
    let listed = Source::new(move || if is_open.get() { list(tasks) } else { Listed::default() });
    let it = Picker::of(PickerState { tasks, is_open, at: Live::new(None), listed });
    let is_shown = move || listed.get() != Listed::default();
    let input = move |input: El| {
        input
            .attr("role", "combobox")
            .attr("aria-autocomplete", "list")
            .attr("aria-controls", LIST)
            .attr("aria-expanded", "false")
            .live_state("aria-expanded", is_shown)
            .live_attr("aria-activedescendant", move || it.at.get().map(option_id))
            .on("input", move |_| it.open())
            .on("click", move |_| it.open())
            .on("blur", move |_| it.leave())
            .on("keydown", move |event| it.key(&event))
    };
    let popup = el_of("div", "picker").part_of(
        move || listed.get(),
        move |listed| {
            let entries = listed.entries.iter().enumerate().map(|(at, entry)| option(it, at, entry));
            let list = el("ul")
                .id(LIST)
                .attr("role", "listbox")
                .attr_said("aria-label", texts::task_picker::LIST)
                .children(entries);
            let note = el_of("p", "picker-note").text(&listed.note);
            (*listed != Listed::default()).then(|| el_of("div", "picker-list").child(list).child(note))
        },
    );
    (input, popup)
}

impl Picker {
    fn open(self) {
        with_later(move |it| (it.load_tasks)(self.tasks));
        self.at.set(None);
        self.is_open.set(true);
    }

    fn leave(self) {
        self.close();
        with_later(move |it| (it.look_at_task)(self.tasks));
    }

    fn close(self) {
        self.is_open.set(false);
        self.at.set(None);
    }

    fn key(self, event: &Event) {
        let Some(event) = event.dyn_ref::<KeyboardEvent>().filter(|event| !event.is_composing()) else { return };
        let count = self.listed.get().entries.len();
        let at = self.at.get_untracked();
        let to = match event.key().as_str() {
            "ArrowDown" if !self.is_open.get_untracked() => return self.open(),
            "ArrowDown" => at.map_or(0, |at| at + 1),
            "ArrowUp" if count > 0 => at.unwrap_or(count).checked_sub(1).unwrap_or(count - 1),
            "Enter" => match at {
                // It sends the form only from a list that is closed.
                Some(at) => {
                    event.prevent_default();
                    return self.choose(at);
                }
                None if count > 0 => {
                    event.prevent_default();
                    return self.leave();
                }
                None => return,
            },
            "Escape" if self.is_open.get_untracked() => {
                event.prevent_default();
                return self.close();
            }
            _ => return,
        };
        event.prevent_default();
        if count > 0 {
            let to = to % count;
            self.at.set(Some(to));
            show_now(&option_id(to));
        }
    }

    fn choose(self, at: usize) {
        if let Some(entry) = self.listed.get().entries.into_iter().nth(at) {
            self.tasks.form.edit(TASK, |job| job.task_name = entry.name);
        }
        self.leave();
    }
}

fn option(it: Picker, at: usize, entry: &Entry) -> El {
    el_of("li", "picker-option")
        .id(&option_id(at))
        .attr("role", "option")
        .live_attr("aria-selected", move || Some((it.at.get() == Some(at)).to_string()))
        .child(el("span").text(&entry.name))
        .text(" ")
        .child(el_of("span", "picker-about").text(&entry.about))
        // The focus stays in the field.
        .on("mousedown", |event| event.prevent_default())
        .on("click", move |_| it.choose(at))
}

fn option_id(at: usize) -> String {
    format!("task-{at}")
}

/// The tasks that hold every word that stands in the field, in their name or the name of their connector.
fn list(tasks: Tasks) -> Listed {
    let typed = tasks.form.job.with(|job| job.task_name.to_ascii_lowercase());
    let mut entries = Vec::new();
    let mut more = 0;
    tasks.form.known.with(|known| {
        for name in known.tasks.iter() {
            let task = tasks.of_catalogue(name);
            let connector = task.as_ref().map(|task| task.connector.as_str());
            let searched = [name, " ", connector.unwrap_or_default()].concat().to_ascii_lowercase();
            if !typed.split(' ').all(|word| has(&searched, word)) {
                continue;
            }
            if entries.len() == MOST {
                more += 1;
                continue;
            }
            let jobs = tasks.jobs.with(|jobs| jobs.iter().filter(|job| job.task_name == name).count());
            entries.push(Entry { name: name.to_owned(), about: words::known_from(connector, jobs) });
        }
    });
    if let [only] = entries.as_slice()
        && only.name.to_ascii_lowercase() == typed
    {
        return Listed::default();
    }
    let note = match (tasks.catalogue_is.get(), tasks.jobs_are.get()) {
        (Asked::Waiting, _) | (_, Asked::Waiting) => texts::tasks::COME.say(),
        (Asked::Failed, _) => texts::tasks::NO_CATALOGUE.say(),
        (_, Asked::Failed) => texts::tasks::NO_JOBS.say(),
        _ => "",
    };
    let note = if more > 0 { words::more_tasks(more) } else { note.to_owned() };
    // Nothing to choose, and nothing that matters: the list is not there.
    if entries.is_empty() && !typed.is_empty() { Listed::default() } else { Listed { entries, note } }
}
