//! The offline copy: registering it, and handing over to a new version when the person agrees.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState,
};

/// What the worker listens for.
const ACTIVATE: &str = "activate";
const WAITING: &str = "waiting";

fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    // Missing in private windows of some browsers and on plain http; the getter would throw later.
    let has = js_sys::Reflect::has(&navigator, &"serviceWorker".into()).unwrap_or(false);
    has.then(|| navigator.service_worker())
}

/// Registers the worker. `on_ready` is called when the offline copy is complete, `on_update` when a
/// new version is complete and waits.
pub fn register(on_ready: impl Fn() + 'static, on_update: impl Fn() + 'static) {
    let Some(container) = container() else { return };
    let on_change: Rc<dyn Fn()> = {
        let container = container.clone();
        Rc::new(move || if container.controller().is_some() { on_update() } else { on_ready() })
    };
    spawn_local(async move {
        // Without a worker the app works, only not offline.
        let Ok(registration) = JsFuture::from(container.register("service-worker.js")).await else {
            return;
        };
        let registration: ServiceWorkerRegistration = registration.unchecked_into();
        if registration.waiting().is_some() {
            on_change();
        }
        if let Some(installing) = registration.installing() {
            watch(installing, on_change.clone());
        }
        let found = registration.clone();
        let on_found = Closure::<dyn FnMut()>::new(move || {
            if let Some(installing) = found.installing() {
                watch(installing, on_change.clone());
            }
        });
        registration.set_onupdatefound(Some(on_found.as_ref().unchecked_ref()));
        on_found.forget();
    });
}

/// Tells the worker that something waits to be sent, so that the browser may wake it (Background Sync).
pub fn tell_waiting() {
    if let Some(worker) = container().and_then(|container| container.controller()) {
        // A worker that cannot hear only means that nothing is sent before a page is open again.
        let _ = worker.post_message(&WAITING.into());
    }
}

/// Calls when the worker was woken because there may be a network.
pub fn on_woken(call: impl FnMut() + 'static) {
    let Some(container) = container() else { return };
    let call = Closure::<dyn FnMut()>::new(call);
    container.set_onmessage(Some(call.as_ref().unchecked_ref()));
    call.forget();
}

fn watch(worker: ServiceWorker, on_installed: Rc<dyn Fn()>) {
    let watched = worker.clone();
    let on_state = Closure::<dyn FnMut()>::new(move || {
        if watched.state() == ServiceWorkerState::Installed {
            on_installed();
        }
    });
    worker.set_onstatechange(Some(on_state.as_ref().unchecked_ref()));
    on_state.forget();
}

/// Lets the waiting version take over and reloads the page once it has.
pub fn activate_update() {
    let Some(container) = container() else { return };
    let has_reloaded = Cell::new(false);
    let on_change = Closure::<dyn FnMut()>::new(move || {
        if !has_reloaded.replace(true) {
            super::navigation::reload();
        }
    });
    container.set_oncontrollerchange(Some(on_change.as_ref().unchecked_ref()));
    on_change.forget();
    spawn_local(async move {
        let Ok(registration) = JsFuture::from(container.get_registration()).await else { return };
        let Ok(registration) = registration.dyn_into::<ServiceWorkerRegistration>() else { return };
        if let Some(waiting) = registration.waiting() {
            // A worker that is gone has been replaced already; the next visit shows it.
            let _ = waiting.post_message(&ACTIVATE.into());
        }
    });
}
