//! JSON → records, the counterpart of what `serde` writes in the compiler. A test reads what it wrote.

use json_tree::{Record, Tree, columns};

use crate::Condition;
use crate::condition::Literal;
use crate::record::*;

/// Reads a whole file, told record by record (schema 1) or column by column (schema 2).
pub(crate) fn file(json: &str) -> Result<CatalogueFile, &'static str> {
    let mut tree = json_tree::parse(json);
    if let Some(Tree::Record(fields)) = &tree
        && fields.iter().any(|(key, _)| key == "shape")
    {
        let (shape, numbers, texts) = json_tree::read_tree(tree, |record| {
            (record.list("shape"), record.texts("numbers"), record.texts("texts"))
        })?;
        tree = shape.first().and_then(|shape| columns::unpack(shape, &numbers, &texts));
    }
    json_tree::read_tree(tree, |record| CatalogueFile {
        compiled: record.text("compiled"),
        agencies: record.records("agencies", agency),
        places: record.records("places", place),
        documents: record.records("documents", document),
        life_events: record.records("life_events", life_event),
        stop_words: record.texts("stop_words"),
        synonyms: record.pairs("synonyms"),
        redirects: record.records("redirects", redirect),
        services: record.records("services", service),
    })
}

fn agency(record: &mut Record<'_>) -> Agency {
    Agency {
        id: record.text("id"),
        name: record.text("name"),
        short_name: record.text("short"),
        kind: AgencyKind::ALL[record.word("kind", AgencyKind::WORDS)],
        complaint: record.text("complaint"),
    }
}

fn place(record: &mut Record<'_>) -> Place {
    Place {
        id: record.text("id"),
        name: record.text("name"),
        kind: PlaceKind::ALL[record.word("kind", PlaceKind::WORDS)],
        location: record.text("where"),
    }
}

fn document(record: &mut Record<'_>) -> Document {
    Document {
        id: record.text("id"),
        name: record.text("name"),
        kind: kind(record),
        obtain: record.optional_text("obtain"),
        from_service: record.optional_text("from"),
    }
}

fn life_event(record: &mut Record<'_>) -> LifeEvent {
    LifeEvent {
        id: record.text("id"),
        name: record.text("name"),
        words: record.texts("words"),
        services: record.texts("services"),
    }
}

fn service(record: &mut Record<'_>) -> Service {
    let check = record.optional_record("check", check);
    if check.is_none() {
        record.note_wrong("check");
    }
    Service {
        id: record.text("id"),
        name: record.text("name"),
        agency: record.text("agency"),
        popular_names: record.texts("popular_names"),
        search_words: record.texts("search_words"),
        summary: record.text("summary"),
        product: record.text("product"),
        validity: record.optional_text("validity"),
        grade: grade(record),
        legal_basis: record.texts("legal_basis"),
        complaint: record.optional_text("complaint"),
        replaced_by: record.optional_text("replaced_by"),
        related: record.texts("related"),
        check: check.unwrap_or_default(),
        places: record.records("places", service_place),
        questions: record.records("questions", question),
        requirements: record.records("requirements", requirement),
        steps: record.records("steps", step),
        time: record.optional_record("time", time),
        fees: record.records("fees", fee),
    }
}

fn check(record: &mut Record<'_>) -> Check {
    Check {
        compiled: record.text("compiled"),
        due: record.text("due"),
        confirmed_by: record.optional_text("confirmed_by"),
        confirmed_on: record.optional_text("confirmed_on"),
    }
}

fn service_place(record: &mut Record<'_>) -> ServicePlace {
    ServicePlace {
        at: record.text("at"),
        does: Does::ALL[record.word("does", Does::WORDS)],
        note: record.optional_text("note"),
    }
}

fn question(record: &mut Record<'_>) -> Question {
    Question {
        id: record.text("id"),
        text: record.text("text"),
        hint: record.optional_text("hint"),
        answers: record.records("answers", answer),
    }
}

fn answer(record: &mut Record<'_>) -> Answer {
    Answer {
        id: record.text("id"),
        label: record.optional_text("label"),
        when: record.text("when"),
    }
}

fn requirement(record: &mut Record<'_>) -> Requirement {
    let handling = record.optional_word("handling", Handling::WORDS);
    Requirement {
        documents: record.texts("documents"),
        text: record.optional_text("text"),
        kind: kind(record),
        original: record.optional_number("original", 255).map(|n| n as u8),
        copies: record.optional_number("copies", 255).map(|n| n as u8),
        handling: handling.map(|position| Handling::ALL[position]),
        max_age_days: record.optional_number("max_age_days", 65_535).map(|n| n as u16),
        form: record.optional_text("form"),
        only_if: condition(record),
        note: record.optional_text("note"),
        why: record.optional_text("why"),
        unconfirmed: record.optional_text("unconfirmed"),
    }
}

fn step(record: &mut Record<'_>) -> Step {
    Step { text: record.text("text"), only_if: condition(record) }
}

fn time(record: &mut Record<'_>) -> Time {
    Time {
        min: record.optional_number("min", 65_535).map(|n| n as u16),
        max: record.number("max", 65_535) as u16,
        unit: TimeUnit::ALL[record.word("unit", TimeUnit::WORDS)],
        from: record.optional_text("from"),
        note: record.optional_text("note"),
        unconfirmed: record.optional_text("unconfirmed"),
    }
}

fn fee(record: &mut Record<'_>) -> Fee {
    Fee {
        label: record.text("label"),
        amount: record.optional_number("amount", u32::MAX.into()).map(|n| n as u32),
        basis: record.optional_text("basis"),
        since: record.optional_text("since"),
        only_if: condition(record),
        note: record.optional_text("note"),
        unconfirmed: record.optional_text("unconfirmed"),
    }
}

fn kind(record: &mut Record<'_>) -> Kind {
    Kind::ALL[record.word("kind", Kind::WORDS)]
}

fn grade(record: &mut Record<'_>) -> Grade {
    Grade::ALL[record.word("grade", Grade::WORDS)]
}

/// `[[[question, answers], …], …]`
fn condition(record: &mut Record<'_>) -> Condition {
    let mut clauses = Vec::new();
    for clause in record.list("only_if") {
        let literals = record.tuples("only_if", 65_535, clause);
        let literals = literals.into_iter().map(|[question, answers]| {
            // A position beyond 255 becomes one that no service has, which is found when it is opened.
            Literal(question.min(255) as u8, answers as u16)
        });
        clauses.push(literals.collect());
    }
    Condition(clauses)
}

fn redirect(record: &mut Record<'_>) -> Redirect {
    Redirect {
        words: record.texts("words"),
        text: record.text("text"),
        service: record.optional_text("service"),
    }
}
