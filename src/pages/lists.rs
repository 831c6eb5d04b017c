//! `daftar`: the lists this phone has begun.

use catalogue::Service;

use super::{title, with_library};
use crate::route::Route;
use crate::state::{AppState, Library, Shape};
use crate::text::{lists as t, service as words};
use crate::view::{View, dynamic, el, group};

/// The page.
pub fn lists() -> View {
    let state = AppState::get();
    state.navigation.set_title(t::TITLE);
    let body = with_library(move |library| dynamic(move || list_view(state, library)));
    group(vec![title(t::TITLE), body])
}

fn list_view(state: AppState, library: Library) -> View {
    let ids = state.lists.services();
    let begun = library.catalogue.services().iter().filter(|service| ids.contains(&service.id));
    let rows: Vec<View> = begun
        .map(|service| {
            row(service, &state.lists.look(service), move || state.lists.forget(&service.id))
        })
        .collect();
    if rows.is_empty() {
        return el("p", "panel").text(t::EMPTY);
    }
    let on_forget_all = move || {
        if state.navigation.confirm(t::FORGET_ALL_QUESTION) {
            ids.iter().for_each(|id| state.lists.forget(id));
        }
    };
    group(vec![
        el("p", "").text(t::INTRO),
        el("ul", "rows").children(rows),
        el("button", "button button--quiet")
            .attr("type", "button")
            .on_click(on_forget_all)
            .text(t::FORGET_ALL),
    ])
}

fn row(service: &'static Service, shape: &Shape, on_forget: impl FnMut() + 'static) -> View {
    let progress = shape.checklist.progress(|line| shape.ticks[line]);
    let link = el("a", "row__main")
        .attr_text("href", Route::Service { id: service.id.clone() }.href())
        .text(&service.name)
        .child(el("span", "row__sub").say(words::progress(progress.ready, progress.needed)));
    let forget = el("button", "button button--small")
        .attr("type", "button")
        .attr_text("aria-label", t::forget(&service.name))
        .on_click(on_forget)
        .text(t::FORGET);
    el("li", "row row--split").child(link).child(forget)
}
