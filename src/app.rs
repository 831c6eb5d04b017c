//! The whole app: state, frame, and which page is shown.

use leptos::prelude::*;

use crate::components::{Notice, PageFrame};
use crate::pages;
use crate::route::Route;
use crate::state::AppState;
use crate::text::frame;

/// The root component.
#[component]
pub fn App() -> impl IntoView {
    let state = AppState::start();
    provide_context(state);
    let route = state.navigation.route();
    let page = Memo::new(move |_| route.with(Route::page));
    let notices = Signal::derive(move || notices(state, &page.get()));
    let n_waiting = Signal::derive(move || state.outbox.n_waiting());
    let on_skip = Callback::new(move |()| state.navigation.focus_content());
    Effect::new(move |is_later: Option<bool>| {
        page.track();
        if is_later.is_some() {
            state.navigation.announce();
        }
        true
    });
    view! {
        <PageFrame route n_waiting notices on_skip>
            {move || draw(&page.get())}
        </PageFrame>
    }
}

fn draw(page: &Route) -> AnyView {
    match page {
        Route::Home { .. } => pages::home(),
        Route::Agencies => pages::agencies(),
        Route::Agency { id } => pages::agency(id.clone()),
        Route::Service { id } => pages::service(id.clone()),
        Route::Lists => pages::lists(),
        Route::Feedback { service } => pages::feedback(service.clone()),
        Route::Outbox => pages::outbox(),
        Route::About => pages::about(),
        Route::NotFound => pages::not_found(),
    }
}

fn notices(state: AppState, page: &Route) -> Vec<Notice> {
    let connection = state.connection;
    let mut notices = Vec::new();
    if connection.is_offline().get() {
        notices.push(Notice { text: frame::OFFLINE, is_warning: true, action: None });
    }
    if connection.is_offline_ready().get() {
        let on_close = Callback::new(move |()| connection.dismiss_offline_ready());
        let action = Some((frame::CLOSE, on_close));
        notices.push(Notice { text: frame::OFFLINE_READY, is_warning: false, action });
    }
    // Never offered over a form: whoever writes is not interrupted.
    if connection.has_update().get() && !matches!(page, Route::Feedback { .. }) {
        let on_update = Callback::new(move |()| connection.activate_update());
        let action = Some((frame::UPDATE_NOW, on_update));
        notices.push(Notice { text: frame::UPDATE, is_warning: false, action });
    }
    notices
}
