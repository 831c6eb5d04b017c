//! Taking the checklist along: as a message, on the clipboard, on paper.

use super::service::ServiceRef;
use crate::state::ShapeOf;
use crate::state::take::{Outcome, Take};
use crate::text::share as t;
use crate::view::{View, dynamic, el, nothing};

/// Draws the two buttons and what became of the text.
pub(super) fn take_view(service: ServiceRef, shape: ShapeOf) -> View {
    let take = Take::default();
    let on_share = move || {
        take.share(shape.with(|shape| t::checklist(service.catalogue(), service.get(), shape)));
    };
    let told = dynamic(move || match take.last() {
        Some((Outcome::Copied, _)) => el("p", "hint").text(t::COPIED),
        Some((Outcome::ByHand, text)) => {
            el("div", "").child(el("p", "").attr("id", "salin").text(t::BY_HAND)).child(
                el("textarea", "input")
                    .attr("readonly", "")
                    .attr("rows", "8")
                    .attr("aria-labelledby", "salin")
                    .say(text),
            )
        }
        _ => nothing(),
    });
    let button = |label| el("button", "button button--quiet").attr("type", "button").text(label);
    el("div", "take")
        .child(button(t::SHARE).on_click(on_share))
        .child(button(t::PRINT).on_click(move || take.print()))
        .child(el("div", "take__told").attr("role", "status").child(told))
}
