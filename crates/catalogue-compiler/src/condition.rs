//! The readable `only_if` language → the disjunctive form the app evaluates.
//!
//! `alasan = hilang and not (wakil = ya or umur in (a, b))`

use catalogue::{Condition, Literal, Question};

use crate::problem::one_of;

/// Most clauses a condition may grow to; more is not readable by anybody either.
const MAX_CLAUSES: usize = 64;
/// Most combinations of answers tried when asking whether a condition can be true or false.
const MAX_COMBINATIONS: usize = 100_000;

/// What is wrong with an `only_if`: message and help.
pub(crate) type Wrong = (String, String);

/// Reads a condition over the questions of a service.
pub(crate) fn read(text: &str, questions: &[Question]) -> Result<Condition, Wrong> {
    let mut parser = Parser { tokens: tokens(text)?, at: 0, questions };
    let expression = parser.either()?;
    if parser.at < parser.tokens.len() {
        return Err(unexpected(parser.tokens.get(parser.at)));
    }
    let clauses = clauses(&expression, false, questions)?;
    let condition = Condition(merge(clauses));
    match meaning(&condition, questions) {
        Meaning::Depends => Ok(condition),
        Meaning::Never => {
            Err(("this can never be true".into(), "mend the condition or take the line out".into()))
        }
        Meaning::Always => Err((
            "this is always true".into(),
            "leave `only_if` out: everybody needs the line".into(),
        )),
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Word(String),
    Sign(&'static str),
}

fn tokens(text: &str) -> Result<Vec<Token>, Wrong> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c.is_whitespace() {
            rest = rest.trim_start();
        } else if let Some(sign) =
            ["!=", "=", "(", ")", ","].into_iter().find(|s| rest.starts_with(s))
        {
            tokens.push(Token::Sign(sign));
            rest = &rest[sign.len()..];
        } else if c.is_ascii_alphanumeric() {
            let end =
                rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(rest.len());
            tokens.push(Token::Word(rest[..end].to_owned()));
            rest = &rest[end..];
        } else {
            return Err((format!("`{c}` has no meaning in a condition"), GRAMMAR.into()));
        }
    }
    Ok(tokens)
}

const GRAMMAR: &str = "write e.g. `alasan = hilang and not (wakil = ya)`; see data/README.md";

enum Expression {
    Is(Literal),
    Not(Box<Expression>),
    All(Vec<Expression>),
    Any(Vec<Expression>),
}

struct Parser<'a> {
    tokens: Vec<Token>,
    at: usize,
    questions: &'a [Question],
}

impl Parser<'_> {
    fn take_word(&mut self, wanted: &str) -> bool {
        let found = matches!(self.tokens.get(self.at), Some(Token::Word(word)) if word == wanted);
        self.at += usize::from(found);
        found
    }

    fn take_sign(&mut self, wanted: &str) -> bool {
        let found = matches!(self.tokens.get(self.at), Some(Token::Sign(sign)) if *sign == wanted);
        self.at += usize::from(found);
        found
    }

    fn word(&mut self) -> Result<String, Wrong> {
        match self.tokens.get(self.at) {
            Some(Token::Word(word)) => {
                self.at += 1;
                Ok(word.clone())
            }
            other => Err(unexpected(other)),
        }
    }

    fn either(&mut self) -> Result<Expression, Wrong> {
        let mut parts = vec![self.both()?];
        while self.take_word("or") {
            parts.push(self.both()?);
        }
        Ok(Expression::Any(parts))
    }

    fn both(&mut self) -> Result<Expression, Wrong> {
        let mut parts = vec![self.single()?];
        while self.take_word("and") {
            parts.push(self.single()?);
        }
        Ok(Expression::All(parts))
    }

    fn single(&mut self) -> Result<Expression, Wrong> {
        if self.take_word("not") {
            return Ok(Expression::Not(Box::new(self.single()?)));
        }
        if self.take_sign("(") {
            let inner = self.either()?;
            return if self.take_sign(")") {
                Ok(inner)
            } else {
                Err(unexpected(self.tokens.get(self.at)))
            };
        }
        let question = self.word()?;
        if self.take_sign("=") {
            let answer = self.word()?;
            self.literal(&question, &[answer])
        } else if self.take_sign("!=") {
            let answer = self.word()?;
            Ok(Expression::Not(Box::new(self.literal(&question, &[answer])?)))
        } else if self.take_word("in") && self.take_sign("(") {
            let mut answers = vec![self.word()?];
            while self.take_sign(",") {
                answers.push(self.word()?);
            }
            if !self.take_sign(")") {
                return Err(unexpected(self.tokens.get(self.at)));
            }
            self.literal(&question, &answers)
        } else {
            Err(unexpected(self.tokens.get(self.at)))
        }
    }

    fn literal(&self, question: &str, answers: &[String]) -> Result<Expression, Wrong> {
        let Some(position) = self.questions.iter().position(|known| known.id == question) else {
            let help = one_of(question, self.questions.iter().map(|known| known.id.as_str()));
            return Err((format!("the service has no question `{question}`"), help));
        };
        let known = &self.questions[position].answers;
        let mut bits = 0;
        for answer in answers {
            let Some(bit) = known.iter().position(|known| known.id == *answer) else {
                let help = one_of(answer, known.iter().map(|known| known.id.as_str()));
                return Err((format!("`{question}` has no answer `{answer}`"), help));
            };
            bits |= 1 << bit;
        }
        Ok(Expression::Is(Literal(position as u8, bits)))
    }
}

fn unexpected(token: Option<&Token>) -> Wrong {
    let found = match token {
        Some(Token::Word(word)) => format!("`{word}` stands in the wrong place"),
        Some(Token::Sign(sign)) => format!("`{sign}` stands in the wrong place"),
        None => "the condition stops too early".into(),
    };
    (found, GRAMMAR.into())
}

fn clauses(
    expression: &Expression,
    negated: bool,
    questions: &[Question],
) -> Result<Vec<Vec<Literal>>, Wrong> {
    let all = match expression {
        Expression::Is(Literal(question, bits)) => {
            let every = every_answer(&questions[usize::from(*question)]);
            let bits = if negated { every & !bits } else { *bits };
            return Ok(if bits == 0 { Vec::new() } else { vec![vec![Literal(*question, bits)]] });
        }
        Expression::Not(inner) => return clauses(inner, !negated, questions),
        Expression::All(parts) | Expression::Any(parts) => parts
            .iter()
            .map(|part| clauses(part, negated, questions))
            .collect::<Result<Vec<_>, Wrong>>()?,
    };
    let is_any = matches!(expression, Expression::Any(_)) != negated;
    let result = if is_any {
        all.concat()
    } else {
        let mut product: Vec<Vec<Literal>> = vec![Vec::new()];
        for part in all {
            let mut next = Vec::new();
            for left in &product {
                next.extend(part.iter().filter_map(|right| both(left, right)));
            }
            product = next;
        }
        product
    };
    if result.len() > MAX_CLAUSES {
        return Err((
            "the condition is too complicated".into(),
            "ask a better question instead".into(),
        ));
    }
    Ok(result)
}

fn every_answer(question: &Question) -> u16 {
    ((1u32 << question.answers.len()) - 1) as u16
}

/// Both clauses at once; none if they contradict each other.
fn both(left: &[Literal], right: &[Literal]) -> Option<Vec<Literal>> {
    let mut clause = left.to_vec();
    for literal in right {
        match clause.iter_mut().find(|known| known.0 == literal.0) {
            Some(known) => {
                known.1 &= literal.1;
                if known.1 == 0 {
                    return None;
                }
            }
            None => clause.push(*literal),
        }
    }
    clause.sort_by_key(|literal| literal.0);
    Some(clause)
}

/// Joins clauses that differ only in the answers to one question.
fn merge(clauses: Vec<Vec<Literal>>) -> Vec<Vec<Literal>> {
    let mut merged: Vec<Vec<Literal>> = Vec::new();
    for clause in clauses {
        if let [only] = clause.as_slice()
            && let Some(known) = merged.iter_mut().find(|k| k.len() == 1 && k[0].0 == only.0)
        {
            known[0].1 |= only.1;
        } else if !merged.contains(&clause) {
            merged.push(clause);
        }
    }
    merged
}

#[derive(Debug, PartialEq)]
enum Meaning {
    Never,
    Always,
    Depends,
}

/// Tries every combination of answers to the questions involved.
fn meaning(condition: &Condition, questions: &[Question]) -> Meaning {
    if condition.0.is_empty() {
        return Meaning::Never;
    }
    let mut involved: Vec<usize> = condition.0.iter().flatten().map(|l| usize::from(l.0)).collect();
    involved.sort_unstable();
    involved.dedup();
    let counts: Vec<usize> = involved.iter().map(|q| questions[*q].answers.len()).collect();
    let combinations = counts.iter().product::<usize>();
    if combinations > MAX_COMBINATIONS {
        return Meaning::Depends;
    }
    let mut n_true = 0;
    for mut combination in 0..combinations {
        let mut answers = catalogue::Answers::default();
        for (question, count) in involved.iter().zip(&counts) {
            answers.set(*question, Some((combination % count) as u8));
            combination /= count;
        }
        n_true += usize::from(condition.truth(&answers) == catalogue::Truth::Yes);
    }
    match n_true {
        0 => Meaning::Never,
        n if n == combinations => Meaning::Always,
        _ => Meaning::Depends,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn questions() -> Vec<Question> {
        let question = |id: &str, answers: &[&str]| Question {
            id: id.into(),
            text: "?".into(),
            hint: None,
            answers: answers
                .iter()
                .map(|id| catalogue::Answer { id: (*id).into(), label: None, when: "".into() })
                .collect(),
        };
        vec![question("alasan", &["hilang", "rusak", "salah"]), question("wakil", &["ya", "tidak"])]
    }

    fn check(text: &str, expected: &[&[(u8, u16)]]) {
        let expected: Vec<Vec<Literal>> = expected
            .iter()
            .map(|clause| clause.iter().map(|(q, bits)| Literal(*q, *bits)).collect())
            .collect();
        assert_eq!(read(text, &questions()), Ok(Condition(expected)), "{text}");
    }

    fn wrong(text: &str, message: &str) {
        let (found, _) = read(text, &questions()).expect_err(text);
        assert!(found.contains(message), "{text}: {found}");
    }

    #[test]
    fn the_grammar() {
        check("alasan = hilang", &[&[(0, 1)]]);
        check("alasan != hilang", &[&[(0, 6)]]);
        check("alasan in (hilang, rusak)", &[&[(0, 3)]]);
        check("alasan = hilang or alasan = rusak", &[&[(0, 3)]]);
        check("alasan = hilang and wakil = ya", &[&[(0, 1), (1, 1)]]);
        check("wakil = ya or alasan = hilang", &[&[(1, 1)], &[(0, 1)]]);
        check("not (alasan = hilang and wakil = ya)", &[&[(0, 6)], &[(1, 2)]]);
        check("not (alasan = hilang or wakil = ya)", &[&[(0, 6), (1, 2)]]);
    }

    #[test]
    fn what_does_not_depend_on_anything_is_a_mistake() {
        wrong("alasan = hilang and alasan = rusak", "never");
        wrong("wakil = ya or wakil = tidak", "always");
        wrong("not (alasan in (hilang, rusak, salah))", "never");
    }

    #[test]
    fn mistakes_say_what_is_there_instead() {
        wrong("alasn = hilang", "no question `alasn`");
        wrong("alasan = ilang", "no answer `ilang`");
        wrong("alasan", "stops too early");
        wrong("alasan = hilang wakil = ya", "`wakil` stands in the wrong place");
        wrong("(alasan = hilang", "stops too early");
        wrong("alasan > hilang", "`>` has no meaning");
        wrong("", "stops too early");
        let (_, help) = read("alasan = hilan", &questions()).expect_err("wrong");
        assert!(help.contains("did you mean `hilang`"), "{help}");
    }
}
