//! Taking a text along: the phone's own sharing, the clipboard, paper.

use wasm_bindgen::prelude::*;

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
    // Called by name, because browsers of feature phones lack one or the other; `catch` makes a missing
    // one an error like any other.
    #[wasm_bindgen(js_namespace = navigator, js_name = share, catch)]
    async fn share(data: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["navigator", "clipboard"], js_name = writeText, catch)]
    async fn write_text(text: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = print)]
    fn print_page();
}

/// Offers a text to the phone's sharing, else puts it on the clipboard.
pub async fn share_text(text: &str) -> Shared {
    let data = js_sys::Object::new();
    let is_set = js_sys::Reflect::set(&data, &"text".into(), &text.into()).is_ok();
    if is_set && share(&data).await.is_ok() {
        return Shared::Handed;
    }
    match write_text(text).await {
        Ok(_) => Shared::Copied,
        Err(_) => Shared::ByHand,
    }
}

/// Opens the print dialog.
pub fn print() {
    print_page();
}
