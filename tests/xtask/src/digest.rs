//! SHA-384 of a file, in the two forms that a page needs.

use hmac_sha512::sha384::Hash;

/// The digest of some content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Digest([u8; 48]);

impl Digest {
    pub(crate) fn of(content: &[u8]) -> Self {
        Self(Hash::hash(content))
    }

    /// For an attribute `integrity` (W3C, Subresource Integrity).
    pub(crate) fn integrity(&self) -> String {
        format!("sha384-{}", base64(&self.0))
    }

    /// For a file's name: sixteen hexadecimal digits.
    pub(crate) fn short(&self) -> String {
        let first = self.0.first_chunk().copied().map_or(0, u64::from_be_bytes);
        format!("{first:016x}")
    }
}

/// Base64 (RFC 4648, section 4) of bytes whose number can be divided by three: no padding is needed.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letter = |bits: u32| LETTERS.get(bits as usize % 64).copied().map_or('=', char::from);
    let group = |three: &[u8]| {
        let bits = three.iter().fold(0, |bits, byte| bits << 8 | u32::from(*byte));
        [18, 12, 6, 0].map(|shift| letter(bits >> shift))
    };
    bytes.chunks_exact(3).flat_map(group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_the_known_one() {
        // The example of NIST for SHA-384, and what `openssl dgst -sha384 -binary | base64` makes of it.
        let digest = Digest::of(b"abc");
        assert_eq!(digest.short(), "cb00753f45a35e8b");
        assert_eq!(digest.integrity(), "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn");
    }

    #[test]
    fn base64_is_that_of_the_standard() {
        let check = |bytes: &[u8], expected| assert_eq!(base64(bytes), expected, "{bytes:?}");
        check(b"", "");
        check(b"foo", "Zm9v");
        check(b"foobar", "Zm9vYmFy");
        check(&[0xfb, 0xff, 0xfe], "+//+");
    }
}
