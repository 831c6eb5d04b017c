//! What leaves the phone, what comes back, and what is stored on the phone meanwhile.
//!
//! Every shape here outlives the release that wrote it: a phone may wake after a year. Golden files
//! under `golden/` hold every released form; this build must read them all.

use json_tree::{Record, Writer};
use serde::{Deserialize, Serialize};

use crate::outbox::{Entry, Status};
use crate::{Draft, RefusalReason, SubmissionId, content_digest};

/// Newest version of the request. Version 1 is taken and read for ever.
pub const WIRE: u32 = 2;
/// Format of a stored entry.
const ENTRY_FORMAT: u32 = 2;
/// Format of a stored draft.
const DRAFT_FORMAT: u32 = 1;

/// Longest request body the receiver takes, in bytes: the longest comment in four-byte characters,
/// each escaped, fits with room to spare.
pub const MAX_BODY_BYTES: usize = 16 * 1024;

/// The four moods of the seed page, best first. They are not the scale of Permenpan RB 14/2017 and
/// must never be turned into its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mood {
    /// Sangat puas.
    VerySatisfied,
    /// Puas.
    Satisfied,
    /// Cukup puas.
    FairlySatisfied,
    /// Tidak puas.
    Dissatisfied,
}

impl Mood {
    /// All four, best first.
    pub const ALL: [Self; 4] =
        [Self::VerySatisfied, Self::Satisfied, Self::FairlySatisfied, Self::Dissatisfied];

    /// The name on the wire and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::VerySatisfied => "very-satisfied",
            Self::Satisfied => "satisfied",
            Self::FairlySatisfied => "fairly-satisfied",
            Self::Dissatisfied => "dissatisfied",
        }
    }

    /// The mood with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mood| mood.as_str() == name)
    }
}

/// Whether a text has the shape of a catalogue id: lower-case words joined by `-`, at most 64 bytes.
/// Whether the service exists is not asked: catalogues differ between phones.
pub(crate) fn is_catalogue_id(id: &str) -> bool {
    !id.is_empty()
        && id.len() <= 64
        && id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// The receiver's yes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The id that was submitted.
    pub id: String,
    /// The number the citizen keeps.
    pub receipt: String,
}

/// The receiver's no.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorAnswer {
    /// Stable and machine-readable.
    pub code: String,
    /// For developers.
    pub message: String,
}

/// Codes of [`ErrorAnswer`]. They never change their meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorCode {
    /// The id is known with another body (409).
    Conflict,
    /// The body is too large (413).
    TooLarge,
    /// The content type is not JSON (415).
    MediaType,
    /// The body is not a valid submission (422).
    Invalid,
    /// The wire version is not known here (422).
    Version,
    /// No such address (404).
    NotFound,
    /// The method is not for this address (405).
    Method,
    /// The receiver cannot store at the moment (503).
    Unavailable,
}

impl ErrorCode {
    /// Every code.
    pub const ALL: [Self; 8] = [
        Self::Conflict,
        Self::TooLarge,
        Self::MediaType,
        Self::Invalid,
        Self::Version,
        Self::NotFound,
        Self::Method,
        Self::Unavailable,
    ];

    /// The code as it is sent.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::TooLarge => "too-large",
            Self::MediaType => "media-type",
            Self::Invalid => "invalid",
            Self::Version => "version",
            Self::NotFound => "not-found",
            Self::Method => "method",
            Self::Unavailable => "unavailable",
        }
    }
}

/// Why a stored entry cannot be read. The stored text is left alone: a later build may read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoredEntryError {
    /// Written by a newer build.
    Newer(u32),
    /// Damaged.
    Broken,
}

/// Writes an entry for the phone's database, format 2.
pub fn encode_entry(entry: &Entry) -> String {
    let (state, attempts, not_before_ms, at_ms, detail) = match &entry.status {
        Status::Waiting { attempts, not_before_ms } => {
            ("waiting", *attempts, *not_before_ms, 0, None)
        }
        Status::Sending { attempts } => ("sending", *attempts, 0, 0, None),
        Status::Sent { receipt, at_ms } => ("sent", 0, 0, *at_ms, Some(receipt.as_str())),
        Status::Refused { reason, at_ms } => ("refused", 0, 0, *at_ms, Some(reason.as_str())),
    };
    let mut writer = Writer::default();
    writer.number("format", ENTRY_FORMAT.into());
    writer.text("id", entry.id.as_str());
    writer.number("created_ms", entry.created_ms);
    writer.text("body", &entry.body);
    writer.text("digest", &entry.digest);
    writer.text("state", state);
    writer.number("attempts", attempts.into());
    writer.number("not_before_ms", not_before_ms);
    writer.number("at_ms", at_ms);
    writer.optional_text("detail", detail);
    writer.finish()
}

/// Reads an entry of any released format.
///
/// # Errors
/// See [`StoredEntryError`].
pub fn decode_entry(json: &str) -> Result<Entry, StoredEntryError> {
    let mut newer = None;
    let entry = json_tree::read(json, |record| {
        let format = record.number("format", u32::MAX.into()) as u32;
        if format > ENTRY_FORMAT {
            newer = Some(format);
        }
        read_entry(record)
    });
    match (newer, entry) {
        (Some(format), _) => Err(StoredEntryError::Newer(format)),
        (None, Ok(Some(entry))) => Ok(entry),
        (None, _) => Err(StoredEntryError::Broken),
    }
}

fn read_entry(record: &mut Record<'_>) -> Option<Entry> {
    let id = SubmissionId::parse(&record.text("id"))?;
    let attempts = record.number("attempts", u32::MAX.into()) as u32;
    let at_ms = record.number("at_ms", u64::MAX);
    let status = match record.text("state").as_str() {
        "waiting" => {
            Status::Waiting { attempts, not_before_ms: record.number("not_before_ms", u64::MAX) }
        }
        "sending" => Status::Sending { attempts },
        "sent" => Status::Sent { receipt: record.text("detail"), at_ms },
        "refused" => {
            Status::Refused { reason: RefusalReason::parse(&record.text("detail")), at_ms }
        }
        _ => return None,
    };
    let created_ms = record.number("created_ms", u64::MAX);
    let body = record.text("body");
    // Format 1 kept none.
    let digest = record.optional_text("digest").unwrap_or_else(|| content_digest(&body));
    Some(Entry { id, created_ms, body, digest, status })
}

/// Writes a draft for the phone, format 1.
pub fn encode_draft(draft: &Draft) -> String {
    let mut writer = Writer::default();
    writer.number("format", DRAFT_FORMAT.into());
    writer.optional_text("mood", draft.mood.map(Mood::as_str));
    writer.optional_text("service", draft.service.as_deref());
    writer.text("comment", &draft.comment);
    writer.optional_text("replaces", draft.replaces.as_deref());
    writer.finish()
}

/// Reads a stored draft; damaged or newer text is `None`.
pub fn decode_draft(json: &str) -> Option<Draft> {
    json_tree::read(json, |record| {
        record.number("format", DRAFT_FORMAT.into());
        draft_fields(record)
    })
    .ok()
}

/// The draft that a frozen body came from, for correcting it: it then names what it replaces.
pub(crate) fn draft_of_body(body: &str) -> Option<Draft> {
    json_tree::read(body, |record| {
        record.number("version", WIRE.into());
        let id = record.text("id");
        Draft { replaces: Some(id), ..draft_fields(record) }
    })
    .ok()
    // A survey has no mood, and no form of the draft to open in.
    .filter(|draft| draft.mood.is_some())
}

fn draft_fields(record: &mut Record<'_>) -> Draft {
    Draft {
        mood: record.optional_text("mood").as_deref().and_then(Mood::parse),
        service: record.optional_text("service"),
        comment: record.optional_text("comment").unwrap_or_default(),
        replaces: record.optional_text("replaces"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Content, DecodeError, Submission, decode_submission};

    const SUBMISSION: &str = include_str!("../golden/submission-1.json");
    const ENTRIES: &str = include_str!("../golden/entries-1.jsonl");

    fn refused(change: impl Fn(&str) -> String) -> DecodeError {
        decode_submission(change(SUBMISSION.trim()).as_bytes()).expect_err("refused")
    }

    #[test]
    fn golden_submission_1_decodes_and_freezes_to_the_same_bytes() {
        let submission = decode_submission(SUBMISSION.as_bytes()).expect("decodes");
        assert!(matches!(submission.content, Content::Mood { mood: Mood::FairlySatisfied, .. }));
        assert_eq!(submission.freeze(), SUBMISSION.trim());
    }

    #[test]
    fn golden_entries_decode_and_those_of_format_2_encode_to_the_same_bytes() {
        let new: Vec<&str> = include_str!("../golden/entries-2.jsonl").lines().collect();
        assert_eq!((ENTRIES.lines().count(), new.len()), (4, 4));
        for (old, new) in ENTRIES.lines().zip(new) {
            let entry = decode_entry(old).expect("decodes");
            assert_eq!(decode_entry(new), Ok(entry.clone()));
            assert_eq!(encode_entry(&entry), new);
        }
    }

    #[test]
    fn golden_draft_1_reads_and_writes_the_same() {
        let stored = include_str!("../golden/draft-1.json").trim();
        let draft = decode_draft(stored).expect("reads");
        assert_eq!(draft.mood, Some(Mood::Satisfied));
        assert_eq!(encode_draft(&draft), stored);
        assert_eq!(decode_draft(r#"{"format":9}"#), None);
    }

    #[test]
    fn a_body_must_be_exact() {
        assert!(matches!(refused(|_| "{".into()), DecodeError::Shape(_)));
        assert!(matches!(refused(|b| b.replace('{', "{\"nik\":\"1\",")), DecodeError::Shape(_)));
        assert!(matches!(refused(|b| b.replace("fairly-satisfied", "ok")), DecodeError::Shape(_)));
        assert_eq!(
            refused(|b| b.replace("\"version\":1", "\"version\":9")),
            DecodeError::Version(9)
        );
        assert_eq!(refused(|b| b.replace("01a1", "01A1")), DecodeError::Id);
        assert_eq!(refused(|b| b.replace("ktp-el-hilang", "../etc")), DecodeError::Service);
        assert_eq!(refused(|b| b.replace("Antre lama", " ")), DecodeError::Comment);
        assert_eq!(refused(|b| b.replace("Antre lama", &"x".repeat(1_001))), DecodeError::Comment);
        assert_eq!(refused(|b| b.replace("0000", "0")), DecodeError::Id);
    }

    #[test]
    fn damaged_or_newer_entries_are_told_apart() {
        let line = ENTRIES.lines().next().expect("a line");
        assert_eq!(
            decode_entry(&line.replace("\"format\":1", "\"format\":9")),
            Err(StoredEntryError::Newer(9))
        );
        assert_eq!(decode_entry(&line[1..]), Err(StoredEntryError::Broken));
        assert_eq!(decode_entry(&line.replace("waiting", "flying")), Err(StoredEntryError::Broken));
    }

    #[test]
    fn the_longest_comment_fits_the_body_limit() {
        let submission = Submission {
            version: WIRE,
            id: SubmissionId::new(0, [0; 10]).to_string(),
            content: Content::Mood {
                mood: Mood::Satisfied,
                service: Some("x".repeat(64)),
                comment: Some("\u{1}".repeat(crate::MAX_COMMENT_CHARS)),
            },
            replaces: Some(SubmissionId::new(1, [0; 10]).to_string()),
        };
        assert!(submission.freeze().len() < MAX_BODY_BYTES);
    }
}
