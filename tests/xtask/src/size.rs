//! `cargo xtask size`: how many bytes a first visit loads, against the budget.
//!
//! The measuring is in examples/size.rs.

use crate::{build, failure::Failure, project::Project, run};

/// Builds what is shipped and measures it; whether it is within the budget.
pub(crate) fn size(project: &Project) -> Result<bool, Failure> {
    build::as_shipped(project)?;
    let mut command = project.cargo(["run", "--quiet", "-p", "xtask", "--example", "size", "--"]);
    Ok(run::status(command.arg(project.dist()))?.success())
}
