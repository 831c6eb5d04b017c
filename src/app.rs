//! The whole app: state, frame, and which page is shown.

use leptos::prelude::Effect;

use crate::components::{Notice, OnAction, page_frame};
use crate::pages;
use crate::route::Route;
use crate::state::AppState;
use crate::text::frame;
use crate::view::{View, dynamic};

/// The root of the app.
pub fn app() -> View {
    let state = AppState::get();
    let page = move || state.navigation.page();
    Effect::new(move |is_later: Option<bool>| {
        page();
        if is_later.is_some() {
            state.navigation.announce();
        }
        true
    });
    page_frame(
        page,
        move || state.outbox.n_waiting(),
        move || notices(state, &page()),
        move || state.navigation.focus_content(),
        dynamic(move || draw(page())),
    )
}

fn draw(page: Route) -> View {
    match page {
        Route::Home(_) => pages::home(),
        Route::Agencies => pages::agencies(),
        Route::Agency { id } => pages::agency(id),
        Route::Service { id } => pages::service(id),
        Route::Lists => pages::lists(),
        Route::Feedback { service } => pages::feedback(service),
        Route::Outbox => pages::outbox(),
        Route::About => pages::about(),
        Route::NotFound => pages::not_found(),
    }
}

fn notices(state: AppState, page: &Route) -> Vec<Notice> {
    let connection = state.connection;
    let status = connection.status();
    let mut notices = Vec::new();
    if status.is_offline {
        notices.push(Notice { text: frame::OFFLINE, is_warning: true, action: None });
    }
    if status.is_offline_ready {
        let on_close = Box::new(move || connection.dismiss_offline_ready());
        let action = Some((frame::CLOSE, on_close as OnAction));
        notices.push(Notice { text: frame::OFFLINE_READY, is_warning: false, action });
    }
    // Never offered over a form: whoever writes is not interrupted.
    if status.has_update && !matches!(page, Route::Feedback { .. }) {
        let on_update = Box::new(move || connection.activate_update());
        let action = Some((frame::UPDATE_NOW, on_update as OnAction));
        notices.push(Notice { text: frame::UPDATE, is_warning: false, action });
    }
    notices
}
