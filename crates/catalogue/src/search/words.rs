//! Text → comparable words.

/// Splits into lower-case words of ASCII letters and digits; accents fall away, invisible characters too.
///
/// Anything that is neither letter nor digit parts words, so `e-KTP` gives `e` and `ktp`; the index
/// also knows neighbouring words joined (`ektp`), which covers both ways of writing.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in text.chars() {
        if is_invisible(c) {
            continue;
        }
        match fold(c) {
            Some(folded) => word.push(folded),
            None if word.is_empty() => {}
            None => words.push(std::mem::take(&mut word)),
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// Soft hyphen, zero-width and direction marks: typed by nobody, pasted by many.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}'
        | '\u{300}'..='\u{36f}')
}

/// A letter or digit as it is compared. Only the accents that Indonesian and Javanese texts use are
/// folded; a full Unicode table would cost the phone more than it finds.
fn fold(c: char) -> Option<char> {
    Some(match c {
        'a'..='z' | '0'..='9' => c,
        'A'..='Z' => c.to_ascii_lowercase(),
        'À'..='Å' | 'à'..='å' => 'a',
        'È'..='Ë' | 'è'..='ë' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' => 'i',
        'Ò'..='Ö' | 'ò'..='ö' => 'o',
        'Ù'..='Ü' | 'ù'..='ü' => 'u',
        'Ñ' | 'ñ' => 'n',
        'Ç' | 'ç' => 'c',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(words(text), expected);
    }

    #[test]
    fn case_accents_and_marks_fall_away() {
        check("Perpanjangan SIM (C)", &["perpanjangan", "sim", "c"]);
        check("akté lahir", &["akte", "lahir"]);
        check("e-KTP/KK", &["e", "ktp", "kk"]);
    }

    #[test]
    fn invisible_characters_do_not_part_words() {
        check("k\u{200b}tp \u{202e}hilang", &["ktp", "hilang"]);
        check("ake\u{301}", &["ake"]);
    }

    #[test]
    fn nothing_is_no_word() {
        check("", &[]);
        check("  -- !?", &[]);
        check("😀 مرحبا", &[]);
    }
}
