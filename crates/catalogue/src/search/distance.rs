//! How many slips of the finger lie between two words.

/// Slips forgiven in a word of this many letters.
///
/// In two letters every slip gives another abbreviation (KK, BK). Three letters forgive only a swap
/// (`kpt`), four and five one slip, longer words two.
pub(super) fn allowed(n_letters: usize) -> usize {
    match n_letters {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    }
}

/// The set of letters of a word, one bit each; digits share the bits above.
pub(super) fn letters_of(word: &[u8]) -> u32 {
    word.iter().fold(0, |set, letter| set | 1 << (letter.wrapping_sub(b'a') & 31))
}

/// The vowels among the letters of [`letters_of`].
pub(super) const VOWELS: u32 = 1 | 1 << 4 | 1 << 8 | 1 << 14 | 1 << 20;

/// Whether `typed` is `word` with vowels left out or changed, as in short messages: the consonants are
/// the same in the same order, there are at least three, and it begins alike.
pub(super) fn is_without_vowels(typed: &[u8], word: &[u8]) -> bool {
    let is_consonant = |letter: &&u8| VOWELS >> (letter.wrapping_sub(b'a') & 31) & 1 == 0;
    let consonants = typed.iter().filter(is_consonant);
    typed.first() == word.first()
        && typed.len() <= word.len()
        && consonants.clone().count() >= 3
        && consonants.eq(word.iter().filter(is_consonant))
}

/// Longest word that is compared; longer ones are typed right or not at all.
const MAX_LETTERS: usize = 31;

/// Optimal string alignment distance if it is at most `limit`: insertions, deletions,
/// substitutions and swaps of neighbours count one each.
pub(super) fn within(a: &[u8], b: &[u8], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit || a.len().max(b.len()) > MAX_LETTERS {
        return None;
    }
    let mut before = [0u8; MAX_LETTERS + 1];
    let mut previous = [0u8; MAX_LETTERS + 1];
    let mut row = [0u8; MAX_LETTERS + 1];
    for (n, cell) in previous.iter_mut().enumerate() {
        *cell = n as u8;
    }
    for (i, x) in a.iter().enumerate() {
        row[0] = i as u8 + 1;
        let mut smallest = row[0];
        for (j, y) in b.iter().enumerate() {
            let same = u8::from(x != y);
            let mut cost = (previous[j + 1] + 1).min(row[j] + 1).min(previous[j] + same);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                cost = cost.min(before[j - 1] + 1);
            }
            row[j + 1] = cost;
            smallest = smallest.min(cost);
        }
        if usize::from(smallest) > limit {
            return None;
        }
        before = previous;
        previous = row;
    }
    let distance = usize::from(previous[b.len()]);
    (distance <= limit).then_some(distance)
}

/// Whether `a` is `b` with two neighbouring letters swapped.
pub(super) fn is_swap(a: &[u8], b: &[u8]) -> bool {
    let mut differing = (0..a.len().min(b.len())).filter(|at| a[*at] != b[*at]);
    let places = (differing.next(), differing.next(), differing.next());
    let (Some(first), Some(second), None) = places else { return false };
    a.len() == b.len() && second == first + 1 && a[first] == b[second] && a[second] == b[first]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, limit: usize, expected: Option<usize>) {
        assert_eq!(within(a.as_bytes(), b.as_bytes(), limit), expected, "{a} {b}");
        assert_eq!(within(b.as_bytes(), a.as_bytes(), limit), expected, "{b} {a}");
    }

    #[test]
    fn slips_count_one_each() {
        check("akta", "akta", 2, Some(0));
        check("klahiran", "kelahiran", 2, Some(1));
        check("skcck", "skck", 1, Some(1));
        check("setnk", "stnk", 1, Some(1));
        check("kpt", "ktp", 1, Some(1));
        check("kematian", "kelahiran", 2, None);
    }

    #[test]
    fn short_message_spelling_leaves_vowels_out() {
        let check = |typed: &str, word: &str| is_without_vowels(typed.as_bytes(), word.as_bytes());
        assert!(check("kramean", "keramaian") && check("srtfkt", "sertifikat"));
        assert!(!check("kramean", "keramahan") && !check("ank", "anak") && !check("pjk", "kpj"));
    }

    #[test]
    fn a_swap_keeps_the_letters() {
        assert!(is_swap(b"kpt", b"ktp"));
        assert!(!is_swap(b"kip", b"ktp"));
        assert!(!is_swap(b"ktp", b"ktp"));
    }
}
