//! Words that should be others, and what stands in a text that citizens cannot use.

use catalogue::search::seen_as;

use crate::PlainWord;

/// Office words of a text, each with what to write instead.
pub(super) fn office_words<'a>(text: &str, words: &'a [PlainWord]) -> Vec<(String, &'a str)> {
    let text = [" ", &seen_as(text), " "].concat();
    let mut found = Vec::new();
    for word in words {
        for avoid in &word.avoid {
            if text.contains(&[" ", avoid, " "].concat()) {
                found.push((avoid.clone(), word.write.as_str()));
            }
        }
    }
    found
}

/// Services that a text links to.
pub(super) fn links(text: &str) -> Vec<&str> {
    let is_end = |c: char| !(c.is_ascii_alphanumeric() || c == '-');
    text.split("layanan/")
        .skip(1)
        .map(|rest| rest.split(is_end).next().unwrap_or_default())
        .collect()
}

/// Codes such as `D05` or `VB06`: rows of the research notes.
pub(super) fn row_codes(text: &str) -> Vec<&str> {
    let is_code = |word: &&str| {
        let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
        (1..=2).contains(&letters)
            && word.len() == letters + 2
            && word.bytes().skip(letters).all(|byte| byte.is_ascii_digit())
            && !NOT_ROWS.contains(word)
    };
    text.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(is_code).collect()
}

/// Forms and terms of offices that look like rows.
const NOT_ROWS: [&str; 2] = ["T10", "B50"];

/// What makes a name of a paper: its words without those that add nothing, in any order.
pub(super) fn essence(name: &str) -> String {
    let seen = seen_as(name);
    let mut words: Vec<&str> = seen
        .split(' ')
        .filter(|word| !["asli", "fotokopi", "surat", "dari"].contains(word))
        .collect();
    words.sort_unstable();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_only() {
        let words = [PlainWord { avoid: vec!["guna".into()], write: "untuk".into() }];
        assert_eq!(office_words("Dipakai guna berobat.", &words).len(), 1);
        assert!(office_words("Pengguna baru.", &words).is_empty());
    }

    #[test]
    fn links_and_codes() {
        assert_eq!(links("Lihat layanan/nib. Atau layanan/kk-baru"), ["nib", "kk-baru"]);
        assert_eq!(row_codes("Lanjut D05, VB06, F-2.01, N1 dan KTP"), ["D05", "VB06"]);
    }

    #[test]
    fn one_paper_under_two_names() {
        assert_eq!(essence("Surat keterangan waris"), essence("Keterangan waris (asli)"));
    }
}
