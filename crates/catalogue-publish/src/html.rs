//! HTML that is balanced and escaped by its making: a tree of elements, drawn once.
//!
//! Syntax: HTML Living Standard (<https://html.spec.whatwg.org/multipage/syntax.html>).

/// An element that is being put together.
pub(crate) struct Element {
    name: &'static str,
    attributes: String,
    content: String,
}

/// Elements without content and end.
const VOID: [&str; 6] = ["base", "br", "input", "link", "meta", "hr"];

/// An element with these classes.
pub(crate) fn el(name: &'static str, class: &str) -> Element {
    let element = Element { name, attributes: String::new(), content: String::new() };
    if class.is_empty() { element } else { element.attr("class", class) }
}

impl Element {
    pub(crate) fn attr(mut self, name: &str, value: &str) -> Self {
        for part in [" ", name, "=\"", &escape(value), "\""] {
            self.attributes.push_str(part);
        }
        self
    }

    pub(crate) fn text(mut self, text: &str) -> Self {
        self.content.push_str(&escape(text));
        self
    }

    pub(crate) fn child(mut self, child: Self) -> Self {
        child.draw(&mut self.content);
        self
    }

    pub(crate) fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// A child on a line of its own, so that people can read the source and compare two versions.
    pub(crate) fn lines(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        if !self.content.ends_with('\n') {
            self.content.push('\n');
        }
        for child in children {
            child.draw(&mut self.content);
            self.content.push('\n');
        }
        self
    }

    /// Text that is not HTML: the content of a `script` that is data. It should hold no `<`; one that
    /// does is broken data rather than markup.
    pub(crate) fn data(mut self, text: &str) -> Self {
        self.content.push_str(&text.replace('<', ""));
        self
    }

    fn draw(self, into: &mut String) {
        for part in ["<", self.name, &self.attributes, ">"] {
            into.push_str(part);
        }
        if VOID.contains(&self.name) {
            return;
        }
        for part in [&self.content, "</", self.name, ">"] {
            into.push_str(part);
        }
    }

    /// A whole document.
    pub(crate) fn into_document(self) -> String {
        let mut document = String::from("<!DOCTYPE html>\n");
        self.draw(&mut document);
        document.push('\n');
        document
    }
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            character => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(element: Element) -> String {
        let mut text = String::new();
        element.draw(&mut text);
        text
    }

    #[test]
    fn everything_is_escaped() {
        let element = el("a", "x").attr("href", "\"><script>").text("<b> & 'c'");
        assert_eq!(
            drawn(element),
            "<a class=\"x\" href=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt; &amp; &#39;c&#39;</a>"
        );
        assert_eq!(drawn(el("script", "").data("</script>")), "<script>/script></script>");
    }

    #[test]
    fn void_elements_have_no_end() {
        assert_eq!(drawn(el("p", "").child(el("br", ""))), "<p><br></p>");
    }
}
