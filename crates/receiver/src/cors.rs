//! Answers to pages on another origin (<https://fetch.spec.whatwg.org/#http-cors-protocol>): only the one that the
//! operator names may send feedback, without cookies.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// The origin that is let in.
#[derive(Clone)]
pub(crate) struct Allowed(pub(crate) Option<HeaderValue>);

const METHODS: &str = "GET, POST";
const HEADERS: &str = "content-type, content-digest, loket-work";
/// A day: browsers ask less often.
const AGE: &str = "86400";

pub(crate) async fn cors(
    State(Allowed(allowed)): State<Allowed>,
    request: Request,
    next: Next,
) -> Response {
    let Some(allowed) = allowed else { return next.run(request).await };
    let is_allowed = request.headers().get(header::ORIGIN) == Some(&allowed);
    let is_preflight = request.method() == Method::OPTIONS
        && request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    let mut response =
        if is_preflight { StatusCode::NO_CONTENT.into_response() } else { next.run(request).await };
    let headers = response.headers_mut();
    headers.append(header::VARY, HeaderValue::from_static("origin"));
    if is_allowed {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, allowed);
        if is_preflight {
            for (name, value) in [
                (header::ACCESS_CONTROL_ALLOW_METHODS, METHODS),
                (header::ACCESS_CONTROL_ALLOW_HEADERS, HEADERS),
                (header::ACCESS_CONTROL_MAX_AGE, AGE),
            ] {
                headers.insert(name, HeaderValue::from_static(value));
            }
        }
    }
    response
}
