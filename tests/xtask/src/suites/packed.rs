//! The suite that packs the console twice and looks into what was packed.

use super::{cargo::counted, tally::Tally};
use crate::{dist::Packing, failure::Failure, project::Project, tools};

/// Builds once, packs twice, and hands both to the tests in tests/packed/.
pub(crate) fn packed(project: &Project) -> Result<Tally, Failure> {
    let python = tools::python_with_cyclonedx()?;
    let packing = Packing::ready(project)?;
    let target = project.target()?;
    let [first, second] = ["packed-once", "packed-twice"].map(|name| target.join(name));
    packing.pack(&first)?;
    packing.pack(&second)?;
    let mut command = project.cargo(["test", "-p", "packed-tests", "--no-fail-fast"]);
    command
        .env("OIG_CONSOLE_DIST", project.dist())
        .env("OIG_CONSOLE_PACKED", first)
        .env("OIG_CONSOLE_PACKED_AGAIN", second)
        .env("OIG_CONSOLE_PYTHON", python);
    counted(&mut command)
}
