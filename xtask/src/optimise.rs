//! Binaryen's optimiser over the finished WebAssembly (`docs/decisions/0016`).

use std::fs;

use crate::finish::File;
use crate::run::{Failed, Result, program, root, run};
use crate::tools;

/// What rustc's WebAssembly uses beyond the first version of the format. Named one by one, so that the
/// optimiser never writes something that the phones we promise to serve cannot read.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Makes the one WebAssembly file smaller without changing what it does.
pub(crate) fn shrink(files: &mut [File]) -> Result {
    let wasm = files.iter_mut().find(|file| file.name.ends_with(".wasm"));
    let wasm = wasm.ok_or_else(|| Failed("no .wasm".to_owned()))?;
    let (before, after) =
        (root().join("target/before-opt.wasm"), root().join("target/after-opt.wasm"));
    fs::write(&before, &wasm.bytes)?;
    let mut optimiser = program(tools::optimiser()?, &["-Os", "--converge"]);
    run(optimiser.args(FEATURES).arg(&before).arg("-o").arg(&after))?;
    wasm.bytes = fs::read(&after)?;
    Ok(())
}
