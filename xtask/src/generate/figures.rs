//! `cargo xtask generate --figures`: what catalogues of several sizes cost to compile and to carry.

use std::collections::BTreeSet;
use std::time::Instant;

use ::catalogue::search::{Index, seen_as};
use ::catalogue::{Catalogue, CatalogueFile};

use super::{compile_all, generated, json, n_real};
use crate::finish::brotli;
use crate::run::{Failed, Result, optimised};

/// The real size comes first, whatever it is.
const SIZES: [usize; 3] = [0, 2_000, 10_000];

/// Prints one line for each size. Times of a build for debugging would mislead.
pub(crate) fn figures() -> Result {
    if let Some(result) = optimised(&["generate", "--figures"]) {
        return result;
    }
    println!(
        "{:>8} {:>9} {:>8} {:>11} {:>10} {:>8} {:>8} {:>8} {:>9}",
        "services", "compile", "emit", "raw", "brotli", "br/serv", "words", "open", "index"
    );
    for size in SIZES {
        let files = generated(size.max(n_real()?))?;
        let (compiled, compile_ms) = timed(|| compile_all(files));
        let file = compiled?.file;
        let n_words = distinct_words(&file);
        let n = file.services.len();
        let (text, emit_ms) = timed(|| json(file));
        let text = text?;
        let packed = brotli(text.as_bytes())?.len();
        let (catalogue, open_ms) = timed(|| Catalogue::open(&text));
        let catalogue = catalogue.map_err(|error| Failed(format!("{error:?}")))?;
        let (_, index_ms) = timed(|| Index::build(&catalogue));
        println!(
            "{n:>8} {compile_ms:>6.0} ms {emit_ms:>5.0} ms {:>11} {packed:>10} {:>8} {n_words:>8} \
             {open_ms:>5.0} ms {index_ms:>6.0} ms",
            text.len(),
            packed / n,
        );
    }
    Ok(())
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let begun = Instant::now();
    let result = work();
    (result, begun.elapsed().as_secs_f64() * 1_000.0)
}

/// Distinct words that a search can meet; by this the growth of the vocabulary is judged.
fn distinct_words(file: &CatalogueFile) -> usize {
    let mut words: BTreeSet<String> = BTreeSet::new();
    for service in &file.services {
        let texts = [&service.name, &service.summary, &service.product];
        let texts = texts.into_iter().chain(&service.popular_names).chain(&service.search_words);
        words.extend(
            texts.flat_map(|text| seen_as(text).split(' ').map(str::to_owned).collect::<Vec<_>>()),
        );
    }
    words.len()
}
