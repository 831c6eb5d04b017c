//! The published record: what `catalogue.json` holds, up to schema version [`SCHEMA`].
//!
//! These types are the wire format and the domain type at once: written by `serde` in the compiler,
//! read by `decode` on the phone (`docs/decisions/0004`). What JSON cannot promise (that ids exist,
//! that answers are in range) is checked once by [`crate::Catalogue::open`].
//!
//! Records name each other by id, never by position, so that one changed service changes one record.

use serde::Serialize;

use crate::Condition;

/// An enum whose variants are words in the file.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }

        impl $name {
            /// Every variant, in the order of [`Self::WORDS`].
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// The words in the file.
            pub const WORDS: &'static [&'static str] = &[$($word,)*];
        }

        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(Self::WORDS[*self as usize])
            }
        }
    };
}

/// The newest schema version this build reads, and the one the compiler writes. Schema 1 told the same
/// records one by one, schema 2 tells them column by column (`json_tree::columns`).
pub const SCHEMA: u32 = 2;

/// The whole file, in the order in which it is written: `schema` comes first.
#[derive(Debug, Clone, Serialize)]
pub struct CatalogueFile {
    /// ISO date of the newest change in the source.
    pub compiled: String,
    /// Every agency.
    pub agencies: Vec<Agency>,
    /// Kinds of place, nearest to the citizen first.
    pub places: Vec<Place>,
    /// Papers and other things that several services ask for.
    pub documents: Vec<Document>,
    /// What belongs together when something happens in a life.
    pub life_events: Vec<LifeEvent>,
    /// Words that carry no meaning in a query; as the search sees them, sorted.
    pub stop_words: Vec<String>,
    /// What people type, as the search sees it, and the words it stands for; sorted by the first.
    pub synonyms: Vec<(String, String)>,
    /// What people look for here and nobody in the hall does.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub redirects: Vec<Redirect>,
    /// Every service.
    pub services: Vec<Service>,
}

/// An office, company or bank that serves citizens (instansi).
#[derive(Debug, Clone, Serialize)]
pub struct Agency {
    /// Stable id, used in links.
    pub id: String,
    /// Full name.
    pub name: String,
    /// The name people use.
    #[serde(rename = "short")]
    pub short_name: String,
    /// Which kind of organisation.
    pub kind: AgencyKind,
    /// How to complain, when the service does not say otherwise.
    pub complaint: String,
}

words! {
    /// Who an agency belongs to.
    AgencyKind {
        /// Perangkat daerah.
        Regency = "regency",
        /// Instansi vertikal.
        Central = "central",
        /// BUMN.
        StateCompany = "state-company",
        /// BUMD.
        RegionalCompany = "regional-company",
        /// Bank.
        Bank = "bank",
    }
}

/// A kind of place where services are done.
#[derive(Debug, Clone, Serialize)]
pub struct Place {
    /// Stable id.
    pub id: String,
    /// Name shown to people.
    pub name: String,
    /// What it is, for the pictogram and for filters.
    pub kind: PlaceKind,
    /// How to find it.
    #[serde(rename = "where")]
    pub location: String,
}

words! {
    /// The kind of a [`Place`], nearest first.
    PlaceKind {
        /// Without going anywhere.
        Online = "online",
        /// Village hall (balai desa, kelurahan).
        Desa = "desa",
        /// Sub-district office.
        Kecamatan = "kecamatan",
        /// A service car.
        Mobile = "mobile",
        /// The one-roof service hall.
        Mpp = "mpp",
        /// The agency's own office.
        Office = "office",
    }
}

/// A paper or thing that several services ask for.
#[derive(Debug, Clone, Serialize)]
pub struct Document {
    /// Stable id.
    pub id: String,
    /// Name shown to people.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Where a missing one comes from, one sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub obtain: Option<String>,
    /// The service that issues it.
    #[serde(rename = "from", skip_serializing_if = "Option::is_none")]
    pub from_service: Option<String>,
}

words! {
    /// What kind of thing a requirement is.
    Kind {
        /// A paper or card.
        Document = "document",
        /// A photograph.
        Photo = "photo",
        /// An official form to fill in.
        Form = "form",
        /// Being there in person.
        Presence = "presence",
        /// Bringing the vehicle.
        Vehicle = "vehicle",
        /// Paying something first.
        Payment = "payment",
        /// Something that must be true.
        Condition = "condition",
        /// Something to know: a number, an e-mail address.
        Data = "data",
    }
}

/// Something that happens in a life and calls for several services.
#[derive(Debug, Clone, Serialize)]
pub struct LifeEvent {
    /// Stable id.
    pub id: String,
    /// Name shown to people.
    pub name: String,
    /// Other words for it.
    pub words: Vec<String>,
    /// Service ids in the order in which one does them.
    pub services: Vec<String>,
}

/// An honest answer to a query for something that is not needed, not possible or done elsewhere.
#[derive(Debug, Clone, Serialize)]
pub struct Redirect {
    /// What people type.
    pub words: Vec<String>,
    /// What to do instead, one or two sentences.
    pub text: String,
    /// The service that helps, if one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
}

/// One service of one agency (layanan).
#[derive(Debug, Clone, Serialize)]
pub struct Service {
    /// Stable id, used in links.
    pub id: String,
    /// Official name.
    pub name: String,
    /// Id of the agency.
    pub agency: String,
    /// Names people use; shown and searched.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub popular_names: Vec<String>,
    /// Searched, not shown.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub search_words: Vec<String>,
    /// One sentence: what it is for.
    pub summary: String,
    /// What the citizen takes home.
    pub product: String,
    /// How long the product holds; none when not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub validity: Option<String>,
    /// The best source of the record.
    pub grade: Grade,
    /// Rules it rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub legal_basis: Vec<String>,
    /// How to complain, when it differs from the agency's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub complaint: Option<String>,
    /// The service to go to instead: this one is no longer given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<String>,
    /// Ids of services often needed together.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<String>,
    /// Who checked it, and when.
    pub check: Check,
    /// Where it is done, nearest first.
    pub places: Vec<ServicePlace>,
    /// What decides which lines a person needs, in the order in which it is asked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Question>,
    /// What to bring, be or know.
    pub requirements: Vec<Requirement>,
    /// What happens, in order.
    pub steps: Vec<Step>,
    /// How long it takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<Time>,
    /// What it costs; empty means not known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fees: Vec<Fee>,
}

words! {
    /// How good the best source is.
    Grade {
        /// A source about Bojonegoro.
        Bojonegoro = "bojonegoro",
        /// A national rule.
        National = "national",
        /// The published standard of another regency.
        OtherRegency = "other-regency",
    }
}

/// The state of checking of a record. Dates are ISO.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Check {
    /// When it was last compared with its sources.
    pub compiled: String,
    /// When that must happen again.
    pub due: String,
    /// Who at the agency confirmed it; none: nobody has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmed_by: Option<String>,
    /// When they confirmed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmed_on: Option<String>,
}

/// A place, and what can be done there.
#[derive(Debug, Clone, Serialize)]
pub struct ServicePlace {
    /// Id of the place.
    pub at: String,
    /// How far one gets there.
    pub does: Does,
    /// What to know about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

words! {
    /// How far one gets at a place.
    Does {
        /// All of it.
        Finish = "finish",
        /// Handing in; the product comes later or elsewhere.
        Apply = "apply",
        /// Advice only.
        Inform = "inform",
    }
}

/// A question about the person's situation, with a closed set of answers.
#[derive(Debug, Clone, Serialize)]
pub struct Question {
    /// Stable id within the service.
    pub id: String,
    /// The question.
    pub text: String,
    /// Help for answering it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// At most 16, mutually exclusive.
    pub answers: Vec<Answer>,
}

/// One answer to a [`Question`].
#[derive(Debug, Clone, Serialize)]
pub struct Answer {
    /// Stable id within the question.
    pub id: String,
    /// Shown on the button; none when `when` says it as well.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Completes "Jika ...".
    pub when: String,
}

impl Answer {
    /// What stands on the button.
    pub fn label(&self) -> String {
        self.label.clone().unwrap_or_else(|| {
            let mut label = self.when.clone();
            if let Some(first) = label.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            label
        })
    }
}

/// One line of what a service asks for.
#[derive(Debug, Clone, Serialize)]
pub struct Requirement {
    /// Ids of documents, any one of which is enough; empty when `text` says it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<String>,
    /// A thing only this service asks for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What kind of thing.
    pub kind: Kind,
    /// How many originals; none when it cannot be counted or is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original: Option<u8>,
    /// How many photocopies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copies: Option<u8>,
    /// Whether the original comes back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handling: Option<Handling>,
    /// How old it may be, in days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_age_days: Option<u16>,
    /// Number of an official form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// Who needs it.
    #[serde(skip_serializing_if = "Condition::is_always")]
    pub only_if: Condition,
    /// What to watch for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Why it is asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Why this line is doubtful.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unconfirmed: Option<String>,
}

words! {
    /// What happens to an original.
    Handling {
        /// Looked at and given back.
        Shown = "shown",
        /// Kept by the office.
        Surrendered = "surrendered",
    }
}

/// One step of the procedure.
#[derive(Debug, Clone, Serialize)]
pub struct Step {
    /// What to do.
    pub text: String,
    /// Who does it.
    #[serde(skip_serializing_if = "Condition::is_always")]
    pub only_if: Condition,
}

/// How long a service takes.
#[derive(Debug, Clone, Serialize)]
pub struct Time {
    /// Lower end, when there is a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<u16>,
    /// The figure, or the upper end.
    pub max: u16,
    /// Of what.
    pub unit: TimeUnit,
    /// When the clock starts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// What to know about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Why it is doubtful.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unconfirmed: Option<String>,
}

words! {
    /// Units of [`Time`]. A `Day` is a calendar day.
    TimeUnit {
        /// A unit of [`Time`].
        Minute = "minute",
        /// A unit of [`Time`].
        Hour = "hour",
        /// A unit of [`Time`].
        Day = "day",
        /// A unit of [`Time`].
        WorkingDay = "working-day",
        /// A unit of [`Time`].
        Week = "week",
        /// A unit of [`Time`].
        Month = "month",
    }
}

/// One line of what it costs.
#[derive(Debug, Clone, Serialize)]
pub struct Fee {
    /// Which variant.
    pub label: String,
    /// Rupiah; 0 is free, none is not known or not a fixed sum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<u32>,
    /// The rule that sets it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    /// ISO date from which it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// Who pays it.
    #[serde(skip_serializing_if = "Condition::is_always")]
    pub only_if: Condition,
    /// What to know about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Why it is doubtful.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unconfirmed: Option<String>,
}
