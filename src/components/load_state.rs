//! Pending and failed, drawn once for every page that needs the catalogue.

use leptos::prelude::*;

use super::{Icon, icon};
use crate::text::frame;

/// Loading, with how far it is; `total` 0 means not known.
pub fn load_pending(received: usize, total: usize) -> AnyView {
    let percent = received.saturating_mul(100).checked_div(total).map(|percent| percent.min(100));
    let value = percent.map(|percent| percent.to_string());
    view! {
        <div class="load" role="status">
            <p>{frame::LOADING}</p>
            <progress class="load__bar" max="100" value=value aria-label=frame::LOADING></progress>
        </div>
    }
    .into_any()
}

/// Failed, with the reason and a way to try again.
pub fn load_failed(title: &'static str, reason: &'static str, on_retry: Callback<()>) -> AnyView {
    view! {
        <div class="panel panel--warning" role="alert">
            <h2 class="panel__title">{icon(Icon::Warning)} {title}</h2>
            <p>{reason}</p>
            <button type="button" class="button" on:click=move |_| on_retry.run(())>
                {frame::RETRY}
            </button>
        </div>
    }
    .into_any()
}
