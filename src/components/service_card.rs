//! One service in a list.

use crate::route::Route;
use crate::text::home;
use crate::view::{View, el};

/// What a card shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardFacts {
    /// Id of the service.
    pub id: &'static str,
    /// Official name.
    pub name: &'static str,
    /// What people call it.
    pub popular_name: Option<&'static str>,
    /// Name of the agency.
    pub agency: &'static str,
    /// Where it can be done, nearest first, in a word each.
    pub places: Vec<&'static str>,
    /// Whether it is known to cost nothing.
    pub is_free: bool,
}

/// Draws a card; it belongs into a list.
pub fn service_card(facts: CardFacts) -> View {
    let places = facts.places.into_iter().map(|place| el("span", "chip").text(place));
    let free = facts.is_free.then(|| el("span", "chip chip--strong").text(home::FREE));
    let link = el("a", "card__link")
        .attr_text("href", Route::Service { id: facts.id.to_owned() }.href())
        .child(el("span", "card__name").text(facts.name))
        .maybe(facts.popular_name.map(|name| el("span", "card__popular").text(name)))
        .child(
            el("span", "card__facts")
                .child(el("span", "card__agency").text(facts.agency))
                .children(places)
                .maybe(free),
        );
    el("li", "card").child(link)
}
