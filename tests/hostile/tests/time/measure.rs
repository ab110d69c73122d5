//! How long a function takes for texts that grow, and how much memory.
//!
//! Owns what counts as too much. Must not know what is read.

use cpu_time::ThreadTime;
use peak_alloc::PeakAlloc;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// What it is, a text of so many bytes, and what reads it.
pub type Case = (&'static str, fn(usize) -> String, fn(&str));

/// Each is four times as long as the one before; the last is what must be read within the limit.
const SIZES: [usize; 3] = [62_500, 250_000, 1_000_000];

/// A text four times as long may take so many times as long: twice what is linear, half of what is quadratic.
const GROWTH: u32 = 8;

/// Below this a measurement is mostly chance.
const CHANCE: Duration = Duration::from_millis(if cfg!(debug_assertions) { 60 } else { 6 });

/// A second for a megabyte; with little optimisation three.
const LIMIT: Duration = Duration::from_secs(if cfg!(debug_assertions) { 3 } else { 1 });

/// So many bytes of memory for a byte of text: a line of two bytes becomes a row with all its fields.
const MEMORY_FOR_A_BYTE: usize = 1_000;

/// The stack that a browser gives a program, unless told.
const STACK: usize = 1 << 20;

/// The memory is that of the whole program: one measurement at a time.
static ALONE: Mutex<()> = Mutex::new(());

/// Every case must keep within the limits.
#[track_caller]
pub fn check(cases: &[Case]) {
    let alone = ALONE.lock();
    let broken: Vec<_> =
        cases.iter().filter_map(|(what, make, read)| Some(format!("{what}: {}", wrong(what, *make, *read)?))).collect();
    drop(alone);
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

/// What is wrong with a case; nothing, if all is well. With `--nocapture` the figures can be read.
fn wrong(what: &str, make: fn(usize) -> String, read: fn(&str)) -> Option<String> {
    let mut before: Option<Duration> = None;
    for size in SIZES {
        let Some((took, held)) = measured(make(size), read) else { return Some(format!("stops at {size} bytes")) };
        if held > MEMORY_FOR_A_BYTE * size {
            return Some(format!("{held} bytes of memory for {size}"));
        }
        if took > LIMIT || before.is_some_and(|before| took > before.max(CHANCE) * GROWTH) {
            return Some(format!("{took:?} for {size} bytes, {before:?} for a quarter of them"));
        }
        println!("{size:>9} bytes {took:>12.1?} {held:>12} bytes of memory: {what}");
        before = Some(took);
    }
    None
}

/// The time and the memory that one reading takes; `None` where it panics.
fn measured(text: String, read: fn(&str)) -> Option<(Duration, usize)> {
    let reading = move || {
        let held = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        let begun = ThreadTime::now();
        read(&text);
        (begun.elapsed(), MEMORY.peak_usage().saturating_sub(held))
    };
    thread::Builder::new().stack_size(STACK).spawn(reading).unwrap().join().ok()
}
