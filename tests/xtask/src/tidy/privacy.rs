//! What stays between the person and the server: the sign-in, and what was typed.

use super::{File, Place, Rule, places_naming};

/// The rules about privacy.
pub(crate) const RULES: &[Rule] = &[
    Rule {
        holds: "Nothing of the sign-in is stored",
        advice: "It is held in memory alone: nothing in the browser's storage is worth stealing.",
        broken: stored,
    },
    Rule {
        holds: "A request holds no sign-in",
        advice: "It is shown, copied and downloaded as it stands: let src/net add the header as it sends.",
        broken: in_request,
    },
    Rule {
        holds: "Nothing is written to the browser's log",
        advice: "Values may be secret, and a log is passed on: show it on the screen, or take the line out.",
        broken: logged,
    },
];

const SECRETS: [&str; 5] = ["password", "Password", "Credentials", "Authorization", "authorization"];

fn stored(files: &[File]) -> Vec<Place> {
    places_naming(files.iter().filter(|file| file.is_in("src/storage")), &SECRETS)
}

fn in_request(files: &[File]) -> Vec<Place> {
    places_naming(files.iter().filter(|file| file.is_in("src/scheduler")), &SECRETS)
}

fn logged(files: &[File]) -> Vec<Place> {
    // The build script speaks with cargo, by its standard output.
    let source = files.iter().filter(|file| file.is_in("src") && file.ends(&[".rs"]) && !file.ends(&["build.rs"]));
    places_naming(source, &["println", "eprintln", "logging", "console_log", "log_1", "warn_1"])
}

#[cfg(test)]
mod tests {
    use super::{super::tests::check, *};

    #[test]
    fn the_sign_in_is_neither_stored_nor_part_of_a_request() {
        check(stored, "src/storage/drafts.rs", "save(\"password\", text)", 1);
        check(stored, "src/storage/drafts.rs", "save(\"draft\", text)", 0);
        check(stored, "src/net/mod.rs", "let password = 1;", 0);
        check(in_request, "src/scheduler/request.rs", "(\"Authorization\", basic)", 1);
        check(in_request, "src/scheduler/request.rs", "/// Without the password.", 0);
    }

    #[test]
    fn logs_are_found() {
        check(logged, "src/ui/form.rs", "leptos::logging::log!(\"{value}\")", 1);
        check(logged, "src/net/mod.rs", "println!(\"{value}\");", 1);
        check(logged, "src/ui/console.rs", "mod console;", 0);
    }
}
