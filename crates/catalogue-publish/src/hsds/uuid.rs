//! Names to UUIDs. HSDS wants UUIDs; our ids are words. The same word gives the same UUID in every
//! build and on every site, so that records can be followed from one publication to the next.
//!
//! How: `loket/<kind>/<id>` through FNV-1a with 128 bits
//! (<http://www.isthe.com/chongo/tech/comp/fnv/>), then version 8 ("custom") and the variant of RFC 9562
//! are set into it. Version 5 would need SHA-1; here nobody attacks, names only have to stay apart, and
//! a test checks that they do.

const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

const VERSION: u128 = 0xf000 << 64;
const VERSION_8: u128 = 0x8000 << 64;
const VARIANT: u128 = 0b11 << 62;
const VARIANT_RFC: u128 = 0b10 << 62;

/// The UUID of a thing of ours.
pub(super) fn uuid(kind: &str, id: &str) -> String {
    let parts = ["loket/", kind, "/", id];
    let bytes = parts.iter().flat_map(|part| part.bytes());
    let hash = bytes.fold(OFFSET, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME));
    let bits = hash & !VERSION & !VARIANT | VERSION_8 | VARIANT_RFC;
    let hex = format!("{bits:032x}");
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Published ids may never change.
    #[test]
    fn known_names() {
        assert_eq!(uuid("service", "kia"), "dcf05256-1204-8b80-9d2f-4dbd622aab08");
        assert_ne!(uuid("service", "kia"), uuid("agency", "kia"));
    }
}
