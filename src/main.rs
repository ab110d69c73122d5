//! The stand-alone page: mounts the console into the element that index.html provides.

fn main() {
    oig_job_console::start();
}
