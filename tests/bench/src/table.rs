//! What was measured, as a table in Markdown.
//!
//! Owns how it is written. Must not measure.

use std::fmt::Write;

use crate::contender::Contender;
use crate::figures::{What, is_given_up, least_and_median, measured, ratio};
use crate::machine;
use crate::{LIMIT, LONG_LIMIT};

/// Minimum and median, and how many times the minimum of the form that was written by hand.
pub(crate) fn table(rounds: usize, contenders: &[Contender]) -> String {
    let mut table = String::from("| |");
    for contender in contenders {
        // Writing to a text cannot fail.
        let _ = write!(table, " {} |", contender.name());
    }
    table.push_str("\n|---|");
    table.push_str(&"--:|".repeat(contenders.len()));
    let (mut gave_up, mut lacks) = (false, false);
    for what in measured() {
        let _ = write!(table, "\n| {}, {} |", what.name(), what.unit().0);
        for &contender in contenders {
            let cell = cell(what, contender).unwrap_or_else(|| {
                let is_given_up = is_given_up(what, contender);
                gave_up |= is_given_up;
                lacks |= !is_given_up;
                if is_given_up { "–¹".to_owned() } else { "–²".to_owned() }
            });
            let _ = write!(table, " {cell} |");
        }
    }
    let _ = write!(
        table,
        "\n\nMinimum / median of {rounds} rounds; in brackets, by the minima, how many times what the form by hand takes. \
         {}.\n",
        machine::described()
    );
    if gave_up {
        let _ = write!(
            table,
            "\n¹ Given up after {} s ({} s where many things are done).\n",
            LIMIT.as_secs(),
            LONG_LIMIT.as_secs()
        );
    }
    if lacks {
        table.push_str("\n² The form has no control for it, or the run was broken off before.\n");
    }
    table
}

fn cell(what: What, contender: Contender) -> Option<String> {
    let (least, median) = least_and_median(what, contender)?;
    let (_, decimals) = what.unit();
    let figures = if what == What::Transfer {
        format!("{least:.decimals$}")
    } else {
        format!("{least:.decimals$} / {median:.decimals$}")
    };
    Some(match ratio(what, contender) {
        Some(ratio) if contender != Contender::ByHand => format!("{figures} ({})", times(ratio)),
        _ => figures,
    })
}

/// A ratio in as many digits as it is worth.
pub(crate) fn times(ratio: f64) -> String {
    if ratio < 10.0 { format!("× {ratio:.2}") } else { format!("× {ratio:.0}") }
}
