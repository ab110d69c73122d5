//! Tools that come as Python packages, in an environment of their own.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use super::{cache::Cache, search, system::Wanted};
use crate::{failure::Failure, run};

const SCHEMATHESIS: &str = "4.32.5";

const CYCLONEDX: &str = "11.12.0";

const PYTHON: Wanted = Wanted {
    what: "Python 3.10 or newer with venv",
    debian: &["python3", "python3-venv"],
    ubuntu: "sudo apt-get install python3 python3-venv",
    fedora: "sudo dnf install python3",
    macos: "brew install python",
    windows: "winget install Python.Python.3.13",
};

/// Sends a server what its description allows and forbids, and checks the answers.
pub(crate) fn schemathesis(cache: &Cache) -> Result<PathBuf, Failure> {
    let find = |programs: &Path| search::of_version("st", SCHEMATHESIS, programs);
    ready(cache, "schemathesis", SCHEMATHESIS, "", find)
}

/// A Python with the library that has the published schemas of CycloneDX, of its makers.
pub(crate) fn cyclonedx(cache: &Cache) -> Result<PathBuf, Failure> {
    const IMPORT: &str = "from cyclonedx.validation.json import JsonStrictValidator; import jsonschema";
    let find = |programs: &Path| {
        let imports = |python: &PathBuf| {
            let mut command = Command::new(python);
            command.args(["-c", IMPORT]).stdin(Stdio::null()).stderr(Stdio::null());
            command.status().is_ok_and(|status| status.success())
        };
        search::candidates(programs, "python").into_iter().find(imports)
    };
    ready(cache, "cyclonedx-python-lib", CYCLONEDX, "[json-validation]", find)
}

/// Finds what a package brings, or installs it in an environment of its own.
fn ready(
    cache: &Cache,
    package: &str,
    version: &str,
    extras: &str,
    find: impl Fn(&Path) -> Option<PathBuf>,
) -> Result<PathBuf, Failure> {
    let place = cache.place(package, version);
    let programs = place.join(if cfg!(windows) { "Scripts" } else { "bin" });
    if let Some(found) = find(&programs) {
        return Ok(found);
    }
    let _lock = cache.lock()?;
    if let Some(found) = find(&programs) {
        return Ok(found);
    }
    println!("Installing {package} {version} from PyPI, in an environment of its own: about a minute.");
    let python = python()?;
    // Not moved when done, as other tools are: its programs name the folder they were installed in.
    super::cache::remove(&place)?;
    run::success(Command::new(python).args(["-m", "venv"]).arg(&place)).map_err(|_| PYTHON.missing())?;
    let pip = search::candidates(&programs, "python").into_iter().find(|file| file.is_file());
    let mut pip = Command::new(pip.unwrap_or_else(|| programs.join("python")));
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
    run::success(pip.arg(format!("{package}{extras}=={version}")))?;
    find(&programs).ok_or_else(|| Failure::Missing {
        what: format!("{package} {version}"),
        advice: format!("Its install seemed to work, but it does not start. Remove {} to try again.", place.display()),
    })
}

/// A Python that can make environments.
fn python() -> Result<PathBuf, Failure> {
    let find =
        || ["python3", "python"].into_iter().filter_map(search::on_path).find(|python| makes_environments(python));
    if let Some(found) = find() {
        return Ok(found);
    }
    PYTHON.install()?;
    find().ok_or_else(|| PYTHON.missing())
}

fn makes_environments(python: &Path) -> bool {
    const ASK: &str = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))";
    let answer = Command::new(python).args(["-c", ASK]).stdin(Stdio::null()).stderr(Stdio::null()).status();
    answer.is_ok_and(|status| status.success())
}
