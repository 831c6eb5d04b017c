//! `masukan`: mood, service, comment; kept while typing, sent through the outbox.

use ::feedback::{Draft, MAX_COMMENT_CHARS, Mood, Problem, n_chars};
use leptos::task::spawn_local;

use super::title;
use crate::browser::Kind;
use crate::components::{Icon, icon};
use crate::route::Route;
use crate::state::AppState;
use crate::state::outbox::Submitted;
use crate::text::feedback as t;
use crate::view::{View, dynamic, el, group, nothing, value_of};

/// The page; a service in the address is taken over unless an older submission is being corrected.
pub fn feedback(service: Option<String>) -> View {
    let state = AppState::get();
    state.navigation.set_title(t::WINDOW_TITLE);
    if service.is_some() && state.draft.current().replaces.is_none() {
        state.draft.choose_service(service);
    }
    state.draft.note_outcome(None);
    let on_submit = move |event: leptos::web_sys::Event| {
        event.prevent_default();
        spawn_local(async move {
            let submitted = state.outbox.submit(state.draft.current()).await;
            finish(state, submitted);
        });
    };
    let send =
        el("button", "button").attr("type", "submit").child(icon(Icon::Outbox)).text(t::SEND);
    let clear = el("button", "button button--quiet")
        .attr("type", "button")
        .hidden_if(move || state.draft.draft() == Draft::default())
        .on_click(move || state.draft.clear())
        .text(t::CLEAR);
    let form = el("form", "form")
        .attr("novalidate", "")
        .on("submit", on_submit)
        .child(moods_view(state))
        .child(service_view(state))
        .child(comment_view(state))
        .child(el("div", "form__actions").child(send).child(clear));
    let correcting = el("p", "panel")
        .hidden_if(move || state.draft.draft().replaces.is_none())
        .text(t::CORRECTING);
    group(vec![
        title(t::TITLE),
        el("p", "").text(t::INTRO),
        correcting,
        dynamic(move || problems_view(state)),
        form,
    ])
}

fn finish(state: AppState, submitted: Submitted) {
    if submitted == Submitted::Kept {
        state.draft.clear();
        state.navigation.go(&Route::Outbox);
    } else {
        state.draft.note_outcome(Some(submitted));
        state.navigation.focus(".problems");
    }
}

fn problems_view(state: AppState) -> View {
    let panel = |heading: &'static str| {
        el("div", "panel panel--warning problems")
            .attr("role", "alert")
            .attr("tabindex", "-1")
            .child(el("h2", "panel__title").child(icon(Icon::Warning)).text(heading))
    };
    match state.draft.outcome() {
        Some(Submitted::NotKept(kind)) => {
            let text = if kind == Kind::StorageFull { t::STORE_FULL } else { t::STORE_DENIED };
            let on_send = move || {
                finish(state, state.outbox.submit_unkept(&state.draft.current()));
            };
            let send = el("button", "button")
                .attr("type", "button")
                .on_click(on_send)
                .text(t::SEND_UNKEPT);
            panel(t::STORE_FAILED).child(el("p", "").text(text)).child(send)
        }
        Some(Submitted::Invalid(problems)) => {
            let lines = problems.into_iter().map(|problem| {
                let (target, text) = match problem {
                    Problem::MoodMissing => ("#wajah", t::MOOD_MISSING.to_owned()),
                    Problem::CommentTooLong { excess } => ("#cerita", t::comment_too_long(excess)),
                };
                let link = el("a", "")
                    .attr_text("href", ["masukan", target].concat())
                    .on_click(move || state.navigation.focus(target))
                    .say(text);
                el("li", "").child(link)
            });
            panel(t::PROBLEMS).child(el("ul", "").children(lines))
        }
        Some(Submitted::Kept) | None => nothing(),
    }
}

/// Whether the last "Kirim" found this problem.
fn found(state: AppState, fits: fn(&Problem) -> bool) -> Option<Problem> {
    match state.draft.outcome() {
        Some(Submitted::Invalid(problems)) => problems.into_iter().find(fits),
        _ => None,
    }
}

fn moods_view(state: AppState) -> View {
    let moods = Mood::ALL.into_iter().map(move |mood| {
        let (pictogram, id) = match mood {
            Mood::VerySatisfied => (Icon::VerySatisfied, "wajah"),
            Mood::Satisfied => (Icon::Satisfied, "wajah-2"),
            Mood::FairlySatisfied => (Icon::FairlySatisfied, "wajah-3"),
            Mood::Dissatisfied => (Icon::Dissatisfied, "wajah-4"),
        };
        let radio = el("input", "")
            .attr("type", "radio")
            .attr("name", "mood")
            .attr("id", id)
            .checked_if(move || state.draft.draft().mood == Some(mood))
            .on("change", move |_| state.draft.choose_mood(mood));
        let face = el("span", "mood__face")
            .child(icon(pictogram))
            .child(el("span", "").text(t::mood(mood)));
        el("label", "mood").child(radio).child(face)
    });
    let is_missing =
        move || found(state, |problem| matches!(problem, Problem::MoodMissing)).is_some();
    el("fieldset", "field")
        .attr("aria-describedby", "wajah-salah")
        .child(el("legend", "field__label").text(t::MOOD))
        .child(
            el("p", "field__error")
                .attr("id", "wajah-salah")
                .hidden_if(move || !is_missing())
                .text(t::MOOD_MISSING),
        )
        .child(el("div", "moods").children(moods))
}

fn service_view(state: AppState) -> View {
    let options = dynamic(move || {
        let Some(library) = state.catalogue.library() else { return nothing() };
        let catalogue = library.catalogue;
        let chosen = state.draft.draft().service;
        let groups = catalogue.file().agencies.iter().map(|agency| {
            let options = catalogue.services_of(&agency.id).map(|service| {
                let option = el("option", "").attr_text("value", service.id.clone());
                let is_chosen = chosen.as_ref() == Some(&service.id);
                let option = if is_chosen { option.attr("selected", "") } else { option };
                option.text(&service.name)
            });
            el("optgroup", "").attr_text("label", agency.short_name.clone()).children(options)
        });
        group(groups.collect())
    });
    let on_choose = move |event| {
        let value = value_of(&event);
        state.draft.choose_service((!value.is_empty()).then_some(value));
    };
    let select = el("select", "input")
        .attr("id", "layanan")
        .on("change", on_choose)
        .child(el("option", "").attr("value", "").text(t::SERVICE_NONE))
        .child(options);
    el("div", "field")
        .child(el("label", "field__label").attr("for", "layanan").text(t::SERVICE))
        .child(select)
}

fn comment_view(state: AppState) -> View {
    let error = move || match found(state, |p| matches!(p, Problem::CommentTooLong { .. })) {
        Some(Problem::CommentTooLong { excess }) => t::comment_too_long(excess),
        _ => String::new(),
    };
    let count = move || t::characters(n_chars(&state.draft.draft().comment), MAX_COMMENT_CHARS);
    let kept = move || {
        let text = match (state.draft.is_kept(), state.draft.draft().is_empty()) {
            (false, _) => t::NOT_KEPT,
            (true, true) => "",
            (true, false) => t::KEPT,
        };
        text.to_owned()
    };
    let area = el("textarea", "input")
        .attr("id", "cerita")
        .attr("rows", "5")
        .attr("aria-describedby", "cerita-hint cerita-salah")
        .value_with(move || state.draft.draft().comment)
        .on("input", move |event| state.draft.type_comment(value_of(&event)));
    let error_line = el("p", "field__error")
        .attr("id", "cerita-salah")
        .hidden_if(move || error().is_empty())
        .text_with(error);
    el("div", "field")
        .child(el("label", "field__label").attr("for", "cerita").text(t::COMMENT))
        .child(el("p", "hint").attr("id", "cerita-hint").text(t::COMMENT_HINT))
        .child(error_line)
        .child(area)
        .child(
            el("p", "doubt")
                .attr("role", "status")
                .hidden_if(move || !state.draft.draft().has_number_to_cover())
                .text(t::NUMBER_COVERED),
        )
        .child(
            el("p", "field__count")
                .child(el("span", "").text_with(count))
                .child(el("span", "").attr("role", "status").text_with(kept)),
        )
}
