//! From what a person typed to a receipt, without losing or doubling anything.
//!
//! Vocabulary: a [`Draft`] is what is being typed; [`Draft::submit`] checks it and gives a
//! [`Submission`], whose bytes are frozen from then on; an [`Entry`] keeps those bytes on the phone
//! until the receiver has given a receipt. [`next_step`] says what the outbox should do now and
//! [`Entry::apply`] what an outcome does to an entry. [`read_answer`] tells a receipt from everything
//! else that a network may answer.
//!
//! Time and randomness are arguments. This crate knows no browser, clock, network, database or
//! sentence for people.

mod answer;
mod digest;
mod draft;
mod id;
mod mask;
mod outbox;
mod submission;
mod survey;
mod wire;
pub mod work;

pub use answer::{Answer, RefusalReason, RetryReason, read_answer};
pub use digest::content_digest;
pub use draft::{Draft, MAX_COMMENT_CHARS, Problem, n_chars};
pub use id::SubmissionId;
pub use mask::cover_numbers;
pub use outbox::{Entry, Status, Step, next_step, retry_delay_ms};
pub use submission::{Content, DecodeError, Submission, decode_submission};
pub use survey::{AgeBand, Answers, Element, Survey};
pub use wire::{
    ErrorAnswer, ErrorCode, MAX_BODY_BYTES, Mood, Receipt, StoredEntryError, WIRE, decode_draft,
    decode_entry, encode_draft, encode_entry,
};
