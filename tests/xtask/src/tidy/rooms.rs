//! Which room may name what.

use super::{File, Place, Rule, places_naming};

/// The rules about rooms.
pub(crate) const RULES: &[Rule] = &[
    Rule {
        holds: "The pure rooms name neither the framework nor the browser",
        advice: "Pass the value in, or move the code to ui, net or storage: these rooms run in plain `cargo test`.",
        broken: pure,
    },
    Rule {
        holds: "src/net alone talks to the network",
        advice: "Make a Request and let src/net send it.",
        broken: network,
    },
    Rule {
        holds: "src/storage alone talks to the browser's storage",
        advice: "Call src/storage, which knows what to do when storage is full or forbidden.",
        broken: storage,
    },
    Rule {
        holds: "src/ui builds no JSON",
        advice: "Let src/wire or src/exchange make the text: there is one serialiser.",
        broken: json,
    },
    Rule {
        holds: "src/net and src/storage hold no sentence",
        advice: "Give a value back, and let src/words put it into words.",
        broken: sentences,
    },
    Rule {
        holds: "The stand-in scheduler does not use the console's code",
        advice: "Write it from the documentation: it is an independent second reading.",
        broken: stand_in,
    },
];

const PURE: [&str; 12] = [
    "src/catalogue",
    "src/exchange",
    "src/find",
    "src/job",
    "src/json",
    "src/places",
    "src/review",
    "src/schedule",
    "src/scheduler",
    "src/settings",
    "src/wire",
    "src/words",
];

fn pure(files: &[File]) -> Vec<Place> {
    let rooms = files.iter().filter(|file| PURE.iter().any(|room| file.is_in(room)));
    places_naming(
        rooms,
        &[
            "leptos",
            "leptos_dom",
            "reactive_graph",
            "tachys",
            "any_spawner",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "wasm_bindgen_futures",
            "gloo",
            "gloo_net",
        ],
    )
}

fn network(files: &[File]) -> Vec<Place> {
    places_naming(source_outside(files, "src/net"), &["gloo_net", "gloo", "XmlHttpRequest", "fetch_with_request"])
}

fn storage(files: &[File]) -> Vec<Place> {
    places_naming(
        source_outside(files, "src/storage"),
        &["Storage", "local_storage", "session_storage", "IdbFactory", "indexed_db"],
    )
}

fn json(files: &[File]) -> Vec<Place> {
    places_naming(files.iter().filter(|file| file.is_in("src/ui")), &["serde_json", "RawValue"])
}

/// Texts of three words or more.
fn sentences(files: &[File]) -> Vec<Place> {
    let mut places = Vec::new();
    let rooms = files.iter().filter(|file| ["src/net", "src/storage"].iter().any(|room| file.is_in(room)));
    for file in rooms.filter(|file| !file.is_test()) {
        for (line, code) in file.code().filter(|(_, code)| !code.contains("reason = ")) {
            let texts = code.split('"').skip(1).step_by(2);
            let found = texts.filter(|text| text.split_whitespace().count() > 2);
            places.extend(found.map(|text| Place::new(file, line, format!("`{text}`"))));
        }
    }
    places
}

fn stand_in(files: &[File]) -> Vec<Place> {
    let room = |ending| files.iter().filter(move |file| file.is_in("tests/scheduler") && file.ends(&[ending]));
    let mut places = places_naming(room(".toml"), &["oig-job-console"]);
    places.extend(places_naming(room(".rs"), &["oig_job_console"]));
    places
}

fn source_outside<'a>(files: &'a [File], room: &'a str) -> impl Iterator<Item = &'a File> {
    files.iter().filter(move |file| file.is_in("src") && !file.is_in(room))
}

#[cfg(test)]
mod tests {
    use super::{super::tests::check, *};

    #[test]
    fn pure_rooms_are_pure() {
        check(pure, "src/job/draft.rs", "use leptos::prelude::*;", 1);
        check(pure, "src/json.rs", "fn f(now: js_sys::Date) {}", 1);
        check(pure, "src/job/draft.rs", "//! Knows nothing of leptos.", 0);
        check(pure, "src/ui/form.rs", "use leptos::prelude::*;", 0);
    }

    #[test]
    fn network_and_storage_have_one_room_each() {
        check(network, "src/ui/form.rs", "gloo_net::http::Request::post(url)", 1);
        check(network, "src/net/mod.rs", "gloo_net::http::Request::post(url)", 0);
        check(storage, "src/ui/form.rs", "window.local_storage()", 1);
        check(storage, "src/storage.rs", "window.local_storage()", 0);
        check(storage, "src/ui/form.rs", "StoredValue::<_, LocalStorage>::new(x)", 0);
    }

    #[test]
    fn sentences_are_found() {
        check(sentences, "src/net/mod.rs", "Err(\"the server did not answer\")", 1);
        check(sentences, "src/net/mod.rs", "format!(\"Basic {encoded}\")", 0);
        check(sentences, "src/net/mod.rs", "#[expect(unused, reason = \"the browser owns it\")]", 0);
        check(sentences, "src/words/faults.rs", "\"The server did not answer\"", 0);
    }

    #[test]
    fn ui_builds_no_json_and_the_stand_in_is_alone() {
        check(json, "src/ui/preview.rs", "serde_json::to_string(&job)", 1);
        check(json, "src/wire/write.rs", "serde_json::to_string(&job)", 0);
        check(stand_in, "tests/scheduler/Cargo.toml", "oig-job-console = { path = \"../..\" }", 1);
        check(stand_in, "tests/scheduler/src/lib.rs", "use oig_job_console::job;", 1);
        check(stand_in, "tests/scheduler/src/lib.rs", "\"oig-job-console-1.js\"", 0);
    }
}
