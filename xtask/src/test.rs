//! `cargo xtask test`: every check there is, cheapest first.

use crate::run::{Result, Steps, cargo, program, root, run};
use crate::{build, size, tools};

/// Runs everything; stops at the first step that fails.
pub(crate) fn test() -> Result {
    let mut steps = Steps::new(10);
    steps.begin("formatting");
    run(&mut cargo(&["fmt", "--all", "--check"]))?;
    steps.begin("tools for tests");
    tools::for_build()?;
    let browser = tools::for_tests()?;
    steps.begin("licences, sources and duplicates of dependencies");
    let mut deny = program(
        tools::folder()?.join("bin/cargo-deny"),
        &["--offline", "--locked", "check", "bans", "licenses", "sources"],
    );
    run(&mut deny)?;
    steps.begin("clippy, native");
    run(&mut cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--locked",
        "--",
        "-D",
        "warnings",
    ]))?;
    steps.begin("clippy, WebAssembly");
    let wasm = ["--package", "loket", "--target", tools::WASM_TARGET];
    let mut clippy = cargo(&["clippy"]);
    run(clippy.args(wasm).args(["--all-targets", "--locked", "--", "-D", "warnings"]))?;
    steps.begin("native tests of the whole workspace");
    run(&mut cargo(&["test", "--workspace", "--locked", "--quiet"]))?;
    steps.begin("open formats against what others say about them");
    let mut formats = program("node", &["--test"]);
    run(formats.current_dir(root().join("tests/formats")))?;
    steps.begin("browser tests of the edges");
    let mut edges = cargo(&["test"]);
    edges
        .args(wasm)
        .args(["--test", "browser", "--locked"])
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            tools::folder()?.join("bin/wasm-bindgen-test-runner"),
        )
        .env("CHROMEDRIVER", &browser.driver)
        .env("PATH", tools::path()?);
    run(&mut edges)?;
    steps.begin("release build and its size");
    build::build()?;
    size::size()?;
    run(&mut cargo(&["build", "--release", "--locked", "--package", "receiver"]))?;
    steps.begin("journeys in a real browser");
    let mut journeys = program("npx", &["playwright", "test"]);
    journeys.current_dir(root().join("tests/e2e")).env("CHROMIUM", &browser.chromium);
    run(&mut journeys)?;
    steps.done("all passed");
    Ok(())
}
