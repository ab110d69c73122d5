//! What the console may take at most, as a multiple of what the form by hand takes in the same run.
//!
//! Owns what is held to a budget, and how much room there is: these figures are of one round on whatever machine there is,
//! busy or not. A cost that grew by half may pass; one that became three times as much does not. Must not measure.

use browser_tests::{Failure, Outcome};

use crate::Step;
use crate::contender::Contender;
use crate::figures::{What, ratio};
use crate::usable::Slowness;

/// One round: the tests are to end soon.
pub(crate) const ROUNDS: usize = 1;

/// What is measured for the budgets.
pub(crate) const CONTENDERS: [Contender; 2] = [Contender::Console, Contender::ByHand];
pub(crate) const STEPS: [Step; 3] = [Step::Usable(Slowness::ProcessorAndNetwork), Step::Fill(1000), Step::Keys];

/// All budgets.
pub(crate) const BUDGETS: [Budget; 4] = [
    Budget { what: What::Usable(Slowness::ProcessorAndNetwork), times: 6.0 },
    Budget { what: What::Fill(1000), times: 5.0 },
    Budget { what: What::KeyBesidePreview, times: 4.0 },
    // It waited for the end of the typing once, and took 14 times as long.
    Budget { what: What::KeyToPreview, times: 4.0 },
];

/// A figure that may be so many times that of the form by hand.
#[derive(Debug)]
pub(crate) struct Budget {
    pub(crate) what: What,
    times: f64,
}

impl Budget {
    /// Whether what was measured is within it.
    pub(crate) fn is_kept(&self) -> Outcome {
        match ratio(self.what, Contender::Console) {
            Some(ratio) if ratio <= self.times => Ok(()),
            Some(ratio) => {
                Err(Failure::new(format!("{ratio:.2} times the form by hand; {:.1} are allowed", self.times)))
            }
            None => Err(Failure::new("it was not measured for both".to_owned())),
        }
    }
}
