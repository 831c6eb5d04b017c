//! Where the person is.

use leptos::prelude::*;

use crate::browser::navigation as edge;
use crate::route::Route;
use crate::text::frame;

/// The current route, and the ways to change it.
#[derive(Clone, Copy)]
pub struct Navigation {
    route: RwSignal<Route>,
}

impl Navigation {
    pub(super) fn start() -> Self {
        let route = RwSignal::new(read());
        edge::on_back_or_forward(move || route.set(read()));
        let navigation = Self { route };
        edge::on_link(move |path, search| navigation.go(&Route::parse(&path, &search)));
        navigation
    }

    /// The current route.
    pub fn route(self) -> Signal<Route> {
        self.route.into()
    }

    /// Goes to another place; Back returns here.
    pub fn go(self, route: &Route) {
        edge::push(&route.href());
        edge::scroll_to_top();
        self.route.set(route.clone());
    }

    /// Changes what is typed into the search box; Back does not step through every letter.
    pub fn search(self, query: String) {
        let route = Route::Home { query };
        edge::replace(&route.href());
        self.route.set(route);
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
