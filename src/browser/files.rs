//! Files that the person keeps or brings.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, HtmlInputElement, Response};

/// An address whose content is the text itself, for a link that saves it.
pub fn address_of(text: &str) -> String {
    ["data:application/octet-stream,", &String::from(js_sys::encode_uri_component(text))].concat()
}

/// The text of the file that was chosen in a file field; nothing when it cannot be read.
pub async fn chosen_text(event: &Event) -> Option<String> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0)?;
    // `Blob.text` is younger than `Response`.
    let response = Response::new_with_opt_blob(Some(&file)).ok()?;
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}
