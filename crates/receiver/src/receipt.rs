//! The number a citizen keeps.

use sha2::{Digest, Sha256};

/// Crockford's base 32: no I, L, O, U, so that a number read out or copied by hand stays itself.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Digest of a request body as it arrived; tells a repeated send from another body under the same id.
pub fn body_digest(body: &[u8]) -> [u8; 32] {
    Sha256::digest(body).into()
}

/// Receipt number of a submission: twelve digits (60 bits) of the digest of its id and body. Nobody
/// else can guess it, because nobody else knows the random part of the id.
pub fn receipt_number(id: &str, body_digest: &[u8; 32]) -> String {
    let digest = Sha256::new()
        .chain_update("receipt:")
        .chain_update(id)
        .chain_update(body_digest)
        .finalize();
    let mut bits = digest[..8].iter().fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
    let mut number = String::with_capacity(14);
    for position in 0..12 {
        if position > 0 && position % 4 == 0 {
            number.push('-');
        }
        number.push(char::from(DIGITS[(bits >> 59) as usize]));
        bits <<= 5;
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Receipts are kept by citizens: the same submission must have the same number for ever.
    #[test]
    fn golden() {
        let number = receipt_number("01a1ee37-ee00-7fff-bfff-ffffffffffff", &body_digest(b"{}"));
        assert_eq!(number, "CM35-7V1N-HYMF");
    }

    #[test]
    fn another_body_has_another_number() {
        assert_ne!(
            receipt_number("x", &body_digest(b"a")),
            receipt_number("x", &body_digest(b"b"))
        );
    }
}
