//! `cargo xtask generate`: catalogues of any size, of the shape of the real one, for measuring.
//!
//! The real records come first and unchanged. Every further round takes them again for another regency:
//! other agencies, other words ([`vary`]), drawn from the real vocabulary and from an invented one that
//! grows as vocabularies do ([`words`]). No clock, one seed: the same number gives the same bytes.

mod figures;
mod vary;
mod words;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ::catalogue::CatalogueFile;
use catalogue_compiler::{Compiled, SourceFile, compile, emit, read_folder, without_unused};

use crate::run::{Failed, Result, root};
use vary::{Variant, words_of};
use words::{Chance, Vocabulary, place};

pub(crate) use figures::figures;

/// Any number; another one gives another catalogue of the same shape.
const SEED: u64 = 20_261_125;

/// Writes `n` services: as source files into a folder that is not there yet, or compiled into `*.json`.
pub(crate) fn write(n: &str, target: &str) -> Result {
    let n = n.parse().map_err(|_| Failed(format!("`{n}` is not a number of services")))?;
    let files = generated(n)?;
    if target.ends_with(".json") {
        let json = json(compile_all(files)?.file)?;
        fs::write(target, &json)?;
        println!("    {n} services, {} bytes in {target}", json.len());
        return Ok(());
    }
    let folder = Path::new(target);
    if folder.exists() {
        return Err(Failed(format!(
            "{target} is there already; name a new folder or a .json file"
        )));
    }
    for file in &files {
        let path = folder.join(&file.path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, &file.text)?;
    }
    println!("    {n} services, {} files in {target}", files.len());
    Ok(())
}

/// The source of `n` services.
pub(crate) fn generated(n: usize) -> Result<Vec<SourceFile>> {
    let real = read_folder(&root().join("data"))?;
    let n_real = n_services(&real);
    if n < n_real {
        return Err(Failed(format!("there are {n_real} real services; ask for at least as many")));
    }
    Ok(grow(&real, n, SEED))
}

/// How many services are real.
pub(crate) fn n_real() -> Result<usize> {
    Ok(n_services(&read_folder(&root().join("data"))?))
}

fn n_services(files: &[SourceFile]) -> usize {
    files.iter().filter(|file| service(file).is_some()).count()
}

pub(crate) fn compile_all(files: Vec<SourceFile>) -> Result<Compiled> {
    compile(files).map_err(|problems| {
        let first = problems.first().map(ToString::to_string).unwrap_or_default();
        Failed(format!("{} problems in what was generated, first: {first}", problems.len()))
    })
}

/// As published, but with all search words: which of them our own search could do without is no matter
/// of other engines, and finding that out takes minutes for 10,000 services.
pub(crate) fn json(file: CatalogueFile) -> Result<String> {
    emit(&without_unused(file)).map_err(Failed)
}

/// Agency and id of a service file.
fn service(file: &SourceFile) -> Option<(&str, &str)> {
    file.path.strip_prefix("services/")?.strip_suffix(".toml")?.split_once('/')
}

/// The real files, and variants of the services until there are `n` of them. Papers, places, questions,
/// life events and synonyms serve all; agencies come with their services.
fn grow(real: &[SourceFile], n: usize, seed: u64) -> Vec<SourceFile> {
    let mut real = real.to_vec();
    real.sort_by(|a, b| a.path.cmp(&b.path));
    let services: Vec<&SourceFile> = real.iter().filter(|file| service(file).is_some()).collect();
    let vocabulary =
        Vocabulary::new(services.iter().flat_map(|file| words_of(&file.text)).collect());
    let mut files = real.clone();
    let mut missing = n.saturating_sub(services.len());
    for round in 1.. {
        let models = &services[..missing.min(services.len())];
        if models.is_empty() {
            break;
        }
        add_round(&real, models, &vocabulary, seed, round, &mut files);
        missing -= models.len();
    }
    files
}

fn add_round(
    real: &[SourceFile],
    models: &[&SourceFile],
    vocabulary: &Vocabulary,
    seed: u64,
    round: usize,
    into: &mut Vec<SourceFile>,
) {
    let place = place(round);
    let models = || models.iter().filter_map(|file| Some((*file, service(file)?)));
    let ids: BTreeMap<String, String> =
        models().map(|(_, (_, id))| (id.to_owned(), format!("{id}-{round}"))).collect();
    let agencies: BTreeMap<&str, ()> = models().map(|(_, (agency, _))| (agency, ())).collect();
    for agency in agencies.keys() {
        let path = format!("agencies/{agency}.toml");
        let Some(model) = real.iter().find(|file| file.path == path) else { continue };
        into.push(SourceFile {
            path: format!("agencies/{agency}-{round}.toml"),
            text: moved(&model.text, &place),
        });
    }
    for (position, (model, (agency, id))) in models().enumerate() {
        // One stream of chance for each file, so that changing one record leaves the others alone.
        let mut chance = Chance::new(seed ^ ((round as u64) << 32) ^ ((position as u64) << 8));
        let chance = Chance::new(chance.next());
        let mut variant = Variant::new(vocabulary, chance, &place, &ids);
        into.push(SourceFile {
            path: format!("services/{agency}-{round}/{id}-{round}.toml"),
            text: variant.file(&model.text),
        });
    }
}

/// An agency in another place: "Samsat Bojonegoro" → "Samsat Tuban", "Samsat" → "Samsat Tuban".
fn moved(agency: &str, place: &str) -> String {
    let mut out = String::new();
    for line in agency.lines() {
        let is_name = line.starts_with("name =") || line.starts_with("short_name =");
        match line.strip_suffix('"') {
            Some(line) if is_name && !line.contains("Bojonegoro") => {
                out.push_str(&format!("{line} {place}\""));
            }
            _ => out.push_str(&line.replace("Bojonegoro", place)),
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use ::catalogue::Catalogue;

    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
        let real = read_folder(&root().join("data")).expect("data/ is there");
        let text = |seed| {
            let files = grow(&real, 700, seed);
            files.into_iter().map(|file| file.path + &file.text).collect::<String>()
        };
        assert_eq!(text(1), text(1));
        assert_ne!(text(1), text(2));
    }

    #[test]
    fn as_many_services_as_asked_for_and_every_id_resolves() {
        let n_real = n_real().unwrap_or_else(|error| panic!("{error:?}"));
        for n in [n_real, n_real + 1, 2 * n_real + 50] {
            let files = generated(n).unwrap_or_else(|error| panic!("{error:?}"));
            let json = compile_all(files)
                .and_then(|compiled| json(compiled.file))
                .unwrap_or_else(|e| panic!("{e:?}"));
            let catalogue = Catalogue::open(&json).expect("opens");
            assert_eq!(catalogue.services().len(), n);
        }
    }

    #[test]
    fn the_real_records_stay() {
        let real = read_folder(&root().join("data")).expect("data/ is there");
        let grown = grow(&real, 700, SEED);
        for file in &real {
            let same = grown.iter().any(|f| f.path == file.path && f.text == file.text);
            assert!(same, "{}", file.path);
        }
    }

    #[test]
    fn agencies_move() {
        assert_eq!(
            moved("name = \"BPN Bojonegoro\"\nshort_name = \"BPN\"\nkind = \"central\"", "Tuban"),
            "name = \"BPN Tuban\"\nshort_name = \"BPN Tuban\"\nkind = \"central\"\n"
        );
    }
}
