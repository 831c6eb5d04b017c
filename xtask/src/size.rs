//! `cargo xtask size`: what a first visit downloads, against the budget.

use std::fs;
use std::path::Path;

use crate::run::{Failed, Result, root};

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

fn count_services(dist: &Path) -> Result<u64> {
    let mut n = 0;
    for entry in fs::read_dir(dist.join("lembar"))? {
        n += u64::from(entry?.file_name().to_string_lossy().ends_with(".html"));
    }
    Ok(n.max(1))
}

/// Prints the table and fails over budget.
pub(crate) fn size() -> Result {
    let dist = root().join("dist");
    let budget = fs::read_to_string(root().join("budget.toml"))?;
    let limit = |key: &str| -> Result<u64> {
        let line = budget
            .lines()
            .find_map(|line| line.split_once('=').filter(|(name, _)| name.trim() == key));
        let number = line
            .and_then(|(_, value)| value.split('#').next()?.trim().replace('_', "").parse().ok());
        number.ok_or_else(|| Failed(format!("budget.toml has no number `{key}`")))
    };
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
    let n_services = count_services(&dist)?;
    let share = |bytes: u64| bytes * BUDGETED_SERVICES.min(n_services) / n_services;
    let catalogue = groups[1].1;
    println!(
        "{n_services} services; the budget is for {BUDGETED_SERVICES}: catalogue {} of {catalogue} bytes",
        share(catalogue)
    );
    groups[1].1 = share(catalogue);
    let budgeted = total.1 - catalogue + share(catalogue);
    for (name, bytes) in groups.into_iter().chain([("total", budgeted)]) {
        let limit = limit(name)?;
        is_over |= bytes > limit;
        println!("{name:<12} {bytes:>9} of {limit:>9} brotli bytes ({} %)", bytes * 100 / limit);
    }
    let (page, name) = largest_page(&dist)?;
    is_over |= page > limit("page")?;
    println!("largest page {page:>9} of {:>9} brotli bytes: {name}", limit("page")?);
    let state = if is_over { "over" } else { "ok" };
    let wasm_glue = groups[0].1;
    println!(
        "total_br={} wasm_glue_br={wasm_glue} catalogue_br={catalogue} services={n_services} \
         catalogue_br_of_202={} budget={state}",
        total.1,
        share(catalogue)
    );
    if is_over { Err(Failed("over budget".to_owned())) } else { Ok(()) }
}
