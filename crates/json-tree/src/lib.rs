//! JSON as a tree of plain values, and reading records from it.
//!
//! A derived decoder writes its own loop for every type and every field: 80 KB of machine code for
//! the catalogue alone. Here one type is read, and records are taken from it by small calls
//! (`docs/decisions/0004`, `0010`). Keys nobody asks for are passed over, so that a later release
//! may add some.

pub mod columns;
mod parse;
mod write;

pub use write::{Writer, quote};

/// A JSON value. Numbers are whole and not negative, as in all our formats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tree {
    /// `null`.
    Null,
    /// A negative or fractional number: wrong wherever it stands.
    Other,
    /// A whole number; `true` is 1 and `false` 0.
    Number(u64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Tree>),
    /// A record, in the order of the file.
    Record(Vec<(String, Tree)>),
}

/// Reads a JSON text; nothing if it is not JSON.
pub fn parse(json: &str) -> Option<Tree> {
    parse::parse(json)
}

/// Reads a JSON text that is one record. `read` takes its fields out; the result is there only if
/// every one of them was as it should be, otherwise the first key that was not.
///
/// # Errors
/// The key of the first field that is missing or of the wrong kind; `json` if nothing could be read.
pub fn read<T>(json: &str, read: impl FnOnce(&mut Record<'_>) -> T) -> Result<T, &'static str> {
    read_tree(parse(json), read)
}

/// [`read`] for what is a tree already.
///
/// # Errors
/// As [`read`]; `json` if there is no record.
pub fn read_tree<T>(
    tree: Option<Tree>,
    read: impl FnOnce(&mut Record<'_>) -> T,
) -> Result<T, &'static str> {
    let Some(Tree::Record(fields)) = tree else { return Err("json") };
    let mut wrong = None;
    let value = read(&mut Record { fields, wrong: &mut wrong });
    match wrong {
        None => Ok(value),
        Some(key) => Err(key),
    }
}

/// The fields of a record; each is taken out as it is read.
///
/// Reading never stops: what is missing or wrong is noted and something empty stands in. Stopping at
/// every field would mean throwing away all fields before it, at every field anew, in machine code.
#[derive(Debug)]
pub struct Record<'a> {
    fields: Vec<(String, Tree)>,
    wrong: &'a mut Option<&'static str>,
}

impl Record<'_> {
    /// Notes that a field is not as it should be.
    #[inline(never)]
    pub fn note_wrong(&mut self, key: &'static str) {
        if self.wrong.is_none() {
            *self.wrong = Some(key);
        }
    }

    /// Takes a field out; `null` counts as missing.
    #[inline(never)]
    pub fn take(&mut self, key: &str) -> Option<Tree> {
        let position = self.fields.iter().position(|(name, _)| name == key)?;
        Some(self.fields.swap_remove(position).1).filter(|value| *value != Tree::Null)
    }

    /// A text that must be there.
    #[inline(never)]
    pub fn text(&mut self, key: &'static str) -> String {
        match self.take(key) {
            Some(Tree::Text(text)) => text,
            _ => {
                self.note_wrong(key);
                String::new()
            }
        }
    }

    /// A text that may be missing.
    #[inline(never)]
    pub fn optional_text(&mut self, key: &'static str) -> Option<String> {
        match self.take(key) {
            None => None,
            Some(Tree::Text(text)) => Some(text),
            Some(_) => {
                self.note_wrong(key);
                None
            }
        }
    }

    /// A number up to `most` that may be missing.
    #[inline(never)]
    pub fn optional_number(&mut self, key: &'static str, most: u64) -> Option<u64> {
        match self.take(key) {
            None => None,
            Some(Tree::Number(number)) if number <= most => Some(number),
            Some(_) => {
                self.note_wrong(key);
                None
            }
        }
    }

    /// A number up to `most` that must be there.
    #[inline(never)]
    pub fn number(&mut self, key: &'static str, most: u64) -> u64 {
        match self.optional_number(key, most) {
            Some(number) => number,
            None => {
                self.note_wrong(key);
                0
            }
        }
    }

    /// A list; a missing one is empty.
    #[inline(never)]
    pub fn list(&mut self, key: &'static str) -> Vec<Tree> {
        match self.take(key) {
            None => Vec::new(),
            Some(Tree::List(items)) => items,
            Some(_) => {
                self.note_wrong(key);
                Vec::new()
            }
        }
    }

    /// A list of texts; a missing one is empty.
    #[inline(never)]
    pub fn texts(&mut self, key: &'static str) -> Vec<String> {
        let mut texts = Vec::new();
        for item in self.list(key) {
            match item {
                Tree::Text(text) => texts.push(text),
                _ => self.note_wrong(key),
            }
        }
        texts
    }

    /// A list of lists of numbers, each list `N` long and each number up to `most`.
    pub fn tuples<const N: usize>(
        &mut self,
        key: &'static str,
        most: u64,
        list: Tree,
    ) -> Vec<[u64; N]> {
        let mut tuples = Vec::new();
        let items = if let Tree::List(items) = list { items } else { vec![Tree::Null] };
        for item in items {
            let mut tuple = [0; N];
            let numbers = if let Tree::List(numbers) = item { numbers } else { Vec::new() };
            let mut n = 0;
            for (place, number) in tuple.iter_mut().zip(&numbers) {
                if let Tree::Number(number) = number
                    && *number <= most
                {
                    *place = *number;
                    n += 1;
                }
            }
            if n != N || numbers.len() != N {
                self.note_wrong(key);
            }
            tuples.push(tuple);
        }
        tuples
    }

    /// A list of pairs of texts; a missing one is empty.
    #[inline(never)]
    pub fn pairs(&mut self, key: &'static str) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        for item in self.list(key) {
            let mut items =
                if let Tree::List(items) = item { items } else { Vec::new() }.into_iter();
            match (items.next(), items.next(), items.next()) {
                (Some(Tree::Text(first)), Some(Tree::Text(second)), None) => {
                    pairs.push((first, second))
                }
                _ => self.note_wrong(key),
            }
        }
        pairs
    }

    /// A list of records; a missing one is empty.
    pub fn records<T>(&mut self, key: &'static str, read: fn(&mut Record<'_>) -> T) -> Vec<T> {
        let mut records = Vec::new();
        self.each(key, &mut |record| records.push(read(record)));
        records
    }

    // The loop exists once, not once for every kind of record.
    #[inline(never)]
    fn each(&mut self, key: &'static str, call: &mut dyn FnMut(&mut Record<'_>)) {
        for item in self.list(key) {
            match item {
                Tree::Record(fields) => call(&mut Record { fields, wrong: self.wrong }),
                _ => self.note_wrong(key),
            }
        }
    }

    /// A record that may be missing.
    pub fn optional_record<T>(
        &mut self,
        key: &'static str,
        read: fn(&mut Record<'_>) -> T,
    ) -> Option<T> {
        match self.take(key) {
            None => None,
            Some(Tree::Record(fields)) => Some(read(&mut Record { fields, wrong: self.wrong })),
            Some(_) => {
                self.note_wrong(key);
                None
            }
        }
    }

    /// The position of a word in `words`; none when the field is missing.
    #[inline(never)]
    pub fn optional_word(&mut self, key: &'static str, words: &[&str]) -> Option<usize> {
        let text = self.optional_text(key)?;
        let position = words.iter().position(|word| *word == text);
        if position.is_none() {
            self.note_wrong(key);
        }
        position
    }

    /// The position of a word in `words`; 0 stands in for a wrong one.
    #[inline(never)]
    pub fn word(&mut self, key: &'static str, words: &[&str]) -> usize {
        match self.optional_word(key, words) {
            Some(position) => position,
            None => {
                self.note_wrong(key);
                0
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trees_of_all_kinds() {
        let items = read(r#"{"a":[1,true,null,"x"],"b":{}}"#, |record| record.list("a"));
        let expected = [Tree::Number(1), Tree::Number(1), Tree::Null, Tree::Text("x".into())];
        assert_eq!(items.expect("reads"), expected);
    }

    #[test]
    fn what_is_not_ours_is_wrong() {
        for json in ["", "<html>", "{", "[1,]", "-1", "{\"a\":1}x", "[]"] {
            assert_eq!(read(json, |_| ()), Err("json"), "{json}");
        }
    }

    #[test]
    fn the_first_wrong_field_is_named() {
        let json = r#"{"w":"b","n":300,"p":[["a","b"]],"l":[[1,2],[3]],"r":[{"x":1}]}"#;
        assert_eq!(read(json, |record| record.word("w", &["a", "b"])), Ok(1));
        assert_eq!(read(json, |record| record.word("w", &["a"])), Err("w"));
        assert_eq!(read(json, |record| record.number("n", 255)), Err("n"));
        assert_eq!(read(r#"{"n":-1}"#, |record| record.optional_number("n", 9)), Err("n"));
        assert_eq!(read(json, |record| record.text("missing")), Err("missing"));
        assert_eq!(read(json, |record| record.optional_text("missing")), Ok(None));
        assert_eq!(read(json, |record| record.pairs("p").len()), Ok(1));
        assert_eq!(read(json, |record| record.pairs("l").len()), Err("l"));
        assert_eq!(read(json, |record| record.records("r", |r| r.text("x"))), Err("x"));
        let tuples = |record: &mut Record<'_>| {
            let list = record.take("l").expect("a list");
            record.tuples::<2>("l", 9, list)
        };
        assert_eq!(read(json, tuples), Err("l"));
    }
}
