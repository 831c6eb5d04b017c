//! Writing JSON: one record, field by field.

/// Writes a text as JSON, quotes included (RFC 8259).
pub fn quote(text: &str, into: &mut String) {
    into.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                into.push('\\');
                into.push(c);
            }
            '\n' => into.push_str("\\n"),
            '\u{0}'..='\u{1f}' => {
                into.push_str("\\u00");
                for nibble in [c as u32 >> 4, c as u32 & 15] {
                    into.push(char::from(b"0123456789abcdef"[nibble as usize]));
                }
            }
            _ => into.push(c),
        }
    }
    into.push('"');
}

/// Writes one record, field by field, without white space.
#[derive(Debug, Default)]
pub struct Writer(String);

impl Writer {
    fn key(&mut self, key: &str) {
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        quote(key, &mut self.0);
        self.0.push(':');
    }

    /// A text field.
    #[inline(never)]
    pub fn text(&mut self, key: &str, value: &str) {
        self.key(key);
        quote(value, &mut self.0);
    }

    /// A text field that is left out when there is none.
    #[inline(never)]
    pub fn optional_text(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.text(key, value);
        }
    }

    /// A number field.
    #[inline(never)]
    pub fn number(&mut self, key: &str, value: u64) {
        self.raw(key, &value.to_string());
    }

    /// Writes a field whose value is JSON already, such as another writer's result.
    pub fn raw(&mut self, key: &str, json: &str) {
        self.key(key);
        self.0.push_str(json);
    }

    /// A list field, each item written by `write`.
    pub fn list<T>(&mut self, key: &str, items: &[T], write: fn(&T, &mut String)) {
        self.key(key);
        self.0.push('[');
        for (position, item) in items.iter().enumerate() {
            if position > 0 {
                self.0.push(',');
            }
            write(item, &mut self.0);
        }
        self.0.push(']');
    }

    /// The whole record.
    pub fn finish(mut self) -> String {
        if self.0.is_empty() {
            self.0.push('{');
        }
        self.0.push('}');
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;

    #[test]
    fn written_texts_read_back() {
        let text = "\"\\\n\r\t\u{1}\u{1f} é😀</script>";
        let mut writer = Writer::default();
        writer.text("t", text);
        let json = writer.finish();
        assert_eq!(read(&json, |record| record.text("t")), Ok(text.to_owned()));
        assert_eq!(Writer::default().finish(), "{}");
    }
}
