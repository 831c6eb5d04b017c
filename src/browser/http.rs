//! Requests to our own origin. There are no others.

use gloo_net::http::{Request, Response};
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::{BrowserError, Kind};

/// An answer, whatever its status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// HTTP status.
    pub status: u16,
    /// `Content-Type`, empty when there is none.
    pub content_type: String,
    /// The body as text.
    pub body: String,
}

const OPERATION: &str = "fetch";

fn unreachable<E>(_: E) -> BrowserError {
    BrowserError::new(OPERATION, Kind::Unreachable)
}

fn content_type(response: &Response) -> String {
    response.headers().get("content-type").unwrap_or_default()
}

/// Fetches a text, reporting how many bytes of it have arrived (after decompression).
///
/// # Errors
/// No or half an answer.
pub async fn get(url: &str, on_progress: &dyn Fn(usize)) -> Result<Fetched, BrowserError> {
    let response = Request::get(url).send().await.map_err(unreachable)?;
    let (status, content_type) = (response.status(), content_type(&response));
    let Some(stream) = response.body() else {
        let body = response.text().await.map_err(unreachable)?;
        return Ok(Fetched { status, content_type, body });
    };
    let reader: web_sys::ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut bytes: Vec<u8> = Vec::new();
    loop {
        let chunk = JsFuture::from(reader.read()).await.map_err(unreachable)?;
        let is_done = Reflect::get(&chunk, &"done".into()).map_err(unreachable)?;
        if is_done.is_truthy() {
            break;
        }
        let value: Uint8Array =
            Reflect::get(&chunk, &"value".into()).map_err(unreachable)?.unchecked_into();
        let start = bytes.len();
        bytes.resize(start + value.length() as usize, 0);
        value.copy_to(&mut bytes[start..]);
        on_progress(bytes.len());
    }
    // What is not text is not ours, and whoever asked says so.
    Ok(Fetched { status, content_type, body: String::from_utf8(bytes).unwrap_or_default() })
}

/// A request that says nothing for this long says nothing any more. Without an end a dead connection would
/// hold up everything that waits, in this tab and in the others.
const PATIENCE_MS: u64 = 60_000;

/// Posts a JSON text as it is, with its digest (RFC 9530) and the work done for it.
///
/// # Errors
/// No answer.
pub async fn post(
    url: &str,
    json: &str,
    digest: &str,
    work: &str,
) -> Result<Fetched, BrowserError> {
    let controller = web_sys::AbortController::new().map_err(unreachable)?;
    let request = Request::post(url)
        .abort_signal(Some(&controller.signal()))
        .header("content-type", "application/json")
        .header("content-digest", digest)
        .header("loket-work", work)
        .body(json)
        .map_err(unreachable)?;
    super::clock::after(PATIENCE_MS, move || controller.abort());
    let response = request.send().await.map_err(unreachable)?;
    let (status, content_type) = (response.status(), content_type(&response));
    // Half a body is no answer: nothing is settled and the entry is sent again.
    let body = response.text().await.map_err(unreachable)?;
    Ok(Fetched { status, content_type, body })
}
