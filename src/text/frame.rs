//! Words of the page frame.

pub const NAME: &str = "Loket";
pub const TAGLINE: &str = "Panduan layanan MPP Bojonegoro";
pub const UNOFFICIAL: &str = "Bukan situs resmi pemerintah.";
pub const ABOUT_LINK: &str = "Tentang panduan ini";
pub const SKIP: &str = "Langsung ke isi";
pub const NAVIGATION: &str = "Menu utama";
pub const FIND: &str = "Cari";
pub const LISTS: &str = "Daftar saya";
pub const FEEDBACK: &str = "Masukan";
pub const OUTBOX: &str = "Kotak keluar";
pub const OFFLINE: &str =
    "Tidak ada sambungan. Panduan tetap bisa dipakai. Masukan Anda menunggu di kotak keluar.";
pub const OFFLINE_READY: &str =
    "Panduan ini kini tersimpan di HP Anda dan bisa dibuka tanpa sinyal.";
pub const UPDATE: &str = "Versi baru sudah ada di HP Anda.";
pub const UPDATE_NOW: &str = "Pakai versi baru";
pub const CLOSE: &str = "Tutup";
pub const BACK_HOME: &str = "Ke halaman cari";
pub const NOT_FOUND_TITLE: &str = "Halaman tidak ada";
pub const NOT_FOUND: &str =
    "Alamat ini tidak ada di panduan. Mungkin tautannya salah ketik. Coba cari layanan Anda.";
pub const LOADING: &str = "Memuat daftar layanan";
pub const RETRY: &str = "Coba lagi";

pub fn title(page: &str) -> String {
    [page, " · ", NAME, " Bojonegoro"].concat()
}

pub fn n_waiting(n: usize) -> String {
    n.to_string() + " menunggu dikirim"
}
