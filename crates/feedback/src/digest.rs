//! SHA-256 (FIPS 180-4), small: WebAssembly pays for every byte, and the browser's own digest cannot
//! be had at once, nor without HTTPS.

/// The round constants followed by the initial state, worked out when needed: the fractions of the
/// roots of the first primes take less room as a formula than as a table.
pub(crate) struct Sha256 {
    rounds: [u32; 64],
    initial: [u32; 8],
}

impl Sha256 {
    pub(crate) fn new() -> Self {
        let (mut rounds, mut initial) = ([0; 64], [0; 8]);
        let (mut n_found, mut candidate) = (0, 2u32);
        while n_found < rounds.len() {
            if (2..candidate).all(|divisor| !candidate.is_multiple_of(divisor)) {
                let prime = f64::from(candidate);
                // Newton's steps; the largest prime is 311, so that ten and more are plenty.
                let (mut square, mut cube) = (20.0, 7.0);
                for _ in 0..20 {
                    square = (square + prime / square) / 2.0;
                    cube = (2.0 * cube + prime / (cube * cube)) / 3.0;
                }
                if let Some(place) = initial.get_mut(n_found) {
                    *place = fraction(square);
                }
                rounds[n_found] = fraction(cube);
                n_found += 1;
            }
            candidate += 1;
        }
        Self { rounds, initial }
    }

    pub(crate) fn digest(&self, message: &[u8]) -> [u8; 32] {
        let mut state = self.initial;
        let mut padded = message.to_vec();
        padded.push(0x80);
        while padded.len() % 64 != 56 {
            padded.push(0);
        }
        padded.extend_from_slice(&(message.len() as u64 * 8).to_be_bytes());
        for block in padded.chunks_exact(64) {
            self.compress(&mut state, block);
        }
        let mut digest = [0; 32];
        for (into, word) in digest.chunks_exact_mut(4).zip(state) {
            into.copy_from_slice(&word.to_be_bytes());
        }
        digest
    }

    fn compress(&self, state: &mut [u32; 8], block: &[u8]) {
        let mut words = [0u32; 64];
        for (word, bytes) in words.iter_mut().zip(block.chunks_exact(4)) {
            *word = bytes.iter().fold(0, |word, byte| word << 8 | u32::from(*byte));
        }
        for at in 16..64 {
            let (early, late) = (words[at - 15], words[at - 2]);
            let s0 = early.rotate_right(7) ^ early.rotate_right(18) ^ (early >> 3);
            let s1 = late.rotate_right(17) ^ late.rotate_right(19) ^ (late >> 10);
            words[at] =
                words[at - 16].wrapping_add(s0).wrapping_add(words[at - 7]).wrapping_add(s1);
        }
        let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
        for (word, round) in words.iter().zip(&self.rounds) {
            let s1 = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
            let choice = (e & f) ^ (!e & g);
            let first =
                h.wrapping_add(s1).wrapping_add(choice).wrapping_add(*round).wrapping_add(*word);
            let s0 = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
            let majority = (a & b) ^ (a & c) ^ (b & c);
            (h, g, f, e, d, c, b) = (g, f, e, d.wrapping_add(first), c, b, a);
            a = first.wrapping_add(s0).wrapping_add(majority);
        }
        for (into, word) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
            *into = into.wrapping_add(word);
        }
    }
}

fn fraction(root: f64) -> u32 {
    // The whole part is 18 at most: cutting it off after scaling keeps the first 32 bits behind it.
    (root * 4_294_967_296.0) as u64 as u32
}

/// The value of the header `content-digest` (RFC 9530) for a body; also kept beside a frozen body.
pub fn content_digest(body: &str) -> String {
    let digest = Sha256::new().digest(body.as_bytes());
    let mut text = String::from("sha-256=:");
    for bytes in digest.chunks(3) {
        let bits = bytes.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte))
            << (8 * (3 - bytes.len()));
        for place in 0..4 {
            text.push(if place > bytes.len() {
                '='
            } else {
                base64((bits >> (18 - 6 * place)) & 63)
            });
        }
    }
    text.push(':');
    text
}

fn base64(digit: u32) -> char {
    char::from(match digit as u8 {
        digit @ 0..26 => b'A' + digit,
        digit @ 26..52 => b'a' - 26 + digit,
        digit @ 52..62 => digit - 4,
        62 => b'+',
        _ => b'/',
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sha2::Digest;

    use super::*;

    #[test]
    fn the_example_of_rfc_9530() {
        assert_eq!(
            content_digest("{\"hello\": \"world\"}\n"),
            "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:"
        );
    }

    #[test]
    fn every_length_around_the_blocks() {
        for length in 0..200 {
            let message = vec![0xa5; length];
            assert_eq!(
                Sha256::new().digest(&message),
                <[u8; 32]>::from(sha2::Sha256::digest(&message))
            );
        }
    }

    proptest! {
        #[test]
        fn as_sha2_says(message: Vec<u8>) {
            prop_assert_eq!(Sha256::new().digest(&message), <[u8; 32]>::from(sha2::Sha256::digest(&message)));
        }
    }
}
