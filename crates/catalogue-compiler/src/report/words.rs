//! What the report says, in Indonesian.

use catalogue::{Condition, Grade, Kind, Requirement, Service, Time, TimeUnit};

use crate::Compiled;

const MONTHS: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];

/// `2026-11-24` → `24 November 2026`; anything else stays as it is.
pub(super) fn date(iso: &str) -> String {
    let parts: Vec<&str> = iso.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return iso.to_owned() };
    let month = month.parse::<usize>().ok().and_then(|n| MONTHS.get(n.wrapping_sub(1)));
    match month {
        Some(month) => format!("{} {month} {year}", day.trim_start_matches('0')),
        None => iso.to_owned(),
    }
}

/// Days since the beginning of 1970; nothing if it is not an ISO date.
pub(super) fn day_number(iso: &str) -> Option<i64> {
    let parts: Vec<i64> = iso.split('-').filter_map(|part| part.parse().ok()).collect();
    let [year, month, day] = parts[..] else { return None };
    // Years begin in March here, so that the leap day is the last.
    let year = if month < 3 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    Some(era * 146_097 + day_of_era - 719_468)
}

/// "1 sampai 24 jam".
pub(super) fn duration(time: &Time) -> String {
    let unit = match time.unit {
        TimeUnit::Minute => "menit",
        TimeUnit::Hour => "jam",
        TimeUnit::Day => "hari",
        TimeUnit::WorkingDay => "hari kerja",
        TimeUnit::Week => "minggu",
        TimeUnit::Month => "bulan",
    };
    match time.min {
        Some(min) => format!("{min} sampai {} {unit}", time.max),
        None => format!("{} {unit}", time.max),
    }
}

/// `150000` → `Rp150.000`.
pub(super) fn rupiah(amount: u32) -> String {
    let digits = amount.to_string();
    let mut text = String::from("Rp");
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

pub(super) fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Bojonegoro => "sumber Bojonegoro",
        Grade::National => "aturan nasional",
        Grade::OtherRegency => "sumber kabupaten lain",
    }
}

/// What a line asks for, with its count.
pub(super) fn requirement(line: &Requirement, compiled: &Compiled) -> String {
    let names: Vec<String> = line.documents.iter().map(|id| document(id, compiled)).collect();
    let name = line.text.clone().unwrap_or_else(|| names.join(" atau "));
    let counts = [("asli", line.original), ("fotokopi", line.copies)];
    let counts: Vec<String> =
        counts.iter().filter_map(|(word, n)| n.map(|n| format!("{n} {word}"))).collect();
    if !counts.is_empty() {
        format!("{name}, {}", counts.join(", "))
    } else if line.kind == Kind::Document {
        format!("{name}, jumlah belum ditulis")
    } else {
        name
    }
}

/// A text with a full stop, if it has no end of its own.
pub(super) fn sentence(text: &str) -> String {
    let end = if text.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{text}{end}")
}

/// The name of a document, or what was written in its place.
pub(super) fn document(id: &str, compiled: &Compiled) -> String {
    let found = compiled.file.documents.iter().find(|document| document.id == id);
    found.map_or(id, |document| document.name.as_str()).to_owned()
}

/// "jika diwakilkan, dan jika KTP hilang"; nothing for what is always needed.
pub(super) fn condition(condition: &Condition, service: &Service) -> Option<String> {
    let clauses: Vec<String> = condition
        .0
        .iter()
        .map(|clause| {
            let literals = clause.iter().map(|literal| {
                let question = service.questions.get(usize::from(literal.0));
                let answers = question.map_or(&[][..], |question| question.answers.as_slice());
                let is_in = |n: usize| (u32::from(literal.1) >> n) & 1 == 1;
                let when = answers.iter().enumerate().filter(|(n, _)| is_in(*n));
                when.map(|(_, answer)| answer.when.as_str()).collect::<Vec<_>>().join(" atau ")
            });
            literals.collect::<Vec<_>>().join(", dan ")
        })
        .collect();
    (!condition.is_always()).then(|| format!("hanya jika {}", clauses.join("; atau jika ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        assert_eq!(date("2026-11-04"), "4 November 2026");
        assert_eq!(date("kemarin"), "kemarin");
        for days in [0, 59, 60, 11_016, 20_000, 20_784, -1] {
            assert_eq!(day_number(&catalogue::date::iso(days)), Some(days));
        }
        assert_eq!(day_number(""), None);
    }
}
