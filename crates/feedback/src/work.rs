//! Proof of work: a little computing for every record, so that a flood costs its sender something.
//! No address and no name is needed for it, and a hall full of people behind one address pays nothing
//! more than one person.

use crate::digest::Sha256;

/// How many zero bits the digest must begin with. See decision 0015 for the measurements.
pub const WORK_BITS: u32 = 14;

/// Whether this nonce is the work for this id.
pub fn is_valid(id: &str, nonce: u64) -> bool {
    is_work(&Sha256::new(), id, nonce)
}

fn is_work(sha: &Sha256, id: &str, nonce: u64) -> bool {
    let message = ["loket-work:", id, ":", &nonce.to_string()].concat();
    let [a, b, c, d, ..] = sha.digest(message.as_bytes());
    u32::from_be_bytes([a, b, c, d]).leading_zeros() >= WORK_BITS
}

/// A search that goes on in slices, so that the page stays usable meanwhile.
pub struct Search {
    sha: Sha256,
    id: String,
    next: u64,
}

impl Search {
    /// Begins at zero.
    pub fn new(id: &str) -> Self {
        Self { sha: Sha256::new(), id: id.to_owned(), next: 0 }
    }

    /// Tries this many more; the nonce once one is found.
    pub fn go_on(&mut self, n_tries: u32) -> Option<u64> {
        for _ in 0..n_tries {
            if is_work(&self.sha, &self.id, self.next) {
                return Some(self.next);
            }
            self.next += 1;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "01a1ee37-ee00-7fff-bfff-000000000000";

    #[test]
    fn slices_find_the_first_nonce_and_it_is_valid_for_this_id_alone() {
        let mut search = Search::new(ID);
        let nonce = loop {
            if let Some(nonce) = search.go_on(100) {
                break nonce;
            }
        };
        assert!(is_valid(ID, nonce));
        assert!((0..nonce).all(|earlier| !is_work(&search.sha, ID, earlier)));
        assert!(!is_valid("01a1ee37-ee00-7fff-bfff-000000000001", nonce));
    }
}
