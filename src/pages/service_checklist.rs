//! The hero of the service page: questions about the situation, and the list they shape.
//!
//! Every question and every line is drawn once and then shown or hidden, so that nothing jumps,
//! focus stays where it is, and a page drawn at build time holds all of them.

use catalogue::{Checklist, LineState, Requirement, SavedList, checklist};
use leptos::prelude::*;

use super::service::ServiceRef;
use crate::route::Route;
use crate::text::service as t;

/// Draws questions, progress and lines.
pub(super) fn checklist_view(
    service: &ServiceRef,
    list: Signal<SavedList>,
    on_change: Callback<SavedList>,
    is_kept: Signal<bool>,
) -> AnyView {
    let shaped = service.clone();
    let shape: Memo<Checklist> =
        Memo::new(move |_| checklist(shaped.get(), &list.with(|list| list.answers(shaped.get()))));
    let questions = questions_view(service, shape, list, on_change);
    let n = service.get().requirements.len();
    let lines: Vec<AnyView> =
        (0..n).map(|line| line_view(service, line, shape, list, on_change)).collect();
    let counted = service.clone();
    let progress = Memo::new(move |_| {
        let ticks = list.with(|list| list.ticks(counted.get()));
        shape.with(|shape| {
            let n_depends =
                shape.lines.iter().filter(|line| line.state == LineState::Depends).count();
            (shape.progress(|line| ticks[line]), n_depends)
        })
    });
    let percent = move || {
        let (progress, _) = progress.get();
        (progress.ready * 100).checked_div(progress.needed).unwrap_or(0).to_string()
    };
    let summary = move || {
        let (progress, n_depends) = progress.get();
        if n_depends > 0 {
            t::n_depends(n_depends)
        } else if progress.is_complete() {
            t::READY.to_owned()
        } else {
            String::new()
        }
    };
    let hint = move || if is_kept.get() { t::PRINT_HINT } else { t::NOT_KEPT };
    view! {
        {questions}
        <section class="ticket" aria-labelledby="syarat">
            <div class="ticket__head">
                <h2 class="ticket__title" id="syarat">{t::REQUIREMENTS}</h2>
                <p class="ticket__progress" role="status">
                    <strong>
                        {move || {
                            let (progress, _) = progress.get();
                            t::progress(progress.ready, progress.needed)
                        }}
                    </strong>
                    " " {summary}
                </p>
                <progress class="ticket__bar" max="100" value=percent aria-hidden="true"></progress>
            </div>
            <ul class="lines">{lines}</ul>
            <div class="ticket__foot">
                <p class="hint">{hint}</p>
                <button
                    type="button"
                    class="button button--quiet"
                    hidden=move || list.with(SavedList::is_empty)
                    on:click=move |_| on_change.run(SavedList::default())
                >
                    {t::FORGET}
                </button>
            </div>
        </section>
    }
    .into_any()
}

fn questions_view(
    service: &ServiceRef,
    shape: Memo<Checklist>,
    list: Signal<SavedList>,
    on_change: Callback<SavedList>,
) -> AnyView {
    let n = service.get().questions.len();
    if n == 0 {
        return ().into_any();
    }
    let questions: Vec<AnyView> =
        (0..n).map(|position| question_view(service, position, shape, list, on_change)).collect();
    view! {
        <section class="panel" aria-labelledby="keadaan">
            <h2 class="panel__title" id="keadaan">{t::SITUATION}</h2>
            <p class="hint">{t::SITUATION_HINT}</p>
            {questions}
        </section>
    }
    .into_any()
}

fn question_view(
    service: &ServiceRef,
    position: usize,
    shape: Memo<Checklist>,
    list: Signal<SavedList>,
    on_change: Callback<SavedList>,
) -> AnyView {
    let question = &service.get().questions[position];
    let given = {
        let service = service.clone();
        Memo::new(move |_| list.with(|list| list.answers(service.get()).get(position)))
    };
    let choices =
        question.answers.iter().map(|answer| (Some(answer.id.clone()), answer.label.clone()));
    let choices = choices.chain([(None, t::FORGET_ANSWER.to_owned())]);
    let radios: Vec<AnyView> = choices
        .enumerate()
        .map(|(n, (answer, label))| {
            let is_chosen = {
                let is_none = answer.is_none();
                move || given.get().map_or(is_none, |given| usize::from(given) == n)
            };
            let question_id = question.id.clone();
            let on_choose = move |_| {
                let mut list = list.get_untracked();
                list.set_answer(&question_id, answer.as_deref());
                on_change.run(list);
            };
            view! {
                <label class="choice">
                    <input
                        type="radio"
                        name=["tanya-", &question.id].concat()
                        prop:checked=is_chosen
                        on:change=on_choose
                    />
                    <span>{label}</span>
                </label>
            }
            .into_any()
        })
        .collect();
    let hint = question.hint.clone().map(|hint| view! { <p class="hint">{hint}</p> });
    let is_hidden = move || shape.with(|shape| !shape.questions.contains(&position));
    view! {
        <fieldset class="question" hidden=is_hidden>
            <legend>{question.text.clone()}</legend>
            {hint}
            <div class="choices">{radios}</div>
        </fieldset>
    }
    .into_any()
}

fn line_view(
    service: &ServiceRef,
    position: usize,
    shape: Memo<Checklist>,
    list: Signal<SavedList>,
    on_change: Callback<SavedList>,
) -> AnyView {
    let requirement = &service.get().requirements[position];
    let state = Memo::new(move |_| {
        shape.with(|shape| {
            shape.lines.iter().find(|line| line.requirement == position).map(|line| line.state)
        })
    });
    let is_ticked = {
        let service = service.clone();
        move || list.with(|list| list.ticks(service.get())[position])
    };
    let on_tick = {
        let service = service.clone();
        move |event| {
            let mut list = list.get_untracked();
            list.set_tick(service.get(), position, event_target_checked(&event));
            on_change.run(list);
        }
    };
    let condition = (!requirement.only_if.is_always()).then(|| {
        let text = t::only_if(&t::condition(&requirement.only_if, &service.get().questions));
        view! { <span class="line__if" hidden=move || state.get() == Some(LineState::Needed)>{text}</span> }
    });
    let badges: Vec<AnyView> = t::counts(requirement)
        .into_iter()
        .chain(requirement.form.iter().map(|form| t::FORM.to_owned() + form))
        .map(|count| view! { <span class="badge">{count}</span> }.into_any())
        .collect();
    let details = details_view(service, requirement);
    let class = move || match state.get() {
        Some(LineState::Depends) => "line line--depends",
        _ => "line",
    };
    view! {
        <li class=class hidden=move || state.get().is_none()>
            <label class="line__main">
                <input class="line__box" type="checkbox" prop:checked=is_ticked on:change=on_tick />
                <span>
                    {condition}
                    <span class="line__name">{name(service, requirement)}</span>
                    <span class="line__badges">{badges}</span>
                </span>
            </label>
            {details}
        </li>
    }
    .into_any()
}

fn name(service: &ServiceRef, requirement: &Requirement) -> String {
    if let Some(text) = &requirement.text {
        return text.clone();
    }
    let names: Vec<&str> = requirement
        .documents
        .iter()
        .filter_map(|id| service.catalogue().document(id))
        .map(|document| document.name.as_str())
        .collect();
    match names.as_slice() {
        [only] => (*only).to_owned(),
        names => t::ONE_OF.to_owned() + &names.join(t::OR),
    }
}

fn details_view(service: &ServiceRef, requirement: &Requirement) -> AnyView {
    let mut details: Vec<AnyView> = Vec::new();
    let mut say = |text: String| details.push(view! { <p>{text}</p> }.into_any());
    if let Some(handling) = requirement.handling.filter(|_| requirement.original.is_some()) {
        say(t::handling(handling).to_owned());
    }
    if let Some(days) = requirement.max_age_days {
        say(t::max_age(days));
    }
    requirement.note.clone().into_iter().for_each(&mut say);
    requirement.why.iter().for_each(|why| say(t::WHY.to_owned() + why));
    for document in requirement.documents.iter().filter_map(|id| service.catalogue().document(id)) {
        let link =
            document.from_service.as_ref().filter(|id| **id != service.get().id).and_then(|id| {
                let issuing = service.catalogue().service(id)?;
                let href = Route::Service { id: id.clone() }.href();
                Some(view! { " " <a href=href>{issuing.name.clone()}</a> })
            });
        if document.obtain.is_some() || link.is_some() {
            let obtain = document.obtain.clone();
            details.push(view! { <p>{t::OBTAIN} {obtain} {link}</p> }.into_any());
        }
    }
    if let Some(doubt) = requirement.unconfirmed.clone() {
        details.push(view! { <p class="doubt">{t::UNSURE} {doubt}</p> }.into_any());
    }
    if details.is_empty() {
        return ().into_any();
    }
    view! { <div class="line__details">{details}</div> }.into_any()
}
