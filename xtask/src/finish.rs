//! What trunk built → what is served: names with hashes, the list for the offline copy, compression.

use std::fs;
use std::io::Write;
use std::path::Path;

use catalogue_compiler::Compiled;
use catalogue_publish::Site;
use sha2::{Digest, Sha256};

use crate::glue;
use crate::html::{attribute, between, minify_css, tags};
use crate::run::{Failed, Result, root};
use crate::{open_formats, optimise, prerender};

/// Files that are served but not part of the offline copy.
const NOT_PRECACHED: [&str; 3] = ["service-worker.js", "icon-192.png", "icon-512.png"];

/// The page that holds nothing yet: what the offline copy shows at any address of the app.
const SHELL: &str = "shell.html";

pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

pub(crate) fn finish(compiled: &Compiled) -> Result {
    let built = root().join("target/trunk");
    let mut html = fs::read_to_string(built.join("index.html"))?;
    let mut files = read_files(&built)?;
    optimise::shrink(&mut files)?;
    glue::shrink(&mut files)?;
    join_stylesheets(&mut html, &mut files)?;
    name_boot_script(&mut html, &mut files)?;
    name_catalogue(&mut html, &mut files)?;
    name_program(&mut html, &mut files)?;
    note_wasm_size(&mut html, &files)?;
    html = anywhere(&squeeze(&html));
    files.push(File { name: SHELL.to_owned(), bytes: html.clone().into_bytes() });
    write_precache_list(&mut files)?;
    // Nobody downloads these on a first visit.
    let base = open_formats::base()?;
    let stylesheet = files.iter().find(|file| file.name.ends_with(".css"));
    let stylesheet = stylesheet.map_or(String::new(), |file| file.name.clone());
    let site = Site { base: &base, stylesheet: &stylesheet };
    files.extend(prerender::files(compiled, &html, site)?);
    files.extend(open_formats::files(compiled, site)?);
    publish(&files)
}

fn read_files(built: &Path) -> Result<Vec<File>> {
    let mut files = Vec::new();
    for folder in [built.to_owned(), built.join("public")] {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.file_type()?.is_file() && name != "index.html" {
                files.push(File { name, bytes: fs::read(entry.path())? });
            }
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

fn take(files: &mut Vec<File>, name: &str) -> Result<Vec<u8>> {
    let position = files.iter().position(|file| file.name == name);
    let position = position.ok_or_else(|| Failed(format!("trunk did not write {name}")))?;
    Ok(files.remove(position).bytes)
}

/// Sixteen hex digits of the SHA-256: enough that no two versions of a file ever share a name.
fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

fn join_stylesheets(html: &mut String, files: &mut Vec<File>) -> Result {
    let links: Vec<String> = tags(html, "link")
        .into_iter()
        .filter(|tag| attribute(tag, "rel") == Some("stylesheet"))
        .map(str::to_owned)
        .collect();
    let mut css = String::new();
    for link in &links {
        let name = attribute(link, "href").unwrap_or_default().trim_start_matches('/').to_owned();
        css.push_str(&String::from_utf8_lossy(&take(files, &name)?));
    }
    let css = minify_css(&css).into_bytes();
    let name = format!("loket-{}.css", hash(&css));
    for (position, link) in links.iter().enumerate() {
        let joined = format!("<link rel=\"stylesheet\" href=\"{name}\">");
        *html = html.replacen(link, if position == 0 { &joined } else { "" }, 1);
    }
    files.push(File { name, bytes: css });
    Ok(())
}

/// Trunk's loader is inline, which our policy forbids; ours also shows progress and failures.
fn name_boot_script(html: &mut String, files: &mut Vec<File>) -> Result {
    let bytes = take(files, "boot.js")?;
    let name = format!("boot-{}.js", hash(&bytes));
    let inline = between(html, "<script type=\"module\"", "</script>")
        .ok_or_else(|| Failed("trunk wrote no loader".to_owned()))?
        .to_owned();
    *html = html.replacen(&inline, &format!("<script type=\"module\" src=\"{name}\"></script>"), 1);
    files.push(File { name, bytes });
    Ok(())
}

/// Glue and WebAssembly were changed after trunk named them, so they are named anew by what they hold now.
fn name_program(html: &mut String, files: &mut [File]) -> Result {
    for ending in ["_bg.wasm", ".js"] {
        let is_program =
            |file: &&mut File| file.name.starts_with("loket-") && file.name.ends_with(ending);
        let file = files.iter_mut().find(is_program);
        let file = file.ok_or_else(|| Failed(format!("trunk wrote no loket-*{ending}")))?;
        let name = format!("loket-{}{ending}", hash(&file.bytes));
        *html = html.replace(&file.name, &name);
        file.name = name;
    }
    Ok(())
}

fn name_catalogue(html: &mut String, files: &mut Vec<File>) -> Result {
    let bytes = take(files, "catalogue.json")?;
    let name = format!("catalogue-{}.json", hash(&bytes));
    let named = format!("href=\"{name}\" data-bytes=\"{}\"", bytes.len());
    *html = html.replacen("href=\"catalogue.json\"", &named, 1);
    files.push(File { name, bytes });
    Ok(())
}

/// The page counts bytes after decompression, so it must know how many there are.
fn note_wasm_size(html: &mut String, files: &[File]) -> Result {
    let wasm = files.iter().find(|file| file.name.ends_with(".wasm"));
    let wasm = wasm.ok_or_else(|| Failed("trunk wrote no .wasm".to_owned()))?;
    let noted = format!("type=\"application/wasm\" data-bytes=\"{}\"", wasm.bytes.len());
    if !html.contains("type=\"application/wasm\"") {
        return Err(Failed("trunk wrote no preload link for the .wasm".to_owned()));
    }
    *html = html.replacen("type=\"application/wasm\"", &noted, 1);
    Ok(())
}

/// Line breaks between tags carry nothing.
fn squeeze(html: &str) -> String {
    html.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Where the receiver is, if not here: `https://receiver.example/api/`.
fn receiver() -> String {
    let mut api = std::env::var("LOKET_API").unwrap_or_default().replace(['"', '<'], "");
    if !api.is_empty() && !api.ends_with('/') {
        api.push('/');
    }
    api
}

/// Nothing starts with `/`, so that the files work below any path. Where the receiver is, if not here, can be told
/// when building; it is one place in every page.
fn anywhere(html: &str) -> String {
    let api = receiver();
    html.replace("href=\"/", "href=\"./").replace(
        "name=\"loket-api\" content=\"\"",
        &format!("name=\"loket-api\" content=\"{api}\""),
    )
}

fn write_precache_list(files: &mut Vec<File>) -> Result {
    let worker = String::from_utf8_lossy(&take(files, "service-worker.js")?).into_owned();
    let mut list: Vec<String> = files
        .iter()
        .filter(|file| !NOT_PRECACHED.contains(&file.name.as_str()))
        .map(|file| format!("[\"{}\",\"{}\"]", file.name, base64(&Sha256::digest(&file.bytes))))
        .collect();
    list.sort();
    let list = list.join(",\n  ");
    let api = Some(receiver()).filter(|api| !api.is_empty());
    let worker = worker.replace("@API@", api.as_deref().unwrap_or("api/"));
    let worker = worker.replace("@VERSION@", &hash(list.as_bytes()));
    let worker = worker.replace("/*@FILES@*/", &format!("\n  {list},\n"));
    files.push(File { name: "service-worker.js".to_owned(), bytes: worker.into_bytes() });
    Ok(())
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte))
            << (8 * (3 - chunk.len()));
        for position in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * position) & 63) as usize];
            text.push(if position <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    text
}

/// Writes all files and their compressed forms beside `dist/`, then swaps.
fn publish(files: &[File]) -> Result {
    let next = root().join("target/dist-next");
    let dist = root().join("dist");
    if next.exists() {
        fs::remove_dir_all(&next)?;
    }
    fs::create_dir_all(&next)?;
    for file in files {
        if let Some(folder) = next.join(&file.name).parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(next.join(&file.name), &file.bytes)?;
        if !file.name.ends_with(".png") {
            fs::write(next.join(format!("{}.br", file.name)), brotli(&file.bytes)?)?;
            fs::write(next.join(format!("{}.gz", file.name)), gzip(&file.bytes)?)?;
        }
    }
    if dist.exists() {
        fs::remove_dir_all(&dist)?;
    }
    fs::rename(&next, &dist)?;
    Ok(())
}

pub(crate) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let params =
        ::brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    ::brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &params)?;
    Ok(compressed)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_in_rfc_4648() {
        for (plain, text) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(plain.as_bytes()), text);
        }
    }
}
