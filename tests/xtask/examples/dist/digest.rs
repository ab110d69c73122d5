//! SHA-256 of a content, as `sha256sum` writes it.

/// Sixty-four hexadecimal digits.
pub(crate) fn hex(content: &[u8]) -> String {
    hmac_sha256::Hash::hash(content).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_the_known_one() {
        // The example of NIST for SHA-256, and what `sha256sum` makes of it.
        assert_eq!(hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
