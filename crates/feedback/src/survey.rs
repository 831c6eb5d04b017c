//! The survey: nine elements of Permenpan RB 14/2017, each from 1 (worst) to 4 (best).

/// What is asked about, in the order of the regulation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Element {
    /// Persyaratan.
    Requirements,
    /// Sistem, mekanisme, dan prosedur.
    Procedure,
    /// Waktu penyelesaian.
    Time,
    /// Biaya/tarif.
    Fee,
    /// Produk spesifikasi jenis pelayanan.
    Product,
    /// Kompetensi pelaksana.
    Competence,
    /// Perilaku pelaksana.
    Behaviour,
    /// Penanganan pengaduan, saran, dan masukan.
    Complaints,
    /// Sarana dan prasarana.
    Facilities,
}

impl Element {
    /// All nine.
    pub const ALL: [Self; 9] = [
        Self::Requirements,
        Self::Procedure,
        Self::Time,
        Self::Fee,
        Self::Product,
        Self::Competence,
        Self::Behaviour,
        Self::Complaints,
        Self::Facilities,
    ];

    /// The name on the wire and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Requirements => "requirements",
            Self::Procedure => "procedure",
            Self::Time => "time",
            Self::Fee => "fee",
            Self::Product => "product",
            Self::Competence => "competence",
            Self::Behaviour => "behaviour",
            Self::Complaints => "complaints",
            Self::Facilities => "facilities",
        }
    }

    /// The element with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|element| element.as_str() == name)
    }
}

/// Answers by element; every one may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Answers([Option<u8>; 9]);

impl Answers {
    /// The answer about this element.
    pub fn get(&self, element: Element) -> Option<u8> {
        self.0[element as usize]
    }

    /// Notes or takes back an answer; whether it is from 1 to 4 is asked on decoding.
    pub fn set(&mut self, element: Element, answer: Option<u8>) {
        self.0[element as usize] = answer;
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }
}

/// Age of who answers, in bands too wide to point to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgeBand {
    /// Under 18.
    Under18,
    /// 18 to 30.
    From18,
    /// 31 to 45.
    From31,
    /// 46 to 60.
    From46,
    /// Over 60.
    Over60,
}

impl AgeBand {
    /// All five, youngest first.
    pub const ALL: [Self; 5] =
        [Self::Under18, Self::From18, Self::From31, Self::From46, Self::Over60];

    /// The name on the wire and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Under18 => "under-18",
            Self::From18 => "18-30",
            Self::From31 => "31-45",
            Self::From46 => "46-60",
            Self::Over60 => "over-60",
        }
    }

    /// The band with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|band| band.as_str() == name)
    }
}

/// A filled survey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// Id of the agency it is about.
    pub agency: String,
    /// What was answered.
    pub answers: Answers,
    /// Code of the district where the person lives, such as `35.22.01`.
    pub district: Option<String>,
    /// How old the person is.
    pub age: Option<AgeBand>,
}

/// Whether a text has the shape of a district code: `35.22.01`.
pub(crate) fn is_district(code: &str) -> bool {
    code.len() == 8
        && code.bytes().enumerate().all(|(position, byte)| match position {
            2 | 5 => byte == b'.',
            _ => byte.is_ascii_digit(),
        })
}
