//! Views drawn natively to HTML: roles, labels, links and states, not whole strings.
#![cfg(not(target_arch = "wasm32"))]

use ::feedback::{Answer, Entry, RefusalReason, RetryReason, SubmissionId};
use catalogue::SavedList;
use leptos::prelude::{Owner, RenderHtml};
use loket::components::{load_failed, load_pending};
use loket::pages::{EntryFacts, ServiceRef, browse_view, entry_view, results_view, service_view};
use loket::route::Looking;
use loket::state::shared::Shared;
use loket::state::{Library, Shape, ShapeOf};
use loket::view::{View, el};

const GOLDEN: &str = include_str!("../../crates/catalogue/golden/catalogue-1.json");

fn library() -> Library {
    Library::open(GOLDEN, "2026-11-25".to_owned()).expect("the golden catalogue opens")
}

fn draw(view: impl FnOnce() -> View) -> String {
    let owner = Owner::new();
    owner.with(|| view().into_leptos().to_html())
}

fn draw_service(list: SavedList) -> String {
    draw(|| {
        let service = ServiceRef::find(library(), "ktp-el-hilang").expect("is there");
        let shape = ShapeOf::fixed(Shape::new(service.get(), list));
        service_view(service, shape, |_, _| {})
    })
}

fn check(html: &str, there: &[&str], not_there: &[&str]) {
    for part in there {
        assert!(html.contains(part), "missing {part}\nin {html}");
    }
    for part in not_there {
        assert!(!html.contains(part), "unexpected {part}\nin {html}");
    }
}

#[test]
fn a_service_has_the_six_headings_and_its_state_of_checking() {
    let html = draw_service(SavedList::default());
    check(
        &html,
        &[
            "Persyaratan",
            "Sistem, mekanisme, dan prosedur",
            "Jangka waktu pelayanan",
            "Biaya/tarif",
            "Produk pelayanan",
            "Penanganan pengaduan, saran, dan masukan",
            "Belum dikonfirmasi",
            "Aturan nasional",
            "24 Nov 2026",
        ],
        &[],
    );
}

#[test]
fn before_any_answer_every_line_is_drawn_with_its_condition() {
    let html = draw_service(SavedList::default());
    check(&html, &["Hanya jika hilang dan diwakilkan", "0 dari 1 siap", "3 lagi tergantung"], &[]);
    check(&html, &["asli 1", "fotokopi 1", "Formulir F-1.07", "Paling lama 14 hari"], &[]);
}

#[test]
fn answers_hide_what_they_rule_out() {
    let mut list = SavedList::default();
    list.set_answer("alasan", Some("rusak"));
    let html = draw_service(list);
    check(&html, &["0 dari 2 siap"], &["tergantung keadaan"]);
    let n_hidden = html.split("<li ").filter(|item| {
        let tag = item.split('>').next().unwrap_or_default();
        tag.contains("class=\"line") && tag.contains("hidden")
    });
    assert_eq!(
        n_hidden.count(),
        2,
        "the police letter and the power of attorney are for lost cards"
    );
}

#[test]
fn results_link_to_services_and_an_empty_answer_says_what_to_try() {
    let html =
        draw(|| results_view(library(), &Looking::for_words("kelangan ktp"), Shared::new(false)));
    check(&html, &[r#"href="layanan/ktp-el-hilang""#, "1 layanan ditemukan", "Gratis"], &[]);
    let html = draw(|| results_view(library(), &Looking::for_words("zzzzqq"), Shared::new(false)));
    check(&html, &["Tidak ada layanan dengan kata itu", r#"href="instansi""#], &["layanan/"]);
}

#[test]
fn browsing_leads_to_searches() {
    let html = draw(|| browse_view(library()));
    check(&html, &[r#"href="./?q=Dompet%20hilang""#, r#"href="./?q=KTP%20hilang""#], &[]);
}

#[test]
fn loading_shows_how_far_it_is_and_failing_says_why() {
    let html = draw(|| load_pending(50, 200));
    check(&html, &[r#"value="25""#, r#"role="status""#], &[]);
    check(&draw(|| load_pending(50, 0)), &["<progress"], &["value="]);
    let html = draw(|| load_failed("Judul", "Sebab", || {}));
    check(&html, &[r#"role="alert""#, "Judul", "Sebab", "Coba lagi"], &[]);
}

fn entry(answer: Option<Answer>) -> String {
    let mut entry =
        Entry::new(SubmissionId::new(1_795_000_000_000, [1; 10]), 1_795_000_000_000, "{}".into());
    if let Some(answer) = answer {
        entry.apply(answer, 1_795_000_000_000);
    }
    let facts = EntryFacts { entry, draft: None, service: Some("KIA".into()), is_volatile: false };
    draw(|| entry_view(&facts, || {}, || {}, || {}))
}

#[test]
fn every_state_of_an_entry_has_words_and_the_right_buttons() {
    check(&entry(None), &["Menunggu dikirim", "Kirim sekarang", "Hapus"], &["Betulkan"]);
    let retried = entry(Some(Answer::Retry(RetryReason::Busy)));
    check(&retried, &["Sudah dicoba 1 kali"], &[]);
    let sent = entry(Some(Answer::Accepted("7K4M-Q2ZD".into())));
    check(&sent, &["Sudah diterima", "7K4M-Q2ZD", "Hapus"], &["Kirim sekarang"]);
    let refused = entry(Some(Answer::Refused(RefusalReason::TooLarge)));
    check(&refused, &["Ditolak", "terlalu panjang"], &["Kirim sekarang"]);
}

#[test]
fn text_from_the_data_cannot_become_markup() {
    let html = draw(|| el("p", "").say("<script>alert(1)</script>".into()));
    check(&html, &["&lt;script"], &["<script"]);
    let html = draw(|| el("a", "").attr_text("href", "\"><script>".into()));
    check(&html, &[], &["<script"]);
}
