//! Where things are: the checkout, cargo, the folders it writes.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{failure::Failure, run};

/// The checkout that the commands work on.
#[derive(Debug)]
pub(crate) struct Project {
    root: PathBuf,
    cargo: OsString,
}

impl Project {
    /// The checkout that this program was built from.
    pub(crate) fn here() -> Self {
        let crate_folder = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&crate_folder).ancestors().nth(2).unwrap_or(Path::new(".")).to_path_buf();
        Self { root, cargo: env::var_os("CARGO").unwrap_or_else(|| "cargo".into()) }
    }

    /// The top folder of the checkout.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The folder that the build writes and a web server serves.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The version of a package in the lock file.
    pub(crate) fn locked_version(&self, package: &str) -> Result<String, Failure> {
        let path = self.root.join("Cargo.lock");
        let lock = fs::read_to_string(&path).map_err(Failure::io(&path))?;
        locked(&lock, package).ok_or_else(|| Failure::Unreadable { path, wanted: format!("the version of {package}") })
    }

    /// The folder that cargo compiles into.
    pub(crate) fn target(&self) -> Result<PathBuf, Failure> {
        let about = run::output(&mut self.cargo(["metadata", "--no-deps", "--format-version", "1"]))?;
        let folder = target_of(&about).map(PathBuf::from);
        folder.ok_or_else(|| Failure::Unreadable { path: "cargo metadata".into(), wanted: "the target folder".into() })
    }

    /// A cargo command in the checkout.
    pub(crate) fn cargo<const N: usize>(&self, arguments: [&str; N]) -> Command {
        let mut command = Command::new(&self.cargo);
        command.args(arguments).current_dir(self.root());
        command
    }
}

fn locked(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"').map(String::from)
}

fn target_of(metadata: &str) -> Option<String> {
    let (_, rest) = metadata.split_once("\"target_directory\":\"")?;
    let (folder, _) = rest.split_once('"')?;
    Some(folder.replace("\\\\", "\\"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_is_read() {
        let lock = "[[package]]\nname = \"wasm\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"wasm-bindgen\"\n\
                    version = \"0.2.130\"\n";
        assert_eq!(locked(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked(lock, "bindgen"), None);
    }

    #[test]
    fn the_target_folder_is_read() {
        let check = |text: &str, expected: Option<&str>| assert_eq!(target_of(text).as_deref(), expected, "{text}");
        check(r#"{"packages":[],"target_directory":"/x/target","version":1}"#, Some("/x/target"));
        check(r#"{"target_directory":"C:\\x\\target"}"#, Some(r"C:\x\target"));
        check("{}", None);
    }
}
