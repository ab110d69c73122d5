//! The operations on jobs: create, search, read, update, delete.
//!
//! Must not know sign-in, faults' mechanics or how jobs are stored.

use std::sync::Arc;

use axum::Extension;
use axum::body::Bytes;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::api::{App, Name};
use crate::clock;
use crate::details::{self, Details};
use crate::due;
use crate::faults::{Operation, around};
use crate::guard::json_only;
use crate::job::{Entry, Job, Parameter};
use crate::journal::Ticket;
use crate::json::Json;
use crate::parameters::{check, check_required};
use crate::refusal::{Reason, Refusal, answer};
use crate::search::{Search, bad};
use crate::socket::Cut;
use crate::tasks::{Task, Tasks};

/// POST /jobs
pub(crate) async fn create(
    State(app): State<Arc<App>>,
    Extension(ticket): Extension<Ticket>,
    Extension(cut): Extension<Cut>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let body = match json_only(&headers).and_then(|()| details::parse(&body)) {
        Ok(body) => body,
        Err(refusal) => return refusal.into_response(),
    };
    let name = match body.member("jobName") {
        Some(Json::Text(name)) => name.as_str(),
        _ => "",
    };
    let store = || {
        let job = job(&app.tasks, details::read(&body)?)?;
        if !app.store.add(&job)? {
            let message = format!("jobName: a job named \"{}\" exists already", job.name);
            return Err(Refusal::new(Reason::JobExists, message));
        }
        app.journal.stored(ticket);
        let success = json!({ "jobName": job.name, "status": "Job Create successfull" });
        Ok(answer(StatusCode::OK, &success))
    };
    around(name, Operation::Create, &cut, store).await
}

/// GET /jobs
pub(crate) async fn search(
    State(app): State<Arc<App>>,
    Extension(cut): Extension<Cut>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Response {
    let search = match query.map_err(|error| bad(error.to_string())).and_then(|Query(query)| Search::read(query)) {
        Ok(search) => search,
        Err(refusal) => return refusal.into_response(),
    };
    let list = || {
        let now = clock::now();
        let mut jobs = app.store.all()?;
        for job in &mut jobs {
            job.settle(now);
        }
        let (page, links) = search.page(jobs);
        let entries: Vec<_> = page.iter().map(|job| Entry { job, next: due::next(job, now) }).collect();
        Ok(answer(StatusCode::OK, &json!({ "jobs": entries, "links": links })))
    };
    around(search.name(), Operation::Search, &cut, list).await
}

/// GET /jobs/{jobName}
pub(crate) async fn read(State(app): State<Arc<App>>, Extension(cut): Extension<Cut>, Name(name): Name) -> Response {
    around(&name, Operation::Read, &cut, || Ok(answer(StatusCode::OK, &find(&app, &name)?.details()))).await
}

/// PUT /jobs/{jobName}
pub(crate) async fn update(
    State(app): State<Arc<App>>,
    Extension(cut): Extension<Cut>,
    Name(name): Name,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let change = || {
        json_only(&headers)?;
        let details = details::read(&details::parse(&body)?)?;
        let changed = app.store.change(&name, |job| merge(&app.tasks, job, details))?;
        changed.ok_or_else(|| no_such(&name))?;
        Ok(answer(StatusCode::OK, &json!({ "status": "Job Update successfull" })))
    };
    around(&name, Operation::Update, &cut, change).await
}

/// DELETE /jobs/{jobName}
pub(crate) async fn delete(State(app): State<Arc<App>>, Extension(cut): Extension<Cut>, Name(name): Name) -> Response {
    let remove = || {
        if !app.store.remove(&name)? {
            return Err(no_such(&name));
        }
        Ok(answer(StatusCode::OK, &json!({ "jobName": name, "status": "Job Deleted" })))
    };
    around(&name, Operation::Delete, &cut, remove).await
}

/// The job of this name, its finished runs ended.
pub(crate) fn find(app: &App, name: &str) -> Result<Job, Refusal> {
    let mut job = app.store.get(name)?.ok_or_else(|| no_such(name))?;
    job.settle(clock::now());
    Ok(job)
}

/// The refusal for a name that no job has.
pub(crate) fn no_such(name: &str) -> Refusal {
    Refusal::new(Reason::NoSuchJob, format!("there is no job named \"{name}\""))
}

/// Makes a new job of what a request stated.
pub(crate) fn job(tasks: &Tasks, details: Details) -> Result<Job, Refusal> {
    let name = details.name.ok_or_else(|| missing("jobName"))?;
    let task = known(tasks, &details.task.ok_or_else(|| missing("taskName"))?)?;
    let retry_count = details.retry_count.ok_or_else(|| missing("retryCount"))?;
    let parameters = check(task, &details.parameters.unwrap_or_default())?;
    check_required(task, &parameters)?;
    Ok(Job {
        name,
        task: task.name.clone(),
        retry_count,
        concurrent: details.concurrent.unwrap_or(false),
        enabled: details.enabled.unwrap_or(true),
        schedule_type: details.schedule_type.unwrap_or_else(|| "None".to_owned()),
        cron_type: details.cron_type,
        notification: details.notification,
        parameters,
        status: details.status.unwrap_or_else(|| "STOPPED".to_owned()),
        trigger: None,
        runs: Vec::new(),
    })
}

fn missing(field: &str) -> Refusal {
    Refusal::new(Reason::FieldMissing, format!("{field}: required"))
}

fn known<'a>(tasks: &'a Tasks, name: &str) -> Result<&'a Task, Refusal> {
    tasks.get(name).ok_or_else(|| {
        Refusal::new(Reason::UnknownTask, format!("taskName: there is no scheduled task named \"{name}\""))
    })
}

/// Puts what a request stated over a stored job.
fn merge(tasks: &Tasks, job: &mut Job, details: Details) -> Result<(), Refusal> {
    let fixed = [("jobName", details.name, &job.name), ("taskName", details.task, &job.task)];
    for (field, stated, kept) in fixed {
        if stated.is_some_and(|stated| stated != *kept) {
            return Err(Refusal::new(Reason::BadRequest, format!("{field}: cannot be changed; it is \"{kept}\"")));
        }
    }
    if let Some(given) = details.parameters {
        let task = known(tasks, &job.task)?;
        for changed in check(task, &given)? {
            put(&mut job.parameters, changed);
        }
        check_required(task, &job.parameters)?;
    }
    job.retry_count = details.retry_count.unwrap_or(job.retry_count);
    job.concurrent = details.concurrent.unwrap_or(job.concurrent);
    job.enabled = details.enabled.unwrap_or(job.enabled);
    job.schedule_type = details.schedule_type.unwrap_or_else(|| job.schedule_type.clone());
    job.status = details.status.unwrap_or_else(|| job.status.clone());
    job.cron_type = details.cron_type.or_else(|| job.cron_type.take());
    job.notification = details.notification.or_else(|| job.notification.take());
    Ok(())
}

fn put(parameters: &mut Vec<Parameter>, changed: Parameter) {
    match parameters.iter_mut().find(|known| known.name == changed.name) {
        Some(known) => *known = changed,
        None => parameters.push(changed),
    }
}
