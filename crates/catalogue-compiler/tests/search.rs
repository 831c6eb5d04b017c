//! What must hold for the search over the real catalogue, whatever is typed.

use std::path::Path;
use std::sync::OnceLock;

use catalogue::search::{Index, MAX_HITS, Results, needed_words};
use catalogue::{Catalogue, CatalogueFile};
use catalogue_compiler::{compile, emit, read_folder, without_unused};
use proptest::prelude::*;

struct Library {
    catalogue: Catalogue,
    index: Index,
}

fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
        let compiled = compile(read_folder(&data).expect("reads")).expect("compiles");
        let mut file = without_unused(compiled.file);
        let open =
            |file: &CatalogueFile| Catalogue::open(&emit(file).expect("packs")).expect("opens");
        // As it is shipped: without the words under which a service is found anyway.
        let needed = needed_words(&open(&file));
        for (service, words) in file.services.iter_mut().zip(needed) {
            service.search_words = words;
        }
        let catalogue = open(&file);
        let index = Index::build(&catalogue);
        Library { catalogue, index }
    })
}

fn search(query: &str) -> Results {
    library().index.search(query)
}

fn has(results: &Results, service: usize) -> bool {
    results.hits.iter().any(|hit| hit.service == service)
}

fn first(query: &str) -> &'static str {
    let hits = search(query).hits;
    hits.first().map_or("nothing", |hit| library().catalogue.services()[hit.service].id.as_str())
}

/// Words as people type them: names, parts of names, anything.
fn typed() -> impl Strategy<Value = String> {
    let names: Vec<String> = library()
        .catalogue
        .services()
        .iter()
        .flat_map(|service| service.name.split(' ').map(str::to_lowercase))
        .collect();
    let word = prop_oneof![
        4 => proptest::sample::select(names),
        1 => "[a-z]{1,9}",
        1 => any::<String>().prop_map(|text| text.chars().take(12).collect()),
    ];
    prop::collection::vec(word, 0..8).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn any_input_is_answered_in_order_and_the_same_every_time(query in typed()) {
        let results = search(&query);
        prop_assert_eq!(&results, &search(&query));
        prop_assert!(results.hits.len() <= MAX_HITS);
        prop_assert!(results.n_meanings <= results.hits.len());
        let scores: Vec<f32> = results.hits[results.n_meanings..].iter().map(|hit| hit.score).collect();
        prop_assert!(scores.is_sorted_by(|a, b| a >= b));
        let mut services: Vec<usize> = results.hits.iter().map(|hit| hit.service).collect();
        services.sort_unstable();
        services.dedup();
        prop_assert_eq!(services.len(), results.hits.len());
        for hit in &results.hits {
            let name = &library().catalogue.services()[hit.service].name;
            let marked: String =
                results.marks(&library().index, name).iter().map(|(piece, _)| *piece).collect();
            prop_assert_eq!(&marked, name);
        }
    }

    #[test]
    fn a_narrowed_search_finds_only_what_passes(query in typed(), modulus in 1usize..5) {
        let hits = library().index.search_in(&query, &|service| service % modulus == 0).hits;
        prop_assert!(hits.iter().all(|hit| hit.service % modulus == 0));
    }

    /// A pair of words that stands for something else is one word, so pairs are left out here.
    #[test]
    fn the_order_of_whole_words_does_not_matter(
        words in prop::collection::vec("(ktp|sim|akta|tanah|hilang|nikah|bpjs|paspor|izin|listrik)", 1..5),
        turn in 0usize..4,
    ) {
        let set = |words: &[String]| {
            let results = search(&(words.join(" ") + " "));
            let mut services: Vec<usize> = results.hits.iter().map(|hit| hit.service).collect();
            services.sort_unstable();
            services
        };
        let mut turned = words.clone();
        turned.rotate_left(turn % words.len());
        prop_assert_eq!(set(&words), set(&turned));
    }
}

#[test]
fn a_letter_more_of_a_name_never_loses_its_service() {
    for (position, service) in library().catalogue.services().iter().enumerate() {
        let mut is_found = false;
        let mut so_far = String::new();
        for letter in service.name.chars().take(60) {
            so_far.push(letter);
            let results = search(&so_far);
            let now = has(&results, position);
            // A few letters find more services than are listed.
            if results.hits.len() < MAX_HITS {
                assert!(now || !is_found, "{} is lost at `{so_far}`", service.id);
                is_found = now;
            }
        }
        assert!(is_found, "{} is not found by its name", service.id);
    }
}

#[test]
fn every_popular_name_finds_its_service_in_sight() {
    for (position, service) in library().catalogue.services().iter().enumerate() {
        for name in &service.popular_names {
            let hits = search(name).hits;
            let rank = hits.iter().position(|hit| hit.service == position);
            assert!(rank.is_some_and(|rank| rank < 5), "`{name}` of {}: {rank:?}", service.id);
        }
    }
}

#[test]
fn hostile_input_is_just_a_query() {
    let long = "ktp hilang ".repeat(1_000);
    for query in [
        "",
        " ",
        "\u{0}\u{1}\u{7}",
        "😀😀 🪪",
        "بطاقة الهوية",
        "\u{202e}ptk\u{202c}",
        "k\u{200b}t\u{200b}p",
        "' OR 1=1 --",
        "<script>alert(1)</script>",
        "%00%ff",
        long.as_str(),
        &"a".repeat(10_000),
    ] {
        search(query);
    }
    assert_eq!(first("k\u{200b}tp hil\u{ad}ang"), "ktp-el-hilang");
    assert_eq!(first(&long), "ktp-el-hilang");
}

#[test]
fn situations_give_the_services_in_the_order_in_which_one_does_them() {
    for (query, expected) in [
        ("anak baru lahir", ["akta-kelahiran", "kk-perubahan-data"]),
        ("dompet hilang", ["sktlk", "ktp-el-hilang"]),
        ("baru di phk", ["klaim-jkp", "klaim-jht"]),
    ] {
        let services = library().catalogue.services();
        let hits = search(query).hits;
        let found: Vec<&str> =
            hits.iter().take(2).map(|hit| services[hit.service].id.as_str()).collect();
        assert_eq!(found, expected, "{query}");
    }
}

#[test]
fn ambiguous_words_show_their_meanings_first() {
    let services = library().catalogue.services();
    for (query, agencies) in [
        ("balik nama", ["samsat", "bpn"]),
        ("surat pindah", ["dispendukcapil", "disdik"]),
        ("bpjs", ["bpjs-kesehatan", "bpjs-ketenagakerjaan"]),
        ("pajak", ["samsat", "kpp-pratama"]),
        ("mati", ["dispendukcapil", "polres"]),
    ] {
        let results = search(query);
        let seen: Vec<&str> = results.hits[..results.n_meanings]
            .iter()
            .map(|hit| services[hit.service].agency.as_str())
            .collect();
        assert!(agencies.iter().all(|agency| seen.contains(agency)), "{query}: {seen:?}");
    }
}

#[test]
fn what_the_hall_does_not_do_is_said() {
    for query in ["perpanjang ktp", "legalisir akta", "jalan rusak"] {
        assert!(search(query).redirect.is_some(), "{query}");
    }
    for query in ["ktp hilang", "perpanjang sim", "legalisir ijazah"] {
        assert!(search(query).redirect.is_none(), "{query}");
    }
}

#[test]
fn slips_are_mended_and_said() {
    let results = search("akta klahirn");
    assert_eq!(results.corrected.as_deref(), Some("akta kelahiran"));
    assert!(search("akta kelahiran").corrected.is_none());
}
