//! Reading `record.rs`: just the forms that stand in it, as rustfmt lays them out.

/// A line that is not one of the known forms.
pub(super) struct Problem(pub(super) String);

/// One type of the file.
pub(super) enum Item {
    /// A struct.
    Record {
        /// Its name in Rust.
        name: String,
        /// Its comment.
        about: String,
        /// In the order in which they are written.
        fields: Vec<Field>,
    },
    /// An enum of words.
    Words {
        /// Its name in Rust.
        name: String,
        /// Its comment.
        about: String,
        /// In the file.
        words: Vec<String>,
    },
}

/// One key of a record.
pub(super) struct Field {
    /// Its name in the file.
    pub(super) key: String,
    /// Its comment.
    pub(super) about: String,
    /// As it stands there, without spaces at its ends.
    pub(super) rust_type: String,
    /// Whether it may be missing.
    pub(super) is_optional: bool,
}

impl Item {
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Record { name, .. } | Self::Words { name, .. } => name,
        }
    }
}

/// What stands in front of an item or a field.
#[derive(Default)]
struct Before {
    about: Vec<String>,
    attributes: String,
}

impl Before {
    /// Whether the line was a comment or an attribute.
    fn take(&mut self, line: &str) -> bool {
        if let Some(about) = line.strip_prefix("///") {
            self.about.push(plain(about.trim()));
        } else if line.starts_with("#[") {
            self.attributes.push_str(line);
        } else {
            return false;
        }
        true
    }

    fn about(&mut self) -> String {
        std::mem::take(&mut self.about).join(" ")
    }

    /// `rename = "where"` → `where`.
    fn quoted(&self, key: &str) -> Option<&str> {
        let (_, after) = self.attributes.split_once(&[key, " = \""].concat())?;
        after.split('"').next()
    }
}

/// [`Place`] and `name` without the marks of rustdoc.
fn plain(about: &str) -> String {
    about.replace("[`", "").replace("`]", "").replace('`', "")
}

/// Every struct and every `words!` enum of the file. The macro itself is passed over.
pub(super) fn read(source: &str) -> Result<Vec<Item>, Problem> {
    let mut items = Vec::new();
    let mut before = Before::default();
    let mut lines = source.lines();
    while let Some(line) = lines.next() {
        if let Some(rest) = line.strip_prefix("pub struct ") {
            let name = rest.trim_end_matches([' ', '{']).to_owned();
            let about = before.about();
            items.push(Item::Record { name, about, fields: fields(&mut lines)? });
        } else if line == "words! {" {
            items.push(words(&mut lines)?);
        } else if !before.take(line) {
            before = Before::default();
        }
    }
    Ok(items)
}

fn fields<'a>(lines: &mut impl Iterator<Item = &'a str>) -> Result<Vec<Field>, Problem> {
    let mut fields = Vec::new();
    let mut before = Before::default();
    for line in lines.map(str::trim) {
        if line == "}" {
            return Ok(fields);
        }
        if before.take(line) {
            continue;
        }
        let field = line.strip_prefix("pub ").and_then(|field| field.strip_suffix(','));
        let Some((name, rust_type)) = field.and_then(|field| field.split_once(": ")) else {
            return Err(Problem(["not a field: `", line, "`"].concat()));
        };
        fields.push(Field {
            key: before.quoted("rename").unwrap_or(name).to_owned(),
            about: before.about(),
            rust_type: rust_type.to_owned(),
            is_optional: before.attributes.contains("skip_serializing_if"),
        });
        before = Before::default();
    }
    Err(Problem("a struct without an end".to_owned()))
}

/// `Name { Variant = "word", ... }` with comments between.
fn words<'a>(lines: &mut impl Iterator<Item = &'a str>) -> Result<Item, Problem> {
    let mut before = Before::default();
    let mut name = None;
    let mut about = String::new();
    let mut words = Vec::new();
    for line in lines.map(str::trim) {
        if line == "}" {
            let name = name.ok_or_else(|| Problem("words without a name".to_owned()))?;
            return Ok(Item::Words { name, about, words });
        }
        if before.take(line) {
            continue;
        }
        if let Some(found) = line.strip_suffix(" {") {
            name = Some(found.to_owned());
            about = before.about();
        } else if let Some((_, word)) = line.split_once(" = \"") {
            words.push(word.trim_end_matches(['"', ',']).to_owned());
        } else {
            return Err(Problem(["not a word: `", line, "`"].concat()));
        }
        before = Before::default();
    }
    Err(Problem("words without an end".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_form_is_an_error() {
        assert!(read("pub struct A {\n    pub(crate) b: u8,\n}\n").is_err());
        assert!(read("words! {\n    A {\n        B(u8),\n    }\n}\n").is_err());
        assert!(read("pub struct A {\n    pub b: u8,\n").is_err());
    }

    #[test]
    fn names_keys_and_comments_are_read() {
        let source = "/// What [`B`] is.\npub struct A {\n    /// Where.\n    #[serde(rename = \"where\", skip_serializing_if = \"x\")]\n    pub place: Option<u8>,\n}\n";
        let items = read(source).unwrap_or_default();
        let [Item::Record { name, about, fields }] = items.as_slice() else { panic!("one record") };
        assert_eq!((name.as_str(), about.as_str()), ("A", "What B is."));
        assert_eq!(fields[0].key, "where");
        assert!(fields[0].is_optional);
    }
}
