//! A checklist as plain text, for a message or a note.

use catalogue::{Catalogue, LineState, Requirement, Service, Truth};

use super::{format, service as t};
use crate::state::Shape;

pub const SHARE: &str = "Bagikan atau salin";
pub const PRINT: &str = "Cetak";
pub const COPIED: &str = "Daftar sudah disalin. Tempel di pesan atau catatan.";
pub const BY_HAND: &str = "HP ini tidak mengizinkan salin otomatis. Salin sendiri teks ini:";

/// The name of a line: the paper, or any one of several.
pub fn name(catalogue: &Catalogue, requirement: &Requirement) -> String {
    if let Some(text) = &requirement.text {
        return text.clone();
    }
    let documents = requirement.documents.iter().filter_map(|id| catalogue.document(id));
    let names: Vec<&str> = documents.map(|document| document.name.as_str()).collect();
    match names.as_slice() {
        [only] => (*only).to_owned(),
        names => t::ONE_OF.to_owned() + &catalogue::joined(names, t::OR),
    }
}

/// Everything needed for the trip: the lines for this person's answers, where, what it costs, how long,
/// and how sure it is.
pub fn checklist(catalogue: &Catalogue, service: &Service, shape: &Shape) -> String {
    let mut text = service.name.to_ascii_uppercase() + "\n";
    for line in &shape.checklist.lines {
        let requirement = &service.requirements[line.requirement];
        text.push_str(if shape.ticks[line.requirement] { "\n[x] " } else { "\n[ ] " });
        text.push_str(&name(catalogue, requirement));
        let counts = t::counts(requirement);
        if !counts.is_empty() {
            text.push_str(&[" (", &catalogue::joined(&counts, ", "), ")"].concat());
        }
        if line.state == LineState::Depends {
            let condition = t::condition(&requirement.only_if, &service.questions);
            text.push_str(&[". ", &t::only_if(&condition)].concat());
        }
        for note in [&requirement.note, &requirement.unconfirmed].into_iter().flatten() {
            text.push_str("\n    ");
            text.push_str(note);
        }
    }
    let mut add = |heading: &str, words: String| {
        text.push_str(&["\n\n", heading, ":\n", &words].concat());
    };
    let places = service.places.iter().filter_map(|place| {
        let record = catalogue.place(&place.at)?;
        Some([record.name.as_str(), " (", t::does(place.does), ")"].concat())
    });
    add(t::WHERE, lines(places));
    let fees = service.fees.iter().filter(|fee| fee.only_if.truth(&shape.answers) != Truth::No);
    let fees = lines(fees.map(|fee| [fee.label.as_str(), ": ", &t::amount(fee)].concat()));
    add(t::FEE, if fees.is_empty() { t::FEE_UNKNOWN.to_owned() } else { fees });
    add(t::TIME, service.time.as_ref().map_or(t::TIME_UNKNOWN.to_owned(), format::duration));
    let check = &service.check;
    let state = match &check.confirmed_by {
        Some(by) => t::confirmed(by, &format::day(&check.compiled)),
        None => [t::UNCONFIRMED, ". ", &t::unconfirmed_by_anyone(&format::day(&check.compiled))]
            .concat(),
    };
    add(t::GUIDE, state);
    text
}

fn lines(all: impl Iterator<Item = String>) -> String {
    let mut text = String::new();
    for line in all {
        text.push_str(if text.is_empty() { "" } else { "\n" });
        text.push_str(&line);
    }
    text
}
