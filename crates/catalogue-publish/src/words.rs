//! Sentences that only the published files say; all others are the app's own (`text`, `format`).

pub(crate) const GUIDE: &str = "Loket · Panduan layanan MPP Bojonegoro";
pub(crate) const UNOFFICIAL: &str =
    "Panduan dari sumber tertulis. Bukan situs resmi pemerintah dan bukan terbitan instansi.";
pub(crate) const REGENCY: &str = "Kabupaten Bojonegoro";
pub(crate) const PROVINCE: &str = "Jawa Timur";
