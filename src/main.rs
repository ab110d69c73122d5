//! The program that the browser loads: all that it does is called by `public/oig-job-console.js`, by the functions of
//! [`oig_job_console::embed`].

use oig_job_console as _;

fn main() {}
