//! Any bytes may arrive in place of the catalogue: they are opened or refused.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|json: &str| {
    let _ = catalogue::Catalogue::open(json);
});
