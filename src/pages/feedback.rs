//! `masukan`: mood, service, comment; kept while typing, sent through the outbox.

use ::feedback::{Draft, MAX_COMMENT_CHARS, Mood, Problem};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::Kind;
use crate::components::{Icon, icon};
use crate::route::Route;
use crate::state::outbox::Submitted;
use crate::state::{AppState, Loading};
use crate::text::feedback as t;

/// The page; a service in the address is taken over into an untouched draft.
pub fn feedback(service: Option<String>) -> AnyView {
    let state = AppState::get();
    state.navigation.set_title(t::WINDOW_TITLE);
    let draft = state.draft.draft();
    if service.is_some() && draft.with_untracked(|draft| draft.replaces.is_none()) {
        state.draft.choose_service(service);
    }
    let problems = RwSignal::new(Vec::<Problem>::new());
    let not_kept = RwSignal::new(None::<Kind>);
    let finish = move |submitted: Submitted| match submitted {
        Submitted::Kept => {
            state.draft.clear();
            state.navigation.go(&Route::Outbox);
        }
        Submitted::Invalid(found) => {
            problems.set(found);
            state.navigation.focus(".problems");
        }
        Submitted::NotKept(kind) => {
            not_kept.set(Some(kind));
            state.navigation.focus(".problems");
        }
    };
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        problems.set(Vec::new());
        not_kept.set(None);
        spawn_local(async move { finish(state.outbox.submit(draft.get_untracked()).await) });
    };
    let on_send_unkept =
        Callback::new(move |()| finish(state.outbox.submit_unkept(&draft.get_untracked())));
    let on_jump = Callback::new(move |target| state.navigation.focus(target));
    view! {
        <h1 class="page__title" tabindex="-1">{t::TITLE}</h1>
        <p>{t::INTRO}</p>
        <p class="panel" hidden=move || draft.with(|draft| draft.replaces.is_none())>{t::CORRECTING}</p>
        {move || problems_view(&problems.get(), not_kept.get(), on_send_unkept, on_jump)}
        <form class="form" novalidate on:submit=on_submit>
            {moods_view(state, problems.into())}
            {service_view(state)}
            {comment_view(state, problems.into())}
            <div class="form__actions">
                <button type="submit" class="button">{icon(Icon::Outbox)} {t::SEND}</button>
                <button
                    type="button"
                    class="button button--quiet"
                    hidden=move || draft.with(|draft| *draft == Draft::default())
                    on:click=move |_| state.draft.clear()
                >
                    {t::CLEAR}
                </button>
            </div>
        </form>
    }
    .into_any()
}

fn problems_view(
    problems: &[Problem],
    not_kept: Option<Kind>,
    on_send_unkept: Callback<()>,
    on_jump: Callback<&'static str>,
) -> AnyView {
    if let Some(kind) = not_kept {
        let text = if kind == Kind::StorageFull { t::STORE_FULL } else { t::STORE_DENIED };
        return view! {
            <div class="panel panel--warning problems" role="alert" tabindex="-1">
                <h2 class="panel__title">{icon(Icon::Warning)} {t::STORE_FAILED}</h2>
                <p>{text}</p>
                <button type="button" class="button" on:click=move |_| on_send_unkept.run(())>
                    {t::SEND_UNKEPT}
                </button>
            </div>
        }
        .into_any();
    }
    if problems.is_empty() {
        return ().into_any();
    }
    let lines: Vec<AnyView> = problems
        .iter()
        .map(|problem| {
            let (target, text) = match problem {
                Problem::MoodMissing => ("#wajah", t::MOOD_MISSING.to_owned()),
                Problem::CommentTooLong { excess } => ("#cerita", t::comment_too_long(*excess)),
            };
            let on_click = move |event: leptos::ev::MouseEvent| {
                event.prevent_default();
                on_jump.run(target);
            };
            view! { <li><a href=["masukan", target].concat() on:click=on_click>{text}</a></li> }
                .into_any()
        })
        .collect();
    view! {
        <div class="panel panel--warning problems" role="alert" tabindex="-1">
            <h2 class="panel__title">{icon(Icon::Warning)} {t::PROBLEMS}</h2>
            <ul>{lines}</ul>
        </div>
    }
    .into_any()
}

fn moods_view(state: AppState, problems: Signal<Vec<Problem>>) -> AnyView {
    let draft = state.draft.draft();
    let moods: Vec<AnyView> = Mood::ALL
        .into_iter()
        .map(|mood| {
            let (pictogram, id) = match mood {
                Mood::VerySatisfied => (Icon::VerySatisfied, Some("wajah")),
                Mood::Satisfied => (Icon::Satisfied, None),
                Mood::FairlySatisfied => (Icon::FairlySatisfied, None),
                Mood::Dissatisfied => (Icon::Dissatisfied, None),
            };
            view! {
                <label class="mood">
                    <input
                        type="radio"
                        name="mood"
                        id=id
                        prop:checked=move || draft.with(|draft| draft.mood == Some(mood))
                        on:change=move |_| state.draft.choose_mood(mood)
                    />
                    <span class="mood__face">{icon(pictogram)} <span>{t::mood(mood)}</span></span>
                </label>
            }
            .into_any()
        })
        .collect();
    let is_missing = move || problems.with(|problems| problems.contains(&Problem::MoodMissing));
    view! {
        <fieldset class="field" aria-describedby="wajah-salah">
            <legend class="field__label">{t::MOOD}</legend>
            <p class="field__error" id="wajah-salah" hidden=move || !is_missing()>{t::MOOD_MISSING}</p>
            <div class="moods">{moods}</div>
        </fieldset>
    }
    .into_any()
}

fn service_view(state: AppState) -> AnyView {
    let draft = state.draft.draft();
    let loading = state.catalogue.loading();
    let options = move || {
        let Loading::Ready(library) = loading.get() else { return Vec::new() };
        let chosen = draft.with_untracked(|draft| draft.service.clone());
        let catalogue = &library.catalogue;
        let groups = catalogue.file().agencies.iter().map(|agency| {
            let options: Vec<AnyView> = catalogue
                .services_of(&agency.id)
                .map(|service| {
                    let is_chosen = chosen.as_ref() == Some(&service.id);
                    view! { <option value=service.id.clone() selected=is_chosen>{service.name.clone()}</option> }
                        .into_any()
                })
                .collect();
            view! { <optgroup label=agency.short_name.clone()>{options}</optgroup> }.into_any()
        });
        groups.collect::<Vec<_>>()
    };
    let on_choose = move |event| {
        let value = event_target_value(&event);
        state.draft.choose_service((!value.is_empty()).then_some(value));
    };
    view! {
        <div class="field">
            <label class="field__label" for="layanan">{t::SERVICE}</label>
            <select
                class="input"
                id="layanan"
                prop:value=move || draft.with(|draft| draft.service.clone()).unwrap_or_default()
                on:change=on_choose
            >
                <option value="">{t::SERVICE_NONE}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

fn comment_view(state: AppState, problems: Signal<Vec<Problem>>) -> AnyView {
    let draft = state.draft.draft();
    let excess = move || {
        problems.with(|problems| {
            problems.iter().find_map(|problem| match problem {
                Problem::CommentTooLong { excess } => Some(*excess),
                Problem::MoodMissing => None,
            })
        })
    };
    let count =
        move || t::characters(draft.with(|draft| draft.comment.chars().count()), MAX_COMMENT_CHARS);
    let kept = move || {
        let is_kept = state.draft.is_kept().get();
        let text = if is_kept { t::KEPT } else { t::NOT_KEPT };
        if draft.with(Draft::is_empty) && is_kept { "" } else { text }
    };
    view! {
        <div class="field">
            <label class="field__label" for="cerita">{t::COMMENT}</label>
            <p class="hint" id="cerita-hint">{t::COMMENT_HINT}</p>
            <p class="field__error" id="cerita-salah" hidden=move || excess().is_none()>
                {move || excess().map(t::comment_too_long)}
            </p>
            <textarea
                class="input"
                id="cerita"
                rows="5"
                aria-describedby="cerita-hint cerita-salah"
                prop:value=move || draft.with(|draft| draft.comment.clone())
                on:input=move |event| state.draft.type_comment(event_target_value(&event))
            ></textarea>
            <p class="field__count"><span>{count}</span> <span role="status">{kept}</span></p>
        </div>
    }
    .into_any()
}
