//! A walk through states of the console: each is looked at, and its accessibility tree is held against the one that was
//! reviewed and kept.
//!
//! `OIG_CONSOLE_TREES=write` writes the trees anew; what changed in them is then to be read before it is kept.

use std::cell::RefCell;
use std::collections::HashMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use browser_tests::{Context, Engine, Failure, Outcome, Page, Thing};

use super::looks::look;

/// The day of now, as it is shown and as it is sent.
const TODAY: &str = "
    const now = new Date();
    const shown = { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' };
    return [now.toLocaleDateString('en-US', shown), now.toISOString().slice(0, 11)]";

/// Before the name of each state in a file.
const STATE: &str = "## ";

/// How long a tree is waited for.
const PATIENCE: Duration = Duration::from_secs(15);
/// A tree that is to be kept stays as it is for so long.
const A_MOMENT: Duration = Duration::from_millis(1500);

/// A walk.
pub(crate) struct Walk<'p> {
    page: &'p Page,
    name: &'static str,
    /// The parts of the page in the state before, each with all that stood in it.
    before: RefCell<HashMap<String, String>>,
    /// What was told of each state.
    told: RefCell<String>,
}

impl<'p> Walk<'p> {
    /// The walk of this name.
    pub(crate) async fn begins(page: &'p Page, name: &'static str) -> Outcome<Self> {
        if page.engine() == Engine::Chromium {
            page.is_in_zone("UTC").await?;
        }
        Ok(Self { page, name, before: RefCell::default(), told: RefCell::default() })
    }

    /// Looks at the state in which the page is.
    pub(crate) async fn state(&self, state: &str) -> Outcome {
        look(self.page).await.context(state)?;
        if self.page.engine() == Engine::Chromium {
            self.tree(state).await.context(state)?;
        }
        Ok(())
    }

    /// No state is left.
    pub(crate) fn ends(self) -> Outcome {
        if self.page.engine() != Engine::Chromium {
            return Ok(());
        }
        let told = self.told.into_inner();
        if is_writing() {
            return Ok(fs::write(file(self.name), told)?);
        }
        if kept(self.name)? == told { Ok(()) } else { Err(Failure::new(format!("{} tells of more states", self.name))) }
    }

    /// The tree of this state is the one that was kept.
    async fn tree(&self, state: &str) -> Outcome {
        let wanted = if is_writing() { None } else { Some(kept_of(self.name, state)?) };
        let last = RefCell::new((String::new(), Instant::now()));
        // What follows a moment after the last key is waited for.
        let settled = self.page.until_at_last(PATIENCE, "", async || {
            let mut things = self.page.tree().await?;
            for date in self.page.script::<Vec<String>>(TODAY, vec![]).await? {
                for thing in &mut things {
                    thing.replace(&date, "TODAY");
                }
            }
            let text = self.as_before(&things);
            if last.borrow().0 != text {
                last.replace((text.clone(), Instant::now()));
            }
            let is_it = match &wanted {
                Some(wanted) => *wanted == text,
                None => last.borrow().1.elapsed() > A_MOMENT,
            };
            Ok(is_it.then_some(things))
        });
        let Ok(things) = settled.await else {
            let (text, _) = last.into_inner();
            let differs = difference(&wanted.unwrap_or_default(), &text);
            return Err(Failure::new(format!("the tree is another than the one that was kept:\n{differs}")));
        };
        self.told.borrow_mut().extend([STATE, state, "\n", &self.as_before(&things), "\n"]);
        let mut before = HashMap::new();
        remember(&things, &mut before);
        self.before.replace(before);
        Ok(())
    }

    /// The lines of the tree; a part that is as it was in the state before is one line.
    fn as_before(&self, things: &[Thing]) -> String {
        let mut text = String::new();
        tell(things, &self.before.borrow(), 0, &mut text);
        text
    }
}

fn tell(things: &[Thing], before: &HashMap<String, String>, depth: usize, text: &mut String) {
    for thing in things {
        let line = format!("{}{}", "  ".repeat(depth), settled(&thing.line));
        let is_as_before =
            thing.is_part && !thing.things.is_empty() && before.get(&thing.line) == Some(&settled(&thing.lines()));
        if is_as_before {
            text.extend([&line, ": as before\n"]);
        } else {
            text.extend([&line, "\n"]);
            tell(&thing.things, before, depth + 1, text);
        }
    }
}

fn remember(things: &[Thing], before: &mut HashMap<String, String>) {
    for thing in things {
        if thing.is_part {
            before.insert(thing.line.clone(), settled(&thing.lines()));
        }
        remember(&thing.things, before);
    }
}

/// Without what is another each time: the port, times of day but those of a date that was typed, and how long a call took.
fn settled(text: &str) -> String {
    let mut settled = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(|it: char| it.is_ascii_digit()) {
        let (before, digits) = rest.split_at(at);
        settled.push_str(before);
        let end = digits.find(|it: char| !it.is_ascii_digit() && it != ':').unwrap_or(digits.len());
        let number = digits[..end].trim_end_matches(':');
        rest = &digits[number.len()..];
        if settled.ends_with("127.0.0.") {
            settled.push_str("1:PORT");
        } else if rest.starts_with(" ms") {
            settled.push_str("SOME");
        } else if number.contains(':') && !follows_a_date(&settled) {
            settled.push_str("TIME");
            rest = rest.strip_prefix(" AM").or(rest.strip_prefix(" PM")).unwrap_or(rest);
        } else {
            settled.push_str(number);
        }
    }
    settled + rest
}

/// Whether a date and a blank or a T come last, as in 2031-11-24T17:44.
fn follows_a_date(text: &str) -> bool {
    let last: Vec<char> = text.chars().rev().take(11).collect();
    last.len() == 11 && " T".contains(last[0]) && last[1..].iter().all(|it| it.is_ascii_digit() || *it == '-')
}

/// The lines in which two texts differ.
fn difference(wanted: &str, found: &str) -> String {
    let (wanted, found): (Vec<_>, Vec<_>) = (wanted.lines().collect(), found.lines().collect());
    let begin = wanted.iter().zip(&found).take_while(|(wanted, found)| wanted == found).count();
    let (wanted, found) = (&wanted[begin..], &found[begin..]);
    let end = wanted.iter().rev().zip(found.iter().rev()).take_while(|(wanted, found)| wanted == found).count();
    let gone = wanted[..wanted.len() - end].iter().map(|line| format!("- {line}"));
    let new = found[..found.len() - end].iter().map(|line| format!("+ {line}"));
    gone.chain(new).collect::<Vec<_>>().join("\n")
}

fn is_writing() -> bool {
    env::var_os("OIG_CONSOLE_TREES").is_some_and(|it| it == "write")
}

fn file(walk: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/console/accessibility/trees/{walk}.txt"))
}

fn kept(walk: &str) -> Outcome<String> {
    fs::read_to_string(file(walk))
        .context(format!("no trees are kept of {walk}: write them with OIG_CONSOLE_TREES=write"))
}

fn kept_of(walk: &str, state: &str) -> Outcome<String> {
    let all = kept(walk)?;
    let of = all.split(STATE).find_map(|part| part.strip_prefix(&format!("{state}\n")));
    Ok(format!("{}\n", of.context("no tree is kept of it")?.trim_end_matches('\n')))
}
