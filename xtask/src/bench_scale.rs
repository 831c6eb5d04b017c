//! `cargo xtask bench-scale`: the app with 2,000 and 10,000 services, in a browser.

use crate::catalogue::opened;
use crate::run::{Result, cargo, program, root, run};
use crate::{generate, tools};

const SIZES: [&str; 2] = ["2000", "10000"];

/// Prints the figures; needs `dist/` and the receiver, as `cargo xtask test` builds them.
pub(crate) fn bench_scale() -> Result {
    let browser = tools::for_tests()?;
    let folder = root().join("target/scale");
    std::fs::create_dir_all(&folder)?;
    let mut files = vec![root().join("public/catalogue.json").display().to_string()];
    // What is measured beside the large ones is what is published.
    println!("    {} services are published", opened()?.services().len());
    for n in SIZES {
        let file = folder.join(format!("{n}.json")).display().to_string();
        generate::write(n, &file)?;
        files.push(file);
    }
    run(&mut cargo(&["build", "--release", "--locked", "--package", "receiver"]))?;
    let mut bench = program("node", &["bench/scale.mjs"]);
    bench.args(files).current_dir(root().join("tests/e2e")).env("CHROMIUM", &browser.chromium);
    run(&mut bench)
}
