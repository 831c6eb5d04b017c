//! `cargo xtask build`: the release, into `dist/`.

use crate::run::{Result, Steps, program, root, run};
use crate::{catalogue, finish, tools};

/// Builds everything; `dist/` is replaced only when all of it is there.
pub(crate) fn build() -> Result {
    let mut steps = Steps::new(4);
    steps.begin("build tools");
    tools::for_build()?;
    steps.begin("catalogue");
    let catalogue = catalogue::write(catalogue::Show::Warnings)?;
    steps.begin("app (WebAssembly, optimised for size)");
    let mut trunk = program("trunk", &["build", "--release", "--locked"]);
    // `NO_COLOR=1`, as some machines set it, is not a value trunk takes.
    trunk
        .env("PATH", tools::path()?)
        .env_remove("NO_COLOR")
        .env("TRUNK_SKIP_VERSION_CHECK", "true");
    // Where in a source file a panic began is told to nobody on a phone, and costs 2 KB. The flag is not
    // stable yet, but the toolchain is pinned (`docs/decisions/0010`).
    trunk.env("RUSTFLAGS", short_paths() + " -Zlocation-detail=none").env("RUSTC_BOOTSTRAP", "1");
    run(&mut trunk)?;
    steps.begin("bundle: one stylesheet, precache list, compression");
    finish::finish(&catalogue)?;
    steps.done("dist/ is ready");
    Ok(())
}

/// Panic messages name source files. Without the folders of this machine they are shorter on the phone,
/// and the same source gives the same bytes anywhere.
fn short_paths() -> String {
    let home =
        std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| home + "/.cargo"));
    let mut flags = format!("--remap-path-prefix={}=", root().display());
    let sources = home.map(|home| std::path::PathBuf::from(home).join("registry/src"));
    for registry in sources.into_iter().flat_map(std::fs::read_dir).flatten().flatten() {
        flags.push_str(&format!(" --remap-path-prefix={}/=", registry.path().display()));
    }
    flags
}
