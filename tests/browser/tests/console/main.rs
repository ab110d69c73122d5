//! The console as a person uses it: the release build in a browser, against the stand-in scheduler.
//!
//! One file a subject. `cargo xtask test --only chromium` runs them all; a word after
//! `cargo test -p browser-tests` runs those whose names hold it, with the environment of that command.

/// Names each test by its module and function, with what stands before. One that is left out is dead code to the compiler.
macro_rules! tests {
    ($before:literal; $($module:ident { $($test:ident)+ })+) => {
        vec![$($(browser_tests::Test::new(concat!($before, stringify!($module), "::", stringify!($test)), $module::$test)),+),+]
    };
    ($($all:tt)+) => { tests! { ""; $($all)+ } };
}

#[cfg(test)]
mod accessibility;
#[cfg(test)]
mod check;
#[cfg(test)]
mod clone;
#[cfg(test)]
mod curl;
#[cfg(test)]
mod drafts;
#[cfg(test)]
mod dry_run;
#[cfg(test)]
mod embedding;
#[cfg(test)]
mod fault;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod fields;
#[cfg(test)]
mod framing;
#[cfg(test)]
mod history;
#[cfg(test)]
mod history_kept;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod import;
#[cfg(test)]
mod keyboard;
#[cfg(test)]
mod languages;
#[cfg(test)]
mod later;
#[cfg(test)]
mod link;
#[cfg(test)]
mod loading;
#[cfg(test)]
mod main_job;
#[cfg(test)]
mod needing;
#[cfg(test)]
mod notification;
#[cfg(test)]
mod preview;
#[cfg(test)]
mod refusal;
#[cfg(test)]
mod rows;
#[cfg(test)]
mod schedule;
#[cfg(test)]
mod secrets;
#[cfg(test)]
mod sending;
#[cfg(test)]
mod settings;
#[cfg(test)]
mod sign_in;
#[cfg(test)]
mod sign_in_ways;
#[cfg(test)]
mod speed;
#[cfg(test)]
mod stopping;
#[cfg(test)]
mod tasks;
#[cfg(test)]
mod templates;
#[cfg(test)]
mod text_view;
#[cfg(test)]
mod undo;

use std::process::ExitCode;

use browser_tests::{Need, Test};

#[expect(clippy::too_many_lines, reason = "a list of all tests, one a line")]
fn main() -> ExitCode {
    // What measures comes first, by itself; then, beside all others, what no day may go without, with what waits
    // longest at its head.
    let mut tests: Vec<_> = tests! { speed { a_thousand_rows styles_cost_each_row_the_same } }
        .into_iter()
        .map(|test| test.alone().needs(&[Need::Measuring]))
        .collect();
    tests.extend(
        tests! {
            main_job {
                by_keyboard_alone
                exactly_the_documented_body
            }
            sending {
                no_answer_is_waited_for_no_longer_than_the_limit
                a_double_click_sends_once
                two_presses_in_one_turn_send_once
                enter_twice_in_a_field_sends_once
                presses_while_waiting_send_nothing
                a_second_press_after_the_answer_sends_again
                waiting_can_be_stopped
                stopping_by_keyboard
                leaving_asks_while_something_is_unsent
            }
            fields {
                every_field_is_sent_and_read_back
                what_is_left_alone_is_not_sent
                false_and_empty_are_sent_as_such
                digits_go_out_as_they_were_typed
            }
            rows {
                a_new_row_takes_the_focus
                removed_rows_come_back_with_all_they_held
                a_double_click_removes_one_row
                a_duplicate_stands_below_its_original
                rows_move_by_mouse
                rows_move_by_keyboard
                what_is_sent_follows_the_order_on_the_screen
                a_change_of_type_destroys_nothing
            }
            drafts {
                what_was_typed_comes_back_exactly
                discarded_it_is_forgotten
                two_pages_keep_two_drafts
                after_the_job_was_created_nothing_is_kept
                storage_that_takes_nothing_is_said_once_and_costs_nothing
                a_draft_older_than_a_day_is_not_offered
            }
        }
        .into_iter()
        .map(Test::in_brief),
    );
    tests.extend(tests! {
        dry_run {
            a_good_job_passes
            what_is_doubtful_or_wrong_leads_to_its_field
            what_cannot_be_checked_says_so
            a_changed_form_is_looked_at_again
        }
        tasks {
            a_task_is_picked_by_keyboard
            a_task_is_picked_by_mouse
            any_other_name_can_be_typed
            the_catalogue_offers_parameters
            a_job_on_the_server_offers_parameters
            what_is_imported_is_known_as_well
            a_job_that_cannot_be_read_can_be_asked_for_again
            names_that_are_not_known_are_pointed_out
            it_resources_of_jobs_are_suggested
        }
        embedding {
            a_hundred_come_and_go_without_a_trace
            two_on_a_page_each_create_their_job
            the_portal_reads_and_writes_the_job
            typing_is_told_and_what_fails_has_a_reason
            what_is_set_before_the_script_has_come_counts
            the_portal_hands_tokens_over
            the_focus_stays_with_the_portal
            styles_neither_leak_in_nor_out
            an_element_that_moves_keeps_what_was_typed
            it_works_in_a_dialog_of_the_portal
            it_works_in_react
            keys_stay_with_the_console_they_were_pressed_in
            a_page_that_the_server_does_not_allow_gets_nothing
        }
        framing {
            the_main_job_in_a_frame
            the_portal_asks_for_the_job_and_for_what_is_not_there
            a_hostile_parent_is_told_nothing_and_changes_nothing
            the_page_itself_does_not_run_in_a_frame
            a_frame_opened_by_itself_waits
        }
        settings {
            a_missing_file_means_the_defaults
            what_does_not_count_is_told_with_its_place
            a_file_that_is_no_json_is_told
            the_form_keeps_to_the_site
            the_looks_are_the_sites
            another_catalogue_or_none
        }
        stopping {
            the_panel_says_what_happened_and_what_is_safe
            one_console_stops_and_the_other_goes_on
        }
        languages {
            nothing_on_the_screen_is_left_in_english
            each_language_keeps_the_layout
            texts_twice_as_long_keep_the_layout
            what_is_sent_is_the_same_in_every_language
            it_follows_the_browser_unless_it_is_set
        }
        link {
            a_link_brings_back_what_it_was_made_of
            a_secret_is_no_part_of_a_link
            a_damaged_link_says_why
        }
        templates {
            a_template_is_saved_used_and_removed
            a_template_needs_a_name
            the_site_offers_templates
            a_file_of_templates_is_taken_or_refused_with_its_place
        }
        refusal {
            a_parameter_that_the_server_names_says_so
        }
        schedule {
            what_is_chosen_arrives
            without_a_schedule_there_is_one_call
            the_next_runs_are_told_in_three_zones
            gaps_and_repeats_of_the_clocks_are_told
            mistakes_lead_to_their_fields
            a_refused_schedule_is_set_again_alone
            an_unknown_outcome_can_be_looked_at_and_tried_again
            nothing_else_is_sent_while_the_schedule_is_on_its_way
            without_a_job_no_schedule_is_sent
            the_types_of_the_job_follow_until_others_are_typed
            by_keyboard_alone
        }
        notification {
            the_fields_write_into_the_text
            the_text_is_read_by_the_fields
        }
        check {
            retry_counts
            numbers
            nothing_is_said_before_a_field_is_left
            a_refused_try_leads_to_each_mistake
            two_rows_of_one_name_are_both_named
            required_means_set_and_false_is_set
            what_only_deserves_a_look_is_sent
        }
        hostile {
            five_hundred_numbers_arrive_byte_for_byte
            texts_of_all_planes_arrive_letter_for_letter
            half_a_surrogate_pair_is_refused_and_nothing_is_lost
        }
        import {
            every_kind_is_recognised_applied_and_taken_back
            what_will_change_is_listed_before_it_does
            hostile_values_reach_the_server_as_they_are
            broken_input_changes_nothing_and_is_mended_in_place
            what_was_pasted_survives_escape
            dropped_and_opened_files_are_taken_together
        }
        clone {
            what_is_said_over_the_form_leaves_it_in_its_place
            a_clone_is_the_source_under_another_name
            rows_edited_as_text_are_still_compared
            the_schedule_comes_along
            what_differs_is_marked_and_leads_back
            a_parameter_that_was_removed_is_brought_back
            secrets_stay_behind_and_are_named
            one_step_takes_the_clone_back
            jobs_are_searched_while_one_types
            what_cannot_be_listed_says_why
            what_cannot_be_read_says_why_and_changes_nothing
            a_job_comes_over_without_a_schedule_that_is_not_known
            by_keyboard_alone
        }
        preview {
            what_is_missing_leads_to_its_field
            focus_and_choices_outlive_a_request
            the_body_shown_is_the_body_that_arrives
            method_address_and_headers_are_those_that_arrive
            each_switch_changes_the_body_that_arrives
            folded_nothing_of_it_is_on_the_page
            what_is_copied_is_what_is_shown
            what_is_saved_is_what_is_shown
            what_is_typed_in_a_row_is_there_in_the_next_frame
        }
        secrets {
            a_secret_is_hidden_everywhere_and_arrives_as_typed
            show_reveals_for_the_moment
            what_a_person_says_counts_before_the_name
        }
        history {
            each_answer_is_told_in_its_words
            both_calls_of_a_job_stand_in_one_entry
            a_page_that_goes_before_the_answer_leaves_a_trace
            folded_it_costs_nothing
            a_search_looks_at_all_that_is_kept
            a_job_is_opened_again_and_never_sent_by_it
            two_jobs_are_compared
            the_file_holds_what_is_shown
        }
        history_kept {
            what_is_deleted_can_be_put_back
            what_was_deleted_on_its_way_does_not_come_back
            a_secret_that_the_server_repeats_is_not_kept
            the_oldest_go_where_there_are_too_many
            a_body_that_is_too_long_is_left_out
            storage_that_takes_nothing_never_hinders_a_send
            where_there_is_no_room_the_oldest_give_way
            another_tab_s_jobs_are_there_when_it_is_opened_again
        }
        undo {
            every_change_is_taken_back_and_made_again
            an_emptied_form_comes_back
            typing_is_one_change_until_it_rests
            keys_undo_outside_of_text_fields
            the_buttons_keep_the_focus
        }
        keyboard {
            command_enter_sends_once_from_anywhere_in_the_form
            enter_in_the_last_value_adds_a_row
            shift_enter_in_the_last_value_begins_a_line
            alt_up_and_down_move_the_row
            where_alt_and_arrows_open_a_list_no_row_moves
            a_question_mark_lists_the_keys_outside_of_text
            switched_off_a_single_key_does_nothing
            typing_goes_on_where_it_was_before_a_window
            while_signed_out_no_key_reaches_the_form
        }
        curl {
            in_a_real_bash_it_sends_the_same_body
        }
        text_view {
            opening_and_closing_changes_nothing
            an_edit_is_applied_as_one_step_and_taken_back
            faults_are_told_with_their_lines_and_nothing_is_applied
            secrets_stay_hidden_and_are_kept
        }
        faults {
            accepted
            answered_strangely
            refused
            gone_wrong_on_the_server
            broken_off
            none_is_left_out
            offline_nothing_is_sent
            an_answer_stays_until_it_is_dismissed
            the_next_job_begins_where_it_should
        }
        sign_in_ways {
            a_token_that_expires_is_replaced_and_nothing_is_lost
            what_is_typed_while_a_session_is_looked_for_stays
            a_session_that_ends_is_taken_up_in_another_tab
            where_nobody_is_the_form_goes_out_of_view
            what_signs_in_is_nowhere
        }
        sign_in {
            a_wrong_password_is_refused
            without_a_name_nobody_is_asked
            a_reader_may_not_create
            signing_out_forgets_all_but_a_draft_that_is_to_be_kept
            a_lost_session_is_taken_up_again
            the_password_is_nowhere
            a_server_that_is_gone_is_called_so
            a_server_that_goes_while_one_types_costs_nothing
        }
        later {
            while_it_is_missing_the_form_can_be_filled_in
            a_row_unfolded_before_it_is_there_shows_its_details_once_it_is
            nothing_moves_when_it_comes
            a_press_before_it_is_there_sends_once
            a_press_is_forgotten_when_the_job_is_changed_after_it
            what_is_no_part_of_this_console_is_refused
            that_it_never_comes_is_told
            the_form_does_not_wait_for_it_for_ever
        }
        loading {
            a_missing_wasm_is_told
            a_broken_wasm_is_told
            a_cut_off_wasm_is_told
            a_missing_script_is_told
            a_broken_script_is_told
            a_wasm_that_would_run_but_is_another_is_refused
            without_tls_another_wasm_is_refused_too
            without_tls_it_loads_alike
            a_script_that_would_run_but_is_another_is_refused
            the_program_itself_in_place_of_what_makes_it_loads_alike
            without_its_script_the_page_still_helps
            a_browser_without_webassembly_is_told
            a_policy_that_forbids_webassembly_is_told
            settings_that_cannot_be_had_are_told_and_the_console_works
            a_host_can_switch_the_history_off
            the_policy_is_the_strict_one
            a_violation_would_be_seen
        }
    });
    tests.extend(needing::tests());
    tests.extend(fault::tests());
    tests.extend(accessibility::tests());
    browser_tests::run(tests)
}
