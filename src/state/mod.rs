//! The reactive layer: the only writer of shared values. Pages read them and call verbs.

pub mod catalogue;
pub mod connection;
pub mod draft;
pub mod lists;
pub mod navigation;
pub mod outbox;
mod recent;
pub mod shared;
pub mod take;

use std::rc::Rc;

use std::sync::OnceLock;

pub use catalogue::{CatalogueState, Library, Loading};
pub use connection::{Connection, ConnectionStatus};
pub use draft::DraftState;
pub use lists::{Lists, Shape, ShapeOf};
pub use navigation::Navigation;
pub use outbox::{OutboxState, OutboxStatus, StoreHealth};

/// Everything pages share.
#[derive(Clone, Copy)]
pub struct AppState {
    /// Where the person is.
    pub navigation: Navigation,
    /// The catalogue and its index.
    pub catalogue: CatalogueState,
    /// Answers and ticks.
    pub lists: Lists,
    /// The feedback being typed.
    pub draft: DraftState,
    /// What waits, was sent, was refused.
    pub outbox: OutboxState,
    /// Network and new versions.
    pub connection: Connection,
}

impl AppState {
    /// Builds the state and starts what runs by itself.
    fn start() -> Self {
        let connection = Connection::start();
        let outbox = OutboxState::start(connection);
        connection.on_maybe_connected(Rc::new(move || outbox.hurry_all()));
        Self {
            navigation: Navigation::start(),
            catalogue: CatalogueState::start(connection),
            lists: Lists::new(),
            draft: DraftState::start(),
            outbox,
            connection,
        }
    }

    /// Forgets what a person leaves on a shared phone. What waits to be sent stays.
    pub fn leave(self) {
        self.draft.clear();
        self.navigation.forget_recent();
        for service in self.lists.services() {
            self.lists.forget(&service);
        }
    }

    /// The state of the running app; the first call starts it.
    pub fn get() -> Self {
        // Leptos's contexts are for trees with several; here is one app on one page.
        static STATE: OnceLock<AppState> = OnceLock::new();
        *STATE.get_or_init(Self::start)
    }
}
