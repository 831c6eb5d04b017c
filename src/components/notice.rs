//! A line above the page: offline, ready for offline, new version.

use crate::view::{View, el};

/// What the button of a notice does.
pub type OnAction = Box<dyn FnMut()>;

/// What a notice says and offers.
pub struct Notice {
    /// The sentence.
    pub text: &'static str,
    /// Whether it warns.
    pub is_warning: bool,
    /// The one thing to do about it: its name, and what it does.
    pub action: Option<(&'static str, OnAction)>,
}

/// Draws a notice. It belongs into a live region, so that it is read out when it appears.
pub fn notice(notice: Notice) -> View {
    let class = if notice.is_warning { "notice notice--warning" } else { "notice" };
    let button = notice.action.map(|(label, on_action)| {
        el("button", "notice__action").attr("type", "button").on_click(on_action).text(label)
    });
    el("div", class).child(el("p", "").text(notice.text)).maybe(button)
}
