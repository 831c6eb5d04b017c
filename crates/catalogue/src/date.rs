//! ISO dates from day counts. The calendar is Gregorian throughout, as in the records.

/// Days since 1970-01-01 → year, month (1 to 12), day; the usual 400-year era arithmetic with years that
/// begin in March.
pub fn civil(days: i64) -> (i64, usize, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month as usize, day)
}

/// Days since 1970-01-01 → `2026-11-24`.
pub fn iso(days: i64) -> String {
    let (year, month, day) = civil(days);
    let two = |n: i64| [if n < 10 { "0" } else { "" }, &n.to_string()].concat();
    [&year.to_string(), "-", &two(month as i64), "-", &two(day)].concat()
}

/// Unix milliseconds → days since 1970-01-01 in Western Indonesian Time (UTC+7), the time of Bojonegoro.
pub fn days_of_ms(ms: u64) -> i64 {
    ((ms / 1_000 + 7 * 3_600) / 86_400) as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_dates() {
        assert_eq!(iso(0), "1970-01-01");
        assert_eq!(iso(11_016), "2000-02-29");
        // 17.00 UTC is already tomorrow in Bojonegoro.
        assert_eq!(iso(days_of_ms(1_795_539_600_000)), "2026-11-25");
    }
}
