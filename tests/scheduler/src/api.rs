//! The map of the service: which path and method leads to which operation.
//!
//! Must not know what an operation does.

use std::sync::Arc;

use axum::Router;
use axum::extract::rejection::PathRejection;
use axum::extract::{DefaultBodyLimit, FromRequestParts, Path};
use axum::http::request::Parts;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{MethodRouter, get, post};

use crate::guard::{change, guard};
use crate::journal::Journal;
use crate::refusal::{Reason, Refusal};
use crate::sign_in::SignIns;
use crate::store::Store;
use crate::tasks::Tasks;
use crate::{actions, executions, jobs, triggers};

/// The path under which the product serves its scheduler.
pub(crate) const BASE: &str = "/iam/governance/selfservice/api/v1/scheduler";

/// What all operations share.
#[derive(Debug)]
pub(crate) struct App {
    pub(crate) store: Store,
    pub(crate) tasks: Tasks,
    pub(crate) journal: Journal,
    pub(crate) sign_ins: SignIns,
}

/// All operations, with and without a slash at the end of the path.
pub(crate) fn router(app: Arc<App>) -> Router {
    let paths: [(&str, MethodRouter<Arc<App>>); 10] = [
        ("/jobs", get(jobs::search).post(jobs::create)),
        ("/jobs/{name}", get(jobs::read).put(jobs::update).delete(jobs::delete)),
        ("/jobs/{name}/run", post(actions::run)),
        ("/jobs/{name}/stop", post(actions::stop)),
        ("/jobs/{name}/enable", post(actions::enable)),
        ("/jobs/{name}/disable", post(actions::disable)),
        ("/jobs/{name}/trigger", get(triggers::read).put(triggers::set).delete(triggers::delete)),
        ("/jobs/{name}/history", get(executions::list)),
        ("/jobs/{name}/history/last", get(executions::last)),
        ("/jobs/{name}/history/{id}", get(executions::one)),
    ];
    let mut router = Router::new();
    for (path, methods) in paths {
        // Only known methods: others are answered 405 before their headers are looked at.
        let methods = methods.route_layer(from_fn(change));
        router = router.route(path, methods.clone()).route(&format!("{path}/"), methods);
    }
    router
        .fallback(async || Refusal::new(Reason::NoSuchPath, "there is no such path"))
        .method_not_allowed_fallback(async || {
            Refusal::new(Reason::MethodNotAllowed, "this path does not take this method")
        })
        .layer(from_fn_with_state(app.clone(), guard))
        // The guard has its own, larger limit, and its own words for it.
        .layer(DefaultBodyLimit::disable())
        .with_state(app)
}

/// The job's name in the path, percent-decoded.
pub(crate) struct Name(pub(crate) String);

impl<S: Send + Sync> FromRequestParts<S> for Name {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let found: Result<Path<Vec<(String, String)>>, PathRejection> = Path::from_request_parts(parts, state).await;
        let Path(found) = found.map_err(|error| Refusal::new(Reason::BadRequest, error.to_string()))?;
        let name = found.into_iter().find(|(key, _)| key == "name").map(|(_, value)| value);
        name.map(Self).ok_or_else(|| Refusal::new(Reason::NoSuchPath, "the path names no job"))
    }
}
