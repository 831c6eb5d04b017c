//! `kotak-keluar`: every submission of this phone and how far it is.

use feedback::{Draft, Entry, Status};
use leptos::prelude::*;

use crate::browser::Kind;
use crate::components::{Icon, icon};
use crate::route::Route;
use crate::state::{AppState, Loading, StoreHealth};
use crate::text::{feedback as moods, format, outbox as t};

/// The page.
pub fn outbox() -> AnyView {
    let state = AppState::get();
    state.navigation.set_title(t::TITLE);
    let outbox = state.outbox;
    let entries = outbox.entries();
    let list = move || {
        let all = entries.get();
        if all.is_empty() {
            return empty_view(outbox.health().get());
        }
        // Newest first: the one just written is what the person looks for.
        let rows: Vec<AnyView> = all.iter().rev().map(|entry| row(state, entry)).collect();
        view! { <ul class="entries">{rows}</ul> }.into_any()
    };
    let health = move || match outbox.health().get() {
        StoreHealth::Failed(kind) => {
            let text = if kind == Kind::StorageFull { t::STORE_FULL } else { t::STORE_DENIED };
            Some(view! { <p class="panel panel--warning">{text}</p> })
        }
        StoreHealth::Fine | StoreHealth::Opening => None,
    };
    let unreadable = move || {
        let n = outbox.n_unreadable().get();
        (n > 0).then(|| view! { <p class="panel panel--warning">{t::n_unreadable(n)}</p> })
    };
    let failure = move || {
        let is_waiting = outbox.n_waiting() > 0;
        outbox.last_failure().get().filter(|_| is_waiting).map(t::retry_reason)
    };
    view! {
        <h1 class="page__title" tabindex="-1">{t::TITLE}</h1>
        <p>{t::INTRO}</p>
        {health}
        {unreadable}
        <p class="hint" role="status">{failure}</p>
        <div aria-live="polite">{list}</div>
    }
    .into_any()
}

fn empty_view(health: StoreHealth) -> AnyView {
    if health == StoreHealth::Opening {
        return view! { <p role="status">{t::OPENING}</p> }.into_any();
    }
    let href = Route::Feedback { service: None }.href();
    view! { <div class="panel"><p>{t::EMPTY}</p><a class="button" href=href>{t::EMPTY_ACTION}</a></div> }
        .into_any()
}

fn row(state: AppState, entry: &Entry) -> AnyView {
    let draft = Draft::of_body(&entry.body);
    let service = draft.as_ref().and_then(|draft| draft.service.clone()).map(|id| {
        match state.catalogue.loading().get() {
            Loading::Ready(library) => {
                library.catalogue.service(&id).map_or(id, |service| service.name.clone())
            }
            Loading::Pending { .. } | Loading::Failed(_) => id,
        }
    });
    let is_volatile = state.outbox.volatile().with(|ids| ids.contains(&entry.id));
    let id = entry.id.clone();
    let on_send = Callback::new(move |()| state.outbox.send_now(&id));
    let (id, is_settled) = (entry.id.clone(), entry.is_settled());
    let on_delete = Callback::new(move |()| {
        let question = if is_settled { t::DELETE_SETTLED } else { t::DELETE_WAITING };
        if state.navigation.confirm(question) {
            state.outbox.discard(id.clone());
        }
    });
    let edited = draft.clone();
    let on_edit = Callback::new(move |()| {
        if let Some(draft) = edited.clone() {
            state.draft.open(draft);
            state.navigation.go(&Route::Feedback { service: None });
        }
    });
    entry_view(entry, draft.as_ref(), service, is_volatile, on_send, on_edit, on_delete)
}

/// One entry, of plain values.
pub fn entry_view(
    entry: &Entry,
    draft: Option<&Draft>,
    service: Option<String>,
    is_volatile: bool,
    on_send: Callback<()>,
    on_edit: Callback<()>,
    on_delete: Callback<()>,
) -> AnyView {
    let (modifier, state, detail) = match &entry.status {
        Status::Waiting { .. } if is_volatile => {
            ("waiting", t::WAITING, t::VOLATILE_HINT.to_owned())
        }
        Status::Waiting { .. } => ("waiting", t::WAITING, t::WAITING_HINT.to_owned()),
        Status::Sending { .. } => ("sending", t::SENDING, String::new()),
        Status::Sent { receipt, .. } => ("sent", t::SENT, t::RECEIPT.to_owned() + receipt),
        Status::Refused { reason, .. } => ("refused", t::REFUSED, t::refusal(reason).to_owned()),
    };
    let attempts = (entry.attempts() > 0).then(|| t::attempts(entry.attempts()));
    let mood = draft.and_then(|draft| draft.mood).map(moods::mood);
    let comment = draft.map(|draft| draft.comment.clone()).filter(|comment| !comment.is_empty());
    let comment =
        comment.map(|comment| view! { <blockquote class="entry__comment">{comment}</blockquote> });
    let is_waiting = matches!(entry.status, Status::Waiting { .. });
    let send = is_waiting.then(|| {
        view! {
            <button type="button" class="button button--small" on:click=move |_| on_send.run(())>
                {t::SEND_NOW}
            </button>
        }
    });
    let edit = (entry.is_editable() && draft.is_some()).then(|| {
        view! {
            <button type="button" class="button button--small" on:click=move |_| on_edit.run(())>
                {t::EDIT}
            </button>
        }
    });
    let delete = (entry.is_editable() || entry.is_settled()).then(|| {
        view! {
            <button type="button" class="button button--small" on:click=move |_| on_delete.run(())>
                {t::DELETE}
            </button>
        }
    });
    view! {
        <li class=["entry entry--", modifier].concat()>
            <p class="entry__state">{icon(Icon::Outbox)} <strong>{state}</strong></p>
            <p>{detail} " " {attempts}</p>
            <p class="entry__about">
                <strong>{mood}</strong> " " {service} <span class="hint">{t::written(&format::date_of_ms(entry.created_ms))}</span>
            </p>
            {comment}
            <div class="entry__actions">{send} {edit} {delete}</div>
        </li>
    }
    .into_any()
}
