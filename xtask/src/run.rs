//! Running other programs, saying what is done and how long it took.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// Why a task stopped; for people, so it says what to do.
#[derive(Debug)]
pub(crate) struct Failed(pub(crate) String);

impl From<std::io::Error> for Failed {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

pub(crate) type Result<T = ()> = std::result::Result<T, Failed>;

/// The folder of the workspace.
pub(crate) fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().map_or_else(|| manifest.to_owned(), Path::to_owned)
}

/// Says which step of how many begins.
pub(crate) struct Steps {
    n: usize,
    total: usize,
    begun: Instant,
}

impl Steps {
    pub(crate) fn new(total: usize) -> Self {
        Self { n: 0, total, begun: Instant::now() }
    }

    pub(crate) fn begin(&mut self, what: &str) {
        self.n += 1;
        let elapsed = self.begun.elapsed().as_secs();
        println!("\n[{}/{} · {elapsed} s] {what}", self.n, self.total);
    }

    pub(crate) fn done(&self, what: &str) {
        println!("\n{what} in {} s", self.begun.elapsed().as_secs());
    }
}

/// Cargo, in the workspace's folder.
pub(crate) fn cargo(args: &[&str]) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(args).current_dir(root());
    // Set by the cargo that runs us; a nested one must find its own.
    command.env_remove("CARGO_MANIFEST_DIR");
    command
}

/// Runs the same task in an optimised build of this program; none when this is one.
pub(crate) fn optimised(args: &[&str]) -> Option<Result> {
    let is_optimised = !cfg!(debug_assertions);
    let args = [&["run", "--quiet", "--release", "--package", "xtask", "--"], args].concat();
    if is_optimised { None } else { Some(run(&mut cargo(&args))) }
}

/// Any program, in the workspace's folder.
pub(crate) fn program(name: impl AsRef<std::ffi::OsStr>, args: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(args).current_dir(root());
    command
}

/// Runs a command; its output goes to the screen.
pub(crate) fn run(command: &mut Command) -> Result {
    let shown = shown(command);
    println!("    {shown}");
    let status =
        command.status().map_err(|error| Failed(format!("cannot run `{shown}`: {error}")))?;
    if status.success() { Ok(()) } else { Err(Failed(format!("`{shown}` ended with {status}"))) }
}

/// Runs a command and gives what it printed, or nothing if it cannot be run or fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn shown(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_name().unwrap_or_default();
    let mut shown = name.to_string_lossy().into_owned();
    for arg in command.get_args() {
        shown.push(' ');
        shown.push_str(&arg.to_string_lossy());
    }
    shown
}
