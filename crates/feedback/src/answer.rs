//! Telling a receipt from everything else a network may answer.
//!
//! Only the receiver's own words settle an entry. A login page that answers 200, a proxy's error
//! page, half a body: all of them mean "try again later".

use crate::SubmissionId;
use crate::wire::ErrorCode;

/// What an answer to a send means for the entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The receiver has it, with this receipt number.
    Accepted(String),
    /// The receiver will never take it.
    Refused(RefusalReason),
    /// Nothing is settled; try again.
    Retry(RetryReason),
}

/// Why the receiver will never take an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusalReason {
    /// Its id is known with another body.
    Conflict,
    /// It is too large.
    TooLarge,
    /// It is not valid, or of a version the receiver does not know.
    Invalid,
    /// A reason that a newer build wrote down.
    Other(String),
}

impl RefusalReason {
    /// The name it is stored under.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Conflict => ErrorCode::Conflict.as_str(),
            Self::TooLarge => ErrorCode::TooLarge.as_str(),
            Self::Invalid => ErrorCode::Invalid.as_str(),
            Self::Other(name) => name,
        }
    }

    pub(crate) fn parse(name: &str) -> Self {
        [Self::Conflict, Self::TooLarge, Self::Invalid]
            .into_iter()
            .find(|reason| reason.as_str() == name)
            .unwrap_or_else(|| Self::Other(name.to_owned()))
    }
}

/// Why a send settled nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryReason {
    /// No answer at all.
    Unreachable,
    /// An answer that is not the receiver's: a login page, a proxy, half a body.
    NotTheReceiver,
    /// The receiver is there but cannot store now.
    Busy,
}

/// Reads the answer to a send of `id`.
pub fn read_answer(id: &SubmissionId, status: u16, content_type: &str, body: &str) -> Answer {
    let is_json =
        content_type.split(';').next().is_some_and(|kind| kind.trim() == "application/json");
    if matches!(status, 200 | 201) {
        return match field(body, "id").zip(field(body, "receipt")) {
            Some((known, receipt)) if is_json && known == id.as_str() && !receipt.is_empty() => {
                Answer::Accepted(receipt)
            }
            _ => Answer::Retry(RetryReason::NotTheReceiver),
        };
    }
    // A proxy in front of the receiver refuses large bodies with a page of its own; sending the same
    // bytes again cannot help, so this status alone is believed.
    if status == 413 {
        return Answer::Refused(RefusalReason::TooLarge);
    }
    let code = field(body, "code").filter(|_| is_json);
    let is = |wanted: ErrorCode| code.as_deref() == Some(wanted.as_str());
    match status {
        409 if is(ErrorCode::Conflict) => Answer::Refused(RefusalReason::Conflict),
        415 if is(ErrorCode::MediaType) => Answer::Refused(RefusalReason::Invalid),
        422 if is(ErrorCode::Invalid) || is(ErrorCode::Version) => {
            Answer::Refused(RefusalReason::Invalid)
        }
        429 | 500..=599 => Answer::Retry(RetryReason::Busy),
        _ => Answer::Retry(RetryReason::NotTheReceiver),
    }
}

/// A text field of a JSON answer.
fn field(body: &str, key: &'static str) -> Option<String> {
    json_tree::read(body, |record| record.text(key)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "01a1ee37-ee00-7fff-bfff-000000000000";

    fn check(status: u16, content_type: &str, body: &str, expected: &Answer) {
        let id = SubmissionId::parse(ID).expect("an id");
        assert_eq!(read_answer(&id, status, content_type, body), *expected, "{status} {body}");
    }

    fn receipt() -> String {
        format!(r#"{{"id":"{ID}","receipt":"7K4M"}}"#)
    }

    fn error(code: &str) -> String {
        format!(r#"{{"code":"{code}","message":""}}"#)
    }

    #[test]
    fn only_a_receipt_for_this_very_id_counts() {
        let accepted = Answer::Accepted("7K4M".into());
        check(201, "application/json", &receipt(), &accepted);
        check(200, "application/json; charset=utf-8", &receipt(), &accepted);
        let other = receipt().replace("000000000000", "000000000009");
        let no = Answer::Retry(RetryReason::NotTheReceiver);
        check(201, "application/json", &other, &no);
        check(201, "application/json", &receipt().replace("7K4M", ""), &no);
    }

    #[test]
    fn a_login_page_that_says_200_settles_nothing() {
        let no = Answer::Retry(RetryReason::NotTheReceiver);
        check(200, "text/html", "<title>Login Wi-Fi</title>", &no);
        check(200, "text/html", &receipt(), &no);
        check(200, "application/json", "", &no);
        check(302, "text/html", "", &no);
    }

    #[test]
    fn the_receivers_own_no_is_final() {
        check(
            409,
            "application/json",
            &error("conflict"),
            &Answer::Refused(RefusalReason::Conflict),
        );
        check(422, "application/json", &error("invalid"), &Answer::Refused(RefusalReason::Invalid));
        check(413, "text/html", "<h1>413</h1>", &Answer::Refused(RefusalReason::TooLarge));
    }

    #[test]
    fn anybody_elses_no_is_not() {
        check(409, "text/html", "", &Answer::Retry(RetryReason::NotTheReceiver));
        check(404, "text/html", "", &Answer::Retry(RetryReason::NotTheReceiver));
        check(500, "text/plain", "boom", &Answer::Retry(RetryReason::Busy));
        check(429, "application/json", &error("busy"), &Answer::Retry(RetryReason::Busy));
        check(503, "application/json", &error("unavailable"), &Answer::Retry(RetryReason::Busy));
    }

    #[test]
    fn reasons_survive_storing_even_unknown_ones() {
        for name in ["conflict", "too-large", "invalid", "written-in-2036"] {
            assert_eq!(RefusalReason::parse(name).as_str(), name);
        }
    }
}
