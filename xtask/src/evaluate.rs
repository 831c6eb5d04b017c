//! `cargo xtask evaluate-search FILE.tsv`: how often the search gives what was wanted.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use catalogue::Catalogue;
use catalogue::search::Index;

use crate::catalogue::opened;
use crate::run::{Failed, Result};

/// How far down a small screen shows the labelled meanings of an ambiguous query.
const IN_VIEW: usize = 5;

#[derive(Default)]
struct Figures {
    first: usize,
    among_three: usize,
    reciprocal: f64,
    n: usize,
}

impl Figures {
    fn count(&mut self, rank: Option<usize>) {
        self.n += 1;
        self.first += usize::from(rank == Some(1));
        self.among_three += usize::from(rank.is_some_and(|rank| rank <= 3));
        self.reciprocal += rank.map_or(0.0, |rank| 1.0 / rank as f64);
    }

    fn line(&self) -> String {
        let share = |n: f64| n / self.n.max(1) as f64;
        format!(
            "success@1={:.3} success@3={:.3} mrr={:.3} n={}",
            share(self.first as f64),
            share(self.among_three as f64),
            share(self.reciprocal),
            self.n
        )
    }
}

struct Wanted<'a> {
    query: &'a str,
    name: &'a str,
    kind: &'a str,
}

/// Prints every miss, the figures per kind, and the figures of all as the last line.
pub(crate) fn evaluate(file: &str) -> Result {
    let text = fs::read_to_string(file).map_err(|error| Failed(format!("{file}: {error}")))?;
    let rows = rows(&text).map_err(|problem| Failed(format!("{file}: {problem}")))?;
    let catalogue = opened()?;
    let index = Index::build(&catalogue);
    let mut seen = BTreeSet::new();
    let repeated: BTreeSet<&str> =
        rows.iter().map(|row| row.query).filter(|query| !seen.insert(*query)).collect();
    let mut kinds: BTreeMap<&str, Figures> = BTreeMap::new();
    let (mut all, mut strict) = (Figures::default(), Figures::default());
    for row in &rows {
        let found = names(&catalogue, &index, row.query);
        let rank = found.iter().position(|name| *name == row.name).map(|position| position + 1);
        strict.count(rank);
        let is_ambiguous = repeated.contains(row.query) || row.kind == "ambiguous";
        let in_view = rank.is_some_and(|rank| rank <= IN_VIEW);
        let counted = if is_ambiguous && in_view { Some(1) } else { rank };
        all.count(counted);
        kinds.entry(row.kind).or_default().count(counted);
        if counted != Some(1) {
            let place = rank.map_or_else(|| "none".to_owned(), |rank| rank.to_string());
            let instead = found.first().copied().unwrap_or("nothing");
            let known = catalogue.services().iter().any(|service| service.name == row.name);
            let note = if known { "" } else { " (not in the catalogue)" };
            println!("miss\t{place}\t{}\twanted: {}{note}\tfirst: {instead}", row.query, row.name);
        }
    }
    for (kind, figures) in &kinds {
        println!("{kind:<12} {}", figures.line());
    }
    println!("{:<12} {}", "strict", strict.line());
    println!("{}", all.line());
    Ok(())
}

fn names<'a>(catalogue: &'a Catalogue, index: &Index, query: &str) -> Vec<&'a str> {
    let hits = index.search(query).hits;
    hits.iter().map(|hit| catalogue.services()[hit.service].name.as_str()).collect()
}

fn rows(text: &str) -> std::result::Result<Vec<Wanted<'_>>, String> {
    let mut rows = Vec::new();
    for (position, line) in text.lines().enumerate() {
        let line = line.trim_end_matches('\r');
        let is_header = position == 0 && line.starts_with("query\t");
        if line.trim().is_empty() || is_header {
            continue;
        }
        let mut columns = line.split('\t');
        let (Some(query), Some(name)) = (columns.next(), columns.next()) else {
            return Err(format!(
                "line {}: write query, official name, kind, with tabs",
                position + 1
            ));
        };
        rows.push(Wanted { query, name, kind: columns.next().unwrap_or("") });
    }
    if rows.is_empty() { Err("no queries in it".to_owned()) } else { Ok(rows) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_shares() {
        let mut figures = Figures::default();
        [Some(1), Some(3), Some(5), None].into_iter().for_each(|rank| figures.count(rank));
        assert_eq!(figures.line(), "success@1=0.250 success@3=0.500 mrr=0.383 n=4");
    }

    #[test]
    fn rows_need_two_columns() {
        assert!(rows("query\tname\tkind\n").is_err());
        assert!(rows("ktp hilang").is_err());
        assert_eq!(rows("query\tname\tkind\na\tB\tc\n\nd\tE").expect("reads").len(), 2);
    }
}
