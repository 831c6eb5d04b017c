//! Pending and failed, drawn once for every page that needs the catalogue.

use super::{Icon, icon};
use crate::text::frame;
use crate::view::{View, el};

/// Loading, with how far it is; `total` 0 means not known.
pub fn load_pending(received: usize, total: usize) -> View {
    let percent = received.saturating_mul(100).checked_div(total).map(|percent| percent.min(100));
    let mut bar = el("progress", "load__bar").attr("max", "100").attr("aria-label", frame::LOADING);
    if let Some(percent) = percent {
        bar = bar.attr_text("value", percent.to_string());
    }
    el("div", "load").attr("role", "status").child(el("p", "").text(frame::LOADING)).child(bar)
}

/// Failed, with the reason and a way to try again.
pub fn load_failed(
    title: &'static str,
    reason: &'static str,
    on_retry: impl FnMut() + 'static,
) -> View {
    el("div", "panel panel--warning")
        .attr("role", "alert")
        .child(el("h2", "panel__title").child(icon(Icon::Warning)).text(title))
        .child(el("p", "").text(reason))
        .child(el("button", "button").attr("type", "button").on_click(on_retry).text(frame::RETRY))
}
