//! Narrowing a list of services: by place, price, first letter, agency or life event.

use crate::{Catalogue, Does, PlaceKind, Service};

/// By what a list is narrowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facet {
    /// Can be done, or handed in, at a place of this kind; the value is a word of [`PlaceKind`].
    Place,
    /// Is known to cost nothing; any value.
    Free,
    /// First letter of the official name, upper case.
    Letter,
    /// Id of the agency.
    Agency,
    /// Id of the life event.
    Event,
}

impl Facet {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Place, Self::Free, Self::Letter, Self::Agency, Self::Event];

    /// Whether a service has this value.
    #[inline(never)]
    pub fn fits(self, catalogue: &Catalogue, service: &Service, value: &str) -> bool {
        match self {
            Self::Place => is_done_at(catalogue, service, value),
            Self::Free => is_free(service),
            Self::Letter => service.name.starts_with(value),
            Self::Agency => service.agency == value,
            Self::Event => {
                let events = &catalogue.file().life_events;
                let event = events.iter().find(|event| event.id == value);
                event.is_some_and(|event| event.services.contains(&service.id))
            }
        }
    }
}

/// What a list is narrowed to: at most one value a facet, all of which must fit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter(pub Vec<(Facet, String)>);

impl Filter {
    /// Whether it narrows nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a service passes.
    pub fn passes(&self, catalogue: &Catalogue, service: &Service) -> bool {
        self.0.iter().all(|(facet, value)| facet.fits(catalogue, service, value))
    }

    /// Whether it narrows to this value.
    pub fn has(&self, facet: Facet, value: &str) -> bool {
        self.0.iter().any(|(known, chosen)| *known == facet && chosen == value)
    }

    /// The same with this value chosen, or taken back if it is chosen.
    #[must_use]
    pub fn toggled(&self, facet: Facet, value: &str) -> Self {
        let mut choices = self.0.clone();
        choices.retain(|(known, _)| *known != facet);
        if !self.has(facet, value) {
            choices.push((facet, value.to_owned()));
        }
        Self(choices)
    }
}

/// Advice alone does not count as being done somewhere.
fn is_done_at(catalogue: &Catalogue, service: &Service, kind: &str) -> bool {
    let is_of_kind = |id: &str| {
        let place = catalogue.place(id);
        place.is_some_and(|place| PlaceKind::WORDS[place.kind as usize] == kind)
    };
    service.places.iter().any(|place| place.does != Does::Inform && is_of_kind(&place.at))
}

/// Whether a service is known to cost nothing: it names what it costs, and all of that is 0.
pub fn is_free(service: &Service) -> bool {
    !service.fees.is_empty() && service.fees.iter().all(|fee| fee.amount == Some(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open::tests::GOLDEN;

    fn check(facet: Facet, value: &str, expected: bool) {
        let catalogue = Catalogue::open(GOLDEN).expect("opens");
        let service = &catalogue.services()[0];
        let filter = Filter::default().toggled(facet, value);
        assert_eq!(filter.passes(&catalogue, service), expected, "{filter:?}");
    }

    #[test]
    fn every_facet_narrows() {
        check(Facet::Agency, "dispendukcapil", true);
        check(Facet::Agency, "polres", false);
        check(Facet::Place, "kecamatan", true);
        check(Facet::Place, "online", false);
        check(Facet::Letter, "P", true);
        check(Facet::Letter, "Z", false);
        check(Facet::Event, "tidak-ada", false);
    }

    #[test]
    fn one_value_a_facet_and_the_same_again_takes_it_back() {
        let filter = Filter::default().toggled(Facet::Letter, "A").toggled(Facet::Free, "1");
        let other = filter.toggled(Facet::Letter, "B");
        assert!(other.has(Facet::Letter, "B") && !other.has(Facet::Letter, "A"));
        assert_eq!(other.toggled(Facet::Letter, "B"), Filter::default().toggled(Facet::Free, "1"));
    }
}
