//! Words of the outbox.

use feedback::{RefusalReason, RetryReason};

pub const TITLE: &str = "Kotak keluar";
pub const INTRO: &str = "Masukan Anda ada di sini sampai kami mengirim tanda terima.";
pub const EMPTY: &str = "Belum ada masukan dari HP ini.";
pub const EMPTY_ACTION: &str = "Tulis masukan";
pub const OPENING: &str = "Membuka kotak keluar";
pub const WAITING: &str = "Menunggu dikirim";
pub const WAITING_HINT: &str =
    "Tersimpan di HP ini. Terkirim sendiri saat ada sambungan dan panduan ini dibuka.";
pub const VOLATILE_HINT: &str = "Hanya ada di halaman ini. Jangan tutup sebelum terkirim.";
pub const SENDING: &str = "Sedang dikirim";
pub const SENT: &str = "Sudah diterima";
pub const REFUSED: &str = "Ditolak";
pub const RECEIPT: &str = "Nomor tanda terima:";
pub const SEND_NOW: &str = "Kirim sekarang";
pub const EDIT: &str = "Betulkan";
pub const DELETE: &str = "Hapus";
pub const DELETE_WAITING: &str =
    "Hapus masukan ini? Isinya belum terkirim dan tidak bisa dikembalikan.";
pub const DELETE_SETTLED: &str = "Hapus dari HP ini? Catat dulu nomor tanda terimanya bila perlu.";
pub const SAVE: &str = "Simpan antrean sebagai berkas";
pub const FILE: &str = "antrean-loket.jsonl";
pub const BRING: &str = "Buka berkas antrean";
pub const LEAVE: &str = "Selesai, hapus dari HP ini";
pub const LEAVE_QUESTION: &str =
    "Hapus tulisan, centang, jawaban, dan pencarian dari HP ini? Kotak keluar tetap ada.";
pub const STORE_DENIED: &str =
    "HP ini tidak mengizinkan penyimpanan. Masukan hanya bisa dikirim langsung.";
pub const STORE_FULL: &str =
    "Memori HP penuh. Hapus beberapa foto atau berkas supaya masukan tersimpan.";

pub fn n_unreadable(n: usize) -> String {
    [&n.to_string(), " masukan ditulis oleh versi lain dan belum bisa dibuka. Isinya aman di HP ini. Perbarui panduan."].concat()
}

pub fn attempts(n: u32) -> String {
    ["Sudah dicoba ", &n.to_string(), " kali."].concat()
}

pub fn written(date: &str) -> String {
    ["Ditulis ", date].concat()
}

pub fn retry_reason(reason: RetryReason) -> &'static str {
    match reason {
        RetryReason::Unreachable => "Tidak ada sambungan. Kami coba lagi nanti.",
        RetryReason::NotTheReceiver => {
            "Jaringan ini menjawab dengan halaman lain. Mungkin Anda harus masuk dulu ke Wi-Fi. Buka situs lain, masuk, lalu kembali ke sini."
        }
        RetryReason::Busy => "Penerima sedang sibuk. Kami coba lagi nanti.",
    }
}

pub fn refusal(reason: &RefusalReason) -> &'static str {
    match reason {
        RefusalReason::Conflict => {
            "Nomor masukan ini sudah dipakai untuk isi yang lain. Tekan Betulkan, lalu kirim lagi."
        }
        RefusalReason::TooLarge => {
            "Isinya terlalu panjang. Tekan Betulkan, pendekkan, lalu kirim lagi."
        }
        RefusalReason::Other(_) => "Isinya rusak di HP ini. Tekan Betulkan, lalu kirim lagi.",
        RefusalReason::Invalid => {
            "Penerima tidak bisa membaca isinya. Tekan Betulkan, lalu kirim lagi."
        }
    }
}
