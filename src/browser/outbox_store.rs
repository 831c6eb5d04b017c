//! The outbox on disk (IndexedDB): one stored entry per submission id.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode};

use super::{BrowserError, Kind};

const NAME: &str = "loket";
const STORE: &str = "outbox";
/// Raised when the shape of the database changes; `on_upgrade` must then know every older one.
const VERSION: u32 = 1;

const OPERATION: &str = "outbox store";

fn failed(error: &JsValue) -> BrowserError {
    BrowserError::storage(OPERATION, error)
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["navigator", "storage"], js_name = persist, catch)]
    fn persist() -> Result<Promise, JsValue>;
}

/// Asks the browser not to clear what is kept here when the phone runs full.
pub fn ask_to_persist() {
    // Where it cannot be asked or says no, everything works as before.
    let _ = persist();
}

/// Stores or replaces an entry. When this returns, the browser has committed it.
///
/// # Errors
/// Storage denied or full; then nothing was stored.
pub async fn put(id: &str, entry: &str) -> Result<(), BrowserError> {
    let database = open().await?;
    let (transaction, store) = begin(&database, IdbTransactionMode::Readwrite)?;
    store.put_with_key(&entry.into(), &id.into()).map_err(|error| failed(&error))?;
    committed(&database, &transaction).await
}

/// Deletes an entry; deleting what is not there is fine.
///
/// # Errors
/// Storage denied.
pub async fn delete(id: &str) -> Result<(), BrowserError> {
    let database = open().await?;
    let (transaction, store) = begin(&database, IdbTransactionMode::Readwrite)?;
    store.delete(&id.into()).map_err(|error| failed(&error))?;
    committed(&database, &transaction).await
}

/// All stored entries, oldest first.
///
/// # Errors
/// Storage denied.
pub async fn all() -> Result<Vec<String>, BrowserError> {
    let database = open().await?;
    let (_, store) = begin(&database, IdbTransactionMode::Readonly)?;
    let request = store.get_all().map_err(|error| failed(&error))?;
    let result = done(&request).await;
    database.close();
    let entries: js_sys::Array = result?.unchecked_into();
    Ok(entries.iter().filter_map(|entry| entry.as_string()).collect())
}

/// Opened anew for each operation: a connection kept open can be closed by the system while the
/// page sleeps, and every later write would fail.
async fn open() -> Result<IdbDatabase, BrowserError> {
    let factory = web_sys::window().and_then(|window| window.indexed_db().ok().flatten());
    let factory = factory.ok_or(BrowserError::new(OPERATION, Kind::StorageDenied))?;
    let request = factory.open_with_u32(NAME, VERSION).map_err(|error| failed(&error))?;
    let upgrading = request.clone();
    let on_upgrade = Closure::once(move || {
        let database: Result<IdbDatabase, _> = upgrading.result().map(JsCast::unchecked_into);
        if let Ok(database) = database {
            // Failing here fails the open request, which is reported.
            let _ = database.create_object_store(STORE);
        }
    });
    request.set_onupgradeneeded(Some(on_upgrade.as_ref().unchecked_ref()));
    done(&request).await.map(JsCast::unchecked_into)
}

fn begin(
    database: &IdbDatabase,
    mode: IdbTransactionMode,
) -> Result<(IdbTransaction, IdbObjectStore), BrowserError> {
    let transaction =
        database.transaction_with_str_and_mode(STORE, mode).map_err(|error| failed(&error))?;
    let store = transaction.object_store(STORE).map_err(|error| failed(&error))?;
    Ok((transaction, store))
}

/// Waits for a request.
async fn done(request: &IdbRequest) -> Result<JsValue, BrowserError> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(promise).await {
        Ok(_) => request.result().map_err(|error| failed(&error)),
        Err(_) => {
            let error = request.error().ok().flatten().map_or(JsValue::NULL, JsValue::from);
            Err(failed(&error))
        }
    }
}

/// Waits until a transaction is committed: a successful request alone may still be rolled back,
/// for instance when the disk turns out to be full.
async fn committed(
    database: &IdbDatabase,
    transaction: &IdbTransaction,
) -> Result<(), BrowserError> {
    let promise = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    let result = JsFuture::from(promise).await;
    database.close();
    if result.is_ok() {
        return Ok(());
    }
    let error = transaction.error().map_or(JsValue::NULL, JsValue::from);
    Err(failed(&error))
}
