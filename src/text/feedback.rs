//! Words of the feedback form.

use feedback::Mood;

pub const TITLE: &str = "Bagaimana layanannya?";
pub const WINDOW_TITLE: &str = "Masukan";
pub const INTRO: &str =
    "Tanpa nama, tanpa akun. Bisa diisi tanpa sinyal: kami kirim saat ada sambungan.";
pub const CORRECTING: &str =
    "Anda sedang membetulkan masukan yang lama. Yang lama diganti setelah Anda menekan Kirim.";
pub const MOOD: &str = "Bagaimana tanggapan Anda?";
pub const SERVICE: &str = "Layanan apa?";
pub const SERVICE_NONE: &str = "Tidak ingat, atau umum";
pub const COMMENT: &str = "Cerita Anda (boleh kosong)";
pub const COMMENT_HINT: &str =
    "Jangan tulis NIK, nomor HP, atau alamat. Kami tidak membutuhkannya.";
pub const NUMBER_COVERED: &str = "Nomor panjang (NIK, nomor HP) kami tutup sebelum dikirim.";
pub const SEND: &str = "Kirim";
pub const KEPT: &str = "Tulisan Anda tersimpan di HP ini.";
pub const NOT_KEPT: &str =
    "HP ini tidak mengizinkan penyimpanan. Jangan tutup halaman sebelum mengirim.";
pub const CLEAR: &str = "Hapus tulisan";
pub const PROBLEMS: &str = "Belum bisa dikirim";
pub const STORE_FAILED: &str = "Belum tersimpan";
pub const STORE_DENIED: &str = "HP ini tidak mengizinkan penyimpanan, mungkin karena jendela privat. Tulisan Anda masih ada di halaman ini.";
pub const STORE_FULL: &str = "Memori HP penuh. Hapus beberapa foto atau berkas, lalu tekan Kirim lagi. Tulisan Anda masih ada di halaman ini.";
pub const SEND_UNKEPT: &str = "Kirim langsung tanpa disimpan";
pub const MOOD_MISSING: &str = "Pilih salah satu wajah.";

pub fn mood(mood: Mood) -> &'static str {
    match mood {
        Mood::VerySatisfied => "Sangat puas",
        Mood::Satisfied => "Puas",
        Mood::FairlySatisfied => "Cukup puas",
        Mood::Dissatisfied => "Tidak puas",
    }
}

pub fn characters(n: usize, most: usize) -> String {
    [&n.to_string(), " dari ", &most.to_string(), " huruf"].concat()
}

pub fn comment_too_long(excess: usize) -> String {
    ["Cerita kelebihan ", &excess.to_string(), " huruf. Pendekkan sedikit."].concat()
}
