//! Opening the published file: decode, then check what JSON cannot promise.

use crate::condition::MAX_ANSWERS;
use crate::{Agency, CatalogueFile, Condition, Document, Place, SCHEMA, Service};
use crate::{decode, search};

/// A catalogue whose every reference is known to exist.
#[derive(Debug, Clone)]
pub struct Catalogue(CatalogueFile);

/// Why a file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenError {
    /// It was written for a newer build than this one.
    Newer {
        /// The schema version in the file.
        schema: u32,
    },
    /// It is not a catalogue, or a damaged one; the text is for the log.
    Broken(String),
}

impl Catalogue {
    /// Decodes and checks a published file.
    ///
    /// # Errors
    /// [`OpenError::Newer`] when the schema version is above [`SCHEMA`], even if the rest cannot be
    /// read; [`OpenError::Broken`] for anything else that is not a whole, consistent catalogue.
    pub fn open(json: &str) -> Result<Self, OpenError> {
        check_schema(json)?;
        let file = decode::file(json).map_err(|key| OpenError::Broken(key.to_owned()))?;
        let catalogue = Self(file);
        catalogue.check()?;
        Ok(catalogue)
    }

    /// Like [`Self::open`], for a catalogue that is used until the program ends. On the phone this spares
    /// counting references, and the code that would throw a catalogue away.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_for_good(json: &str) -> Result<&'static Self, OpenError> {
        check_schema(json)?;
        let file = decode::file(json).map_err(|key| OpenError::Broken(key.to_owned()))?;
        let catalogue: &'static Self = Box::leak(Box::new(Self(file)));
        catalogue.check()?;
        Ok(catalogue)
    }

    /// Everything in it.
    pub fn file(&self) -> &CatalogueFile {
        &self.0
    }

    /// All services, in published order.
    pub fn services(&self) -> &[Service] {
        &self.0.services
    }

    /// The service with this id.
    pub fn service(&self, id: &str) -> Option<&Service> {
        self.0.services.iter().find(|service| service.id == id)
    }

    /// The agency with this id.
    pub fn agency(&self, id: &str) -> Option<&Agency> {
        self.0.agencies.iter().find(|agency| agency.id == id)
    }

    /// The document with this id.
    pub fn document(&self, id: &str) -> Option<&Document> {
        self.0.documents.iter().find(|document| document.id == id)
    }

    /// The place with this id.
    pub fn place(&self, id: &str) -> Option<&Place> {
        self.0.places.iter().find(|place| place.id == id)
    }

    /// The services of one agency, in published order.
    pub fn services_of<'a>(&'a self, agency: &'a str) -> impl Iterator<Item = &'a Service> {
        self.0.services.iter().filter(move |service| service.agency == agency)
    }

    /// Positions of all services in the order of their official names, as a list from A to Z needs them.
    pub fn by_name(&self) -> Vec<usize> {
        let services = self.services().iter().enumerate();
        let mut names: Vec<(String, u32)> =
            services.map(|(position, service)| (service.name.clone(), position as u32)).collect();
        search::sort(&mut names, search::by_text);
        names.into_iter().map(|(_, position)| position as usize).collect()
    }

    fn check(&self) -> Result<(), OpenError> {
        if self.0.services.is_empty() {
            return broken("services", "none");
        }
        for document in &self.0.documents {
            self.check_ids(&document.id, &document.from_service)?;
        }
        for event in &self.0.life_events {
            self.check_ids(&event.id, &event.services)?;
        }
        for redirect in &self.0.redirects {
            self.check_ids(&redirect.text, &redirect.service)?;
        }
        for service in &self.0.services {
            self.check_service(service)?;
        }
        Ok(())
    }

    fn check_ids<'a>(
        &self,
        at: &str,
        ids: impl IntoIterator<Item = &'a String>,
    ) -> Result<(), OpenError> {
        for id in ids {
            if self.service(id).is_none() {
                return broken(at, id);
            }
        }
        Ok(())
    }

    fn check_service(&self, service: &Service) -> Result<(), OpenError> {
        if self.agency(&service.agency).is_none() {
            return broken(&service.id, &service.agency);
        }
        for place in &service.places {
            if self.place(&place.at).is_none() {
                return broken(&service.id, &place.at);
            }
        }
        self.check_ids(&service.id, &service.related)?;
        self.check_ids(&service.id, &service.replaced_by)?;
        for requirement in &service.requirements {
            if requirement.documents.is_empty() == requirement.text.is_none() {
                return broken(&service.id, "requirement without a name");
            }
            for id in &requirement.documents {
                if self.document(id).is_none() {
                    return broken(&service.id, id);
                }
            }
            check_condition(service, &requirement.only_if)?;
        }
        for fee in &service.fees {
            check_condition(service, &fee.only_if)?;
        }
        for step in &service.steps {
            check_condition(service, &step.only_if)?;
        }
        Ok(())
    }
}

fn check_condition(service: &Service, condition: &Condition) -> Result<(), OpenError> {
    for literal in condition.0.iter().flatten() {
        let question = service.questions.get(usize::from(literal.0));
        let n_answers = question.map_or(0, |question| question.answers.len());
        if n_answers == 0 || n_answers > MAX_ANSWERS || u32::from(literal.1) >> n_answers != 0 {
            return broken(&service.id, "condition");
        }
    }
    Ok(())
}

fn broken(at: &str, what: &str) -> Result<(), OpenError> {
    Err(OpenError::Broken([at, ": ", what].concat()))
}

fn check_schema(json: &str) -> Result<(), OpenError> {
    match schema_of(json) {
        Some(schema) if schema > SCHEMA => Err(OpenError::Newer { schema }),
        _ => Ok(()),
    }
}

/// The schema version, read without decoding the rest: a newer file may not decode at all.
fn schema_of(json: &str) -> Option<u32> {
    let rest = json.trim_start().strip_prefix('{')?.trim_start().strip_prefix("\"schema\"")?;
    let rest = rest.trim_start().strip_prefix(':')?.trim_start();
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    rest.get(..end)?.parse().ok()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A service with two questions and four lines: always; `q0 = 0`; `q0 = 1`; `q0 = 0 and q1 = 0`.
    pub(crate) fn sample() -> Service {
        let catalogue = Catalogue::open(GOLDEN).expect("the golden file opens");
        catalogue.services()[0].clone()
    }

    /// A file as schema 1 was first released. It must open for ever.
    pub(crate) const GOLDEN: &str = include_str!("../golden/catalogue-1.json");

    fn check(change: impl Fn(&str) -> String, expected: &OpenError) {
        match (Catalogue::open(&change(GOLDEN)), expected) {
            (Err(OpenError::Broken(_)), OpenError::Broken(_)) => {}
            (result, expected) => assert_eq!(result.err().as_ref(), Some(expected)),
        }
    }

    fn broken() -> OpenError {
        OpenError::Broken(String::new())
    }

    #[test]
    fn golden_schema_1_opens() {
        let catalogue = Catalogue::open(GOLDEN).expect("opens");
        assert_eq!(catalogue.services().len(), 1);
        assert_eq!(catalogue.services_of("dispendukcapil").count(), 1);
        assert!(catalogue.document("kk").is_some_and(|kk| kk.from_service.is_none()));
    }

    /// The same file as schema 2 tells it. `LOKET_BLESS=1` writes it when schema 2 gains a field.
    #[test]
    fn golden_schema_2_opens_to_the_same_records() {
        let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/golden/catalogue-2.json");
        let records =
            |catalogue: &Catalogue| serde_json::to_string(catalogue.file()).expect("writes");
        let first = records(&Catalogue::open(GOLDEN).expect("opens"));
        if std::env::var_os("LOKET_BLESS").is_some() {
            let packed = json_tree::columns::pack(2, &json_tree::parse(&first).expect("JSON"));
            std::fs::write(golden, packed.expect("packs")).expect("writes");
        }
        let second = std::fs::read_to_string(golden).expect("is there");
        assert_eq!(records(&Catalogue::open(&second).expect("opens")), first);
        // Half a column is not a catalogue.
        assert!(Catalogue::open(&second.replacen("|", "", 1)).is_err());
    }

    #[test]
    fn writing_and_reading_gives_the_same_file() {
        let catalogue = Catalogue::open(GOLDEN).expect("opens");
        let written = serde_json::to_string(catalogue.file()).expect("writes");
        let again = Catalogue::open(&written).expect("opens again");
        assert_eq!(written, serde_json::to_string(again.file()).expect("writes"));
    }

    #[test]
    fn a_newer_schema_is_told_apart_even_when_its_shape_is_unknown() {
        check(|_| r#"{"schema":7,"shape":"unknown"}"#.into(), &OpenError::Newer { schema: 7 });
    }

    #[test]
    fn a_login_page_is_broken() {
        check(|_| "<!doctype html><title>Login Wi-Fi</title>".into(), &broken());
        check(|_| String::new(), &broken());
    }

    #[test]
    fn half_a_file_is_broken() {
        check(|json| json[..json.len() / 2].into(), &broken());
    }

    #[test]
    fn a_missing_document_agency_place_or_answer_is_broken() {
        check(|json| json.replace(r#""id": "kk""#, r#""id": "kkk""#), &broken());
        check(|json| json.replace(r#""agency": "dispendukcapil""#, r#""agency": "x""#), &broken());
        check(|json| json.replace(r#""at": "kecamatan""#, r#""at": "bulan""#), &broken());
        check(|json| json.replace("[[[0, 2]]]", "[[[0, 4]]]"), &broken());
        check(|json| json.replace("[[[0, 2]]]", "[[[9, 1]]]"), &broken());
    }
}
