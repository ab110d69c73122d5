//! `cargo xtask dist`: the shipped console as archives to hand on, with a bill of what is in it, and checksums.
//!
//! Owns when it may be packed and where to; the packing is in examples/dist/.

use std::{env, fs, path::Path, process::Command};

use crate::{build, failure::Failure, project::Project, run};

/// Builds what is shipped and packs it into `target/dist/`: what is made from the project stands under target/, so that
/// it is neither checked in nor served by mistake.
pub(crate) fn dist(project: &Project) -> Result<(), Failure> {
    let packing = Packing::ready(project)?;
    let folder = project.root().join("target/dist");
    packing.pack(&folder)?;
    println!("The archives stand in {}.", folder.display());
    Ok(())
}

/// A build that can be packed.
pub(crate) struct Packing<'a> {
    project: &'a Project,
    /// Seconds since 1970.
    time: String,
}

impl<'a> Packing<'a> {
    /// Builds the console with all that makes it small.
    pub(crate) fn ready(project: &'a Project) -> Result<Self, Failure> {
        // Said before the long steps, not after them.
        let time = time(project)?;
        build::as_shipped(project)?;
        Ok(Self { project, time })
    }

    /// Packs it into this folder, of which nothing else remains.
    pub(crate) fn pack(&self, folder: &Path) -> Result<(), Failure> {
        let units = self.project.target()?.join("console-units.json");
        fs::write(&units, build::units(self.project)?).map_err(Failure::io(&units))?;
        let mut command = self.project.cargo(["run", "--quiet", "-p", "xtask", "--example", "dist", "--"]);
        command.arg(self.project.root()).arg(self.project.dist()).arg(units).arg(folder);
        run::success(command.env("SOURCE_DATE_EPOCH", &self.time))
    }
}

/// The time that everything is given: of `SOURCE_DATE_EPOCH`, or else of the commit that is checked out.
fn time(project: &Project) -> Result<String, Failure> {
    let given = env::var("SOURCE_DATE_EPOCH").ok();
    let mut git = Command::new("git");
    git.args(["log", "-1", "--format=%ct"]).current_dir(project.root());
    let time = given.or_else(|| run::output(&mut git).ok()).map(|time| time.trim().to_string());
    time.filter(|time| time.parse::<u64>().is_ok()).ok_or_else(|| Failure::Missing {
        what: "A time for what is packed".into(),
        advice:
            "Run this in a checkout of git, or set SOURCE_DATE_EPOCH to the seconds since 1970: the archives are to \
                 be the same bytes whenever they are made."
                .into(),
    })
}
