//! CSV as RFC 4180 has it (October 2005, <https://www.rfc-editor.org/rfc/rfc4180>), in UTF-8 without a
//! byte order mark: one table of services, one of their requirements, joined by the id of the service.
//!
//! A cell that begins like a formula gets an apostrophe in front, as spreadsheets do themselves: a text
//! of ours must never run on somebody's machine
//! (<https://owasp.org/www-community/attacks/CSV_Injection>).

use catalogue::{Fee, Grade, Handling, Kind, Requirement, Service, TimeUnit};
use catalogue_compiler::Compiled;

use crate::look::{Look, amount, only_if};
use crate::{Site, text};

/// Between the parts of a cell that holds several.
const SEPARATOR: &str = "; ";

/// The header of [`services`].
pub const SERVICE_COLUMNS: [&str; 26] = [
    "id",
    "name",
    "popular_names",
    "summary",
    "agency_id",
    "agency_name",
    "product",
    "validity",
    "grade",
    "confirmed_by",
    "confirmed_on",
    "compiled",
    "due",
    "place_ids",
    "place_names",
    "time_min",
    "time_max",
    "time_unit",
    "time_unconfirmed",
    "fees",
    "legal_basis",
    "complaint",
    "related_ids",
    "replaced_by",
    "life_events",
    "url",
];

/// The header of [`requirements`].
pub const REQUIREMENT_COLUMNS: [&str; 15] = [
    "service_id",
    "number",
    "kind",
    "name",
    "document_ids",
    "original",
    "copies",
    "handling",
    "max_age_days",
    "form",
    "only_if",
    "note",
    "why",
    "unconfirmed",
    "issuing_service_ids",
];

/// One row per service.
#[must_use]
pub fn services(compiled: &Compiled, site: Site<'_>) -> String {
    let look = Look(compiled);
    let mut table = row(SERVICE_COLUMNS.iter().copied());
    for service in look.services() {
        table += &row(service_row(service, look, site));
    }
    table
}

/// One row per line of what a service asks for.
#[must_use]
pub fn requirements(compiled: &Compiled) -> String {
    let look = Look(compiled);
    let mut table = row(REQUIREMENT_COLUMNS.iter().copied());
    for service in look.services() {
        for (n, requirement) in (1..).zip(&service.requirements) {
            table += &row(requirement_row(n, requirement, service, look));
        }
    }
    table
}

fn service_row(service: &Service, look: Look<'_>, site: Site<'_>) -> [String; 26] {
    let check = &service.check;
    let time = service.time.as_ref();
    let places = || service.places.iter().filter_map(|place| look.place(&place.at));
    let agency = look.agency(&service.agency);
    [
        service.id.clone(),
        service.name.clone(),
        joined(&service.popular_names),
        service.summary.clone(),
        service.agency.clone(),
        agency.map(|agency| agency.name.clone()).unwrap_or_default(),
        service.product.clone(),
        known(service.validity.as_ref()),
        Grade::WORDS[service.grade as usize].to_owned(),
        known(check.confirmed_by.as_ref()),
        known(check.confirmed_on.as_ref()),
        check.compiled.clone(),
        check.due.clone(),
        joined(places().map(|place| &place.id)),
        joined(places().map(|place| &place.name)),
        known(time.and_then(|time| time.min)),
        known(time.map(|time| time.max)),
        known(time.map(|time| TimeUnit::WORDS[time.unit as usize])),
        known(time.and_then(|time| time.unconfirmed.as_ref())),
        joined(service.fees.iter().map(|fee| fee_in_words(fee, service))),
        joined(&service.legal_basis),
        look.complaint(service).to_owned(),
        joined(&service.related),
        known(service.replaced_by.as_ref()),
        joined(look.life_events(&service.id).map(|event| &event.id)),
        site.sheet(&service.id),
    ]
}

fn requirement_row(
    n: usize,
    requirement: &Requirement,
    service: &Service,
    look: Look<'_>,
) -> [String; 15] {
    let documents = look.documents(requirement);
    [
        service.id.clone(),
        n.to_string(),
        Kind::WORDS[requirement.kind as usize].to_owned(),
        look.name(requirement),
        joined(&requirement.documents),
        known(requirement.original),
        known(requirement.copies),
        known(requirement.handling.map(|handling| Handling::WORDS[handling as usize])),
        known(requirement.max_age_days),
        known(requirement.form.as_ref()),
        known(only_if(&requirement.only_if, service)),
        known(requirement.note.as_ref()),
        known(requirement.why.as_ref()),
        known(requirement.unconfirmed.as_ref()),
        joined(documents.iter().filter_map(|document| document.from_service.as_ref())),
    ]
}

/// "KTP-el: Gratis (Hanya jika KTP hilang)"; whether it is doubtful stands with it.
fn fee_in_words(fee: &Fee, service: &Service) -> String {
    let condition = only_if(&fee.only_if, service);
    let doubt = fee.unconfirmed.as_ref().map(|_| text::UNSURE.trim_end_matches([':', ' ']));
    let remarks = [condition.as_deref(), doubt];
    let remarks: Vec<&str> = remarks.into_iter().flatten().collect();
    let fee = [&fee.label, ": ", &amount(fee)].concat();
    if remarks.is_empty() { fee } else { [&fee, " (", &remarks.join(", "), ")"].concat() }
}

fn known<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn joined<I>(values: I) -> String
where
    I: IntoIterator,
    I::Item: AsRef<str>,
{
    let mut cell = String::new();
    for value in values {
        if !cell.is_empty() {
            cell += SEPARATOR;
        }
        cell += value.as_ref();
    }
    cell
}

fn row<I>(cells: I) -> String
where
    I: IntoIterator,
    I::Item: AsRef<str>,
{
    let cells: Vec<String> = cells.into_iter().map(|text| cell(text.as_ref())).collect();
    cells.join(",") + "\r\n"
}

fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if is_formula { ["'", text].concat() } else { text.to_owned() };
    if text.contains(['"', ',', '\r', '\n']) {
        ["\"", &text.replace('"', "\"\""), "\""].concat()
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_needed() {
        assert_eq!(cell("KTP-el"), "KTP-el");
        assert_eq!(cell("KK, KTP"), "\"KK, KTP\"");
        assert_eq!(cell("yang \"asli\""), "\"yang \"\"asli\"\"\"");
        assert_eq!(cell("satu\ndua"), "\"satu\ndua\"");
        assert_eq!(row(["a", "", "b"]), "a,,b\r\n");
    }

    #[test]
    fn no_cell_is_a_formula() {
        for start in ["=", "+", "-", "@", "\t", "\r"] {
            let text = start.to_owned() + "HYPERLINK(A1)";
            assert!(cell(&text).trim_start_matches('"').starts_with('\''), "{text:?}");
        }
        assert_eq!(cell("=1+1, sum"), "\"'=1+1, sum\"");
    }
}
