//! Small readers of CSV and HTML, written apart from what they check.

/// The rows of a CSV file.
pub(crate) fn csv(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let (mut row, mut cell, mut is_quoted) = (Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match (is_quoted, letter) {
            (true, '"') if letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            (_, '"') => is_quoted = !is_quoted,
            (false, ',') => row.push(std::mem::take(&mut cell)),
            (false, '\r') => {
                assert_eq!(letters.next(), Some('\n'), "rows end with CR LF");
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            (false, '\n') => panic!("a line feed outside quotes"),
            (_, letter) => cell.push(letter),
        }
    }
    assert!(!is_quoted && row.is_empty() && cell.is_empty(), "the last row ends");
    rows
}

/// An opening tag of an HTML page.
#[derive(Debug, Clone)]
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
}

impl Tag {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// What a page holds.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) tags: Vec<Tag>,
    /// All text, elements apart by a line feed, without the data of scripts.
    pub(crate) text: String,
    /// The content of scripts.
    pub(crate) scripts: Vec<String>,
}

const VOID: [&str; 6] = ["base", "br", "input", "link", "meta", "hr"];

/// Reads a page strictly: what is open is closed in order, quotes stand around every value, and no
/// character stands unescaped.
pub(crate) fn html(text: &str) -> Result<Page, String> {
    let mut rest = text.strip_prefix("<!DOCTYPE html>\n").ok_or("no document type")?;
    let mut page = Page::default();
    let mut open: Vec<String> = Vec::new();
    while let Some((before, after)) = rest.split_once('<') {
        let is_script = open.last().is_some_and(|name| name == "script");
        if is_script {
            page.scripts.push(before.to_owned());
        } else {
            page.text += &unescaped(before)?;
            page.text.push('\n');
        }
        let (tag, after) = after.split_once('>').ok_or("a tag without an end")?;
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            let expected = open.pop();
            if expected.as_deref() != Some(name) {
                return Err(format!("</{name}> closes {expected:?}"));
            }
            continue;
        }
        let tag = read_tag(tag)?;
        if !VOID.contains(&tag.name.as_str()) {
            open.push(tag.name.clone());
        }
        page.tags.push(tag);
    }
    if open.is_empty() { Ok(page) } else { Err(format!("not closed: {open:?}")) }
}

fn read_tag(tag: &str) -> Result<Tag, String> {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while !rest.is_empty() {
        let (key, after) = rest.split_once("=\"").ok_or(format!("no value: {rest}"))?;
        let (value, after) = after.split_once('"').ok_or(format!("no end of a value: {rest}"))?;
        attributes.push((key.to_owned(), unescaped(value)?));
        rest = after.trim_start();
    }
    Ok(Tag { name: name.to_owned(), attributes })
}

fn unescaped(text: &str) -> Result<String, String> {
    if text.contains('>') {
        return Err(format!("an unescaped `>` in {text:?}"));
    }
    let mut parts = text.split('&');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, after) = part.split_once(';').ok_or(format!("an unescaped `&`: {part}"))?;
        plain.push_str(match name {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "#39" => "'",
            other => return Err(format!("an unknown entity: {other}")),
        });
        plain.push_str(after);
    }
    Ok(plain)
}

#[test]
fn broken_pages_are_found() {
    let read = |body: &str| html(&format!("<!DOCTYPE html>\n{body}"));
    assert!(read("<p>a &amp; b</p>").is_ok());
    for broken in ["<p>", "<p><b></p></b>", "<p>a & b</p>", "<p>a > b</p>", "<p class=x></p>"] {
        assert!(read(broken).is_err(), "{broken}");
    }
}

#[test]
fn csv_is_read() {
    assert_eq!(csv("a,\"b\"\"c\r\n\"\r\n,\r\n"), [["a", "b\"c\r\n"], ["", ""]]);
}
