//! `daftar`: the lists this phone has begun.

use std::sync::Arc;

use catalogue::{SavedList, Service, checklist};
use leptos::prelude::*;

use super::with_library;
use crate::route::Route;
use crate::state::{AppState, Library};
use crate::text::{lists as t, service as words};

/// The page.
pub fn lists() -> AnyView {
    let state = AppState::get();
    state.navigation.set_title(t::TITLE);
    let body = with_library(move |library| {
        let view = move || list_view(state, &library);
        view! { {view} }.into_any()
    });
    view! { <h1 class="page__title" tabindex="-1">{t::TITLE}</h1> {body} }.into_any()
}

fn list_view(state: AppState, library: &Arc<Library>) -> AnyView {
    let ids = state.lists.services();
    let mut rows: Vec<AnyView> = Vec::with_capacity(ids.len());
    for id in &ids {
        if let Some(service) = library.catalogue.service(id) {
            let list = state.lists.load(id);
            let forgotten = id.clone();
            let on_forget = Callback::new(move |()| state.lists.forget(&forgotten));
            rows.push(row(service, &list, on_forget));
        }
    }
    if rows.is_empty() {
        return view! { <p class="panel">{t::EMPTY}</p> }.into_any();
    }
    let on_forget_all = move |_| {
        if state.navigation.confirm(t::FORGET_ALL_QUESTION) {
            ids.iter().for_each(|id| state.lists.forget(id));
        }
    };
    view! {
        <p>{t::INTRO}</p>
        <ul class="rows">{rows}</ul>
        <button type="button" class="button button--quiet" on:click=on_forget_all>{t::FORGET_ALL}</button>
    }
    .into_any()
}

fn row(service: &Service, list: &SavedList, on_forget: Callback<()>) -> AnyView {
    let href = Route::Service { id: service.id.clone() }.href();
    let ticks = list.ticks(service);
    let progress = checklist(service, &list.answers(service)).progress(|line| ticks[line]);
    view! {
        <li class="row row--split">
            <a class="row__main" href=href>
                {service.name.clone()}
                <span class="row__sub">{words::progress(progress.ready, progress.needed)}</span>
            </a>
            <button
                type="button"
                class="button button--small"
                aria-label=t::forget(&service.name)
                on:click=move |_| on_forget.run(())
            >
                {t::FORGET}
            </button>
        </li>
    }
    .into_any()
}
