//! The search field.

use leptos::prelude::*;

use super::{Icon, icon};
use crate::text::home;

/// Search as you type.
#[component]
pub fn SearchBox(
    /// What is typed.
    #[prop(into)]
    query: Signal<String>,
    /// Called on every change.
    on_search: Callback<String>,
    /// Called on Enter and on the down arrow: the person wants the results.
    on_leave: Callback<()>,
) -> AnyView {
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "ArrowDown" {
            event.prevent_default();
            on_leave.run(());
        }
    };
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        on_leave.run(());
    };
    view! {
        <form class="search" role="search" action="./" on:submit=on_submit>
            <label class="search__label" for="q">{home::LABEL}</label>
            <div class="search__field">
                {icon(Icon::Find)}
                <input
                    class="search__input"
                    id="q"
                    name="q"
                    type="search"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    enterkeyhint="search"
                    maxlength="200"
                    aria-describedby="q-hint"
                    prop:value=move || query.get()
                    on:input=move |event| on_search.run(event_target_value(&event))
                    on:keydown=on_key
                />
            </div>
            <p class="hint" id="q-hint">{home::HINT}</p>
        </form>
    }
    .into_any()
}
