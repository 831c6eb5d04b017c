//! Folders of source files in, catalogue or problems out. `LOKET_BLESS=1 cargo test` writes what comes
//! out as the new expectation; read the difference before you commit it.

use std::fs;
use std::path::{Path, PathBuf};

use catalogue::Catalogue;
use catalogue_compiler::{compile, emit, read_folder, records};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name)
}

fn check(name: &str) {
    let files = read_folder(&folder(name).join("data")).expect("the case can be read");
    let found = match compile(files) {
        Ok(compiled) => records(&compiled.file).replace("},{", "},\n{") + "\n",
        Err(problems) => problems.iter().map(|problem| format!("{problem}\n")).collect(),
    };
    let file = folder(name).join("expected.txt");
    if std::env::var_os("LOKET_BLESS").is_some() {
        fs::write(&file, &found).expect("writes");
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(found, expected, "{name}: LOKET_BLESS=1 writes it anew");
}

#[test]
fn a_small_catalogue_compiles_to_the_same_bytes() {
    check("small");
}

#[test]
fn every_kind_of_problem_is_reported_at_once() {
    check("problems");
}

#[test]
fn papers_asked_twice_and_circles_are_found() {
    check("proofs");
}

#[test]
fn broken_toml_does_not_hide_the_problems_of_other_files() {
    check("broken-toml");
}

#[test]
fn nothing_at_all_is_a_problem() {
    let problems = compile(Vec::new()).expect_err("no services");
    assert!(problems[0].message.contains("no service"));
}

#[test]
fn the_order_of_files_does_not_matter() {
    let mut files = read_folder(&folder("small").join("data")).expect("reads");
    let forward = emit(&compile(files.clone()).expect("compiles").file);
    files.reverse();
    assert_eq!(forward, emit(&compile(files).expect("compiles").file));
}

/// What the phone gets is what the compiler wrote: decoded by hand, encoded by `serde`, the same bytes.
#[test]
fn the_real_catalogue_survives_the_phone() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let compiled = compile(read_folder(&data).expect("reads")).expect("data/ compiles");
    let json = emit(&compiled.file).expect("columns can tell it");
    let opened = Catalogue::open(&json).expect("opens");
    assert_eq!(records(opened.file()), records(&compiled.file));
    let told_by_records = Catalogue::open(&records(&compiled.file)).expect("opens");
    assert_eq!(records(told_by_records.file()), records(&compiled.file));
    assert!(opened.services().len() >= 27);
}
