//! Covering numbers that point to a person, before anything is frozen.
//!
//! A NIK has 16 digits, an Indonesian phone number 10 to 13; sums of money and dates have fewer. What
//! is covered never leaves the draft.

/// Fewest digits that are covered.
const FEWEST_DIGITS: usize = 10;
/// Stands for a covered digit.
const COVER: char = '•';

/// The text with the digits of every long number covered; the same text if there is none.
///
/// Digits belong to one number when they touch or when the same single character (space, dot or dash)
/// stands between them throughout: `0812-3456-7890` is one number, `24-11-2026 10.00` is none.
pub fn cover_numbers(text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        let (n_digits, end) = number_at(&chars, at);
        if n_digits >= FEWEST_DIGITS {
            for c in &mut chars[at..end] {
                if c.is_ascii_digit() {
                    *c = COVER;
                }
            }
        }
        at = end.max(at + 1);
    }
    chars.into_iter().collect()
}

/// How many digits the number that begins here has, and where it ends.
fn number_at(chars: &[char], start: usize) -> (usize, usize) {
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let mut separator = None;
    let (mut at, mut n_digits) = (start, 0);
    loop {
        if is_digit(at) {
            n_digits += 1;
            at += 1;
            continue;
        }
        let Some(c) = chars.get(at).filter(|c| matches!(c, ' ' | '.' | '-')) else { break };
        if n_digits == 0 || !is_digit(at + 1) || separator.is_some_and(|known| known != *c) {
            break;
        }
        separator = Some(*c);
        at += 1;
    }
    (n_digits, at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(cover_numbers(text), expected);
    }

    #[test]
    fn a_nik_and_a_phone_number_are_covered() {
        check("NIK 3522011234567890.", "NIK ••••••••••••••••.");
        check("hubungi 0812-3456-7890 ya", "hubungi ••••-••••-•••• ya");
        check("+6281234567890", "+•••••••••••••");
        check("0812 345 678", "•••• ••• •••");
    }

    #[test]
    fn money_dates_and_times_are_not() {
        for text in ["Rp1.500.000", "24-11-2026 10.00", "antre 3 jam, 120 orang", "loket 1 - 2", ""]
        {
            check(text, text);
        }
    }

    proptest! {
        #[test]
        fn no_long_number_is_left_and_nothing_else_changes(text in "[0-9a-z .-]{0,60}") {
            let covered = cover_numbers(&text);
            prop_assert_eq!(covered.chars().count(), text.chars().count());
            for (before, after) in text.chars().zip(covered.chars()) {
                prop_assert!(before == after || (before.is_ascii_digit() && after == COVER));
            }
            let longest = covered.split(|c: char| !c.is_ascii_digit()).map(str::len).max();
            prop_assert!(longest.unwrap_or(0) < FEWEST_DIGITS);
        }
    }
}
