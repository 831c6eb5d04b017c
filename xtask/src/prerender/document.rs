//! A page around drawn content: the shell with its own title, base and content.

use catalogue_publish::Site;

use crate::html::between;
use crate::run::{Failed, Result};

/// One page.
pub(super) struct Page {
    /// Address relative to the base, without slashes at its ends; empty is the home page.
    pub(super) address: String,
    /// Where the links of the page start; computed from the address when empty.
    pub(super) base: String,
    pub(super) title: String,
    pub(super) description: String,
    /// HTML that holds everything of the frame and the page.
    pub(super) body: String,
    /// JSON-LD, safe inside a script.
    pub(super) linked: Option<String>,
    /// Nothing is missing here without the program: it stays when the program does not start.
    pub(super) is_whole: bool,
}

impl Page {
    pub(super) fn folder(&self) -> String {
        if self.address.is_empty() { String::new() } else { [&self.address, "/"].concat() }
    }

    pub(super) fn file(&self) -> String {
        self.folder() + "index.html"
    }

    fn base(&self) -> String {
        match (self.base.as_str(), self.folder().matches('/').count()) {
            ("", 0) => "./".to_owned(),
            ("", depth) => "../".repeat(depth),
            (base, _) => base.to_owned(),
        }
    }
}

/// The finished page without content, and the parts of it that differ between pages.
pub(super) struct Shell {
    html: String,
    title: String,
    description: String,
    content: String,
}

const BASE: &str = "<base href=\"./\">";

impl Shell {
    pub(super) fn new(html: &str) -> Result<Self> {
        let part = |open, close| {
            let part = between(html, open, close).map(str::to_owned);
            part.ok_or_else(|| Failed(format!("index.html has no {open}…{close}")))
        };
        if !html.contains(BASE) {
            return Err(Failed(format!("index.html has no {BASE}")));
        }
        Ok(Self {
            html: html.to_owned(),
            title: part("<title>", "</title>")?,
            description: part("<meta name=\"description\"", ">")?,
            content: part("<div id=\"app\">", "</div>\n</body>")?,
        })
    }

    /// The shell at another place.
    pub(super) fn at(&self, base: &str) -> String {
        self.html.replacen(BASE, &format!("<base href=\"{base}\">"), 1)
    }

    pub(super) fn page(&self, page: &Page, site: Site<'_>) -> String {
        let meta = |name: &str, content: &str| {
            format!("<meta name=\"{name}\" content=\"{}\">", escape(content))
        };
        let title = format!("<title>{}</title>", escape(&page.title));
        let mut head = format!("{}\n", meta("description", &page.description));
        if page.base.is_empty() {
            let address = escape(&[site.base, &page.folder()].concat());
            head.push_str(&format!("<link rel=\"canonical\" href=\"{address}\">"));
        } else {
            head.push_str(&meta("robots", "noindex"));
        }
        if let Some(linked) = &page.linked {
            head.push_str(&format!("\n<script type=\"application/ld+json\">{linked}</script>"));
        }
        let kind = if page.is_whole { "whole" } else { "part" };
        let content =
            format!("<div id=\"app\" data-static=\"{kind}\">\n{}</div>\n</body>", page.body);
        self.at(&page.base())
            .replacen(&self.title, &title, 1)
            .replacen(&self.description, &head, 1)
            .replacen(&self.content, &content, 1)
    }
}

pub(super) fn escape(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHELL: &str = "<head>\n<base href=\"./\">\n<title>x</title>\n<meta name=\"description\" content=\"y\">\n</head>\n<body>\n<div id=\"app\">\n<div>z</div>\n</div>\n</body>";

    #[test]
    fn a_page_knows_how_deep_it_stands_and_escapes_what_it_says() {
        let shell = Shell::new(SHELL).expect("a shell");
        let page = Page {
            address: "layanan/kia".to_owned(),
            base: String::new(),
            title: "<KIA> & \"x\"".to_owned(),
            description: "d".to_owned(),
            body: "<p>isi</p>".to_owned(),
            linked: None,
            is_whole: true,
        };
        let site = Site { base: "https://contoh.id/loket/", stylesheet: "" };
        let html = shell.page(&page, site);
        assert!(html.contains("<base href=\"../../\">"), "{html}");
        assert!(html.contains("<title>&lt;KIA&gt; &amp; &quot;x&quot;</title>"), "{html}");
        assert!(html.contains("href=\"https://contoh.id/loket/layanan/kia/\""), "{html}");
        assert!(html.contains("<p>isi</p></div>\n</body>") && !html.contains('z'), "{html}");
        assert!(Shell::new("<html>").is_err());
    }
}
