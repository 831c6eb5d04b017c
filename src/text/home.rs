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
pub const ENDED: &str = "Sudah tidak ada";
pub const ALL_LINK: &str = "Semua layanan A sampai Z";
pub const WITHOUT_FILTER: &str = "Cari tanpa saringan";
pub const DID_YOU_MEAN: &str = "Mungkin maksud Anda: ";
pub const MEANINGS: &str = "Yang mana maksud Anda?";
pub const OTHERS: &str = "Hasil lain";
pub const RECENT_TITLE: &str = "Pencarian terakhir";
pub const FORGET_RECENT: &str = "Hapus pencarian terakhir";
pub const FILTER: &str = "Saring daftar";
/// In the order of the facets.
pub const FACETS: [&str; 5] = ["Bisa di mana", "Biaya", "Huruf pertama", "Instansi", "Peristiwa"];
pub const LETTERS: &str = "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z";

pub fn n_results(n: usize, n_meanings: usize) -> String {
    match (n, n_meanings) {
        (0, _) => NOTHING_TITLE.to_owned(),
        (n, 0) => n.to_string() + " layanan ditemukan",
        (n, n_meanings) => {
            [&n.to_string(), " layanan ditemukan dengan ", &n_meanings.to_string(), " arti"]
                .concat()
        }
    }
}

pub fn more(n: usize) -> String {
    ["Tampilkan lagi (masih ", &n.to_string(), ")"].concat()
}

/// A choice with how many services are behind it.
pub fn facet(label: &str, n: usize) -> String {
    [label, " (", &n.to_string(), ")"].concat()
}

pub fn n_services(n: usize) -> String {
    n.to_string() + " layanan"
}

pub fn event_steps(n: usize) -> String {
    n.to_string() + " urusan"
}
