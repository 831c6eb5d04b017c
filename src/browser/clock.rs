//! Time and chance.

use wasm_bindgen::prelude::*;

/// The phone's clock, Unix milliseconds. It may be wrong.
pub fn now_ms() -> u64 {
    js_sys::Date::now() as u64
}

/// Today as ISO date, by the phone's clock and time zone.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    let number = |n: u32| if n < 10 { "0".to_owned() + &n.to_string() } else { n.to_string() };
    number(now.get_full_year()) + "-" + &number(now.get_month() + 1) + "-" + &number(now.get_date())
}

/// Ten random bytes, from the browser's cryptographic source.
pub fn random_bytes() -> [u8; 10] {
    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues, catch)]
        fn get_random_values(into: &js_sys::Uint8Array) -> Result<js_sys::Object, JsValue>;
    }
    let array = js_sys::Uint8Array::new_with_length(10);
    let mut bytes = [0; 10];
    if get_random_values(&array).is_ok() {
        array.copy_to(&mut bytes);
    } else {
        // Without a cryptographic source the id must still differ from every other one.
        bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
    bytes
}

/// Calls back once, after this many milliseconds.
pub fn after(delay_ms: u64, call: impl FnOnce() + 'static) {
    let delay = i32::try_from(delay_ms).unwrap_or(i32::MAX);
    let callback = Closure::once_into_js(call);
    if let Some(window) = web_sys::window() {
        // A refused timer only means that the next visit does the work.
        let _ = window
            .set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), delay);
    }
}

/// Lets the browser do what waits: drawing, taps.
pub async fn pause() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            // A refused timer would stop the caller; there is none on a page that runs.
            let _ = window.set_timeout_with_callback(&resolve);
        }
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}
