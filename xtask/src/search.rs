//! `cargo xtask search`: the app's own search, natively.

use catalogue::search::Index;

use crate::catalogue::opened;
use crate::run::Result;

/// Prints the hits as TSV: rank, score, id, official name.
pub(crate) fn search(query: &str) -> Result {
    let catalogue = opened()?;
    let hits = Index::build(&catalogue).search(query);
    for (position, hit) in hits.iter().enumerate() {
        let service = &catalogue.services()[hit.service];
        println!("{}\t{:.3}\t{}\t{}", position + 1, hit.score, service.id, service.name);
    }
    Ok(())
}
