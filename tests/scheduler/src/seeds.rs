//! The jobs a new store begins with, so that lists, schedules and histories have something to show.
//!
//! Must not know HTTP; the jobs pass the same rules as any request.

use serde_json::json;

use crate::clock;
use crate::job::{Job, Run, Trigger};
use crate::refusal::Refusal;
use crate::server::StartError;
use crate::store::Store;
use crate::tasks::Tasks;
use crate::{details, jobs};

/// Puts the first jobs into a new store.
pub(crate) fn sow(store: &Store, tasks: &Tasks) -> Result<(), StartError> {
    for job in seeds(tasks).map_err(|refusal| StartError::Catalogue(refusal.message))? {
        store.add(&job)?;
    }
    Ok(())
}

fn seeds(tasks: &Tasks) -> Result<Vec<Job>, Refusal> {
    let make =
        |body: serde_json::Value| jobs::job(tasks, details::read(&details::parse(body.to_string().as_bytes())?)?);
    let mut purge = make(json!({
        "jobName": "Certification Purge Weekly", "taskName": "OIM Certification Purge Task", "retryCount": 5,
        "parameters": {
            "Cert Campaigns for Purge": {"value": 11}, "Purge Retention Period(in days)": {"value": 180},
            "Purge Criteria": {"value": 1}, "Maximum Purge Run Duration(in Mins)": {"value": 30}
        }
    }))?;
    schedule(&mut purge, "Cron", "WEEKLY", &["Sunday"]);
    purge.runs = runs(&[("STOPPED", 14), ("STOPPED", 7)]);

    let mut catalog = make(json!({
        "jobName": "Catalog Synchronization Nightly", "taskName": "Catalog Synchronization Task", "retryCount": 3,
        "parameters": {
            "Mode": {"value": "Incremental"}, "Process Entitlements": {"value": true},
            "Update Date": {"value": ""}, "Batch Size": {"value": "500"}
        }
    }))?;
    schedule(&mut catalog, "Cron", "DAILY", &[]);
    catalog.runs = runs(&[("STOPPED", 3), ("FAILED", 2), ("STOPPED", 1)]);

    let mut unlock = make(json!({
        "jobName": "Automatically Unlock User", "taskName": "Automatically Unlock User", "retryCount": 5
    }))?;
    schedule(&mut unlock, "Periodic", "HOURS", &["1"]);

    let mut ldap = make(json!({
        "jobName": "LDAP Users Full", "taskName": "LDAP User Create and Update Reconciliation", "retryCount": 0,
        "isEnabled": false,
        "parameters": {
            "Last Change Number": {"value": "0"}, "Batch Size": {"value": "1000"},
            "OIM User Type": {"value": "End-User"}, "OIM User Organization Name": {"value": "Xellerate Users"},
            "OIM Employee Type": {"value": "Full-Time"}
        }
    }))?;
    ldap.runs = runs(&[("FAILED", 40), ("FAILED", 39)]);
    "FAILED".clone_into(&mut ldap.status);

    let hostile = make(json!({
        "jobName": "Grüße & <b>Co.</b> 100% / 2?", "taskName": "Request Execution Scheduled Task", "retryCount": 1,
        "concurrent": true, "notification": {"type": "User Login", "value": "XELSYSADM"},
        "parameters": {
            "Filter": {"value": " (&(objectClass=*)(cn=O'Brien+\"x\"%20)) "}, "Document": {"value": "<String>0</String>"}
        }
    }))?;

    let mut warning = make(json!({
        "jobName": "Password Warning", "taskName": "Password Warning Task", "retryCount": 5,
        "parameters": {"Email Definition Name": {"value": "Password Expiration Warning"}}
    }))?;
    schedule(&mut warning, "Cron", "MONTHLYWEEKDAYS", &["Fourth Monday"]);
    Ok(vec![purge, catalog, unlock, ldap, hostile, warning])
}

fn schedule(job: &mut Job, kind: &str, interval: &str, values: &[&str]) {
    kind.clone_into(&mut job.schedule_type);
    job.cron_type = Some(interval.to_owned()).filter(|_| kind == "Cron");
    job.trigger = Some(Trigger {
        name: format!("{}_trigger", job.name),
        kind: kind.to_owned(),
        start: Some("2021-11-24T17:44:00Z".to_owned()),
        end: None,
        interval: Some(interval.to_owned()),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
    });
}

/// Runs of these outcomes, so many days ago.
fn runs(outcomes: &[(&str, i64)]) -> Vec<Run> {
    let run = |(id, (status, ago)): (u64, &(&str, i64))| {
        let started = clock::now() - ago * clock::DAY;
        let error = (*status == "FAILED").then(|| "IAM-1020021: the target system did not answer".to_owned());
        Run { id, started, ended: Some(started + 61), status: (*status).to_owned(), error }
    };
    (1..).zip(outcomes).map(run).collect()
}
