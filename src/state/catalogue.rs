//! Loading the catalogue, once, and holding it with its search index.

use super::shared::Shared;
use catalogue::search::Index;
use catalogue::{Catalogue, OpenError};
use leptos::task::spawn_local;

use super::Connection;
use crate::browser::{clock, http, navigation};

/// A catalogue ready for use. It stays until the app ends: there is one, and everything on the screen
/// refers to it.
#[derive(Debug, Clone, Copy)]
pub struct Library {
    /// The services.
    pub catalogue: &'static Catalogue,
    /// How they are found.
    pub index: &'static Index,
    /// Positions of the services, by official name.
    pub by_name: &'static [usize],
    /// ISO date of today, never before the day the catalogue was compiled: a phone's clock may be wrong.
    pub today: &'static str,
}

impl Library {
    /// Opens a published file; `today` is an ISO date by the phone's clock.
    ///
    /// # Errors
    /// As [`Catalogue::open`].
    pub fn open(json: &str, today: String) -> Result<Self, OpenError> {
        let catalogue = Catalogue::open_for_good(json)?;
        let index = Box::leak(Box::new(Index::build(catalogue)));
        let by_name = Box::leak(catalogue.by_name().into_boxed_slice());
        let compiled = &catalogue.file().compiled;
        let today = if today < *compiled { compiled.clone() } else { today };
        Ok(Self { catalogue, index, by_name, today: String::leak(today) })
    }
}

/// How far loading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loading {
    /// Bytes so far, of how many (0: not known).
    Pending {
        /// Bytes that have arrived.
        received: usize,
        /// All bytes.
        total: usize,
    },
    /// It did not work; trying again may help.
    Failed(LoadFailure),
}

/// Why there is no catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoadFailure {
    /// No answer.
    Unreachable,
    /// A web page instead of data: most likely a Wi-Fi login.
    LoginPage,
    /// The server said no.
    Refused,
    /// Data, but damaged.
    Broken,
    /// Data for a newer version of this app.
    Newer,
}

/// The catalogue of the running app. Two values, so that pages are not drawn anew with every piece
/// of the download.
#[derive(Clone, Copy)]
pub struct CatalogueState {
    library: Shared<Option<Library>>,
    loading: Shared<Loading>,
    connection: Connection,
}

impl CatalogueState {
    pub(super) fn start(connection: Connection) -> Self {
        let loading = Shared::new(Loading::Pending { received: 0, total: 0 });
        let state = Self { library: Shared::new(None), loading, connection };
        state.load();
        state
    }

    /// The catalogue, once it is there.
    pub fn library(self) -> Option<Library> {
        self.library.get()
    }

    /// How far loading is until then.
    pub fn loading(self) -> Loading {
        self.loading.get()
    }

    /// Loads it, again if need be.
    pub fn load(self) {
        // The build names the file: its address holds its hash, so a copy of another version cannot
        // be taken for it.
        let url =
            navigation::fact("catalogue", "href").unwrap_or_else(|| "catalogue.json".to_owned());
        let total = navigation::fact("catalogue", "data-bytes").and_then(|text| text.parse().ok());
        let total = total.unwrap_or(0);
        self.loading.set(Loading::Pending { received: 0, total });
        spawn_local(async move {
            let on_progress =
                move |received| self.loading.set(Loading::Pending { received, total });
            let opened = match http::get(&url, &on_progress).await {
                Err(_) => {
                    self.connection.saw_answer(false);
                    Err(LoadFailure::Unreachable)
                }
                Ok(fetched) => open(&fetched),
            };
            match opened {
                Ok(library) => self.library.set(Some(library)),
                Err(failure) => self.loading.set(Loading::Failed(failure)),
            }
        });
    }
}

fn open(fetched: &http::Fetched) -> Result<Library, LoadFailure> {
    if fetched.content_type.starts_with("text/html") {
        return Err(LoadFailure::LoginPage);
    }
    if fetched.status != 200 {
        return Err(LoadFailure::Refused);
    }
    Library::open(&fetched.body, clock::today()).map_err(|error| match error {
        OpenError::Newer { .. } => LoadFailure::Newer,
        OpenError::Broken(_) => LoadFailure::Broken,
    })
}
