//! Sentences of the pages that answer a form.

pub(crate) const THANKS: &str = "Terima kasih";
pub(crate) const RECEIPT: &str = "Masukan Anda sudah diterima. Nomor tanda terima: ";
pub(crate) const KEEP_RECEIPT: &str = "Catat nomor ini jika Anda ingin menanyakannya nanti.";
pub(crate) const NO_RECEIPT: &str = "Nomor tanda terima ini tidak ada";
pub(crate) const NOT_SENT: &str = "Masukan belum terkirim";
pub(crate) const MOOD_MISSING: &str =
    "Pilih salah satu wajah. Kembali ke formulir, lalu kirim lagi.";
pub(crate) const TOO_LONG: &str =
    "Tulisan terlalu panjang. Kembali ke formulir, pendekkan, lalu kirim lagi.";
pub(crate) const NOT_A_FORM: &str =
    "Isian tidak terbaca. Buka halaman Masukan, isi, lalu kirim dari sana.";
pub(crate) const NOT_STORED: &str =
    "Penerima sedang tidak bisa menyimpan. Tunggu beberapa menit, lalu kembali dan kirim lagi.";
pub(crate) const BACK: &str = "Kembali ke formulir";
pub(crate) const HOME: &str = "Ke halaman awal";

pub(crate) fn comment_too_long(excess: usize) -> String {
    format!("Cerita kelebihan {excess} huruf. Kembali ke formulir, pendekkan, lalu kirim lagi.")
}
