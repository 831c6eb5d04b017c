//! `kotak-keluar`: every submission of this phone and how far it is.

use ::feedback::{Draft, Entry, Status};

use super::title;
use crate::browser::Kind;
use crate::components::{Icon, icon};
use crate::route::Route;
use crate::state::{AppState, OutboxStatus, StoreHealth};
use crate::text::{feedback as moods, format, outbox as t};
use crate::view::{View, dynamic, el, group};

/// The page.
pub fn outbox() -> View {
    let state = AppState::get();
    state.navigation.set_title(t::TITLE);
    let failure = move || {
        let status = state.outbox.status();
        let is_waiting = status.entries.iter().any(|entry| !entry.is_settled());
        let reason = status.last_failure.filter(|_| is_waiting);
        reason.map(t::retry_reason).unwrap_or_default().to_owned()
    };
    group(vec![
        title(t::TITLE),
        el("p", "").text(t::INTRO),
        dynamic(move || warnings_view(&state.outbox.status())),
        el("p", "hint").attr("role", "status").text_with(failure),
        el("div", "").attr("aria-live", "polite").child(dynamic(move || list_view(state))),
        rescue_view(state),
    ])
}

/// For a phone that is broken, full or shared.
fn rescue_view(state: AppState) -> View {
    let save = el("a", "button button--quiet")
        .attr_with("href", move || Some(state.outbox.rescue_file()))
        .attr("download", t::FILE)
        .text(t::SAVE);
    let field = el("input", "input")
        .attr("type", "file")
        .attr("id", "berkas")
        .on("change", move |event| state.outbox.bring(event));
    let leave = move || {
        if state.navigation.confirm(t::LEAVE_QUESTION) {
            state.leave();
        }
    };
    let leave = el("button", "button button--quiet").attr("type", "button").on_click(leave);
    el("div", "field")
        .child(el("p", "").child(save))
        .child(el("label", "field__label").attr("for", "berkas").text(t::BRING))
        .child(field)
        .child(el("p", "").child(leave.text(t::LEAVE)))
}

fn warnings_view(status: &OutboxStatus) -> View {
    let mut warnings = Vec::new();
    if let StoreHealth::Failed(kind) = status.health {
        let text = if kind == Kind::StorageFull { t::STORE_FULL } else { t::STORE_DENIED };
        warnings.push(el("p", "panel panel--warning").text(text));
    }
    if !status.unreadable.is_empty() {
        let text = t::n_unreadable(status.unreadable.len());
        warnings.push(el("p", "panel panel--warning").say(text));
    }
    group(warnings)
}

fn list_view(state: AppState) -> View {
    let status = state.outbox.status();
    if status.entries.is_empty() {
        if status.health == StoreHealth::Opening {
            return el("p", "").attr("role", "status").text(t::OPENING);
        }
        let href = Route::Feedback { service: None }.href();
        let write = el("a", "button").attr_text("href", href).text(t::EMPTY_ACTION);
        return el("div", "panel").child(el("p", "").text(t::EMPTY)).child(write);
    }
    // Newest first: the one just written is what the person looks for.
    let rows = status.entries.iter().rev().map(|entry| row(state, &status, entry));
    el("ul", "entries").children(rows)
}

fn row(state: AppState, status: &OutboxStatus, entry: &Entry) -> View {
    let draft = Draft::of_body(&entry.body);
    let service = draft.as_ref().and_then(|draft| draft.service.clone()).map(|id| {
        let library = state.catalogue.library();
        let name = library.and_then(|library| Some(library.catalogue.service(&id)?.name.clone()));
        name.unwrap_or(id)
    });
    let facts = EntryFacts {
        entry: entry.clone(),
        draft: draft.clone(),
        service,
        is_volatile: status.volatile.contains(&entry.id),
    };
    let (sent, deleted, is_settled) = (entry.id.clone(), entry.id.clone(), entry.is_settled());
    entry_view(
        &facts,
        move || state.outbox.send_now(&sent),
        move || {
            if let Some(draft) = draft.clone() {
                state.draft.open(draft);
                state.navigation.go(&Route::Feedback { service: None });
            }
        },
        move || {
            let question = if is_settled { t::DELETE_SETTLED } else { t::DELETE_WAITING };
            if state.navigation.confirm(question) {
                state.outbox.discard(deleted.clone());
            }
        },
    )
}

/// What a row of the outbox shows.
pub struct EntryFacts {
    /// The entry.
    pub entry: Entry,
    /// What its body says, if this version can read it.
    pub draft: Option<Draft>,
    /// Name of the service it is about.
    pub service: Option<String>,
    /// Whether it exists on this page only.
    pub is_volatile: bool,
}

/// One entry.
pub fn entry_view(
    facts: &EntryFacts,
    on_send: impl FnMut() + 'static,
    on_edit: impl FnMut() + 'static,
    on_delete: impl FnMut() + 'static,
) -> View {
    let EntryFacts { entry, draft, service, is_volatile } = facts;
    let (class, state, detail) = match &entry.status {
        Status::Waiting { .. } if *is_volatile => {
            ("entry entry--waiting", t::WAITING, t::VOLATILE_HINT.to_owned())
        }
        Status::Waiting { .. } => ("entry entry--waiting", t::WAITING, t::WAITING_HINT.to_owned()),
        Status::Sending { .. } => ("entry entry--sending", t::SENDING, String::new()),
        Status::Sent { .. } => ("entry entry--sent", t::SENT, t::RECEIPT.to_owned()),
        Status::Refused { reason, .. } => {
            ("entry entry--refused", t::REFUSED, t::refusal(reason).to_owned())
        }
    };
    let receipt = match &entry.status {
        Status::Sent { receipt, .. } => Some(el("strong", "figure").quote(receipt)),
        _ => None,
    };
    let attempts = if entry.attempts() > 0 { t::attempts(entry.attempts()) } else { String::new() };
    let mood = draft.as_ref().and_then(|draft| draft.mood).map(moods::mood).unwrap_or_default();
    let comment = draft.as_ref().map(|draft| draft.comment.clone()).filter(|text| !text.is_empty());
    let button = |label: &'static str| {
        el("button", "button button--small").attr("type", "button").text(label)
    };
    let is_waiting = matches!(entry.status, Status::Waiting { .. });
    let can_edit = entry.is_editable() && draft.is_some();
    let can_delete = entry.is_editable() || entry.is_settled();
    let actions = el("div", "entry__actions")
        .maybe(is_waiting.then(|| button(t::SEND_NOW).on_click(on_send)))
        .maybe(can_edit.then(|| button(t::EDIT).on_click(on_edit)))
        .maybe(can_delete.then(|| button(t::DELETE).on_click(on_delete)));
    let about = el("p", "entry__about")
        .child(el("strong", "").text(mood))
        .say([" ", service.as_deref().unwrap_or_default(), " "].concat())
        .child(el("span", "hint").say(t::written(&format::date_of_ms(entry.created_ms))));
    el("li", class)
        .child(
            el("p", "entry__state")
                .child(icon(Icon::Outbox))
                .text(" ")
                .child(el("strong", "").text(state)),
        )
        .child(el("p", "").say([detail.as_str(), " ", &attempts].concat()).maybe(receipt))
        .child(about)
        .maybe(comment.map(|comment| el("blockquote", "entry__comment").say(comment)))
        .child(actions)
}
