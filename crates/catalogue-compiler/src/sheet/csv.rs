//! CSV as spreadsheets write and read it: RFC 4180 with any of three separators.

/// Between the cells of what we write.
pub(crate) const SEPARATOR: char = ';';
/// What Excel and LibreOffice write, depending on the country of the computer.
pub(crate) const SEPARATORS: [char; 3] = [SEPARATOR, ',', '\t'];
/// Tells Excel that the file is UTF-8.
pub(crate) const BOM: char = '\u{feff}';

/// Rows as the text of a file.
pub(crate) fn write(rows: &[Vec<String>]) -> String {
    let mut text = String::from(BOM);
    for row in rows {
        for (position, cell) in row.iter().enumerate() {
            if position > 0 {
                text.push(SEPARATOR);
            }
            if needs_quotes(cell) {
                text.push('"');
                text.push_str(&cell.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(cell);
            }
        }
        // Excel's own line end.
        text.push_str("\r\n");
    }
    text
}

/// All separators count, so that a file opened with the wrong one still falls into the right cells.
fn needs_quotes(cell: &str) -> bool {
    cell.contains(['"', '\r', '\n'])
        || cell.contains(SEPARATORS)
        || cell.starts_with([' ', BOM])
        || cell.ends_with(' ')
}

/// The rows of a file; a row that holds nothing is empty but counts, for people count rows.
///
/// # Errors
/// The row, from 1, where a quoted cell begins that never ends.
pub(crate) fn read(text: &str, separator: char) -> Result<Vec<Vec<String>>, usize> {
    let mut rows = Vec::new();
    let mut row: Vec<String> = Vec::new();
    let mut cell = String::new();
    let mut is_quoted = false;
    let mut is_fresh = true;
    let mut letters = text.strip_prefix(BOM).unwrap_or(text).chars().peekable();
    while let Some(letter) = letters.next() {
        if is_quoted {
            match letter {
                '"' if letters.next_if_eq(&'"').is_some() => cell.push('"'),
                '"' => is_quoted = false,
                _ => cell.push(letter),
            }
        } else if letter == '"' && is_fresh {
            is_quoted = true;
            is_fresh = false;
        } else if letter == separator {
            row.push(std::mem::take(&mut cell));
            is_fresh = true;
        } else if letter == '\n' || letter == '\r' {
            if letter == '\r' {
                letters.next_if_eq(&'\n');
            }
            row.push(std::mem::take(&mut cell));
            rows.push(std::mem::take(&mut row));
            is_fresh = true;
        } else {
            cell.push(letter);
            is_fresh = false;
        }
    }
    if is_quoted {
        return Err(rows.len() + 1);
    }
    if !(row.is_empty() && cell.is_empty() && is_fresh) {
        row.push(cell);
        rows.push(row);
    }
    Ok(rows)
}

/// The separator under which most of the expected headers are found.
pub(crate) fn separator_of(text: &str, headers: &[String]) -> char {
    // The header holds no line end.
    let line = text.split(['\r', '\n']).next().unwrap_or_default();
    let found = |separator: &char| {
        let rows = read(line, *separator).unwrap_or_default();
        let cells = rows.first().map_or(&[][..], Vec::as_slice);
        cells.iter().filter(|cell| headers.contains(&header(cell))).count()
    };
    // The last of equals wins, so the usual one comes last.
    SEPARATORS.into_iter().rev().max_by_key(found).unwrap_or(SEPARATOR)
}

/// A header as we compare it.
pub(crate) fn header(cell: &str) -> String {
    cell.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn row(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn spreadsheets_write_quotes_everywhere_or_nowhere() {
        let expected = vec![row(&["a", "b\nc", "d\"e"]), row(&["1", "", "x;y"])];
        let everywhere = "\"a\";\"b\nc\";\"d\"\"e\"\r\n\"1\";\"\";\"x;y\"\r\n";
        assert_eq!(read(everywhere, ';'), Ok(expected));
        let nowhere = "a,b 12\" c,\n\n1,2,3";
        let expected = vec![row(&["a", "b 12\" c", ""]), row(&[""]), row(&["1", "2", "3"])];
        assert_eq!(read(nowhere, ','), Ok(expected));
        assert_eq!(read("a;b\n1;\"2\n3;4", ';'), Err(2));
        assert_eq!(read("\"\"", ';'), Ok(vec![row(&[""])]));
    }

    #[test]
    fn the_separator_is_told_by_the_header() {
        let headers = row(&["id", "name", "kind"]);
        assert_eq!(separator_of("\u{feff}\"id\",\"name\";x,\"kind\"\r\n1;2;3;4;5", &headers), ',');
        assert_eq!(separator_of("Id ;name;kind", &headers), ';');
        assert_eq!(separator_of("id\tname\tkind", &headers), '\t');
        assert_eq!(separator_of("", &headers), ';');
    }

    proptest! {
        #[test]
        fn any_text_survives(
            rows in prop::collection::vec(prop::collection::vec("(?s).{0,12}|[\"; ,\r\n=]{0,4}", 1..5), 1..5)
        ) {
            prop_assert_eq!(read(&write(&rows), SEPARATOR), Ok(rows));
        }
    }
}
