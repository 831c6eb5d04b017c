//! The built app: compressed variants, types, cache headers, and what a page address falls back to.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tower_http::services::{ServeDir, ServeFile};

/// A file whose name holds its hash never changes.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Everything else is asked for again, cheaply.
const ASK_AGAIN: &str = "no-cache";

/// Serves `dist`. Only navigations are answered with the page for addresses that are not there: a missing
/// asset that turned into HTML would be a white page.
pub(crate) fn service(dist: &Path) -> Router {
    let missing = ServeFile::new(dist.join("404.html")).precompressed_br().precompressed_gzip();
    let files = ServeDir::new(dist)
        .precompressed_br()
        .precompressed_gzip()
        .append_index_html_on_directories(true)
        .not_found_service(missing);
    let dist: Arc<Path> = dist.into();
    let guard = middleware::from_fn(move |request, next| guard(Arc::clone(&dist), request, next));
    Router::new().fallback_service(files).layer(guard)
}

async fn guard(dist: Arc<Path>, request: Request, next: Next) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let (uri, is_page) = (request.uri().clone(), is_page(request.uri(), request.headers()));
    let is_static_page = is_static_page(&dist, &uri);
    let mut response = next.run(request).await;
    let is_html = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if is_html && !is_page && !is_static_page {
        return StatusCode::NOT_FOUND.into_response();
    }
    let cache = if is_hashed(uri.path()) { FOR_EVER } else { ASK_AGAIN };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    response
}

/// Whether the address names a page of the build.
fn is_static_page(dist: &Path, uri: &Uri) -> bool {
    let path = uri.path().trim_start_matches('/');
    let is_plain = path.split('/').all(|part| !part.is_empty() && !part.starts_with('.'));
    is_plain && path.ends_with(".html") && dist.join(path).is_file()
}

/// Whether a browser would show the answer as a page: the last part has no file ending, and the client
/// takes HTML.
fn is_page(uri: &Uri, headers: &HeaderMap) -> bool {
    let last = uri.path().rsplit('/').next().unwrap_or_default();
    let has_ending = last.contains('.') && last != "index.html";
    let takes_html = headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_none_or(|accept| accept.contains("text/html") || accept.contains("*/*"));
    let mode = headers.get("sec-fetch-mode").map(HeaderValue::as_bytes);
    // The worker fetches the shell itself, with mode `cors`, by the address of the base.
    let navigates = mode.is_none_or(|mode| mode == b"navigate") || last.is_empty();
    !has_ending && takes_html && navigates
}

/// `loket-0123456789abcdef.css`, `loket-0123456789abcdef_bg.wasm`: sixteen hex digits after a `-`.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let Some((stem, _)) = name.split_once('.') else { return false };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        (15..=16).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_a_hash_are_told_from_those_without() {
        for path in ["/loket-0123456789abcdef.js", "/x/loket-0123456789abcdef_bg.wasm"] {
            assert!(is_hashed(path), "{path}");
        }
        for path in
            ["/", "/index.html", "/service-worker.js", "/layanan/akta-kelahiran", "/icon-192.png"]
        {
            assert!(!is_hashed(path), "{path}");
        }
    }
}
