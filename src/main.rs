//! Mounts the app in place of the static page.

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: phone_alloc::PhoneAlloc<phone_alloc::Pages> =
    phone_alloc::PhoneAlloc::new(phone_alloc::Pages);

fn main() {
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.and_then(|document| document.get_element_by_id("app"));
    if let Some(root) = root {
        use wasm_bindgen::JsCast;
        // What stands there until now is for people without WebAssembly.
        root.set_inner_html("");
        leptos::mount::mount_to(root.unchecked_into(), || loket::app::app().into_leptos()).forget();
    }
}
