//! One fuzzer for all readers: `READER` in the environment names the one to be fed.
//!
//! Owns the way from bytes to a reader. What must hold stands in the crate `hostile-input`.
#![no_main]

use hostile_input::{READERS, Reader};
use libfuzzer_sys::{Corpus, fuzz_target};
use std::sync::LazyLock;

static READER: LazyLock<Option<&Reader>> = LazyLock::new(|| {
    let name = std::env::var("READER").unwrap_or_default();
    READERS.iter().find(|reader| reader.name == name)
});

fuzz_target!(|bytes: &[u8]| -> Corpus {
    match (*READER, std::str::from_utf8(bytes)) {
        (Some(reader), Ok(text)) => {
            (reader.read)(text);
            Corpus::Keep
        }
        // The console takes texts alone.
        _ => Corpus::Reject,
    }
});
