//! `cargo xtask bench`, `cargo xtask lighthouse`: what a visit costs a person; see `docs/benchmarks.md`.

use std::fs;

use crate::run::{Failed, Result, cargo, program, root, run};
use crate::tools;

/// Measures `dist/` as it is, beside a page of the same content written by hand.
pub(crate) fn bench(flags: &[&str]) -> Result {
    let browser = tools::for_peers()?;
    ready()?;
    let peer = root().join("target/bench-peer");
    if peer.exists() {
        fs::remove_dir_all(&peer)?;
    }
    let mut page = program("node", &["tests/peers/page/build.mjs", "dist/data/catalogue.json"]);
    run(page.arg(&peer))?;
    run(&mut program("node", &["--test", "tests/e2e/bench/"]))?;
    let mut script = program("node", &["tests/e2e/bench/visit.mjs"]);
    script.arg(&peer).arg(root().join("target/bench-visit.json")).args(flags);
    run(script.env("CHROMIUM", browser))
}

/// Scores, and every audit that is not perfect.
pub(crate) fn lighthouse() -> Result {
    let browser = tools::for_lighthouse()?;
    ready()?;
    run(program("node", &["tests/e2e/lighthouse/run.mjs"]).env("CHROME_PATH", browser))
}

/// A build to measure and a program that serves it. Neither is made anew when it is there: figures of two
/// programs on the same build can be compared.
fn ready() -> Result {
    if !root().join("dist/index.html").exists() {
        return Err(Failed("no dist/: run `cargo xtask build` first".to_owned()));
    }
    if root().join("target/release/receiver").exists() {
        return Ok(());
    }
    run(&mut cargo(&["build", "--release", "--locked", "--package", "receiver"]))
}
