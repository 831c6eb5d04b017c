//! The page of one agency.

use super::OfAgency;
use super::findings::{Checked, Counts, Finding, Input};
use super::html::Html;
use super::words;

/// Most services that a step names; the rest is a number.
const NAMED: usize = 8;

pub(super) fn write(input: Input<'_>, agency: &OfAgency<'_>) -> String {
    let name = &agency.agency.name;
    Html::page(&format!("{name}: keadaan data layanan"), |html| {
        html.element("header", &[], |html| {
            html.leaf("h1", &[], name);
            let day = words::date(input.today);
            html.leaf("p", &[], &format!("Keadaan data layanan pada {day}."));
            html.element("p", &[], |html| {
                html.leaf("a", &[("href", "index.html")], "Semua instansi");
            });
        });
        html.element("main", &[], |html| {
            html.leaf("h2", &[], "Ringkasan");
            numbers(html, &agency.counts);
            html.leaf("h2", &[], "Mulai dari sini");
            steps(html, &agency.services);
            for service in &agency.services {
                article(html, input, service);
            }
        });
    })
}

/// The counts, each with its meaning.
pub(super) fn numbers(html: &mut Html, counts: &Counts) {
    let all = [
        (counts.services, "layanan"),
        (counts.needed, "hal perlu dikerjakan"),
        (counts.confirmed, "layanan sudah dikonfirmasi"),
        (counts.stale, "layanan lewat batas periksa"),
        (counts.soon, "layanan harus segera diperiksa"),
        (counts.unconfirmed, "baris belum pasti"),
        (counts.no_time, "layanan tanpa lama"),
        (counts.no_fee, "layanan tanpa biaya"),
        (counts.no_validity, "layanan tanpa masa berlaku"),
        (counts.far, "layanan hanya bersumber dari kabupaten lain"),
        (counts.warnings, "peringatan"),
        (counts.hints, "saran"),
    ];
    html.element("ul", &[("class", "numbers")], |html| {
        for (n, what) in all {
            html.leaf("li", &[], &format!("{n} {what}"));
        }
    });
}

/// What to do, the most urgent first.
fn steps(html: &mut Html, services: &[Checked<'_>]) {
    type Count = fn(&Counts) -> usize;
    let steps: [(&str, Count); 6] = [
        ("Periksa lagi layanan yang lewat batas.", |c| c.stale),
        ("Betulkan peringatan, karena warga bisa salah paham.", |c| c.warnings),
        ("Periksa layanan yang hampir lewat batas.", |c| c.soon),
        ("Isi lama layanan dan biaya yang belum ada.", |c| c.no_time + c.no_fee),
        ("Jawab baris yang belum pasti.", |c| c.unconfirmed),
        ("Konfirmasi: baca, isi kotak, tanda tangan.", |c| c.services - c.confirmed),
    ];
    if steps.iter().all(|(_, count)| services.iter().all(|service| count(&service.counts) == 0)) {
        html.leaf("p", &[], "Baik: tidak ada yang mendesak.");
        return;
    }
    html.element("ol", &[], |html| {
        for (what, count) in steps {
            let mut with: Vec<(usize, &Checked<'_>)> = services
                .iter()
                .map(|service| (count(&service.counts), service))
                .filter(|(n, _)| *n > 0)
                .collect();
            // The largest first; of equals, the order of the page.
            with.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
            if with.is_empty() {
                continue;
            }
            html.element("li", &[], |html| {
                let n: usize = with.iter().map(|(n, _)| n).sum();
                html.text(&format!("{what} Jumlah: {n}. "));
                for (position, (_, service)) in with.iter().take(NAMED).enumerate() {
                    html.text(if position == 0 { "" } else { ", " });
                    let link = format!("#{}", service.service.id);
                    html.inline("a", &[("href", &link)], |html| html.text(&service.service.name));
                }
                if with.len() > NAMED {
                    html.text(&format!(", dan {} lagi", with.len() - NAMED));
                }
                html.line_end();
            });
        }
    });
}

fn article(html: &mut Html, input: Input<'_>, checked: &Checked<'_>) {
    let service = checked.service;
    html.element("article", &[("class", "service"), ("id", &service.id)], |html| {
        html.leaf("h2", &[], &service.name);
        html.leaf("p", &[], &service.summary);
        html.element("p", &[], |html| {
            html.inline("strong", &[], |html| {
                html.text(if checked.counts.needed == 0 { "Baik" } else { "Perlu" });
            });
            let n = checked.counts.needed;
            html.text(&format!(": {n} hal perlu dikerjakan. Berkas: "));
            html.inline("code", &[], |html| html.text(&format!("data/{}", checked.path)));
            html.line_end();
        });
        lines(html, &checked.findings);
        sources(html, input, &service.id);
        hand(html, service.name.as_str());
    });
}

/// Lines that say in a word what their colour says.
pub(super) fn lines(html: &mut Html, findings: &[Finding]) {
    html.element("ul", &[("class", "lines")], |html| {
        for finding in findings {
            let class = if finding.is_needed { "need" } else { "good" };
            html.element("li", &[("class", class)], |html| line(html, finding));
        }
    });
}

fn line(html: &mut Html, finding: &Finding) {
    let mark = if finding.is_needed { "Perlu" } else { "Baik" };
    html.inline("strong", &[], |html| html.text(mark));
    html.text(&format!(" \u{b7} {}: ", finding.topic));
    let text = if finding.help.is_empty() {
        finding.text.clone()
    } else {
        format!("{} {}", finding.text, finding.help)
    };
    if finding.is_english {
        html.inline("span", &[("lang", "en")], |html| html.text(&text));
    } else {
        html.text(&text);
    }
    if let Some((path, line)) = &finding.place {
        html.text(" ");
        html.inline("code", &[], |html| html.text(&format!("data/{path}:{line}")));
    }
    if finding.asks {
        html.inline("span", &[("class", "answer")], |html| html.text("Jawaban:"));
    }
    html.line_end();
}

fn sources(html: &mut Html, input: Input<'_>, id: &str) {
    html.leaf("h3", &[], "Sumber");
    let evidence = input.compiled.evidence.get(id);
    html.element("ul", &[], |html| {
        for source in evidence.into_iter().flat_map(|evidence| &evidence.sources) {
            html.element("li", &[], |html| {
                html.text(&format!("{} ({})", source.title, words::grade(source.grade)));
                if let Some(read) = &source.read {
                    html.text(&format!(", dibaca {}", words::date(read)));
                }
                if let Some(url) = &source.url {
                    html.text(". ");
                    html.inline("a", &[("href", url)], |html| html.text(url));
                }
                html.line_end();
            });
        }
    });
}

/// To be filled in by hand, on paper.
fn hand(html: &mut Html, name: &str) {
    let label = format!("Isian petugas untuk {name}");
    html.element("section", &[("class", "hand"), ("aria-label", &label)], |html| {
        html.leaf("h3", &[], "Diisi petugas");
        html.leaf("p", &[], "Coret yang tidak sesuai: data sudah benar / ada perubahan.");
        html.element("dl", &[], |html| {
            for label in ["Nama", "Jabatan", "Tanggal"] {
                html.leaf("dt", &[], label);
                html.leaf("dd", &[], "");
            }
            for label in ["Perubahan", "Tanda tangan"] {
                html.leaf("dt", &[("class", "high")], label);
                html.leaf("dd", &[("class", "high")], "");
            }
        });
    });
}
