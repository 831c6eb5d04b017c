//! What the lints say of a small catalogue with one thing changed.

use std::path::Path;

use catalogue_compiler::{Level, SourceFile, compile, lint, read_folder};

fn small() -> Vec<SourceFile> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/small/data");
    read_folder(&folder).expect("the case can be read")
}

fn check(path: &str, from: &str, to: &str, today: &str, expected: &[(Level, &str)]) {
    let mut files = small();
    let file = files.iter_mut().find(|file| file.path == path).expect("the file is there");
    assert!(file.text.contains(from), "`{from}` stands in {path}");
    file.text = file.text.replace(from, to);
    let compiled = compile(files.clone()).expect("compiles");
    let before = {
        let files = small();
        let compiled = compile(files.clone()).expect("compiles");
        lint(&files, &compiled, "2026-03-01")
    };
    let notices = lint(&files, &compiled, today);
    let new: Vec<(Level, &str)> = notices
        .iter()
        .filter(|notice| !before.iter().any(|old| old.problem.message == notice.problem.message))
        .map(|notice| (notice.level, notice.problem.message.as_str()))
        .collect();
    assert_eq!(new, expected);
}

const SERVICE: &str = "services/dinas/contoh.toml";
const TODAY: &str = "2026-03-01";

#[test]
fn a_record_past_its_due_date_is_stale() {
    let stale = "stale: it was to be compared again by 2026-07-01";
    check(SERVICE, "contoh", "contoh", "2026-07-01", &[]);
    check(SERVICE, "contoh", "contoh", "2026-07-02", &[(Level::Warning, stale)]);
}

#[test]
fn a_weekday_must_fit_its_date() {
    let wrong = [(Level::Warning, "24 november 2026 is a selasa, not a jumat")];
    check(SERVICE, "Datang.", "Datang Jumat, 24 November 2026.", TODAY, &wrong);
}

#[test]
fn a_fee_rests_on_a_rule() {
    let wrong = [(Level::Warning, "the fee `Kartu` has no legal basis")];
    check(SERVICE, "basis = \"UU 1/2000\"\n", "unconfirmed = \"?\"\n", TODAY, &wrong);
}

#[test]
fn papers_are_counted() {
    let wrong = [(Level::Hint, "`kk`: neither originals nor copies are counted")];
    check(SERVICE, "original = 1\ncopies = 2\n", "", TODAY, &wrong);
}

#[test]
fn sentences_are_short_and_plain() {
    let long = "Datang ".repeat(21) + ".";
    let wrong = format!("a sentence of 22 words: `{}`", long.trim());
    check(SERVICE, "Datang.", &long, TODAY, &[(Level::Hint, wrong.as_str())]);
    let wrong = [(Level::Hint, "office language: `guna`")];
    check(SERVICE, "Datang.", "Datang guna daftar.", TODAY, &wrong);
}

#[test]
fn citizens_see_no_row_and_no_dead_link() {
    let wrong = [
        (Level::Warning, "`D05` is a row of the research notes; citizens do not know it"),
        (Level::Warning, "a link to `layanan/tidak-ada`, which does not exist"),
    ];
    check(SERVICE, "Datang.", "Lanjut D05 di layanan/tidak-ada.", TODAY, &wrong);
}

#[test]
fn one_paper_has_one_name() {
    let wrong = [(Level::Hint, "`Kartu keluarga kk asli` is the paper `kk`")];
    check(SERVICE, "\"Surat kuasa\"", "\"Kartu keluarga kk asli\"", TODAY, &wrong);
}
