//! Every id of the source, collected before records are read, so that a wrong one is reported where
//! it is written.

use std::collections::BTreeMap;

use catalogue::{Answer, Question};

use crate::problem::{Problems, one_of};
use crate::source::{Parsed, Role};
use crate::table::{Located, Table};

#[derive(Debug, Default)]
pub(crate) struct Ids {
    pub(crate) agencies: BTreeMap<String, ()>,
    pub(crate) places: BTreeMap<String, ()>,
    pub(crate) documents: BTreeMap<String, catalogue::Kind>,
    pub(crate) questions: BTreeMap<String, Question>,
    pub(crate) services: BTreeMap<String, ()>,
}

impl Ids {
    pub(crate) fn collect(files: &[Parsed<'_>], problems: &Problems) -> Self {
        let mut ids = Self::default();
        for parsed in files {
            let path = &parsed.file.path;
            // Problems inside the records are reported when they are read; here only ids count.
            let quiet = Problems::default();
            let table = parsed.table(&quiet);
            match parsed.role {
                Role::Agency { id } => insert(&mut ids.agencies, &named(id), (), path, problems),
                Role::Service { id, .. } => {
                    insert(&mut ids.services, &named(id), (), path, problems);
                }
                Role::Places => {
                    for place in table.tables("place") {
                        insert(&mut ids.places, &place.required_at("id"), (), path, problems);
                    }
                }
                Role::Documents => {
                    for document in table.tables("document") {
                        let kind = document.required_choice(
                            "kind",
                            catalogue::Kind::WORDS,
                            catalogue::Kind::ALL,
                        );
                        insert(
                            &mut ids.documents,
                            &document.required_at("id"),
                            kind,
                            path,
                            problems,
                        );
                    }
                }
                Role::Questions => {
                    for question in parsed.table(problems).tables("question") {
                        let (id, record) = read_question(&question);
                        insert(&mut ids.questions, &id, record, path, problems);
                    }
                }
                Role::LifeEvents
                | Role::Synonyms
                | Role::Redirects
                | Role::PlainWords
                | Role::Unknown => {}
            }
        }
        ids
    }
}

fn named(id: &str) -> Located<String> {
    Located { value: id.to_owned(), line: 1 }
}

fn insert<T>(
    known: &mut BTreeMap<String, T>,
    id: &Located<String>,
    value: T,
    path: &str,
    problems: &Problems,
) {
    if id.value.is_empty() {
        return;
    }
    let is_shaped = id.value.len() <= 64
        && id.value.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
    if !is_shaped {
        problems.add(path, id.line, format!("`{}` is not an id", id.value), ID_HELP);
    } else if known.insert(id.value.clone(), value).is_some() {
        problems.add(path, id.line, format!("the id `{}` is taken", id.value), "choose another id");
    }
}

const ID_HELP: &str = "use lower-case letters, digits and `-`, at most 64";

/// Looks an id up and reports it where it is written.
pub(crate) fn known<T>(
    table: &Table<'_>,
    what: &str,
    id: &Located<String>,
    all: &BTreeMap<String, T>,
) -> bool {
    if id.value.is_empty() || all.contains_key(&id.value) {
        return true;
    }
    let help = one_of(&id.value, all.keys().map(String::as_str));
    table.problem(id.line, format!("no {what} has the id `{}`", id.value), help);
    false
}

/// Reads a question, shared or of one service.
pub(crate) fn read_question(table: &Table<'_>) -> (Located<String>, Question) {
    let id = table.required_at("id");
    let mut answers: Vec<Answer> = Vec::new();
    for answer in table.tables("answers") {
        let record = Answer {
            id: answer.required("id"),
            label: answer.text("label"),
            when: answer.required("when"),
        };
        if answers.iter().any(|known| known.id == record.id) {
            answer.problem(
                answer.line(),
                format!("the answer `{}` stands twice", record.id),
                "rename one",
            );
        }
        answers.push(record);
        answer.finish();
    }
    if !(2..=catalogue::MAX_ANSWERS).contains(&answers.len()) {
        table.problem(
            table.line(),
            format!("a question with {} answers", answers.len()),
            format!("give 2 to {} answers = [{{ id, label, when }}, ...]", catalogue::MAX_ANSWERS),
        );
        answers.truncate(catalogue::MAX_ANSWERS);
    }
    let question = Question {
        id: id.value.clone(),
        text: table.required("text"),
        hint: table.text("hint"),
        answers,
    };
    table.finish();
    (id, question)
}
