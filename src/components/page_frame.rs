//! What surrounds every page: name, notices, the four places within thumb's reach.

use leptos::prelude::*;

use super::{Icon, Notice, icon, notice};
use crate::route::Route;
use crate::text::frame;

/// The frame.
#[component]
pub fn PageFrame(
    /// Where the person is; marks one of the four places.
    #[prop(into)]
    route: Signal<Route>,
    /// How many submissions wait.
    #[prop(into)]
    n_waiting: Signal<usize>,
    /// Lines above the page.
    #[prop(into)]
    notices: Signal<Vec<Notice>>,
    /// Moves to the content.
    on_skip: Callback<()>,
    /// The page.
    children: Children,
) -> AnyView {
    let places = [
        (Route::Home { query: String::new() }, Icon::Find, frame::FIND),
        (Route::Lists, Icon::List, frame::LISTS),
        (Route::Feedback { service: None }, Icon::Feedback, frame::FEEDBACK),
        (Route::Outbox, Icon::Outbox, frame::OUTBOX),
    ];
    let links: Vec<AnyView> = places
        .into_iter()
        .map(|(place, pictogram, label)| {
            let is_outbox = place == Route::Outbox;
            let href = place.href();
            let is_here = move || route.with(|route| belongs(route, &place));
            let badge = move || {
                let n = if is_outbox { n_waiting.get() } else { 0 };
                (n > 0).then(|| {
                    view! {
                        <span class="tabs__badge" aria-hidden="true">{n}</span>
                        <span class="hidden-visually">{frame::n_waiting(n)}</span>
                    }
                })
            };
            view! {
                <a class="tabs__link" href=href aria-current=move || is_here().then_some("page")>
                    {icon(pictogram)} <span>{label}</span> {badge}
                </a>
            }
            .into_any()
        })
        .collect();
    view! {
        <button type="button" class="skip" on:click=move |_| on_skip.run(())>{frame::SKIP}</button>
        <header class="top">
            <a class="top__name" href="./">
                <svg class="top__mark" viewBox="0 0 32 32" aria-hidden="true" inner_html=MARK></svg>
                <span><strong>{frame::NAME}</strong> <span class="top__tagline">{frame::TAGLINE}</span></span>
            </a>
        </header>
        <div class="notices" role="status">
            {move || notices.get().into_iter().map(notice).collect::<Vec<_>>()}
        </div>
        <main class="page" id="isi">{children()}</main>
        <nav class="tabs" aria-label=frame::NAVIGATION>{links}</nav>
        <footer class="foot">
            <p>{frame::UNOFFICIAL} " " <a href=Route::About.href()>{frame::ABOUT_LINK}</a></p>
        </footer>
    }
    .into_any()
}

/// A counter window: roof, opening, desk.
const MARK: &str =
    r#"<path d="M3 12 16 4l13 8v3H3z"/><path d="M6 15h4v9H6zM22 15h4v9h-4zM3 24h26v4H3z"/>"#;

/// Which of the four places a route belongs to.
fn belongs(route: &Route, place: &Route) -> bool {
    let home = match route {
        Route::Home { .. } | Route::Agencies | Route::Agency { .. } | Route::Service { .. } => true,
        Route::Lists | Route::Feedback { .. } | Route::Outbox | Route::About | Route::NotFound => {
            false
        }
    };
    match place {
        Route::Home { .. } => home,
        Route::Feedback { .. } => matches!(route, Route::Feedback { .. }),
        other => route == other,
    }
}
