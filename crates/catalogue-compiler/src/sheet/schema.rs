//! What the source tables hold, in the order in which people write them: the one list from which
//! sheets get their columns and the TOML writer its order.

/// How a key is written, in TOML and in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cell {
    Text,
    Texts,
    /// A whole number up to this one.
    Number(u32),
    Date,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    pub(crate) key: &'static str,
    pub(crate) cell: Cell,
}

impl Column {
    /// Whether it says which table this is, so that it stands in every row of the table.
    pub(crate) fn is_id(&self) -> bool {
        matches!(self.key, "id" | "use")
    }
}

/// How a table stands in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// The file itself.
    Root,
    /// `[key]`: told in the sheet of its owner, one column per key.
    One,
    /// `[[key]]`: a sheet of its own, one row per table.
    Many,
    /// `key = [{ ... }]`: the rows of its owner.
    Inline,
}

#[derive(Debug)]
pub(crate) struct Shape {
    pub(crate) key: &'static str,
    pub(crate) form: Form,
    pub(crate) columns: &'static [Column],
    pub(crate) parts: &'static [&'static Shape],
}

/// One CSV file.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(crate) file: &'static str,
    /// The ids that say where a row belongs.
    pub(crate) address: &'static [&'static str],
    pub(crate) shape: &'static Shape,
}

/// What stands in one column of a sheet.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Field {
    Address(&'static str),
    Position,
    Own(Column),
    /// A key of a table within the table.
    Part(&'static Shape, Column),
    PartPosition(&'static Shape),
}

impl Field {
    /// The header.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Address(key) => (*key).to_owned(),
            Self::Position => POSITION.to_owned(),
            Self::Own(column) => column.key.to_owned(),
            Self::Part(part, column) => format!("{}.{}", part.key, column.key),
            Self::PartPosition(part) => format!("{}.{POSITION}", part.key),
        }
    }
}

pub(crate) const POSITION: &str = "position";

impl Sheet {
    pub(crate) fn fields(&self) -> Vec<Field> {
        let mut fields: Vec<Field> = self.address.iter().map(|key| Field::Address(key)).collect();
        if self.shape.form == Form::Many {
            fields.push(Field::Position);
        }
        fields.extend(self.shape.columns.iter().map(|column| Field::Own(*column)));
        for part in self.shape.parts {
            if part.form == Form::Inline {
                fields.push(Field::PartPosition(part));
            }
            if part.form != Form::Many {
                fields.extend(part.columns.iter().map(|column| Field::Part(part, *column)));
            }
        }
        fields
    }

    /// The table that a row may hold one of several of.
    pub(crate) fn inline(&self) -> Option<&'static Shape> {
        self.shape.parts.iter().find(|part| part.form == Form::Inline).copied()
    }
}

const fn text(key: &'static str) -> Column {
    Column { key, cell: Cell::Text }
}

const fn texts(key: &'static str) -> Column {
    Column { key, cell: Cell::Texts }
}

const fn number(key: &'static str, max: u32) -> Column {
    Column { key, cell: Cell::Number(max) }
}

const fn date(key: &'static str) -> Column {
    Column { key, cell: Cell::Date }
}

const fn table(key: &'static str, form: Form, columns: &'static [Column]) -> Shape {
    Shape { key, form, columns, parts: &[] }
}

static CHECK: Shape = table(
    "check",
    Form::One,
    &[text("state"), text("by"), date("on"), date("compiled"), date("due")],
);
static PLACE: Shape = table("place", Form::Many, &[text("at"), text("does"), text("note")]);
static ANSWERS: Shape = table("answers", Form::Inline, &[text("id"), text("label"), text("when")]);
static QUESTION: Shape = Shape {
    parts: &[&ANSWERS],
    ..table("question", Form::Many, &[text("use"), text("id"), text("text"), text("hint")])
};
static REQUIREMENT: Shape = table(
    "requirement",
    Form::Many,
    &[
        text("document"),
        texts("one_of"),
        text("text"),
        text("kind"),
        text("form"),
        number("original", 20),
        number("copies", 20),
        text("handling"),
        number("max_age_days", 3_660),
        text("only_if"),
        text("note"),
        text("why"),
        text("unconfirmed"),
    ],
);
static STEP: Shape = table("step", Form::Many, &[text("text"), text("only_if")]);
static TIME: Shape = table(
    "time",
    Form::One,
    &[
        number("min", 10_000),
        number("max", 10_000),
        text("unit"),
        text("from"),
        text("note"),
        text("unconfirmed"),
    ],
);
static FEE: Shape = table(
    "fee",
    Form::Many,
    &[
        text("label"),
        number("amount", 1_000_000_000),
        text("basis"),
        date("since"),
        text("only_if"),
        text("note"),
        text("unconfirmed"),
    ],
);
static SOURCE: Shape =
    table("source", Form::Many, &[text("title"), text("url"), text("grade"), date("read")]);
pub(crate) static SERVICE: Shape = Shape {
    parts: &[&CHECK, &PLACE, &QUESTION, &REQUIREMENT, &STEP, &TIME, &FEE, &SOURCE],
    ..table(
        "",
        Form::Root,
        &[
            text("reference"),
            text("name"),
            texts("popular_names"),
            texts("search_words"),
            text("summary"),
            text("product"),
            text("validity"),
            text("grade"),
            texts("legal_basis"),
            text("complaint"),
            text("replaced_by"),
            texts("related"),
        ],
    )
};
pub(crate) static AGENCY: Shape =
    table("", Form::Root, &[text("name"), text("short_name"), text("kind"), text("complaint")]);
static DOCUMENT: Shape = table(
    "document",
    Form::Many,
    &[text("id"), text("name"), text("kind"), text("obtain"), text("from_service")],
);
static SHARED_QUESTION: Shape = Shape {
    parts: &[&ANSWERS],
    ..table("question", Form::Many, &[text("id"), text("text"), text("hint")])
};
static PLACE_KIND: Shape = table(
    "place",
    Form::Many,
    &[text("id"), text("name"), text("kind"), text("where"), text("source")],
);
pub(crate) static DOCUMENTS: Shape = Shape { parts: &[&DOCUMENT], ..table("", Form::Root, &[]) };
pub(crate) static QUESTIONS: Shape =
    Shape { parts: &[&SHARED_QUESTION], ..table("", Form::Root, &[]) };
pub(crate) static PLACES: Shape = Shape { parts: &[&PLACE_KIND], ..table("", Form::Root, &[]) };

pub(crate) const OF_SERVICE: &[&str] = &["service"];

pub(crate) static AGENCIES_CSV: Sheet =
    Sheet { file: "agencies.csv", address: &["id"], shape: &AGENCY };
pub(crate) static SERVICES_CSV: Sheet =
    Sheet { file: "services.csv", address: &["agency", "id"], shape: &SERVICE };
/// The tables of a service that have a sheet of their own.
pub(crate) static PARTS_CSV: [Sheet; 6] = [
    Sheet { file: "places.csv", address: OF_SERVICE, shape: &PLACE },
    Sheet { file: "questions.csv", address: OF_SERVICE, shape: &QUESTION },
    Sheet { file: "requirements.csv", address: OF_SERVICE, shape: &REQUIREMENT },
    Sheet { file: "steps.csv", address: OF_SERVICE, shape: &STEP },
    Sheet { file: "fees.csv", address: OF_SERVICE, shape: &FEE },
    Sheet { file: "sources.csv", address: OF_SERVICE, shape: &SOURCE },
];
pub(crate) static DOCUMENTS_CSV: Sheet =
    Sheet { file: "documents.csv", address: &["file"], shape: &DOCUMENT };
pub(crate) static QUESTIONS_CSV: Sheet =
    Sheet { file: "shared-questions.csv", address: &["file"], shape: &SHARED_QUESTION };
pub(crate) static PLACES_CSV: Sheet =
    Sheet { file: "place-kinds.csv", address: &[], shape: &PLACE_KIND };

/// Every sheet.
pub(crate) fn sheets() -> impl Iterator<Item = &'static Sheet> {
    let single = [&AGENCIES_CSV, &SERVICES_CSV];
    let shared = [&DOCUMENTS_CSV, &QUESTIONS_CSV, &PLACES_CSV];
    single.into_iter().chain(&PARTS_CSV).chain(shared)
}
