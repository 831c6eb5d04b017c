//! A line above the page: offline, ready for offline, new version.

use leptos::prelude::*;

/// What a notice says and offers.
#[derive(Debug, Clone)]
pub struct Notice {
    /// The sentence.
    pub text: &'static str,
    /// Whether it warns.
    pub is_warning: bool,
    /// The one thing to do about it.
    pub action: Option<(&'static str, Callback<()>)>,
}

/// Draws a notice. It belongs into a live region, so that it is read out when it appears.
pub fn notice(notice: Notice) -> AnyView {
    let Notice { text, is_warning, action } = notice;
    let class = if is_warning { "notice notice--warning" } else { "notice" };
    let button = action.map(|(label, on_click)| {
        view! {
            <button type="button" class="notice__action" on:click=move |_| on_click.run(())>
                {label}
            </button>
        }
    });
    view! { <div class=class><p>{text}</p> {button}</div> }.into_any()
}
