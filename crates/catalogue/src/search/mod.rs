//! Finding services by the words people use: Indonesian, Javanese, abbreviations, typos.
//!
//! [`Index::build`] reads a catalogue once; [`Index::search`] ranks its services for a query.
//! The same code runs in the app and in `cargo xtask search`. Nothing here can fail: any text is
//! a query, and one that means nothing finds nothing. How it ranks and how well: `docs/decisions/0012`.

mod distance;
mod index;
mod matches;
mod prune;
mod rank;
mod results;
mod stem;
mod words;

pub use index::Index;
pub(crate) use index::{by_text, sort};
pub use prune::needed_words;
pub use results::{Hit, Results};

/// Most hits of a query. Relevance is cut long before; this bounds one-letter queries.
pub const MAX_HITS: usize = 60;

/// Longest query that is looked at, in characters; the rest is ignored.
///
/// The longest of the collected real queries has 44 characters. 200 leaves room for a whole
/// sentence and keeps a pasted page from stalling a slow phone.
pub const MAX_QUERY_CHARS: usize = 200;

/// Most words of a query that are looked at.
pub const MAX_QUERY_WORDS: usize = 16;

/// A text as the search sees it: its words, joined by single spaces. The compiler publishes stop words
/// and synonyms in this form and sorted, so that the phone need not.
pub fn seen_as(text: &str) -> String {
    crate::joined(&words::words(text), " ")
}
