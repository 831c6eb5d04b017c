//! A real service file → one that says the same about something else.
//!
//! Keys, ids, conditions and numbers that mean something stay, so the variant compiles like its model.
//! Words for people change, every word to the same other word throughout a file, as a real record speaks
//! of one matter throughout. No two words become one: lines that differ go on differing, which the
//! compiler insists on.

use std::collections::{BTreeMap, BTreeSet};

use super::words::{Chance, Vocabulary, capital};

/// Keys whose texts are words for people.
const PROSE: [&str; 18] = [
    "basis",
    "form",
    "from",
    "hint",
    "label",
    "legal_basis",
    "name",
    "note",
    "popular_names",
    "product",
    "search_words",
    "summary",
    "text",
    "unconfirmed",
    "validity",
    "when",
    "where",
    "why",
];

/// Keys whose texts name rules: there the numbers change.
const RULES: [&str; 2] = ["basis", "legal_basis"];

/// In how many of a hundred cases a word becomes another.
const CHANGED: usize = 52;

/// What the words of one file become.
pub(super) struct Variant<'a> {
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) chance: Chance,
    /// Takes the place of Bojonegoro.
    pub(super) place: &'a str,
    /// Ids that exist in this round, by those of the model.
    pub(super) ids: &'a BTreeMap<String, String>,
    became: BTreeMap<String, String>,
    taken: BTreeSet<String>,
}

impl<'a> Variant<'a> {
    pub(super) fn new(
        vocabulary: &'a Vocabulary,
        chance: Chance,
        place: &'a str,
        ids: &'a BTreeMap<String, String>,
    ) -> Self {
        let (became, taken) = (BTreeMap::new(), BTreeSet::new());
        Self { vocabulary, chance, place, ids, became, taken }
    }

    /// The text of a whole file; comments fall away.
    pub(super) fn file(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for piece in pieces(text) {
            match piece {
                Piece::Syntax(text) => out.push_str(text),
                Piece::Text { key: "related", text } => {
                    out.push_str(self.ids.get(text).map_or(text, String::as_str));
                }
                Piece::Text { key, text } if PROSE.contains(&key) => {
                    self.prose(text, RULES.contains(&key), &mut out);
                }
                Piece::Text { text, .. } => out.push_str(text),
            }
        }
        out
    }

    fn prose(&mut self, text: &str, is_rule: bool, out: &mut String) {
        for token in tokens(text) {
            let is_word = token.len() > 2 && token.bytes().all(|byte| byte.is_ascii_alphabetic());
            if token == "Bojonegoro" {
                out.push_str(self.place);
            } else if is_word {
                out.push_str(&self.word(token));
            } else if is_rule && token.len() < 4 && token.bytes().all(|b| b.is_ascii_digit()) {
                out.push_str(&self.number(token));
            } else {
                out.push_str(token);
            }
        }
    }

    fn word(&mut self, word: &str) -> String {
        let is_abbreviation = word.bytes().all(|byte| byte.is_ascii_uppercase());
        let small = word.to_ascii_lowercase();
        let other = match self.became.get(&small) {
            Some(other) => other.clone(),
            None => {
                let mut other = small.clone();
                let changes = !self.vocabulary.is_frame(&small) && self.chance.percent(CHANGED);
                if changes {
                    other = self.vocabulary.draw(&mut self.chance, is_abbreviation);
                }
                self.keep(small, other, is_abbreviation)
            }
        };
        if is_abbreviation {
            other.to_ascii_uppercase()
        } else if word.starts_with(|letter: char| letter.is_ascii_uppercase()) {
            capital(&other)
        } else {
            other
        }
    }

    /// Notes what a word becomes, or something else if another word has become that already.
    fn keep(&mut self, word: String, mut other: String, is_abbreviation: bool) -> String {
        while !self.taken.insert(other.clone()) {
            other = self.vocabulary.draw(&mut self.chance, is_abbreviation);
        }
        self.became.insert(word, other.clone());
        other
    }

    fn number(&mut self, number: &str) -> String {
        if let Some(other) = self.became.get(number) {
            return other.clone();
        }
        let mut other = number.to_owned();
        let mut changes = self.chance.percent(CHANGED);
        while changes || !self.taken.insert(other.clone()) {
            changes = false;
            other = (1 + self.chance.below(999)).to_string();
        }
        self.became.insert(number.to_owned(), other.clone());
        other
    }
}

/// A file in pieces: what is between quotation marks, with its key, and everything else.
#[derive(Debug, PartialEq)]
enum Piece<'t> {
    Syntax(&'t str),
    Text { key: &'t str, text: &'t str },
}

/// Reads as much TOML as the source uses: `key = value` with texts in `"..."`, and comments.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut key = "";
    let mut rest = text;
    while let Some(at) = rest.find(['"', '#', '=']) {
        let (before, after) = rest.split_at(at);
        match after.as_bytes()[0] {
            b'=' => {
                let named = before.trim_end();
                let is_of_key = |c: char| c.is_ascii_lowercase() || c == '_';
                key = &named[named.trim_end_matches(is_of_key).len()..];
                pieces.push(Piece::Syntax(&rest[..at + 1]));
                rest = &rest[at + 1..];
            }
            b'#' => {
                pieces.push(Piece::Syntax(before));
                rest = after.find('\n').map_or("", |end| &after[end..]);
            }
            _ => {
                let inside = &after[1..];
                let end = end_of_text(inside);
                pieces.push(Piece::Syntax(&rest[..at + 1]));
                pieces.push(Piece::Text { key, text: &inside[..end] });
                rest = &inside[end..];
                // The closing mark must not open the next text.
                let close = rest.len().min(1);
                pieces.push(Piece::Syntax(&rest[..close]));
                rest = &rest[close..];
            }
        }
    }
    pieces.push(Piece::Syntax(rest));
    pieces
}

fn end_of_text(inside: &str) -> usize {
    let mut is_escaped = false;
    for (at, c) in inside.char_indices() {
        match c {
            '"' if !is_escaped => return at,
            '\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    inside.len()
}

/// Runs of letters, runs of digits, and what is between them.
fn tokens(text: &str) -> Vec<&str> {
    let kind = |c: char| (c.is_ascii_alphabetic(), c.is_ascii_digit());
    let mut tokens = Vec::new();
    let (mut from, mut last) = (0, None);
    for (at, c) in text.char_indices() {
        if last.is_some_and(|last| last != kind(c)) {
            tokens.push(&text[from..at]);
            from = at;
        }
        last = Some(kind(c));
    }
    tokens.push(&text[from..]);
    tokens
}

/// Every word for people in a file, in small letters.
pub(super) fn words_of(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for piece in pieces(text) {
        if let Piece::Text { key, text } = piece
            && PROSE.contains(&key)
        {
            let tokens = tokens(text).into_iter();
            let is_word =
                |token: &&str| token.len() > 2 && token.as_bytes()[0].is_ascii_alphabetic();
            words.extend(tokens.filter(is_word).map(str::to_ascii_lowercase));
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_with_their_keys() {
        let text = "# \"no\"\na = \"b\"\n[[c]]\nd_e = [\"f \\\" g\",\n \"h\"] # i\n";
        let texts: Vec<(&str, &str)> = pieces(text)
            .into_iter()
            .filter_map(|piece| match piece {
                Piece::Text { key, text } => Some((key, text)),
                Piece::Syntax(_) => None,
            })
            .collect();
        assert_eq!(texts, [("a", "b"), ("d_e", "f \\\" g"), ("d_e", "h")]);
    }

    #[test]
    fn tokens_are_words_numbers_and_the_rest() {
        assert_eq!(tokens("PP 76/2020 é"), ["PP", " ", "76", "/", "2020", " é"]);
        assert_eq!(words_of("name = \"Izin Al-Qur'an 5\"\nid = \"xyz\""), ["izin", "qur"]);
    }

    #[test]
    fn a_word_becomes_the_same_word_and_ids_stay() {
        let vocabulary = Vocabulary::new(vec!["kota".to_owned()]);
        let ids = BTreeMap::from([("a".to_owned(), "a-1".to_owned())]);
        let text =
            "name = \"Kartu Bojonegoro kartu KARTU\"\nat = \"kartu\"\nrelated = [\"a\", \"b\"]\n";
        let seen: BTreeSet<String> = (0..20)
            .map(|seed| Variant::new(&vocabulary, Chance::new(seed), "Tuban", &ids).file(text))
            .collect();
        assert!(seen.len() > 3);
        for text in seen {
            let name: Vec<&str> = text.split('"').nth(1).expect("a name").split(' ').collect();
            assert_eq!(name[0].to_lowercase(), name[2]);
            assert_eq!((name[1], name[3]), ("Tuban", name[2].to_uppercase().as_str()));
            assert!(text.ends_with("at = \"kartu\"\nrelated = [\"a-1\", \"b\"]\n"));
        }
    }
}
