//! Small texts kept on the phone (localStorage): written at once, so they survive a killed tab.

use super::{BrowserError, Kind};

const OPERATION: &str = "local storage";

fn storage() -> Result<web_sys::Storage, BrowserError> {
    let window = web_sys::window().ok_or(BrowserError::new(OPERATION, Kind::Unsupported))?;
    match window.local_storage() {
        Ok(Some(storage)) => Ok(storage),
        _ => Err(BrowserError::new(OPERATION, Kind::StorageDenied)),
    }
}

/// The text under `key`; nothing when there is none or storage is denied.
pub fn get(key: &str) -> Option<String> {
    storage().ok()?.get_item(key).ok().flatten()
}

/// Keeps a text.
///
/// # Errors
/// Storage denied or full.
pub fn set(key: &str, text: &str) -> Result<(), BrowserError> {
    storage()?.set_item(key, text).map_err(|error| BrowserError::storage(OPERATION, &error))
}

/// Forgets a text.
pub fn remove(key: &str) {
    if let Ok(storage) = storage() {
        // Nothing to do when even forgetting is denied: then nothing was kept.
        let _ = storage.remove_item(key);
    }
}

/// All keys that begin with `prefix`, without it, in no particular order.
pub fn keys(prefix: &str) -> Vec<String> {
    let Ok(storage) = storage() else { return Vec::new() };
    let n = storage.length().unwrap_or(0);
    (0..n)
        .filter_map(|position| storage.key(position).ok().flatten())
        .filter_map(|key| key.strip_prefix(prefix).map(str::to_owned))
        .collect()
}
