//! The content security policy, which stands in documents, in configurations of web servers, and in the stand-in.

use super::{File, Place, Rule};

/// The rules about the policy.
pub(crate) const RULES: &[Rule] = &[Rule {
    holds: "The content security policy is the same wherever it is written",
    advice: "README.md says what it is: write the same in every place that is named.",
    broken: differs,
}];

/// Where it is the true one.
const TRUTH: &str = "README.md";
/// Who must have it beside that.
const BEARERS: [&str; 4] =
    ["ARCHITECTURE.md", "public/servers/httpd.conf", "public/servers/nginx.conf", "tests/scheduler/src/files.rs"];
/// How the console's begins; a page of another's has its own.
const BEGINNING: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";
/// The rule's own snippets break it.
const OWN: &str = "tests/xtask/src/tidy";

fn differs(files: &[File]) -> Vec<Place> {
    let stated = |path: &str| files.iter().find(|file| file.path == path).map(policies).unwrap_or_default();
    let truth = stated(TRUTH).into_iter().map(|(_, policy)| policy).next();
    let mut places = Vec::new();
    for file in files.iter().filter(|file| !file.is_in(OWN)) {
        let found = policies(file);
        if found.is_empty() && (file.path == TRUTH || BEARERS.contains(&file.path.as_str())) {
            places.push(Place::new(file, 1, "no policy"));
        }
        let others = found.into_iter().filter(|(_, policy)| Some(policy) != truth.as_ref());
        places.extend(others.map(|(line, policy)| Place::new(file, line, format!("`{policy}`"))));
    }
    places
}

/// The policies in a file, with their lines, as they go out unless an operator has edited anything.
fn policies(file: &File) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (start, _) in file.text.match_indices(BEGINNING) {
        let (before, rest) = file.text.split_at(start);
        let mut policy = String::new();
        for line in rest.lines().map(str::trim_start) {
            let end = line.find(['"', '`']);
            policy.push_str(line.get(..end.unwrap_or(line.len())).unwrap_or_default());
            // Rust's way to go on with a text in the next line.
            if !policy.ends_with('\\') {
                break;
            }
            policy.pop();
        }
        // nginx has a name for who may frame which page: by itself nobody.
        found.push((before.matches('\n').count() + 1, policy.replace("$job_console_frames", "'none'")));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, text: &str, broken: usize) {
        let readme = "a `Content-Security-Policy: BEGINNING; frame-ancestors 'none'` b\n";
        let files = [(TRUTH, readme), (path, text)]
            .map(|(path, text)| File { path: path.into(), text: text.replace("BEGINNING", BEGINNING) });
        assert_eq!(differs(&files).len(), broken, "{path}: {text}");
    }

    #[test]
    fn other_policies_are_found() {
        check("a.conf", "set \"BEGINNING; frame-ancestors 'none'\";\n", 0);
        check("a.conf", "set \"BEGINNING; frame-ancestors $job_console_frames\";\n", 0);
        check("a.conf", "set \"BEGINNING; frame-ancestors *\";\nset \"BEGINNING\";\n", 2);
        check("a.rs", "const A: &str = \"BEGINNING; \\\n    frame-ancestors 'none'\";\n", 0);
        check("a.rs", "const A: &str = \"BEGINNING; \\\n    frame-ancestors 'self'\";\n", 1);
        check("a.md", "`default-src 'self'`\n", 0);
    }

    #[test]
    fn a_policy_that_is_gone_is_missed() {
        check("ARCHITECTURE.md", "none\n", 1);
        check("README.md", "none\n", 1);
        check("tests/browser/README.md", "none\n", 0);
    }
}
