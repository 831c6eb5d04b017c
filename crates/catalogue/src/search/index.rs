//! The index: every phrase of every service, and which terms stand in which phrases.
//!
//! A phrase is one name, popular name, list of search words, life event, product or agency. It is
//! built on the phone from the catalogue, because shipping it would cost more bytes than building
//! it costs time.

use super::distance::letters_of;
use super::stem::roots;
use super::words::words;
use crate::Catalogue;

/// What a phrase says about its service. The weight is the share of a full score that a query can
/// reach through this phrase: at 0 such phrases would never find anything, at 1 they would compete
/// with official names.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Phrase {
    /// Position of the service, or of a redirect behind all services.
    pub(super) service: u32,
    /// See above.
    pub(super) weight: f32,
    /// Sum of the rarity of its words.
    pub(super) mass: f32,
    /// It names a situation, which has an order of its own.
    pub(super) is_situation: bool,
}

/// One distinct word of the catalogue.
#[derive(Debug, Clone)]
pub(super) struct Term {
    pub(super) text: String,
    /// Its letters as bits, to pass over words that cannot be slips of each other.
    pub(super) letters: u32,
    /// How telling it is: rare words weigh more.
    pub(super) rarity: f32,
    /// Positions of the phrases it stands in, ascending.
    pub(super) phrases: Vec<u32>,
}

/// A searchable form of one catalogue.
#[derive(Debug, Clone)]
pub struct Index {
    pub(super) terms: Vec<Term>,
    pub(super) phrases: Vec<Phrase>,
    /// Root and the position of a term that may have it; sorted.
    pub(super) roots: Vec<(String, u32)>,
    /// What people type → the words it stands for; sorted.
    pub(super) synonyms: Vec<(String, String)>,
    pub(super) stop_words: Vec<String>,
    pub(super) n_services: usize,
    /// Services and redirects.
    pub(super) n_targets: usize,
    /// Length of each target against the average, damped.
    pub(super) lengths: Vec<f32>,
    /// Position of each service's agency.
    pub(super) agencies: Vec<u16>,
}

/// In place of the agency of a service that is no longer given: it is never what a word means.
pub(super) const ENDED: u16 = u16::MAX;

const NAME: f32 = 1.0;
/// Popular names are what people type; they equal the official name.
const POPULAR: f32 = 1.0;
/// Search words are broader: a service that only lists the word yields to one named for it.
const SEARCH_WORDS: f32 = 0.93;
/// "dompet hilang" finds each service of the event, in its order: every next one loses 2 %.
const LIFE_EVENT: f32 = 0.97;
const LIFE_EVENT_STEP: f32 = 0.02;
/// What one takes home, and whose counter it is: enough to be found, never to win.
const PRODUCT: f32 = 0.7;
const AGENCY: f32 = 0.55;
/// How far the length of a service counts against it. At 0 the longest record would be found most, at 1 a
/// record would lose by every word that is added for others.
const DAMPED: f32 = 0.6;
/// What the service is for, in a sentence: the net below the net.
const SUMMARY: f32 = 0.5;

impl Index {
    /// Reads all phrases of a catalogue.
    pub fn build(catalogue: &Catalogue) -> Self {
        let file = catalogue.file();
        let mut index = Self {
            terms: Vec::new(),
            phrases: Vec::new(),
            roots: Vec::new(),
            synonyms: file.synonyms.clone(),
            stop_words: file.stop_words.clone(),
            n_services: file.services.len(),
            n_targets: file.services.len() + file.redirects.len(),
            lengths: Vec::new(),
            agencies: Vec::new(),
        };
        for service in &file.services {
            let agency = file.agencies.iter().position(|agency| agency.id == service.agency);
            let agency = agency.filter(|_| service.replaced_by.is_none());
            index.agencies.push(agency.map_or(ENDED, |position| position as u16));
        }
        let mut occurrences: Vec<(String, u32)> = Vec::new();
        for (position, service) in file.services.iter().enumerate() {
            let position = position as u32;
            let mut add =
                |text: &str, weight| index.add_phrase(position, text, weight, &mut occurrences);
            add(&service.name, NAME);
            service.popular_names.iter().for_each(|text| add(text, POPULAR));
            service.search_words.iter().for_each(|text| add(text, SEARCH_WORDS));
            add(&service.product, PRODUCT);
            add(&service.summary, SUMMARY);
            if let Some(agency) = catalogue.agency(&service.agency) {
                add(&agency.short_name, AGENCY);
                add(&agency.name, AGENCY);
            }
            for event in &file.life_events {
                let Some(order) = event.services.iter().position(|id| *id == service.id) else {
                    continue;
                };
                for text in event.words.iter().chain([&event.name]) {
                    let weight = LIFE_EVENT - LIFE_EVENT_STEP * order as f32;
                    index.add_phrase(position, text, weight, &mut occurrences);
                    if let Some(phrase) = index.phrases.last_mut() {
                        phrase.is_situation = text.contains(' ');
                    }
                }
            }
        }
        for (position, redirect) in file.redirects.iter().enumerate() {
            let target = (file.services.len() + position) as u32;
            for text in &redirect.words {
                index.add_phrase(target, text, NAME, &mut occurrences);
            }
        }
        index.weigh(occurrences);
        index.measure();
        index.collect_roots();
        index
    }

    fn add_phrase(
        &mut self,
        service: u32,
        text: &str,
        weight: f32,
        occurrences: &mut Vec<(String, u32)>,
    ) {
        let meaning = self.meaning(words(text));
        let phrase = self.phrases.len() as u32;
        self.phrases.push(Phrase { service, weight, mass: 0.0, is_situation: false });
        for pair in meaning.windows(2) {
            occurrences.push((pair.concat(), phrase << 1 | JOINED));
        }
        for word in meaning {
            occurrences.push((word, phrase << 1));
        }
    }

    /// Words with synonyms replaced by what they mean and stop words dropped.
    /// A query of nothing but stop words keeps them: better a vague answer than none.
    pub(super) fn meaning(&self, words: Vec<String>) -> Vec<String> {
        let mut meaning = Vec::with_capacity(words.len());
        let mut rest = words.as_slice();
        while let Some((first, tail)) = rest.split_first() {
            if let Some(second) = tail.first()
                && let Some(means) = self.synonym(&[first, " ", second].concat())
            {
                meaning.extend(means.split(' ').map(str::to_owned));
                rest = &tail[1..];
                continue;
            }
            match self.synonym(first) {
                Some(means) => meaning.extend(means.split(' ').map(str::to_owned)),
                None => meaning.push(first.clone()),
            }
            rest = tail;
        }
        let telling: Vec<String> = meaning
            .iter()
            .filter(|word| self.stop_words.binary_search(word).is_err())
            .cloned()
            .collect();
        if telling.is_empty() { meaning } else { telling }
    }

    fn synonym(&self, typed: &str) -> Option<&str> {
        let position = self.synonyms.binary_search_by(|(word, _)| word.as_str().cmp(typed)).ok()?;
        Some(&self.synonyms[position].1)
    }

    /// Rarity is the logarithm of "one service in how many has it", and a phrase's mass the sum of
    /// its words'. Joined pairs do not add to the mass: they are the same words again.
    fn weigh(&mut self, mut occurrences: Vec<(String, u32)>) {
        sort(&mut occurrences, by_text);
        let mut rest = occurrences.as_slice();
        while let Some((text, _)) = rest.first() {
            let n = rest.iter().take_while(|(other, _)| other == text).count();
            let (marked, later) = rest.split_at(n);
            self.add_term(text, marked);
            rest = later;
        }
    }

    fn add_term(&mut self, text: &str, marked: &[(String, u32)]) {
        let mut phrases: Vec<u32> = Vec::with_capacity(marked.len());
        let mut n_services = 0;
        let mut last = u32::MAX;
        for (_, mark) in marked {
            let phrase = mark >> 1;
            if phrases.last() != Some(&phrase) {
                phrases.push(phrase);
            }
            // Phrases are numbered service by service.
            let service = self.phrases[phrase as usize].service;
            n_services += u32::from(service != last);
            last = service;
        }
        let rarity = 1.0 + (self.n_services as f32 / n_services as f32).ln();
        let mut counted = u32::MAX;
        for (_, mark) in marked {
            if mark & JOINED == 0 && *mark != counted {
                self.phrases[(mark >> 1) as usize].mass += rarity;
                counted = *mark;
            }
        }
        let letters = letters_of(text.as_bytes());
        self.terms.push(Term { text: text.to_owned(), letters, rarity, phrases });
    }

    /// A service with many words meets many queries by chance, so each of its words counts less.
    fn measure(&mut self) {
        let mut lengths = vec![0.0f32; self.n_targets];
        for phrase in &self.phrases {
            lengths[phrase.service as usize] += phrase.mass;
        }
        let average = lengths.iter().sum::<f32>() / self.n_targets.max(1) as f32;
        self.lengths = lengths
            .iter()
            .map(|length| 1.0 - DAMPED + DAMPED * length / average.max(1.0))
            .collect();
    }

    fn collect_roots(&mut self) {
        for (position, term) in self.terms.iter().enumerate() {
            for root in roots(&term.text) {
                self.roots.push((root, position as u32));
            }
        }
        sort(&mut self.roots, by_text);
    }
}

/// Lowest bit of a noted phrase: it holds the term only as two words joined.
const JOINED: u32 = 1;

/// Heapsort: in place, never slow, and 400 bytes on the phone where the library's sort takes 9 KB.
pub(crate) fn sort<T>(items: &mut [T], is_before: fn(&T, &T) -> bool) {
    let n = items.len();
    for root in (0..n / 2).rev() {
        sift(items, root, n, is_before);
    }
    for end in (1..n).rev() {
        items.swap(0, end);
        sift(items, 0, end, is_before);
    }
}

fn sift<T>(items: &mut [T], mut root: usize, end: usize, is_before: fn(&T, &T) -> bool) {
    loop {
        let mut child = 2 * root + 1;
        if child >= end {
            return;
        }
        if child + 1 < end && is_before(&items[child], &items[child + 1]) {
            child += 1;
        }
        if !is_before(&items[root], &items[child]) {
            return;
        }
        items.swap(root, child);
        root = child;
    }
}

/// The order of texts with a position behind them.
pub(crate) fn by_text(a: &(String, u32), b: &(String, u32)) -> bool {
    a < b
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{by_text, sort};

    proptest! {
        #[test]
        fn sorts_as_the_library_does(mut items in prop::collection::vec(("[a-c]{0,3}", 0u32..4), 0..60)) {
            let mut expected = items.clone();
            expected.sort();
            sort(&mut items, by_text);
            prop_assert_eq!(items, expected);
        }
    }
}
