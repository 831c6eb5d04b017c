//! Numbers, rupiah, dates and durations, the Indonesian way.

use catalogue::{Time, TimeUnit, date};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"];

/// `2026-11-24` → `24 Nov 2026`; anything else stays as it is.
pub fn day(iso: &str) -> String {
    let parts: Vec<&str> = iso.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return iso.to_owned() };
    let month = month.parse::<usize>().ok().and_then(|n| MONTHS.get(n.wrapping_sub(1)));
    match month {
        Some(month) => [day.trim_start_matches('0'), " ", month, " ", year].concat(),
        None => iso.to_owned(),
    }
}

/// `150000` → `Rp150.000`.
pub fn rupiah(amount: u32) -> String {
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

/// "1 sampai 24 jam".
pub fn duration(time: &Time) -> String {
    let unit = match time.unit {
        TimeUnit::Minute => "menit",
        TimeUnit::Hour => "jam",
        TimeUnit::Day => "hari",
        TimeUnit::WorkingDay => "hari kerja",
        TimeUnit::Week => "minggu",
        TimeUnit::Month => "bulan",
    };
    match time.min {
        Some(min) => [&min.to_string(), " sampai ", &time.max.to_string(), " ", unit].concat(),
        None => [&time.max.to_string(), " ", unit].concat(),
    }
}

/// Unix milliseconds → `24 Nov 2026`, in Western Indonesian Time (UTC+7), the time of Bojonegoro.
pub fn date_of_ms(ms: u64) -> String {
    let (year, month, day) = date::civil(date::days_of_ms(ms));
    [&day.to_string(), " ", MONTHS[month - 1], " ", &year.to_string()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        assert_eq!(day("2026-11-04"), "4 Nov 2026");
        assert_eq!(day("2026-13-04"), "2026-13-04");
        assert_eq!(day("kemarin"), "kemarin");
        assert_eq!(date_of_ms(0), "1 Jan 1970");
        assert_eq!(date_of_ms(951_782_400_000), "29 Feb 2000");
        // 17.00 UTC is already tomorrow in Bojonegoro.
        assert_eq!(date_of_ms(1_795_539_600_000), "25 Nov 2026");
    }

    #[test]
    fn money() {
        assert_eq!(rupiah(0), "Rp0");
        assert_eq!(rupiah(30_000), "Rp30.000");
        assert_eq!(rupiah(1_000_000), "Rp1.000.000");
    }

    #[test]
    fn durations() {
        let mut time = Time {
            min: Some(1),
            max: 24,
            unit: TimeUnit::Hour,
            from: None,
            note: None,
            unconfirmed: None,
        };
        assert_eq!(duration(&time), "1 sampai 24 jam");
        time.min = None;
        time.unit = TimeUnit::WorkingDay;
        assert_eq!(duration(&time), "24 hari kerja");
    }
}
