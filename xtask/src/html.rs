//! The few changes that the build makes to the page trunk wrote.

/// The tags named `name` (`<link …>`), in order.
pub(crate) fn tags<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let open = format!("<{name} ");
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find(&open) {
        let end = rest[start..].find('>').map_or(rest.len(), |end| start + end + 1);
        tags.push(&rest[start..end]);
        rest = &rest[end..];
    }
    tags
}

/// The value of an attribute of a tag, quoted or not.
pub(crate) fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(&format!(" {name}="))? + name.len() + 2;
    let rest = &tag[start..];
    match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split([' ', '>']).next(),
    }
}

/// The part from `open` to the next `close`, both included.
pub(crate) fn between<'a>(html: &'a str, open: &str, close: &str) -> Option<&'a str> {
    let start = html.find(open)?;
    let end = html[start..].find(close)? + start + close.len();
    Some(&html[start..end])
}

/// A stylesheet without comments and without the white space that means nothing.
pub(crate) fn minify_css(css: &str) -> String {
    let mut bare = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        bare.push_str(&rest[..start]);
        rest = rest[start..].split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    let mut small = String::with_capacity(bare.len());
    for word in bare.split_whitespace() {
        let glued = small.ends_with(['{', '}', ';', ',', ':', '>'])
            || word.starts_with(['{', '}', ';', '>']);
        // `a :hover` and `a:hover` differ; a colon is glued only behind a property, which ends with it.
        if !small.is_empty() && !glued {
            small.push(' ');
        }
        small.push_str(word);
    }
    small.replace(";}", "}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_attributes() {
        let html = r#"<link rel="stylesheet" href="/a.css"/><linked><link href=/b.css rel=icon>"#;
        let found = tags(html, "link");
        assert_eq!(found.len(), 2);
        assert_eq!(attribute(found[0], "href"), Some("/a.css"));
        assert_eq!(attribute(found[1], "href"), Some("/b.css"));
        assert_eq!(attribute(found[1], "id"), None);
    }

    #[test]
    fn css_keeps_its_meaning() {
        let css = "/* x */\na , b > c {\n  margin: 0 auto;\n  width: calc(1px + 2px);\n}\n@media print {\n  a { color: red; }\n}\n";
        assert_eq!(
            minify_css(css),
            "a ,b>c{margin:0 auto;width:calc(1px + 2px)}@media print{a{color:red}}"
        );
    }
}
