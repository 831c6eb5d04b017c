//! What surrounds every page: name, notices, the four places within thumb's reach.

use super::{Icon, Notice, icon, notice};
use crate::route::{Looking, Route};
use crate::text::frame;
use crate::view::{View, dynamic, el, group, markup};

/// Draws the frame around `page`. `route` says where the person is, `n_waiting` how many submissions
/// wait, `notices` what stands above the page, `on_skip` moves to the content.
pub fn page_frame(
    route: impl Fn() -> Route + Send + Copy + 'static,
    n_waiting: impl Fn() -> usize + Send + Copy + 'static,
    mut notices: impl FnMut() -> Vec<Notice> + Send + 'static,
    on_skip: impl FnMut() + 'static,
    page: View,
) -> View {
    let places = [
        (Route::Home(Looking::default()), Icon::Find, frame::FIND),
        (Route::Lists, Icon::List, frame::LISTS),
        (Route::Feedback { service: None }, Icon::Feedback, frame::FEEDBACK),
        (Route::Outbox, Icon::Outbox, frame::OUTBOX),
    ];
    let links = places.into_iter().map(|(place, pictogram, label)| {
        let badge = (place == Route::Outbox).then(|| badge(n_waiting));
        let href = place.href();
        let link = el("a", "tabs__link")
            .attr_text("href", href)
            .attr_with("aria-current", move || belongs(&route(), &place).then(|| "page".to_owned()))
            .child(icon(pictogram))
            .child(el("span", "").text(label));
        match badge {
            Some(badge) => link.child(badge),
            None => link,
        }
    });
    let name = el("span", "")
        .child(el("strong", "").text(frame::NAME))
        .child(el("span", "top__tagline").text(frame::TAGLINE));
    let home = el("a", "top__name")
        .attr("href", "./")
        .child(markup("span", "top__mark", MARK))
        .child(name);
    let about = el("a", "").attr_text("href", Route::About.href()).text(frame::ABOUT_LINK);
    group(vec![
        el("button", "skip").attr("type", "button").on_click(on_skip).text(frame::SKIP),
        el("header", "top").child(home),
        el("div", "notices")
            .attr("role", "status")
            .child(dynamic(move || group(notices().into_iter().map(notice).collect()))),
        el("main", "page").attr("id", "isi").child(page),
        el("nav", "tabs").attr("aria-label", frame::NAVIGATION).children(links),
        el("footer", "foot").child(el("p", "").text(frame::UNOFFICIAL).text(" ").child(about)),
    ])
}

fn badge(n_waiting: impl Fn() -> usize + Send + 'static) -> View {
    dynamic(move || match n_waiting() {
        0 => group(Vec::new()),
        n => group(vec![
            el("span", "tabs__badge").attr("aria-hidden", "true").say(n.to_string()),
            el("span", "hidden-visually").say(frame::n_waiting(n)),
        ]),
    })
}

/// A counter window: roof, opening, desk.
const MARK: &str = r#"<svg viewBox="0 0 32 32" aria-hidden="true"><path d="M3 12 16 4l13 8v3H3z"/><path d="M6 15h4v9H6zM22 15h4v9h-4zM3 24h26v4H3z"/></svg>"#;

/// Which of the four places a route belongs to.
fn belongs(route: &Route, place: &Route) -> bool {
    match (route, place) {
        (
            Route::Home(_) | Route::Agencies | Route::Agency { .. } | Route::Service { .. },
            Route::Home(_),
        )
        | (Route::Feedback { .. }, Route::Feedback { .. }) => true,
        (route, place) => route == place,
    }
}
