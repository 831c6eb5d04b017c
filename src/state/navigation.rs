//! Where the person is.

use leptos::prelude::request_animation_frame;

use super::shared::Shared;

use crate::browser::navigation as edge;
use crate::route::Route;
use crate::text::frame;

/// The current place and what is typed there, and the ways to change them. Kept apart, so that a page
/// is not drawn anew with every letter typed into the search box.
#[derive(Clone, Copy)]
pub struct Navigation {
    page: Shared<Route>,
    query: Shared<String>,
}

impl Navigation {
    pub(super) fn start() -> Self {
        let navigation =
            Self { page: Shared::new(Route::NotFound), query: Shared::new(String::new()) };
        navigation.show(read());
        edge::on_back_or_forward(move || navigation.show(read()));
        edge::on_link(move |path, search| navigation.go(&Route::parse(&path, &search)));
        navigation
    }

    /// The current place, whatever is typed there.
    pub fn page(self) -> Route {
        self.page.get()
    }

    /// What is typed into the search box.
    pub fn query(self) -> String {
        self.query.get()
    }

    fn show(self, route: Route) {
        if let Route::Home { query } = &route {
            self.query.set_if_changed(query.clone());
        }
        self.page.set_if_changed(route.page());
    }

    /// Goes to another place; Back returns here.
    pub fn go(self, route: &Route) {
        edge::push(&route.href());
        edge::scroll_to_top();
        self.show(route.clone());
    }

    /// Changes what is typed into the search box; Back does not step through every letter.
    pub fn search(self, query: String) {
        let route = Route::Home { query };
        edge::replace(&route.href());
        self.show(route);
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

    /// Asks before something is lost.
    pub fn confirm(self, question: &str) -> bool {
        edge::confirm(question)
    }
}
