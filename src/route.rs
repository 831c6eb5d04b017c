//! Addresses: the only place that knows URLs.
//!
//! Every address is relative to the base of the page (`<base href>`), so the app works under any
//! path. `leptos_router` would add 40 KB to the download (`docs/decisions/0003`); eight addresses
//! need two functions.

use catalogue::facets::{Facet, Filter};

/// Names of the facets in an address, in their order.
const FACETS: [&str; 5] = ["tempat", "gratis", "huruf", "instansi", "peristiwa"];

/// A place in the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// Search and lists; what is looked for lives in the address.
    Home(Looking),
    /// All agencies.
    Agencies,
    /// The services of one agency.
    Agency {
        /// Its id.
        id: String,
    },
    /// One service.
    Service {
        /// Its id.
        id: String,
    },
    /// The lists this phone has begun.
    Lists,
    /// The feedback form.
    Feedback {
        /// The service it is about.
        service: Option<String>,
    },
    /// What is waiting, sent, refused.
    Outbox,
    /// What this is, and what it does with data.
    About,
    /// No such address.
    NotFound,
}

/// What is looked for on the home page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Looking {
    /// What is typed.
    pub query: String,
    /// What the list is narrowed to.
    pub filter: Filter,
    /// Whether all services are listed although nothing is typed and nothing narrowed.
    pub is_all: bool,
    /// How many more pieces of the list are shown.
    pub n_more: u16,
}

impl Looking {
    /// Looks for words.
    pub fn for_words(query: &str) -> Self {
        Self { query: query.to_owned(), ..Self::default() }
    }

    /// Whether there is a list, rather than what there is before anything is looked for. One letter begins
    /// everything and finds nothing.
    pub fn has_list(&self) -> bool {
        self.is_all || self.query.trim().len() > 1 || !self.filter.is_empty()
    }

    fn parse(search: &str) -> Self {
        let word = |name| parameter(search, name);
        let facets = Facet::ALL.iter().zip(FACETS);
        Self {
            query: word("q").unwrap_or_default(),
            filter: Filter(
                facets.filter_map(|(facet, name)| Some((*facet, word(name)?))).collect(),
            ),
            is_all: word("semua").is_some(),
            n_more: word("lagi").and_then(|word| word.parse().ok()).unwrap_or(0),
        }
    }

    fn search(&self) -> String {
        let mut search = String::new();
        let mut add = |name: &str, value: &str| {
            search.push(if search.is_empty() { '?' } else { '&' });
            search.push_str(name);
            search.push('=');
            search.push_str(&encode(value));
        };
        if !self.query.is_empty() {
            add("q", &self.query);
        }
        for (facet, value) in &self.filter.0 {
            add(FACETS[*facet as usize], value);
        }
        if self.is_all {
            add("semua", "1");
        }
        if self.n_more > 0 {
            add("lagi", &self.n_more.to_string());
        }
        search
    }
}

impl Route {
    /// Reads a path relative to the base and a query string with or without `?`.
    pub fn parse(path: &str, search: &str) -> Self {
        let parts: Vec<String> =
            path.split('/').filter(|part| !part.is_empty()).map(decode).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        match parts.as_slice() {
            [] | ["index.html"] => Self::Home(Looking::parse(search)),
            ["instansi"] => Self::Agencies,
            ["instansi", id] => Self::Agency { id: (*id).to_owned() },
            ["layanan", id] => Self::Service { id: (*id).to_owned() },
            ["daftar"] => Self::Lists,
            ["masukan"] => Self::Feedback { service: parameter(search, "layanan") },
            ["kotak-keluar"] => Self::Outbox,
            ["tentang"] => Self::About,
            _ => Self::NotFound,
        }
    }

    /// The address, relative to the base.
    pub fn href(&self) -> String {
        match self {
            Self::Home(looking) => "./".to_owned() + &looking.search(),
            Self::Agencies => "instansi".to_owned(),
            Self::Agency { id } => "instansi/".to_owned() + &encode(id),
            Self::Service { id } => "layanan/".to_owned() + &encode(id),
            Self::Lists => "daftar".to_owned(),
            Self::Feedback { service: None } => "masukan".to_owned(),
            Self::Feedback { service: Some(id) } => "masukan?layanan=".to_owned() + &encode(id),
            Self::Outbox => "kotak-keluar".to_owned(),
            Self::About => "tentang".to_owned(),
            Self::NotFound => "./".to_owned(),
        }
    }

    /// The same place, whatever is being typed there: decides whether a page is drawn anew.
    pub fn page(&self) -> Self {
        match self {
            Self::Home(_) => Self::Home(Looking::default()),
            other => other.clone(),
        }
    }
}

fn parameter(search: &str, name: &str) -> Option<String> {
    let search = search.strip_prefix('?').unwrap_or(search);
    let mut pairs = search.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    let (_, value) = pairs.find(|(key, _)| *key == name)?;
    Some(decode(&value.replace('+', " "))).filter(|value| !value.is_empty())
}

/// Percent-encodes everything but unreserved characters (RFC 3986).
fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(char::from(byte));
            }
            _ => {
                encoded.push('%');
                for nibble in [byte >> 4, byte & 15] {
                    encoded.push(char::from(b"0123456789ABCDEF"[usize::from(nibble)]));
                }
            }
        }
    }
    encoded
}

/// Undoes [`encode`]; a `%` without two digits stays as it is, broken UTF-8 is nothing.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let digits = (ahead.next().and_then(digit), ahead.next().and_then(digit));
        if let (b'%', (Some(high), Some(low))) = (byte, digits) {
            bytes.push(high << 4 | low);
            rest = ahead;
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap_or_default()
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(href: &str) -> Route {
        let (path, search) = href.split_once('?').unwrap_or((href, ""));
        Route::parse(path.strip_prefix('.').unwrap_or(path), search)
    }

    #[test]
    fn addresses_people_keep() {
        assert_eq!(parse(""), Route::Home(Looking::default()));
        assert_eq!(parse("?q=ktp+hilang"), Route::Home(Looking::for_words("ktp hilang")));
        let narrowed = Route::parse("", "?q=kk&tempat=desa&gratis=1&huruf=P&lagi=2&tempat=mpp");
        assert_eq!(narrowed.href(), "./?q=kk&tempat=desa&gratis=1&huruf=P&lagi=2");
        assert_eq!(parse("?lagi=-1&gratis="), Route::Home(Looking::default()));
        assert_eq!(parse("layanan/kia"), Route::Service { id: "kia".into() });
        assert_eq!(parse("layanan/kia/"), Route::Service { id: "kia".into() });
        assert_eq!(parse("masukan?layanan=kia"), Route::Feedback { service: Some("kia".into()) });
        assert_eq!(parse("layanan"), Route::NotFound);
        assert_eq!(parse("wp-admin/x"), Route::NotFound);
    }

    #[test]
    fn broken_escapes_are_taken_as_they_are() {
        assert_eq!(parse("?q=100%"), Route::Home(Looking::for_words("100%")));
        assert_eq!(parse("?q=%zz%4"), Route::Home(Looking::for_words("%zz%4")));
    }

    // Property tests need a clock, which the wasm target has not.
    #[cfg(not(target_arch = "wasm32"))]
    proptest::proptest! {
        #[test]
        fn every_route_finds_back(text in ".{1,40}", kind in 0u8..4) {
            let route = match kind {
                0 => Route::Home(Looking {
                    filter: Filter::default().toggled(Facet::Agency, &text),
                    ..Looking::for_words(&text)
                }),
                1 => Route::Agency { id: text },
                2 => Route::Service { id: text },
                _ => Route::Feedback { service: Some(text) },
            };
            proptest::prop_assert_eq!(parse(&route.href()), route);
        }

        #[test]
        fn any_address_is_read(path in ".{0,60}", search in ".{0,60}") {
            Route::parse(&path, &search);
        }
    }
}
