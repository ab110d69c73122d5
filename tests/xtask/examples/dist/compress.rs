//! The two compressions that browsers ask for, as small as they get.

use std::io::{self, Write};

use flate2::{Compression, write::GzEncoder};

/// As `gzip -9n` does it: the same bytes whenever it is done.
pub(crate) fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}

/// As `brotli -q 11` does it.
pub(crate) fn brotli(mut content: &[u8]) -> io::Result<Vec<u8>> {
    let settings = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut content, &mut packed, &settings)?;
    Ok(packed)
}
