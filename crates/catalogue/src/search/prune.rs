//! Which search words need not be shipped: those under which the search finds the service first even
//! without them, by its names, by roots, synonyms and forgiven slips. Runs in the compiler.

use super::index::Index;
use crate::Catalogue;

/// Without its own phrase a query must still be answered this well. At 0 a service that happens to be
/// first with little would lose its words; at 1 nothing would ever be redundant.
const SURE: f32 = 0.72;
/// ... and this much better than the next service, so that a later service does not push in between.
const AHEAD: f32 = 1.04;

/// For each service, in catalogue order, its search words that must be shipped.
pub fn needed_words(catalogue: &Catalogue) -> Vec<Vec<String>> {
    let mut index = Index::build(catalogue);
    let mut needed = Vec::new();
    let mut phrase = 0;
    for (position, service) in catalogue.services().iter().enumerate() {
        let first = phrase + 1 + service.popular_names.len();
        let mut kept = Vec::new();
        for (offset, words) in service.search_words.iter().enumerate() {
            // A phrase of weight 0 gives no service anything.
            let weight = std::mem::replace(&mut index.phrases[first + offset].weight, 0.0);
            let hits = index.search(words).hits;
            let next = hits.get(1).map_or(0.0, |hit| hit.score);
            let is_sure = hits.first().is_some_and(|hit| {
                hit.service == position && hit.score >= SURE && hit.score >= next * AHEAD
            });
            if !is_sure {
                index.phrases[first + offset].weight = weight;
                kept.push(words.clone());
            }
        }
        needed.push(kept);
        while index.phrases.get(phrase).is_some_and(|known| known.service as usize == position) {
            phrase += 1;
        }
    }
    needed
}
