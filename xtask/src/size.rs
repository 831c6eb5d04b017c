//! `cargo xtask size`: what a first visit downloads, against the budget.

use std::fs;

use crate::run::{Failed, Result, root};

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
        let name = entry?.file_name().to_string_lossy().into_owned();
        // PNG icons are fetched only when the app is installed.
        if ![".br", ".gz", ".png"].iter().any(|ending| name.ends_with(ending)) {
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
    for (name, bytes) in groups.into_iter().chain([("total", total.1)]) {
        let limit = limit(name)?;
        is_over |= bytes > limit;
        println!("{name:<12} {bytes:>9} of {limit:>9} brotli bytes ({} %)", bytes * 100 / limit);
    }
    let state = if is_over { "over" } else { "ok" };
    let (wasm_glue, catalogue) = (groups[0].1, groups[1].1);
    println!(
        "total_br={} wasm_glue_br={wasm_glue} catalogue_br={catalogue} budget={state}",
        total.1
    );
    if is_over { Err(Failed("over budget".to_owned())) } else { Ok(()) }
}
