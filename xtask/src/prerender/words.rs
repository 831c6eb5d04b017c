//! Sentences that only stand on pages without the program; all others are the app's own.

pub(super) const SEARCH_NEEDS_SCRIPT: &str =
    "Pencarian memerlukan JavaScript. Tanpa itu, pilih dari daftar di bawah.";
pub(super) const ALL_LINES: &str = "Tanpa JavaScript semua baris ditampilkan. Baca tulisan \"Hanya jika\": baris itu hanya untuk keadaan tersebut. Centang tidak tersimpan.";
pub(super) const ALL_SERVICES: &str = "Semua layanan tanpa aplikasi";
pub(super) const SHEET: &str = "Lembar cetak dengan semua sumber";
pub(super) const FORM_INTRO: &str = "Tanpa nama, tanpa akun. Perlu sambungan untuk mengirim.";
pub(super) const LEAVE_EMPTY: &str = "Jangan isi kolom ini";
pub(super) const ANSWER_TITLE: &str = "Masukan";
