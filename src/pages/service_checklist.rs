//! The hero of the service page: questions about the situation, and the list they shape.
//!
//! Every question and every line is drawn once and then shown or hidden, so that nothing jumps,
//! focus stays where it is, and a page drawn at build time holds all of them.

use catalogue::{Kind, Line, LineState, Requirement, SavedList};

use super::service::{OnChange, ServiceRef};
use crate::route::Route;
use crate::state::{Shape, ShapeOf};
use crate::text::{service as t, share};
use crate::view::{View, el, group, is_checked, nothing};

/// Draws questions, progress and lines.
pub(super) fn checklist_view(service: ServiceRef, shape: ShapeOf, on_change: OnChange) -> View {
    let progress = move || shape.with(progress);
    let percent = move || {
        let (ready, needed, _) = progress();
        Some((ready * 100).checked_div(needed).unwrap_or(0).to_string())
    };
    let figure = move || {
        let (ready, needed, _) = progress();
        t::progress(ready, needed)
    };
    let summary = move || match progress() {
        (_, _, n_depends) if n_depends > 0 => t::n_depends(n_depends),
        (ready, needed, _) if needed > 0 && ready == needed => t::READY.to_owned(),
        _ => String::new(),
    };
    let hint = move || {
        (if shape.with(|shape| shape.is_kept) { t::KEPT_HINT } else { t::NOT_KEPT }).to_owned()
    };
    let forget = el("button", "button button--quiet")
        .attr("type", "button")
        .hidden_if(move || shape.with(|shape| shape.list.is_empty()))
        .on_click(move || on_change(service.get(), SavedList::default()))
        .text(t::FORGET);
    let head = el("div", "ticket__head")
        .child(el("h2", "ticket__title").attr("id", "syarat").text(t::REQUIREMENTS))
        .child(
            el("p", "ticket__progress")
                .attr("role", "status")
                .child(el("strong", "").text_with(figure))
                .text(" ")
                .child(el("span", "").text_with(summary)),
        )
        .child(
            el("progress", "ticket__bar")
                .attr("max", "100")
                .attr("aria-hidden", "true")
                .attr_with("value", percent),
        );
    let ticket = el("section", "ticket")
        .attr("aria-labelledby", "syarat")
        .child(head)
        .children(GROUPS.iter().filter_map(|group| group_view(service, group, shape, on_change)))
        .child(el("div", "ticket__foot").child(el("p", "hint").text_with(hint)).child(forget));
    group(vec![questions_view(service, shape, on_change), ticket])
}

/// What to bring, to have ready, to meet: lines of a kind stand together.
const GROUPS: [(&str, &[Kind]); 3] = [
    (t::BRING, &[Kind::Document, Kind::Photo, Kind::Form, Kind::Vehicle]),
    (t::PREPARE, &[Kind::Data, Kind::Payment]),
    (t::MEET, &[Kind::Presence, Kind::Condition]),
];

fn group_view(
    service: ServiceRef,
    (title, kinds): &'static (&'static str, &'static [Kind]),
    shape: ShapeOf,
    on_change: OnChange,
) -> Option<View> {
    let requirements = service.get().requirements.iter().enumerate();
    let fitting: Vec<usize> = requirements
        .filter(|(_, requirement)| kinds.contains(&requirement.kind))
        .map(|(position, _)| position)
        .collect();
    if fitting.is_empty() {
        return None;
    }
    let lines = fitting.clone();
    let is_empty = move || {
        let is_shown = |line: &Line| fitting.contains(&line.requirement);
        shape.with(|shape| !shape.checklist.lines.iter().any(is_shown))
    };
    let lines = lines.into_iter().map(|line| line_view(service, line, shape, on_change));
    let view = el("div", "group")
        .hidden_if(is_empty)
        .child(el("h3", "group__title").text(title))
        .child(el("ul", "lines").children(lines));
    Some(view)
}

/// Ready, needed, and how many lines still depend on an answer.
fn progress(shape: &Shape) -> (usize, usize, usize) {
    let depends = shape.checklist.lines.iter().filter(|line| line.state == LineState::Depends);
    let progress = shape.checklist.progress(|line| shape.ticks[line]);
    (progress.ready, progress.needed, depends.count())
}

fn questions_view(service: ServiceRef, shape: ShapeOf, on_change: OnChange) -> View {
    let n = service.get().questions.len();
    if n == 0 {
        return nothing();
    }
    el("section", "panel")
        .attr("aria-labelledby", "keadaan")
        .child(el("h2", "panel__title").attr("id", "keadaan").text(t::SITUATION))
        .child(el("p", "hint").text(t::SITUATION_HINT))
        .children((0..n).map(|position| question_view(service, position, shape, on_change)))
}

fn question_view(
    service: ServiceRef,
    position: usize,
    shape: ShapeOf,
    on_change: OnChange,
) -> View {
    let question = &service.get().questions[position];
    let given = move || shape.with(|shape| shape.answers.get(position));
    let choice = |n: Option<u8>, answer: Option<String>, label: String| {
        let question_id = &question.id;
        let on_choose = move |_| {
            let mut list = shape.list();
            list.set_answer(question_id, answer.as_deref());
            on_change(service.get(), list);
        };
        let radio = el("input", "")
            .attr("type", "radio")
            .attr_text("name", ["tanya-", &question.id].concat())
            .checked_if(move || given() == n)
            .on("change", on_choose);
        el("label", "choice").child(radio).child(el("span", "").say(label))
    };
    let answers = question.answers.iter().enumerate();
    let mut choices: Vec<View> = answers
        .map(|(n, answer)| choice(Some(n as u8), Some(answer.id.clone()), answer.label()))
        .collect();
    choices.push(choice(None, None, t::FORGET_ANSWER.to_owned()));
    el("fieldset", "question")
        .hidden_if(move || shape.with(|shape| !shape.checklist.questions.contains(&position)))
        .child(el("legend", "").text(&question.text))
        .maybe(question.hint.clone().map(|hint| el("p", "hint").say(hint)))
        .child(el("div", "choices").children(choices))
}

fn line_view(service: ServiceRef, position: usize, shape: ShapeOf, on_change: OnChange) -> View {
    let requirement = &service.get().requirements[position];
    let state = move || {
        shape.with(|shape| {
            let lines = &shape.checklist.lines;
            lines.iter().find(|line| line.requirement == position).map(|line| line.state)
        })
    };
    let on_tick = move |event| {
        let mut list = shape.list();
        list.set_tick(service.get(), position, is_checked(&event));
        on_change(service.get(), list);
    };
    let condition = (!requirement.only_if.is_always()).then(|| {
        let text = t::only_if(&t::condition(&requirement.only_if, &service.get().questions));
        el("span", "line__if").hidden_if(move || state() == Some(LineState::Needed)).say(text)
    });
    let badges = t::counts(requirement)
        .into_iter()
        .chain(requirement.form.iter().map(|form| t::FORM.to_owned() + form))
        .map(|count| el("span", "badge").say(count));
    let class = move || {
        let depends = state() == Some(LineState::Depends);
        Some((if depends { "line line--depends" } else { "line" }).to_owned())
    };
    let tick = el("input", "line__box")
        .attr("type", "checkbox")
        .checked_if(move || shape.with(|shape| shape.ticks[position]))
        .on("change", on_tick);
    let words = el("span", "")
        .maybe(condition)
        .child(el("span", "line__name").say(share::name(service.catalogue(), requirement)))
        .child(el("span", "line__badges").children(badges));
    el("li", "")
        .attr_with("class", class)
        .hidden_if(move || state().is_none())
        .child(el("label", "line__main").child(tick).child(words))
        .maybe(details_view(service, requirement))
}

fn details_view(service: ServiceRef, requirement: &'static Requirement) -> Option<View> {
    let mut details: Vec<View> = Vec::new();
    let mut say = |text: String| details.push(el("p", "").say(text));
    if let Some(handling) = requirement.handling.filter(|_| requirement.original.is_some()) {
        say(t::handling(handling).to_owned());
    }
    requirement.max_age_days.map(t::max_age).into_iter().for_each(&mut say);
    requirement.note.clone().into_iter().for_each(&mut say);
    requirement.why.iter().for_each(|why| say(t::WHY.to_owned() + why));
    for document in requirement.documents.iter().filter_map(|id| service.catalogue().document(id)) {
        let issuing = document.from_service.as_ref().filter(|id| **id != service.get().id);
        let link = issuing.and_then(|id| service.catalogue().service(id)).map(|issuing| {
            let href = Route::Service { id: issuing.id.clone() }.href();
            el("a", "").attr_text("href", href).text(&issuing.name)
        });
        if document.obtain.is_some() || link.is_some() {
            let is_one_of_several = requirement.documents.len() > 1;
            let question = t::obtain(is_one_of_several.then_some(document.name.as_str()));
            let obtain = [&question, document.obtain.as_deref().unwrap_or_default(), " "].concat();
            details.push(el("p", "").say(obtain).maybe(link));
        }
    }
    if let Some(doubt) = &requirement.unconfirmed {
        details.push(el("p", "doubt").say([t::UNSURE, doubt].concat()));
    }
    (!details.is_empty()).then(|| el("div", "line__details").children(details))
}
