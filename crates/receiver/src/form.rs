//! Feedback from a browser without the app: `POST /api/feedback-form`, and the page with the receipt.
//!
//! The answer is a page in the frame that the build wrote (`jawaban.html`); without one it is a bare page.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Path as Segment, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use feedback::{Draft, MAX_BODY_BYTES, Mood, Problem, SubmissionId};

use crate::receipt::{body_digest, receipt_number};
use crate::store::{Store, Stored};
use crate::words;

/// Where the build leaves room for what happened.
const ANSWER: &str = "<!--@ANSWER@-->";

#[derive(Clone)]
struct Form {
    store: Store,
    frame: Arc<str>,
}

/// The form's addresses, below `/api`.
pub(crate) fn routes(store: Store, dist: Option<&Path>) -> Router {
    let frame = dist.and_then(|dist| std::fs::read_to_string(dist.join("jawaban.html")).ok());
    let frame = frame.filter(|frame| frame.contains(ANSWER)).unwrap_or_else(bare);
    Router::new()
        .route("/feedback-form", post(take))
        .route("/feedback-form/{receipt}", get(receipt))
        .with_state(Form { store, frame: frame.into() })
}

fn bare() -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"id\"><meta charset=\"utf-8\"><base href=\"./\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>Loket</title><main>{ANSWER}</main></html>\n"
    )
}

async fn take(State(form): State<Form>, headers: HeaderMap, body: Body) -> Response {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if kind.and_then(|kind| kind.split(';').next()) != Some("application/x-www-form-urlencoded") {
        return form.problem(StatusCode::UNSUPPORTED_MEDIA_TYPE, &[words::NOT_A_FORM.to_owned()]);
    }
    // Percent-encoding makes three bytes of one.
    let Ok(body) = to_bytes(body, 3 * MAX_BODY_BYTES).await else {
        return form.problem(StatusCode::PAYLOAD_TOO_LARGE, &[words::TOO_LONG.to_owned()]);
    };
    let (Some(id), draft) = (new_id(), read(&body)) else {
        return form.problem(StatusCode::SERVICE_UNAVAILABLE, &[words::NOT_STORED.to_owned()]);
    };
    let submission = match draft.draft.submit(&id) {
        Ok(submission) => submission,
        Err(problems) => {
            let told: Vec<String> = problems.into_iter().map(tell).collect();
            return form.problem(StatusCode::UNPROCESSABLE_ENTITY, &told);
        }
    };
    let frozen = submission.freeze();
    // Programs that fill in every field get the same answer, and nothing is kept.
    if draft.is_trapped {
        return to_receipt(&receipt_number(id.as_str(), &body_digest(frozen.as_bytes())));
    }
    match form.store.insert(&submission, frozen.as_bytes()).await {
        Ok(Stored::New { receipt } | Stored::Known { receipt }) => to_receipt(&receipt),
        Ok(Stored::Conflict) => {
            form.problem(StatusCode::SERVICE_UNAVAILABLE, &[words::NOT_STORED.to_owned()])
        }
        Err(error) => {
            tracing::error!(%error, "store failed");
            form.problem(StatusCode::SERVICE_UNAVAILABLE, &[words::NOT_STORED.to_owned()])
        }
    }
}

/// Reloading the page with the receipt sends nothing again. Relative, so that it is right below any path.
fn to_receipt(receipt: &str) -> Response {
    let address = ["feedback-form/", receipt].concat();
    match HeaderValue::from_str(&address) {
        Ok(address) => (StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn receipt(State(form): State<Form>, Segment(receipt): Segment<String>) -> Response {
    // Only what can be a receipt is repeated on the page.
    let is_digit = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_uppercase();
    let parts: Vec<&str> = receipt.split('-').collect();
    let is_receipt =
        parts.len() == 3 && parts.iter().all(|part| part.len() == 4 && part.bytes().all(is_digit));
    if !is_receipt {
        return form.page(StatusCode::NOT_FOUND, "../../", words::NO_RECEIPT, &[]);
    }
    let lines = [[words::RECEIPT, &receipt, "."].concat(), words::KEEP_RECEIPT.to_owned()];
    form.page(StatusCode::OK, "../../", words::THANKS, &lines)
}

impl Form {
    fn problem(&self, status: StatusCode, lines: &[String]) -> Response {
        self.page(status, "../", words::NOT_SENT, lines)
    }

    fn page(&self, status: StatusCode, base: &str, heading: &str, lines: &[String]) -> Response {
        let mut answer = format!("<h1 class=\"page__title\">{heading}</h1>");
        for line in lines {
            let _ = write!(answer, "<p>{line}</p>");
        }
        let back = if status.is_success() { "./" } else { "masukan/" };
        let label = if status.is_success() { words::HOME } else { words::BACK };
        let _ = write!(answer, "<p><a class=\"button\" href=\"{back}\">{label}</a></p>");
        let html = self.frame.replacen(ANSWER, &answer, 1);
        let html = html.replacen("<base href=\"./\">", &format!("<base href=\"{base}\">"), 1);
        (status, Html(html)).into_response()
    }
}

fn tell(problem: Problem) -> String {
    match problem {
        Problem::MoodMissing => words::MOOD_MISSING.to_owned(),
        Problem::CommentTooLong { excess } => words::comment_too_long(excess),
    }
}

/// An id as a phone makes them: the random part is what keeps the receipt from being guessed.
fn new_id() -> Option<SubmissionId> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    let mut random = [0u8; 10];
    getrandom::fill(&mut random).ok()?;
    Some(SubmissionId::new(now.as_millis() as u64, random))
}

struct Read {
    draft: Draft,
    is_trapped: bool,
}

/// Fields that are not known are passed over: extensions of browsers add some.
fn read(body: &[u8]) -> Read {
    let mut read = Read { draft: Draft::default(), is_trapped: false };
    for (name, value) in form_urlencoded::parse(body) {
        match name.as_ref() {
            "mood" => read.draft.mood = Mood::parse(&value),
            "service" if !value.is_empty() => read.draft.service = Some(value.into_owned()),
            // Browsers send line ends as CR LF; the app counts and keeps one.
            "comment" => read.draft.comment = value.replace("\r\n", "\n"),
            "website" => read.is_trapped = !value.is_empty(),
            _ => {}
        }
    }
    read
}
