//! Which terms of the index a typed word may stand for, and how surely.

use super::distance;
use super::index::{Index, sort};
use super::stem::roots;

/// Same root, one side bare ("bayar" for "pembayaran"). At 1 `mati` and `kematian` would be one
/// word, at 0 affixes would hide everything.
const ROOT: f32 = 0.9;
/// Same root, both sides with affixes ("mbayare" for "pembayaran").
const BOTH_ROOTS: f32 = 0.8;
/// A beginning; grows to 1 with the share of the word that is typed. At 0 nothing is found before a
/// word is whole, at 1 "ak" would be as good as "akta".
const BEGINNING: f32 = 0.7;
/// Letters of a synonym that must be typed before it counts.
const MIN_SYNONYM: usize = 4;
/// One slip; each further one costs the same again. At 0 a typo finds nothing, at 1 it outranks the
/// right spelling of another word.
const SLIP: f32 = 0.75;

/// Terms that one word may stand for at most.
const MAX_TERMS: usize = 100;
/// The same word in short-message spelling ("kramean"): as sure as a slip and a half.
const NO_VOWELS: f32 = 0.65;

/// A term that a word of the query may stand for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Match {
    pub(super) term: usize,
    pub(super) quality: f32,
}

/// All terms a word may stand for, the surest first.
#[derive(Debug, Default)]
pub(super) struct Matches {
    pub(super) all: Vec<Match>,
    /// Nothing but slips of the finger was found.
    pub(super) are_slips: bool,
}

impl Matches {
    fn add(&mut self, term: usize, quality: f32) {
        match self.all.iter_mut().find(|found| found.term == term) {
            Some(found) => found.quality = found.quality.max(quality),
            None => self.all.push(Match { term, quality }),
        }
    }

    /// The surest terms first, and no more than tell something: two letters begin a thousand words.
    fn sorted(mut self) -> Self {
        sort(&mut self.all, |a, b| (b.quality, a.term) < (a.quality, b.term));
        self.all.truncate(MAX_TERMS);
        self
    }
}

impl Index {
    /// Terms that `word` may stand for; of a word being typed also those it begins. Slips are considered only when nothing else fits.
    pub(super) fn matches(&self, word: &str, is_typing: bool) -> Matches {
        let mut found = Matches::default();
        if let Ok(term) = self.terms.binary_search_by(|term| term.text.as_str().cmp(word)) {
            found.add(term, 1.0);
        }
        self.terms_of_root(word, ROOT, &mut found);
        for root in roots(word) {
            if let Ok(term) = self.terms.binary_search_by(|term| term.text.cmp(&root)) {
                found.add(term, ROOT);
            }
            self.terms_of_root(&root, BOTH_ROOTS, &mut found);
        }
        // One letter begins everything.
        if is_typing && word.len() > 1 {
            self.terms_begun(word, &mut found);
        }
        if found.all.is_empty() {
            self.slips(word, &mut found);
            found.are_slips = !found.all.is_empty();
        }
        found.sorted()
    }

    fn terms_of_root(&self, root: &str, quality: f32, found: &mut Matches) {
        let start = self.roots.partition_point(|(text, _)| text.as_str() < root);
        for (text, term) in &self.roots[start..] {
            if text != root {
                break;
            }
            found.add(*term as usize, quality);
        }
    }

    fn terms_begun(&self, word: &str, found: &mut Matches) {
        // A word that means another one is found before it is whole, too.
        let start = self.synonyms.partition_point(|(typed, _)| typed.as_str() < word);
        for (typed, means) in &self.synonyms[start..] {
            if word.len() < MIN_SYNONYM || !typed.starts_with(word) {
                break;
            }
            for meaning in means.split(' ') {
                if let Ok(term) =
                    self.terms.binary_search_by(|term| term.text.as_str().cmp(meaning))
                {
                    found.add(term, BEGINNING);
                }
            }
        }
        let start = self.terms.partition_point(|term| term.text.as_str() < word);
        let n_known = found.all.len();
        for (offset, term) in self.terms[start..].iter().enumerate() {
            if !term.text.starts_with(word) {
                break;
            }
            let share = word.len() as f32 / term.text.len() as f32;
            let quality = BEGINNING + (1.0 - BEGINNING) * share;
            // Beginnings are many and all different: only what stood there before may be the same.
            let known = found.all[..n_known].iter_mut().find(|known| known.term == start + offset);
            match known {
                Some(known) => known.quality = known.quality.max(quality),
                None => found.all.push(Match { term: start + offset, quality }),
            }
        }
    }

    fn slips(&self, word: &str, found: &mut Matches) {
        let limit = distance::allowed(word.len());
        if limit == 0 {
            return;
        }
        let letters = word.as_bytes();
        let mask = distance::letters_of(letters);
        for (position, term) in self.terms.iter().enumerate() {
            // A slip changes at most two letters of a word's set, and vowels left out change vowels only:
            // most terms need no closer look.
            let changed = term.letters ^ mask;
            if changed.count_ones() as usize > 2 * limit && changed & !distance::VOWELS != 0 {
                continue;
            }
            let Some(slips) = distance::within(letters, term.text.as_bytes(), limit) else {
                if distance::is_without_vowels(letters, term.text.as_bytes()) {
                    found.all.push(Match { term: position, quality: NO_VOWELS });
                }
                continue;
            };
            let short = letters.len().min(term.text.len()) <= 3;
            if short && letters.len() <= 3 && !distance::is_swap(letters, term.text.as_bytes()) {
                continue;
            }
            found.all.push(Match { term: position, quality: SLIP.powi(slips as i32) });
        }
    }
}
