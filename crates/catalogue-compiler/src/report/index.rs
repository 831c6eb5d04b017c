//! All agencies at a glance, and what belongs to none of them.

use super::findings::{Counts, Finding, Input, of_notice};
use super::html::Html;
use super::{OfAgency, page, page_name, words};

/// Most agencies named as those to begin with.
const NAMED: usize = 5;

pub(super) fn write(input: Input<'_>, agencies: &[OfAgency<'_>]) -> String {
    let mut total = Counts::default();
    for agency in agencies {
        total += agency.counts;
    }
    let shared: Vec<Finding> = input
        .notices
        .iter()
        .filter(|notice| notice.service.is_none())
        .map(|notice| of_notice("Saran", notice, input.compiled))
        .collect();
    Html::page("Keadaan data layanan", |html| {
        html.element("header", &[], |html| {
            html.leaf("h1", &[], "Keadaan data layanan");
            let day = words::date(input.today);
            html.leaf("p", &[], &format!("Semua instansi, pada {day}."));
        });
        html.element("main", &[], |html| {
            html.leaf("h2", &[], "Ringkasan");
            page::numbers(html, &total);
            html.leaf("h2", &[], "Mulai dari sini");
            begin(html, agencies);
            html.leaf("h2", &[], "Instansi");
            table(html, agencies, &total);
            without_services(html, agencies);
            if !shared.is_empty() {
                html.leaf("h2", &[], "Data bersama");
                let n = shared.len();
                let what = "hal tentang dokumen, tempat, dan instansi yang dipakai bersama";
                html.leaf("p", &[], &format!("{n} {what}."));
                page::lines(html, &shared);
            }
        });
    })
}

/// Agencies by urgency: what misleads citizens counts before what is only open.
fn begin(html: &mut Html, agencies: &[OfAgency<'_>]) {
    let mut urgent: Vec<&OfAgency<'_>> =
        agencies.iter().filter(|agency| agency.counts.needed > 0).collect();
    urgent.sort_by_key(|agency| {
        let Counts { stale, warnings, needed, .. } = agency.counts;
        std::cmp::Reverse((stale, warnings, needed))
    });
    if urgent.is_empty() {
        html.leaf("p", &[], "Baik: tidak ada yang perlu dikerjakan.");
        return;
    }
    html.element("ol", &[], |html| {
        for agency in urgent.iter().take(NAMED) {
            let Counts { stale, warnings, needed, .. } = agency.counts;
            html.element("li", &[], |html| {
                link(html, agency);
                html.text(&format!(
                    ": {stale} layanan lewat batas, {warnings} peringatan, {needed} hal perlu"
                ));
                html.line_end();
            });
        }
    });
}

fn link(html: &mut Html, agency: &OfAgency<'_>) {
    let page = page_name(agency.agency);
    html.inline("a", &[("href", &page)], |html| html.text(&agency.agency.name));
}

fn without_services(html: &mut Html, agencies: &[OfAgency<'_>]) {
    let empty = agencies.iter().filter(|agency| agency.services.is_empty());
    let names: Vec<&str> = empty.map(|agency| agency.agency.name.as_str()).collect();
    if !names.is_empty() {
        html.leaf("p", &[], &format!("Belum ada layanan: {}.", names.join(", ")));
    }
}

fn table(html: &mut Html, agencies: &[OfAgency<'_>], total: &Counts) {
    let head = [
        "Layanan",
        "Dikonfir\u{ad}masi",
        "Lewat batas",
        "Segera",
        "Baris belum pasti",
        "Tanpa lama",
        "Tanpa biaya",
        "Tanpa masa berlaku",
        "Peringatan",
        "Saran",
        "Keadaan",
    ];
    html.element("table", &[], |html| {
        html.element("thead", &[], |html| {
            html.element("tr", &[], |html| {
                for name in ["Instansi"].iter().chain(&head) {
                    html.leaf("th", &[("scope", "col")], name);
                }
            });
        });
        html.element("tbody", &[], |html| {
            for agency in agencies.iter().filter(|agency| !agency.services.is_empty()) {
                html.element("tr", &[], |html| {
                    html.inline("th", &[("scope", "row")], |html| link(html, agency));
                    html.line_end();
                    cells(html, &agency.counts);
                });
            }
        });
        html.element("tfoot", &[], |html| {
            html.element("tr", &[], |html| {
                html.leaf("th", &[("scope", "row")], "Jumlah");
                cells(html, total);
            });
        });
    });
}

fn cells(html: &mut Html, counts: &Counts) {
    for n in [
        counts.services,
        counts.confirmed,
        counts.stale,
        counts.soon,
        counts.unconfirmed,
        counts.no_time,
        counts.no_fee,
        counts.no_validity,
        counts.warnings,
        counts.hints,
    ] {
        html.leaf("td", &[], &n.to_string());
    }
    let (class, state) = match counts.needed {
        0 => ("good", "baik".to_owned()),
        n => ("need", format!("perlu: {n}")),
    };
    html.leaf("td", &[("class", class)], &state);
}
