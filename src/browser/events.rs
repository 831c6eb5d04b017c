//! Signs that a network may be back, or that another tab changed something.

use wasm_bindgen::prelude::*;

fn listen(target: &web_sys::EventTarget, event: &str, call: &Closure<dyn FnMut()>) {
    // A browser without the event simply never calls.
    let _ = target.add_event_listener_with_callback(event, call.as_ref().unchecked_ref());
}

/// Calls whenever it is worth trying the network again: the browser reports a connection, the page
/// comes back to the front or out of the back/forward cache.
pub fn on_maybe_connected(call: impl FnMut() + 'static) {
    let call = Closure::<dyn FnMut()>::new(call);
    let Some(window) = web_sys::window() else { return };
    listen(&window, "online", &call);
    listen(&window, "pageshow", &call);
    if let Some(document) = window.document() {
        listen(&document, "visibilitychange", &call);
    }
    call.forget();
}

/// Calls when the browser itself reports that the connection is gone.
pub fn on_disconnected(call: impl FnMut() + 'static) {
    let call = Closure::<dyn FnMut()>::new(call);
    if let Some(window) = web_sys::window() {
        listen(&window, "offline", &call);
    }
    call.forget();
}

/// Whether somebody is looking at the page.
pub fn is_visible() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_none_or(|document| !document.hidden())
}
