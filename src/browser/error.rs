//! What can go wrong at an edge.

use wasm_bindgen::JsValue;

/// A failed browser operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrowserError {
    /// Which capability, for the log.
    pub operation: &'static str,
    /// What kind of failure; decides what the person is told.
    pub kind: Kind,
}

/// Kinds of failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// No answer from the network.
    Unreachable,
    /// The browser does not allow storage here.
    StorageDenied,
    /// The phone has no room left.
    StorageFull,
    /// The browser cannot do this.
    Unsupported,
}

impl BrowserError {
    pub(crate) fn new(operation: &'static str, kind: Kind) -> Self {
        Self { operation, kind }
    }

    /// A storage failure: full when the browser says so, denied otherwise.
    pub(crate) fn storage(operation: &'static str, error: &JsValue) -> Self {
        let name =
            js_sys::Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
        let is_full = name.is_some_and(|name| name.starts_with("Quota"));
        Self::new(operation, if is_full { Kind::StorageFull } else { Kind::StorageDenied })
    }
}
