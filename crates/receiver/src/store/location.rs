//! Where records are kept.

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;

/// A database as it is named in the configuration.
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// A file; made when missing.
    Sqlite(PathBuf),
    /// `postgres://…`, perhaps with a password.
    Postgres(String),
}

impl Location {
    /// An address of PostgreSQL is one; anything else is a file.
    pub fn parse(text: OsString) -> Self {
        match text.into_string() {
            Ok(text) if text.starts_with("postgres://") || text.starts_with("postgresql://") => {
                Self::Postgres(text)
            }
            Ok(text) => Self::Sqlite(text.into()),
            Err(text) => Self::Sqlite(text.into()),
        }
    }
}

/// For the log: an address can hold a password, so nothing of it is shown.
impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(file) => write!(f, "{}", file.display()),
            Self::Postgres(_) => f.write_str("PostgreSQL"),
        }
    }
}

impl fmt::Debug for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_not_shown() {
        let location = Location::parse("postgres://loket:rahasia@db.example/loket".into());
        assert!(matches!(location, Location::Postgres(_)));
        assert!(!format!("{location} {location:?}").contains("rahasia"));
        assert_eq!(Location::parse("var/x".into()), Location::Sqlite("var/x".into()));
    }
}
