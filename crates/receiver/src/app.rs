//! Every address, and the headers on every answer.

use std::path::Path;

use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};

use crate::cors::{Allowed, cors};
use crate::error::Error;
use crate::store::Store;
use crate::submit::{Limits, submit};
use crate::{files, form};

/// The whole HTTP interface. `dist` is the built app, when it is served from here too.
pub fn app(store: Store, dist: Option<&Path>) -> Router {
    app_for(store, dist, None)
}

/// The same, with pages of another origin allowed to send feedback.
pub fn app_for(store: Store, dist: Option<&Path>, origin: Option<HeaderValue>) -> Router {
    let form = form::routes(store.clone(), dist);
    let api = Router::new()
        .route("/submissions", post(submit).fallback(async || Error::Method))
        .route("/health", get(health).fallback(async || Error::Method))
        .fallback(async || Error::NotFound)
        .route("/metrics", get(metrics).fallback(async || Error::Method))
        .with_state(store.clone())
        .layer(Extension(Limits::default()))
        .merge(form)
        .layer(middleware::from_fn_with_state(store, count_refused))
        .layer(middleware::from_fn_with_state(Allowed(origin), cors))
        .layer(middleware::map_response(no_store));
    let app = Router::new().nest("/api", api);
    let app = match dist {
        Some(dist) => app.fallback_service(files::service(dist)),
        None => app.fallback(async || Error::NotFound),
    };
    app.layer(middleware::from_fn(secure))
}

/// Answers are about this moment only.
async fn no_store(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Whether requests can be served: the database answers.
async fn health(State(store): State<Store>) -> Result<axum::Json<serde_json::Value>, Error> {
    store.ping().await?;
    Ok(axum::Json(serde_json::json!({ "status": "ok" })))
}

async fn metrics(State(store): State<Store>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], store.metrics().text())
}

/// Conflicts are counted where they are found.
async fn count_refused(State(store): State<Store>, request: Request, next: Next) -> Response {
    let is_submission = request.method() == Method::POST;
    let response = next.run(request).await;
    if is_submission
        && response.status().is_client_error()
        && response.status() != StatusCode::CONFLICT
    {
        store.metrics().count_refused();
    }
    response
}

/// `wasm-unsafe-eval` is what WebAssembly needs and nothing more; everything else comes from here.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; \
    base-uri 'self'; frame-ancestors 'none'";

async fn secure(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=(), browsing-topics=()",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}
