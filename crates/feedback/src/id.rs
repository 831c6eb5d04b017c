//! Ids made on the phone, before any server knows of the submission.

use core::fmt;

/// A `UUIDv7` (RFC 9562): milliseconds since 1970, then random bits. It travels with every attempt
/// and is the receiver's key, so that a repeated send is recognised.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SubmissionId(String);

impl SubmissionId {
    /// Makes an id from the phone's clock (Unix milliseconds) and ten random bytes.
    pub fn new(now_ms: u64, random: [u8; 10]) -> Self {
        let mut bytes = [0u8; 16];
        bytes[..6].copy_from_slice(&now_ms.to_be_bytes()[2..]);
        bytes[6..].copy_from_slice(&random);
        bytes[6] = 0x70 | (bytes[6] & 0x0f);
        bytes[8] = 0x80 | (bytes[8] & 0x3f);
        let mut text = String::with_capacity(36);
        for (position, byte) in bytes.iter().enumerate() {
            if matches!(position, 4 | 6 | 8 | 10) {
                text.push('-');
            }
            for nibble in [byte >> 4, byte & 15] {
                text.push(char::from(b"0123456789abcdef"[usize::from(nibble)]));
            }
        }
        Self(text)
    }

    /// Takes a text that is exactly a lower-case `UUIDv7`.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let shaped = bytes.len() == 36
            && bytes.iter().enumerate().all(|(position, byte)| match position {
                8 | 13 | 18 | 23 => *byte == b'-',
                14 => *byte == b'7',
                19 => matches!(byte, b'8' | b'9' | b'a' | b'b'),
                _ => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
            });
        shaped.then(|| Self(text.to_owned()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A number that differs between ids: spreads retries of many entries over time.
    pub(crate) fn spread(&self) -> u64 {
        self.0.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
    }
}

impl fmt::Display for SubmissionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_example() {
        let id = SubmissionId::new(1_795_000_000_000, [0xff; 10]);
        assert_eq!(id.as_str(), "01a1ee56-5e00-7fff-bfff-ffffffffffff");
    }

    #[test]
    fn other_versions_and_shapes_are_refused() {
        for text in
            ["", "01a1ee37-ee00-4fff-bfff-ffffffffffff", "01A1EE37-EE00-7FFF-BFFF-FFFFFFFFFFFF"]
        {
            assert_eq!(SubmissionId::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn made_ids_parse_and_sort_by_time(now in 0u64..(1 << 47), random: [u8; 10], other: [u8; 10]) {
            let id = SubmissionId::new(now, random);
            prop_assert_eq!(SubmissionId::parse(id.as_str()), Some(id.clone()));
            prop_assert!(id < SubmissionId::new(now + 1, other));
        }
    }
}
