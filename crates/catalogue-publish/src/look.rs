//! Finding records by id, and the few sentences that every format makes out of a record.

use catalogue::{
    Agency, Condition, Document, Fee, LifeEvent, Place, PlaceKind, Requirement, Service, Time,
    TimeUnit,
};
use catalogue_compiler::{Compiled, Evidence};

use crate::{format, text};

/// The compiled catalogue, by id.
#[derive(Clone, Copy)]
pub(crate) struct Look<'a>(pub(crate) &'a Compiled);

impl<'a> Look<'a> {
    pub(crate) fn services(self) -> &'a [Service] {
        &self.0.file.services
    }

    pub(crate) fn service(self, id: &str) -> Option<&'a Service> {
        self.0.file.services.iter().find(|service| service.id == id)
    }

    pub(crate) fn agency(self, id: &str) -> Option<&'a Agency> {
        self.0.file.agencies.iter().find(|agency| agency.id == id)
    }

    pub(crate) fn place(self, id: &str) -> Option<&'a Place> {
        self.0.file.places.iter().find(|place| place.id == id)
    }

    pub(crate) fn document(self, id: &str) -> Option<&'a Document> {
        self.0.file.documents.iter().find(|document| document.id == id)
    }

    pub(crate) fn documents(self, requirement: &Requirement) -> Vec<&'a Document> {
        requirement.documents.iter().filter_map(|id| self.document(id)).collect()
    }

    pub(crate) fn evidence(self, service: &str) -> Option<&'a Evidence> {
        self.0.evidence.get(service)
    }

    /// The life events a service belongs to.
    pub(crate) fn life_events(self, service: &str) -> impl Iterator<Item = &'a LifeEvent> {
        let events = self.0.file.life_events.iter();
        events.filter(move |event| event.services.iter().any(|id| id == service))
    }

    /// What a requirement asks for: "KK", or "Salah satu saja: ijazah atau paspor".
    pub(crate) fn name(self, requirement: &Requirement) -> String {
        if let Some(text) = &requirement.text {
            return text.clone();
        }
        let names: Vec<&str> =
            self.documents(requirement).iter().map(|document| document.name.as_str()).collect();
        match names.as_slice() {
            [only] => (*only).to_owned(),
            names => text::ONE_OF.to_owned() + &names.join(text::OR),
        }
    }

    /// How to complain about a service.
    pub(crate) fn complaint(self, service: &'a Service) -> &'a str {
        let agency = || self.agency(&service.agency).map(|agency| agency.complaint.as_str());
        service.complaint.as_deref().or_else(agency).unwrap_or_default()
    }
}

/// "Hanya jika KTP hilang"; none when it holds for everybody.
pub(crate) fn only_if(condition: &Condition, service: &Service) -> Option<String> {
    (!condition.is_always()).then(|| text::only_if(&text::condition(condition, &service.questions)))
}

/// "Belum pasti: ..."
pub(crate) fn doubt(unconfirmed: Option<&String>) -> Option<String> {
    unconfirmed.map(|why| text::UNSURE.to_owned() + why)
}

/// "Gratis", "Rp30.000" or that it is not known.
pub(crate) fn amount(fee: &Fee) -> String {
    match fee.amount {
        Some(0) => text::FREE.to_owned(),
        Some(amount) => format::rupiah(amount),
        None => text::AMOUNT_UNKNOWN.to_owned(),
    }
}

/// "Dasar: UU 24/2013 pasal 79A, berlaku sejak 24 Des 2013"
pub(crate) fn basis(fee: &Fee) -> Option<String> {
    let since = fee.since.as_ref().map(|since| text::since(&format::day(since)));
    match (&fee.basis, since) {
        (Some(basis), Some(since)) => Some([text::BASIS, basis, ", ", &since].concat()),
        (Some(basis), None) => Some([text::BASIS, basis].concat()),
        (None, since) => since,
    }
}

/// Everything about a line but its name: who needs it, how many, in which form, what to watch for.
pub(crate) fn line_details(requirement: &Requirement, service: &Service) -> String {
    let mut counts = text::counts(requirement).join(", ");
    if let Some(first) = counts.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let handling = requirement.handling.filter(|_| requirement.original.is_some());
    paragraph([
        only_if(&requirement.only_if, service),
        (!counts.is_empty()).then_some(counts),
        requirement.form.as_ref().map(|form| text::FORM.to_owned() + form),
        handling.map(|handling| text::handling(handling).to_owned()),
        requirement.max_age_days.map(text::max_age),
        requirement.note.clone(),
        requirement.why.as_ref().map(|why| text::WHY.to_owned() + why),
        doubt(requirement.unconfirmed.as_ref()),
    ])
}

/// Who confirmed the record and when, or that nobody has and from what it was made.
pub(crate) fn check(service: &Service) -> String {
    let check = &service.check;
    match (&check.confirmed_by, &check.confirmed_on) {
        (Some(by), Some(on)) => text::confirmed(by, &format::day(on)),
        _ => paragraph([
            Some([text::UNCONFIRMED, " · ", text::grade(service.grade)].concat()),
            Some(text::unconfirmed_by_anyone(&format::day(&check.compiled))),
        ]),
    }
}

/// "Produk pelayanan: KTP-el", one of the headings and what stands under it.
pub(crate) fn under(heading: &str, about: &str) -> String {
    [heading, ": ", about].concat()
}

/// Parts that say something, as one paragraph.
pub(crate) fn paragraph(parts: impl IntoIterator<Item = Option<String>>) -> String {
    let sentences = parts.into_iter().flatten().map(|part| {
        let is_closed = part.ends_with(['.', '!', '?', ':']);
        if is_closed { part } else { part + "." }
    });
    sentences.collect::<Vec<_>>().join(" ")
}

/// The figure, or the upper end, as an ISO 8601 duration. Working days have none: "P5D" would promise
/// five calendar days. A doubtful figure has none either, for these fields cannot say that it is.
pub(crate) fn iso_duration(time: &Time) -> Option<String> {
    let (before, after) = match time.unit {
        TimeUnit::Minute => ("PT", "M"),
        TimeUnit::Hour => ("PT", "H"),
        TimeUnit::Day => ("P", "D"),
        TimeUnit::Week => ("P", "W"),
        TimeUnit::Month => ("P", "M"),
        TimeUnit::WorkingDay => return None,
    };
    time.unconfirmed.is_none().then(|| [before, &time.max.to_string(), after].concat())
}

/// Whether there is something to go to and find again: not a web page, a telephone or a car.
pub(crate) fn is_building(place: &Place) -> bool {
    match place.kind {
        PlaceKind::Desa | PlaceKind::Kecamatan | PlaceKind::Mpp | PlaceKind::Office => true,
        PlaceKind::Online | PlaceKind::Mobile => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_promise_nothing_they_do_not_know() {
        let mut time = Time {
            min: Some(1),
            max: 24,
            unit: TimeUnit::Hour,
            from: None,
            note: None,
            unconfirmed: None,
        };
        assert_eq!(iso_duration(&time).as_deref(), Some("PT24H"));
        time.unit = TimeUnit::Month;
        assert_eq!(iso_duration(&time).as_deref(), Some("P24M"));
        time.unit = TimeUnit::WorkingDay;
        assert_eq!(iso_duration(&time), None);
        time.unit = TimeUnit::Day;
        time.unconfirmed = Some("sumber berbeda".to_owned());
        assert_eq!(iso_duration(&time), None);
    }

    #[test]
    fn paragraphs_close_their_sentences() {
        let parts = [Some("Gratis".to_owned()), None, Some("Tanya dulu!".to_owned())];
        assert_eq!(paragraph(parts), "Gratis. Tanya dulu!");
    }
}
