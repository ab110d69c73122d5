//! Words for what was sent from this browser.
//!
//! Owns which of these sentences are said. Must not know where it is kept.

use super::drafts::secrets_to_type;
use super::texts::history;
use crate::exchange::history::Told;

/// What came of a call, behind the word for it: what was told, the status code, how long it took, what the server said.
#[must_use]
pub fn facts(told: &Told) -> String {
    let Told { is_done: _, words, status, said, took_ms } = told;
    let mut facts = vec![String::new(), words.clone()];
    let status = status.map(|status| status.to_string()).unwrap_or_default();
    // Most words about a refusal hold it.
    if !words.contains(&status) {
        facts.push(["HTTP ", &status].concat());
    }
    facts.push(if *took_ms < 1_000 {
        history::MILLISECONDS.with(&[(&took_ms.to_string()).into()])
    } else {
        let [seconds, tenths] = [took_ms / 1_000, took_ms / 100 % 10].map(|number| number.to_string());
        history::SECONDS.with(&[(&seconds).into(), (&tenths).into()])
    });
    if !said.is_empty() {
        facts.push(super::exchange::quoted(said));
    }
    facts.join(" · ")
}

/// How many jobs are shown of all that there are.
#[must_use]
pub fn jobs_shown(shown: usize, all: usize) -> String {
    match shown {
        _ if all == 0 => history::NOTHING_LISTED.say().to_owned(),
        0 => history::NONE_HOLDS.with(&[all.into()]),
        _ if shown == all => history::ALL.with(&[all.into()]),
        _ => history::SOME.with(&[shown.into(), all.into()]),
    }
}

/// So many jobs were taken out of the history.
#[must_use]
pub fn jobs_deleted(count: usize) -> String {
    history::DELETED.with(&[count.into()])
}

/// So many came back.
#[must_use]
pub fn jobs_put_back(count: usize) -> String {
    history::BACK.with(&[count.into()])
}

/// The form was filled in by a job of the history.
#[must_use]
pub fn job_opened(name: &str, left_out: &[String]) -> String {
    secrets_to_type(history::FILLED_IN.with(&[name.into()]), left_out)
}

/// Over what differs between two jobs.
#[must_use]
pub fn differences(count: usize) -> String {
    history::DIFFERENCES.with(&[count.into()])
}

/// Why a job that was sent is not in the history.
#[must_use]
pub fn history_not_kept(has_no_room: bool) -> &'static str {
    if has_no_room { history::NO_ROOM.say() } else { history::NO_STORAGE.say() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_of_a_call_is_told_on_one_line() {
        #[track_caller]
        fn check(words: &str, status: Option<u16>, said: &str, took_ms: i64, expected: &str) {
            let told = Told { is_done: None, words: words.to_owned(), status, said: said.to_owned(), took_ms };
            assert_eq!(facts(&told), expected);
        }
        check("Job Create successfull", Some(200), "", 0, " · Job Create successfull · HTTP 200 · 0 ms");
        check("Refused (400)", Some(400), "no size", 999, " · Refused (400) · 999 ms · “no size”");
        check("No answer", None, "", 30_050, " · No answer · 30.0 s");
        check("No answer", None, "", 125_900, " · No answer · 125.9 s");
    }

    #[test]
    fn numbers_and_nouns_agree() {
        for (shown, all, expected) in [
            (0, 0, history::NOTHING_LISTED.say()),
            (0, 2, "None of 2 jobs holds this."),
            (1, 1, "1 job"),
            (2, 2, "2 jobs"),
            (1, 2, "1 of 2 jobs"),
        ] {
            assert_eq!(jobs_shown(shown, all), expected);
        }
        assert!(jobs_deleted(1).starts_with("1 job is deleted"));
        assert!(jobs_deleted(3).starts_with("All 3 jobs are deleted"));
    }
}
