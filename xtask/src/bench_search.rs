//! `cargo xtask bench-search`: our search beside other engines, in one browser; see `tests/peers`.

use std::fs;
use std::path::{Path, PathBuf};

use ::catalogue::CatalogueFile;
use catalogue_compiler::{records, without_unused};

use crate::catalogue::compiled;
use crate::generate::{compile_all, generated, json, n_real};
use crate::run::{Result, Steps, cargo, optimised, program, root, run};
use crate::tools;

/// Sizes beside the real one.
const SIZES: [usize; 2] = [2_000, 10_000];
const ENGINE: &str = "search-bench-engine";

/// Prepares everything and hands over to the script that drives the browser.
pub(crate) fn bench_search(queries: &str) -> Result {
    // Compiling 10,000 services takes a minute unoptimised.
    if let Some(result) = optimised(&["bench-search", queries]) {
        return result;
    }
    let mut steps = Steps::new(4);
    steps.begin("tools");
    tools::for_build()?;
    let browser = tools::for_peers()?;
    let work = target().join("bench-search");
    fs::create_dir_all(&work)?;
    run(&mut program("node", &["--test", "tests/peers/"]))?;
    steps.begin("catalogues");
    save(&work, "published", &compiled()?.file)?;
    save(&work, "whole", &compile_all(generated(n_real()?)?)?.file)?;
    for size in SIZES {
        save(&work, &size.to_string(), &compile_all(generated(size)?)?.file)?;
    }
    steps.begin("our engine, with and without the search");
    build_engine(&work.join("engine"), &[])?;
    build_engine(&work.join("without"), &["--no-default-features"])?;
    steps.begin("all engines in the browser (a quarter of an hour)");
    let mut script = program("node", &["tests/peers/run.mjs"]);
    script.arg(&work).arg(queries).arg(target().join("bench-search.json"));
    script.env("CHROMIUM", browser);
    run(&mut script)
}

fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The published form for ours, one record for each service for the others.
fn save(work: &Path, name: &str, file: &CatalogueFile) -> Result {
    let file = without_unused(file.clone());
    fs::write(work.join(format!("{name}.records.json")), records(&file))?;
    fs::write(work.join(format!("{name}.json")), json(file)?)?;
    Ok(())
}

fn build_engine(folder: &Path, features: &[&str]) -> Result {
    let mut build = cargo(&["build", "--quiet", "--locked", "--profile", "wasm-release"]);
    build.args(["--target", tools::WASM_TARGET, "--package", ENGINE]).args(features);
    run(&mut build)?;
    let wasm = target().join(tools::WASM_TARGET).join("wasm-release/search_bench_engine.wasm");
    let mut bindgen = program(
        tools::folder()?.join("bin/wasm-bindgen"),
        &["--target", "web", "--no-typescript", "--out-name", "engine"],
    );
    bindgen.args(["--remove-name-section", "--remove-producers-section", "--out-dir"]);
    run(bindgen.arg(folder).arg(wasm))
}
