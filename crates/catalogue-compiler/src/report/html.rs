//! HTML that is well-formed by construction: every element is closed, every text escaped.

use std::fmt::Write as _;

/// A page being written.
#[derive(Debug, Default)]
pub(super) struct Html(String);

impl Html {
    /// A whole page in Indonesian that loads and runs nothing.
    pub(super) fn page(title: &str, body: impl FnOnce(&mut Self)) -> String {
        let mut html = Self::default();
        html.0.push_str("<!DOCTYPE html>\n");
        html.element("html", &[("lang", "id")], |html| {
            html.element("head", &[], |html| {
                html.void("meta", &[("charset", "utf-8")]);
                let policy = "default-src 'none'; style-src 'unsafe-inline'";
                let names = ("http-equiv", "Content-Security-Policy");
                html.void("meta", &[names, ("content", policy)]);
                let width = "width=device-width, initial-scale=1";
                html.void("meta", &[("name", "viewport"), ("content", width)]);
                html.leaf("title", &[], title);
                // Ours, and without a closing tag within.
                html.0.push_str("<style>\n");
                html.0.push_str(include_str!("style.css"));
                html.0.push_str("</style>\n");
            });
            html.element("body", &[], body);
        });
        html.0
    }

    /// An element with others in it.
    pub(super) fn element(
        &mut self,
        tag: &str,
        attributes: &[(&str, &str)],
        inner: impl FnOnce(&mut Self),
    ) {
        self.open(tag, attributes);
        self.0.push('\n');
        inner(self);
        let _ = writeln!(self.0, "</{tag}>");
    }

    /// An element whose text runs on with what is beside it.
    pub(super) fn inline(
        &mut self,
        tag: &str,
        attributes: &[(&str, &str)],
        inner: impl FnOnce(&mut Self),
    ) {
        self.open(tag, attributes);
        inner(self);
        let _ = write!(self.0, "</{tag}>");
    }

    /// An element with one text, on a line of its own.
    pub(super) fn leaf(&mut self, tag: &str, attributes: &[(&str, &str)], text: &str) {
        self.inline(tag, attributes, |html| html.text(text));
        self.0.push('\n');
    }

    pub(super) fn text(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                _ => self.0.push(letter),
            }
        }
    }

    pub(super) fn line_end(&mut self) {
        self.0.push('\n');
    }

    fn void(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.open(tag, attributes);
        self.0.push('\n');
    }

    fn open(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        let _ = write!(self.0, "<{tag}");
        for (name, value) in attributes {
            let _ = write!(self.0, " {name}=\"");
            self.text(value);
            self.0.push('"');
        }
        self.0.push('>');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_attributes_are_escaped() {
        let mut html = Html::default();
        html.leaf("p", &[("title", "\"><script>")], "<b>&'");
        let expected = "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;&#39;</p>\n";
        assert_eq!(html.0, expected);
    }
}
