//! Every reader of the console as a function of a text, with what must hold whatever the text is.
//!
//! Owns the list of readers and their samples. Must not know where texts come from: property tests and a fuzzer bring
//! them. What does not hold ends in a panic, which is what both look for.

mod known;
mod shown;
mod taken;

/// A reader.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    /// Its name, by which it is chosen.
    pub name: &'static str,
    /// Reads a text, and panics where something does not hold.
    pub read: fn(&str),
    /// Texts that it takes, or nearly.
    pub samples: &'static [&'static str],
}

/// A job as the documentation prints it.
pub const JOB: &str = include_str!("../../contract/documented/create-a-new-job.request.json");

const ROWS: &str = "# name | type | required | help | value | other members\nA | Number | yes | \"\" | 0.10 | {\"x\": 1}\n\
                    B | (Boolean) | | | true\n\"C|\" | (text) \"5\\u00e4\"\nD | (JSON) [1, {}]\n";
const TABLE: &str = "Name\tType\tValue\tRequired\nA\tNumber\t1e400\tTRUE\n\"B\"\"\tx\"\t(String)\t(empty)\t\n";
const DRAFT: &str = r#"{"draft":1,"jobName":"J","parameters":[{"name":"P","text":{"orEmpty":"x"},"read":["y"]},
    {"name":"S","secret":true,"text":"s","unknown":{"a":[]}}],"schedule":{"type":"Cron","values":[["WEEKLY","Monday"]]}}"#;
const CRON: &str = include_str!("../../contract/documented/set-a-trigger.cron.request.json");
const PERIODIC: &str = include_str!("../../contract/documented/set-a-trigger.periodic.request.json");

/// All readers.
pub const READERS: &[Reader] = &[
    Reader { name: "json", read: taken::json, samples: &[JOB, "[1e-7, \"\\ud83d\\ude00\", {\"a\": null}]"] },
    Reader { name: "job", read: taken::job, samples: &[JOB, r#"{"parameters":[{"name":"a","value":[1.0]}]}"#] },
    Reader { name: "import", read: taken::import, samples: &[JOB, ROWS, TABLE, DRAFT, "{\"P\":{\"value\":1}}\n"] },
    Reader {
        name: "command",
        read: taken::command,
        samples: &[
            "-X POST 'https://h/jobs' -u me:pw -d '{\"jobName\":\"it'\\''s\"}' | jq .",
            "-d @- <<'E'\n{\"P\":{}}\nE\n",
            "^\n -d \"{\\\"P\\\":{}}\" & x",
            "`\n -d @'\n{\"P\":{}}\n'@",
            "--data-raw $'{\"P\":{\\x22value\\u0022:\"\\303\\244\"}}'",
            "-d @post.json\n{\"P\":{}}",
        ],
    },
    Reader { name: "table", read: taken::table, samples: &[TABLE, "a,1\n\"b\",\"x\"\"y\"\n", "name;value\na;b"] },
    Reader { name: "rows", read: taken::rows, samples: &[ROWS, "a | b", "x | (number) 1"] },
    Reader { name: "link", read: taken::link, samples: &["eyJkcmFmdCI6MX0", DRAFT] },
    Reader { name: "draft", read: taken::draft, samples: &[DRAFT] },
    Reader {
        name: "templates",
        read: taken::templates,
        samples: &[include_str!("../../../public/templates/templates.json")],
    },
    Reader { name: "kept", read: taken::kept, samples: &[r#"{"at":1,"leftOut":["P"],"draft":{"draft":1}}"#] },
    Reader {
        name: "history",
        read: taken::history,
        samples: &[
            r#"{"jobName":"J","schedule":{"type":"Single"},"calls":[{"at":"2026-11-24T16:44:00Z","method":"POST",
            "address":"/jobs","body":{"jobName":"J","parameters":{"P":{"value":"<secret:P>"}}},
            "answer":{"done":true,"words":"w","status":200,"said":"s","tookMs":12}}]}"#,
        ],
    },
    Reader {
        name: "settings",
        read: known::settings,
        samples: &[
            include_str!("../../../public/config.json"),
            r##"{"job":{"retryCount":3},"fields":{"retryCount":"hidden"},"jobNames":{"pattern":"^A"},"theme":{"page":"#fff"}}"##,
        ],
    },
    Reader { name: "catalogue", read: known::catalogue, samples: &[r#"[{"task":"T","parameters":[{"name":"N"}]}]"#] },
    Reader {
        name: "reply",
        read: known::reply,
        samples: &[
            include_str!("../../contract/documented/create-a-new-job.response.json"),
            r#"{"jobs":[{"name":"A","taskName":"T"}]}"#,
            "Required parameter Batch Size is missing",
            "<html>",
        ],
    },
    Reader { name: "trigger", read: known::trigger, samples: &[CRON, PERIODIC] },
    Reader {
        name: "schedule",
        read: known::schedule,
        samples: &["2026-11-24 17:44|2026-11-24T16:44:00Z|Monday, First Friday|5", "2024-02-29 00:00|||31"],
    },
    Reader {
        name: "notification",
        read: shown::notification,
        samples: &[r#"{"sendTo":"Role Name","recipient":"A","x":[1]}"#],
    },
    Reader { name: "secrets", read: shown::secrets, samples: &["hush|no 'hush' here", "\\\"|\\\\\\\""] },
    Reader { name: "lines", read: shown::lines, samples: &["a\nb\n|a\nc\nb\n"] },
    Reader { name: "comparison", read: shown::comparison, samples: &["a|b\nc|d\x1fa|x\nc|d"] },
];
