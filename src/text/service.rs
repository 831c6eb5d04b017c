//! Words of a service's page. The six headings are those of Permenpan RB 15/2014.

use catalogue::{
    AgencyKind, Condition, Does, Fee, Grade, Handling, Kind, PlaceKind, Question, Requirement,
    joined,
};

use super::format;

pub const REQUIREMENTS: &str = "Persyaratan";
pub const PROCEDURE: &str = "Sistem, mekanisme, dan prosedur";
pub const TIME: &str = "Jangka waktu pelayanan";
pub const FEE: &str = "Biaya/tarif";
pub const PRODUCT: &str = "Produk pelayanan";
pub const COMPLAINT: &str = "Penanganan pengaduan, saran, dan masukan";

pub const MISSING_TITLE: &str = "Layanan tidak ada";
pub const MISSING: &str =
    "Layanan ini tidak ada di panduan. Mungkin tautannya sudah lama. Coba cari dengan kata lain.";
pub const ALSO_CALLED: &str = "Juga disebut: ";
pub const UNCONFIRMED: &str = "Belum dikonfirmasi";
pub const UNSURE: &str = "Belum pasti: ";
pub const WHERE: &str = "Di mana";
pub const GUIDE: &str = "Panduan Loket, bukan situs resmi";
pub const BRING: &str = "Bawa";
pub const PREPARE: &str = "Siapkan";
pub const MEET: &str = "Penuhi";
pub const REPLACED: &str = "Layanan ini sudah tidak ada. Gantinya: ";
pub const SITUATION: &str = "Keadaan Anda";
pub const SITUATION_HINT: &str = "Jawab supaya daftar di bawah hanya memuat yang Anda perlukan.";
pub const FORGET_ANSWER: &str = "Belum tahu";
pub const KEPT_HINT: &str = "Centang yang sudah siap. Centang tersimpan di HP ini.";
pub const NOT_KEPT: &str =
    "HP ini tidak mengizinkan penyimpanan. Centang hilang saat halaman ditutup. Catat di kertas.";
pub const WHY: &str = "Mengapa: ";
pub const FORM: &str = "Formulir ";
pub const ONE_OF: &str = "Salah satu saja: ";
pub const OR: &str = " atau ";
pub const AND: &str = " dan ";
pub const PRODUCT_VALIDITY: &str = "Masa berlaku: ";
pub const PRODUCT_VALIDITY_UNKNOWN: &str = "Masa berlaku belum diketahui. Tanyakan ke petugas.";
pub const SHEET: &str = "Buka lembar layanan dengan semua sumber (perlu sambungan)";
pub const SOURCES_SUMMARY: &str = "Dasar hukum dan sumber";
pub const TIME_UNKNOWN: &str = "Belum diketahui. Tanyakan ke petugas sebelum berangkat.";
pub const FEE_UNKNOWN: &str =
    "Belum diketahui. Tanyakan ke petugas sebelum berangkat. Minta kuitansi bila membayar.";
pub const FREE: &str = "Gratis";
pub const AMOUNT_UNKNOWN: &str = "Besarnya belum diketahui";
pub const BASIS: &str = "Dasar: ";
pub const RELATED: &str = "Layanan terkait";
pub const GIVE_FEEDBACK: &str = "Beri masukan tentang layanan ini";
pub const FORGET: &str = "Selesai: hapus jawaban dan centang";
pub const READY: &str = "Semua yang pasti diperlukan sudah siap.";
pub const TIME_FROM: &str = "Dihitung sejak ";

pub fn unconfirmed_by_anyone(compiled: &str) -> String {
    ["Disusun dari sumber tertulis ", compiled, ". Rumah jauh? Tanyakan dulu sebelum berangkat."]
        .concat()
}

pub fn confirmed(by: &str, on: &str) -> String {
    ["Dipastikan oleh ", by, " pada ", on, "."].concat()
}

/// A record past the date when it was to be compared again.
pub fn stale(due: &str) -> String {
    [
        "Catatan ini harus diperiksa lagi sejak ",
        due,
        ". Isinya mungkin sudah berubah. Tanyakan dulu.",
    ]
    .concat()
}

/// "Gratis", "Rp5.000", or that nobody knows.
pub fn amount(fee: &Fee) -> String {
    match fee.amount {
        Some(0) => FREE.to_owned(),
        Some(amount) => format::rupiah(amount),
        None => AMOUNT_UNKNOWN.to_owned(),
    }
}

pub fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Bojonegoro => "Sumber Bojonegoro",
        Grade::National => "Aturan nasional",
        Grade::OtherRegency => "Contoh dari daerah lain",
    }
}

pub fn does(does: Does) -> &'static str {
    match does {
        Does::Finish => "Bisa selesai di sini",
        Does::Apply => "Mendaftar di sini",
        Does::Inform => "Hanya tanya-tanya",
    }
}

pub fn place_kind(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Online => "Daring",
        PlaceKind::Desa => "Desa",
        PlaceKind::Kecamatan => "Kecamatan",
        PlaceKind::Mobile => "Keliling",
        PlaceKind::Mpp => "MPP",
        PlaceKind::Office => "Kantor",
    }
}

pub fn agency_kind(kind: AgencyKind) -> &'static str {
    match kind {
        AgencyKind::Regency => "Perangkat daerah",
        AgencyKind::Central => "Instansi pusat",
        AgencyKind::StateCompany => "BUMN",
        AgencyKind::RegionalCompany => "BUMD",
        AgencyKind::Bank => "Bank",
    }
}

pub fn handling(handling: Handling) -> &'static str {
    match handling {
        Handling::Shown => "Aslinya hanya ditunjukkan, lalu dibawa pulang lagi.",
        Handling::Surrendered => "Aslinya diserahkan dan tidak kembali.",
    }
}

/// "asli 1", "fotokopi 2": what is counted, one badge each.
pub fn counts(requirement: &Requirement) -> Vec<String> {
    let mut counts = Vec::new();
    let (original, copies) = match requirement.kind {
        Kind::Photo | Kind::Form => ("", "fotokopi "),
        _ => ("asli ", "fotokopi "),
    };
    let sheets = if original.is_empty() { " lembar" } else { "" };
    if let Some(n) = requirement.original.filter(|n| *n > 0) {
        counts.push([original, &n.to_string(), sheets].concat());
    }
    if let Some(n) = requirement.copies.filter(|n| *n > 0) {
        counts.push(copies.to_owned() + &n.to_string());
    }
    counts
}

pub fn max_age(days: u16) -> String {
    if days >= 60 && days.is_multiple_of(30) {
        ["Paling lama ", &(days / 30).to_string(), " bulan sejak dibuat."].concat()
    } else {
        ["Paling lama ", &days.to_string(), " hari sejak dibuat."].concat()
    }
}

/// Asks for one of several papers by its name, for the only one without.
pub fn obtain(document: Option<&str>) -> String {
    match document {
        Some(document) => ["Belum punya ", document, "? "].concat(),
        None => "Belum punya? ".to_owned(),
    }
}

pub fn only_if(condition: &str) -> String {
    ["Hanya jika ", condition].concat()
}

pub fn progress(ready: usize, needed: usize) -> String {
    [&ready.to_string(), " dari ", &needed.to_string(), " siap"].concat()
}

pub fn n_depends(n: usize) -> String {
    [&n.to_string(), " lagi tergantung keadaan Anda."].concat()
}

pub fn since(date: &str) -> String {
    ["berlaku sejak ", date].concat()
}

/// "KTP hilang dan diwakilkan orang lain": a condition in the words of its answers.
pub fn condition(condition: &Condition, questions: &[Question]) -> String {
    let clauses = condition.0.iter().map(|clause| {
        let literals = clause.iter().filter_map(|literal| {
            let question = questions.get(usize::from(literal.0))?;
            let answers = question.answers.iter().enumerate();
            let fitting = answers.filter(|(position, _)| literal.1 & (1 << position) != 0);
            let fitting: Vec<_> = fitting.map(|(_, answer)| answer.when.as_str()).collect();
            Some(joined(&fitting, OR))
        });
        joined(&literals.collect::<Vec<_>>(), AND)
    });
    joined(&clauses.collect::<Vec<_>>(), OR)
}
