//! Runs tests as `cargo test` does: names to filter by, a line for each, a summary at the end.
//!
//! Owns which browser a test gets, and what is told when it fails. Must not know the tests.

use std::cell::RefCell;
use std::env;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use libtest_mimic::{Arguments, Completion, Failed, Trial};
use tokio::runtime::Runtime;
use tokio::sync::RwLock;

use crate::engine::{Engine, Need};
use crate::failure::{Failure, Outcome};
use crate::page::Page;
use crate::webdriver::Browsers;

/// How many tests run at a time unless `--test-threads` says otherwise: much of a test is waiting.
const AT_A_TIME: usize = 3;
/// No test takes longer, unless it hangs.
const LONGEST: Duration = Duration::from_secs(150);

type Body = Box<dyn FnOnce(&Runtime, &Page, Duration) -> Outcome + Send>;

/// A test.
pub struct Test {
    name: String,
    alone: bool,
    longest: Duration,
    is_brief: bool,
    needs: Vec<Need>,
    body: Body,
}

impl Test {
    /// A test in a fresh tab.
    pub fn new(name: &str, body: impl AsyncFn(&Page) -> Outcome + Send + 'static) -> Self {
        let body: Body = Box::new(move |runtime, page, longest| {
            runtime.block_on(async {
                let ended = tokio::time::timeout(longest, body(page)).await;
                ended.unwrap_or_else(|_| Err(Failure::new(format!("not done after {} s", longest.as_secs()))))
            })
        });
        Self { name: name.to_owned(), alone: false, longest: LONGEST, is_brief: false, needs: Vec::new(), body }
    }

    /// Runs it while no other test runs: it measures.
    #[must_use]
    pub fn alone(self) -> Self {
        Self { alone: true, ..self }
    }

    /// Gives it so much time, where it needs more or less than others.
    #[must_use]
    pub fn within(self, longest: Duration) -> Self {
        Self { longest, ..self }
    }

    /// Counts it among those that are run where there is little time.
    #[must_use]
    pub fn in_brief(self) -> Self {
        Self { is_brief: true, ..self }
    }

    /// Says what it asks of a browser that not every one can do.
    #[must_use]
    pub fn needs(self, needs: &[Need]) -> Self {
        Self { needs: needs.to_vec(), ..self }
    }

    /// Why it cannot be run in this engine, if it cannot.
    fn lacks(&self, engine: Engine) -> Option<&'static str> {
        self.needs.iter().find_map(|need| engine.lacks(*need))
    }
}

thread_local! {
    /// The last panic of this thread: where and why.
    static PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Runs the tests that the command line asks for, and of these those in brief alone where `OIG_CONSOLE_BRIEF` is set.
/// Browsers are closed at the end, however it comes.
#[must_use]
pub fn run(tests: Vec<Test>) -> ExitCode {
    run_in(tests, false)
}

/// The same in browsers that believe a web server whose certificate the test has made.
#[must_use]
pub fn run_trusting(tests: Vec<Test>) -> ExitCode {
    run_in(tests, true)
}

fn run_in(mut tests: Vec<Test>, is_trusting: bool) -> ExitCode {
    if env::var_os("OIG_CONSOLE_BRIEF").is_some() {
        tests.retain(|test| test.is_brief);
    }
    let mut arguments = Arguments::from_args();
    arguments.test_threads.get_or_insert(AT_A_TIME);
    let runtime = match Runtime::new() {
        Ok(runtime) => Arc::new(runtime),
        Err(error) => return say(&error.into()),
    };
    let engine = match Engine::chosen() {
        Ok(engine) => engine,
        Err(failure) => return say(&failure),
    };
    let browsers = if arguments.list { None } else { Some(runtime.block_on(Browsers::of(engine, is_trusting))) };
    let browsers = match browsers {
        Some(Err(failure)) => return say(&failure),
        Some(Ok(browsers)) => Some(Arc::new(browsers)),
        None => None,
    };
    panic::set_hook(Box::new(|panic| PANIC.set(Some(panic.to_string()))));
    let quiet = Arc::new(RwLock::new(()));
    let lacking = |test: &Test| {
        let why = test.lacks(engine)?;
        Some(format!("not in {}: {} – {why}", engine.name(), test.name))
    };
    let not_run: Vec<_> = tests.iter().filter_map(lacking).collect();
    let trials = tests.into_iter().map(|test| {
        let (runtime, browsers, quiet) = (runtime.clone(), browsers.clone(), quiet.clone());
        Trial::ignorable_test(test.name.clone(), move || match (browsers, test.lacks(engine)) {
            (None, _) => Ok(Completion::Completed),
            (_, Some(why)) => Ok(Completion::ignored_with(why)),
            (Some(browsers), None) => perform(test, &runtime, &browsers, &quiet).map(|()| Completion::Completed),
        })
    });
    let trials = trials.collect();
    let conclusion = libtest_mimic::run(&arguments, trials);
    for line in
        not_run.iter().cloned().chain(engine.left_out().map(|what| format!("left out in {}: {what}", engine.name())))
    {
        println!("{line}");
    }
    if let Some(browsers) = browsers.and_then(Arc::into_inner) {
        runtime.block_on(browsers.stop());
    }
    conclusion.exit_code()
}

fn perform(test: Test, runtime: &Runtime, browsers: &Browsers, quiet: &RwLock<()>) -> Result<(), Failed> {
    let (_alone, _beside) = if test.alone {
        (Some(runtime.block_on(quiet.write())), None)
    } else {
        (None, Some(runtime.block_on(quiet.read())))
    };
    let page = Page::new(runtime.block_on(browsers.take())?);
    let ended = panic::catch_unwind(AssertUnwindSafe(|| {
        (test.body)(runtime, &page, test.longest)?;
        runtime.block_on(page.check_log())
    }));
    let failure = match ended {
        Ok(Ok(())) => None,
        Ok(Err(failure)) => Some(failure.to_string()),
        Err(_) => Some(PANIC.take().unwrap_or_else(|| "it panicked".to_owned())),
    };
    let told = failure.map(|why| {
        let told = runtime.block_on(page.tell(&picture(&test.name)));
        Failed::from(format!("{why}\n{told}"))
    });
    runtime.block_on(browsers.give_back(page.into_browser()));
    told.map_or(Ok(()), Err)
}

fn picture(test: &str) -> PathBuf {
    env::temp_dir().join("job-console-tests").join(format!("{}.png", test.replace("::", "-")))
}

fn say(failure: &Failure) -> ExitCode {
    eprintln!("{failure}");
    ExitCode::FAILURE
}
