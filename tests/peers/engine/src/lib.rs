//! The search of the app as a WebAssembly module of its own, to be measured beside other engines.
//!
//! Memory comes from the app's allocator and the profile is the app's, so times and bytes are those of
//! the app. Without the feature `search` the same functions exist and find nothing: what the two builds
//! differ in is what the search weighs.

use std::cell::Cell;

use catalogue::Catalogue;
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: phone_alloc::PhoneAlloc<phone_alloc::Pages> =
    phone_alloc::PhoneAlloc::new(phone_alloc::Pages);

#[cfg(feature = "search")]
type Index = catalogue::search::Index;
#[cfg(not(feature = "search"))]
type Index = ();

// Kept for good, as the app keeps them.
thread_local! {
    static CATALOGUE: Cell<Option<&'static Catalogue>> = const { Cell::new(None) };
    static INDEX: Cell<Option<&'static Index>> = const { Cell::new(None) };
}

/// Opens a published file; the number of its services, 0 if it cannot be used.
#[wasm_bindgen]
pub fn open(json: &str) -> u32 {
    let catalogue = Catalogue::open_for_good(json).ok();
    CATALOGUE.set(catalogue);
    catalogue.map_or(0, |catalogue| catalogue.services().len() as u32)
}

/// Builds the index of the opened catalogue.
#[wasm_bindgen]
pub fn build() {
    if let Some(catalogue) = CATALOGUE.get() {
        INDEX.set(Some(Box::leak(Box::new(index(catalogue)))));
    }
}

/// Positions of the services that answer a query, best first.
#[wasm_bindgen]
pub fn search(query: &str) -> Vec<u32> {
    INDEX.get().map_or_else(Vec::new, |index| positions(index, query))
}

#[cfg(feature = "search")]
fn index(catalogue: &Catalogue) -> Index {
    Index::build(catalogue)
}

#[cfg(not(feature = "search"))]
fn index(_: &Catalogue) -> Index {}

#[cfg(feature = "search")]
fn positions(index: &Index, query: &str) -> Vec<u32> {
    index.search(query).hits.iter().map(|hit| hit.service as u32).collect()
}

#[cfg(not(feature = "search"))]
fn positions(_: &Index, query: &str) -> Vec<u32> {
    vec![query.len() as u32]
}
