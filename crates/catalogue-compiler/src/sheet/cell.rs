//! One value as the text of one cell, such that no spreadsheet makes something else of it.

use crate::sheet::schema::Cell;

/// A value of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Text(String),
    Texts(Vec<String>),
    Number(u32),
    /// ISO.
    Date(String),
}

/// What is wrong, and what to write instead.
pub(crate) type Wrong = (String, String);

/// Before a text that a spreadsheet would run, or take for a number or a date.
const GUARD: char = '\'';
/// Between the texts of a list.
const BAR: char = '|';
const ESCAPE: char = '\\';

/// The text of a cell.
pub(crate) fn encode(value: &Value) -> String {
    match value {
        Value::Text(text) => guarded(text),
        Value::Texts(texts) => {
            guarded(&texts.iter().map(|text| escaped(text)).collect::<Vec<_>>().join(" | "))
        }
        Value::Number(number) => number.to_string(),
        Value::Date(date) => date.clone(),
    }
}

/// The value of a cell; nothing, if it holds nothing.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn decode(text: &str, kind: Cell) -> Result<Option<Value>, Wrong> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    Ok(Some(match kind {
        Cell::Text => Value::Text(folded(unguarded(text))),
        Cell::Texts => {
            let texts = split(unguarded(text)).into_iter().map(|text| folded(&text));
            Value::Texts(texts.filter(|text| !text.is_empty()).collect())
        }
        Cell::Number(max) => Value::Number(number(text.trim(), max)?),
        Cell::Date => Value::Date(date(unguarded(text).trim())?),
    }))
}

/// As the compiler sees a text.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn guarded(text: &str) -> String {
    if text.starts_with(STARTS) || (is_taken_for_another(text) && !is_kept_number(text)) {
        format!("{GUARD}{text}")
    } else {
        text.to_owned()
    }
}

/// A guard that somebody types before something harmless is a part of the text.
fn unguarded(text: &str) -> &str {
    match text.strip_prefix(GUARD) {
        Some(rest) if rest.starts_with(STARTS) || is_taken_for_another(rest) => rest,
        _ => text,
    }
}

/// A cell that begins so is a formula, or was guarded already.
const STARTS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', GUARD];

/// Whether a spreadsheet makes a number or a date of it: digits, signs, names of months.
fn is_taken_for_another(text: &str) -> bool {
    let is_sign = |letter: char| letter.is_ascii_digit() || " .,:/-%".contains(letter);
    text.len() <= 40
        && text.contains(|letter: char| letter.is_ascii_digit())
        && text.split(is_sign).all(|word| {
            word.is_empty()
                || ["e", "E", "Rp", "am", "pm", "AM", "PM"].contains(&word)
                || MONTHS.iter().any(|month| word.to_lowercase().starts_with(month))
        })
}

/// Whether a spreadsheet takes it for a number and writes the same digits again.
fn is_kept_number(text: &str) -> bool {
    text.len() <= 11 && !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// How the names of months begin, Indonesian and English.
const MONTHS: [&str; 17] = [
    "jan", "feb", "peb", "mar", "apr", "mei", "may", "jun", "jul", "agu", "agt", "aug", "sep",
    "okt", "oct", "nov", "des",
];

/// A text of a list, such that its own bars and the spaces at its ends survive.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    let last = text.chars().count().saturating_sub(1);
    for (position, letter) in text.chars().enumerate() {
        let is_at_end = position == 0 || position == last;
        if letter == BAR || letter == ESCAPE || (is_at_end && letter.is_whitespace()) {
            escaped.push(ESCAPE);
        }
        escaped.push(letter);
    }
    escaped
}

fn split(text: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut item = String::new();
    // How much of the item is more than space that trimming may take.
    let mut kept = 0;
    let mut letters = text.chars().peekable();
    loop {
        match letters.next() {
            None | Some(BAR) => {
                item.truncate(kept);
                if !item.is_empty() {
                    texts.push(std::mem::take(&mut item));
                }
                kept = 0;
                if letters.peek().is_none() {
                    return texts;
                }
            }
            Some(ESCAPE) => {
                let is_escape =
                    |next: &char| *next == BAR || *next == ESCAPE || next.is_whitespace();
                item.push(letters.next_if(is_escape).unwrap_or(ESCAPE));
                kept = item.len();
            }
            Some(letter) if letter.is_whitespace() => {
                if !item.is_empty() {
                    item.push(letter);
                }
            }
            Some(letter) => {
                item.push(letter);
                kept = item.len();
            }
        }
    }
}

fn number(text: &str, max: u32) -> Result<u32, Wrong> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let is_plain = digits.len() == text.len();
    match digits.parse() {
        Ok(number) if is_plain && number <= max => Ok(number),
        Ok(number) if number <= max && !text.contains('-') => {
            let help = format!("write {number}, digits only, if that is meant");
            Err((format!("`{text}` is not a whole number"), help))
        }
        _ => {
            let help = format!("write digits only, from 0 to {max}, or leave the cell empty");
            Err((format!("`{text}` is not a whole number from 0 to {max}"), help))
        }
    }
}

/// ISO, or day first with the year last: what an Indonesian spreadsheet makes of ISO.
fn date(text: &str) -> Result<String, Wrong> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let numbers: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let date = match (parts.as_slice(), numbers.as_slice()) {
        ([first, _, _], [year, month, day]) if first.len() == 4 => Some((*year, *month, *day)),
        ([_, _, last], [day, month, year]) if last.len() == 4 => Some((*year, *month, *day)),
        _ => None,
    };
    match date {
        Some((year, month, day))
            if (1..=12).contains(&month) && day >= 1 && day <= days(year, month) =>
        {
            Ok(format!("{year:04}-{month:02}-{day:02}"))
        }
        _ => {
            let help = "write year-month-day such as 2026-11-24, or day/month/year: 24/11/2026";
            Err((format!("`{text}` is not a date"), help.to_owned()))
        }
    }
}

fn days(year: u32, month: u32) -> u32 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_a_spreadsheet_would_run_or_change_is_guarded() {
        for text in ["=1+1", "+62", "-", "@x", "'=1", "1/2", "0353", "1 Mei 2026", "12.30", "1E5"] {
            assert_eq!(guarded(text), format!("'{text}"));
            assert_eq!(unguarded(&guarded(text)), text);
        }
        for text in ["UU 1/2000", "24 jam", "D02", "F-1.02", "5 tahun", "450", "hilang = ya", "Jan"]
        {
            assert_eq!(guarded(text), text);
        }
        assert_eq!(unguarded("'Ain"), "'Ain");
    }

    #[test]
    fn numbers_are_digits() {
        assert_eq!(number("20", 20), Ok(20));
        assert!(number("500.000", 1_000_000).is_err_and(|wrong| wrong.1.contains("write 500000,")));
        assert!(number("Rp5", 20).is_err());
        assert!(number("-5", 20).is_err());
        assert!(number("21", 20).is_err());
        assert!(number("99999999999", 20).is_err());
        assert!(number("satu", 20).is_err());
    }

    #[test]
    fn dates_are_iso_or_day_first() {
        for text in ["2026-11-24", "24/11/2026", "24-11-2026", "24.11.2026"] {
            assert_eq!(date(text).as_deref(), Ok("2026-11-24"));
        }
        assert_eq!(date("5/1/2026").as_deref(), Ok("2026-01-05"));
        for text in ["11/24/2026", "2026-02-29", "24/11/26", "besok", "2026-11", "--"] {
            assert!(date(text).is_err(), "{text}");
        }
    }

    #[test]
    fn lists_are_forgiving() {
        assert_eq!(split("a|b |  | c\\d | e\\|f"), ["a", "b", "c\\d", "e|f"]);
        assert_eq!(split(" | "), [""; 0]);
    }

    proptest! {
        #[test]
        fn any_text_survives(text in "(?s).{0,20}|['=+@0-9 -]{0,6}") {
            let written = guarded(&text);
            prop_assert_eq!(unguarded(&written), text);
        }

        #[test]
        fn any_list_survives(
            texts in prop::collection::vec("(?s).{1,12}|[\\\\| a=']{1,5}", 0..4)
        ) {
            let joined = texts.iter().map(|text| escaped(text)).collect::<Vec<_>>().join(" | ");
            prop_assert_eq!(split(unguarded(&guarded(&joined))), texts);
        }
    }
}
