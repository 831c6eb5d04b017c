//! `cargo xtask size`: what a first visit downloads, against the budget, and what it is made of.

use std::fs;
use std::path::Path;

use crate::html::{attribute, tags};
use crate::run::{Failed, Result, root};
use crate::size_wasm::parts;

/// Services of the hall in 2021; the budget is for this many.
const BUDGETED_SERVICES: u64 = 202;

/// Pages at the root that a visit does not begin with, and the shell, which comes later with the offline copy.
const NOT_FIRST: [&str; 6] =
    ["daftar.html", "404.html", "jawaban.html", "shell.html", "sitemap.xml", "robots.txt"];

/// The compressed size of the largest page of the build below `folder`, and which it is.
fn largest_page(folder: &Path) -> Result<(u64, String)> {
    let mut largest = (0, String::new());
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        let found = if entry.file_type()?.is_dir() {
            largest_page(&path)?
        } else if path.to_string_lossy().ends_with(".html.br") {
            (entry.metadata()?.len(), path.display().to_string())
        } else {
            continue;
        };
        largest = largest.max(found);
    }
    Ok(largest)
}

/// Crates shown; the rest is one line.
const N_CRATES: usize = 15;

/// The pages of services in a folder, by address; none where the build made no such folder.
fn pages(dist: &Path, folder: &str) -> Result<Vec<String>> {
    let mut pages = Vec::new();
    let Ok(entries) = fs::read_dir(dist.join(folder)) else { return Ok(pages) };
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() {
            pages.push(format!("{folder}/{name}/index.html"));
        } else if name.ends_with(".html") {
            pages.push(format!("{folder}/{name}"));
        }
    }
    pages.sort();
    Ok(pages)
}

/// Bytes of a file as it is sent.
fn sent(dist: &Path, name: &str) -> Result<u64> {
    fs::metadata(dist.join(format!("{name}.br")))
        .map(|file| file.len())
        .map_err(|error| Failed(format!("dist/{name}.br: {error}")))
}

/// What must arrive before a page can be read: itself and its stylesheets. Scripts come after the text.
fn to_readable(dist: &Path, page: &str) -> Result<u64> {
    let html = fs::read_to_string(dist.join(page))?;
    let mut bytes = sent(dist, page)?;
    for tag in tags(&html, "link") {
        if attribute(tag, "rel") == Some("stylesheet") {
            let address = attribute(tag, "href").unwrap_or_default();
            bytes += sent(dist, address.trim_start_matches("../").trim_start_matches('/'))?;
        }
    }
    Ok(bytes)
}

/// The page that costs most to read, among all that a first visit can begin with.
fn largest_first_view(dist: &Path, pages: &[String]) -> Result<(u64, String)> {
    let mut largest = (0, String::new());
    for page in pages {
        let bytes = to_readable(dist, page)?;
        if bytes > largest.0 {
            largest = (bytes, page.clone());
        }
    }
    Ok(largest)
}

/// A number of `budget.toml`.
fn limit(budget: &str, key: &str) -> Result<u64> {
    let line =
        budget.lines().find_map(|line| line.split_once('=').filter(|(name, _)| name.trim() == key));
    let number =
        line.and_then(|(_, value)| value.split('#').next()?.trim().replace('_', "").parse().ok());
    number.ok_or_else(|| Failed(format!("budget.toml has no number `{key}`")))
}

/// Bytes of `n` services that count against a budget for fewer.
fn share(bytes: u64, n: u64) -> u64 {
    bytes * BUDGETED_SERVICES.min(n) / n.max(1)
}

/// Prints the table and fails over budget.
pub(crate) fn size() -> Result {
    let dist = root().join("dist");
    let budget = fs::read_to_string(root().join("budget.toml"))?;
    let mut names: Vec<String> = Vec::new();
    let entries = fs::read_dir(&dist)
        .map_err(|_| Failed("no dist/: run `cargo xtask build` first".to_owned()))?;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // PNG icons are fetched only when the app is installed; folders and the list of all services only
        // by people and programs that do without the app.
        let is_later =
            entry.file_type()?.is_dir() || NOT_FIRST.iter().any(|first| name.starts_with(first));
        if !is_later && ![".br", ".gz", ".png"].iter().any(|ending| name.ends_with(ending)) {
            names.push(name);
        }
    }
    names.sort();
    let mut total = (0, 0);
    let mut groups = [("wasm_glue", 0), ("catalogue", 0), ("css", 0), ("html", 0)];
    println!("{:<44} {:>9} {:>9}", "file", "raw", "brotli");
    for name in &names {
        let raw = fs::metadata(dist.join(name))?.len();
        let br = fs::metadata(dist.join(format!("{name}.br")))?.len();
        println!("{name:<44} {raw:>9} {br:>9}");
        total = (total.0 + raw, total.1 + br);
        let group = match name.as_str() {
            name if name.starts_with("loket-")
                && (name.ends_with(".js") || name.ends_with(".wasm")) =>
            {
                0
            }
            name if name.starts_with("catalogue-") => 1,
            name if name.ends_with(".css") => 2,
            name if name.ends_with(".html") => 3,
            _ => continue,
        };
        groups[group].1 += br;
    }
    println!("{:<44} {:>9} {:>9}", "total", total.0, total.1);
    println!();
    let mut is_over = false;
    // The budget is for as many services as the hall had when it was set.
    let sheets = pages(&dist, "lembar")?;
    let n_services = sheets.len().max(1) as u64;
    let share = |bytes: u64| share(bytes, n_services);
    let catalogue = groups[1].1;
    println!(
        "{n_services} services; the budget is for {BUDGETED_SERVICES}: catalogue {} of {catalogue} bytes",
        share(catalogue)
    );
    groups[1].1 = share(catalogue);
    let budgeted = total.1 - catalogue + share(catalogue);
    let (first_page, largest) =
        largest_first_view(&dist, &[sheets, pages(&dist, "layanan")?].concat())?;
    println!("largest page that a first visit can begin with: {largest}");
    let further = [("first_page", first_page), ("total", budgeted)];
    for (name, bytes) in groups.into_iter().chain(further) {
        let limit = limit(&budget, name)?;
        is_over |= bytes > limit;
        println!("{name:<12} {bytes:>9} of {limit:>9} brotli bytes ({} %)", bytes * 100 / limit);
    }
    let (page, name) = largest_page(&dist)?;
    is_over |= page > limit(&budget, "page")?;
    println!("largest page {page:>9} of {:>9} brotli bytes: {name}", limit(&budget, "page")?);
    let state = if is_over { "over" } else { "ok" };
    let wasm_glue = groups[0].1;
    println!(
        "total_br={} wasm_glue_br={wasm_glue} catalogue_br={catalogue} services={n_services} \
         catalogue_br_of_202={} \
         first_page_br={first_page} budget={state}",
        total.1,
        share(catalogue)
    );
    print_parts()?;
    if is_over { Err(Failed("over budget".to_owned())) } else { Ok(()) }
}

/// What the program is made of, where the build left its names.
fn print_parts() -> Result {
    let trunk = root().join("target/trunk");
    let wasm = fs::read_dir(&trunk).ok().and_then(|entries| {
        let mut paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
        paths.find(|path| path.to_string_lossy().ends_with("_bg.wasm"))
    });
    let Some(wasm) = wasm else {
        println!("\nno target/trunk, so no bytes by crate: run `cargo xtask build`");
        return Ok(());
    };
    let parts = parts(&fs::read(wasm)?)?;
    let percent = |bytes: usize| bytes * 100 / parts.code.max(1);
    println!("\n{:<32} {:>9}", "code by crate, raw", "bytes");
    for (name, bytes) in parts.crates.iter().take(N_CRATES) {
        println!("{name:<32} {bytes:>9} {:>3} %", percent(*bytes));
    }
    let rest = parts.crates.iter().skip(N_CRATES);
    let (n, rest) = rest.fold((0, 0), |(n, sum), (_, bytes)| (n + 1, sum + bytes));
    println!("{:<32} {rest:>9} {:>3} %", format!("{n} more"), percent(rest));
    println!("{:<32} {:>9}\n{:<32} {:>9}", "all code", parts.code, "data", parts.data);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_read_with_their_underscores_and_comments() {
        let budget = "# a = 1\nwasm = 100_000 # both\nwasm_glue = 7\nbad = many\n";
        assert_eq!(limit(budget, "wasm").ok(), Some(100_000));
        assert_eq!(limit(budget, "wasm_glue").ok(), Some(7));
        assert!(limit(budget, "bad").is_err() && limit(budget, "missing").is_err());
    }

    #[test]
    fn more_services_than_budgeted_count_in_proportion_and_fewer_in_full() {
        assert_eq!(share(1_000, 404), 500);
        assert_eq!(share(1_000, 20), 1_000);
    }
}
