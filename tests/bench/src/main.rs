//! Measures the console beside other ways to build the same form, in one run, form by form in turn, several rounds.
//!
//! Run by `cargo xtask bench`, which builds what is compared and names it by variables; `cargo xtask test` measures less,
//! and holds it to budgets. Owns the order of the run, and that each figure comes from a browser of its own: what one form
//! leaves behind in a browser must not help or hinder the next. Must not know how anything is measured.

mod budgets;
mod changes;
mod chart;
mod contender;
mod figures;
mod form;
mod keys;
mod machine;
mod memory;
mod table;
mod transfer;
mod usable;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;
use std::{env, fs};

use browser_tests::{Options, Outcome, Page, Test, copy_folder, dist};
use stand_in_scheduler::Running;

use contender::Contender;
use figures::What;
use form::Form;
use usable::Slowness;

/// The same for all: a library compiles its checks when it runs, which needs `eval`.
const POLICY: &str =
    "default-src 'self'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:";

/// The console of somebody who is signed in already: the others have no sign-in.
const SETTINGS: &str = r#"{ "signIn": "session", "history": false }"#;

/// A form that takes longer to be filled is given up, and has no figure.
const LIMIT: Duration = Duration::from_secs(100);
/// The same of a step that does many things, and rests after each.
const LONG_LIMIT: Duration = Duration::from_mins(5);
/// Starting and closing a browser, and what is not measured.
const BESIDE: Duration = Duration::from_mins(1);

/// What is measured on one page.
#[derive(Debug, Clone, Copy)]
enum Step {
    Usable(Slowness),
    Fill(usize),
    Changes,
    Keys,
    Memory(usize),
    Growth,
}

/// The order of a round: each step with all forms before the next one.
const STEPS: [Step; 11] = [
    Step::Usable(Slowness::None),
    Step::Usable(Slowness::Processor),
    Step::Usable(Slowness::ProcessorAndNetwork),
    Step::Fill(100),
    Step::Fill(1000),
    Step::Fill(10_000),
    Step::Changes,
    Step::Keys,
    Step::Memory(1000),
    Step::Memory(10_000),
    Step::Growth,
];

fn main() -> ExitCode {
    let Some(folder) = env::var_os("OIG_CONSOLE_BENCH").map(PathBuf::from) else {
        eprintln!("OIG_CONSOLE_BENCH does not name the folder of the forms: run `cargo xtask bench`");
        return ExitCode::FAILURE;
    };
    // Nothing but the budgets, where no number of rounds is told.
    let rounds: Option<usize> = env::var("OIG_CONSOLE_BENCH_ROUNDS").ok().and_then(|rounds| rounds.parse().ok());
    let (rounds, contenders, steps) = match rounds {
        Some(rounds) => (rounds, &Contender::ALL[..], &STEPS[..]),
        None => (budgets::ROUNDS, &budgets::CONTENDERS[..], &budgets::STEPS[..]),
    };
    let whole = put_the_console_there(&folder.join(Contender::Console.folder()));
    if let Err(failure) =
        whole.and_then(|()| contenders.iter().try_for_each(|it| transfer::compress(&folder.join(it.folder()))))
    {
        eprintln!("{failure}");
        return ExitCode::FAILURE;
    }
    let mut tests = Vec::new();
    for round in 1..=rounds {
        for &step in steps {
            for &contender in contenders {
                let folder = folder.clone();
                let name = format!("{round}::{}::{}", step.name(), contender.folder());
                let measured = async move |page: &Page| {
                    let ended = step.measure_or_give_up(page, contender, &folder.join(contender.folder())).await;
                    write_down(&folder, round, contenders)?;
                    ended
                };
                tests.push(Test::new(&name, measured).alone().within(step.limit() + BESIDE));
            }
        }
    }
    tests.extend(budgets::BUDGETS.iter().map(|budget| {
        Test::new(&format!("budget: {}", budget.what.name()), async |_: &Page| budget.is_kept()).alone()
    }));
    let ended = browser_tests::run(tests);
    println!("\n{}", table::table(rounds, contenders));
    ended
}

/// The console as it is shipped, and the page on which it is an element.
fn put_the_console_there(folder: &Path) -> Outcome {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    copy_folder(&dist()?, folder)?;
    copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("pages/console"), folder)
}

/// Writes down what was measured so far: a run that is broken off has not been for nothing.
fn write_down(folder: &Path, rounds: usize, contenders: &[Contender]) -> Outcome {
    fs::write(folder.join("bench.md"), table::table(rounds, contenders))?;
    Ok(fs::write(folder.join("bench.svg"), chart::chart())?)
}

impl Step {
    /// As the name of a test has it.
    fn name(self) -> String {
        match self {
            Self::Usable(slowness) => format!("usable_{}", slowness.name()),
            Self::Fill(rows) => format!("fill_{rows}"),
            Self::Changes => "changes".to_owned(),
            Self::Keys => "keys".to_owned(),
            Self::Memory(rows) => format!("memory_{rows}"),
            Self::Growth => "growth".to_owned(),
        }
    }

    fn limit(self) -> Duration {
        match self {
            Self::Usable(_) | Self::Fill(_) | Self::Memory(_) => LIMIT,
            Self::Changes | Self::Keys | Self::Growth => LONG_LIMIT,
        }
    }

    /// What has no figure where this step is given up.
    fn given_up(self) -> Vec<What> {
        match self {
            Self::Usable(slowness) => vec![What::Usable(slowness)],
            Self::Fill(rows) => vec![What::Fill(rows)],
            Self::Changes => vec![What::Append, What::Remove, What::ChangeType, What::Duplicate, What::Move],
            Self::Keys => vec![What::KeyAlone, What::KeyBesidePreview, What::KeyToPreview, What::KeyWork, What::Encode],
            Self::Memory(rows) => vec![What::Memory(rows)],
            Self::Growth => vec![What::Growth],
        }
    }

    /// Measures in a browser of its own. What takes too long is given up in all rounds: the run is to come to an end.
    async fn measure_or_give_up(self, page: &Page, contender: Contender, folder: &Path) -> Outcome {
        let whats = self.given_up();
        if whats.iter().any(|what| figures::is_given_up(*what, contender)) {
            return Ok(());
        }
        let profile = tempfile::tempdir()?;
        let own = page.in_another_browser(profile.path()).await?;
        own.will_be_measured();
        // A script of the form's may keep its page busy for as long as the step lasts.
        own.browser().set_script_timeout(self.limit() + BESIDE).await?;
        let measured = tokio::time::timeout(self.limit(), self.measure(&own, contender, folder, profile.path())).await;
        if let Ok(measured) = measured {
            let clean = own.close_the_browser().await;
            return measured.and(clean);
        }
        own.kill_the_browser();
        for what in whats {
            figures::give_up(what, contender);
        }
        Ok(())
    }

    async fn measure(self, page: &Page, contender: Contender, folder: &Path, profile: &Path) -> Outcome {
        let server = serve(folder).await?;
        usable::sign_in(page, &server).await?;
        if let Self::Usable(slowness) = self {
            return usable::measure(page, contender, &server.url(), slowness).await;
        }
        let form = Form::open(page, contender, &server.url()).await?;
        match self {
            Self::Usable(_) => Ok(()),
            Self::Fill(rows) => form.fill_and_note(rows).await,
            Self::Changes => form.changes().await,
            Self::Keys => form.keys().await,
            Self::Memory(rows) => form.memory(rows, profile).await,
            Self::Growth => form.growth(profile).await,
        }
    }
}

async fn serve(folder: &Path) -> Outcome<Running> {
    let (console, config, policy) = (folder.to_owned(), SETTINGS.to_owned(), POLICY.to_owned());
    let options = Options { console: Some(console), config: Some(config), policy: Some(policy), ..Options::default() };
    Ok(stand_in_scheduler::start(options).await?)
}
