//! Writes every output to `target/formats`, where `tests/formats/validate.mjs` reads it.

use std::fs;
use std::path::{Path, PathBuf};

use catalogue_compiler::records;
use catalogue_publish::{cpsv_ap, csv, hsds, schema, schema_org, sheet};

use crate::{SITE, compiled, services};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("../formats")
}

fn write(path: &str, text: &str) {
    let path = folder().join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
    fs::write(path, text).expect("the file can be written");
}

#[test]
fn outputs_are_written_and_always_the_same() {
    let _ = fs::remove_dir_all(folder());
    let all = || {
        let mut files = vec![
            ("catalogue.records.json".to_owned(), records(&compiled().file)),
            ("catalogue.schema.json".to_owned(), schema::schema().expect("a schema")),
            ("cpsv-ap.jsonld".to_owned(), cpsv_ap::graph(compiled(), SITE)),
            ("daftar.html".to_owned(), sheet::index(compiled(), SITE)),
            ("hsds.json".to_owned(), hsds::service_list(compiled(), SITE)),
            ("requirements.csv".to_owned(), csv::requirements(compiled())),
            ("services.csv".to_owned(), csv::services(compiled(), SITE)),
        ];
        for service in services() {
            let name = |folder: &str, ending: &str| [folder, "/", &service.id, ending].concat();
            let page = sheet::sheet(service, compiled(), SITE);
            let object = schema_org::json_ld(service, compiled(), SITE);
            files.push((name("lembar", ".html"), page));
            files.push((name("schema-org", ".json"), object));
        }
        files
    };
    let files = all();
    assert!(files == all(), "the same input gives the same bytes");
    for (path, text) in files {
        write(&path, &text);
    }
}
