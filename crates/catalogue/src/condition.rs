//! Conditions over a person's answers, and what they come to when some answers are still missing.

use serde::Serialize;

/// Most answers a question may have: they are kept as bits.
pub const MAX_ANSWERS: usize = 16;

/// "The answer to question `question` is one of `answers`."
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Literal(
    /// Position of the question in its service.
    pub u8,
    /// Bit `n` set: answer `n` fits.
    pub u16,
);

/// Any one of several lists of literals, all of which must fit. No list at all: always.
///
/// Disjunctive form over closed answer sets needs no `not` and is trivial to evaluate and to
/// reason about; the compiler turns the readable `only_if` language into it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Condition(pub Vec<Vec<Literal>>);

/// What a condition comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// It holds, whatever else is answered.
    Yes,
    /// It cannot hold any more.
    No,
    /// A missing answer decides.
    Open,
}

/// The answers given so far: question position → answer position.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers(Vec<Option<u8>>);

impl Answers {
    /// The answer to a question, if there is one.
    pub fn get(&self, question: usize) -> Option<u8> {
        self.0.get(question).copied().flatten()
    }

    /// Gives or takes back (`None`) an answer.
    pub fn set(&mut self, question: usize, answer: Option<u8>) {
        if self.0.len() <= question {
            self.0.resize(question + 1, None);
        }
        self.0[question] = answer;
    }

    /// The same answers without the one to `question`.
    pub fn without(&self, question: usize) -> Self {
        let mut rest = self.clone();
        rest.set(question, None);
        rest
    }

    /// Whether nothing has been answered.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }
}

impl Condition {
    /// Whether it holds for everybody.
    pub fn is_always(&self) -> bool {
        self.0.is_empty()
    }

    /// What it comes to under the answers given so far.
    pub fn truth(&self, answers: &Answers) -> Truth {
        if self.is_always() {
            return Truth::Yes;
        }
        let mut all = Truth::No;
        for clause in &self.0 {
            match clause_truth(clause, answers) {
                Truth::Yes => return Truth::Yes,
                Truth::Open => all = Truth::Open,
                Truth::No => {}
            }
        }
        all
    }

    /// Positions of the questions whose answers still decide it; empty unless it is open.
    pub fn open_questions(&self, answers: &Answers) -> Vec<usize> {
        let mut open = Vec::new();
        if self.truth(answers) != Truth::Open {
            return open;
        }
        for clause in &self.0 {
            if clause_truth(clause, answers) != Truth::Open {
                continue;
            }
            for literal in clause {
                let question = usize::from(literal.0);
                if answers.get(question).is_none() && !open.contains(&question) {
                    open.push(question);
                }
            }
        }
        open
    }
}

impl Literal {
    fn fits(self, answer: u8) -> bool {
        u32::from(answer) < u16::BITS && self.1 & (1 << answer) != 0
    }
}

fn clause_truth(clause: &[Literal], answers: &Answers) -> Truth {
    let mut truth = Truth::Yes;
    for literal in clause {
        match answers.get(usize::from(literal.0)) {
            Some(answer) if !literal.fits(answer) => return Truth::No,
            Some(_) => {}
            None => truth = Truth::Open,
        }
    }
    truth
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn answers(given: &[(usize, u8)]) -> Answers {
        let mut answers = Answers::default();
        for (question, answer) in given {
            answers.set(*question, Some(*answer));
        }
        answers
    }

    fn lost_or_damaged() -> Condition {
        Condition(vec![vec![Literal(0, 0b011)]])
    }

    #[test]
    fn no_clause_holds_for_everybody() {
        assert_eq!(Condition::default().truth(&Answers::default()), Truth::Yes);
    }

    #[test]
    fn an_unanswered_question_leaves_it_open() {
        assert_eq!(lost_or_damaged().truth(&Answers::default()), Truth::Open);
        assert_eq!(lost_or_damaged().open_questions(&Answers::default()), [0]);
    }

    #[test]
    fn an_answer_decides() {
        assert_eq!(lost_or_damaged().truth(&answers(&[(0, 1)])), Truth::Yes);
        assert_eq!(lost_or_damaged().truth(&answers(&[(0, 2)])), Truth::No);
    }

    #[test]
    fn one_wrong_literal_closes_a_clause_before_the_other_is_asked() {
        let both = Condition(vec![vec![Literal(0, 1), Literal(1, 1)]]);
        assert_eq!(both.truth(&answers(&[(0, 1)])), Truth::No);
        assert!(both.open_questions(&answers(&[(0, 1)])).is_empty());
        assert_eq!(both.open_questions(&answers(&[(0, 0)])), [1]);
    }

    #[test]
    fn an_answer_out_of_range_fits_nothing() {
        assert_eq!(lost_or_damaged().truth(&answers(&[(0, 200)])), Truth::No);
    }

    proptest! {
        /// More answers never turn a decided condition round.
        #[test]
        fn decided_stays_decided(
            clauses in prop::collection::vec(
                prop::collection::vec((0u8..4, 1u16..16), 1..3), 1..4),
            given in prop::collection::vec(prop::option::of(0u8..4), 4),
            hidden in 0usize..4,
        ) {
            let condition = Condition(
                clauses.into_iter()
                    .map(|clause| clause.into_iter().map(|(q, a)| Literal(q, a)).collect())
                    .collect(),
            );
            let all = Answers(given);
            let fewer = all.without(hidden);
            let before = condition.truth(&fewer);
            if before != Truth::Open {
                prop_assert_eq!(before, condition.truth(&all));
            }
        }
    }
}
