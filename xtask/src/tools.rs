//! What building and testing need, installed once, outside of `target/`.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{Failed, Result, cargo, output, program, root, run};

const TRUNK: &str = "0.21.14";
const CARGO_DENY: &str = "0.20.2";
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// `LOKET_TOOLS`, or a folder in the user's cache: shared by all clones, so nothing is built twice.
pub(crate) fn folder() -> Result<PathBuf> {
    if let Some(folder) = std::env::var_os("LOKET_TOOLS") {
        return Ok(folder.into());
    }
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let home = || std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"));
    let cache = cache.or_else(|| home().map(|home| Path::new(&home).join(".cache")));
    let cache =
        cache.ok_or_else(|| Failed("set LOKET_TOOLS to a folder for build tools".to_owned()))?;
    Ok(cache.join("loket").join("tools"))
}

/// `PATH` with our tools first.
pub(crate) fn path() -> Result<OsString> {
    let bin = folder()?.join("bin");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(bin).chain(std::env::split_paths(&path));
    std::env::join_paths(folders).map_err(|error| Failed(error.to_string()))
}

/// The wasm target, trunk, wasm-bindgen in the version of `Cargo.lock`, and wasm-opt.
pub(crate) fn for_build() -> Result {
    let installed = output(&mut program("rustup", &["target", "list", "--installed"]));
    if !installed.is_some_and(|list| list.lines().any(|line| line == WASM_TARGET)) {
        run(&mut program("rustup", &["target", "add", WASM_TARGET]))?;
    }
    // Its released lock file names a version that some registries do not serve, hence no `--locked`.
    install("wasm-bindgen", "wasm-bindgen-cli", &locked_version("wasm-bindgen")?, &[])?;
    install("trunk", "trunk", TRUNK, &["--locked"])?;
    optimiser().map(|_| ())
}

/// Binaryen's `wasm-opt`. Any version from 108 (Debian 12) on reads what we build.
pub(crate) fn optimiser() -> Result<PathBuf> {
    let known = || find("WASM_OPT", &["wasm-opt"]);
    if known().is_none() {
        apt_install(&["binaryen"])?;
    }
    known().ok_or_else(|| {
        Failed(
            "the build needs wasm-opt. Debian: `apt install binaryen`. Elsewhere: install Binaryen, \
             or set WASM_OPT to the path of wasm-opt"
                .to_owned(),
        )
    })
}

fn install(binary: &str, package: &str, version: &str, flags: &[&str]) -> Result {
    let folder = folder()?;
    let path = folder.join("bin").join(binary);
    let known = output(&mut program(&path, &["--version"]));
    if known.is_some_and(|text| text.split_whitespace().any(|word| word == version)) {
        return Ok(());
    }
    println!("    installing {package} {version} into {} (minutes, once)", folder.display());
    let build = folder.join("build");
    let package = format!("{package}@{version}");
    let mut command = cargo(&["install", &package, "--root"]);
    command.arg(&folder).args(flags);
    // Fast to build matters more than fast to run: these tools run for seconds.
    command
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "false")
        .env("CARGO_TARGET_DIR", &build);
    // Not in the workspace's folder, whose configuration is for our own code.
    fs::create_dir_all(&folder)?;
    command.current_dir(&folder);
    run(&mut command)?;
    fs::remove_dir_all(&build).or(Ok(()))
}

fn locked_version(package: &str) -> Result<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock"))?;
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    let version =
        lines.next().and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    version.map(str::to_owned).ok_or_else(|| Failed(format!("Cargo.lock has no {package}")))
}

/// Where the browser and its driver are.
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) driver: PathBuf,
}

/// cargo-deny, PostgreSQL, Chromium with its driver, and the node packages of the journeys.
pub(crate) fn for_tests() -> Result<Browser> {
    install("cargo-deny", "cargo-deny", CARGO_DENY, &["--locked", "--no-default-features"])?;
    postgres()?;
    let browser = browser()?;
    for folder in ["tests/e2e", "tests/formats"] {
        node_packages(&root().join(folder))?;
    }
    Ok(browser)
}

/// Chromium and the node packages of what the app is measured beside.
pub(crate) fn for_peers() -> Result<PathBuf> {
    let browser = browser()?;
    for folder in ["tests/peers", "tests/e2e"] {
        node_packages(&root().join(folder))?;
    }
    Ok(browser.chromium)
}

/// Chromium and Lighthouse.
pub(crate) fn for_lighthouse() -> Result<PathBuf> {
    let browser = browser()?;
    for folder in ["tests/e2e", "tests/e2e/lighthouse"] {
        node_packages(&root().join(folder))?;
    }
    Ok(browser.chromium)
}

/// What a folder's `package-lock.json` names, once for each version of that file.
fn node_packages(folder: &Path) -> Result {
    let lock = fs::read_to_string(folder.join("package-lock.json"))?;
    let stamp = folder.join("node_modules/.installed");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    if output(&mut program("node", &["--version"])).is_none() {
        return Err(Failed("the tests need Node.js 20 or newer (https://nodejs.org)".to_owned()));
    }
    let mut npm = program("npm", &["ci", "--no-audit", "--no-fund"]);
    npm.current_dir(folder).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    run(&mut npm)?;
    fs::write(stamp, lock)?;
    Ok(())
}

fn browser() -> Result<Browser> {
    if let Some(browser) = find_browser() {
        return Ok(browser);
    }
    apt_install(&["chromium", "chromium-driver"])?;
    find_browser().ok_or_else(|| {
        Failed(
            "the browser tests need Chromium and ChromeDriver. Debian: `apt install chromium chromium-driver`. \
             Elsewhere: install both, or set CHROMIUM and CHROMEDRIVER to their paths"
                .to_owned(),
        )
    })
}

/// Debian's packages, where that is possible without asking; elsewhere nothing happens.
fn apt_install(packages: &[&str]) -> Result {
    let is_debian = Path::new("/usr/bin/apt-get").exists();
    let is_root = output(&mut program("id", &["-u"])).is_some_and(|id| id.trim() == "0");
    if !is_debian || !is_root {
        return Ok(());
    }
    run(&mut program("apt-get", &["update", "-qq"]))?;
    let mut apt = program("apt-get", &["install", "-y", "-qq", "--no-install-recommends"]);
    run(apt.args(packages).env("DEBIAN_FRONTEND", "noninteractive"))
}

/// The programs of a PostgreSQL server: the receiver's tests start one of their own.
fn postgres() -> Result {
    if has_postgres() {
        return Ok(());
    }
    apt_install(&["postgresql"])?;
    if has_postgres() {
        return Ok(());
    }
    Err(Failed(
        "the receiver's tests need PostgreSQL's own programs (initdb, postgres). Debian: `apt install postgresql`. \
         Elsewhere: install the server and put its programs on the PATH"
            .to_owned(),
    ))
}

fn has_postgres() -> bool {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    versions.map(|version| version.path().join("bin/initdb")).any(|file| file.is_file())
        || find("INITDB", &["initdb"]).is_some()
}

fn find_browser() -> Option<Browser> {
    Some(Browser {
        chromium: find("CHROMIUM", &["chromium", "chromium-browser", "google-chrome"])?,
        driver: find("CHROMEDRIVER", &["chromedriver"])?,
    })
}

fn find(variable: &str, names: &[&str]) -> Option<PathBuf> {
    if let Some(path) = std::env::var_os(variable) {
        return Some(path.into());
    }
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names.iter().find_map(|name| folders.iter().map(|f| f.join(name)).find(|file| file.is_file()))
}
