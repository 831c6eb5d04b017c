//! The edges in a real browser: storage, address bar, network.
#![cfg(target_arch = "wasm32")]

use loket::browser::{Kind, clock, http, local, navigation, outbox_store};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn the_outbox_keeps_replaces_and_deletes() {
    for id in ["b", "a"] {
        outbox_store::put(id, &["{\"n\":\"", id, "\"}"].concat()).await.expect("stores");
    }
    outbox_store::put("a", "{\"n\":2}").await.expect("replaces");
    assert_eq!(outbox_store::all().await.expect("reads"), ["{\"n\":2}", "{\"n\":\"b\"}"]);
    outbox_store::delete("a").await.expect("deletes");
    outbox_store::delete("never there").await.expect("deletes nothing");
    assert_eq!(outbox_store::all().await.expect("reads"), ["{\"n\":\"b\"}"]);
    outbox_store::delete("b").await.expect("deletes");
}

#[wasm_bindgen_test]
fn small_texts_are_kept_and_listed_by_prefix() {
    local::set("test.one", "1").expect("keeps");
    local::set("other", "2").expect("keeps");
    assert_eq!(local::get("test.one").as_deref(), Some("1"));
    assert_eq!(local::keys("test."), ["one"]);
    local::remove("test.one");
    assert_eq!(local::get("test.one"), None);
}

#[wasm_bindgen_test]
fn a_full_phone_is_told_apart_from_a_refusing_one() {
    let error = local::set("test.large", &"x".repeat(20_000_000)).expect_err("too large");
    assert_eq!(error.kind, Kind::StorageFull);
    assert_eq!(local::get("test.large"), None);
}

#[wasm_bindgen_test]
fn random_bytes_differ() {
    assert_ne!(clock::random_bytes(), clock::random_bytes());
    assert_eq!(clock::today().len(), 10);
}

#[wasm_bindgen_test]
fn the_address_bar_follows() {
    // The page of the app has a base, which the page of the test has not.
    js_sys::eval(
        "document.head.append(Object.assign(document.createElement('base'), { href: '/' }))",
    )
    .expect("a base");
    navigation::push("layanan/kia?x=1");
    assert_eq!(navigation::current(), ("layanan/kia".to_owned(), "?x=1".to_owned()));
    navigation::replace("./");
    assert_eq!(navigation::current().0, "");
}

#[wasm_bindgen_test]
async fn a_missing_file_is_an_answer_and_a_closed_port_is_not() {
    let answer = http::get("missing.json", &|_| {}).await.expect("an answer");
    assert_eq!(answer.status, 404);
    let error = http::get("http://127.0.0.1:9/", &|_| {}).await.expect_err("no answer");
    assert_eq!(error.kind, Kind::Unreachable);
}
