//! Errors as clients see them: a status, a stable code, a word for developers. Internals are logged
//! and never returned.

use axum::Json;
use axum::http::StatusCode;
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
            Self::Incomplete => StatusCode::BAD_REQUEST,
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
            // Status 400 settles nothing on the phone: a body that broke off is sent again.
            Self::Incomplete | Self::Invalid(_) => ErrorCode::Invalid,
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
        (self.status(), Json(answer)).into_response()
    }
}
