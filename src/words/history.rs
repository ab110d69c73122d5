//! Words for what was sent from this browser.
//!
//! Owns these sentences. Must not know where it is kept.

use crate::exchange::history::Told;

/// Where nothing is listed: because nothing was sent, nothing could be kept, or all was deleted.
pub const NOTHING_LISTED: &str = "Nothing is here yet. Each job that is sent from this browser is listed, with the \
     server’s answer.";

/// What is kept, and where.
pub const ABOUT_HISTORY: &str = "Kept in this browser alone, without secrets and sign-in: the last 100 jobs, at most 1 MB. \
     The oldest go first.";

/// While an answer is waited for, and where the page went before it came.
pub const NO_ANSWER: &str = "sent, no answer seen so far";

/// A body that was not kept.
pub const BODY_LEFT_OUT: &str = "The body was too long to be kept.";

/// The first of two was chosen.
pub const CHOOSE_ANOTHER: &str = "Now press “Compare” at the job to compare it with.";

/// Bodies are compared with placeholders in them.
pub const SECRETS_NOT_COMPARED: &str = "Secret values are not kept, so they are not compared.";

/// What came of a call, behind the word for it: what was told, the status code, how long it took, what the server said.
#[must_use]
pub fn facts(told: &Told) -> String {
    let Told { is_done: _, words, status, said, took_ms } = told;
    let mut facts = [" · ", words].concat();
    let status = status.map(|status| status.to_string()).unwrap_or_default();
    // Most words about a refusal hold it.
    if !words.contains(&status) {
        facts.push_str(&[" · HTTP ", &status].concat());
    }
    facts.push_str(" · ");
    match took_ms {
        0..1_000 => facts.push_str(&[&took_ms.to_string(), " ms"].concat()),
        _ => facts.push_str(&[&(took_ms / 1_000).to_string(), ".", &(took_ms / 100 % 10).to_string(), " s"].concat()),
    }
    if !said.is_empty() {
        facts.push_str(&[" · “", said, "”"].concat());
    }
    facts
}

/// How many jobs are shown of all that there are.
#[must_use]
pub fn jobs_shown(shown: usize, all: usize) -> String {
    let all_words = [all.to_string().as_str(), if all == 1 { " job" } else { " jobs" }].concat();
    match shown {
        _ if all == 0 => NOTHING_LISTED.to_owned(),
        0 => ["None of ", &all_words, " holds this."].concat(),
        _ if shown == all => all_words,
        _ => [&shown.to_string(), " of ", &all_words].concat(),
    }
}

/// So many jobs were taken out of the history.
#[must_use]
pub fn jobs_deleted(count: usize) -> String {
    let what = match count {
        1 => "1 job is deleted from the history".to_owned(),
        _ => ["All ", &count.to_string(), " jobs are deleted from the history"].concat(),
    };
    [&what, ", and can be put back until you leave the page. Nothing changes on the server."].concat()
}

/// So many came back.
#[must_use]
pub fn jobs_put_back(count: usize) -> String {
    if count == 1 { "1 job is back.".to_owned() } else { [&count.to_string(), " jobs are back."].concat() }
}

/// The form was filled in by a job of the history.
#[must_use]
pub fn job_opened(name: &str, left_out: &[String]) -> String {
    let mut text = ["Filled in by “", name, "” of the history."].concat();
    if !left_out.is_empty() {
        text.push_str(" Secrets are not kept; type again: ");
        text.push_str(&left_out.join(", "));
        text.push('.');
    }
    text
}

/// Over what differs between two jobs.
#[must_use]
pub fn differences(count: usize) -> String {
    match count {
        0 => "Both jobs are the same.".to_owned(),
        1 => "1 difference, from the earlier to the later:".to_owned(),
        _ => [&count.to_string(), " differences, from the earlier to the later:"].concat(),
    }
}

/// Why a job that was sent is not in the history.
#[must_use]
pub fn history_not_kept(has_no_room: bool) -> &'static str {
    if has_no_room {
        "The browser has no room left: what was sent last is missing here. All else works."
    } else {
        "This browser keeps nothing for this page: what is sent is missing here. All else works."
    }
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
            (0, 0, NOTHING_LISTED),
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
