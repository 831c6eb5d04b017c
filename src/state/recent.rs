//! Recent searches, kept on this phone only.

use catalogue::joined;

use crate::browser::local;

const KEY: &str = "loket.recent";
/// As many as fit on two lines of a small screen.
const MOST: usize = 6;

pub(super) fn load() -> Vec<String> {
    let stored = local::get(KEY).unwrap_or_default();
    stored.lines().take(MOST).map(str::to_owned).collect()
}

/// The list with one more in front; one that is there already moves.
pub(super) fn with(mut recent: Vec<String>, query: &str) -> Vec<String> {
    let query = joined(&query.split_ascii_whitespace().collect::<Vec<_>>(), " ");
    if !query.is_empty() {
        recent.retain(|known| *known != query);
        recent.insert(0, query);
        recent.truncate(MOST);
    }
    recent
}

pub(super) fn save(recent: &[String]) {
    // A phone that refuses only loses a convenience.
    let _ = local::set(KEY, &joined(recent, "\n"));
}

pub(super) fn forget() {
    local::remove(KEY);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_stands_first_and_once() {
        let recent = with(vec!["kk".into(), "sim".into()], " sim ");
        assert_eq!(recent, ["sim", "kk"]);
        assert_eq!(with(recent, "  "), ["sim", "kk"]);
        let many = (0..9).fold(Vec::new(), |recent, n| with(recent, &n.to_string()));
        assert_eq!(many, ["8", "7", "6", "5", "4", "3"]);
    }
}
