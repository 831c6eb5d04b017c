//! What must hold between lines and between services, proved for every catalogue:
//! nothing is asked twice in one situation, and no chain of papers has no beginning.

use catalogue::{Answers, CatalogueFile, Condition, Literal, Requirement, Service, Truth};

use crate::problem::Problems;
use crate::source::{Role, SourceFile, line_of, role_of};

/// Most combinations of answers tried for one service.
const MAX_COMBINATIONS: usize = 100_000;

pub(crate) fn prove(files: &[SourceFile], catalogue: &CatalogueFile, problems: &Problems) {
    for service in &catalogue.services {
        asked_twice(files, service, problems);
    }
    chains(files, catalogue, problems);
}

/// Two lines with the same paper, both needed by the same person, contradict each other: in how many
/// copies, if in nothing else.
fn asked_twice(files: &[SourceFile], service: &Service, problems: &Problems) {
    for (position, line) in service.requirements.iter().enumerate() {
        let twice = service.requirements[..position].iter().any(|earlier| {
            is_same_thing(earlier, line) && overlap(&earlier.only_if, &line.only_if)
        });
        if twice {
            let name = line.documents.first().or(line.text.as_ref()).map_or("", String::as_str);
            let (path, at) = place(files, &service.id, name);
            problems.add(
                &path,
                at,
                format!("`{name}` is asked twice in the same situation"),
                "make it one line, or give the lines an `only_if` that excludes the other",
            );
        }
    }
}

fn is_same_thing(a: &Requirement, b: &Requirement) -> bool {
    a.text == b.text && a.documents == b.documents && a.form == b.form
}

/// Whether some answers make both hold.
fn overlap(a: &Condition, b: &Condition) -> bool {
    let always: &[Vec<Literal>] = &[Vec::new()];
    let clauses = |condition: &Condition| {
        if condition.is_always() { always.to_vec() } else { condition.0.clone() }
    };
    let (a, b) = (clauses(a), clauses(b));
    a.iter().any(|a| {
        b.iter().any(|b| a.iter().all(|a| b.iter().filter(|b| b.0 == a.0).all(|b| a.1 & b.1 != 0)))
    })
}

/// A service has a way in if some answers need only papers that can be had: those no service
/// issues, and those of services that have a way in. What is left is a circle.
fn chains(files: &[SourceFile], catalogue: &CatalogueFile, problems: &Problems) {
    let mut open: Vec<&str> = Vec::new();
    loop {
        let before = open.len();
        for service in &catalogue.services {
            if !open.contains(&service.id.as_str()) && has_way_in(catalogue, service, &open) {
                open.push(&service.id);
            }
        }
        if open.len() == before {
            break;
        }
    }
    for service in &catalogue.services {
        if open.contains(&service.id.as_str()) {
            continue;
        }
        let blocked = service.requirements.iter().find(|line| is_blocked(catalogue, line, &open));
        let id = blocked.and_then(|line| line.documents.first()).map_or("", String::as_str);
        let (path, line) = place(files, &service.id, id);
        problems.add(
            &path,
            line,
            format!("`{id}` comes from a service that itself needs this one: there is no way in"),
            "add an alternative with `one_of`, a situation without it, or mend `from_service`",
        );
    }
}

fn is_blocked(catalogue: &CatalogueFile, line: &Requirement, open: &[&str]) -> bool {
    let can_be_had = |id: &String| {
        let document = catalogue.documents.iter().find(|document| document.id == *id);
        let from = document.and_then(|document| document.from_service.as_deref());
        from.is_none_or(|from| open.contains(&from))
    };
    !line.documents.is_empty() && !line.documents.iter().any(can_be_had)
}

fn has_way_in(catalogue: &CatalogueFile, service: &Service, open: &[&str]) -> bool {
    let lines = service.requirements.iter().filter(|line| is_blocked(catalogue, line, open));
    let blocked: Vec<&Condition> = lines.map(|line| &line.only_if).collect();
    let n: usize = service.questions.iter().map(|question| question.answers.len()).product();
    (0..n.min(MAX_COMBINATIONS)).any(|combination| {
        let answers = answers_of(service, combination);
        blocked.iter().all(|condition| condition.truth(&answers) == Truth::No)
    })
}

/// The answers that a number stands for: one digit per question.
fn answers_of(service: &Service, mut combination: usize) -> Answers {
    let mut answers = Answers::default();
    for (position, question) in service.questions.iter().enumerate() {
        let n = question.answers.len().max(1);
        answers.set(position, Some((combination % n) as u8));
        combination /= n;
    }
    answers
}

/// Path and line where a service speaks of something.
pub(crate) fn place(files: &[SourceFile], service: &str, text: &str) -> (String, usize) {
    let is_its = |file: &&SourceFile| matches!(role_of(&file.path), Role::Service { id, .. } if id == service);
    let Some(file) = files.iter().find(is_its) else { return (service.to_owned(), 1) };
    (file.path.clone(), line_with(&file.text, text))
}

/// The last line that holds a text, or the first line.
pub(crate) fn line_with(source: &str, text: &str) -> usize {
    if text.is_empty() { 1 } else { source.rfind(text).map_or(1, |at| line_of(source, at)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_overlap_when_one_person_can_meet_both() {
        let hilang = Condition(vec![vec![Literal(0, 1)]]);
        let rusak = Condition(vec![vec![Literal(0, 2)]]);
        let minor = Condition(vec![vec![Literal(1, 1)], vec![Literal(0, 2)]]);
        assert!(overlap(&Condition::default(), &hilang));
        assert!(!overlap(&hilang, &rusak));
        assert!(overlap(&hilang, &minor));
        assert!(overlap(&rusak, &minor));
    }
}
