//! The stand-in scheduler behind a test.
//!
//! Owns at which ports there were some: what a page keeps, the browser keeps for its port, and another test must not
//! find it there. Must not know what is asked of it.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use stand_in_scheduler::{Options, Running};

use crate::failure::Outcome;

static USED: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());

/// Starts one, at a port that no test has had before unless it is told its port.
///
/// # Errors
/// When it does not start.
pub async fn start(options: Options) -> Outcome<Running> {
    let is_told = options.port != 0;
    // Those at other ports go on until there is one: the system would give their ports again.
    let mut passed_over = Vec::new();
    loop {
        let service = stand_in_scheduler::start(options.clone()).await?;
        if USED.lock().unwrap_or_else(PoisonError::into_inner).insert(service.address().port()) || is_told {
            return Ok(service);
        }
        passed_over.push(service);
    }
}
