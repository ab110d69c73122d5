//! What was measured: by form and by what it was, each as often as it was measured.
//!
//! Owns the collection, its minima and its medians. Must not know how a figure came about.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use crate::contender::Contender;
use crate::usable::Slowness;

/// What is measured, in the order of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    Transfer,
    Usable(Slowness),
    Fill(usize),
    Append,
    Remove,
    ChangeType,
    Duplicate,
    Move,
    KeyAlone,
    KeyBesidePreview,
    KeyToPreview,
    KeyWork,
    Encode,
    Memory(usize),
    Growth,
}

impl What {
    /// As the table names it.
    pub(crate) fn name(self) -> String {
        match self {
            Self::Transfer => "transfer, brotli".into(),
            Self::Usable(Slowness::None) => "usable form".into(),
            Self::Usable(Slowness::Processor) => "usable form, processor 4× slower".into(),
            Self::Usable(Slowness::ProcessorAndNetwork) => "the same, 1.6 Mbit/s and 150 ms".into(),
            Self::Fill(rows) => format!("fill {} rows", grouped(rows)),
            Self::Append => "append a row at 1,000".into(),
            Self::Remove => "remove a row in the middle".into(),
            Self::ChangeType => "change a type".into(),
            Self::Duplicate => "duplicate a row".into(),
            Self::Move => "move a row".into(),
            Self::KeyAlone => "key to frame, preview off".into(),
            Self::KeyBesidePreview => "key to frame, preview on".into(),
            Self::KeyToPreview => "key to frame of the preview".into(),
            Self::KeyWork => "work of a key, preview on".into(),
            Self::Encode => "encode 1,000 rows".into(),
            Self::Memory(rows) => format!("memory at {} rows", grouped(rows)),
            Self::Growth => "memory after ten more rounds".into(),
        }
    }

    /// The unit, and how many decimals are worth telling.
    pub(crate) fn unit(self) -> (&'static str, usize) {
        match self {
            Self::Transfer => ("kB", 1),
            Self::Memory(_) | Self::Growth => ("MB", 1),
            _ => ("ms", 1),
        }
    }

    /// Whether it is compared as a multiple: what may be nothing at all is not.
    pub(crate) fn has_ratio(self) -> bool {
        self != Self::Growth
    }
}

fn grouped(number: usize) -> String {
    if number < 1000 { number.to_string() } else { format!("{},{:03}", number / 1000, number % 1000) }
}

#[derive(Default)]
struct Figures {
    measured: BTreeMap<(What, Contender), Vec<f64>>,
    given_up: BTreeSet<(What, Contender)>,
}

static FIGURES: Mutex<Option<Figures>> = Mutex::new(None);

fn with<R>(act: impl FnOnce(&mut Figures) -> R) -> R {
    act(FIGURES.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_default())
}

/// Keeps a figure.
pub(crate) fn note(what: What, contender: Contender, figure: f64) {
    with(|all| all.measured.entry((what, contender)).or_default().push(figure));
}

/// Keeps that it took too long.
pub(crate) fn give_up(what: What, contender: Contender) {
    with(|all| all.given_up.insert((what, contender)));
}

/// Whether it took too long.
pub(crate) fn is_given_up(what: What, contender: Contender) -> bool {
    with(|all| all.given_up.contains(&(what, contender)))
}

/// The least and the median of a figure, if it was measured.
pub(crate) fn least_and_median(what: What, contender: Contender) -> Option<(f64, f64)> {
    let mut figures = with(|all| all.measured.get(&(what, contender)).cloned())?;
    figures.sort_by(f64::total_cmp);
    Some((*figures.first()?, *figures.get(figures.len() / 2)?))
}

/// How many times what the form written by hand takes, by the minima: what disturbs a measurement only adds to it.
pub(crate) fn ratio(what: What, contender: Contender) -> Option<f64> {
    let (own, _) = least_and_median(what, contender)?;
    let (by_hand, _) = least_and_median(what, Contender::ByHand)?;
    (by_hand > 0.0 && what.has_ratio()).then(|| own / by_hand)
}

/// All that was measured, in the order of the table.
pub(crate) fn measured() -> Vec<What> {
    let mut whats: Vec<_> = with(|all| all.measured.keys().map(|(what, _)| *what).collect());
    whats.dedup();
    whats
}
