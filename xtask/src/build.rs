//! `cargo xtask build`: the release, into `dist/`.

use crate::run::{Result, Steps, program, run};
use crate::{catalogue, finish, tools};

/// Builds everything; `dist/` is replaced only when all of it is there.
pub(crate) fn build() -> Result {
    let mut steps = Steps::new(4);
    steps.begin("build tools");
    tools::for_build()?;
    steps.begin("catalogue");
    let catalogue = catalogue::write()?;
    steps.begin("app (WebAssembly, optimised for size)");
    let mut trunk = program("trunk", &["build", "--release", "--locked"]);
    // `NO_COLOR=1`, as some machines set it, is not a value trunk takes.
    trunk
        .env("PATH", tools::path()?)
        .env_remove("NO_COLOR")
        .env("TRUNK_SKIP_VERSION_CHECK", "true");
    run(&mut trunk)?;
    steps.begin("bundle: one stylesheet, precache list, compression");
    finish::finish(&catalogue)?;
    steps.done("dist/ is ready");
    Ok(())
}
