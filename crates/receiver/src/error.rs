//! Errors as clients see them: a status, a stable code, a word for developers. Internals are logged
//! and never returned.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use feedback::{ErrorAnswer, ErrorCode};

use crate::store::StoreError;

/// What a request can fail with.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The id is known with another body.
    #[error("this id was submitted before with another body")]
    Conflict,
    /// The body is longer than [`feedback::MAX_BODY_BYTES`].
    #[error("the body may have at most {} bytes", feedback::MAX_BODY_BYTES)]
    TooLarge,
    /// The body broke off.
    #[error("the body did not arrive whole")]
    Incomplete,
    /// The body is not the one its `content-digest` is of.
    #[error("the body is not the one that `content-digest` was made of")]
    Digest,
    /// The budget for records without proof of work is used up.
    #[error("too many records without proof of work; come back in {0} s")]
    TooMany(u64),
    /// The content type is not JSON.
    #[error("the content type must be application/json")]
    MediaType,
    /// The body is not a submission.
    #[error("not a submission: {0}")]
    Invalid(String),
    /// The wire version is not known.
    #[error("wire version {0} is not known here")]
    Version(u32),
    /// Nothing here.
    #[error("no such address")]
    NotFound,
    /// Not with this method.
    #[error("this address does not take that method")]
    Method,
    /// The database does not answer.
    #[error("cannot store at the moment")]
    Store(#[from] StoreError),
}

impl Error {
    /// HTTP status.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Conflict => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Incomplete | Self::Digest => StatusCode::BAD_REQUEST,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Invalid(_) | Self::Version(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Store(_) => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// Stable code.
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::Conflict => ErrorCode::Conflict,
            Self::TooLarge => ErrorCode::TooLarge,
            // Status 400 settles nothing on the phone: a body that broke off or was changed is sent again.
            Self::Incomplete | Self::Digest | Self::Invalid(_) => ErrorCode::Invalid,
            Self::TooMany(_) => ErrorCode::Unavailable,
            Self::MediaType => ErrorCode::MediaType,
            Self::Version(_) => ErrorCode::Version,
            Self::NotFound => ErrorCode::NotFound,
            Self::Method => ErrorCode::Method,
            Self::Store(_) => ErrorCode::Unavailable,
        }
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        if let Self::Store(error) = &self {
            tracing::error!(%error, "store failed");
        }
        let answer =
            ErrorAnswer { code: self.code().as_str().to_owned(), message: self.to_string() };
        let mut response = (self.status(), Json(answer)).into_response();
        if let Self::TooMany(seconds) = self {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
