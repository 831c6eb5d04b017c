//! Everything but services: agencies, places, documents, life events, synonyms.

use catalogue::search::seen_as;
use catalogue::{
    Agency, AgencyKind, CatalogueFile, Document, Kind, LifeEvent, Place, PlaceKind, Redirect,
};

use crate::ids::{Ids, known};
use crate::problem::Problems;
use crate::source::{Parsed, Role};
use crate::table::Table;
use crate::{Beside, PlainWord, service, table::Located};

/// Reads one file into the catalogue.
pub(crate) fn read(
    file: &Parsed<'_>,
    ids: &Ids,
    problems: &Problems,
    into: &mut CatalogueFile,
    beside: &mut Beside,
) {
    let table = file.table(problems);
    match file.role {
        Role::Agency { id } => into.agencies.push(agency(id, &table)),
        Role::Places => into.places.extend(table.tables("place").iter().map(place)),
        Role::Documents => {
            into.documents.extend(table.tables("document").iter().map(|t| document(t, ids)));
        }
        // Read with the ids: services take copies of what they use.
        Role::Questions => {
            table.tables("question");
        }
        Role::LifeEvents => {
            into.life_events.extend(table.tables("life_event").iter().map(|t| life_event(t, ids)));
        }
        Role::Synonyms => synonyms(&table, into),
        Role::PlainWords => {
            beside.plain_words.extend(table.tables("plain_word").iter().map(plain_word));
        }
        Role::Redirects => {
            into.redirects.extend(table.tables("redirect").iter().map(|t| redirect(t, ids)));
        }
        Role::Service { agency, id } => {
            let (record, sources) = service::read(agency, id, &table, ids);
            into.services.push(record);
            beside.evidence.insert(id.to_owned(), sources);
        }
        Role::Unknown => return,
    }
    table.finish();
}

fn agency(id: &str, table: &Table<'_>) -> Agency {
    Agency {
        id: id.to_owned(),
        name: table.required("name"),
        short_name: table.required("short_name"),
        kind: table.required_choice("kind", AgencyKind::WORDS, AgencyKind::ALL),
        complaint: table.required("complaint"),
    }
}

fn place(table: &Table<'_>) -> Place {
    let place = Place {
        id: table.required("id"),
        name: table.required("name"),
        kind: table.required_choice("kind", PlaceKind::WORDS, PlaceKind::ALL),
        location: table.required("where"),
    };
    // Kept in the source for whoever checks it; citizens do not need it.
    table.text("source");
    table.finish();
    place
}

fn document(table: &Table<'_>, ids: &Ids) -> Document {
    let from_service = table.text_at("from_service");
    if let Some(id) = &from_service {
        known(table, "service", id, &ids.services);
    }
    let document = Document {
        id: table.required("id"),
        name: table.required("name"),
        kind: table.required_choice("kind", Kind::WORDS, Kind::ALL),
        obtain: table.text("obtain"),
        from_service: from_service.map(|id| id.value),
    };
    table.finish();
    document
}

fn life_event(table: &Table<'_>, ids: &Ids) -> LifeEvent {
    let services = table.texts_at("services");
    if services.is_empty() {
        table.problem(table.line(), "a life event without services", "add services = [\"...\"]");
    }
    for id in &services {
        known(table, "service", id, &ids.services);
    }
    let event = LifeEvent {
        id: table.required("id"),
        name: table.required("name"),
        words: table.texts("words"),
        services: services.into_iter().map(|id| id.value).collect(),
    };
    table.finish();
    event
}

fn plain_word(table: &Table<'_>) -> PlainWord {
    let avoid = table.texts("avoid").iter().map(|word| seen_as(word)).collect();
    let word = PlainWord { avoid, write: table.required("write") };
    table.finish();
    word
}

fn redirect(table: &Table<'_>, ids: &Ids) -> Redirect {
    let service = table.text_at("service");
    if let Some(id) = &service {
        known(table, "service", id, &ids.services);
    }
    let redirect = Redirect {
        words: table.texts("words"),
        text: table.required("text"),
        service: service.map(|id| id.value),
    };
    if redirect.words.is_empty() {
        table.problem(table.line(), "a redirect without words", "add words = [\"...\"]");
    }
    table.finish();
    redirect
}

fn synonyms(table: &Table<'_>, into: &mut CatalogueFile) {
    into.stop_words.extend(table.texts("stop_words").iter().map(|word| seen_as(word)));
    into.stop_words.sort();
    into.stop_words.dedup();
    for synonym in table.tables("synonym") {
        let words = synonym.texts_at("words");
        if words.is_empty() {
            synonym.problem(synonym.line(), "a synonym without words", "add words = [\"...\"]");
        }
        let means = seen_as(&synonym.required("means"));
        for Located { value, line } in &words {
            let typed = seen_as(value);
            if typed.split(' ').count() > 2 {
                synonym.problem(
                    *line,
                    format!("`{value}` has more than two words"),
                    "use one or two",
                );
            }
            if into.synonyms.iter().any(|(known, _)| *known == typed) {
                synonym.problem(
                    *line,
                    format!("`{value}` already means something"),
                    "keep one meaning",
                );
            }
            into.synonyms.push((typed, means.clone()));
        }
        synonym.finish();
    }
    into.synonyms.sort();
}
