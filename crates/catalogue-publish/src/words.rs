//! Sentences that only the published files say; all others are the app's own (`text`, `format`).

pub(crate) const GUIDE: &str = "Loket · Panduan layanan MPP Bojonegoro";
pub(crate) const UNOFFICIAL: &str =
    "Panduan dari sumber tertulis. Bukan situs resmi pemerintah dan bukan terbitan instansi.";
pub(crate) const REGENCY: &str = "Kabupaten Bojonegoro";
pub(crate) const PROVINCE: &str = "Jawa Timur";
pub(crate) const LANGUAGE: &str = "Bahasa Indonesia";
pub(crate) const LIFE_EVENTS: &str = "Peristiwa hidup";
pub(crate) const LIFE_EVENTS_ABOUT: &str =
    "Layanan yang biasanya diurus bersama saat sesuatu terjadi dalam hidup.";

pub(crate) const ALL_SERVICES: &str = "Semua layanan";
pub(crate) const LIST_ABOUT: &str =
    "Syarat, tempat, biaya, dan waktu layanan di Bojonegoro, menurut instansi.";
pub(crate) const OPEN_APP: &str = "Buka di Loket, bisa tanpa sinyal";
pub(crate) const TICKS: &str =
    "Centang yang sudah siap. Centang di lembar ini tidak tersimpan. Bisa dicetak.";
pub(crate) const REPLACED: &str = "Layanan ini sudah tidak dibuka. Gantinya: ";
pub(crate) const LEGAL_BASIS: &str = "Dasar hukum";
pub(crate) const SOURCES: &str = "Sumber";
pub(crate) const LICENCE: &str = "Isi panduan: CC BY 4.0.";

pub(crate) fn read(date: &str) -> String {
    [", dibaca ", date].concat()
}

pub(crate) fn compiled(on: &str, due: &str) -> String {
    ["Isi lembar ini disusun ", on, ". Diperiksa lagi paling lambat ", due, "."].concat()
}

pub(crate) fn n_services(n: usize, compiled: &str) -> String {
    [&n.to_string(), " layanan. Isi terakhir disusun ", compiled, "."].concat()
}
