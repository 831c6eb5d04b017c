//! The app's pages as files, drawn at build time by the app's own components: readable before, and without, the
//! program (`docs/decisions/0017`).
//!
//! A page is a folder with an `index.html`, which every static host understands; links inside are relative to the
//! page's base.

mod document;
mod pages;
mod words;

use catalogue_compiler::{Compiled, emit};
use catalogue_publish::{Site, schema_org};
use loket::state::Library;

use crate::finish::File;
use crate::run::{Failed, Result};
use document::{Page, Shell};

/// Where the answer of the receiver's form goes in, see `crates/receiver/src/form.rs`.
const ANSWER: &str = "<!--@ANSWER@-->";

/// All pages; `shell` is the finished page without content.
pub(crate) fn files(compiled: &Compiled, shell: &str, site: Site<'_>) -> Result<Vec<File>> {
    let shell = Shell::new(shell)?;
    let json = emit(&compiled.file).map_err(Failed)?;
    let library = Library::open(&json, compiled.file.compiled.clone())
        .map_err(|error| Failed(format!("{error:?}")))?;
    let mut drawn = vec![
        pages::home(library),
        pages::agencies(library),
        pages::about(library),
        pages::feedback(library),
    ];
    drawn.extend(
        library.catalogue.file().agencies.iter().map(|agency| pages::agency(library, agency)),
    );
    for service in &compiled.file.services {
        let linked = schema_org::json_ld(service, compiled, site);
        drawn.push(Page { linked: Some(linked), ..pages::service(library, service)? });
    }
    let mut files: Vec<File> =
        drawn.iter().map(|page| file(&page.file(), shell.page(page, site))).collect();
    // Pages that only a phone can fill: the shell at their addresses.
    for address in ["daftar", "kotak-keluar"] {
        files.push(file(&format!("{address}/index.html"), shell.at("../")));
    }
    files.push(file("404.html", shell.page(&pages::not_found(base_path(site.base)), site)));
    files.push(file("jawaban.html", shell.page(&pages::answer(ANSWER), site)));
    let addresses = drawn.iter().map(|page| [site.base, &page.folder()].concat());
    files.push(file("sitemap.xml", sitemap(addresses, &compiled.file.compiled)));
    files.push(file("robots.txt", robots(site.base)));
    Ok(files)
}

fn file(name: &str, text: String) -> File {
    File { name: name.to_owned(), bytes: text.into_bytes() }
}

/// The path of the base: a page for any address cannot know how deep it stands.
fn base_path(base: &str) -> &str {
    let rest = base.split_once("://").map_or(base, |(_, rest)| rest);
    rest.find('/').map_or("/", |start| &rest[start..])
}

/// <https://www.sitemaps.org/protocol.html>
fn sitemap(addresses: impl Iterator<Item = String>, compiled: &str) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for address in addresses {
        let address = address.replace('&', "&amp;");
        text.push_str(&format!("<url><loc>{address}</loc><lastmod>{compiled}</lastmod></url>\n"));
    }
    text + "</urlset>\n"
}

fn robots(base: &str) -> String {
    format!("User-agent: *\nDisallow: {}api/\nSitemap: {base}sitemap.xml\n", base_path(base))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_of_a_base() {
        assert_eq!(base_path("https://loket.invalid/"), "/");
        assert_eq!(base_path("https://contoh.id/loket/"), "/loket/");
    }
}
