//! CSV, natively: what is read back is what was written.

use catalogue_publish::csv::{REQUIREMENT_COLUMNS, SERVICE_COLUMNS, requirements, services};

use crate::reader::csv;
use crate::{SITE, compiled};

/// What a spreadsheet shows: the apostrophe in front of a formula is not part of the text.
fn shown(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

fn table(text: &str, columns: &[&str]) -> Vec<Vec<String>> {
    let mut rows = csv(text);
    assert_eq!(rows.remove(0), columns);
    for row in &rows {
        assert_eq!(row.len(), columns.len(), "{row:?}");
        assert!(!row.iter().any(|cell| cell.starts_with(['=', '+', '-', '@', '\t'])), "{row:?}");
    }
    rows
}

#[test]
fn services_come_back() {
    let rows = table(&services(compiled(), SITE), &SERVICE_COLUMNS);
    assert_eq!(rows.len(), crate::services().len());
    let column = |name: &str| SERVICE_COLUMNS.iter().position(|column| *column == name);
    for (row, service) in rows.iter().zip(crate::services()) {
        let cell = |name: &str| column(name).map_or("", |n| shown(&row[n]));
        assert_eq!(cell("id"), service.id);
        assert_eq!(cell("name"), service.name);
        assert_eq!(cell("summary"), service.summary);
        assert_eq!(cell("legal_basis"), service.legal_basis.join("; "));
        assert_eq!(cell("compiled"), service.check.compiled);
        assert_eq!(cell("fees").split("; ").filter(|s| !s.is_empty()).count(), service.fees.len());
        assert_eq!(cell("place_ids").is_empty(), service.places.is_empty());
        let max = service.time.as_ref().map_or(String::new(), |time| time.max.to_string());
        assert_eq!(cell("time_max"), max);
    }
}

#[test]
fn requirements_come_back() {
    let rows = table(&requirements(compiled()), &REQUIREMENT_COLUMNS);
    let lines = crate::services()
        .iter()
        .flat_map(|service| (1..).zip(&service.requirements).map(move |line| (service, line)));
    let lines: Vec<_> = lines.collect();
    assert_eq!(rows.len(), lines.len());
    for (row, (service, (n, line))) in rows.iter().zip(lines) {
        assert_eq!(row[0], service.id);
        assert_eq!(row[1], n.to_string());
        assert!(!row[3].is_empty(), "{row:?}");
        assert_eq!(row[10].is_empty(), line.only_if.is_always());
        assert_eq!(shown(&row[11]), line.note.as_deref().unwrap_or_default());
        assert_eq!(shown(&row[13]), line.unconfirmed.as_deref().unwrap_or_default());
    }
}
