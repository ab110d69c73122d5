//! The folder outside the checkout that holds installed tools, by name and version.
//!
//! An install happens in a folder of its own that gets its final name at the end: what was broken off is never taken
//! for finished. A lock lets only one run at a time install.

use std::{
    env,
    fs::{self, File},
    path::{Path, PathBuf},
};

use crate::{failure::Failure, lock};

/// The cache on this machine.
#[derive(Debug)]
pub(crate) struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// The cache, made when there is none: `OIG_CONSOLE_CACHE`, or the system's own place for caches.
    pub(crate) fn open() -> Result<Self, Failure> {
        let variable = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let folder = variable("OIG_CONSOLE_CACHE")
            .or_else(|| {
                let system = if cfg!(windows) { variable("LOCALAPPDATA") } else { variable("XDG_CACHE_HOME") };
                let system = system.or_else(|| variable("HOME").map(|home| home.join(".cache")));
                system.map(|system| system.join("oig-job-console"))
            })
            .ok_or_else(|| Failure::Missing {
                what: "A folder for installed tools".into(),
                advice: "Set OIG_CONSOLE_CACHE to a folder that may be written to.".into(),
            })?;
        let folder = folder.join("tools");
        fs::create_dir_all(&folder).map_err(Failure::io(&folder))?;
        Ok(Self { folder })
    }

    /// Where a tool of this version stands, or would stand.
    pub(crate) fn place(&self, name: &str, version: &str) -> PathBuf {
        self.folder.join(format!("{name}-{version}"))
    }

    /// Where compilers may leave what only the running install needs.
    pub(crate) fn scratch(&self) -> PathBuf {
        self.folder.join(".build")
    }

    /// Waits until no other run installs, and keeps others from it as long as the value lives.
    pub(crate) fn lock(&self) -> Result<File, Failure> {
        lock::hold(&self.folder.join(".lock"), "is installing tools")
    }

    /// Installs into a fresh folder and gives it its name only when all went well.
    pub(crate) fn install(
        &self,
        name: &str,
        version: &str,
        steps: impl FnOnce(&Path) -> Result<(), Failure>,
    ) -> Result<PathBuf, Failure> {
        let place = self.place(name, version);
        let unfinished = self.folder.join(format!(".{name}-{version}.unfinished"));
        remove(&unfinished)?;
        fs::create_dir_all(&unfinished).map_err(Failure::io(&unfinished))?;
        steps(&unfinished)?;
        remove(&place)?;
        fs::rename(&unfinished, &place).map_err(Failure::io(&place))?;
        Ok(place)
    }
}

/// Removes a folder, if it is there.
pub(crate) fn remove(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Failure::io(folder)(error)),
        _ => Ok(()),
    }
}
