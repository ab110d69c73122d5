//! What is held against something else: two jobs, names and those that are known, texts and secrets.

use crate::measure::{Case, check};
use crate::texts::{again, job, list, numbered};
use oig_job_console::catalogue::{self, Known, TaskParameters, add_known};
use oig_job_console::job::{self, JobDraft, Secrets, fill_placeholders};
use oig_job_console::review::{Facts, review};
use oig_job_console::schedule;
use oig_job_console::wire::changed_lines;

#[test]
fn what_is_held_against_something_else() {
    /// The job and the same with all names changed.
    fn pair(text: &str) -> (JobDraft, JobDraft) {
        let before = job(text);
        let mut after = before.clone();
        for row in &mut after.parameters {
            row.name.push('x');
        }
        (before, after)
    }
    fn names(n: usize) -> String {
        list("{\"parameters\":{", "\"key#\":{\"value\":\"secret#\"},", "}}", n)
    }
    let cases: &[Case] = &[
        (
            "lines of two bodies",
            |n| numbered("#\n", n),
            |text| {
                let other = text.replace('7', "8");
                assert!(changed_lines(text, &other).len() > 10);
                assert!(changed_lines(text, &other.replace('1', "2")).len() > 10);
            },
        ),
        (
            "long lines of two bodies",
            |n| again(&(again("a", 1_000) + "\n"), n),
            |text| {
                assert!(changed_lines(text, &text.replace("a\n", "b\n")).len() > 10);
            },
        ),
        ("rows that were renamed", names, |text| {
            let (before, after) = pair(text);
            assert_eq!(job::difference(&before, &after).len(), before.parameters.len());
        }),
        ("rows that were exchanged", names, |text| {
            let (before, mut after) = pair(text);
            after.parameters.iter_mut().for_each(|row| row.id.0 += 1_000_000);
            assert_eq!(job::difference(&before, &after).len(), 2 * before.parameters.len());
        }),
        (
            "members that nobody knows",
            |n| list("{", "\"#\":1,", "}", n),
            |text| {
                let (before, after) = (job(text), job(&text.replace(":1", ":2")));
                assert_eq!(job::difference(&before, &after).len(), before.unknown.len());
            },
        ),
        ("secret values", names, |text| {
            let draft = job(&text.replacen('{', "{\"jobName\":\"J\",\"taskName\":\"T\",\"retryCount\":1,", 1));
            let hidden = Secrets::named_by(["key"]).names(&draft.parameters);
            let details = job::check(&draft).unwrap();
            let values = job::SecretValues::of(&details, &hidden);
            assert!(values.start_of("It is secret100000 or so", 300).contains("<secret:key100000>"));
            assert!(job::veiled(details, &hidden).parameters.is_some());
            let mut changes = job::difference(&JobDraft::default(), &draft);
            job::veil(&mut changes, &hidden);
        }),
        ("placeholders", names, |text| {
            let before = job(text).parameters;
            let mut rows = Secrets::named_by(["key"]).veiled_rows(&before);
            assert!(fill_placeholders(&mut rows, &before).is_empty());
        }),
        ("names that are alike", names, |text| {
            let (known, draft) = pair(text);
            let mut parameters = TaskParameters { is_complete: true, ..TaskParameters::default() };
            parameters.add(&known.parameters);
            let known = Known { parameters, ..Known::default() };
            assert!(!known.warnings(&draft).is_empty());
        }),
        (
            "one long name that is almost another",
            |n| again("ab", n),
            |text| {
                let other = text.replacen('a', "b", 2);
                let near = catalogue::near(text, &mut [other.as_str()].into_iter());
                assert!(near.is_some());
            },
        ),
        ("parameters that are known", names, |text| {
            let (known, mut draft) = pair(text);
            assert_eq!(add_known(&mut draft.parameters, &known.parameters).new, known.parameters.len());
            assert_eq!(add_known(&mut draft.parameters, &known.parameters).kept, known.parameters.len());
            let sibling = catalogue::Sibling::Found("J".to_owned(), known.parameters);
            assert!(!review(&draft, Facts { sibling, ..Facts::default() }).is_empty());
        }),
        (
            "a long text that is no time",
            |n| again("2026-", n),
            |text| {
                assert!(schedule::TypedTime::parse(text).is_err());
            },
        ),
    ];
    check(cases);
}
