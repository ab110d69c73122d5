//! Faults: what goes wrong between the press and the answer, and around it. After each the form is whole, each press is
//! one request, and what is not known is called so.
//!
//! `tests/browser/FAULTS.md` lists them all, each with its test.

#[cfg(test)]
pub(crate) mod answers;
#[cfg(test)]
mod asked;
#[cfg(test)]
mod files;
#[cfg(test)]
mod interrupted;
#[cfg(test)]
mod machine;
#[cfg(test)]
mod origins;
#[cfg(test)]
mod storage;

use std::fs;

use browser_tests::{Need, Outcome, Test, copy_folder, dist};
use tempfile::TempDir;

/// A copy of the built console in which a script comes before all others, and makes the browser another one.
fn after(script: &str) -> Outcome<TempDir> {
    let copy = tempfile::tempdir()?;
    copy_folder(&dist()?, copy.path())?;
    fs::write(copy.path().join("before.js"), script)?;
    let page = copy.path().join("index.html");
    let text = fs::read_to_string(&page)?;
    fs::write(page, text.replacen("<script", "<script src=\"before.js\"></script><script", 1))?;
    Ok(copy)
}

/// All of them; what waits longest comes first.
pub(crate) fn tests() -> Vec<Test> {
    let needing = |tests: Vec<Test>, need: Need| tests.into_iter().map(move |test| test.needs(&[need]));
    let mut all: Vec<_> = needing(
        tests! { "fault::";
            machine {
                a_browser_that_is_killed_while_a_job_is_on_its_way
            }
        },
        Need::KeptProfile,
    )
    .chain(needing(
        tests! { "fault::";
            machine {
                all_that_a_frozen_tab_missed_is_told
            }
        },
        Need::FreezingATab,
    ))
    .chain(needing(
        tests! { "fault::";
            interrupted {
                a_tab_that_is_killed_while_a_job_is_on_its_way
            }
        },
        Need::KillingATab,
    ))
    .collect();
    all.extend(tests! { "fault::";
        files {
            files_that_never_come
        }
        machine {
            all_that_a_machine_that_slept_missed_is_told
        }
        interrupted {
            a_clock_that_is_wrong_by_a_day_costs_nothing
            a_reload_while_a_job_is_on_its_way
            a_tab_that_is_closed_while_a_job_is_on_its_way
            a_server_that_goes_while_an_answer_is_waited_for
            a_browser_that_is_wrong_about_being_offline_promises_nothing
            a_machine_that_slept_waits_no_longer_than_the_limit
            an_answer_that_came_while_the_machine_slept_is_heard
            a_sign_in_that_ends_between_two_sends_costs_nothing
            two_tabs_send_each_what_is_pressed_in_it
        }
        answers {
            early_late_and_part_by_part
            json_of_another_kind
            in_other_signs
            a_redirect_is_not_followed
            fifty_megabytes_are_an_answer_too
        }
        asked {
            what_drips_is_waited_for_no_longer_than_the_limit
            a_look_tells_what_it_found_and_no_more
            a_schedule_that_is_not_known_to_be_set_is_not_called_missing
            a_next_run_that_cannot_be_read_is_called_so
            a_search_that_finds_nothing_out_says_why
            a_job_that_cannot_be_read_whole_does_not_come_over
        }
        origins {
            a_redirect_to_another_origin_takes_nothing_along
            an_answer_that_may_not_be_read_is_not_known
            an_origin_that_may_read_alone_creates_nothing
            a_certificate_that_nobody_vouches_for_lets_nothing_through
            a_service_that_cannot_be_had_is_told_at_the_sign_in
        }
        storage {
            what_is_not_the_consoles_own_is_left_alone
            forbidden_from_the_start
            absent_from_the_start
            full_from_the_start
            broken_from_the_start
            what_is_sent_now_is_kept_though_the_rest_is_from_the_future
        }
        files {
            words_that_never_come
            settings_that_are_no_settings
            a_catalogue_that_is_none
            templates_that_are_none
            a_catalogue_of_twenty_megabytes
            settings_of_twenty_megabytes
        }
    });
    all
}
