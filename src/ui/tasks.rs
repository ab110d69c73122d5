//! What is known of tasks: of the catalogue, and of the jobs on the server.
//!
//! Owns when each is asked for, and what of it the form gets to know. Must not keep anybody from typing another name,
//! or from filling in the form when nothing can be had.

use super::dom::follow;
use super::focus::has_focus;
use super::form_state::FormState;
use super::later::with_later;
use super::live::Live;
use super::sending::Sending;
use super::shared::Shared;
use super::task_picker::TASK;
use super::tools::Said;
use crate::catalogue::{self, Known, KnownTask, Names, Sibling, TaskParameters, add_known};
use crate::job::{ParameterDraft, RowId};
use crate::net;
use crate::scheduler::{FoundJob, Search, Unread, find_jobs, found_jobs, job_body, read_job};
use crate::ui::framework::untrack;
use crate::wire::decode;
use crate::words::tasks as words;
use crate::words::texts;
use std::rc::Rc;

/// So many jobs are looked through for the tasks that they run.
const MOST_JOBS: u32 = 1_000;

/// So many jobs of one task are listed to find one that can be read.
const MOST_SIBLINGS: u32 = 20;

/// What is known of tasks; a copy is a handle to the same.
pub(super) type Tasks = Shared<TasksState>;

/// What a `Tasks` points to.
pub(super) struct TasksState {
    pub(super) form: FormState,
    sending: Sending,
    said: Said,
    /// The catalogue, and whether it is there.
    pub(super) catalogue: Live<Vec<Rc<KnownTask>>>,
    pub(super) catalogue_is: Live<Asked>,
    /// The jobs on the server, and whether they are there.
    pub(super) jobs: Live<Vec<FoundJob>>,
    pub(super) jobs_are: Live<Asked>,
    /// The task that was looked at last.
    pub(super) task_name: Live<String>,
    /// A job of that task.
    pub(super) sibling: Live<Sibling>,
    /// The IT resources that are known apart from those in the rows.
    pub(super) it_resources: Live<Names>,
    /// Whether somebody came to a field that takes one.
    pub(super) are_it_resources_wanted: Live<bool>,
}

/// Where something stands that is asked for once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Asked {
    #[default]
    Not,
    Waiting,
    There,
    Failed,
}

impl Tasks {
    pub(super) fn new(form: FormState, sending: Sending, said: Said) -> Self {
        let it = Self::of(TasksState {
            form,
            sending,
            said,
            catalogue: Live::default(),
            catalogue_is: Live::default(),
            jobs: Live::default(),
            jobs_are: Live::default(),
            task_name: Live::default(),
            sibling: Live::default(),
            it_resources: Live::new(sending.it_resources()),
            are_it_resources_wanted: Live::default(),
        });
        // A task that came with an import, a template or an undone step; while one types, leaving the field tells.
        follow(Box::new(move || {
            form.job.track();
            // A page may have handed a job over before anybody signed in: it is looked at then.
            if sending.session.credentials.with(Option::is_some) && !has_focus(TASK) {
                untrack(|| with_later(move |parts| (parts.look_at_task)(it)));
            }
        }));
        it
    }

    /// From now on the IT resources are offered, with those that the catalogue knows.
    pub(super) fn want_it_resources(self) {
        if !self.are_it_resources_wanted.get_untracked() {
            self.are_it_resources_wanted.set(true);
        }
        with_later(move |it| (it.load_catalogue)(self));
    }

    /// Fetches the catalogue when it is first wanted. What failed is tried again the next time.
    pub(super) fn load_catalogue(self) {
        if matches!(self.catalogue_is.get_untracked(), Asked::Waiting | Asked::There) {
            return;
        }
        let address = self.sending.tasks();
        if address.is_empty() {
            return self.catalogue_is.set(Asked::There);
        }
        self.catalogue_is.set(Asked::Waiting);
        net::load(
            address,
            Box::new(move |text| match text.map(|text| catalogue::tasks(&text)) {
                Some(Ok(tasks)) => {
                    for task in &tasks {
                        self.learn_resources(&task.parameters);
                    }
                    self.catalogue.set(tasks);
                    self.catalogue_is.set(Asked::There);
                    self.tell_form();
                }
                _ => self.catalogue_is.set(Asked::Failed),
            }),
        );
    }

    /// Fetches the names of tasks from wherever there are some.
    pub(super) fn load(self) {
        self.load_catalogue();
        if matches!(self.jobs_are.get_untracked(), Asked::Waiting | Asked::There) {
            return;
        }
        self.jobs_are.set(Asked::Waiting);
        self.sending.ask(
            find_jobs(Search::All, MOST_JOBS),
            Box::new(move |answer| match found_jobs(answer) {
                Ok(jobs) => {
                    self.jobs.set(jobs);
                    self.jobs_are.set(Asked::There);
                    self.tell_form();
                }
                Err(_) => self.jobs_are.set(Asked::Failed),
            }),
        );
    }

    /// Finds out about the task in the form, unless that was done already.
    pub(super) fn look_at_task(self) {
        let name = self.form.job.with_untracked(|job| job.task_name.clone());
        if name != self.task_name.get_untracked() {
            self.ask_about(name);
        }
    }

    /// Asks the server for a job of the task that was looked at last.
    pub(super) fn ask_again(self) {
        self.ask_about(self.task_name.get_untracked());
    }

    fn ask_about(self, name: String) {
        self.task_name.set(name.clone());
        self.sibling.set(Sibling::NotAsked);
        self.tell_form();
        if name.trim().is_empty() {
            return;
        }
        self.load_catalogue();
        self.sibling.set(Sibling::Waiting);
        self.sending.ask(
            find_jobs(Search::OfTask(&name), MOST_SIBLINGS),
            Box::new(move |answer| match found_jobs(answer) {
                // The server may take what is asked for as a pattern.
                Ok(jobs) => match jobs.into_iter().find(|job| job.task_name == name) {
                    Some(job) => self.read_sibling(name, job.name),
                    None => self.found(&name, Sibling::Missing),
                },
                Err(why) => self.found(&name, Sibling::Failed(why)),
            }),
        );
    }

    fn read_sibling(self, task_name: String, job_name: String) {
        self.sending.ask(
            read_job(&job_name),
            Box::new(move |answer| {
                let read = job_body(answer, &job_name)
                    .and_then(|text| decode(&text, RowId(0)).map_err(|_| Unread::Unreadable));
                let sibling = match read {
                    Ok(job) => {
                        self.learn_resources(&job.parameters);
                        Sibling::Found(job_name, job.parameters.iter().map(ParameterDraft::without_value).collect())
                    }
                    Err(why) => Sibling::Failed(why),
                };
                self.found(&task_name, sibling);
            }),
        );
    }

    /// Takes an answer about the task of this name, unless another is looked at by now.
    fn found(self, task_name: &str, sibling: Sibling) {
        if self.task_name.with_untracked(|name| name == task_name) {
            self.sibling.set(sibling);
            self.tell_form();
        }
    }

    /// The form gets to know what names there are.
    fn tell_form(self) {
        let task_name = self.task_name.get_untracked();
        let mut parameters =
            TaskParameters { task_name: task_name.clone(), is_complete: false, names: Names::default() };
        if let Some(task) = self.of_catalogue(&task_name) {
            parameters.is_complete = task.is_complete;
            parameters.add(&task.parameters);
        }
        self.sibling.with_untracked(|sibling| {
            if let Sibling::Found(_, rows) = sibling {
                parameters.is_complete = true;
                parameters.add(rows);
            }
        });
        let tasks = self.names();
        self.form.known.set(Known { tasks, parameters });
        self.form.refresh_soon();
    }

    fn learn_resources(self, parameters: &[ParameterDraft]) {
        self.form.secrets.with_untracked(|secrets| {
            self.it_resources.update(|known| secrets.it_resources(parameters).for_each(|name| known.add(name)));
        });
    }

    fn names(self) -> Names {
        let mut names = Names::default();
        self.catalogue.with_untracked(|tasks| tasks.iter().for_each(|task| names.add(&task.name)));
        self.jobs.with_untracked(|jobs| jobs.iter().for_each(|job| names.add(&job.task_name)));
        names
    }

    /// What the catalogue says of a task.
    pub(super) fn of_catalogue(self, name: &str) -> Option<Rc<KnownTask>> {
        self.catalogue.with(|tasks| catalogue::named(tasks, name).cloned())
    }

    /// Adds parameters to the rows, and says what became of them.
    pub(super) fn add(self, parameters: &[ParameterDraft]) {
        let mut draft = self.form.snapshot();
        let added = add_known(&mut draft.parameters, parameters);
        if added.new + added.completed > 0 {
            self.form.rework(texts::task_offer::ADDED.say(), draft);
        }
        self.said.set(words::added(added));
    }
}
