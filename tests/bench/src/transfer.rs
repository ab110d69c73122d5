//! What a page loads, as it is after brotli at its highest level.
//!
//! Owns how files are compressed, and which of what was loaded counts: all that was asked for until the form could be used.
//! Must not know what the files are.

use std::fs;
use std::path::Path;

use browser_tests::{Failure, Outcome, Page};

/// Puts a compressed copy beside each file of the folder, for the server to hand out.
pub(crate) fn compress(folder: &Path) -> Outcome {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            compress(&path)?;
        } else if path.extension().is_none_or(|extension| extension != "br") {
            let mut compressed = Vec::new();
            let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
            brotli::BrotliCompress(&mut fs::read(&path)?.as_slice(), &mut compressed, &params)?;
            let mut name = path.into_os_string();
            name.push(".br");
            fs::write(name, compressed)?;
        }
    }
    Ok(())
}

/// In kilobytes of 1,000 bytes, without the headers, of the page that is open: as the browser counted it.
pub(crate) async fn of_the_page(page: &Page) -> Outcome<f64> {
    const LOADED: &str = "
        const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
        const counted = all.filter((it) => it.startTime <= window.usableAfter && !it.name.startsWith('data:'));
        return counted.map((it) => [it.name, it.encodedBodySize, it.decodedBodySize]);";
    let loaded: Vec<(String, f64, f64)> = page.script(LOADED, vec![]).await?;
    // What is this long and was not compressed would count for more than it is worth.
    let plain = loaded.iter().find(|(_, encoded, decoded)| *decoded > 2000.0 && encoded >= decoded);
    if let Some((name, ..)) = plain {
        return Err(Failure::new(format!("{name} came without compression")));
    }
    Ok(loaded.iter().map(|(_, encoded, _)| encoded).sum::<f64>() / 1000.0)
}
