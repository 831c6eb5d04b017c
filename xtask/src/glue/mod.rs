//! Makes what wasm-bindgen wrote smaller without changing what it does.
//!
//! The names by which WebAssembly and glue know each other end in sixteen random digits, which no
//! compression shrinks and which stand in both files; function names and comments help a debugger only.
//! Together that is a tenth of the program on the wire.

mod loader;

use crate::finish::File;
use crate::run::{Failed, Result};

/// Shrinks the one WebAssembly file and its glue.
pub(crate) fn shrink(files: &mut [File]) -> Result {
    let is_wasm = |file: &&mut File| file.name.ends_with(".wasm");
    let is_glue = |file: &&mut File| file.name.starts_with("loket-") && file.name.ends_with(".js");
    let wasm = files.iter_mut().find(is_wasm).ok_or_else(|| Failed("no .wasm".to_owned()))?;
    let (bytes, names) = shorten(&wasm.bytes)?;
    wasm.bytes = bytes;
    let glue = files.iter_mut().find(is_glue).ok_or_else(|| Failed("no glue".to_owned()))?;
    let mut text = bare_script(&String::from_utf8_lossy(&glue.bytes));
    for (long, short) in &names {
        let shorter = text.replace(&format!("{long}:"), &format!("{short}:"));
        if shorter == text {
            return Err(Failed(format!("the glue does not define {long}")));
        }
        text = shorter;
    }
    glue.bytes = loader::replace(&text)?.into_bytes();
    Ok(())
}

/// Long names and the short ones that took their place.
type Renamed = Vec<(String, String)>;

const CUSTOM: u8 = 0;
const IMPORT: u8 = 2;

/// The module without custom sections and with short import names, and which name became which.
fn shorten(wasm: &[u8]) -> Result<(Vec<u8>, Renamed)> {
    let broken = || Failed("trunk wrote a broken .wasm".to_owned());
    let mut out = wasm.get(..8).ok_or_else(broken)?.to_vec();
    let mut names = Vec::new();
    let mut at = 8;
    while let Some(kind) = wasm.get(at) {
        let (length, start) = leb128(wasm, at + 1);
        let content = wasm.get(start..start + length).ok_or_else(broken)?;
        match *kind {
            CUSTOM => {}
            IMPORT => {
                let content = short_imports(content, &mut names).ok_or_else(broken)?;
                out.push(IMPORT);
                push_leb128(&mut out, content.len());
                out.extend_from_slice(&content);
            }
            _ => out.extend_from_slice(&wasm[at..start + length]),
        }
        at = start + length;
    }
    Ok((out, names))
}

/// Rewrites an import section. Imports that are not functions (none so far) keep their names and end
/// the rewriting, since their descriptions have other lengths.
fn short_imports(content: &[u8], names: &mut Renamed) -> Option<Vec<u8>> {
    let (count, mut at) = leb128(content, 0);
    let mut out = Vec::with_capacity(content.len());
    push_leb128(&mut out, count);
    for _ in 0..count {
        let (length, start) = leb128(content, at);
        out.extend_from_slice(content.get(at..start + length)?);
        let (length, start) = leb128(content, start + length);
        let name = content.get(start..start + length)?;
        let (kind, index) = (start + length, start + length + 1);
        if content.get(kind) != Some(&0) {
            out.extend_from_slice(content.get(at..)?);
            return None;
        }
        let long = String::from_utf8_lossy(name).into_owned();
        let short = if has_digest(&long) { format!("i{:x}", names.len()) } else { long.clone() };
        push_leb128(&mut out, short.len());
        out.extend_from_slice(short.as_bytes());
        if short != long {
            names.push((long, short));
        }
        let (_, end) = leb128(content, index);
        out.extend_from_slice(content.get(kind..end)?);
        at = end;
    }
    Some(out)
}

/// `__wbg_active_982e83e54c166eda`
fn has_digest(name: &str) -> bool {
    let digest = name.rsplit_once('_').map(|(_, digest)| digest);
    digest.is_some_and(|digest| {
        digest.len() == 16 && digest.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// A script without indentation, empty lines and comments that have a line of their own.
fn bare_script(script: &str) -> String {
    let mut bare = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            bare.push_str(line);
            bare.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    bare
}

/// An unsigned LEB128 number and where it ends (WebAssembly core specification, 5.2.2).
pub(crate) fn leb128(bytes: &[u8], mut at: usize) -> (usize, usize) {
    let (mut number, mut shift) = (0, 0);
    while let Some(byte) = bytes.get(at) {
        at += 1;
        number |= usize::from(byte & 0x7f) << shift;
        shift += 7;
        if byte & 0x80 == 0 {
            break;
        }
    }
    (number, at)
}

fn push_leb128(bytes: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &[u8] = b"\0asm\x01\0\0\0";

    #[test]
    fn custom_sections_go_and_the_others_stay() {
        let wasm = [HEAD, &[0, 2, 1, b'n'], &[1, 1, 9], &[0, 0x81, 0, b'x'], &[10, 0]].concat();
        let (short, names) = shorten(&wasm).expect("reads");
        assert_eq!(short, [HEAD, &[1, 1, 9], &[10, 0]].concat());
        assert!(names.is_empty());
    }

    #[test]
    fn import_names_with_a_digest_become_short() {
        let long = b"__wbg_now_982e83e54c166eda";
        let import =
            [&[2, 1, b'm', 26], long.as_slice(), &[0, 7], &[1, b'm', 1, b'x', 0, 0x80, 1]].concat();
        let wasm = [HEAD, &[2, import.len() as u8], &import].concat();
        let (short, names) = shorten(&wasm).expect("reads");
        let expected = [2, 1, b'm', 2, b'i', b'0', 0, 7, 1, b'm', 1, b'x', 0, 0x80, 1];
        assert_eq!(short, [HEAD, &[2, expected.len() as u8], &expected].concat());
        assert_eq!(names, [("__wbg_now_982e83e54c166eda".to_owned(), "i0".to_owned())]);
    }

    #[test]
    fn scripts_lose_only_what_means_nothing() {
        let script =
            "/**\n * doc\n */\nfunction f() {\n    // why\n    return 1;\n}\n\n/* x */\nf();\n";
        assert_eq!(bare_script(script), "function f() {\nreturn 1;\n}\nf();\n");
    }

    #[test]
    fn numbers_of_any_length() {
        for number in [0, 1, 127, 128, 300, 70_000] {
            let mut bytes = Vec::new();
            push_leb128(&mut bytes, number);
            assert_eq!(leb128(&bytes, 0), (number, bytes.len()));
        }
    }
}
