//! The operations on a job's runs: the history, the last run, one run.
//!
//! Must not know how runs come about.

use std::sync::Arc;

use axum::Extension;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::{Value, json};

use crate::api::{App, BASE, Name};
use crate::clock;
use crate::faults::{Operation, around};
use crate::job::{Job, Run};
use crate::jobs::find;
use crate::refusal::{Reason, Refusal, answer};
use crate::search::{Paging, bad, direction, encoded, turned};
use crate::socket::Cut;

/// GET /jobs/{jobName}/history
pub(crate) async fn list(
    State(app): State<Arc<App>>,
    Extension(cut): Extension<Cut>,
    Name(name): Name,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Response {
    let list = || {
        let Query(query) = query.map_err(|error| bad(error.to_string()))?;
        let paging = Paging::read(&query, &["orderBy"])?;
        let order = query.iter().find(|(key, _)| key == "orderBy").map_or("id:desc", |(_, value)| value);
        let job = find(&app, &name)?;
        let runs = ordered(job.runs.clone(), order)?;
        let path = format!("{BASE}/jobs/{}/history", encoded(&name));
        let (runs, links) = paging.page(runs, &path, &query);
        let history: Vec<Value> = runs.iter().map(|run| shown(&job, run)).collect();
        Ok(answer(StatusCode::OK, &json!({ "history": history, "links": links })))
    };
    around(&name, Operation::History, &cut, list).await
}

/// GET /jobs/{jobName}/history/last
pub(crate) async fn last(State(app): State<Arc<App>>, Name(name): Name) -> Result<Response, Refusal> {
    let job = find(&app, &name)?;
    let run = job.runs.iter().max_by_key(|run| run.id);
    let run = run.ok_or_else(|| Refusal::new(Reason::NoSuchRun, format!("the job \"{name}\" has not run yet")))?;
    Ok(answer(StatusCode::OK, &shown(&job, run)))
}

/// GET /jobs/{jobName}/history/{id}
pub(crate) async fn one(
    State(app): State<Arc<App>>,
    path: Result<Path<(String, String)>, PathRejection>,
) -> Result<Response, Refusal> {
    let Path((name, id)) = path.map_err(|error| Refusal::new(Reason::BadRequest, error.to_string()))?;
    let job = find(&app, &name)?;
    let run = job.runs.iter().find(|run| run.id.to_string() == id);
    let run = run
        .ok_or_else(|| Refusal::new(Reason::NoSuchRun, format!("the job \"{name}\" has no run of the id \"{id}\"")))?;
    Ok(answer(StatusCode::OK, &shown(&job, run)))
}

fn ordered(mut runs: Vec<Run>, order: &str) -> Result<Vec<Run>, Refusal> {
    let (field, descending) = direction(order)?;
    match field {
        "id" => runs.sort_by(|one, other| turned(one.id.cmp(&other.id), descending)),
        "jobStartTime" => runs.sort_by(|one, other| turned(one.started.cmp(&other.started), descending)),
        "jobEndTime" => runs.sort_by(|one, other| turned(one.ended.cmp(&other.ended), descending)),
        "status" => runs.sort_by(|one, other| turned(one.status.cmp(&other.status), descending)),
        other => {
            let message = format!("orderBy: must be id, jobStartTime, jobEndTime or status, not \"{other}\"");
            return Err(bad(message));
        }
    }
    Ok(runs)
}

fn shown(job: &Job, run: &Run) -> Value {
    let params: Vec<Value> =
        job.parameters.iter().map(|known| json!({ "name": known.name, "value": known.value })).collect();
    let mut shown = json!({
        "id": run.id.to_string(),
        "jobName": job.name,
        "jobStartTime": clock::write(run.started),
        "status": run.status,
        "params": params,
    });
    if let Some(members) = shown.as_object_mut() {
        if let Some(ended) = run.ended {
            members.insert("jobEndTime".to_owned(), Value::String(clock::write(ended)));
        }
        if let Some(error) = &run.error {
            members.insert("errorMessage".to_owned(), Value::String(error.clone()));
            let trace = format!("oracle.iam.scheduler.exception.SchedulerException: {error}\n\tat (stand-in)");
            members.insert("exceptionObject".to_owned(), Value::String(trace));
        }
    }
    shown
}
