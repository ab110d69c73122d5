//! The actions on a job: run, stop, enable, disable.
//!
//! Must not know how a run is shown.

use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::json;

use crate::api::{App, Name};
use crate::clock;
use crate::faults::{Operation, around};
use crate::job::{Job, Run};
use crate::jobs::no_such;
use crate::refusal::{Reason, Refusal, answer};
use crate::socket::Cut;

/// POST /jobs/{jobName}/run
pub(crate) async fn run(State(app): State<Arc<App>>, Extension(cut): Extension<Cut>, Name(name): Name) -> Response {
    act(&app, &cut, &name, "run successfull", start_run).await
}

/// POST /jobs/{jobName}/stop
pub(crate) async fn stop(State(app): State<Arc<App>>, Extension(cut): Extension<Cut>, Name(name): Name) -> Response {
    act(&app, &cut, &name, "stop successfull", |job| {
        interrupt(job);
        Ok(())
    })
    .await
}

/// POST /jobs/{jobName}/enable
pub(crate) async fn enable(State(app): State<Arc<App>>, Extension(cut): Extension<Cut>, Name(name): Name) -> Response {
    act(&app, &cut, &name, "enable successfull", |job| {
        job.enabled = true;
        Ok(())
    })
    .await
}

/// POST /jobs/{jobName}/disable
pub(crate) async fn disable(State(app): State<Arc<App>>, Extension(cut): Extension<Cut>, Name(name): Name) -> Response {
    act(&app, &cut, &name, "disable successfull", |job| {
        job.enabled = false;
        Ok(())
    })
    .await
}

async fn act(
    app: &App,
    cut: &Cut,
    name: &str,
    words: &str,
    change: impl FnOnce(&mut Job) -> Result<(), Refusal>,
) -> Response {
    let act = || {
        let changed = app.store.change(name, |job| {
            job.settle(clock::now());
            change(job)
        })?;
        changed.ok_or_else(|| no_such(name))?;
        Ok(answer(StatusCode::OK, &json!({ "jobName": name, "status": words })))
    };
    around(name, Operation::Action, cut, act).await
}

fn start_run(job: &mut Job) -> Result<(), Refusal> {
    if !job.enabled {
        return Err(Refusal::new(Reason::BadRequest, format!("the job \"{}\" is disabled", job.name)));
    }
    if !job.concurrent && job.runs.iter().any(|run| run.ended.is_none()) {
        return Err(Refusal::new(Reason::JobRunning, format!("the job \"{}\" is running already", job.name)));
    }
    let id = job.runs.iter().map(|run| run.id).max().unwrap_or(0) + 1;
    let status = "RUNNING".to_owned();
    job.status.clone_from(&status);
    job.runs.push(Run { id, started: clock::now(), ended: None, status, error: None });
    Ok(())
}

fn interrupt(job: &mut Job) {
    for run in job.runs.iter_mut().filter(|run| run.ended.is_none()) {
        run.ended = Some(clock::now());
        "INTERRUPTED".clone_into(&mut run.status);
        "INTERRUPTED".clone_into(&mut job.status);
    }
}
