//! What each page holds, from the components that the app draws with.

use ::feedback::{MAX_COMMENT_CHARS, Mood};
use catalogue::{Agency, SavedList, Service};
use leptos::prelude::{Owner, RenderHtml};
use loket::components::{Icon, icon, page_frame, search_box};
use loket::pages::{ServiceRef, browse_view, service_view};
use loket::route::{Looking, Route};
use loket::state::{Library, Shape, ShapeOf};
use loket::text::{
    about as about_text, feedback as form, format, frame, home as t, service as words,
};
use loket::view::{View, el, group, markup};

use super::document::{Page, escape};
use super::words as own;
use crate::run::{Failed, Result};

/// Draws the frame around a page's content.
fn framed(route: Route, content: impl FnOnce() -> View) -> String {
    let kept: &'static Route = Box::leak(Box::new(route));
    let owner = Owner::new();
    // Nothing changes here, so nothing has to follow.
    let _still = leptos::reactive::diagnostics::SpecialNonReactiveZone::enter();
    owner.with(|| {
        let frame = page_frame(move || kept.clone(), || 0, Vec::new, || {}, content());
        tidy(&frame.into_leptos().to_html())
    })
}

/// Marks for the program that no reader needs, and links that are spared a redirect.
fn tidy(html: &str) -> String {
    let mut html = html.replace("<!>", "").replace("<!---->", "");
    for place in ["instansi", "masukan", "tentang", "daftar", "kotak-keluar"] {
        html = html.replace(&format!("href=\"{place}\""), &format!("href=\"{place}/\""));
        html = html.replace(&format!("href=\"{place}?"), &format!("href=\"{place}/?"));
    }
    let mut tidied = String::with_capacity(html.len());
    let mut rest = html.as_str();
    // Values of attributes hold no quote, so the next one ends the address.
    while let Some(start) = ["href=\"layanan/", "href=\"instansi/"]
        .iter()
        .filter_map(|open| rest.find(open).map(|at| at + open.len()))
        .min()
    {
        let end = rest[start..].find('"').map_or(rest.len(), |end| start + end);
        tidied.push_str(&rest[..end]);
        if end > start && !rest[..end].ends_with('/') {
            tidied.push('/');
        }
        rest = &rest[end..];
    }
    tidied + rest
}

fn title(text: &str) -> View {
    el("h1", "page__title").attr("tabindex", "-1").say(text.to_owned())
}

fn page(address: &str, title: &str, description: &str, body: String) -> Page {
    Page {
        address: address.to_owned(),
        base: String::new(),
        title: frame::title(title),
        description: description.to_owned(),
        body,
        linked: None,
        is_whole: true,
    }
}

fn no_script(text: &str) -> View {
    let html = format!("<p class=\"panel panel--warning\">{}</p>", escape(text));
    markup("noscript", "", Box::leak(html.into_boxed_str()))
}

fn link(href: &str, text: &'static str) -> View {
    el("p", "").child(el("a", "").attr_text("href", href.to_owned()).text(text))
}

pub(super) fn home(library: Library) -> Page {
    let route = Route::Home(Looking::default());
    let body = framed(route, || {
        let search = search_box(String::new, |_| {}, || {});
        group(vec![
            title(t::TITLE),
            search,
            no_script(own::SEARCH_NEEDS_SCRIPT),
            browse_view(library),
            link("daftar.html", own::ALL_SERVICES),
            markup("div", "", BOOT),
        ])
    });
    Page { is_whole: false, ..page("", t::WINDOW_TITLE, frame::UNOFFICIAL, body) }
}

/// What the start script shows; the same as in the shell.
const BOOT: &str = include_str!("boot.html");

pub(super) fn agencies(library: Library) -> Page {
    let body = framed(Route::Agencies, || {
        let catalogue = library.catalogue;
        let rows = catalogue.file().agencies.iter().map(|agency| {
            let n = catalogue.services_of(&agency.id).count();
            let name = el("span", "")
                .text(&agency.name)
                .child(el("span", "row__sub").text(words::agency_kind(agency.kind)));
            let end = el("span", "row__end").say(t::n_services(n)).child(icon(Icon::Next));
            let href = Route::Agency { id: agency.id.clone() }.href();
            el("li", "").child(el("a", "row").attr_text("href", href).child(name).child(end))
        });
        group(vec![title(t::AGENCIES_TITLE), el("ul", "rows").children(rows)])
    });
    page("instansi", t::AGENCIES_TITLE, frame::UNOFFICIAL, body)
}

pub(super) fn agency(library: Library, agency: &'static Agency) -> Page {
    let route = Route::Agency { id: agency.id.clone() };
    let address = route.href();
    let body = framed(route, || {
        let services = library.catalogue.services_of(&agency.id).map(|service| {
            let href = Route::Service { id: service.id.clone() }.href();
            let link = el("a", "card__name").attr_text("href", href).text(&service.name);
            el("li", "card").child(link).child(el("p", "hint").text(&service.summary))
        });
        let all = el("a", "").attr_text("href", Route::Agencies.href()).text(t::AGENCIES_TITLE);
        group(vec![
            el("p", "crumb").child(all),
            title(&agency.name),
            el("p", "hint").text(words::agency_kind(agency.kind)),
            el("ul", "cards").children(services),
        ])
    });
    page(&address, &agency.name, words::agency_kind(agency.kind), body)
}

pub(super) fn service(library: Library, service: &Service) -> Result<Page> {
    let found = ServiceRef::find(library, &service.id)
        .ok_or_else(|| Failed(format!("{} is not in the catalogue", service.id)))?;
    let route = Route::Service { id: service.id.clone() };
    let address = route.href();
    let body = framed(route, || {
        let shape = ShapeOf::fixed(Shape::new(found.get(), SavedList::default()));
        group(vec![
            no_script(own::ALL_LINES),
            service_view(found, shape, |_, _| {}),
            link(&format!("lembar/{}.html", service.id), own::SHEET),
        ])
    });
    Ok(page(&address, &service.name, &service.summary, body))
}

pub(super) fn about(library: Library) -> Page {
    let body = framed(Route::About, || {
        let mut views = vec![title(about_text::TITLE)];
        for (heading, paragraphs) in about_text::PARTS {
            let paragraphs = paragraphs.iter().map(|text| el("p", "").text(text));
            views.push(el("section", "").child(el("h2", "").text(heading)).children(paragraphs));
        }
        let file = library.catalogue.file();
        let n = about_text::catalogue(file.services.len(), &format::day(&file.compiled));
        views.push(el("p", "hint").say(n));
        group(views)
    });
    page("tentang", about_text::TITLE, frame::UNOFFICIAL, body)
}

/// A form that the browser sends by itself, with the ids of the app's form.
pub(super) fn feedback(library: Library) -> Page {
    let body = framed(Route::Feedback { service: None }, || {
        let view = el("form", "form")
            .attr("method", "post")
            .attr("action", "api/feedback-form")
            .child(moods())
            .child(services(library))
            .child(comment())
            .child(trap())
            .child(
                el("div", "form__actions")
                    .child(el("button", "button").attr("type", "submit").text(form::SEND)),
            );
        group(vec![title(form::TITLE), el("p", "").text(own::FORM_INTRO), view])
    });
    page("masukan", form::WINDOW_TITLE, form::TITLE, body)
}

fn moods() -> View {
    let moods = Mood::ALL.into_iter().zip(["wajah", "wajah-2", "wajah-3", "wajah-4"]);
    let moods = moods.map(|(mood, id)| {
        let radio = el("input", "")
            .attr("type", "radio")
            .attr("name", "mood")
            .attr("id", id)
            .attr("required", "")
            .attr("value", mood.as_str());
        let face = el("span", "mood__face").child(el("span", "").text(form::mood(mood)));
        el("label", "mood").child(radio).child(face)
    });
    el("fieldset", "field")
        .child(el("legend", "field__label").text(form::MOOD))
        .child(el("div", "moods").children(moods))
}

fn services(library: Library) -> View {
    let groups = library.catalogue.file().agencies.iter().map(|agency| {
        let options = library.catalogue.services_of(&agency.id).map(|service| {
            el("option", "").attr_text("value", service.id.clone()).text(&service.name)
        });
        el("optgroup", "").attr_text("label", agency.short_name.clone()).children(options)
    });
    let select = el("select", "input")
        .attr("id", "layanan")
        .attr("name", "service")
        .child(el("option", "").attr("value", "").text(form::SERVICE_NONE))
        .children(groups);
    el("div", "field")
        .child(el("label", "field__label").attr("for", "layanan").text(form::SERVICE))
        .child(select)
}

fn comment() -> View {
    let area = el("textarea", "input")
        .attr("id", "cerita")
        .attr("name", "comment")
        .attr("rows", "5")
        .attr_text("maxlength", MAX_COMMENT_CHARS.to_string())
        .attr("aria-describedby", "cerita-hint");
    el("div", "field")
        .child(el("label", "field__label").attr("for", "cerita").text(form::COMMENT))
        .child(el("p", "hint").attr("id", "cerita-hint").text(form::COMMENT_HINT))
        .child(area)
}

/// A field that people neither see nor reach; programs that fill in everything give themselves away.
fn trap() -> View {
    let input = el("input", "")
        .attr("name", "website")
        .attr("type", "text")
        .attr("tabindex", "-1")
        .attr("autocomplete", "off");
    let label = el("label", "").text(own::LEAVE_EMPTY).child(input);
    el("div", "hidden-visually").attr("aria-hidden", "true").child(label)
}

pub(super) fn not_found(base: &str) -> Page {
    let body = framed(Route::NotFound, || {
        let back = el("a", "button").attr("href", "./").text(frame::BACK_HOME);
        group(vec![
            title(frame::NOT_FOUND_TITLE),
            el("p", "").text(frame::NOT_FOUND),
            el("p", "").child(back),
            link("daftar.html", own::ALL_SERVICES),
        ])
    });
    let page = page("", frame::NOT_FOUND_TITLE, frame::NOT_FOUND, body);
    Page { base: base.to_owned(), ..page }
}

/// What the receiver answers a form with; it puts in what happened.
pub(super) fn answer(place: &'static str) -> Page {
    let body = framed(Route::Feedback { service: None }, || markup("div", "", place));
    let page = page("", own::ANSWER_TITLE, form::TITLE, body);
    Page { base: "./".to_owned(), ..page }
}
