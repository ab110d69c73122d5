//! The console behind real web servers, set up with the files that ship for them, in front of the stand-in scheduler.
//!
//! `cargo xtask test --only servers` runs them all; each test runs once a server.

#[cfg(test)]
mod canned;
#[cfg(test)]
mod certificate;
#[cfg(test)]
mod files;
#[cfg(test)]
mod front;
#[cfg(test)]
mod main_job;
#[cfg(test)]
mod oig;
#[cfg(test)]
mod portal;
#[cfg(test)]
mod proxy;
#[cfg(test)]
mod set_up;

use std::env;
use std::process::ExitCode;

use browser_tests::{Page, Test};
use set_up::Server;

/// Names each test by its server, module and function. One that is left out is dead code to the compiler.
macro_rules! tests {
    ($server:ident: $($module:ident { $($test:ident)+ })+) => {
        vec![$($(Test::new(
            &format!("{}::{}::{}", $server.name(), stringify!($module), stringify!($test)),
            async move |page: &Page| $module::$test(page, $server).await,
        )),+),+]
    };
}

fn main() -> ExitCode {
    let of = |server: Server| {
        tests! { server:
            oig {
                is_asked_over_tls
                redirects_and_cookies_pass
                the_host_is_the_browsers
            }
            portal {
                is_let_in_where_it_is_named
                of_another_origin_is_not
                uses_the_console_and_calls
                has_the_main_job_done
                gets_nothing_by_itself
            }
            main_job {
                at_the_top
                under_a_path
                over_tls
            }
            files {
                each_is_what_it_is
                packed_ones_are_served_where_they_are_asked_for
                what_changes_under_its_name_goes_out_as_it_stands
                what_has_not_changed_is_not_sent_again
                a_folder_without_its_slash_leads_to_it
            }
            proxy {
                every_answer_carries_the_headers
                names_arrive_as_they_were_written
                a_broken_connection_is_one_request
                every_connection_is_closed
                a_long_body_arrives
                nothing_else_of_the_server_is_opened
                no_log_holds_who_signed_in
            }
        }
    };
    let servers = [Server::Nginx, Server::Httpd];
    // It takes half a minute, and the others run meanwhile.
    let slow = |server: Server| tests! { server: oig { a_slow_answer_ends_in_the_consoles_words } };
    let mut all: Vec<_> = servers.into_iter().flat_map(slow).chain(servers.into_iter().flat_map(of)).collect();
    if env::var_os("NGINX_BROTLI").is_some() {
        let nginx = Server::Nginx;
        all.extend(tests! { nginx: files { brotli_is_served_by_its_module } });
    }
    browser_tests::run_trusting(all)
}
