//! One service file.

use std::cell::RefCell;

use catalogue::{
    Check, Condition, Does, Fee, Grade, Handling, Kind, Question, Requirement, Service,
    ServicePlace, Step, Time, TimeUnit,
};

use crate::condition;
use crate::evidence::{Evidence, Source};
use crate::ids::{Ids, known, read_question};
use crate::problem::one_of;
use crate::table::Table;

#[derive(Clone, Copy)]
enum State {
    Unconfirmed,
    Confirmed,
}

/// The questions of a service, and which of them its conditions use.
struct Questions {
    all: Vec<Question>,
    lines: Vec<usize>,
    used: RefCell<Vec<bool>>,
}

/// Reads the table of a service file: what citizens see, and where we have it from.
pub(crate) fn read(agency: &str, id: &str, table: &Table<'_>, ids: &Ids) -> (Service, Evidence) {
    if !ids.agencies.contains_key(agency) {
        let help = one_of(agency, ids.agencies.keys().map(String::as_str));
        table.problem(1, format!("the folder `{agency}` is not an agency"), help);
    }
    let questions = read_questions(table, ids);
    let related = table.texts_at("related");
    for other in &related {
        if other.value == id {
            table.problem(other.line, "a service related to itself", "take it out");
        }
        known(table, "service", other, &ids.services);
    }
    let replaced_by = table.text_at("replaced_by");
    if let Some(other) = &replaced_by {
        known(table, "service", other, &ids.services);
    }
    let evidence = Evidence {
        reference: table.text("reference"),
        sources: table.tables("source").iter().map(read_source).collect(),
    };
    let service = Service {
        id: id.to_owned(),
        name: table.required("name"),
        agency: agency.to_owned(),
        popular_names: table.texts("popular_names"),
        search_words: table.texts("search_words"),
        summary: table.required("summary"),
        product: table.required("product"),
        validity: table.text("validity"),
        grade: table.required_choice("grade", Grade::WORDS, Grade::ALL),
        legal_basis: table.texts("legal_basis"),
        complaint: table.text("complaint"),
        replaced_by: replaced_by.map(|id| id.value),
        related: related.into_iter().map(|id| id.value).collect(),
        check: read_check(table),
        places: table.tables("place").iter().map(|place| read_place(place, ids)).collect(),
        requirements: read_requirements(table, &questions, ids),
        steps: table.tables("step").iter().map(|step| read_step(step, &questions)).collect(),
        time: table.table("time").map(|time| read_time(&time)),
        fees: table.tables("fee").iter().map(|fee| read_fee(fee, &questions)).collect(),
        questions: Vec::new(),
    };
    for (missing, key) in [
        (service.places.is_empty(), "place"),
        (service.requirements.is_empty(), "requirement"),
        (service.steps.is_empty(), "step"),
        (evidence.sources.is_empty(), "source"),
    ] {
        if missing {
            table.problem(1, format!("no `{key}` at all"), format!("add a [[{key}]]"));
        }
    }
    questions.report_unused(table);
    (Service { questions: questions.all, ..service }, evidence)
}

fn read_questions(table: &Table<'_>, ids: &Ids) -> Questions {
    let mut all: Vec<Question> = Vec::new();
    let mut lines = Vec::new();
    for entry in table.tables("question") {
        let line = entry.line();
        let question = match entry.text_at("use") {
            Some(shared) => {
                entry.finish();
                known(&entry, "shared question", &shared, &ids.questions);
                ids.questions.get(&shared.value).cloned()
            }
            None => Some(read_question(&entry).1),
        };
        let Some(question) = question else { continue };
        if all.iter().any(|known| known.id == question.id) {
            table.problem(
                line,
                format!("the question `{}` stands twice", question.id),
                "rename one",
            );
            continue;
        }
        all.push(question);
        lines.push(line);
    }
    let used = RefCell::new(vec![false; all.len()]);
    Questions { all, lines, used }
}

impl Questions {
    fn condition(&self, table: &Table<'_>) -> Condition {
        let Some(text) = table.text_at("only_if") else { return Condition::default() };
        match condition::read(&text.value, &self.all) {
            Ok(condition) => {
                for literal in condition.0.iter().flatten() {
                    self.used.borrow_mut()[usize::from(literal.0)] = true;
                }
                condition
            }
            Err((message, help)) => {
                table.problem(text.line, format!("`only_if`: {message}"), help);
                Condition::default()
            }
        }
    }

    fn report_unused(&self, table: &Table<'_>) {
        for (position, question) in self.all.iter().enumerate() {
            if !self.used.borrow()[position] {
                table.problem(
                    self.lines[position],
                    format!("nothing depends on the question `{}`", question.id),
                    "use it in an `only_if`, or take it out: nobody is asked in vain",
                );
            }
        }
    }
}

fn read_check(table: &Table<'_>) -> Check {
    let nothing = || Check {
        compiled: String::new(),
        due: String::new(),
        confirmed_by: None,
        confirmed_on: None,
    };
    let Some(check) = table.table("check") else {
        table.problem(1, "`[check]` is missing", "add [check] with state, compiled and due");
        return nothing();
    };
    let state = check.required_choice(
        "state",
        &["unconfirmed", "confirmed"],
        &[State::Unconfirmed, State::Confirmed],
    );
    let compiled = check.date("compiled");
    let due = check.date("due");
    let by = check.text("by");
    let on = check.date("on");
    check.finish();
    let line = check.line();
    match state {
        State::Confirmed if by.is_none() || on.is_none() => {
            check.problem(line, "confirmed by nobody", "add by = \"who\" and on = DATE");
        }
        State::Unconfirmed if by.is_some() || on.is_some() => {
            check.problem(line, "`by` or `on` in an unconfirmed record", "take them out");
        }
        _ => {}
    }
    let (Some(compiled), Some(due)) = (compiled, due) else {
        check.problem(line, "`compiled` and `due` are needed", "write dates such as 2026-11-24");
        return nothing();
    };
    if due.value <= compiled.value {
        check.problem(due.line, "`due` is not after `compiled`", "choose a later date");
    }
    Check {
        compiled: compiled.value,
        due: due.value,
        confirmed_by: by,
        confirmed_on: on.map(|on| on.value),
    }
}

fn read_place(table: &Table<'_>, ids: &Ids) -> ServicePlace {
    let at = table.required_at("at");
    known(table, "place", &at, &ids.places);
    let place = ServicePlace {
        at: at.value,
        does: table.required_choice("does", Does::WORDS, Does::ALL),
        note: table.text("note"),
    };
    table.finish();
    place
}

fn read_requirements(table: &Table<'_>, questions: &Questions, ids: &Ids) -> Vec<Requirement> {
    let tables = table.tables("requirement");
    let mut requirements: Vec<Requirement> = Vec::with_capacity(tables.len());
    for entry in &tables {
        let requirement = read_requirement(entry, questions, ids);
        let is_repeated = requirements.iter().any(|known| {
            known.documents == requirement.documents
                && known.text == requirement.text
                && known.only_if == requirement.only_if
        });
        if is_repeated {
            entry.problem(entry.line(), "this requirement stands twice", "take one out");
        }
        requirements.push(requirement);
    }
    requirements
}

fn read_requirement(table: &Table<'_>, questions: &Questions, ids: &Ids) -> Requirement {
    let document = table.text_at("document");
    let one_of_these = table.texts_at("one_of");
    let text = table.text("text");
    let line = table.line();
    let n_names = usize::from(document.is_some())
        + usize::from(!one_of_these.is_empty())
        + usize::from(text.is_some());
    if n_names != 1 {
        table.problem(
            line,
            "a requirement needs exactly one of `document`, `one_of`, `text`",
            "document = \"id\", or one_of = [\"id\", \"id\"], or text = \"...\" with kind",
        );
    }
    if one_of_these.len() == 1 {
        table.problem(line, "`one_of` with a single document", "write document = \"...\"");
    }
    let documents: Vec<_> = document.into_iter().chain(one_of_these).collect();
    for id in &documents {
        known(table, "document", id, &ids.documents);
    }
    let kind_of_document = documents.first().and_then(|id| ids.documents.get(&id.value)).copied();
    let kind = match kind_of_document {
        Some(kind) => table.choice("kind", Kind::WORDS, Kind::ALL).unwrap_or(kind),
        None if text.is_some() => table.required_choice("kind", Kind::WORDS, Kind::ALL),
        None => table.choice("kind", Kind::WORDS, Kind::ALL).unwrap_or(Kind::Document),
    };
    let requirement = Requirement {
        documents: documents.into_iter().map(|id| id.value).collect(),
        text,
        kind,
        original: table.number("original", 20).map(|n| n as u8),
        copies: table.number("copies", 20).map(|n| n as u8),
        handling: table.choice("handling", Handling::WORDS, Handling::ALL),
        max_age_days: table.number("max_age_days", 3_660).map(|n| n as u16),
        form: table.text("form"),
        only_if: questions.condition(table),
        note: table.text("note"),
        why: table.text("why"),
        unconfirmed: table.text("unconfirmed"),
    };
    if requirement.original == Some(0) && requirement.copies == Some(0) {
        table.problem(line, "no original and no copy", "leave both out when nothing is counted");
    }
    table.finish();
    requirement
}

fn read_step(table: &Table<'_>, questions: &Questions) -> Step {
    let step = Step { text: table.required("text"), only_if: questions.condition(table) };
    table.finish();
    step
}

fn read_time(table: &Table<'_>) -> Time {
    let min = table.number("min", 10_000).map(|n| n as u16);
    let max = table.number("max", 10_000).map(|n| n as u16);
    if max.is_none() {
        table.problem(
            table.line(),
            "`max` is missing",
            "add max = the figure; leave [time] out when unknown",
        );
    }
    let max = max.unwrap_or_default();
    if min.is_some_and(|min| min >= max) {
        table.problem(
            table.line(),
            "`min` is not below `max`",
            "leave `min` out when there is one figure",
        );
    }
    let time = Time {
        min,
        max,
        unit: table.required_choice("unit", TimeUnit::WORDS, TimeUnit::ALL),
        from: table.text("from"),
        note: table.text("note"),
        unconfirmed: table.text("unconfirmed"),
    };
    table.finish();
    time
}

fn read_fee(table: &Table<'_>, questions: &Questions) -> Fee {
    let fee = Fee {
        label: table.required("label"),
        amount: table.number("amount", 1_000_000_000),
        basis: table.text("basis"),
        since: table.date("since").map(|date| date.value),
        only_if: questions.condition(table),
        note: table.text("note"),
        unconfirmed: table.text("unconfirmed"),
    };
    if fee.amount.is_none() && fee.note.is_none() {
        table.problem(
            table.line(),
            "a fee without amount and without note",
            "say in note what is known",
        );
    }
    if fee.amount.is_some() && fee.basis.is_none() && fee.unconfirmed.is_none() {
        table.problem(
            table.line(),
            "a fee without a rule",
            "add basis, or unconfirmed with the reason",
        );
    }
    table.finish();
    fee
}

fn read_source(table: &Table<'_>) -> Source {
    let url = table.text_at("url");
    if let Some(url) = &url
        && !(url.value.starts_with("https://") || url.value.starts_with("http://"))
    {
        table.problem(url.line, "an address without https://", "write the whole address");
    }
    let source = Source {
        title: table.required("title"),
        url: url.map(|url| url.value),
        grade: table.required_choice("grade", Grade::WORDS, Grade::ALL),
        read: table.date("read").map(|date| date.value),
    };
    table.finish();
    source
}
