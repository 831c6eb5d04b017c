//! The address bar, the title, and where focus and scroll go after a change of page.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, Node, Window};

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// Path of the page's base, with a final `/`.
fn base_path() -> String {
    let base = document().and_then(|document| document.base_uri().ok().flatten());
    let url = base.and_then(|base| web_sys::Url::new(&base).ok());
    url.map_or_else(|| "/".to_owned(), |url| url.pathname())
}

/// The current path relative to the base, and the query string.
pub fn current() -> (String, String) {
    let Some(location) = window().map(|window| window.location()) else {
        return Default::default();
    };
    let path = location.pathname().unwrap_or_default();
    let relative = path.strip_prefix(&base_path()).unwrap_or(&path).to_owned();
    (relative, location.search().unwrap_or_default())
}

/// A fact the build wrote into the page: attribute `name` of the element with this id.
pub fn fact(id: &str, name: &str) -> Option<String> {
    document()?.get_element_by_id(id)?.get_attribute(name)
}

/// Adds an address to the history. Browsers limit how often this may be called; a missed call only
/// leaves the address bar behind.
pub fn push(href: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(href));
    }
}

/// Replaces the current address; see [`push`].
pub fn replace(href: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(href));
    }
}

/// Calls when the person goes back or forward.
pub fn on_back_or_forward(call: impl FnMut() + 'static) {
    let call = Closure::<dyn FnMut()>::new(call);
    if let Some(window) = window() {
        window.set_onpopstate(Some(call.as_ref().unchecked_ref()));
    }
    call.forget();
}

/// Calls with path and query string when the person follows a link within the app. Links to other
/// places, new tabs and downloads are left to the browser.
pub fn on_link(mut call: impl FnMut(String, String) + 'static) {
    let on_click =
        Closure::<dyn FnMut(web_sys::MouseEvent)>::new(move |event: web_sys::MouseEvent| {
            if event.default_prevented()
                || event.button() != 0
                || event.ctrl_key()
                || event.meta_key()
                || event.shift_key()
                || event.alt_key()
            {
                return;
            }
            let Some((path, search)) = internal_link(&event) else { return };
            event.prevent_default();
            call(path, search);
        });
    if let Some(document) = document() {
        // Without the listener links still work: each loads a page.
        let _ =
            document.add_event_listener_with_callback("click", on_click.as_ref().unchecked_ref());
    }
    on_click.forget();
}

fn internal_link(event: &web_sys::MouseEvent) -> Option<(String, String)> {
    let element: Element = event.target()?.dyn_into().ok()?;
    let link: web_sys::HtmlAnchorElement = element.closest("a[href]").ok()??.dyn_into().ok()?;
    let leaves = !link.target().is_empty() || link.has_attribute("download");
    let origin = window()?.location().origin().ok()?;
    if leaves || link.origin() != origin {
        return None;
    }
    let path = link.pathname().strip_prefix(&base_path())?.to_owned();
    // A place within this page.
    if !link.hash().is_empty() {
        return None;
    }
    // A file, such as the licence: not a page of the app.
    let last = path.bytes().rev().take_while(|byte| *byte != b'/');
    let is_file = last.into_iter().any(|byte| byte == b'.');
    (!is_file).then(|| (path, link.search()))
}

/// Sets the window's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Moves the screen reader and the keyboard to the page's heading.
pub fn focus_heading() {
    focus("h1");
}

/// Moves focus to the first element that fits; a heading cannot be reached by Tab, but can hold focus.
pub fn focus(selector: &str) {
    let element = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot take focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Moves focus from the element that has it to the next (or previous) one that fits.
pub fn focus_neighbour(selector: &str, is_next: bool) {
    let Some(document) = document() else { return };
    let (Some(active), Ok(all)) =
        (document.active_element(), document.query_selector_all(selector))
    else {
        return;
    };
    let active: &Node = &active;
    let node = |position: u32| all.item(position);
    let Some(at) =
        (0..all.length()).find(|n| node(*n).is_some_and(|node| node.is_same_node(Some(active))))
    else {
        return;
    };
    let next = if is_next { at + 1 } else { at.wrapping_sub(1) };
    if let Some(element) = node(next).and_then(|node| node.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot take focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Scrolls to the top.
pub fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        // A browser that refuses leaves the old page, which still works.
        let _ = window.location().reload();
    }
}

/// Asks a yes-or-no question with the browser's own dialog.
pub fn confirm(question: &str) -> bool {
    window().is_some_and(|window| window.confirm_with_message(question).unwrap_or(false))
}
