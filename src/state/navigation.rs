//! Where the person is.

use leptos::prelude::request_animation_frame;

use super::recent;
use super::shared::Shared;

use crate::browser::{clock, navigation as edge};
use crate::route::{Looking, Route};
use crate::text::frame;

/// How long the address bar may lag behind what is typed.
const TELL_AFTER_MS: u64 = 300;

/// The current place and what is typed there, and the ways to change them. Kept apart, so that a page
/// is not drawn anew with every letter typed into the search box.
#[derive(Clone, Copy)]
pub struct Navigation {
    page: Shared<Route>,
    looking: Shared<Looking>,
    recent: Shared<Vec<String>>,
    /// The address bar lags behind.
    is_telling: Shared<bool>,
}

impl Navigation {
    pub(super) fn start() -> Self {
        let navigation = Self {
            page: Shared::new(Route::NotFound),
            looking: Shared::new(Looking::default()),
            recent: Shared::new(recent::load()),
            is_telling: Shared::new(false),
        };
        navigation.show(read());
        edge::on_back_or_forward(move || navigation.show(read()));
        edge::on_link(move |path, search| navigation.go(&Route::parse(&path, &search)));
        navigation
    }

    /// The current place, whatever is typed there.
    pub fn page(self) -> Route {
        self.page.get()
    }

    /// What is looked for on the home page.
    pub fn looking(self) -> Looking {
        self.looking.get()
    }

    /// Searches that led somewhere, the latest first. They stay on this phone.
    pub fn recent(self) -> Vec<String> {
        self.recent.get()
    }

    /// Forgets all of them.
    pub fn forget_recent(self) {
        recent::forget();
        self.recent.set(Vec::new());
    }

    fn show(self, route: Route) {
        if let Route::Home(looking) = &route {
            self.looking.set_if_changed(looking.clone());
        }
        self.page.set_if_changed(route.page());
    }

    /// Goes to another place; Back returns here.
    pub fn go(self, route: &Route) {
        self.tell();
        edge::push(&route.href());
        match route {
            // A list that is narrowed or goes on stays where it is.
            Route::Home(_) if matches!(self.page.peek(), Route::Home(_)) => {}
            _ => edge::scroll_to_top(),
        }
        if matches!((self.page.peek(), route), (Route::Home(_), Route::Service { .. })) {
            let recent = recent::with(self.recent.peek(), &self.looking.peek().query);
            recent::save(&recent);
            self.recent.set(recent);
        }
        self.show(route.clone());
    }

    /// Changes what is typed into the search box; Back does not step through every letter.
    pub fn search(self, query: String) {
        let looking = Looking { query, n_more: 0, ..self.looking.peek() };
        self.show(Route::Home(looking));
        // Telling the browser takes as long as finding and drawing together on a slow phone, so it waits for
        // a pause.
        if !self.is_telling.peek() {
            self.is_telling.set(true);
            clock::after(TELL_AFTER_MS, move || self.tell());
        }
    }

    /// Brings the address bar to what is looked for now.
    fn tell(self) {
        if self.is_telling.peek() {
            self.is_telling.set(false);
            edge::replace(&Route::Home(self.looking.peek()).href());
        }
    }
}

fn read() -> Route {
    let (path, search) = edge::current();
    Route::parse(&path, &search)
}

impl Navigation {
    /// Names the window after the page.
    pub fn set_title(self, title: &str) {
        edge::set_title(&frame::title(title));
    }

    /// After a change of page: the heading gets the focus, so that readers hear where they are.
    pub fn announce(self) {
        request_animation_frame(edge::focus_heading);
    }

    /// Jumps over the frame.
    pub fn focus_content(self) {
        edge::focus_heading();
    }

    /// Moves focus to the first element that fits, once the page is drawn.
    pub fn focus(self, selector: &'static str) {
        request_animation_frame(move || edge::focus(selector));
    }

    /// Moves focus to the next (or previous) of the elements that fit.
    pub fn focus_neighbour(self, selector: &str, is_next: bool) {
        edge::focus_neighbour(selector, is_next);
    }

    /// Asks before something is lost.
    pub fn confirm(self, question: &str) -> bool {
        edge::confirm(question)
    }
}
