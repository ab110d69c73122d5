//! Numbers for a long run of changes.

/// Small numbers that look random, the same at each run (a linear congruential generator, Knuth's numbers).
pub(in crate::ui) struct Dice(pub(in crate::ui) u64);

impl Dice {
    /// A number below `end`.
    pub(in crate::ui) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}
