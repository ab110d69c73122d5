//! What is linked into the wasm: the crates that cargo compiles for it, and the standard library with its own.
//!
//! Taken from cargo's unit graph of the very build (cargo's book, unstable features, "unit-graph"), not from the lock
//! file, which names the tests' crates as well. What runs at compile time alone (build scripts, macros) is left out.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde::Deserialize;

use super::wrong::Wrong;

/// All that is linked.
#[derive(Debug)]
pub(crate) struct Linked {
    /// The console's version.
    pub(crate) version: String,
    /// The console's licence, as an SPDX expression.
    pub(crate) licence: String,
    /// What the console's own code uses.
    pub(crate) uses: BTreeSet<Part>,
    pub(crate) library: Library,
    /// All crates from the registry, the standard library's too.
    pub(crate) crates: BTreeMap<Part, Crate>,
}

/// Something that is linked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// The console's own code.
    Console,
    /// std, alloc, core and what else comes with the compiler, as one.
    Library,
    Crate {
        name: String,
        version: String,
    },
}

/// The standard library.
#[derive(Debug)]
pub(crate) struct Library {
    /// That of the compiler it comes with.
    pub(crate) version: String,
    /// The commit that the compiler was built from.
    pub(crate) commit: String,
    /// The folder of its source.
    pub(crate) folder: PathBuf,
    pub(crate) uses: BTreeSet<Part>,
}

/// A crate from the registry.
#[derive(Debug)]
pub(crate) struct Crate {
    /// As an SPDX expression.
    pub(crate) licence: String,
    pub(crate) authors: Vec<String>,
    pub(crate) description: String,
    /// SHA-256 of the package, from the lock file.
    pub(crate) checksum: String,
    /// The folder of its source.
    pub(crate) folder: PathBuf,
    pub(crate) uses: BTreeSet<Part>,
}

impl Linked {
    /// Reads it from the project's folder and a file with cargo's unit graph.
    pub(crate) fn read(project: &Path, units: &Path) -> Result<Self, Wrong> {
        let graph: Graph = serde_json::from_str(&text(units)?).map_err(Wrong::unreadable(units.display()))?;
        let mut relations = graph.relations();
        let mut uses_of = |part: &Part| relations.remove(part).unwrap_or_default();
        let missing = |what: &str| Wrong::Unreadable { what: units.display().to_string(), why: format!("no {what}") };
        let folder = graph.library().ok_or_else(|| missing("standard library"))?;
        let sums = [project, &folder].map(|folder| checksums(&folder.join("Cargo.lock")));
        let [ours, theirs] = sums;
        let sums: BTreeMap<_, _> = ours?.into_iter().chain(theirs?).collect();
        let mut crates = BTreeMap::new();
        for (part, unit) in graph.crates() {
            let uses = uses_of(&part);
            let (manifest, folder) = manifest(&unit.target.src_path)?;
            let checksum = sums.get(&part).cloned().ok_or_else(|| missing(&format!("checksum of {part:?}")))?;
            let Manifest { licence, authors, description } = manifest;
            // The older way to write it in a manifest.
            let licence = licence.unwrap_or_default().replace('/', " OR ");
            crates.insert(part, Crate { licence, authors, description, checksum, folder, uses });
        }
        let workspace: Workspace = toml::from_str(&text(&project.join("Cargo.toml"))?)
            .map_err(Wrong::unreadable(project.join("Cargo.toml").display()))?;
        let WorkspacePackage { version, licence } = workspace.workspace.package;
        let compiler = compiler(project)?;
        let uses = uses_of(&Part::Library);
        let library = Library { version: compiler.0, commit: compiler.1, folder, uses };
        Ok(Self { version, licence, uses: uses_of(&Part::Console), library, crates })
    }
}

/// The unit graph, as far as it counts here.
#[derive(Deserialize)]
struct Graph {
    units: Vec<Unit>,
    roots: Vec<usize>,
}

#[derive(Deserialize)]
struct Unit {
    pkg_id: String,
    target: Target,
    /// None is the machine that compiles.
    platform: Option<String>,
    mode: String,
    #[serde(default)]
    is_std: bool,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Target {
    src_path: PathBuf,
}

#[derive(Deserialize)]
struct Dependency {
    index: usize,
}

impl Unit {
    fn part(&self) -> Part {
        if !self.pkg_id.starts_with("path+") {
            let id = self.pkg_id.rsplit_once('#').map_or("", |(_, id)| id);
            let (name, version) = id.split_once('@').unwrap_or((id, ""));
            return Part::Crate { name: name.into(), version: version.into() };
        }
        if self.is_std { Part::Library } else { Part::Console }
    }
}

impl Graph {
    /// The units that are linked: from the roots on, by what is compiled for the browser.
    fn linked(&self) -> BTreeMap<usize, &Unit> {
        let mut found = BTreeMap::new();
        let mut ahead = self.roots.clone();
        while let Some(index) = ahead.pop() {
            let Some(unit) = self.units.get(index) else { continue };
            let counts = unit.platform.is_some() && unit.mode == "build";
            if counts && found.insert(index, unit).is_none() {
                ahead.extend(unit.dependencies.iter().map(|dependency| dependency.index));
            }
        }
        found
    }

    fn crates(&self) -> impl Iterator<Item = (Part, &Unit)> {
        let units = self.linked().into_values().map(|unit| (unit.part(), unit));
        units.filter(|(part, _)| matches!(part, Part::Crate { .. }))
    }

    /// What each part uses, itself apart.
    fn relations(&self) -> BTreeMap<Part, BTreeSet<Part>> {
        let linked = self.linked();
        let mut relations = BTreeMap::<Part, BTreeSet<Part>>::new();
        for unit in linked.values() {
            let uses = unit.dependencies.iter().filter_map(|dependency| linked.get(&dependency.index));
            let part = unit.part();
            let others = uses.map(|unit| unit.part()).filter(|other| *other != part).collect::<Vec<_>>();
            relations.entry(part).or_default().extend(others);
        }
        relations
    }

    /// The folder of the standard library's source, which has a lock file of its own.
    fn library(&self) -> Option<PathBuf> {
        let units = self.linked();
        let unit = units.values().find(|unit| unit.part() == Part::Library)?;
        let folder = unit.target.src_path.ancestors().find(|folder| folder.join("Cargo.lock").is_file())?;
        Some(folder.to_path_buf())
    }
}

#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: String,
    checksum: Option<String>,
}

fn checksums(lock: &Path) -> Result<Vec<(Part, String)>, Wrong> {
    let lock: Lock = toml::from_str(&text(lock)?).map_err(Wrong::unreadable(lock.display()))?;
    let sums = lock
        .package
        .into_iter()
        .filter_map(|Locked { name, version, checksum }| Some((Part::Crate { name, version }, checksum?)));
    Ok(sums.collect())
}

#[derive(Deserialize)]
struct Package {
    package: Manifest,
}

#[derive(Deserialize)]
struct Manifest {
    #[serde(rename = "license")]
    licence: Option<String>,
    #[serde(default)]
    authors: Vec<String>,
    #[serde(default)]
    description: String,
}

/// The manifest over a source file, and its folder.
fn manifest(source: &Path) -> Result<(Manifest, PathBuf), Wrong> {
    let folder = source.ancestors().find(|folder| folder.join("Cargo.toml").is_file()).unwrap_or(source);
    let path = folder.join("Cargo.toml");
    let package: Package = toml::from_str(&text(&path)?).map_err(Wrong::unreadable(path.display()))?;
    Ok((package.package, folder.to_path_buf()))
}

#[derive(Deserialize)]
struct Workspace {
    workspace: WorkspaceTable,
}

#[derive(Deserialize)]
struct WorkspaceTable {
    package: WorkspacePackage,
}

#[derive(Deserialize)]
struct WorkspacePackage {
    version: String,
    #[serde(rename = "license")]
    licence: String,
}

/// The compiler's version and commit.
fn compiler(project: &Path) -> Result<(String, String), Wrong> {
    let output = Command::new("rustc").arg("-vV").current_dir(project).output().map_err(Wrong::unreadable("rustc"))?;
    let output = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = |key: &str| output.lines().find_map(|line| line.strip_prefix(key)).map(String::from);
    match (line("release: "), line("commit-hash: ")) {
        (Some(release), Some(commit)) => Ok((release, commit)),
        _ => Err(Wrong::Unreadable { what: "rustc -vV".into(), why: "no release and commit-hash".into() }),
    }
}

fn text(path: &Path) -> Result<String, Wrong> {
    fs::read_to_string(path).map_err(Wrong::io(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRAPH: &str = r#"{"version": 1, "roots": [0], "units": [
        {"pkg_id": "path+file:///x#oig-job-console@0.1.0", "target": {"src_path": "/x/src/main.rs"},
         "platform": "wasm32-unknown-unknown", "mode": "build",
         "dependencies": [{"index": 1}, {"index": 2}, {"index": 4}]},
        {"pkg_id": "registry+https://x.example/index#a@1.0.0", "target": {"src_path": "/a/src/lib.rs"},
         "platform": "wasm32-unknown-unknown", "mode": "build",
         "dependencies": [{"index": 2}, {"index": 3}, {"index": 5}]},
        {"pkg_id": "path+file:///s/std#0.0.0", "target": {"src_path": "/s/std/src/lib.rs"}, "is_std": true,
         "platform": "wasm32-unknown-unknown", "mode": "build", "dependencies": []},
        {"pkg_id": "registry+https://x.example/index#a-macro@1.0.0", "target": {"src_path": "/m/src/lib.rs"},
         "platform": null, "mode": "build", "dependencies": [{"index": 6}]},
        {"pkg_id": "registry+https://x.example/index#script@1.0.0", "target": {"src_path": "/b/build.rs"},
         "platform": "wasm32-unknown-unknown", "mode": "run-custom-build", "dependencies": [{"index": 6}]},
        {"pkg_id": "registry+https://x.example/index#b@2.0.0+c", "target": {"src_path": "/b/src/lib.rs"},
         "platform": "wasm32-unknown-unknown", "mode": "build", "dependencies": []},
        {"pkg_id": "registry+https://x.example/index#quote@1.0.0", "target": {"src_path": "/q/src/lib.rs"},
         "platform": null, "mode": "build", "dependencies": []}]}"#;

    #[test]
    fn what_runs_at_compile_time_is_not_linked() {
        let graph: Graph = serde_json::from_str(GRAPH).expect("a graph");
        let part = |name: &str, version: &str| Part::Crate { name: name.into(), version: version.into() };
        let (a, b) = (part("a", "1.0.0"), part("b", "2.0.0+c"));
        let expected = [
            (Part::Console, BTreeSet::from([a.clone(), Part::Library])),
            (Part::Library, BTreeSet::new()),
            (a.clone(), BTreeSet::from([b.clone(), Part::Library])),
            (b.clone(), BTreeSet::new()),
        ];
        assert_eq!(graph.relations(), BTreeMap::from(expected));
        assert_eq!(graph.crates().map(|(part, _)| part).collect::<Vec<_>>(), [a, b]);
    }
}
