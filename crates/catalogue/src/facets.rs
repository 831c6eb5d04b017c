//! Narrowing a list of services: by place, price, agency, life event or first letter.

use crate::{Catalogue, Does, PlaceKind, Service};

/// What a list is narrowed to. Empty fields narrow nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Can be done, or handed in, at a place of this kind.
    pub place: Option<PlaceKind>,
    /// Is known to cost nothing.
    pub is_free: bool,
    /// Id of the agency.
    pub agency: Option<String>,
    /// Id of the life event.
    pub event: Option<String>,
    /// First letter of the official name, upper case.
    pub letter: Option<char>,
}

impl Filter {
    /// Whether it narrows nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a service passes.
    pub fn passes(&self, catalogue: &Catalogue, service: &Service) -> bool {
        let fits_place = |kind| is_done_at(catalogue, service, kind);
        let is_of_event = |id: &String| {
            let event = catalogue.file().life_events.iter().find(|event| event.id == *id);
            event.is_some_and(|event| event.services.contains(&service.id))
        };
        self.place.is_none_or(fits_place)
            && (!self.is_free || is_free(service))
            && self.agency.as_ref().is_none_or(|agency| *agency == service.agency)
            && self.event.as_ref().is_none_or(is_of_event)
            && self.letter.is_none_or(|letter| first_letter(service) == letter)
    }
}

/// Whether a service can be done, or handed in, at a place of this kind; advice alone does not count.
pub fn is_done_at(catalogue: &Catalogue, service: &Service, kind: PlaceKind) -> bool {
    let is_of_kind = |id: &str| catalogue.place(id).is_some_and(|place| place.kind == kind);
    service.places.iter().any(|place| place.does != Does::Inform && is_of_kind(&place.at))
}

/// Whether a service is known to cost nothing: it names what it costs, and all of that is 0.
pub fn is_free(service: &Service) -> bool {
    !service.fees.is_empty() && service.fees.iter().all(|fee| fee.amount == Some(0))
}

/// First letter of the official name, upper case; `#` when it is none.
pub fn first_letter(service: &Service) -> char {
    let first = service.name.chars().next().unwrap_or('#').to_ascii_uppercase();
    if first.is_ascii_uppercase() { first } else { '#' }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open::tests::GOLDEN;

    fn check(filter: Filter, expected: bool) {
        let catalogue = Catalogue::open(GOLDEN).expect("opens");
        let service = &catalogue.services()[0];
        assert_eq!(filter.passes(&catalogue, service), expected, "{filter:?}");
    }

    #[test]
    fn every_field_narrows() {
        check(Filter::default(), true);
        let agency = |id: &str| Filter { agency: Some(id.to_owned()), ..Filter::default() };
        check(agency("dispendukcapil"), true);
        check(agency("polres"), false);
        let place = |kind| Filter { place: Some(kind), ..Filter::default() };
        check(place(PlaceKind::Kecamatan), true);
        check(place(PlaceKind::Online), false);
        check(Filter { letter: Some('Z'), ..Filter::default() }, false);
        check(Filter { event: Some("tidak-ada".into()), ..Filter::default() }, false);
    }
}
