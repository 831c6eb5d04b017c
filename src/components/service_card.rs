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
    /// Whether the service is no longer given.
    pub has_ended: bool,
}

/// A text in pieces, each with whether the search asked for it.
pub type Marks<'a> = dyn Fn(&'static str) -> Vec<(&'static str, bool)> + 'a;

/// Draws one of several meanings of a query: a row labelled by its agency, low enough for all of them to
/// be in sight at once.
pub fn meaning_row(id: &str, agency: &'static str, name: &'static str, marks: &Marks<'_>) -> View {
    let link = el("a", "row meaning")
        .attr_text("href", Route::Service { id: id.to_owned() }.href())
        .child(el("strong", "").text(agency))
        .text(" ")
        .child(marked("", name, marks));
    el("li", "").child(link)
}

/// Draws a card; it belongs into a list.
pub fn service_card(facts: CardFacts, marks: &Marks<'_>) -> View {
    let places = facts.places.into_iter().map(|place| el("span", "chip").text(place));
    let strong = |text| el("span", "chip chip--strong").text(text);
    let link = el("a", "card__link")
        .attr_text("href", Route::Service { id: facts.id.to_owned() }.href())
        .child(marked("card__name", facts.name, marks))
        .maybe(facts.popular_name.map(|name| marked("card__popular", name, marks)))
        .child(
            el("span", "card__facts")
                .child(el("span", "card__agency").text(facts.agency))
                .children(places)
                .maybe(facts.is_free.then(|| strong(home::FREE)))
                .maybe(facts.has_ended.then(|| strong(home::ENDED))),
        );
    el("li", "card").child(link)
}

fn marked(class: &'static str, text: &'static str, marks: &Marks<'_>) -> View {
    marks(text).into_iter().fold(el("span", class), |view, (piece, is_asked)| {
        if is_asked { view.child(el("mark", "").text(piece)) } else { view.text(piece) }
    })
}
