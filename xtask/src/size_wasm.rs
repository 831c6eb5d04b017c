//! What the WebAssembly is made of: bytes of code by crate, from the names that trunk leaves in
//! `target/trunk` and that the published file no longer has.
//!
//! A generic function counts for the crate that wrote it, whatever it is used with; what was inlined
//! counts where it ended up.

use std::collections::BTreeMap;

use crate::glue::leb128;
use crate::run::{Failed, Result};

const CUSTOM: u8 = 0;
const IMPORT: u8 = 2;
const CODE: u8 = 10;
const DATA: u8 = 11;
const FUNCTION_NAMES: u8 = 1;

/// Functions that no crate is named for: exports, and what the compiler wrote itself.
const NAMELESS: &str = "(no crate)";

/// Raw bytes of a module's parts.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Parts {
    /// Code by crate, the largest first.
    pub(crate) crates: Vec<(String, usize)>,
    pub(crate) code: usize,
    pub(crate) data: usize,
}

/// Reads a module that still has its names.
pub(crate) fn parts(wasm: &[u8]) -> Result<Parts> {
    read(wasm).ok_or_else(|| Failed("the .wasm is broken or has no names".to_owned()))
}

fn read(wasm: &[u8]) -> Option<Parts> {
    let mut at = 8;
    let mut bodies = Vec::new();
    let mut names = BTreeMap::new();
    let (mut n_imports, mut data) = (0, 0);
    while let Some(kind) = wasm.get(at) {
        let (content, next) = sized(wasm, at + 1)?;
        match *kind {
            IMPORT => n_imports = imported_functions(content)?,
            CODE => bodies = body_sizes(content)?,
            DATA => data = content.len(),
            CUSTOM => {
                let (name, start) = sized(content, 0)?;
                if name == b"name" {
                    names = function_names(content.get(start..)?)?;
                }
            }
            _ => {}
        }
        at = next;
    }
    if names.is_empty() {
        return None;
    }
    let mut crates = BTreeMap::<String, usize>::new();
    for (position, bytes) in bodies.iter().enumerate() {
        let name = names.get(&(n_imports + position)).map_or("", String::as_str);
        *crates.entry(crate_of(name).to_owned()).or_default() += bytes;
    }
    let mut crates: Vec<_> = crates.into_iter().collect();
    crates.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Some(Parts { crates, code: bodies.iter().sum(), data })
}

/// What stands after its length, and where the next thing begins.
fn sized(bytes: &[u8], at: usize) -> Option<(&[u8], usize)> {
    bytes.get(at)?;
    let (length, start) = leb128(bytes, at);
    let end = start.checked_add(length)?;
    Some((bytes.get(start..end)?, end))
}

/// How many imports are functions. Only those are read: the glue imports nothing else before them.
fn imported_functions(content: &[u8]) -> Option<usize> {
    let (count, mut at) = leb128(content, 0);
    for n in 0..count {
        let (_, after_module) = sized(content, at)?;
        let (_, after_name) = sized(content, after_module)?;
        if content.get(after_name) != Some(&0) {
            return Some(n);
        }
        at = leb128(content, after_name + 1).1;
    }
    Some(count)
}

fn body_sizes(content: &[u8]) -> Option<Vec<usize>> {
    let (count, mut at) = leb128(content, 0);
    let mut sizes = Vec::with_capacity(count);
    for _ in 0..count {
        let (_, next) = sized(content, at)?;
        sizes.push(next - at);
        at = next;
    }
    Some(sizes)
}

fn function_names(content: &[u8]) -> Option<BTreeMap<usize, String>> {
    let mut at = 0;
    while let Some(kind) = content.get(at) {
        let (part, next) = sized(content, at + 1)?;
        if *kind == FUNCTION_NAMES {
            let (count, mut at) = leb128(part, 0);
            let mut names = BTreeMap::new();
            for _ in 0..count {
                let (index, start) = leb128(part, at);
                let (name, next) = sized(part, start)?;
                names.insert(index, String::from_utf8_lossy(name).into_owned());
                at = next;
            }
            return Some(names);
        }
        at = next;
    }
    Some(BTreeMap::new())
}

/// The crate that wrote a function: `<core[1f]::iter::Map<…> as …>::next` is of `core`.
fn crate_of(name: &str) -> &str {
    let mut rest = name.trim_start_matches(['<', '&', '(', '*']);
    for word in ["dyn ", "mut ", "const "] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    let is_impl = rest.len() < name.len();
    let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
    let (first, after) = rest.split_at(length);
    if !first.is_empty() && (after.starts_with('[') || after.starts_with("::")) {
        return first;
    }
    // Slices, text and numbers are the language's own.
    if is_impl { "core" } else { NAMELESS }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(kind: u8, content: &[u8]) -> Vec<u8> {
        let mut section = vec![kind, content.len() as u8];
        section.extend_from_slice(content);
        section
    }

    /// One imported function, two of our own, eight bytes of data, three names.
    fn module() -> Vec<u8> {
        let mut names = vec![3];
        for (index, name) in
            ["js", "<core[1f]::Map as X>::next", "loket[2a]::main"].iter().enumerate()
        {
            names.extend([index as u8, name.len() as u8]);
            names.extend(name.bytes());
        }
        let mut custom = vec![4];
        custom.extend(b"name");
        // The module's own name comes first and is passed over.
        custom.extend(section(0, b"\x01m"));
        custom.extend(section(1, &names));
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.extend(section(IMPORT, b"\x01\x01a\x01b\0\0"));
        wasm.extend(section(CODE, &[2, 2, 0, 11, 5, 0, 1, 1, 1, 11]));
        wasm.extend(section(DATA, b"12345678"));
        wasm.extend(section(CUSTOM, &custom));
        wasm
    }

    #[test]
    fn code_goes_to_the_crate_of_its_name_past_the_imports() {
        let parts = parts(&module()).expect("a whole module");
        let crates = vec![("loket".to_owned(), 6), ("core".to_owned(), 3)];
        assert_eq!(parts, Parts { crates, code: 9, data: 8 });
    }

    #[test]
    fn half_a_module_and_one_without_names_are_refused() {
        let whole = module();
        assert!(parts(&whole[..whole.len() - 1]).is_err());
        assert!(parts(b"\0asm\x01\0\0\0").is_err());
    }

    #[test]
    fn crates_of_names() {
        for (name, of) in [
            ("catalogue[9b1f]::decode::service", "catalogue"),
            ("<loket[2c]::view::View>::children::<core[c5]::Map>", "loket"),
            ("<&mut serde::de::X as core::fmt::Debug>::fmt", "serde"),
            ("<dyn alloc[1]::X>::y", "alloc"),
            ("<str>::trim_matches::<char>", "core"),
            ("<[catalogue[9b]::Service]>::sort", "core"),
            ("core::fmt::write::h0123456789abcdef", "core"),
            ("memcpy", NAMELESS),
            ("", NAMELESS),
        ] {
            assert_eq!(crate_of(name), of, "{name}");
        }
    }
}
