//! Joining texts. The library's own way is compiled anew for every kind of list; this one exists once
//! (`docs/decisions/0010`).

/// The texts with something between them.
pub fn joined<T: AsRef<str>>(texts: &[T], between: &str) -> String {
    let mut all = String::new();
    for text in texts {
        append(&mut all, text.as_ref(), between);
    }
    let length = all.len().saturating_sub(between.len());
    all.truncate(length);
    all
}

#[inline(never)]
fn append(all: &mut String, text: &str, between: &str) {
    all.push_str(text);
    all.push_str(between);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_one_and_many() {
        assert_eq!(joined::<&str>(&[], ", "), "");
        assert_eq!(joined(&["a"], ", "), "a");
        assert_eq!(joined(&["", "a", "\u{e9}", ""], ", "), ", a, \u{e9}, ");
    }
}
