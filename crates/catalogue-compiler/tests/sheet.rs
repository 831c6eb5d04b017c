//! Sheets of the small case: what is exported, what an officer's edit changes, what is refused.
//! `LOKET_BLESS=1 cargo test` writes what comes out as the new expectation.

use std::fs;
use std::path::{Path, PathBuf};

use catalogue_compiler::sheet::{Plan, SheetFile, decode, export, import};
use catalogue_compiler::{SourceFile, compile, read_folder};

const SERVICE: &str = "services/dinas/contoh.toml";

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

fn small() -> Vec<SourceFile> {
    read_folder(&cases().join("small/data")).expect("the case can be read")
}

fn exported() -> Vec<SheetFile> {
    export(&small(), None).expect("the sheets know every key")
}

/// The CSV files of a folder of the case.
fn read(folder: &str) -> Vec<SheetFile> {
    let mut sheets = Vec::new();
    for entry in fs::read_dir(cases().join("sheet").join(folder)).expect("the folder is there") {
        let path = entry.expect("reads").path();
        let name = path.file_name().expect("has one").to_string_lossy().into_owned();
        sheets.push(decode(&name, fs::read(&path).expect("reads")).expect("is UTF-8"));
    }
    sheets.sort_by(|a, b| a.name.cmp(&b.name));
    sheets
}

fn check(file: &str, found: &str) {
    let path = cases().join("sheet").join(file);
    if std::env::var_os("LOKET_BLESS").is_some() {
        fs::create_dir_all(path.parent().expect("has one")).expect("writes");
        fs::write(&path, found).expect("writes");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(found, expected, "{file}: LOKET_BLESS=1 writes it anew");
}

/// Exported sheets with some texts replaced.
fn edited(edits: &[(&str, &str, &str)]) -> Vec<SheetFile> {
    let mut sheets = exported();
    for (name, from, to) in edits {
        let sheet = sheets.iter_mut().find(|sheet| sheet.name == *name).expect("is exported");
        assert!(sheet.text.contains(from), "`{from}` stands in {name}: {}", sheet.text);
        sheet.text = sheet.text.replacen(from, to, 1);
    }
    sheets
}

fn planned(edits: &[(&str, &str, &str)]) -> Plan {
    import(&edited(edits), &small(), false).unwrap_or_else(|problems| {
        panic!("{}", problems.iter().map(|p| format!("{p}\n")).collect::<String>())
    })
}

/// What is wrong after an edit, cell and message only.
fn refused(edits: &[(&str, &str, &str)]) -> Vec<String> {
    let problems = import(&edited(edits), &small(), false).expect_err("must be refused");
    let line = |text: String| text.lines().next().unwrap_or_default().to_owned();
    problems.iter().map(|problem| line(problem.to_string())).collect()
}

#[test]
fn the_sheets_of_the_small_case() {
    for sheet in exported() {
        check(&format!("exported/{}", sheet.name), &sheet.text);
    }
}

#[test]
fn one_fee_changes_one_line_of_one_file() {
    let plan = planned(&[("fees.csv", "5000", "6000")]);
    let [file] = plan.write.as_slice() else { panic!("one file: {plan:?}") };
    let old = small().into_iter().find(|file| file.path == SERVICE).expect("is there");
    assert_eq!(file.path, SERVICE);
    assert_eq!(file.text, old.text.replace("5000", "6000"));
    assert!(plan.remove.is_empty() && plan.stay.is_empty() && plan.newer.is_empty());
}

#[test]
fn what_libreoffice_saves_is_read() {
    let plan = import(&read("libreoffice"), &small(), false).expect("every cell is right");
    let told = |file: &SourceFile| format!("=== {}\n{}", file.path, file.text);
    check("libreoffice.txt", &plan.write.iter().map(told).collect::<String>());
    let mut data = small();
    data.retain(|old| plan.write.iter().all(|new| new.path != old.path));
    data.extend(plan.write);
    assert!(compile(data).is_ok());
}

#[test]
fn every_wrong_cell_is_told_at_once() {
    let problems = import(&read("wrong"), &small(), false).expect_err("nothing may be written");
    check("wrong.txt", &problems.iter().map(|problem| format!("{problem}\n")).collect::<String>());
}

#[test]
fn rows_may_be_added_moved_and_taken_out() {
    let plan = planned(&[(
        "steps.csv",
        "contoh;1;Datang.;\r\n",
        "contoh;2;Pulang.;\r\ncontoh;1;Datang.;\r\ncontoh;;Antre.;\r\n",
    )]);
    let text = &plan.write[0].text;
    let at = |word: &str| text.find(word).expect("is written");
    assert!(at("Datang.") < at("Antre.") && at("Antre.") < at("Pulang."), "{text}");
}

#[test]
fn a_service_may_be_new_but_goes_only_when_asked() {
    let mut sheets = exported();
    for sheet in &mut sheets {
        let rows = sheet.text.replace("\r\ncontoh;", "\r\nlain;");
        let rows = rows.replace("\r\ndinas;contoh;", "\r\ndinas;lain;");
        if rows != sheet.text {
            sheet.text.push_str(rows.split_once("\r\n").expect("has a header").1);
        }
    }
    let plan = import(&sheets, &small(), false).expect("every cell is right");
    assert_eq!(
        plan.write.iter().map(|f| f.path.as_str()).collect::<Vec<_>>(),
        ["services/dinas/lain.toml"]
    );

    let mut data = small();
    data.extend(plan.write);
    let mut sheets = export(&data, None).expect("exports");
    for sheet in &mut sheets {
        if sheet.name != "export.csv" {
            let rows = sheet.text.split_inclusive("\r\n");
            sheet.text =
                rows.filter(|row| !row.starts_with("lain;") && !row.contains(";lain;")).collect();
        }
    }
    let kept = import(&sheets, &data, false).expect("every cell is right");
    assert_eq!((kept.stay.len(), kept.remove.len()), (1, 0));
    let gone = import(&sheets, &data, true).expect("every cell is right");
    assert_eq!(gone.remove, ["services/dinas/lain.toml"]);
}

#[test]
fn what_others_changed_meanwhile_is_neither_undone_nor_overwritten() {
    let mut data = small();
    let agency = data.iter_mut().find(|file| file.path == "agencies/dinas.toml").expect("is there");
    agency.text = agency.text.replace("Dinas Contoh", "Dinas Baru");
    let plan = import(&edited(&[("fees.csv", "5000", "6000")]), &data, false).expect("no conflict");
    assert_eq!(plan.newer, ["agencies/dinas.toml"]);
    assert_eq!(plan.write.len(), 1);
    let both = edited(&[("agencies.csv", "Dinas Contoh", "Dinas Lain")]);
    let problems = import(&both, &data, false).expect_err("both changed it");
    assert!(
        problems[0].to_string().starts_with("agencies.csv row 2, column B (name): "),
        "{}",
        problems[0]
    );
    assert!(problems[0].message.contains("was changed after the export"));
}

#[test]
fn files_and_columns_must_be_there() {
    assert_eq!(
        refused(&[("fees.csv", ";amount;", ";jumlah;")]),
        [
            "fees.csv row 1: the column `amount` is missing",
            "fees.csv row 1, column D (jumlah): no such column",
        ]
    );
    let mut sheets = exported();
    sheets.retain(|sheet| sheet.name != "steps.csv" && sheet.name != "export.csv");
    sheets.push(SheetFile { name: "fees (1).csv".to_owned(), text: String::new() });
    let problems = import(&sheets, &small(), false).expect_err("files are missing");
    let files: Vec<String> = problems.iter().map(|p| format!("{:?}", p.place)).collect();
    assert_eq!(files, ["File(\"export.csv\")", "File(\"fees (1).csv\")", "File(\"steps.csv\")"]);
}

#[test]
fn an_id_cannot_lead_out_of_the_folder() {
    let wrong = refused(&[("services.csv", "dinas;contoh;", "..;../x;")]);
    assert!(wrong.iter().any(|line| line.contains("column A (agency): `..` is not an id")));
    assert!(wrong.iter().any(|line| line.contains("column B (id): `../x` is not an id")));
    let wrong = refused(&[("documents.csv", "umum;1", "/etc/x;1")]);
    assert_eq!(wrong, ["documents.csv row 2, column A (file): `/etc/x` is not an id"]);
}

#[test]
fn a_service_that_moves_needs_a_word() {
    let agency = ("agencies.csv", "dinas;", "balai;Balai;Balai;central;Sampaikan.\r\ndinas;");
    let edits = [agency, ("services.csv", "dinas;contoh", "balai;contoh")];
    let wrong = refused(&edits);
    assert_eq!(
        wrong,
        [
            "services.csv row 2, column A (agency): `contoh` moves to another agency, which takes data/services/dinas/contoh.toml away"
        ]
    );
    let plan = import(&edited(&edits), &small(), true).expect("allowed");
    assert_eq!(plan.remove, [SERVICE]);
}
