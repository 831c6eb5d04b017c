//! Failures of loading → what to tell, and what to do next.

use crate::state::catalogue::LoadFailure;

pub const LOAD_TITLE: &str = "Daftar layanan belum termuat";

pub fn load(failure: LoadFailure) -> &'static str {
    match failure {
        LoadFailure::Unreachable => {
            "Tidak ada sambungan. Cari tempat dengan sinyal, lalu coba lagi. Setelah sekali termuat, panduan bisa dibuka tanpa sinyal."
        }
        LoadFailure::LoginPage => {
            "Jaringan ini meminta Anda masuk dulu. Buka situs lain di peramban, masuk ke Wi-Fi, lalu coba lagi."
        }
        LoadFailure::Refused => "Server sedang bermasalah. Tunggu sebentar, lalu coba lagi.",
        LoadFailure::Broken => {
            "Data yang datang rusak di jalan. Coba lagi dengan sinyal yang lebih baik."
        }
        LoadFailure::Newer => {
            "Data ini untuk versi panduan yang lebih baru. Tutup halaman ini, lalu buka lagi supaya panduan diperbarui."
        }
    }
}
