//! `POST /api/submissions`.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use feedback::{DecodeError, MAX_BODY_BYTES, Receipt, content_digest, decode_submission, work};

use crate::error::Error;
use crate::limits::Budget;
use crate::store::{Store, Stored};

/// The budget that all requests share, and when its clock began.
#[derive(Clone)]
pub(crate) struct Limits {
    budget: Arc<Mutex<Budget>>,
    start: Instant,
}

impl Default for Limits {
    fn default() -> Self {
        Self { budget: Arc::default(), start: Instant::now() }
    }
}

impl Limits {
    fn pay(&self) -> Result<(), Error> {
        let now_ms = self.start.elapsed().as_millis() as u64;
        let mut budget = self.budget.lock().unwrap_or_else(PoisonError::into_inner);
        budget.pay(now_ms).map_err(Error::TooMany)
    }
}

/// Takes a submission: 201 with a receipt when it is new, 200 with the same receipt when it was here.
///
/// # Errors
/// See [`Error`]; nothing is stored then.
pub(crate) async fn submit(
    State(store): State<Store>,
    Extension(limits): Extension<Limits>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Error> {
    let kind =
        headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    if kind.split(';').next().map(str::trim) != Some("application/json") {
        return Err(Error::MediaType);
    }
    let length =
        headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    if length.is_some_and(|length: usize| length > MAX_BODY_BYTES) {
        return Err(Error::TooLarge);
    }
    let body = to_bytes(body, MAX_BODY_BYTES).await.map_err(|error| {
        use std::error::Error as _;
        // axum wraps the reason: a body over the limit, or a connection that broke.
        let is_limit =
            error.source().is_some_and(|s| s.to_string().contains("length limit exceeded"));
        if is_limit { Error::TooLarge } else { Error::Incomplete }
    })?;
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(field) = text("content-digest")
        && !is_digest_of(field, &body)
    {
        return Err(Error::Digest);
    }
    let submission = decode_submission(&body).map_err(|error| match error {
        DecodeError::Shape(detail) => Error::Invalid(detail),
        DecodeError::Version(version) => Error::Version(version),
        DecodeError::Id => Error::Invalid("`id` must be a lower-case UUIDv7".to_owned()),
        DecodeError::Replaces => {
            Error::Invalid("`replaces` must be another lower-case UUIDv7".to_owned())
        }
        DecodeError::Comment => {
            Error::Invalid("`comment` must have 1 to 1000 characters".to_owned())
        }
        DecodeError::Service => Error::Invalid("`service` must be a catalogue id".to_owned()),
        DecodeError::Agency => Error::Invalid("`agency` must be a catalogue id".to_owned()),
        DecodeError::District => {
            Error::Invalid("`district` must be a code such as 35.22.01".to_owned())
        }
        DecodeError::Answers => {
            Error::Invalid("`answers` must have one at least, each from 1 to 4".to_owned())
        }
    })?;
    let nonce = text("loket-work").and_then(|nonce| nonce.parse().ok());
    if !nonce.is_some_and(|nonce| work::is_valid(&submission.id, nonce)) {
        limits.pay()?;
    }
    let (status, receipt) = match store.insert(&submission, &body).await? {
        Stored::New { receipt } => (StatusCode::CREATED, receipt),
        Stored::Known { receipt } => (StatusCode::OK, receipt),
        Stored::Conflict => return Err(Error::Conflict),
    };
    Ok((status, Json(Receipt { id: submission.id, receipt })).into_response())
}

/// Whether `content-digest` (RFC 9530) is of this body; other algorithms than SHA-256 are passed over.
fn is_digest_of(field: &str, body: &[u8]) -> bool {
    let mut members = field.split(',').map(str::trim);
    members.find(|member| member.starts_with("sha-256=")).is_none_or(|member| {
        // The body is UTF-8 or no submission; then decoding says so.
        core::str::from_utf8(body).is_ok_and(|body| content_digest(body) == member)
    })
}
