//! Weekdays that do not belong to their date: "Jumat, 24 November 2026".

const DAYS: [&str; 7] = ["minggu", "senin", "selasa", "rabu", "kamis", "jumat", "sabtu"];
const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
];

/// Date as written, the day it really is, the day that is written.
pub(super) fn wrong_weekdays(text: &str) -> Vec<(String, &'static str, &'static str)> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let mut wrong = Vec::new();
    for window in words.windows(4) {
        let [day, date, month, year] = window else { continue };
        let written = DAYS.iter().position(|name| name == day);
        let month_number = MONTHS.iter().position(|name| name == month);
        let (Some(written), Some(month_number), Ok(date), Ok(year)) =
            (written, month_number, date.parse::<u32>(), year.parse::<u32>())
        else {
            continue;
        };
        let is = weekday(year, month_number as u32 + 1, date);
        if is != written {
            wrong.push((format!("{date} {month} {year}"), DAYS[is], DAYS[written]));
        }
    }
    wrong
}

/// Day of the week, Sunday 0 (Sakamoto's method, Gregorian calendar).
fn weekday(year: u32, month: u32, day: u32) -> usize {
    const OFFSET: [u32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let year = if month < 3 { year - 1 } else { year };
    let offset = OFFSET[(month as usize + 11) % 12];
    ((year + year / 4 - year / 100 + year / 400 + offset + day) % 7) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_known_dates() {
        assert_eq!(weekday(2026, 11, 24), 2);
        assert_eq!(weekday(2000, 2, 29), 2);
        assert_eq!(weekday(1945, 8, 17), 5);
    }

    #[test]
    fn only_wrong_days_are_found() {
        assert!(wrong_weekdays("Tutup Selasa, 24 November 2026.").is_empty());
        let wrong = wrong_weekdays("Tutup Jumat 24 November 2026.");
        assert_eq!(wrong, [("24 november 2026".to_owned(), "selasa", "jumat")]);
    }
}
