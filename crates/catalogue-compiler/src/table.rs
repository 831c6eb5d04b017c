//! A TOML table that reports what is missing, misspelt or of the wrong kind, and reads on.

use std::cell::RefCell;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::problem::{Problems, one_of};
use crate::source::{SourceFile, line_of};

/// A table being read. Keys that were never asked for are reported by [`Table::finish`].
pub(crate) struct Table<'a> {
    file: &'a SourceFile,
    table: &'a DeTable<'a>,
    start: usize,
    problems: &'a Problems,
    asked: RefCell<Vec<&'static str>>,
}

/// A value with its line, for problems found later.
#[derive(Debug, Clone)]
pub(crate) struct Located<T> {
    pub(crate) value: T,
    pub(crate) line: usize,
}

type Value<'a> = Spanned<DeValue<'a>>;

impl<'a> Table<'a> {
    pub(crate) fn new(
        file: &'a SourceFile,
        table: &'a DeTable<'a>,
        start: usize,
        problems: &'a Problems,
    ) -> Self {
        Self { file, table, start, problems, asked: RefCell::default() }
    }

    /// The line where the table begins.
    pub(crate) fn line(&self) -> usize {
        line_of(&self.file.text, self.start)
    }

    pub(crate) fn problem(&self, line: usize, message: impl Into<String>, help: impl Into<String>) {
        self.problems.add(&self.file.path, line, message, help);
    }

    fn value(&self, key: &'static str) -> Option<&'a Value<'a>> {
        self.asked.borrow_mut().push(key);
        self.table.get(key)
    }

    fn line_of(&self, value: &Value<'_>) -> usize {
        line_of(&self.file.text, value.span().start)
    }

    fn wrong_kind(&self, key: &str, value: &Value<'_>, wanted: &str) {
        let kind = value.get_ref().type_str();
        self.problem(
            self.line_of(value),
            format!("`{key}` is of kind {kind}"),
            format!("`{key}` must be {wanted}"),
        );
    }

    /// An optional text; an empty one is a problem.
    pub(crate) fn text_at(&self, key: &'static str) -> Option<Located<String>> {
        let value = self.value(key)?;
        let line = self.line_of(value);
        match value.get_ref() {
            DeValue::String(text) => {
                self.clean(key, text, line).map(|value| Located { value, line })
            }
            _ => {
                self.wrong_kind(key, value, "a text in \"...\"");
                None
            }
        }
    }

    fn clean(&self, key: &str, text: &str, line: usize) -> Option<String> {
        let clean = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if clean.is_empty() {
            self.problem(line, format!("`{key}` is empty"), "write the text, or leave the key out");
            return None;
        }
        Some(clean)
    }

    pub(crate) fn text(&self, key: &'static str) -> Option<String> {
        self.text_at(key).map(|text| text.value)
    }

    /// A text that must be there; an empty one stands in so that reading goes on.
    pub(crate) fn required(&self, key: &'static str) -> String {
        self.required_at(key).value
    }

    pub(crate) fn required_at(&self, key: &'static str) -> Located<String> {
        let is_missing = !self.table.contains_key(key);
        if let Some(text) = self.text_at(key) {
            return text;
        }
        if is_missing {
            self.problem(
                self.line(),
                format!("`{key}` is missing"),
                format!("add {key} = \"...\""),
            );
        }
        Located { value: String::new(), line: self.line() }
    }

    /// One of a closed set of words; `words` and `values` belong together by position.
    pub(crate) fn choice<T: Copy>(
        &self,
        key: &'static str,
        words: &[&str],
        values: &[T],
    ) -> Option<T> {
        let text = self.text_at(key)?;
        let found = words.iter().position(|word| *word == text.value);
        if found.is_none() {
            let help = one_of(&text.value, words.iter().copied());
            self.problem(text.line, format!("`{key}` cannot be `{}`", text.value), help);
        }
        found.map(|position| values[position])
    }

    pub(crate) fn required_choice<T: Copy>(
        &self,
        key: &'static str,
        words: &[&str],
        values: &[T],
    ) -> T {
        if !self.table.contains_key(key) {
            let help = one_of("", words.iter().copied());
            self.problem(self.line(), format!("`{key}` is missing"), help);
        }
        // The first choice stands in after a reported problem; nothing is published then.
        self.choice(key, words, values).unwrap_or(values[0])
    }

    /// A whole number from 0 to `max`.
    pub(crate) fn number(&self, key: &'static str, max: u32) -> Option<u32> {
        let value = self.value(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(digits) => u32::from_str_radix(digits.as_str(), digits.radix()).ok(),
            _ => None,
        };
        if number.is_none_or(|number| number > max) {
            self.wrong_kind(key, value, &format!("a whole number from 0 to {max}, without dots"));
            return None;
        }
        number
    }

    /// An ISO date, as TOML writes it: `2026-11-24`.
    pub(crate) fn date(&self, key: &'static str) -> Option<Located<String>> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Datetime(date) if date.date.is_some() && date.time.is_none() => {
                Some(Located { value: date.to_string(), line: self.line_of(value) })
            }
            _ => {
                self.wrong_kind(key, value, "a date such as 2026-11-24, without quotes");
                None
            }
        }
    }

    /// A list of texts; a missing one is empty.
    pub(crate) fn texts_at(&self, key: &'static str) -> Vec<Located<String>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_kind(key, value, "a list: [\"...\", \"...\"]");
            return Vec::new();
        };
        let mut texts: Vec<Located<String>> = Vec::new();
        for item in items.iter() {
            let line = self.line_of(item);
            let DeValue::String(text) = item.get_ref() else {
                self.wrong_kind(key, item, "a list of texts in \"...\"");
                continue;
            };
            let Some(value) = self.clean(key, text, line) else { continue };
            if texts.iter().any(|known| known.value == value) {
                self.problem(line, format!("`{value}` stands twice in `{key}`"), "take one out");
                continue;
            }
            texts.push(Located { value, line });
        }
        texts
    }

    pub(crate) fn texts(&self, key: &'static str) -> Vec<String> {
        self.texts_at(key).into_iter().map(|text| text.value).collect()
    }

    /// A table within the table.
    pub(crate) fn table(&self, key: &'static str) -> Option<Table<'a>> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Table(table) => {
                Some(Table::new(self.file, table, value.span().start, self.problems))
            }
            _ => {
                self.wrong_kind(key, value, &format!("a table: [{key}]"));
                None
            }
        }
    }

    /// A list of tables; a missing one is empty.
    pub(crate) fn tables(&self, key: &'static str) -> Vec<Table<'a>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_kind(key, value, &format!("a list of tables: [[{key}]]"));
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items.iter() {
            match item.get_ref() {
                DeValue::Table(table) => {
                    tables.push(Table::new(self.file, table, item.span().start, self.problems));
                }
                _ => self.wrong_kind(key, item, &format!("a list of tables: [[{key}]]")),
            }
        }
        tables
    }

    /// Reports keys nobody asked for.
    pub(crate) fn finish(&self) {
        let asked = self.asked.borrow();
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if !asked.contains(&name) {
                let line = line_of(&self.file.text, key.span().start);
                let help = one_of(name, asked.iter().copied());
                self.problem(line, format!("no such key here: `{name}`"), help);
            }
        }
    }
}
