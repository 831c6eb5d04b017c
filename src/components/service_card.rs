//! One service in a list.

use leptos::prelude::*;

use crate::route::Route;
use crate::text::home;

/// What a card shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardFacts {
    /// Id of the service.
    pub id: String,
    /// Official name.
    pub name: String,
    /// What people call it.
    pub popular_name: Option<String>,
    /// Name of the agency.
    pub agency: String,
    /// Where it can be done, nearest first, in a word each.
    pub places: Vec<&'static str>,
    /// Whether it is known to cost nothing.
    pub is_free: bool,
}

/// Draws a card; it belongs into a list.
pub fn service_card(facts: CardFacts) -> AnyView {
    let href = Route::Service { id: facts.id }.href();
    let places: Vec<AnyView> = facts
        .places
        .into_iter()
        .map(|place| view! { <span class="chip">{place}</span> }.into_any())
        .collect();
    let free = facts.is_free.then(|| view! { <span class="chip chip--strong">{home::FREE}</span> });
    let popular_name =
        facts.popular_name.map(|name| view! { <span class="card__popular">{name}</span> });
    view! {
        <li class="card">
            <a class="card__link" href=href>
                <span class="card__name">{facts.name}</span>
                {popular_name}
                <span class="card__facts">
                    <span class="card__agency">{facts.agency}</span>
                    {places}
                    {free}
                </span>
            </a>
        </li>
    }
    .into_any()
}
