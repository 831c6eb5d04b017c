//! What the pages must hold, whatever the catalogue holds.

use std::path::Path;

use super::*;
use crate::{compile, read_folder};

fn source(folder: &str) -> (Vec<SourceFile>, Compiled) {
    let files = read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("reads");
    let compiled = compile(files.clone()).expect("compiles");
    (files, compiled)
}

/// As the pages write a text.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

fn page<'a>(pages: &'a [ReportPage], agency: &str) -> &'a str {
    let name = format!("instansi-{agency}.html");
    &pages.iter().find(|page| page.name == name).expect("has a page").text
}

/// The part of a page that speaks of one service.
fn article<'a>(page: &'a str, id: &str) -> &'a str {
    let begin = format!("<article class=\"service\" id=\"{id}\">");
    let (_, rest) = page.split_once(&begin).expect("every service stands on its page");
    rest.split_once("</article>").expect("is closed").0
}

#[test]
fn every_unconfirmed_line_stands_with_its_service() {
    let (files, compiled) = source("../../data");
    let pages = report(&files, &compiled, "2026-11-26");
    for service in &compiled.file.services {
        let article = article(page(&pages, &service.agency), &service.id);
        let requirements = service.requirements.iter().map(|line| &line.unconfirmed);
        let time = service.time.iter().map(|time| &time.unconfirmed);
        let fees = service.fees.iter().map(|fee| &fee.unconfirmed);
        let reasons: Vec<&String> = requirements.chain(time).chain(fees).flatten().collect();
        for reason in &reasons {
            assert!(article.contains(&escaped(reason)), "{}: {reason}", service.id);
        }
        assert_eq!(article.matches(" belum pasti: ").count(), reasons.len(), "{}", service.id);
    }
}

#[test]
fn every_notice_stands_somewhere_with_file_and_line() {
    let (files, compiled) = source("../../data");
    let pages = report(&files, &compiled, "2030-01-01");
    for notice in lint(&files, &compiled, "2030-01-01") {
        let place = format!("data/{}:{}<", notice.problem.path, notice.problem.line);
        assert!(pages.iter().any(|page| page.text.contains(&place)), "{notice}");
    }
}

#[test]
fn counts_add_up() {
    for (folder, today) in
        [("../../data", "2026-11-26"), ("../../data", "2027-05-10"), ("../../data", "2030-01-01")]
    {
        let (files, compiled) = source(folder);
        let notices = lint(&files, &compiled, today);
        let input = Input { files: &files, compiled: &compiled, notices: &notices, today };
        let agencies = checked(input);
        let pages = report(&files, &compiled, today);
        let mut total = Counts::default();
        for agency in &agencies {
            total += agency.counts;
            if !agency.services.is_empty() {
                let page = page(&pages, &agency.agency.id);
                assert_eq!(page.matches("<li class=\"need\">").count(), agency.counts.needed);
                let told = format!("<li>{} hal perlu dikerjakan</li>", agency.counts.needed);
                assert!(page.contains(&told));
            }
        }
        let services = &compiled.file.services;
        assert_eq!(total.services, services.len());
        assert_eq!(total.stale, services.iter().filter(|s| s.check.due.as_str() < today).count());
        assert_eq!(total.no_time, services.iter().filter(|s| s.time.is_none()).count());
        assert_eq!(total.no_fee, services.iter().filter(|s| s.fees.is_empty()).count());
        assert_eq!(total.no_validity, services.iter().filter(|s| s.validity.is_none()).count());
        let of_services = notices.iter().filter(|notice| notice.service.is_some()).count();
        assert_eq!(total.warnings + total.hints + total.stale, of_services);
        let index = &pages[0].text;
        assert!(index.contains(&format!("<li>{} layanan</li>", total.services)));
        assert!(index.contains(&format!("<li>{} baris belum pasti</li>", total.unconfirmed)));
    }
}

#[test]
fn what_the_source_says_is_text_and_nothing_else() {
    let (mut files, _) = source("tests/cases/small/data");
    let evil = "<script>alert(1)</script> & </style> \\\"' onload=";
    for file in &mut files {
        for text in ["Layanan Contoh", "Dinas Contoh", "Untuk mencoba.", "UU 1/2000", "Surat kuasa"]
        {
            file.text = file.text.replace(text, evil);
        }
        file.text = file.text.replace("note = ", &format!("unconfirmed = \"{evil}\"\nnote = "));
        let unconfirmed = format!("max = 3\nunconfirmed = \"{evil}\"");
        file.text = file.text.replace("max = 3", &unconfirmed);
    }
    let compiled = compile(files.clone()).expect("compiles");
    for page in report(&files, &compiled, "2027-01-01") {
        assert!(!page.text.contains("<script"), "{}", page.text);
        assert_eq!(page.text.matches("</style>").count(), 1);
        assert!(page.text.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;/style&gt;"));
    }
}

/// Every element is closed where it must be, every id stands once, and every link leads somewhere.
#[test]
fn pages_are_well_formed() {
    let (files, compiled) = source("../../data");
    let pages = report(&files, &compiled, "2027-05-10");
    for page in &pages {
        let mut open: Vec<&str> = Vec::new();
        let mut ids: Vec<&str> = Vec::new();
        for tag in page.text.split('<').skip(2).filter_map(|rest| rest.split('>').next()) {
            let name = tag.split(' ').next().unwrap_or_default();
            match name.strip_prefix('/') {
                Some(name) => assert_eq!(open.pop(), Some(name), "{}", page.name),
                None if name == "meta" => {}
                None => open.push(name),
            }
            ids.extend(tag.split(" id=\"").nth(1).and_then(|rest| rest.split('"').next()));
        }
        assert!(open.is_empty());
        assert!(page.text.contains("<html lang=\"id\">"));
        let mut unique = ids.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(unique.len(), ids.len());
        for link in page.text.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let is_there = match link.strip_prefix('#') {
                Some(id) => ids.contains(&id),
                None => link.starts_with("http") || pages.iter().any(|other| other.name == link),
            };
            assert!(is_there, "{}: {link}", page.name);
        }
    }
}

#[test]
fn the_pages_of_the_small_case() {
    let (files, compiled) = source("tests/cases/small/data");
    for page in report(&files, &compiled, "2026-06-15") {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/report");
        let file = folder.join(&page.name);
        if std::env::var_os("LOKET_BLESS").is_some() {
            std::fs::create_dir_all(&folder).expect("writes");
            std::fs::write(&file, &page.text).expect("writes");
        }
        let expected = std::fs::read_to_string(&file).unwrap_or_default();
        assert_eq!(page.text, expected, "{}: LOKET_BLESS=1 writes it anew", page.name);
    }
}
