//! A checked submission: the request body of `POST /api/submissions`, versions 1 and 2.

use json_tree::Writer;
use serde::Deserialize;

use crate::SubmissionId;
use crate::survey::{AgeBand, Answers, Element, Survey, is_district};
use crate::wire::{Mood, WIRE, is_catalogue_id};

/// A checked submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// 1, or [`WIRE`] for new ones.
    pub version: u32,
    /// Made on the phone.
    pub id: String,
    /// What is said.
    pub content: Content,
    /// The submission that this one corrects.
    pub replaces: Option<String>,
}

/// The two kinds of submission. They are never linked with each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// How it was, in one word and perhaps a few more.
    Mood {
        /// How it was.
        mood: Mood,
        /// Id of the service it is about.
        service: Option<String>,
        /// What the person wrote.
        comment: Option<String>,
    },
    /// The nine questions; only in version 2.
    Survey(Survey),
}

impl Submission {
    /// The bytes that are sent, now and on every later attempt.
    pub fn freeze(&self) -> String {
        let mut writer = Writer::default();
        writer.number("version", self.version.into());
        writer.text("id", &self.id);
        match &self.content {
            Content::Mood { mood, service, comment } => {
                writer.text("mood", mood.as_str());
                writer.optional_text("service", service.as_deref());
                writer.optional_text("comment", comment.as_deref());
            }
            Content::Survey(survey) => {
                let mut answers = Writer::default();
                for element in Element::ALL {
                    if let Some(answer) = survey.answers.get(element) {
                        answers.number(element.as_str(), answer.into());
                    }
                }
                let mut inner = Writer::default();
                inner.text("agency", &survey.agency);
                inner.raw("answers", &answers.finish());
                writer.raw("survey", &inner.finish());
                writer.optional_text("district", survey.district.as_deref());
                writer.optional_text("age", survey.age.map(AgeBand::as_str));
            }
        }
        writer.optional_text("replaces", self.replaces.as_deref());
        writer.finish()
    }
}

/// Why a body is not a submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DecodeError {
    /// Not JSON of the right shape; the text is for developers.
    Shape(String),
    /// Another version of the wire format.
    Version(u32),
    /// The id is not a lower-case `UUIDv7`.
    Id,
    /// The id it replaces is not one either, or is its own.
    Replaces,
    /// The comment is too long, or empty though present.
    Comment,
    /// The service id is not a catalogue id.
    Service,
    /// The agency id is not a catalogue id.
    Agency,
    /// The district is not a code such as `35.22.01`.
    District,
    /// No element is answered, or an answer is not from 1 to 4.
    Answers,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    version: u32,
    id: String,
    mood: Option<Mood>,
    service: Option<String>,
    comment: Option<String>,
    survey: Option<SurveyBody>,
    district: Option<String>,
    age: Option<String>,
    replaces: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SurveyBody {
    agency: String,
    answers: AnswersBody,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswersBody {
    requirements: Option<u8>,
    procedure: Option<u8>,
    time: Option<u8>,
    fee: Option<u8>,
    product: Option<u8>,
    competence: Option<u8>,
    behaviour: Option<u8>,
    complaints: Option<u8>,
    facilities: Option<u8>,
}

/// Strictly decodes a request body of version 1 or 2.
///
/// # Errors
/// See [`DecodeError`]; the first problem found is given.
pub fn decode_submission(body: &[u8]) -> Result<Submission, DecodeError> {
    let body: Body =
        serde_json::from_slice(body).map_err(|error| DecodeError::Shape(error.to_string()))?;
    if !(1..=WIRE).contains(&body.version) {
        return Err(DecodeError::Version(body.version));
    }
    if SubmissionId::parse(&body.id).is_none() {
        return Err(DecodeError::Id);
    }
    if let Some(replaces) = &body.replaces
        && (SubmissionId::parse(replaces).is_none() || *replaces == body.id)
    {
        return Err(DecodeError::Replaces);
    }
    let shape = |what: &str| Err(DecodeError::Shape(what.to_owned()));
    let content = match (body.mood, body.survey) {
        (Some(mood), None) if body.district.is_none() && body.age.is_none() => {
            check_mood(body.service.as_deref(), body.comment.as_deref())?;
            Content::Mood { mood, service: body.service, comment: body.comment }
        }
        (None, Some(survey))
            if body.version >= 2 && body.service.is_none() && body.comment.is_none() =>
        {
            Content::Survey(survey_of(survey, body.district, body.age)?)
        }
        _ => {
            return shape(
                "either a mood or, from version 2 on, a survey, each with its own fields",
            );
        }
    };
    Ok(Submission { version: body.version, id: body.id, content, replaces: body.replaces })
}

fn check_mood(service: Option<&str>, comment: Option<&str>) -> Result<(), DecodeError> {
    if let Some(comment) = comment
        && (comment.trim().is_empty() || comment.chars().count() > crate::MAX_COMMENT_CHARS)
    {
        return Err(DecodeError::Comment);
    }
    if service.is_some_and(|service| !is_catalogue_id(service)) {
        return Err(DecodeError::Service);
    }
    Ok(())
}

fn survey_of(
    survey: SurveyBody,
    district: Option<String>,
    age: Option<String>,
) -> Result<Survey, DecodeError> {
    if !is_catalogue_id(&survey.agency) {
        return Err(DecodeError::Agency);
    }
    if district.as_deref().is_some_and(|code| !is_district(code)) {
        return Err(DecodeError::District);
    }
    let age = match age {
        None => None,
        Some(name) => Some(
            AgeBand::parse(&name)
                .ok_or_else(|| DecodeError::Shape("`age` is not a known band".to_owned()))?,
        ),
    };
    let found = survey.answers;
    let mut answers = Answers::default();
    for (element, answer) in [
        (Element::Requirements, found.requirements),
        (Element::Procedure, found.procedure),
        (Element::Time, found.time),
        (Element::Fee, found.fee),
        (Element::Product, found.product),
        (Element::Competence, found.competence),
        (Element::Behaviour, found.behaviour),
        (Element::Complaints, found.complaints),
        (Element::Facilities, found.facilities),
    ] {
        if answer.is_some_and(|answer| !(1..=4).contains(&answer)) {
            return Err(DecodeError::Answers);
        }
        answers.set(element, answer);
    }
    if answers.is_empty() {
        return Err(DecodeError::Answers);
    }
    Ok(Survey { agency: survey.agency, answers, district, age })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOOD: &str = include_str!("../golden/submission-2-mood.json");
    const SURVEY: &str = include_str!("../golden/submission-2-survey.json");

    fn refused(body: &str) -> DecodeError {
        decode_submission(body.trim().as_bytes()).expect_err("refused")
    }

    #[test]
    fn golden_version_2_decodes_and_freezes_to_the_same_bytes() {
        for golden in [MOOD, SURVEY] {
            let submission = decode_submission(golden.as_bytes()).expect("decodes");
            assert_eq!(submission.version, 2);
            assert_eq!(submission.freeze(), golden.trim());
        }
        let Content::Survey(survey) =
            decode_submission(SURVEY.as_bytes()).expect("decodes").content
        else {
            panic!("a survey")
        };
        assert_eq!(survey.answers.get(Element::Requirements), Some(4));
        assert_eq!(survey.answers.get(Element::Complaints), None);
        assert_eq!(survey.age, Some(AgeBand::From31));
    }

    #[test]
    fn the_kinds_do_not_mix_and_version_1_has_no_survey() {
        for body in [
            SURVEY.replace("\"district\"", "\"mood\":\"satisfied\",\"district\""),
            SURVEY.replace("\"district\"", "\"comment\":\"x\",\"district\""),
            SURVEY.replace("\"version\":2", "\"version\":1"),
            MOOD.replace("\"mood\"", "\"age\":\"18-30\",\"mood\""),
            MOOD.replace("\"mood\":\"satisfied\",", ""),
            SURVEY.replace("31-45", "33"),
            SURVEY.replace("\"fee\"", "\"price\""),
        ] {
            assert!(matches!(refused(&body), DecodeError::Shape(_)), "{body}");
        }
        assert_eq!(
            refused(&MOOD.replace("\"version\":2", "\"version\":3")),
            DecodeError::Version(3)
        );
    }

    #[test]
    fn a_survey_has_an_answer_from_1_to_4_and_ids_of_the_right_shape() {
        assert_eq!(refused(&SURVEY.replace(":4,", ":5,")), DecodeError::Answers);
        assert_eq!(refused(&SURVEY.replace(":4,", ":0,")), DecodeError::Answers);
        assert_eq!(refused(&SURVEY.replace("35.22.01", "35.22.1")), DecodeError::District);
        assert_eq!(refused(&SURVEY.replace("dpmptsp", "D P")), DecodeError::Agency);
        let (start, rest) = SURVEY.split_once("\"answers\":{").expect("answers");
        let (_, end) = rest.split_once('}').expect("an end");
        let none = [start, "\"answers\":{}", end].concat();
        assert_eq!(refused(&none), DecodeError::Answers);
    }

    #[test]
    fn names_are_read_back() {
        for element in Element::ALL {
            assert_eq!(Element::parse(element.as_str()), Some(element));
        }
        for band in AgeBand::ALL {
            assert_eq!(AgeBand::parse(band.as_str()), Some(band));
        }
    }
}
