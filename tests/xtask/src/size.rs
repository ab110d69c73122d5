//! `cargo xtask size`: how many bytes a first visit loads, against the budgets, and what each part of the program weighs.
//!
//! The measuring of files is in examples/size.rs.

use crate::{build, failure::Failure, parts, project::Project, run, shrink};

/// Builds what is shipped and measures it; whether it is within the budgets.
pub(crate) fn size(project: &Project) -> Result<bool, Failure> {
    build::as_shipped(project)?;
    println!("{}", parts::table(&shrink::weights(project)?));
    let mut command = project.cargo(["run", "--quiet", "-p", "xtask", "--example", "size", "--"]);
    Ok(run::status(command.arg(project.dist()))?.success())
}
