//! What is wrong, where, and what to write instead.

use std::cell::RefCell;
use std::fmt;

/// One thing to mend in the source.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Path below `data/`.
    pub path: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "data/{}:{}: {}\n    {}", self.path, self.line, self.message, self.help)
    }
}

/// Collects problems from all readers.
#[derive(Debug, Default)]
pub(crate) struct Problems(RefCell<Vec<Problem>>);

impl Problems {
    pub(crate) fn add(
        &self,
        path: &str,
        line: usize,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.0.borrow_mut().push(Problem {
            path: path.to_owned(),
            line,
            message: message.into(),
            help: help.into(),
        });
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    pub(crate) fn into_sorted(self) -> Vec<Problem> {
        let mut problems = self.0.into_inner();
        problems.sort();
        problems.dedup();
        problems
    }
}

/// "a, b or c" of what is allowed, for the help line; long lists are cut to the nearest names.
pub(crate) fn one_of<'a>(wrong: &str, allowed: impl Iterator<Item = &'a str>) -> String {
    let mut allowed: Vec<&str> = allowed.collect();
    allowed.sort_by_key(|name| (distance(wrong, name), *name));
    allowed.dedup();
    allowed.truncate(8);
    match allowed.as_slice() {
        [] => String::from("none is defined yet"),
        [only] => format!("write `{only}`"),
        [first, rest @ ..] => format!("did you mean `{first}`? others: {}", rest.join(", ")),
    }
}

/// Edit distance, for suggestions only.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let cost = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = cost.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}
