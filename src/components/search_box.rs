//! The search field.

use super::{Icon, icon};
use crate::text::home;
use crate::view::{View, el, key_of, value_of};

/// Search as you type. `query` is what is typed, `on_search` is called on every change, `on_leave` on
/// Enter and on the down arrow: the person wants the results.
pub fn search_box(
    query: impl FnMut() -> String + Send + 'static,
    on_search: impl Fn(String) + 'static,
    on_leave: impl Fn() + Copy + 'static,
) -> View {
    let input = el("input", "search__input")
        .attr("id", "q")
        .attr("name", "q")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("enterkeyhint", "search")
        .attr("maxlength", "200")
        .attr("aria-describedby", "q-hint")
        .value_with(query)
        .on("input", move |event| on_search(value_of(&event)))
        .on("keydown", move |event| {
            if key_of(&event) == "ArrowDown" {
                event.prevent_default();
                on_leave();
            }
        });
    el("form", "search")
        .attr("role", "search")
        .attr("action", "./")
        .on("submit", move |event| {
            event.prevent_default();
            on_leave();
        })
        .child(el("label", "search__label").attr("for", "q").text(home::LABEL))
        .child(el("div", "search__field").child(icon(Icon::Find)).child(input))
        .child(el("p", "hint").attr("id", "q-hint").text(home::HINT))
}
