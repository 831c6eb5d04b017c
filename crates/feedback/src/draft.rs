//! What a person is typing, and what is still wrong with it.

use crate::SubmissionId;
use crate::mask::cover_numbers;
use crate::wire::{Mood, WIRE, is_catalogue_id};
use crate::{Content, Submission};

/// Longest comment, in characters: about a page. Long enough to tell a story, short enough for a
/// weak phone and for somebody to read.
pub const MAX_COMMENT_CHARS: usize = 1_000;

/// What has been chosen and typed so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// The chosen mood.
    pub mood: Option<Mood>,
    /// The chosen service.
    pub service: Option<String>,
    /// The comment as typed.
    pub comment: String,
    /// The submission that is being corrected.
    pub replaces: Option<String>,
}

/// What keeps a draft from being submitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// No mood was chosen.
    MoodMissing,
    /// The comment has this many characters too many.
    CommentTooLong {
        /// How many to take away.
        excess: usize,
    },
}

impl Draft {
    /// Checks the draft and makes it a submission under `id`.
    ///
    /// # Errors
    /// All problems at once, in the order of the form.
    pub fn submit(&self, id: &SubmissionId) -> Result<Submission, Vec<Problem>> {
        let comment = self.comment.trim();
        let mut problems = Vec::new();
        let excess = n_chars(comment).saturating_sub(MAX_COMMENT_CHARS);
        if self.mood.is_none() {
            problems.push(Problem::MoodMissing);
        }
        if excess > 0 {
            problems.push(Problem::CommentTooLong { excess });
        }
        match self.mood {
            Some(mood) if problems.is_empty() => Ok(Submission {
                version: WIRE,
                id: id.as_str().to_owned(),
                content: Content::Mood {
                    mood,
                    // A link may carry anything; a service that cannot exist is no reason to refuse
                    // an answer.
                    service: self.service.clone().filter(|service| is_catalogue_id(service)),
                    comment: (!comment.is_empty()).then(|| cover_numbers(comment)),
                },
                replaces: self.replaces.clone().filter(|replaces| replaces != id.as_str()),
            }),
            _ => Err(problems),
        }
    }

    /// Whether a number in the comment will be covered, see [`cover_numbers`].
    pub fn has_number_to_cover(&self) -> bool {
        cover_numbers(&self.comment) != self.comment
    }

    /// Whether there is nothing in it that would be a pity to lose.
    pub fn is_empty(&self) -> bool {
        self.mood.is_none() && self.comment.trim().is_empty()
    }

    /// The draft that a frozen body came from, for correcting it.
    pub fn of_body(body: &str) -> Option<Self> {
        crate::wire::draft_of_body(body)
    }
}

/// The characters of a text. The library's count is made for megabytes, and as large.
pub fn n_chars(text: &str) -> usize {
    text.bytes().filter(|byte| byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id() -> SubmissionId {
        SubmissionId::new(1, [7; 10])
    }

    #[test]
    fn a_mood_is_enough() {
        let draft = Draft { mood: Some(Mood::Satisfied), comment: "  ".into(), ..Draft::default() };
        let submission = draft.submit(&id()).expect("submits");
        assert!(matches!(submission.content, Content::Mood { comment: None, .. }));
        assert!(crate::decode_submission(submission.freeze().as_bytes()).is_ok());
    }

    #[test]
    fn a_long_number_never_leaves_the_draft() {
        let comment = "NIK saya 3522011234567890".to_owned();
        let draft = Draft { mood: Some(Mood::Satisfied), comment, ..Draft::default() };
        assert!(draft.has_number_to_cover());
        assert!(!draft.submit(&id()).expect("submits").freeze().contains("3522011234567890"));
    }

    #[test]
    fn all_problems_come_at_once() {
        let draft = Draft { comment: "x".repeat(1_003), ..Draft::default() };
        assert_eq!(
            draft.submit(&id()),
            Err(vec![Problem::MoodMissing, Problem::CommentTooLong { excess: 3 }])
        );
    }

    #[test]
    fn a_service_from_a_broken_link_is_left_out() {
        let draft = Draft {
            mood: Some(Mood::Satisfied),
            service: Some("<script>".into()),
            ..Draft::default()
        };
        let content = draft.submit(&id()).expect("submits").content;
        assert!(matches!(content, Content::Mood { service: None, .. }));
    }

    #[test]
    fn correcting_names_the_corrected_one() {
        let draft =
            Draft { mood: Some(Mood::Dissatisfied), comment: "lama".into(), ..Draft::default() };
        let first = draft.submit(&id()).expect("submits");
        let again = Draft::of_body(&first.freeze()).expect("opens");
        assert_eq!(again.comment, "lama");
        let second = again.submit(&SubmissionId::new(2, [7; 10])).expect("submits");
        assert_eq!(second.replaces, Some(first.id));
    }

    #[test]
    fn characters_are_not_bytes() {
        assert_eq!(n_chars("a\u{e9}\u{1F600}"), 3);
    }
}
