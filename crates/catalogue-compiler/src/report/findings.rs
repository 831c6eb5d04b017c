//! What is good and what is needed about one service, line by line, and how many of each.

use std::ops::AddAssign;

use catalogue::{Condition, Grade, Service};

use super::notices::told;
use super::words;
use crate::lint::{Level, Notice};
use crate::prove::place;
use crate::source::{SourceFile, line_of};
use crate::{Compiled, lint};

/// Days in which a record counts as due soon.
const SOON: i64 = 30;

/// One line of the report.
#[derive(Debug, Clone)]
pub(super) struct Finding {
    pub(super) is_needed: bool,
    pub(super) topic: &'static str,
    pub(super) text: String,
    pub(super) help: String,
    /// Whether an officer can answer it on paper.
    pub(super) asks: bool,
    /// Whether the lint said something that this report has no Indonesian for.
    pub(super) is_english: bool,
    /// File and line below `data/`.
    pub(super) place: Option<(String, usize)>,
}

/// How many services, and how many things of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) services: usize,
    pub(super) confirmed: usize,
    pub(super) stale: usize,
    pub(super) soon: usize,
    pub(super) unconfirmed: usize,
    pub(super) no_time: usize,
    pub(super) no_fee: usize,
    pub(super) no_validity: usize,
    pub(super) far: usize,
    pub(super) warnings: usize,
    pub(super) hints: usize,
    /// Lines that say "perlu".
    pub(super) needed: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.services += other.services;
        self.confirmed += other.confirmed;
        self.stale += other.stale;
        self.soon += other.soon;
        self.unconfirmed += other.unconfirmed;
        self.no_time += other.no_time;
        self.no_fee += other.no_fee;
        self.no_validity += other.no_validity;
        self.far += other.far;
        self.warnings += other.warnings;
        self.hints += other.hints;
        self.needed += other.needed;
    }
}

/// A service and what is to be said of it.
pub(super) struct Checked<'a> {
    pub(super) service: &'a Service,
    pub(super) path: String,
    pub(super) findings: Vec<Finding>,
    pub(super) counts: Counts,
}

/// What the report is made from.
#[derive(Clone, Copy)]
pub(super) struct Input<'a> {
    pub(super) files: &'a [SourceFile],
    pub(super) compiled: &'a Compiled,
    pub(super) notices: &'a [Notice],
    /// ISO.
    pub(super) today: &'a str,
}

pub(super) fn check<'a>(input: Input<'a>, service: &'a Service) -> Checked<'a> {
    let path = place(input.files, &service.id, "").0;
    let mut checked = Checked { service, path, findings: Vec::new(), counts: Counts::default() };
    checked.counts.services = 1;
    checked.confirmation();
    checked.due(input);
    checked.missing();
    checked.unconfirmed(input);
    checked.grade();
    checked.notices(input);
    checked.counts.needed = checked.findings.iter().filter(|line| line.is_needed).count();
    checked
}

fn good(topic: &'static str, text: String) -> Finding {
    Finding {
        is_needed: false,
        topic,
        text,
        help: String::new(),
        asks: false,
        is_english: false,
        place: None,
    }
}

fn needed(topic: &'static str, text: String, help: &str) -> Finding {
    Finding { is_needed: true, help: help.to_owned(), ..good(topic, text) }
}

impl Checked<'_> {
    fn confirmation(&mut self) {
        let check = &self.service.check;
        self.findings.push(match (&check.confirmed_by, &check.confirmed_on) {
            (Some(by), Some(on)) => {
                self.counts.confirmed = 1;
                good("Konfirmasi", format!("Dikonfirmasi oleh {by}, {}.", words::date(on)))
            }
            _ => needed(
                "Konfirmasi",
                "Belum ada petugas yang mengonfirmasi data ini.".to_owned(),
                "Baca data layanan, betulkan yang salah, lalu isi kotak di bawah.",
            ),
        });
    }

    fn due(&mut self, input: Input<'_>) {
        const TOPIC: &str = "Tanggal periksa";
        let check = &self.service.check;
        let left = words::day_number(&check.due).zip(words::day_number(input.today));
        let left = left.map_or(0, |(due, today)| due - today);
        let due = words::date(&check.due);
        let help = "Bandingkan dengan sumber, lalu perbarui tanggal periksa.";
        let mut finding = if left < 0 {
            self.counts.stale = 1;
            needed(TOPIC, format!("Lewat batas: harus diperiksa paling lambat {due}."), help)
        } else if left <= SOON {
            self.counts.soon = 1;
            needed(TOPIC, format!("Segera: periksa paling lambat {due}, {left} hari lagi."), help)
        } else {
            let compiled = words::date(&check.compiled);
            good(TOPIC, format!("Diperiksa {compiled}. Periksa lagi paling lambat {due}."))
        };
        if finding.is_needed {
            finding.place = Some(place(input.files, &self.service.id, "due ="));
        }
        self.findings.push(finding);
    }

    fn missing(&mut self) {
        let service = self.service;
        let mut add = |topic, known: Option<String>, question: &str, count: &mut usize| {
            self.findings.push(match known {
                Some(text) => good(topic, text),
                None => {
                    *count = 1;
                    Finding { asks: true, ..needed(topic, "Belum diketahui.".to_owned(), question) }
                }
            });
        };
        let time = service.time.as_ref().map(|time| words::sentence(&words::duration(time)));
        add("Lama layanan", time, "Berapa lama, dihitung sejak kapan?", &mut self.counts.no_time);
        let n = service.fees.len();
        let fees = (n > 0).then(|| format!("{n} baris biaya."));
        add("Biaya", fees, "Berapa biayanya, menurut aturan apa?", &mut self.counts.no_fee);
        let validity = service.validity.as_deref().map(words::sentence);
        let question = "Berapa lama hasil layanan berlaku?";
        add("Masa berlaku", validity, question, &mut self.counts.no_validity);
    }

    fn unconfirmed(&mut self, input: Input<'_>) {
        let service = self.service;
        let always = Condition::default();
        let mut lines: Vec<(&'static str, String, &str)> = Vec::new();
        let with = |text: String, condition, note: &Option<String>| {
            let when = words::condition(condition, service);
            let when = when.map(|when| format!(" ({when})")).unwrap_or_default();
            let note = note.as_ref().map(|note| format!(" {}", words::sentence(note)));
            words::sentence(&format!("{text}{when}")) + &note.unwrap_or_default()
        };
        for line in &service.requirements {
            if let Some(reason) = &line.unconfirmed {
                let text = words::requirement(line, input.compiled);
                lines.push(("Syarat belum pasti", with(text, &line.only_if, &line.note), reason));
            }
        }
        if let Some(time) = &service.time
            && let Some(reason) = &time.unconfirmed
        {
            let text = with(words::duration(time), &always, &time.note);
            lines.push(("Lama belum pasti", text, reason));
        }
        for fee in &service.fees {
            if let Some(reason) = &fee.unconfirmed {
                let text = match fee.amount {
                    Some(amount) => format!("{}, {}", fee.label, words::rupiah(amount)),
                    None => fee.label.clone(),
                };
                lines.push(("Biaya belum pasti", with(text, &fee.only_if, &fee.note), reason));
            }
        }
        self.counts.unconfirmed = lines.len();
        for (n, (topic, text, reason)) in lines.iter().enumerate() {
            let earlier = lines[..n].iter().filter(|(.., other)| other == reason).count();
            let line = self.line_of_reason(input.files, reason, earlier);
            let reason = format!("Alasan: {reason}");
            self.findings.push(Finding {
                asks: true,
                place: Some((self.path.clone(), line)),
                ..needed(topic, text.clone(), &reason)
            });
        }
    }

    /// The same reason may stand at several lines; each gets its own.
    fn line_of_reason(&self, files: &[SourceFile], reason: &str, earlier: usize) -> usize {
        let file = files.iter().find(|file| file.path == self.path);
        let text = file.map_or("", |file| file.text.as_str());
        let at = text.match_indices(reason).nth(earlier);
        at.map_or(1, |(at, _)| line_of(text, at))
    }

    fn grade(&mut self) {
        const TOPIC: &str = "Sumber terbaik";
        let grade = words::grade(self.service.grade);
        self.findings.push(if self.service.grade == Grade::OtherRegency {
            self.counts.far = 1;
            let help = "Apakah aturan ini juga berlaku di Bojonegoro? Sebutkan aturannya.";
            Finding { asks: true, ..needed(TOPIC, format!("Hanya {grade}."), help) }
        } else {
            good(TOPIC, format!("{grade}."))
        });
    }

    fn notices(&mut self, input: Input<'_>) {
        let is_own = |notice: &&Notice| notice.service.as_deref() == Some(self.service.id.as_str());
        let own: Vec<&Notice> = input.notices.iter().filter(is_own).collect();
        for notice in own {
            // The date line says it already, with the same file and line.
            if notice.problem.message.starts_with("stale: ") {
                continue;
            }
            let topic = match notice.level {
                Level::Warning => {
                    self.counts.warnings += 1;
                    "Peringatan"
                }
                Level::Hint => {
                    self.counts.hints += 1;
                    "Saran"
                }
            };
            self.findings.push(of_notice(topic, notice, input.compiled));
        }
    }
}

/// A line for what the lint says.
pub(super) fn of_notice(
    topic: &'static str,
    notice: &lint::Notice,
    compiled: &Compiled,
) -> Finding {
    let told = told(notice, compiled);
    let is_english = told.is_none();
    let (text, help) =
        told.unwrap_or_else(|| (notice.problem.message.clone(), notice.problem.help.clone()));
    Finding {
        is_english,
        place: Some((notice.problem.path.clone(), notice.problem.line)),
        ..needed(topic, text, &help)
    }
}
