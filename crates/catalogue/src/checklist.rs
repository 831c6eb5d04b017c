//! The list one person needs, from the service and the answers given so far.

use crate::{Answers, Requirement, Service, Truth};

/// What to show a person about a service's requirements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    /// Lines that are or may be needed, in the order of the service.
    pub lines: Vec<Line>,
    /// Positions of the questions worth showing: answered ones that matter, and open ones.
    pub questions: Vec<usize>,
    /// How many of those are still unanswered.
    pub n_open: usize,
}

/// One line of a [`Checklist`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Position in [`Service::requirements`].
    pub requirement: usize,
    /// Whether this person needs it.
    pub state: LineState,
}

/// Whether a person needs a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineState {
    /// Yes.
    Needed,
    /// A missing answer decides.
    Depends,
}

/// "3 of 7 ready".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Needed lines that are ticked.
    pub ready: usize,
    /// Needed lines.
    pub needed: usize,
}

impl Progress {
    /// Whether everything that is surely needed is there.
    pub fn is_complete(self) -> bool {
        self.needed > 0 && self.ready == self.needed
    }
}

/// Shapes the requirements of `service` by `answers`.
pub fn checklist(service: &Service, answers: &Answers) -> Checklist {
    let mut lines = Vec::new();
    for (requirement, record) in service.requirements.iter().enumerate() {
        let state = match record.only_if.truth(answers) {
            Truth::Yes => LineState::Needed,
            Truth::Open => LineState::Depends,
            Truth::No => continue,
        };
        lines.push(Line { requirement, state });
    }
    let mut questions = Vec::new();
    let mut n_open = 0;
    for question in 0..service.questions.len() {
        if matters(service, answers, question) {
            questions.push(question);
            n_open += usize::from(answers.get(question).is_none());
        }
    }
    Checklist { lines, questions, n_open }
}

/// Whether the answer to `question` would still change something, given all the other answers.
fn matters(service: &Service, answers: &Answers, question: usize) -> bool {
    let rest = answers.without(question);
    let conditions = service.requirements.iter().map(|r| &r.only_if);
    let conditions = conditions.chain(service.fees.iter().map(|f| &f.only_if));
    let mut conditions = conditions.chain(service.steps.iter().map(|s| &s.only_if));
    conditions.any(|condition| condition.open_questions(&rest).contains(&question))
}

impl Checklist {
    /// Counts ticked lines; `is_ticked` gets the position of a requirement.
    pub fn progress(&self, is_ticked: impl Fn(usize) -> bool) -> Progress {
        let mut progress = Progress::default();
        for line in &self.lines {
            if line.state == LineState::Needed {
                progress.needed += 1;
                progress.ready += usize::from(is_ticked(line.requirement));
            }
        }
        progress
    }
}

/// Names for the lines of a service under which ticks are kept.
///
/// They are made of what the line asks for, not of its position, so that ticks survive a new
/// catalogue in which lines were added or moved. A line repeated for another condition gets `#2`.
pub fn requirement_keys(service: &Service) -> Vec<String> {
    let mut keys: Vec<String> = Vec::with_capacity(service.requirements.len());
    for requirement in &service.requirements {
        let base = key_base(requirement);
        let mut key = base.clone();
        let mut n = 1;
        while keys.contains(&key) {
            n += 1;
            key = base.clone() + "#" + &n.to_string();
        }
        keys.push(key);
    }
    keys
}

fn key_base(requirement: &Requirement) -> String {
    match &requirement.text {
        Some(text) => text.clone(),
        None => crate::joined(&requirement.documents, "+"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open::tests::sample;

    fn states(service: &Service, answers: &Answers) -> Vec<(usize, LineState)> {
        checklist(service, answers).lines.iter().map(|l| (l.requirement, l.state)).collect()
    }

    #[test]
    fn before_any_answer_every_line_is_there_and_conditional_ones_depend() {
        let service = sample();
        let shown = states(&service, &Answers::default());
        assert_eq!(
            shown,
            [
                (0, LineState::Needed),
                (1, LineState::Depends),
                (2, LineState::Depends),
                (3, LineState::Depends)
            ]
        );
    }

    #[test]
    fn an_answer_drops_lines_and_settles_others() {
        let service = sample();
        let mut answers = Answers::default();
        answers.set(0, Some(0));
        assert_eq!(
            states(&service, &answers),
            [(0, LineState::Needed), (1, LineState::Needed), (3, LineState::Depends)]
        );
    }

    #[test]
    fn a_question_is_asked_only_while_it_changes_something() {
        let service = sample();
        let mut answers = Answers::default();
        assert_eq!(checklist(&service, &answers).questions, [0, 1]);
        // Answer 1 of question 0 rules out the only line that question 1 decides.
        answers.set(0, Some(1));
        let list = checklist(&service, &answers);
        assert_eq!(list.questions, [0]);
        assert_eq!(list.n_open, 0);
    }

    #[test]
    fn progress_counts_only_what_is_surely_needed() {
        let service = sample();
        let list = checklist(&service, &Answers::default());
        let progress = list.progress(|requirement| requirement < 2);
        assert_eq!(progress, Progress { ready: 1, needed: 1 });
        assert!(progress.is_complete());
        assert!(!Progress::default().is_complete());
    }

    #[test]
    fn keys_do_not_depend_on_position_and_are_distinct() {
        let mut service = sample();
        let keys = requirement_keys(&service);
        service.requirements.reverse();
        let mut reversed = requirement_keys(&service);
        reversed.reverse();
        assert_eq!(keys, reversed);
        service.requirements.push(service.requirements[0].clone());
        let doubled = requirement_keys(&service);
        assert!(doubled.last().is_some_and(|key| key.ends_with("#2")));
    }
}
