//! SHA-256 of a file, in the two forms that a page needs.
//!
//! A longer hash would protect from nothing more here, and is sixteen bytes more in each place that no packing takes away.

use hmac_sha256::Hash;

/// The digest of some content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Digest([u8; 32]);

impl Digest {
    pub(crate) fn of(content: &[u8]) -> Self {
        Self(Hash::hash(content))
    }

    /// For an attribute `integrity` (W3C, Subresource Integrity).
    pub(crate) fn integrity(&self) -> String {
        format!("sha256-{}", base64(&self.0))
    }

    /// For a file's name: sixteen hexadecimal digits.
    pub(crate) fn short(&self) -> String {
        let first = self.0.first_chunk().copied().map_or(0, u64::from_be_bytes);
        format!("{first:016x}")
    }
}

/// Base64 (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letter = |bits: u32| LETTERS.get(bits as usize % 64).copied().map_or('=', char::from);
    let group = |bytes: &[u8]| {
        let byte = |at| bytes.get(at).copied().map_or(0, u32::from);
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        let letters = bytes.len() + 1;
        [18, 12, 6, 0]
            .into_iter()
            .enumerate()
            .map(move |(at, shift)| if at < letters { letter(bits >> shift) } else { '=' })
    };
    bytes.chunks(3).flat_map(group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_the_known_one() {
        // The example of NIST for SHA-256, and what `openssl dgst -sha256 -binary | base64` makes of it.
        let digest = Digest::of(b"abc");
        assert_eq!(digest.short(), "ba7816bf8f01cfea");
        assert_eq!(digest.integrity(), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }

    #[test]
    fn base64_is_that_of_the_standard() {
        let check = |bytes: &[u8], expected| assert_eq!(base64(bytes), expected, "{bytes:?}");
        check(b"", "");
        check(b"f", "Zg==");
        check(b"fo", "Zm8=");
        check(b"foo", "Zm9v");
        check(b"foobar", "Zm9vYmFy");
        check(&[0xfb, 0xff, 0xfe], "+//+");
    }
}
