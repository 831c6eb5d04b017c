//! What a query comes to: hits in order, and what to say about them.

use super::index::{ENDED, Index};
use super::matches::Matches;
use super::words::words;

/// One found service.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Position in [`crate::Catalogue::services`].
    pub service: usize,
    /// From 0 (excluded) to 1 (the query is one of its names).
    pub score: f32,
}

/// The answer to a query.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Results {
    /// Best first, at most [`super::MAX_HITS`].
    pub hits: Vec<Hit>,
    /// How many of the first hits are the meanings of an ambiguous query, one for each agency; 0 when the
    /// query means one thing.
    pub n_meanings: usize,
    /// The query with slips of the finger mended, if there were any: "mungkin maksud Anda".
    pub corrected: Option<String>,
    /// Position in the catalogue's redirects: what is asked for is not needed or done elsewhere.
    pub redirect: Option<usize>,
    /// Every term that counted, sorted: what is marked in the results.
    terms: Vec<u32>,
    /// The words as they were understood.
    understood: Vec<String>,
    has_slips: bool,
    redirect_score: f32,
    pub(super) is_situation: bool,
}

/// An agency whose best hit reaches this share of the very best is another meaning of the query. At 1
/// only ties would be, at 0 every query would be ambiguous.
const MEANING: f32 = 0.88;
/// The same for a query of one or two words, which says less.
const MEANING_OF_FEW: f32 = 0.8;
/// Once a query is ambiguous, agencies down to this share are shown among the meanings.
const ALSO_MEANING: f32 = 0.7;
/// If so many of the first hits are of one agency, the query means that agency.
const ONE_MEANING: usize = 4;
const TOP: usize = 5;
/// Most meanings that stay in sight on a small screen.
const MAX_MEANINGS: usize = 5;
/// A redirect speaks only if the query is nearly one of its phrases ...
const REDIRECT_SCORE: f32 = 0.7;
/// ... and no service answers clearly better.
const REDIRECT_SHARE: f32 = 0.97;

impl Results {
    pub(super) fn note_word(&mut self, index: &Index, word: &str, matches: &Matches) {
        for found in &matches.all {
            let term = found.term as u32;
            if let Err(position) = self.terms.binary_search(&term) {
                self.terms.insert(position, term);
            }
        }
        let surest = matches.all.first().filter(|_| matches.are_slips);
        self.has_slips |= surest.is_some();
        self.understood.push(match surest {
            Some(found) => index.terms[found.term].text.clone(),
            None => word.to_owned(),
        });
    }

    pub(super) fn note_redirect(&mut self, redirect: usize, score: f32) {
        if score > self.redirect_score {
            self.redirect_score = score;
            self.redirect = Some(redirect);
        }
    }

    pub(super) fn finish(&mut self, index: &Index) {
        let best = self.hits.first().map_or(0.0, |hit| hit.score);
        if self.redirect_score < REDIRECT_SCORE || self.redirect_score < best * REDIRECT_SHARE {
            self.redirect = None;
        }
        if self.has_slips {
            self.corrected = Some(crate::joined(&self.understood, " "));
        }
        if !self.is_situation {
            self.group_meanings(index, best);
        }
    }

    /// Brings the best hit of every meaning to the front: none may hide below the fold.
    fn group_meanings(&mut self, index: &Index, best: f32) {
        // Many services of one agency are one meaning ("akta").
        let top = self.hits.iter().take(TOP).map(|hit| index.agencies[hit.service]);
        if top.clone().filter(|agency| Some(*agency) == top.clone().next()).count() >= ONE_MEANING {
            return;
        }
        let few = self.understood.len() <= 2;
        let another = best * if few { MEANING_OF_FEW } else { MEANING };
        let also = another.min(best * ALSO_MEANING);
        let mut meanings: Vec<usize> = Vec::new();
        let mut agencies: Vec<u16> = Vec::new();
        for (position, hit) in self.hits.iter().enumerate() {
            let agency = index.agencies[hit.service];
            if hit.score < also || meanings.len() == MAX_MEANINGS {
                break;
            }
            if agency != ENDED && !agencies.contains(&agency) {
                // The second agency decides whether there are meanings at all.
                if meanings.len() == 1 && hit.score < another {
                    return;
                }
                agencies.push(agency);
                meanings.push(position);
            }
        }
        if meanings.len() < 2 {
            return;
        }
        self.n_meanings = meanings.len();
        for (to, from) in meanings.into_iter().enumerate() {
            // Every one before it has moved to the front already, so the places behind have not changed.
            let hit = self.hits.remove(from);
            self.hits.insert(to, hit);
        }
    }

    /// A text in pieces, each with whether the query asked for it.
    pub fn marks<'a>(&self, index: &Index, text: &'a str) -> Vec<(&'a str, bool)> {
        let mut pieces: Vec<(&str, bool)> = Vec::new();
        let mut from = 0;
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            if c.is_ascii_alphanumeric() {
                continue;
            }
            let word = text.get(from..at).unwrap_or_default();
            if self.is_asked(index, word) {
                pieces.push((word, true));
                from = at;
            }
            let next = at + if at < text.len() { c.len_utf8() } else { 0 };
            let rest = text.get(from..next).unwrap_or_default();
            if !rest.is_empty() {
                pieces.push((rest, false));
            }
            from = next;
        }
        pieces
    }

    fn is_asked(&self, index: &Index, word: &str) -> bool {
        let Some(seen) = words(word).pop() else { return false };
        let found = index.terms.binary_search_by(|term| term.text.cmp(&seen));
        found.is_ok_and(|term| self.terms.binary_search(&(term as u32)).is_ok())
    }
}
