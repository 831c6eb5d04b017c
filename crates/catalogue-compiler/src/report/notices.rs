//! The lint in Indonesian. It speaks English to whoever edits the source; officers get its sentences
//! by their form, and one of a new form as it is.

use crate::Compiled;
use crate::lint::Notice;

use super::words::{date, document};

/// A notice in Indonesian, and what to do; nothing if the lint says something new.
pub(super) fn told(notice: &Notice, compiled: &Compiled) -> Option<(String, String)> {
    let message = notice.problem.message.as_str();
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let first = quoted.first().copied().unwrap_or_default();
    let second = quoted.get(1).copied().unwrap_or_default();
    let name = document(first, compiled);
    let starts = |with: &str| message.starts_with(with);
    let ends = |with: &str| message.ends_with(with);
    let (what, help) = if let Some(due) =
        message.strip_prefix("stale: it was to be compared again by ")
    {
        (
            format!("Data ini harus dibandingkan lagi paling lambat {}.", date(due)),
            "Bandingkan dengan sumber, lalu perbarui tanggal periksa.".to_owned(),
        )
    } else if starts("the fee `") && ends("has no legal basis") {
        (
            format!("Biaya \u{201c}{first}\u{201d} belum punya dasar hukum."),
            "Tulis nama aturan dan pasalnya.".to_owned(),
        )
    } else if ends("neither originals nor copies are counted") {
        (
            format!("Jumlah asli dan fotokopi belum ditulis: {name}."),
            "Tulis berapa asli dan berapa fotokopi.".to_owned(),
        )
    } else if starts("a sentence of ") {
        let n = message.split(' ').nth(3).unwrap_or_default();
        (
            format!("Kalimat terlalu panjang ({n} kata): \u{201c}{first}\u{201d}"),
            "Jadikan dua kalimat.".to_owned(),
        )
    } else if starts("office language: ") {
        let instead = notice.problem.help.trim_start_matches("write ");
        (
            format!("Bahasa kantor: \u{201c}{first}\u{201d}."),
            format!("Tulis \u{201c}{}\u{201d}.", instead.trim_matches('`')),
        )
    } else if starts("a link to `") {
        (format!("Tautan ke {first} tidak ada."), "Betulkan tautannya.".to_owned())
    } else if message.contains("is a row of the research notes") {
        (
            format!("\u{201c}{first}\u{201d} adalah kode catatan kami. Warga tidak mengenalnya."),
            "Tulis nama layanannya.".to_owned(),
        )
    } else if message.contains("` is the paper `") {
        (
            format!("\u{201c}{first}\u{201d} sama dengan dokumen {}.", document(second, compiled)),
            "Pakai dokumen itu.".to_owned(),
        )
    } else if ends("seem to be one paper") {
        (
            format!("{name} dan {} tampaknya dokumen yang sama.", document(second, compiled)),
            "Pakai satu saja.".to_owned(),
        )
    } else if starts("nothing asks for `") {
        (format!("Tidak ada layanan yang meminta {name}."), "Hapus, atau pakai.".to_owned())
    } else if starts("nothing is done at `") {
        let place = compiled.file.places.iter().find(|place| place.id == first);
        let name = place.map_or(first, |place| place.name.as_str());
        (format!("Tidak ada layanan di {name}."), "Hapus, atau pakai.".to_owned())
    } else if ends("offers nothing") {
        let agency = compiled.file.agencies.iter().find(|agency| agency.id == first);
        let name = agency.map_or(first, |agency| agency.name.as_str());
        (format!("{name} belum punya layanan di sini."), "Hapus, atau tambah layanan.".to_owned())
    } else {
        let (date, days) = message.split_once(" is a ")?;
        let (is, written) = days.split_once(", not a ")?;
        (
            format!("{date} adalah hari {is}, bukan {written}."),
            "Betulkan tanggal atau harinya.".to_owned(),
        )
    };
    Some((what, help))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::{SourceFile, compile, lint, read_folder};

    fn said(path: &str, from: &str, to: &str) -> Vec<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/small/data");
        let mut files: Vec<SourceFile> = read_folder(&folder).expect("reads");
        let file = files.iter_mut().find(|file| file.path.ends_with(path)).expect("is there");
        file.text = file.text.replace(from, to);
        let compiled = compile(files.clone()).expect("compiles");
        let notices = lint(&files, &compiled, "2027-01-01");
        notices
            .iter()
            .map(|notice| match told(notice, &compiled) {
                Some((what, help)) => format!("{what} {help}"),
                None => panic!("not told: {notice}"),
            })
            .collect()
    }

    #[test]
    fn every_kind_of_notice_is_told() {
        let long = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh satu dua tiga \
                    empat lima enam tujuh delapan sembilan sepuluh satu.";
        for (path, from, to, expected) in [
            ("contoh.toml", "", "", "paling lambat 1 Juli 2026"),
            (
                "contoh.toml",
                "Datang.",
                "Datang Jumat, 24 November 2026.",
                "hari selasa, bukan jumat",
            ),
            ("contoh.toml", "basis = \"UU 1/2000\"\n", "unconfirmed = \"?\"\n", "dasar hukum"),
            ("contoh.toml", "original = 1\ncopies = 2\n", "", "belum ditulis: Kartu Keluarga (KK)"),
            ("contoh.toml", "Datang.", long, "(21 kata)"),
            ("contoh.toml", "Datang.", "Guna apa.", "Tulis \u{201c}untuk\u{201d}"),
            ("contoh.toml", "Datang.", "Lihat layanan/hantu.", "Tautan ke layanan/hantu"),
            ("contoh.toml", "Datang.", "Lihat D02.", "kode catatan"),
            (
                "contoh.toml",
                "Surat kuasa",
                "Kartu keluarga (kk)",
                "sama dengan dokumen Kartu Keluarga (KK)",
            ),
            (
                "documents/umum.toml",
                "Kartu contoh lama",
                "Kartu keluarga (kk)",
                "dokumen yang sama",
            ),
            (
                "documents/umum.toml",
                "[[document]]\nid = \"kk\"",
                "[[document]]\nid = \"x\"\nname = \"Surat X\"\nkind = \"form\"\n[[document]]\nid = \"kk\"",
                "yang meminta Surat X",
            ),
            (
                "places.toml",
                "[[place]]",
                "[[place]]\nid = \"x\"\nname = \"Pasar\"\nkind = \"office\"\nwhere = \"Sana.\"\n[[place]]",
                "Tidak ada layanan di Pasar",
            ),
        ] {
            let all = said(path, from, to);
            assert!(all.iter().any(|one| one.contains(expected)), "{expected}: {all:?}");
        }
    }
}
