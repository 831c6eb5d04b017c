//! The catalogue for other programs and for people without the app: pages, tables, open formats.

use catalogue_compiler::{Compiled, records};
use catalogue_publish::{Site, cpsv_ap, csv, hsds, schema, schema_org, sheet};

use crate::finish::File;
use crate::run::{Failed, Result};

/// Where the site will stand, for links that leave it. Nobody knows at build time unless told.
const BASE: &str = "LOKET_BASE";

/// The absolute address of the site.
pub(crate) fn base() -> Result<String> {
    let base = std::env::var(BASE).unwrap_or_else(|_| "https://loket.invalid/".to_owned());
    if base.ends_with('/') {
        Ok(base)
    } else {
        Err(Failed(format!("{BASE} must end with a slash: `{base}`")))
    }
}

/// All files below `lembar/` and `data/`, and `daftar.html`.
pub(crate) fn files(compiled: &Compiled, site: Site<'_>) -> Result<Vec<File>> {
    let services = &compiled.file.services;
    let mut files = Vec::new();
    let mut add = |name: String, text: String| {
        files.push(File { name, bytes: text.into_bytes() });
    };
    for service in services {
        add(format!("lembar/{}.html", service.id), sheet::sheet(service, compiled, site));
    }
    let linked = services.iter().map(|service| schema_org::json_ld(service, compiled, site));
    add("daftar.html".to_owned(), sheet::index(compiled, site));
    add("data/catalogue.json".to_owned(), records(&compiled.file));
    add("data/catalogue.schema.json".to_owned(), schema::schema().map_err(failed)?);
    add(
        "data/schema-org.jsonld".to_owned(),
        ["[", &linked.collect::<Vec<_>>().join(",\n"), "]"].concat(),
    );
    add("data/cpsv-ap.jsonld".to_owned(), cpsv_ap::graph(compiled, site));
    add("data/hsds.json".to_owned(), hsds::service_list(compiled, site));
    add("data/services.csv".to_owned(), csv::services(compiled, site));
    add("data/requirements.csv".to_owned(), csv::requirements(compiled));
    Ok(files)
}

fn failed(problem: impl std::fmt::Debug) -> Failed {
    Failed(format!("{problem:?}"))
}
