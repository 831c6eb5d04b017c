//! `cargo xtask search`: the app's own search, natively.

use std::io::{ErrorKind, Write};

use catalogue::search::Index;

use crate::catalogue::opened;
use crate::run::Result;

/// Prints the hits as TSV: rank, score, id, official name.
pub(crate) fn search(query: &str) -> Result {
    let catalogue = opened()?;
    let results = Index::build(&catalogue).search(query);
    let mut out = std::io::stdout().lock();
    for (position, hit) in results.hits.iter().enumerate() {
        let service = &catalogue.services()[hit.service];
        let written =
            writeln!(out, "{}\t{:.3}\t{}\t{}", position + 1, hit.score, service.id, service.name);
        match written {
            // Whoever reads has seen enough, as with `| head`.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => break,
            written => written?,
        }
    }
    Ok(())
}
