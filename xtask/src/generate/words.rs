//! Words for records that nobody wrote: the real ones as often as they occur, and invented ones.

use std::collections::BTreeMap;

/// `SplitMix64`: a few lines, the same on every machine, and good enough to shuffle words.
#[derive(Debug, Clone)]
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to `n` - 1.
    pub(super) fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    /// True `share` times in a hundred.
    pub(super) fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    pub(super) fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of.get(self.below(of.len())).copied().unwrap_or_default()
    }

    /// Ranks from 1, the small ones often: rank r about 1/r as often as the first (Zipf's law), in whole
    /// numbers only, so that no two machines round differently.
    fn rank(&mut self) -> u64 {
        let octave = self.below(RANK_OCTAVES);
        (1 << octave) + self.next() % (1 << octave)
    }
}

/// Invented words number 2 to the power of this. Half of the draws fall on the first 2^8.
const RANK_OCTAVES: usize = 16;

/// So many of the most frequent words make sentences what they are and stay as they stand.
const N_FRAME_WORDS: usize = 60;

/// The words of the real records.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// Every occurrence, so that a word is drawn as often as it is written.
    occurrences: Vec<String>,
    frame: Vec<String>,
}

impl Vocabulary {
    pub(super) fn new(occurrences: Vec<String>) -> Self {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for word in &occurrences {
            *counts.entry(word).or_default() += 1;
        }
        let mut by_count: Vec<(usize, &str)> = counts.iter().map(|(w, n)| (*n, *w)).collect();
        by_count.sort_by(|a, b| b.cmp(a));
        let mut frame: Vec<String> =
            by_count.iter().take(N_FRAME_WORDS).map(|(_, word)| (*word).to_owned()).collect();
        frame.sort();
        Self { occurrences, frame }
    }

    pub(super) fn is_frame(&self, word: &str) -> bool {
        self.frame.binary_search_by(|known| known.as_str().cmp(word)).is_ok()
    }

    /// Another word, in small letters.
    pub(super) fn draw(&self, chance: &mut Chance, is_abbreviation: bool) -> String {
        if is_abbreviation {
            return abbreviation(chance.rank());
        }
        let real = |chance: &mut Chance| {
            let position = chance.below(self.occurrences.len());
            self.occurrences.get(position).cloned().unwrap_or_default()
        };
        match chance.below(100) {
            0..72 => real(chance),
            72..84 => affixed(&real(chance), chance),
            _ => invented(chance.rank()),
        }
    }
}

const BEGINNINGS: [&str; 9] = ["pe", "per", "ke", "ber", "se", "ter", "pra", "antar", "di"];
const ENDINGS: [&str; 6] = ["an", "kan", "nya", "i", "e", "an"];

/// Indonesian makes words from words; the search has to see through that.
fn affixed(word: &str, chance: &mut Chance) -> String {
    let beginning = chance.one(&BEGINNINGS);
    let ending = chance.one(&ENDINGS);
    match chance.below(3) {
        0 => format!("{beginning}{word}"),
        1 => format!("{word}{ending}"),
        _ => format!("{beginning}{word}{ending}"),
    }
}

const ONSETS: [&str; 24] = [
    "b", "c", "d", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "w", "y", "ng", "ny",
    "k", "t", "s", "p", "l", "m",
];
const VOWELS: [&str; 10] = ["a", "a", "a", "a", "e", "e", "i", "i", "o", "u"];
const CODAS: [&str; 12] = ["", "", "", "", "", "", "n", "ng", "r", "s", "t", "h"];

/// The invented word of a rank: pronounceable, and short when frequent, as in real languages.
pub(super) fn invented(rank: u64) -> String {
    let mut chance = Chance::new(rank);
    let n_syllables = match rank {
        0..128 => 2,
        128..8192 => 2 + chance.below(2),
        _ => 3 + chance.below(2),
    };
    let mut word = String::new();
    for n in 0..n_syllables {
        word.push_str(chance.one(&ONSETS));
        word.push_str(chance.one(&VOWELS));
        // Inside a word most syllables are open.
        if n + 1 == n_syllables || chance.percent(40) {
            word.push_str(chance.one(&CODAS));
        }
    }
    word
}

fn abbreviation(rank: u64) -> String {
    const LETTERS: &[u8] = b"abdijklmnpstukrs";
    let mut chance = Chance::new(rank);
    let n = if rank < 64 { 3 } else { 3 + chance.below(3) };
    (0..n).map(|_| char::from(LETTERS[chance.below(LETTERS.len())])).collect()
}

/// The regency of a round: real neighbours first, then invented ones.
pub(super) fn place(round: usize) -> String {
    const NEIGHBOURS: [&str; 12] = [
        "Tuban", "Lamongan", "Nganjuk", "Ngawi", "Blora", "Madiun", "Jombang", "Gresik", "Kediri",
        "Rembang", "Magetan", "Ponorogo",
    ];
    let invented = || capital(&invented(10_000 + round as u64));
    NEIGHBOURS.get(round.wrapping_sub(1)).map_or_else(invented, |name| (*name).to_owned())
}

pub(super) fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_ranks_are_frequent() {
        let mut chance = Chance::new(1);
        let ranks: Vec<u64> = (0..10_000).map(|_| chance.rank()).collect();
        let share = |until: u64| ranks.iter().filter(|rank| **rank < until).count();
        assert!((4_700..5_300).contains(&share(256)), "{}", share(256));
        assert!((550..700).contains(&share(2)), "{}", share(2));
    }

    #[test]
    fn words_of_a_rank_stay() {
        assert_eq!(invented(1), invented(1));
        assert!(invented(60_000).len() > invented(1).len());
        assert!(invented(7).bytes().all(|byte| byte.is_ascii_lowercase()));
    }

    #[test]
    fn frequent_words_are_the_frame() {
        let vocabulary = Vocabulary::new(["di", "di", "kantor"].map(str::to_owned).to_vec());
        assert!(vocabulary.is_frame("di"));
        assert!(!vocabulary.is_frame("kota"));
    }
}
