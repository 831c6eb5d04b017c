//! Any text is a query: it is answered, twice alike, and never panics.
#![no_main]

use std::path::Path;
use std::sync::OnceLock;

use catalogue::Catalogue;
use catalogue::search::Index;
use libfuzzer_sys::fuzz_target;

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
        let files = catalogue_compiler::read_folder(&data).expect("reads");
        let compiled = catalogue_compiler::compile(files).expect("compiles");
        let json = catalogue_compiler::emit(&compiled.file).expect("packs");
        Index::build(&Catalogue::open(&json).expect("opens"))
    })
}

fuzz_target!(|query: &str| {
    let results = index().search(query);
    assert_eq!(results, index().search(query));
    let pieces = results.marks(index(), query);
    assert_eq!(pieces.iter().map(|(piece, _)| *piece).collect::<String>(), query);
});
