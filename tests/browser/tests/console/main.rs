//! The console as a person uses it: the release build in a browser, against the stand-in scheduler.
//!
//! One file a subject. `cargo xtask test --only end-to-end` runs them all; a word after
//! `cargo test -p browser-tests` runs those whose names hold it, with the environment of that command.

#[cfg(test)]
mod main_job;

use std::process::ExitCode;

/// Names each test by its module and function.
macro_rules! tests {
    ($($module:ident { $($test:ident)+ })+) => {
        vec![$($(browser_tests::Test::new(concat!(stringify!($module), "::", stringify!($test)), $module::$test)),+),+]
    };
}

fn main() -> ExitCode {
    browser_tests::run(tests! {
        main_job { by_keyboard_alone exactly_the_documented_body }
    })
}
