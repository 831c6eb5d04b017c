//! A person's own list for one service, as it is kept on the phone.
//!
//! The stored form outlives the release that wrote it. It names questions, answers and lines by
//! id, so that it survives a new catalogue; what the new one no longer has is simply not there.

use json_tree::{Writer, quote};

use crate::{Answers, Service, requirement_keys};

/// Version of the stored form.
const FORMAT: u64 = 1;

/// Answers and ticks for one service.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SavedList {
    /// Question id and answer id.
    answers: Vec<(String, String)>,
    /// Keys of ticked lines, see [`requirement_keys`].
    ticks: Vec<String>,
}

impl SavedList {
    /// Reads a stored list. Damaged or newer text is `None`: the person starts afresh and the stored
    /// text is overwritten only when they tick something.
    pub fn decode(json: &str) -> Option<Self> {
        let read = json_tree::read(json, |record| {
            let format = record.number("format", FORMAT);
            let list = Self { answers: record.pairs("answers"), ticks: record.texts("ticks") };
            (format == FORMAT).then_some(list)
        });
        read.ok().flatten()
    }

    /// Writes the list for the phone.
    pub fn encode(&self) -> String {
        let mut writer = Writer::default();
        writer.number("format", FORMAT);
        writer.list("answers", &self.answers, |(question, answer), into| {
            into.push('[');
            quote(question, into);
            into.push(',');
            quote(answer, into);
            into.push(']');
        });
        writer.list("ticks", &self.ticks, |tick, into| quote(tick, into));
        writer.finish()
    }

    /// Whether there is nothing worth keeping.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.ticks.is_empty()
    }

    /// The answers as `service` counts them.
    pub fn answers(&self, service: &Service) -> Answers {
        let mut answers = Answers::default();
        for (position, question) in service.questions.iter().enumerate() {
            let given = self.answers.iter().find(|(id, _)| *id == question.id);
            let answer =
                given.and_then(|(_, id)| question.answers.iter().position(|a| a.id == *id));
            answers.set(position, answer.map(|answer| answer as u8));
        }
        answers
    }

    /// Gives or takes back an answer.
    pub fn set_answer(&mut self, question: &str, answer: Option<&str>) {
        self.answers.retain(|(id, _)| id != question);
        if let Some(answer) = answer {
            self.answers.push((question.to_owned(), answer.to_owned()));
        }
    }

    /// Whether each requirement of `service` is ticked, by position.
    pub fn ticks(&self, service: &Service) -> Vec<bool> {
        requirement_keys(service).iter().map(|key| self.ticks.contains(key)).collect()
    }

    /// Sets the tick of one requirement of `service`.
    pub fn set_tick(&mut self, service: &Service, requirement: usize, is_ticked: bool) {
        let Some(key) = requirement_keys(service).into_iter().nth(requirement) else { return };
        self.ticks.retain(|known| *known != key);
        if is_ticked {
            self.ticks.push(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open::tests::sample;

    const GOLDEN: &str = include_str!("../golden/saved-list-1.json");

    #[test]
    fn golden_1_reads_and_writes_the_same() {
        let list = SavedList::decode(GOLDEN).expect("reads");
        assert_eq!(list.encode(), GOLDEN.trim());
        let service = sample();
        assert_eq!(list.answers(&service).get(0), Some(1));
        assert_eq!(list.ticks(&service), [true, false, true, false]);
    }

    #[test]
    fn what_a_new_catalogue_no_longer_has_is_not_there() {
        let mut service = sample();
        service.questions.clear();
        service.requirements.truncate(2);
        let list = SavedList::decode(GOLDEN).expect("reads");
        assert!(list.answers(&service).is_empty());
        assert_eq!(list.ticks(&service), [true, false]);
    }

    #[test]
    fn ticks_and_answers_can_be_taken_back() {
        let service = sample();
        let mut list = SavedList::default();
        list.set_tick(&service, 1, true);
        list.set_tick(&service, 1, true);
        list.set_answer("alasan", Some("hilang"));
        list.set_answer("alasan", Some("rusak"));
        assert_eq!(list.answers(&service).get(0), Some(1));
        list.set_tick(&service, 1, false);
        list.set_tick(&service, 99, true);
        list.set_answer("alasan", None);
        assert!(list.is_empty());
    }

    #[test]
    fn damaged_text_is_nothing() {
        for text in ["", "{", "[]", r#"{"format":2}"#, r#"{"format":1,"ticks":3}"#] {
            assert_eq!(SavedList::decode(text), None, "{text}");
        }
    }
}
