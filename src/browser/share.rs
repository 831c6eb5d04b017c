//! Taking a text along: the phone's own sharing, the clipboard, paper.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// What became of a text that was to be taken along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    /// The phone's sharing took it.
    Handed,
    /// It is on the clipboard.
    Copied,
    /// Neither is allowed here: the person must copy it by hand.
    ByHand,
}

#[wasm_bindgen]
extern "C" {
    // Browsers of feature phones lack one or the other: calling it throws at once, before there is a
    // promise, so both are caught one after the other.
    #[wasm_bindgen(js_namespace = navigator, js_name = share, catch)]
    fn share(data: &JsValue) -> Result<js_sys::Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["navigator", "clipboard"], js_name = writeText, catch)]
    fn write_text(text: &str) -> Result<js_sys::Promise, JsValue>;
    #[wasm_bindgen(js_name = print)]
    fn print_page();
}

async fn is_done(promise: Result<js_sys::Promise, JsValue>) -> bool {
    match promise {
        Ok(promise) => JsFuture::from(promise).await.is_ok(),
        Err(_) => false,
    }
}

/// Offers a text to the phone's sharing, else puts it on the clipboard.
pub async fn share_text(text: &str) -> Shared {
    let data = js_sys::Object::new();
    let is_set = js_sys::Reflect::set(&data, &"text".into(), &text.into()).is_ok();
    if is_set && is_done(share(&data)).await {
        Shared::Handed
    } else if is_done(write_text(text)).await {
        Shared::Copied
    } else {
        Shared::ByHand
    }
}

/// Opens the print dialog.
pub fn print() {
    print_page();
}
