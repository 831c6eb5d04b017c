//! The other headings of the service page: where, steps, time, fee, product, complaint, sources.

use catalogue::{Catalogue, Condition, Fee, SavedList, Service, Truth};
use leptos::prelude::*;

use super::cards;
use super::service::ServiceRef;
use crate::components::{Icon, icon};
use crate::text::{format, service as t};

pub(super) fn places_view(catalogue: &Catalogue, service: &Service) -> AnyView {
    let places: Vec<AnyView> = service
        .places
        .iter()
        .filter_map(|place| {
            let record = catalogue.place(&place.at)?;
            let note =
                place.note.clone().map(|note| view! { <span class="place__note">{note}</span> });
            Some(
                view! {
                    <li class="place">
                        <span class="place__name">{record.name.clone()}</span>
                        <span class="chip">{t::does(place.does)}</span>
                        <span class="place__where">{record.location.clone()}</span>
                        {note}
                    </li>
                }
                .into_any(),
            )
        })
        .collect();
    view! {
        <section aria-labelledby="tempat">
            <h2 id="tempat">{icon(Icon::Place)} {t::WHERE}</h2>
            <ol class="places">{places}</ol>
        </section>
    }
    .into_any()
}

/// Hidden when the answers rule it out; otherwise it says for whom it is.
fn conditional(
    service: &ServiceRef,
    list: Signal<SavedList>,
    condition: &Condition,
) -> (Memo<Truth>, Option<String>) {
    let words = (!condition.is_always())
        .then(|| t::only_if(&t::condition(condition, &service.get().questions)));
    let (service, condition) = (service.clone(), condition.clone());
    let truth = Memo::new(move |_| condition.truth(&list.with(|list| list.answers(service.get()))));
    (truth, words)
}

pub(super) fn steps_view(service: &ServiceRef, list: Signal<SavedList>) -> AnyView {
    let steps: Vec<AnyView> = service
        .get()
        .steps
        .iter()
        .map(|step| {
            let (truth, words) = conditional(service, list, &step.only_if);
            let words = words.map(|words| {
                view! { <span class="line__if" hidden=move || truth.get() == Truth::Yes>{words}</span> }
            });
            view! { <li hidden=move || truth.get() == Truth::No>{words} {step.text.clone()}</li> }.into_any()
        })
        .collect();
    view! {
        <section aria-labelledby="prosedur">
            <h2 id="prosedur">{icon(Icon::List)} {t::PROCEDURE}</h2>
            <ol class="steps">{steps}</ol>
        </section>
    }
    .into_any()
}

pub(super) fn time_view(service: &Service) -> AnyView {
    let body = match &service.time {
        None => view! { <p>{t::TIME_UNKNOWN}</p> }.into_any(),
        Some(time) => {
            let from = time.from.as_ref().map(|from| [t::TIME_FROM, from, "."].concat());
            let note = time.note.clone().map(|note| view! { <p>{note}</p> });
            view! {
                <p><strong class="figure">{format::duration(time)}</strong> " " {from}</p>
                {note}
                {doubt_view(time.unconfirmed.as_ref())}
            }
            .into_any()
        }
    };
    view! {
        <section aria-labelledby="waktu"><h2 id="waktu">{icon(Icon::Time)} {t::TIME}</h2>{body}</section>
    }
    .into_any()
}

pub(super) fn fees_view(service: &ServiceRef, list: Signal<SavedList>) -> AnyView {
    let fees = &service.get().fees;
    let body = if fees.is_empty() {
        view! { <p>{t::FEE_UNKNOWN}</p> }.into_any()
    } else {
        let lines: Vec<AnyView> = fees.iter().map(|fee| fee_view(service, list, fee)).collect();
        view! { <ul class="fees">{lines}</ul> }.into_any()
    };
    view! {
        <section aria-labelledby="biaya"><h2 id="biaya">{icon(Icon::Fee)} {t::FEE}</h2>{body}</section>
    }
    .into_any()
}

fn fee_view(service: &ServiceRef, list: Signal<SavedList>, fee: &Fee) -> AnyView {
    let (truth, words) = conditional(service, list, &fee.only_if);
    let words = words.map(|words| {
        view! { <span class="line__if" hidden=move || truth.get() == Truth::Yes>{words}</span> }
    });
    let amount = match fee.amount {
        Some(0) => t::FREE.to_owned(),
        Some(amount) => format::rupiah(amount),
        None => t::AMOUNT_UNKNOWN.to_owned(),
    };
    let since = fee.since.as_ref().map(|since| t::since(&format::date(since)));
    let basis = fee.basis.as_ref().map(|basis| {
        let since = since.map(|since| ", ".to_owned() + &since).unwrap_or_default();
        view! { <span class="fee__basis">{[t::BASIS, basis, &since].concat()}</span> }
    });
    let note = fee.note.clone().map(|note| view! { <span>{note}</span> });
    view! {
        <li class="fee" hidden=move || truth.get() == Truth::No>
            {words}
            <span class="fee__line">
                <span>{fee.label.clone()}</span> <strong class="figure">{amount}</strong>
            </span>
            {basis}
            {note}
            {doubt_view(fee.unconfirmed.as_ref())}
        </li>
    }
    .into_any()
}

fn doubt_view(doubt: Option<&String>) -> AnyView {
    match doubt {
        Some(doubt) => view! { <p class="doubt">{t::UNSURE} {doubt.clone()}</p> }.into_any(),
        None => ().into_any(),
    }
}

pub(super) fn product_view(service: &Service) -> AnyView {
    let validity = match &service.validity {
        Some(validity) => [t::PRODUCT_VALIDITY, validity].concat(),
        None => t::PRODUCT_VALIDITY_UNKNOWN.to_owned(),
    };
    view! {
        <section aria-labelledby="produk">
            <h2 id="produk">{icon(Icon::Paper)} {t::PRODUCT}</h2>
            <p><strong>{service.product.clone()}</strong></p>
            <p>{validity}</p>
        </section>
    }
    .into_any()
}

pub(super) fn complaint_view(catalogue: &Catalogue, service: &Service) -> AnyView {
    let agency = catalogue.agency(&service.agency).map(|agency| agency.complaint.clone());
    let complaint = service.complaint.clone().or(agency);
    view! {
        <section aria-labelledby="aduan">
            <h2 id="aduan">{icon(Icon::Feedback)} {t::COMPLAINT}</h2>
            <p>{complaint}</p>
        </section>
    }
    .into_any()
}

pub(super) fn sources_view(service: &Service) -> AnyView {
    let basis: Vec<AnyView> = service
        .legal_basis
        .iter()
        .map(|rule| view! { <li>{rule.clone()}</li> }.into_any())
        .collect();
    let sources: Vec<AnyView> = service
        .sources
        .iter()
        .map(|source| {
            let title = source.title.clone();
            let title = match source.url.clone() {
                Some(url) => {
                    view! { <a href=url rel="noreferrer" target="_blank">{title}</a> }.into_any()
                }
                None => title.into_any(),
            };
            view! { <li>{title} " · " {t::grade(source.grade)}</li> }.into_any()
        })
        .collect();
    let basis = (!basis.is_empty())
        .then(|| view! { <h3>{t::LEGAL_BASIS}</h3><ul class="plain">{basis}</ul> });
    view! {
        <details class="sources">
            <summary>{t::SOURCES_SUMMARY}</summary>
            {basis}
            <h3>{t::SOURCES}</h3>
            <ul class="plain">{sources}</ul>
        </details>
    }
    .into_any()
}

pub(super) fn related_view(catalogue: &Catalogue, service: &Service) -> AnyView {
    if service.related.is_empty() {
        return ().into_any();
    }
    let related = service.related.iter().filter_map(|id| catalogue.service(id));
    view! {
        <section aria-labelledby="terkait"><h2 id="terkait">{t::RELATED}</h2>{cards(catalogue, related)}</section>
    }
    .into_any()
}
