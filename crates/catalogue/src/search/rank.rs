//! Ranking: how well each service answers a query.
//!
//! Every word of the query looks for terms of the index: the word itself, words of the same root,
//! words it begins, words it may be a slip of. A phrase scores by the share of the query that it
//! covers and by the share of itself that the query covers; a service scores by its best phrase,
//! helped a little by words that only its other phrases have.

use super::index::Index;
use super::stem::roots;
use super::words::words;
use super::{MAX_QUERY_CHARS, MAX_QUERY_WORDS, distance};

/// One found service.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Position in [`crate::Catalogue::services`].
    pub service: usize,
    /// From 0 (excluded) to 1 (the query is one of its names).
    pub score: f32,
}

/// Same root, one side bare ("bayar" for "pembayaran"). At 1 `mati` and `kematian` would be one
/// word, at 0 affixes would hide everything.
const ROOT: f32 = 0.9;
/// Same root, both sides with affixes ("mbayare" for "pembayaran").
const BOTH_ROOTS: f32 = 0.8;
/// A beginning; grows to 1 with the share of the word that is typed.
const BEGINNING: f32 = 0.7;
/// One slip; each further one costs the same again. At 0 a typo finds nothing, at 1 it outranks the
/// right spelling of another word.
const SLIP: f32 = 0.75;

/// Weight of "how much of the phrase is asked for" against "how much of the query it covers".
/// At 0 "ktp" would find all KTP services alike; at 1 long official names would never be found.
const PHRASE_SHARE: f32 = 0.35;
/// Share of the score that comes from all phrases together. At 0 a query that mixes two phrases
/// loses a word; at 1 the best phrase would not matter.
const ALL_PHRASES: f32 = 0.3;
/// Hits below this share of the best one are noise and left out.
const CUT: f32 = 0.45;
/// A query of which less than this is covered by any service has no honest answer.
const MIN_SCORE: f32 = 0.2;

impl Index {
    /// Services that answer `query`, best first; ties in catalogue order.
    pub fn search(&self, query: &str) -> Vec<Hit> {
        let short: String = query.chars().take(MAX_QUERY_CHARS).collect();
        let mut typed = words(&short);
        typed.truncate(MAX_QUERY_WORDS);
        let meaning = self.meaning(typed);
        if meaning.is_empty() {
            return Vec::new();
        }
        let n_words = meaning.len();
        let mut covered = vec![0.0f32; self.phrases.len()];
        let mut asked = vec![0.0f32; self.phrases.len()];
        let mut together = vec![0.0f32; self.n_services];
        let mut total = 0.0;
        for (position, word) in meaning.iter().enumerate() {
            let matches = self.matches(word, position + 1 == n_words);
            let weight =
                matches.iter().map(|m| self.terms[m.term].rarity * m.quality).fold(0.0, f32::max);
            let weight = if matches.is_empty() { self.unknown_rarity() } else { weight.max(1.0) };
            total += weight;
            self.add_word(&matches, weight, &mut covered, &mut asked, &mut together);
        }
        self.score(total, &covered, &asked, &together)
    }

    fn add_word(
        &self,
        matches: &[Match],
        weight: f32,
        covered: &mut [f32],
        asked: &mut [f32],
        together: &mut [f32],
    ) {
        // A word counts once for a phrase, however many of its terms it fits: by its best match.
        let mut best = vec![(0.0f32, 0.0f32); self.phrases.len()];
        for found in matches {
            let term = &self.terms[found.term];
            for phrase in &term.phrases {
                let best = &mut best[*phrase as usize];
                if found.quality > best.0 {
                    *best = (found.quality, found.quality * term.rarity);
                }
            }
        }
        // Phrases are numbered service by service, so the best of each service is a run's best.
        let mut gain_of_service = 0.0f32;
        for (position, phrase) in self.phrases.iter().enumerate() {
            let (quality, mass) = best[position];
            covered[position] += weight * quality;
            asked[position] += mass;
            gain_of_service = gain_of_service.max(weight * quality * phrase.weight);
            let is_last =
                self.phrases.get(position + 1).is_none_or(|next| next.service != phrase.service);
            if is_last {
                together[phrase.service as usize] += gain_of_service;
                gain_of_service = 0.0;
            }
        }
    }

    fn score(&self, total: f32, covered: &[f32], asked: &[f32], together: &[f32]) -> Vec<Hit> {
        let mut best = vec![0.0f32; self.n_services];
        for (position, phrase) in self.phrases.iter().enumerate() {
            if covered[position] == 0.0 {
                continue;
            }
            let of_query = (covered[position] / total).min(1.0);
            let of_phrase = (asked[position] / phrase.mass.max(1.0)).min(1.0);
            let score = phrase.weight * of_query * (1.0 - PHRASE_SHARE + PHRASE_SHARE * of_phrase);
            let service = phrase.service as usize;
            best[service] = best[service].max(score);
        }
        let mut hits = Vec::new();
        for (service, best) in best.iter().enumerate() {
            let all = (together[service] / total).min(1.0);
            let score = best * (1.0 - ALL_PHRASES) + all * ALL_PHRASES;
            if score >= MIN_SCORE {
                insert(&mut hits, Hit { service, score });
            }
        }
        if let Some(cut) = hits.first().map(|hit| hit.score * CUT) {
            hits.retain(|hit| hit.score >= cut);
        }
        hits
    }

    /// A word nobody wrote is as telling as one that a single service has.
    fn unknown_rarity(&self) -> f32 {
        1.0 + (self.n_services.max(1) as f32).ln()
    }

    /// Terms that `word` may stand for. Slips are considered only when nothing else fits.
    fn matches(&self, word: &str, is_last: bool) -> Vec<Match> {
        let mut found = Matches::default();
        if let Ok(term) = self.terms.binary_search_by(|term| term.text.as_str().cmp(word)) {
            found.add(term, 1.0);
        }
        self.terms_of_root(word, ROOT, &mut found);
        for root in roots(word) {
            if let Ok(term) = self.terms.binary_search_by(|term| term.text.cmp(&root)) {
                found.add(term, ROOT);
            }
            self.terms_of_root(&root, BOTH_ROOTS, &mut found);
        }
        if is_last && word.len() > 1 {
            let start = self.terms.partition_point(|term| term.text.as_str() < word);
            for (offset, term) in self.terms[start..].iter().enumerate() {
                if !term.text.starts_with(word) {
                    break;
                }
                let share = word.len() as f32 / term.text.len() as f32;
                found.add(start + offset, BEGINNING + (1.0 - BEGINNING) * share);
            }
        }
        if found.0.is_empty() {
            self.slips(word, &mut found);
        }
        found.0
    }

    fn terms_of_root(&self, root: &str, quality: f32, found: &mut Matches) {
        let start = self.roots.partition_point(|(text, _)| text.as_str() < root);
        for (text, term) in &self.roots[start..] {
            if text != root {
                break;
            }
            found.add(*term as usize, quality);
        }
    }

    fn slips(&self, word: &str, found: &mut Matches) {
        let limit = distance::allowed(word.len());
        if limit == 0 {
            return;
        }
        let letters = word.as_bytes();
        for (position, term) in self.terms.iter().enumerate() {
            let Some(slips) = distance::within(letters, term.text.as_bytes(), limit) else {
                continue;
            };
            let short = letters.len().min(term.text.len()) <= 3;
            if short && letters.len() <= 3 && !distance::is_swap(letters, term.text.as_bytes()) {
                continue;
            }
            found.add(position, SLIP.powi(slips as i32));
        }
    }
}

/// Puts a hit behind those that are as good or better. Hits are few; a general sort would weigh more
/// on the phone than it saves.
fn insert(hits: &mut Vec<Hit>, hit: Hit) {
    let position = hits.partition_point(|known| known.score >= hit.score);
    hits.insert(position, hit);
}

/// A term that a word of the query may stand for, and how surely.
#[derive(Debug, Clone, Copy)]
struct Match {
    term: usize,
    quality: f32,
}

#[derive(Debug, Default)]
struct Matches(Vec<Match>);

impl Matches {
    fn add(&mut self, term: usize, quality: f32) {
        match self.0.iter_mut().find(|found| found.term == term) {
            Some(found) => found.quality = found.quality.max(quality),
            None => self.0.push(Match { term, quality }),
        }
    }
}
