//! What compiles but should be better: stale records, wrong weekdays, hard sentences, thin evidence.
//!
//! A warning is for this week, a hint for when the record is next opened. `today` comes from the
//! caller: this crate knows no clock.

mod days;
mod words;

use std::collections::BTreeMap;
use std::fmt;

use catalogue::{Kind, Requirement, Service};

use crate::problem::Problem;
use crate::prove::{line_with, place};
use crate::source::SourceFile;
use crate::{Compiled, PlainWord};

/// How soon a notice wants attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// A citizen may be misled: mend it this week.
    Warning,
    /// Mend it when the record is next opened.
    Hint,
}

/// One thing that should be better.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Notice {
    /// How soon.
    pub level: Level,
    /// The service it is about, if it is about one.
    pub service: Option<String>,
    /// Where, what, and what to write instead.
    pub problem: Problem,
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = match self.level {
            Level::Warning => "warning",
            Level::Hint => "hint",
        };
        write!(f, "{level}: {}", self.problem)
    }
}

/// Most words of a sentence that everybody follows at first reading.
const MOST_WORDS: usize = 20;

/// Looks at a catalogue that compiled. `today` is an ISO date.
pub fn lint(files: &[SourceFile], compiled: &Compiled, today: &str) -> Vec<Notice> {
    let mut lint = Lint { files, today, words: &compiled.plain_words, notices: Vec::new() };
    for service in &compiled.file.services {
        lint.service(service, compiled);
    }
    lint.documents(compiled);
    lint.unused(compiled);
    lint.notices.sort();
    lint.notices.dedup();
    lint.notices
}

struct Lint<'a> {
    files: &'a [SourceFile],
    today: &'a str,
    words: &'a [PlainWord],
    notices: Vec<Notice>,
}

impl Lint<'_> {
    fn add(&mut self, level: Level, service: &str, near: &str, message: String, help: &str) {
        let (path, line) = place(self.files, service, near);
        let problem = Problem { path, line, message, help: help.to_owned() };
        self.notices.push(Notice { level, service: Some(service.to_owned()), problem });
    }

    fn add_to_file(&mut self, folder: &str, near: &str, message: String, help: &str) {
        let holds = |file: &&SourceFile| file.path.starts_with(folder) && file.text.contains(near);
        let found = self.files.iter().find(holds);
        let path = found.map_or_else(|| folder.to_owned(), |file| file.path.clone());
        let line = found.map_or(1, |file| line_with(&file.text, near));
        let problem = Problem { path, line, message, help: help.to_owned() };
        self.notices.push(Notice { level: Level::Hint, service: None, problem });
    }

    fn service(&mut self, service: &Service, compiled: &Compiled) {
        let id = service.id.as_str();
        if service.check.due.as_str() < self.today {
            let message = format!("stale: it was to be compared again by {}", service.check.due);
            self.add(
                Level::Warning,
                id,
                "due =",
                message,
                "compare it, then move `compiled` and `due`",
            );
        }
        for fee in &service.fees {
            if fee.amount.is_some() && fee.basis.is_none() {
                let message = format!("the fee `{}` has no legal basis", fee.label);
                self.add(
                    Level::Warning,
                    id,
                    &fee.label,
                    message,
                    "add basis = \"rule and article\"",
                );
            }
        }
        for line in &service.requirements {
            if lacks_count(line) {
                let name = line.documents.first().or(line.text.as_ref()).map_or("", String::as_str);
                let message = format!("`{name}`: neither originals nor copies are counted");
                let help = "add original, copies, or unconfirmed = \"Jumlahnya belum diketahui.\"";
                self.add(Level::Hint, id, name, message, help);
            }
        }
        for text in texts(service) {
            self.text(id, text, compiled);
        }
    }

    fn text(&mut self, id: &str, text: &str, compiled: &Compiled) {
        for (date, is, written) in days::wrong_weekdays(text) {
            let message = format!("{date} is a {is}, not a {written}");
            self.add(Level::Warning, id, text, message, "mend the date or the day");
        }
        for sentence in text.split_inclusive(['.', '?', '!', ':', ';']) {
            let n = sentence.split_whitespace().count();
            if n > MOST_WORDS {
                let message = format!("a sentence of {n} words: `{}`", sentence.trim());
                self.add(Level::Hint, id, text, message, "make two sentences of it");
            }
        }
        for (found, word) in words::office_words(text, self.words) {
            let message = format!("office language: `{found}`");
            self.add(Level::Hint, id, text, message, &format!("write {word}"));
        }
        for link in words::links(text) {
            if !compiled.file.services.iter().any(|service| service.id == link) {
                let message = format!("a link to `layanan/{link}`, which does not exist");
                self.add(Level::Warning, id, text, message, "mend the link");
            }
        }
        for code in words::row_codes(text) {
            let message =
                format!("`{code}` is a row of the research notes; citizens do not know it");
            self.add(Level::Warning, id, text, message, "write the name of the service");
        }
    }

    fn documents(&mut self, compiled: &Compiled) {
        let mut names: BTreeMap<String, &str> = BTreeMap::new();
        for document in &compiled.file.documents {
            let seen = words::essence(&document.name);
            if let Some(other) = names.get(&seen) {
                let message = format!("`{}` and `{other}` seem to be one paper", document.id);
                let near = format!("\"{}\"", document.id);
                self.add_to_file("documents/", &near, message, "keep one of them");
            }
            names.insert(seen, &document.id);
        }
        for service in &compiled.file.services {
            for line in &service.requirements {
                let Some(text) = &line.text else { continue };
                let Some(other) = names.get(&words::essence(text)) else { continue };
                let message = format!("`{text}` is the paper `{other}`");
                let help = format!("write document = \"{other}\"");
                self.add(Level::Hint, &service.id, text, message, &help);
            }
        }
    }

    fn unused(&mut self, compiled: &Compiled) {
        let services = &compiled.file.services;
        let lines = || services.iter().flat_map(|service| &service.requirements);
        for document in &compiled.file.documents {
            if !lines().any(|line| line.documents.contains(&document.id)) {
                let message = format!("nothing asks for `{}`", document.id);
                let near = format!("\"{}\"", document.id);
                self.add_to_file("documents/", &near, message, "take it out");
            }
        }
        for place in &compiled.file.places {
            if !services.iter().flat_map(|s| &s.places).any(|other| other.at == place.id) {
                let message = format!("nothing is done at `{}`", place.id);
                self.add_to_file(
                    "places.toml",
                    &format!("\"{}\"", place.id),
                    message,
                    "take it out",
                );
            }
        }
        for agency in &compiled.file.agencies {
            if !services.iter().any(|service| service.agency == agency.id) {
                let message = format!("`{}` offers nothing", agency.id);
                self.add_to_file(&format!("agencies/{}", agency.id), "", message, "take it out");
            }
        }
    }
}

/// A paper whose number is neither given nor called unknown.
fn lacks_count(line: &Requirement) -> bool {
    line.kind == Kind::Document
        && line.original.is_none()
        && line.copies.is_none()
        && line.form.is_none()
        && line.unconfirmed.is_none()
}

/// Every sentence of a service that citizens read.
pub(crate) fn texts(service: &Service) -> Vec<&str> {
    let mut texts = vec![service.summary.as_str(), &service.product];
    texts.extend(service.validity.as_deref());
    texts.extend(service.complaint.as_deref());
    texts.extend(service.places.iter().filter_map(|place| place.note.as_deref()));
    for question in &service.questions {
        texts.push(&question.text);
        texts.extend(question.hint.as_deref());
        texts.extend(question.answers.iter().map(|answer| answer.when.as_str()));
    }
    for line in &service.requirements {
        let all = [&line.text, &line.note, &line.why, &line.unconfirmed];
        texts.extend(all.into_iter().filter_map(Option::as_deref));
    }
    texts.extend(service.steps.iter().map(|step| step.text.as_str()));
    if let Some(time) = &service.time {
        let all = [&time.from, &time.note, &time.unconfirmed];
        texts.extend(all.into_iter().filter_map(Option::as_deref));
    }
    for fee in &service.fees {
        texts.push(&fee.label);
        texts.extend([&fee.note, &fee.unconfirmed].into_iter().filter_map(Option::as_deref));
    }
    texts
}
