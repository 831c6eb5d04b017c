//! Loading the catalogue, once, and holding it with its search index.

use std::sync::Arc;

use catalogue::search::Index;
use catalogue::{Catalogue, OpenError};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Connection;
use crate::browser::{http, navigation};

/// A catalogue ready for use.
#[derive(Debug)]
pub struct Library {
    /// The services.
    pub catalogue: Catalogue,
    /// How they are found.
    pub index: Index,
}

/// How far loading is.
#[derive(Debug, Clone)]
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
    /// There it is.
    Ready(Arc<Library>),
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

/// The catalogue of the running app.
#[derive(Clone, Copy)]
pub struct CatalogueState {
    loading: RwSignal<Loading>,
    connection: Connection,
}

impl CatalogueState {
    pub(super) fn start(connection: Connection) -> Self {
        let loading = RwSignal::new(Loading::Pending { received: 0, total: 0 });
        let state = Self { loading, connection };
        state.load();
        state
    }

    /// How far loading is.
    pub fn loading(self) -> Signal<Loading> {
        self.loading.into()
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
            let answer = http::get(&url, on_progress).await;
            self.loading.set(match answer {
                Err(_) => {
                    self.connection.saw_answer(false);
                    Loading::Failed(LoadFailure::Unreachable)
                }
                Ok(fetched) => open(&fetched),
            });
        });
    }
}

fn open(fetched: &http::Fetched) -> Loading {
    if fetched.content_type.starts_with("text/html") {
        return Loading::Failed(LoadFailure::LoginPage);
    }
    if fetched.status != 200 {
        return Loading::Failed(LoadFailure::Refused);
    }
    match Catalogue::open(&fetched.body) {
        Ok(catalogue) => {
            let index = Index::build(&catalogue);
            Loading::Ready(Arc::new(Library { catalogue, index }))
        }
        Err(OpenError::Newer { .. }) => Loading::Failed(LoadFailure::Newer),
        Err(OpenError::Broken(detail)) => {
            leptos::logging::error!("catalogue: {detail}");
            Loading::Failed(LoadFailure::Broken)
        }
    }
}
