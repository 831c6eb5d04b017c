//! Words of "Daftar saya".

pub const TITLE: &str = "Daftar saya";
pub const INTRO: &str = "Layanan yang sudah Anda centang atau jawab. Hanya ada di HP ini.";
pub const EMPTY: &str = "Belum ada daftar. Buka satu layanan, lalu centang syarat yang sudah siap.";
pub const FORGET: &str = "Hapus";
pub const FORGET_ALL: &str = "Selesai: hapus semua daftar";
pub const FORGET_ALL_QUESTION: &str = "Hapus semua jawaban dan centang dari HP ini?";

pub fn forget(service: &str) -> String {
    ["Hapus daftar ", service].concat()
}
