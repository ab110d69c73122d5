//! The script of the element in one file: a browser that has it has asked for all that it needs to begin.
//!
//! Owns how what it imports of the project is put in. Must not know what the scripts do.

use std::fs;

use crate::{failure::Failure, project::Project};

const SCRIPT: &str = "public/oig-job-console.js";

/// What it imports, and from where.
const IMPORTED: &str = "public/loading.js";
const FROM: &str = "from \"./loading.js\";";

/// Where `index.html` looks for it.
const BUNDLE: &str = "target/oig-job-console.js";

/// Writes the bundle.
pub(crate) fn bundle(project: &Project) -> Result<(), Failure> {
    let read = |name: &str| {
        let path = project.root().join(name);
        fs::read_to_string(&path).map_err(Failure::io(path))
    };
    let bundle = bundled(&read(SCRIPT)?, &read(IMPORTED)?).ok_or_else(|| Failure::Unreadable {
        path: project.root().join(SCRIPT),
        wanted: format!("one import, {FROM}"),
    })?;
    let target = project.root().join(BUNDLE);
    fs::write(&target, bundle).map_err(Failure::io(&target))
}

/// The script with the other in place of its import; `None` where it has another import or none.
fn bundled(script: &str, imported: &str) -> Option<String> {
    let (head, rest) = script.split_once("import ")?;
    let (_, rest) = rest.split_once(FROM)?;
    let is_import = |text: &str| text.lines().any(|line| line.starts_with("import "));
    if is_import(rest) || is_import(imported) {
        return None;
    }
    Some([head, &imported.replace("\nexport ", "\n"), rest].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_imported_stands_in_its_place() {
        let check = |script: &str, expected: Option<&str>| {
            let imported = "// Files.\nconst own = 1;\nexport const one = own;\n";
            assert_eq!(bundled(script, imported).as_deref(), expected);
        };
        check(
            "// It.\nimport { one } from \"./loading.js\";\nuse(one);\n",
            Some("// It.\n// Files.\nconst own = 1;\nconst one = own;\n\nuse(one);\n"),
        );
        check("use(one);\n", None);
        check("import { one } from \"./other.js\";\n", None);
        check("import { one } from \"./loading.js\";\nimport \"./other.js\";\n", None);
    }
}
