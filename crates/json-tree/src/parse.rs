//! JSON text → [`Tree`] (RFC 8259), without saying what is wrong with a text that is none.
//!
//! Own code because of the bytes: `serde_json` with a hand-written visitor took 9 KB of machine code,
//! much of it for fractions, which none of our formats has, and for error messages nobody on a phone
//! reads (`docs/decisions/0010`). A property test holds it against `serde_json`.

use crate::Tree;

/// Deepest nesting that is read. Our deepest format has 9 levels; without a bound a page of brackets
/// would overflow the stack.
const MAX_DEPTH: usize = 64;

/// Reads a whole text.
pub(crate) fn parse(json: &str) -> Option<Tree> {
    let mut parser = Parser { json, at: 0 };
    let tree = parser.value(0)?;
    parser.skip_space();
    (parser.at == json.len()).then_some(tree)
}

struct Parser<'a> {
    json: &'a str,
    at: usize,
}

impl Parser<'_> {
    fn peek(&self) -> u8 {
        // 0 stands for the end; as a character it is allowed nowhere in JSON.
        self.json.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    /// Skips space, then takes this byte if it comes next.
    fn take(&mut self, byte: u8) -> bool {
        self.skip_space();
        let found = self.peek() == byte;
        self.at += usize::from(found);
        found
    }

    fn word(&mut self, word: &str, tree: Tree) -> Option<Tree> {
        let found = self.json.as_bytes().get(self.at..)?.starts_with(word.as_bytes());
        self.at += word.len();
        found.then_some(tree)
    }

    fn value(&mut self, depth: usize) -> Option<Tree> {
        if depth > MAX_DEPTH {
            return None;
        }
        self.skip_space();
        match self.peek() {
            b'{' => self.record(depth),
            b'[' => self.list(depth),
            b'"' => self.text().map(Tree::Text),
            b'n' => self.word("null", Tree::Null),
            b't' => self.word("true", Tree::Number(1)),
            b'f' => self.word("false", Tree::Number(0)),
            _ => self.number(),
        }
    }

    fn record(&mut self, depth: usize) -> Option<Tree> {
        self.at += 1;
        let mut fields = Vec::new();
        if self.take(b'}') {
            return Some(Tree::Record(fields));
        }
        loop {
            self.skip_space();
            let key = self.text()?;
            if !self.take(b':') {
                return None;
            }
            fields.push((key, self.value(depth + 1)?));
            if self.take(b'}') {
                return Some(Tree::Record(fields));
            }
            if !self.take(b',') {
                return None;
            }
        }
    }

    fn list(&mut self, depth: usize) -> Option<Tree> {
        self.at += 1;
        let mut items = Vec::new();
        if self.take(b']') {
            return Some(Tree::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.take(b']') {
                return Some(Tree::List(items));
            }
            if !self.take(b',') {
                return None;
            }
        }
    }

    fn text(&mut self) -> Option<String> {
        if !self.take(b'"') {
            return None;
        }
        let mut text = String::new();
        loop {
            let from = self.at;
            while !matches!(self.peek(), b'"' | b'\\' | ..=0x1f) {
                self.at += 1;
            }
            // The three ends are ASCII, so this never cuts a character.
            text.push_str(self.json.get(from..self.at)?);
            let end = self.peek();
            self.at += 1;
            match end {
                b'"' => return Some(text),
                b'\\' => text.push(self.escaped()?),
                _ => return None,
            }
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let letter = self.peek();
        self.at += 1;
        Some(match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let unit = self.hex()?;
                // Characters beyond the first 65,536 are written as two halves.
                if unit & 0xfc00 != 0xd800 {
                    return char::from_u32(unit);
                }
                self.word("\\u", Tree::Null)?;
                let low = self.hex()?;
                if low & 0xfc00 != 0xdc00 {
                    return None;
                }
                char::from_u32(0x10000 + ((unit & 0x3ff) << 10 | low & 0x3ff))?
            }
            _ => return None,
        })
    }

    fn hex(&mut self) -> Option<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            unit = unit << 4 | char::from(self.peek()).to_digit(16)?;
            self.at += 1;
        }
        Some(unit)
    }

    /// A whole number is read; any other is only recognised.
    fn number(&mut self) -> Option<Tree> {
        let mut is_other = self.peek() == b'-';
        self.at += usize::from(is_other);
        let from = self.at;
        let mut number: u64 = 0;
        while self.peek().is_ascii_digit() {
            let digit = u64::from(self.peek() - b'0');
            match number.checked_mul(10).and_then(|tens| tens.checked_add(digit)) {
                Some(more) => number = more,
                None => is_other = true,
            }
            self.at += 1;
        }
        let n_digits = self.at - from;
        if n_digits == 0 || n_digits > 1 && self.json.as_bytes()[from] == b'0' {
            return None;
        }
        if self.peek() == b'.' {
            self.at += 1;
            self.digits()?;
            is_other = true;
        }
        if self.peek() | 0x20 == b'e' {
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), b'+' | b'-'));
            self.digits()?;
            is_other = true;
        }
        Some(if is_other { Tree::Other } else { Tree::Number(number) })
    }

    fn digits(&mut self) -> Option<()> {
        let from = self.at;
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        (self.at > from).then_some(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    fn seen(value: &Value) -> Tree {
        match value {
            Value::Null => Tree::Null,
            Value::Bool(value) => Tree::Number((*value).into()),
            Value::Number(number) => number.as_u64().map_or(Tree::Other, Tree::Number),
            Value::String(text) => Tree::Text(text.clone()),
            Value::Array(items) => Tree::List(items.iter().map(seen).collect()),
            Value::Object(fields) => {
                Tree::Record(fields.iter().map(|(key, value)| (key.clone(), seen(value))).collect())
            }
        }
    }

    /// Fields in the order of their keys, of two equal keys the later one: as the library keeps them.
    fn sorted(tree: Tree) -> Tree {
        match tree {
            Tree::Record(fields) => {
                let fields: BTreeMap<String, Tree> = fields.into_iter().collect();
                Tree::Record(fields.into_iter().map(|(key, tree)| (key, sorted(tree))).collect())
            }
            Tree::List(items) => Tree::List(items.into_iter().map(sorted).collect()),
            other => other,
        }
    }

    fn has_other(tree: &Tree) -> bool {
        match tree {
            Tree::Other => true,
            Tree::Record(fields) => fields.iter().any(|(_, tree)| has_other(tree)),
            Tree::List(items) => items.iter().any(has_other),
            _ => false,
        }
    }

    #[track_caller]
    fn check(json: &str) {
        let expected = serde_json::from_str::<Value>(json).ok().map(|value| sorted(seen(&value)));
        let found = parse(json);
        // Fractions too large for a float are the one thing that only the library refuses.
        if expected.is_some() || !found.as_ref().is_some_and(has_other) {
            assert_eq!(found.map(sorted), expected, "{json}");
        }
    }

    #[test]
    fn as_the_library_reads_it() {
        for json in [
            "0",
            "-0",
            "00",
            "01",
            "1.",
            "1.5",
            ".5",
            "1e3",
            "1e",
            "1E+2",
            "-",
            "-1",
            "+1",
            "1 2",
            "18446744073709551615",
            "18446744073709551616",
            "\"\"",
            "\"",
            "\"\\\"",
            "\"\\x\"",
            "\"a\u{0}b\"",
            "\"\\u00e9\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ud83d\"",
            "\"\\ud83dx\"",
            "\"\\ude00\"",
            "\"\\ud83d\\u0041\"",
            "\"\\u12\"",
            "\"\\u12g4\"",
            "tru",
            "true",
            "nul",
            "nullx",
            "[",
            "]",
            "[]",
            "[1,]",
            "[,1]",
            "[1 2]",
            "{}",
            "{\"a\"}",
            "{\"a\":}",
            "{a:1}",
            "{\"a\":1,}",
            " [ 1 , { \"b\" : [ ] } ] ",
            "\u{feff}1",
            "1\u{a0}",
            "<html>",
            "",
        ] {
            check(json);
        }
    }

    #[test]
    fn a_page_of_brackets_is_refused() {
        assert_eq!(parse(&"[".repeat(100_000)), None);
        let deep = |n: usize| "[".repeat(n) + &"]".repeat(n);
        assert!(parse(&deep(MAX_DEPTH + 1)).is_some());
        assert!(parse(&deep(MAX_DEPTH + 2)).is_none());
    }

    proptest! {
        #[test]
        fn any_text_made_of_json_signs(json in r#"[\[\]{}:,"\\u0-9dDeE.+\-a ntrlfs]{0,24}"#) {
            check(&json);
        }

        #[test]
        fn any_text_survives(text in any::<String>()) {
            let json = serde_json::to_string(&text).expect("writes");
            prop_assert_eq!(parse(&json), Some(Tree::Text(text)));
        }

        #[test]
        fn any_text_at_all_is_read_or_refused(text in any::<String>()) {
            check(&text);
        }
    }
}
