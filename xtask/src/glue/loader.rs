//! What the glue carries for pages other than ours: loading in every way there is, and telling any
//! value for a debugger. Our page loads in one way and tells nobody, so both are replaced.

use crate::run::{Failed, Result};

/// The one way `boot.js` starts the program: with a response that is WebAssembly for certain.
const LOADER: &str = "async function __wbg_init({module_or_path}) {
const {instance, module} = await WebAssembly.instantiateStreaming(await module_or_path, __wbg_get_imports());
return __wbg_finalize_init(instance, module);
}
";
const DEBUG: &str = "function debugString(val) {\nreturn String(val);\n}\n";

/// Replaces loader and debugging, and shortens what is written the same way everywhere.
pub(super) fn replace(glue: &str) -> Result<String> {
    let glue = between(glue, "async function __wbg_load(", "export {", LOADER)?;
    let glue = between(&glue, "function debugString(", "function ", DEBUG)?;
    let export = glue.find("export {").ok_or_else(changed)?;
    let glue = glue[..export].to_owned() + "export { __wbg_init as default };\n";
    Ok(short_returns(&glue))
}

fn changed() -> Failed {
    Failed("wasm-bindgen writes its glue in a new way: look at xtask/src/glue/loader.rs".to_owned())
}

/// Puts a text in place of everything from the line that begins with `from` to the next that begins
/// with `to`.
fn between(glue: &str, from: &str, to: &str, instead: &str) -> Result<String> {
    let line = |text: &str, begin: &str| text.find(&["\n", begin].concat()).map(|at| at + 1);
    let start = line(glue, from).ok_or_else(changed)?;
    let end = start + line(&glue[start..], to).ok_or_else(changed)?;
    Ok([&glue[..start], instead, &glue[end..]].concat())
}

/// `const ret = x; return ret;` → `return x;`, and arguments by their numbers.
fn short_returns(glue: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in glue.lines() {
        let value = lines.last().and_then(|last| last.strip_prefix("const ret = "));
        match value {
            Some(value) if line == "return ret;" => {
                let short = ["return ", value].concat();
                lines.pop();
                lines.push(short);
            }
            _ => lines.push(line.to_owned()),
        }
    }
    let mut short = lines.join("\n") + "\n";
    // Not plain letters: the glue's own closures use those.
    for position in 0..10 {
        short = short.replace(&format!("arg{position}"), &format!("${position}"));
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loader_and_debugging_are_replaced() {
        let glue = "function a(arg0) {\nconst ret = arg0.x;\nreturn ret;\n}\nfunction debugString(val) {\nlong\n}\nfunction b() {}\nasync function __wbg_load(x) {\nlong\n}\nfunction initSync() {}\nexport { initSync, __wbg_init as default };\n";
        let short = replace(glue).expect("is as expected");
        assert!(short.starts_with(
            "function a($0) {\nreturn $0.x;\n}\nfunction debugString(val) {\nreturn String"
        ));
        assert!(short.ends_with("export { __wbg_init as default };\n"));
        assert!(!short.contains("long") && short.contains("function b() {}"));
    }

    #[test]
    fn a_new_form_is_noticed() {
        assert!(replace("function a() {}\n").is_err());
    }
}
