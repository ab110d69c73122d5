//! The console for everybody.
//!
//! `ACCESSIBILITY.md` says criterion by criterion what holds, and which of these tests shows it.

#[cfg(test)]
mod announcements;
#[cfg(test)]
mod focus;
#[cfg(test)]
mod keyboard;
#[cfg(test)]
mod looks;
#[cfg(test)]
mod press;
#[cfg(test)]
mod states;
#[cfg(test)]
mod walk;

use browser_tests::Test;

pub(crate) use looks::{axe, does_not_scroll_sideways};

/// All of them.
pub(crate) fn tests() -> Vec<Test> {
    tests! { "accessibility::";
        states {
            signing_in
            filling_in
            knowing_and_checking
            previewing
            windows_and_offers
            history
            scheduling
            cloning
            mistakes
            texts
            answers
        }
        keyboard {
            everything_is_reached_with_tab_and_seen_to_be
            nothing_covers_what_has_the_focus
        }
        announcements {
            of_rows
            of_sending
            of_signing_in
            of_what_is_typed
            of_windows
            of_history_and_check
        }
        focus {
            in_the_rows
            in_windows
            at_the_answers
            while_one_waits
            where_one_signs_in_and_out
            where_an_offer_goes
            what_the_site_holds
            in_the_history
            in_what_is_worked_out
            when_a_field_cannot_be_used_any_more
            when_something_comes_late
        }
    }
}
