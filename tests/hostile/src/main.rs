//! Writes the samples of each reader into a folder of its own, as the seeds of a fuzzer: `hostile-input FOLDER`.
//!
//! Owns nothing but the way there. It prints the names of the readers.

use hostile_input::READERS;
use std::{env, fs, io, path::PathBuf};

fn main() -> io::Result<()> {
    let folder = env::args_os().nth(1).map(PathBuf::from).unwrap_or_default();
    for reader in READERS {
        let own = folder.join(reader.name);
        fs::create_dir_all(&own)?;
        for (number, sample) in reader.samples.iter().enumerate() {
            fs::write(own.join(format!("sample-{number}")), sample)?;
        }
        println!("{}", reader.name);
    }
    Ok(())
}
