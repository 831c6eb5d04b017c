//! Words of the about page.

pub const TITLE: &str = "Tentang Loket";

/// Heading and paragraphs of each part.
pub const PARTS: [(&str, &[&str]); 6] = [
    (
        "Apa ini",
        &[
            "Loket adalah panduan layanan Mal Pelayanan Publik (MPP) Bojonegoro: apa yang harus dibawa, ke mana, berapa lama, dan berapa biayanya.",
            "Loket bukan situs resmi pemerintah dan tidak menerima pendaftaran layanan.",
        ],
    ),
    (
        "Seberapa pasti isinya",
        &[
            "Isi disusun dari aturan nasional, berita, dan standar pelayanan daerah lain. Belum ada petugas yang memastikannya, kecuali tertulis lain di halaman layanan.",
            "Baris yang sumbernya berbeda-beda diberi tanda \"Belum pasti\". Jika rumah Anda jauh, tanyakan dulu ke kantor desa atau kecamatan.",
        ],
    ),
    (
        "Data Anda",
        &[
            "Centang, jawaban, dan tulisan Anda hanya ada di HP ini. Masukan baru dikirim setelah Anda menekan Kirim.",
            "Masukan berisi: pilihan wajah, nama layanan, cerita Anda, dan nomor acak. Tidak ada nama, NIK, nomor HP, atau pelacak. Situs lain tidak dihubungi.",
        ],
    ),
    (
        "Tanpa sinyal",
        &[
            "Setelah sekali dibuka, seluruh panduan tersimpan di HP. Masukan yang ditulis tanpa sinyal menunggu di kotak keluar dan terkirim saat panduan dibuka dengan sambungan.",
        ],
    ),
    (
        "Ada yang salah?",
        &[
            "Syarat yang salah bisa membuat orang pulang dengan tangan kosong. Tulis lewat Masukan, pilih layanannya, dan ceritakan apa yang berbeda di loket.",
        ],
    ),
    ("Lisensi", &["Isi panduan: CC BY 4.0. Program: MIT atau Apache-2.0."]),
];

pub fn catalogue(n: usize, compiled: &str) -> String {
    ["Panduan ini memuat ", &n.to_string(), " layanan. Isi terakhir disusun ", compiled, "."]
        .concat()
}
