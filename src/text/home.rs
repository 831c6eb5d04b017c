//! Words of search and browsing.

pub const TITLE: &str = "Mau urus apa?";
pub const WINDOW_TITLE: &str = "Cari layanan";
pub const LABEL: &str = "Tulis dengan kata Anda sendiri";
pub const HINT: &str = "Contoh: ktp hilang, akte lahir, sim mati";
pub const CLEAR: &str = "Hapus tulisan";
pub const EXAMPLES: [&str; 6] =
    ["KTP hilang", "Akta lahir", "Perpanjang SIM", "SKCK", "Pindah rumah", "KK baru"];
pub const EXAMPLES_TITLE: &str = "Sering dicari";
pub const EVENTS_TITLE: &str = "Sedang mengalami ini?";
pub const AGENCIES_TITLE: &str = "Semua instansi";
pub const AGENCIES_LINK: &str = "Lihat layanan per instansi";
pub const RESULTS: &str = "Hasil pencarian";
pub const NOTHING_TITLE: &str = "Belum ketemu";
pub const NOTHING: &str = "Tidak ada layanan dengan kata itu. Coba kata yang lebih pendek, misalnya nama suratnya saja. Atau pilih dari daftar instansi.";
pub const EMPTY_AGENCY: &str = "Belum ada layanan dari instansi ini di panduan.";
pub const AGENCY_MISSING: &str = "Instansi ini tidak ada di panduan.";
pub const FREE: &str = "Gratis";

pub fn n_results(n: usize) -> String {
    match n {
        0 => NOTHING_TITLE.to_owned(),
        n => n.to_string() + " layanan ditemukan",
    }
}

pub fn n_services(n: usize) -> String {
    n.to_string() + " layanan"
}

pub fn event_steps(n: usize) -> String {
    n.to_string() + " urusan"
}
