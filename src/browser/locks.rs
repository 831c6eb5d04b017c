//! One page at a time, over all tabs of this phone (Web Locks).

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    // Calling it throws where it does not exist.
    #[wasm_bindgen(js_namespace = ["navigator", "locks"], js_name = request, catch)]
    fn request(name: &str, work: &JsValue) -> Result<Promise, JsValue>;
}

/// The right to go on alone; it ends when this is dropped, or with the page.
pub struct Held(Option<Function>);

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(release) = &self.0 {
            // Resolving a promise never throws.
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

fn promise() -> (Promise, Option<Function>) {
    let mut settle = None;
    let promise = Promise::new(&mut |resolve, _| settle = Some(resolve));
    (promise, settle)
}

/// Waits until no other page holds `name`. A browser without locks, or one that denies them, goes on at
/// once: then two pages may do the same work, as they always could.
pub async fn hold(name: &str) -> Held {
    let (released, release) = promise();
    let (granted, grant) = promise();
    let work = Closure::once_into_js(move || {
        if let Some(grant) = &grant {
            let _ = grant.call0(&JsValue::NULL);
        }
        released
    });
    let Ok(ended) = request(name, &work) else { return Held(None) };
    // A request that is denied ends before it is granted.
    let _ = JsFuture::from(Promise::race(&Array::of2(&granted, &ended))).await;
    Held(release)
}
