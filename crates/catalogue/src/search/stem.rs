//! Possible roots of a word: Indonesian affixes and the Javanese ones people mix in.
//!
//! The rules are generous on purpose. A root counts only when the catalogue's own words have it
//! too, so a wrong guess finds nothing instead of something wrong; no dictionary is needed
//! (a full one would weigh 100 KB brotli).

/// Shortest root worth comparing; two letters fit everything.
const MIN_ROOT: usize = 3;

/// Endings: Indonesian `-kan -an -i -nya -ku -mu -lah -kah`, Javanese `-e -ne -no -ke -ake -en -ono`.
const SUFFIXES: [&str; 15] =
    ["kan", "nya", "lah", "kah", "ake", "ono", "ku", "mu", "an", "ne", "no", "ke", "en", "i", "e"];

/// Beginnings and the letters that a nasal may have swallowed.
///
/// `meng-urus` and Javanese `ng-urus` keep the root, `meng-irim` swallows a k, `ny-ewa` an s, `m-bayar`
/// nothing and `m-utus` a p.
const PREFIXES: [(&str, &[&str]); 22] = [
    ("menge", &[""]),
    ("peny", &["s"]),
    ("meny", &["s"]),
    ("peng", &["", "k"]),
    ("meng", &["", "k"]),
    ("pem", &["", "p"]),
    ("mem", &["", "p"]),
    ("pen", &["", "t"]),
    ("men", &["", "t"]),
    ("per", &[""]),
    ("ber", &[""]),
    ("ter", &[""]),
    ("nge", &[""]),
    ("ng", &["", "k"]),
    ("ny", &["", "s", "c"]),
    ("di", &[""]),
    ("ke", &[""]),
    ("se", &[""]),
    ("pe", &[""]),
    ("me", &[""]),
    ("n", &["", "t"]),
    ("m", &["", "p"]),
];

/// Candidate roots, without the word itself; may be wrong, never shorter than [`MIN_ROOT`].
pub(super) fn roots(word: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut ends = vec![word.to_owned()];
    strip_suffixes(word, &mut ends);
    for once in ends.clone().iter().skip(1) {
        strip_suffixes(once, &mut ends);
    }
    for end in ends {
        let mut starts = vec![end.clone()];
        strip_prefixes(&end, &mut starts);
        for once in starts.clone().iter().skip(1) {
            strip_prefixes(once, &mut starts);
        }
        for root in starts {
            if root != word && !found.contains(&root) {
                found.push(root);
            }
        }
    }
    found
}

fn strip_suffixes(word: &str, into: &mut Vec<String>) {
    for suffix in SUFFIXES {
        if let Some(root) = word.strip_suffix(suffix)
            && root.len() >= MIN_ROOT
        {
            into.push(root.to_owned());
        }
    }
}

fn strip_prefixes(word: &str, into: &mut Vec<String>) {
    for (prefix, swallowed) in PREFIXES {
        let Some(rest) = word.strip_prefix(prefix) else { continue };
        for letter in swallowed {
            if letter.len() + rest.len() >= MIN_ROOT {
                into.push([letter, rest].concat());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_among_the_candidates() {
        for (word, root) in [
            ("perpanjangan", "panjang"),
            ("pembayaran", "bayar"),
            ("kehilangan", "hilang"),
            ("penggantian", "ganti"),
            ("pendaftaran", "daftar"),
            ("pengurusan", "urus"),
            ("perizinan", "izin"),
            ("ngurusne", "urus"),
            ("mbayare", "bayar"),
            ("ndaftarke", "daftar"),
            ("ngganti", "ganti"),
            ("nyairno", "cair"),
            ("usahane", "usaha"),
            ("ijazahku", "ijazah"),
            ("pencatatan", "catat"),
            ("memperpanjang", "panjang"),
            ("pengesahan", "sah"),
            ("perubahan", "ubah"),
        ] {
            assert!(roots(word).iter().any(|r| r == root), "{word}: {:?}", roots(word));
        }
    }

    /// Irregular forms the rules miss; synonyms cover those that matter.
    #[test]
    fn known_failures_stay_known() {
        for (word, root) in [("kelangan", "ilang"), ("lebokno", "masuk"), ("pegatan", "cerai")] {
            assert!(!roots(word).iter().any(|r| r == root), "{word} works now: move it up");
        }
    }

    #[test]
    fn short_words_have_no_roots() {
        assert!(roots("ktp").is_empty());
        assert!(roots("").is_empty());
    }
}
