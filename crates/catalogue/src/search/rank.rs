//! Ranking: how well each service answers a query.
//!
//! Every word of the query looks for terms of the index ([`super::matches`]). A phrase scores by the
//! share of the query that it covers and by the share of itself that the query covers; a service scores
//! by its best phrase, helped a little by words that only its other phrases have.

use super::index::Index;
use super::matches::Matches;
use super::results::{Hit, Results};
use super::words::words;
use super::{MAX_HITS, MAX_QUERY_CHARS, MAX_QUERY_WORDS};

/// Weight of "how much of the phrase is asked for" against "how much of the query it covers".
/// At 0 "ktp" would find all KTP services alike; at 1 long official names would never be found.
const PHRASE_SHARE: f32 = 0.35;
/// Share of the score that comes from all phrases together. At 0 a query that mixes two phrases
/// loses a word; at 1 the best phrase would not matter.
const ALL_PHRASES: f32 = 0.6;
/// A situation that is told comes before a service named alike ("anak baru lahir"). At 1 the name would
/// win, at 2 even a service asked for by its whole name would lose.
const SITUATION: f32 = 1.15;
/// A situation is told when this much of its phrase is asked for, and nothing answers much better.
const TOLD: f32 = 0.8;
/// A word that stands in this many phrases of a service counts half of what it can. At 0 once would be as
/// good as always, at 10 only words that are everywhere would count.
const ENOUGH: f32 = 0.4;
/// A word that is still being typed weighs this share of what it would. At 1 the first letter of a next word
/// would throw out what the words before have found, at 0 it would change nothing.
const UNFINISHED: f32 = 0.5;
/// Hits below this share of the best one are noise and left out.
const CUT: f32 = 0.4;
/// A query of which less than this is covered by any service has no honest answer.
const MIN_SCORE: f32 = 0.2;

/// What the words of a query add up to, per phrase and per service.
struct Sums {
    /// Share of the query found in a phrase, and share of the phrase asked for; both weighed by rarity.
    phrases: Vec<(f32, f32)>,
    /// Phrases with anything in them.
    touched: Vec<u32>,
    /// Word that last counted for a phrase: a word counts once, by its surest term.
    counted: Vec<u8>,
    /// Share of the query found anywhere in a service.
    together: Vec<f32>,
    /// What the current word has given a service so far.
    gain: Vec<f32>,
    /// Services the current word has given something.
    gained: Vec<u32>,
}

impl Index {
    /// Services that answer `query`, best first; ties in catalogue order.
    pub fn search(&self, query: &str) -> Results {
        self.search_in(query, &|_| true)
    }

    /// The same among the services that `keep` lets through, by their position.
    pub fn search_in(&self, query: &str, keep: &dyn Fn(usize) -> bool) -> Results {
        let short: String = query.chars().take(MAX_QUERY_CHARS).collect();
        // A space behind the last word says that it is whole.
        let is_typing = !short.ends_with(char::is_whitespace);
        let mut typed = words(&short);
        typed.truncate(MAX_QUERY_WORDS);
        let meaning = self.meaning(typed);
        let mut results = Results::default();
        if meaning.is_empty() {
            return results;
        }
        let mut sums = Sums::new(self);
        let mut total = 0.0;
        for (position, word) in meaning.iter().enumerate() {
            let is_unfinished = is_typing && position + 1 == meaning.len();
            let matches = self.matches(word, is_unfinished);
            // The surest term tells how telling the word is; a word nobody wrote tells nothing, and the
            // beginning of one little: it may yet become a word without meaning.
            let surest = matches.all.first();
            let telling = surest.map_or(1.0, |m| self.terms[m.term].rarity * m.quality).max(1.0);
            let is_whole = surest.is_some_and(|m| self.terms[m.term].text == *word);
            let weight = match (is_unfinished, is_whole, word.len()) {
                (true, _, 1) => UNFINISHED,
                (true, false, _) => telling * UNFINISHED,
                _ => telling,
            };
            total += weight;
            self.add_word(position as u8 + 1, &matches, weight, &mut sums);
            results.note_word(self, word, &matches);
        }
        self.score(total, &sums, keep, &mut results);
        results.finish(self);
        results
    }

    fn add_word(&self, word: u8, matches: &Matches, weight: f32, sums: &mut Sums) {
        for found in &matches.all {
            let term = &self.terms[found.term];
            for phrase in &term.phrases {
                let position = *phrase as usize;
                if sums.counted[position] == word {
                    continue;
                }
                if sums.counted[position] == 0 {
                    sums.touched.push(*phrase);
                }
                sums.counted[position] = word;
                let record = &self.phrases[position];
                let sum = &mut sums.phrases[position];
                sum.0 += weight * found.quality;
                sum.1 += found.quality * term.rarity;
                let known = &mut sums.gain[record.service as usize];
                if *known == 0.0 {
                    sums.gained.push(record.service);
                }
                *known += found.quality * record.weight;
            }
        }
        for service in sums.gained.drain(..) {
            let times = std::mem::take(&mut sums.gain[service as usize]);
            let enough = ENOUGH * self.lengths[service as usize];
            sums.together[service as usize] += weight * times / (times + enough);
        }
    }

    fn score(&self, total: f32, sums: &Sums, keep: &dyn Fn(usize) -> bool, results: &mut Results) {
        let mut best = vec![0.0f32; self.n_targets];
        let mut told = vec![0.0f32; self.n_targets];
        for position in &sums.touched {
            let phrase = &self.phrases[*position as usize];
            let (covered, asked) = sums.phrases[*position as usize];
            let of_query = (covered / total).min(1.0);
            let of_phrase = (asked / phrase.mass.max(1.0)).min(1.0);
            let score = phrase.weight * of_query * (1.0 - PHRASE_SHARE + PHRASE_SHARE * of_phrase);
            let is_told = phrase.is_situation && of_phrase > TOLD && of_query > TOLD;
            let kind = if is_told { &mut told } else { &mut best };
            let known = &mut kind[phrase.service as usize];
            *known = known.max(score);
        }
        for target in 0..self.n_targets {
            // What happened in a life has an order of its own, which other words must not disturb.
            let (best, told) = (best[target], told[target] * SITUATION);
            let all = (sums.together[target] / total).min(1.0);
            let score = told.max(best * (1.0 - ALL_PHRASES) + all * ALL_PHRASES);
            if best == 0.0 && told == 0.0 || score < MIN_SCORE {
                continue;
            }
            results.is_situation |= told > 0.0;
            match target.checked_sub(self.n_services) {
                Some(redirect) => results.note_redirect(redirect, score),
                None if keep(target) => insert(&mut results.hits, Hit { service: target, score }),
                None => {}
            }
        }
        if let Some(cut) = results.hits.first().map(|hit| hit.score * CUT) {
            results.hits.retain(|hit| hit.score >= cut);
        }
    }
}

impl Sums {
    fn new(index: &Index) -> Self {
        Self {
            phrases: vec![(0.0, 0.0); index.phrases.len()],
            touched: Vec::new(),
            counted: vec![0; index.phrases.len()],
            together: vec![0.0; index.n_targets],
            gain: vec![0.0; index.n_targets],
            gained: Vec::new(),
        }
    }
}

/// Puts a hit behind those that are as good or better. Only the best are kept, so that a general sort,
/// which would weigh more on the phone than it saves, is not needed even among 10,000 services.
fn insert(hits: &mut Vec<Hit>, hit: Hit) {
    if hits.len() == MAX_HITS {
        match hits.last() {
            Some(last) if last.score < hit.score => hits.pop(),
            _ => return,
        };
    }
    let position = hits.partition_point(|known| known.score >= hit.score);
    hits.insert(position, hit);
}
