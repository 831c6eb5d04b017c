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

/// Optimal string alignment distance if it is at most `limit`: insertions, deletions,
/// substitutions and swaps of neighbours count one each.
pub(super) fn within(a: &[u8], b: &[u8], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut previous: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        let mut smallest = i;
        for j in 1..=b.len() {
            let same = a[i - 1] == b[j - 1];
            let mut cost =
                (previous[j] + 1).min(row[j - 1] + 1).min(previous[j - 1] + usize::from(!same));
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                cost = cost.min(before[j - 2] + 1);
            }
            row[j] = cost;
            smallest = smallest.min(cost);
        }
        if smallest > limit {
            return None;
        }
        before = std::mem::replace(&mut previous, row);
    }
    Some(previous[b.len()]).filter(|distance| *distance <= limit)
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
    fn a_swap_keeps_the_letters() {
        assert!(is_swap(b"kpt", b"ktp"));
        assert!(!is_swap(b"kip", b"ktp"));
        assert!(!is_swap(b"ktp", b"ktp"));
    }
}
