//! The house rules that a machine can check; `ARCHITECTURE.md` names them.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below `folder` with one of these endings, with its text.
fn files(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    fn walk(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                if !path.ends_with("node_modules") {
                    walk(&path, endings, found);
                }
            } else if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), endings, &mut found);
    found.sort();
    let name =
        |path: &Path| path.strip_prefix(root()).expect("inside").to_string_lossy().into_owned();
    found.iter().map(|path| (name(path), fs::read_to_string(path).expect("a text file"))).collect()
}

fn rust() -> Vec<(String, String)> {
    ["src", "crates", "xtask", "tests", "patches"]
        .iter()
        .flat_map(|folder| files(folder, &[".rs"]))
        .collect()
}

/// Reports every line that `is_wrong`, all at once.
fn check(files: &[(String, String)], rule: &str, is_wrong: impl Fn(&str, &str) -> bool) {
    let mut wrong = Vec::new();
    for (name, text) in files {
        for (n, line) in text.lines().enumerate() {
            if is_wrong(name, line) {
                wrong.push(format!("{name}:{}: {}", n + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{rule}\n{}", wrong.join("\n"));
}

#[test]
fn pure_crates_depend_on_nothing_impure() {
    // `proptest` and `sha2` are there for tests only.
    let allowed = ["json-tree", "proptest", "serde", "serde_json", "sha2"];
    for name in ["catalogue", "feedback", "json-tree"] {
        let manifest =
            fs::read_to_string(root().join(format!("crates/{name}/Cargo.toml"))).expect("reads");
        let mut in_dependencies = false;
        for line in manifest.lines() {
            if line.starts_with('[') {
                in_dependencies = line.contains("dependencies");
            } else if in_dependencies && !line.trim().is_empty() {
                let dependency = line.split(['.', ' ', '=']).next().unwrap_or_default();
                assert!(allowed.contains(&dependency), "{name} must not depend on {dependency}");
            }
        }
    }
}

#[test]
fn only_the_edges_know_the_browser() {
    let app: Vec<_> = files("src", &[".rs"])
        .into_iter()
        .filter(|(name, _)| {
            !name.starts_with("src/browser/")
                && !["src/main.rs", "src/view.rs"].contains(&name.as_str())
        })
        .collect();
    check(&app, "browser access belongs into src/browser", |_, line| {
        let code = line.split("//").next().unwrap_or_default();
        ["web_sys::", "js_sys", "wasm_bindgen", "gloo_"].iter().any(|word| code.contains(word))
            && !code.contains("leptos::web_sys::Event")
    });
}

#[test]
fn data_flows_one_way() {
    check(
        &files("src/components", &[".rs"]),
        "components know neither state nor browser",
        |_, line| line.contains("crate::state") || line.contains("crate::browser"),
    );
    check(&files("src/browser", &[".rs"]), "edges know nothing of the app", |_, line| {
        line.contains("use crate::")
    });
    check(&files("src/pages", &[".rs"]), "pages reach the browser through state", |_, line| {
        line.contains("crate::browser::") && !line.contains("crate::browser::Kind")
    });
}

#[test]
fn sentences_stand_in_the_text_module() {
    let mut drawn = files("src/pages", &[".rs"]);
    drawn.extend(files("src/components", &[".rs"]));
    drawn.extend(files("src/state", &[".rs"]));
    check(&drawn, "text for people belongs into src/text", |_, line| {
        let code = line.split("//").next().unwrap_or_default();
        [".text(\"", ".say(\""].iter().any(|call| {
            code.split(call).skip(1).any(|rest| {
                rest.split('"').next().unwrap_or_default().chars().any(char::is_alphabetic)
            })
        })
    });
}

#[test]
fn sql_stands_in_the_store() {
    let receiver: Vec<_> = files("crates/receiver/src", &[".rs"])
        .into_iter()
        .filter(|(name, _)| !name.contains("/store/"))
        .collect();
    check(&receiver, "SQL belongs into the store", |_, line| {
        ["SELECT ", "INSERT ", "UPDATE ", "DELETE "].iter().any(|word| line.contains(word))
    });
}

#[test]
fn files_are_small_begin_with_a_purpose_and_leave_nothing_open() {
    for (name, text) in rust() {
        let n = text.lines().count();
        assert!(n <= 500, "{name} has {n} lines; 500 are too many, 300 are enough");
        assert!(text.starts_with("//!"), "{name} must begin with `//!`");
    }
    let all: Vec<_> = rust().into_iter().filter(|(name, _)| name != "tests/tidy/main.rs").collect();
    check(&all, "nothing left open", |_, line| {
        ["TODO", "FIXME", "todo!(", "dbg!(", "#[ignore", ".only("]
            .iter()
            .any(|mark| line.contains(mark))
    });
}

#[test]
fn classes_in_views_and_in_styles_are_the_same() {
    let views: String = files("src", &[".rs"]).into_iter().map(|(_, text)| text).collect();
    let page = fs::read_to_string(root().join("index.html")).expect("reads");
    let styles = files("style", &[".css"]);
    let css: String = styles.iter().map(|(_, text)| text.as_str()).collect();
    let mut unused = Vec::new();
    for rule in css.split('.').skip(1) {
        let class: String =
            rule.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-' || *c == '_').collect();
        let is_class = class.chars().next().is_some_and(|c| c.is_ascii_lowercase());
        let mut used = [&views, &page].into_iter().flat_map(|text| text.split(['"', ' ', '=']));
        if is_class && !used.any(|word| word == class) {
            unused.push(class);
        }
    }
    unused.sort();
    unused.dedup();
    assert!(unused.is_empty(), "styles nobody uses: {unused:?}");
}

#[test]
fn the_static_page_and_the_worker_fetch_from_here_only() {
    for name in
        ["index.html", "public/boot.js", "public/service-worker.js", "public/manifest.webmanifest"]
    {
        let text = fs::read_to_string(root().join(name)).expect("reads");
        assert!(
            !text.contains("http://") && !text.contains("https://"),
            "{name} names another place"
        );
    }
}
