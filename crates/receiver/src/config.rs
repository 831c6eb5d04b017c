//! Command-line configuration.

use std::ffi::OsString;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use anyhow::{Context, bail, ensure};

use crate::store::Location;

/// What the program is started for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// Takes feedback until asked to stop.
    Serve,
    /// Writes a checked copy of the SQLite database, also while a receiver runs.
    Backup(PathBuf),
    /// Deletes the records that came before a day.
    Purge(String),
}

/// How to run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Where to listen.
    pub listen: SocketAddr,
    /// What to do.
    pub task: Task,
    /// Where records are kept.
    pub database: Location,
    /// The built app, if it is to be served too.
    pub dist: Option<PathBuf>,
    /// The origin of pages that stand elsewhere and may send feedback.
    pub allow_origin: Option<String>,
}

const HELP: &str = "receiver [--listen 127.0.0.1:8080] [--database var/feedback.sqlite] [--dist dist] \
     [--allow-origin https://loket.example] [backup FILE | purge 2026-11-25]\n\
     --database takes a file or postgres://…; without it the variable DATABASE_URL is asked, which \
     unlike an argument is not seen by other users of the machine";

impl Config {
    /// Reads arguments; `database_url` is what the environment says.
    ///
    /// # Errors
    /// Unknown arguments or bad values, with a word on how to write them.
    pub fn read(
        args: impl Iterator<Item = OsString>,
        database_url: Option<OsString>,
    ) -> anyhow::Result<Self> {
        let mut database = None;
        let mut config = Self {
            task: Task::Serve,
            listen: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080),
            database: Location::Sqlite("var/feedback.sqlite".into()),
            dist: None,
            allow_origin: None,
        };
        let mut parser = lexopt::Parser::from_args(args);
        while let Some(argument) = parser.next()? {
            match argument {
                lexopt::Arg::Long("listen") => {
                    let value = parser.value()?;
                    config.listen =
                        value.to_str().and_then(|text| text.parse().ok()).with_context(|| {
                            format!("--listen takes an address such as 127.0.0.1:8080\n{HELP}")
                        })?;
                }
                lexopt::Arg::Long("database") => database = Some(Location::parse(parser.value()?)),
                lexopt::Arg::Value(word) if word == "backup" && config.task == Task::Serve => {
                    config.task = Task::Backup(parser.value()?.into());
                }
                lexopt::Arg::Value(word) if word == "purge" && config.task == Task::Serve => {
                    let day = parser.value()?.into_string();
                    config.task = Task::Purge(day.ok().with_context(|| {
                        format!("purge takes a day such as 2026-11-25\n{HELP}")
                    })?);
                }
                lexopt::Arg::Long("allow-origin") => {
                    let value = parser.value()?;
                    let origin = value.to_str().filter(|text| is_origin(text));
                    config.allow_origin = Some(origin.map(str::to_owned).with_context(|| {
                        format!("--allow-origin takes an origin such as https://loket.example, without a path\n{HELP}")
                    })?);
                }
                lexopt::Arg::Long("dist") => config.dist = Some(parser.value()?.into()),
                other => bail!("{}\n{HELP}", other.unexpected()),
            }
        }
        if let Some(database) = database {
            config.database = database;
        } else if let Some(url) = database_url.filter(|url| !url.is_empty()) {
            config.database = Location::parse(url);
            ensure!(
                matches!(config.database, Location::Postgres(_)),
                "DATABASE_URL must begin with postgres://; a file is named with --database\n{HELP}"
            );
        }
        Ok(config)
    }
}

/// Scheme and host, as browsers write them: lower case, no path, no slash at the end.
fn is_origin(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| {
        !host.is_empty()
            && host.bytes().all(|byte| {
                byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-:[]".contains(&byte)
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(args: &[&str]) -> anyhow::Result<Config> {
        Config::read(args.iter().map(OsString::from), None)
    }

    #[test]
    fn defaults_are_for_trying_it_out() {
        let config = config(&[]).expect("reads");
        assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
        assert_eq!(config.dist, None);
    }

    #[test]
    fn the_database_is_named_by_argument_or_environment() {
        let read = |args: &[&str], url: &str| {
            Config::read(args.iter().map(OsString::from), Some(url.into()))
        };
        let url = "postgres://loket@db.example/loket";
        assert_eq!(read(&[], url).expect("reads").database, Location::Postgres(url.to_owned()));
        let file = Location::Sqlite("x.sqlite".into());
        assert_eq!(read(&["--database", "x.sqlite"], url).expect("reads").database, file);
        assert_eq!(read(&[], "").expect("reads"), config(&[]).expect("reads"));
        assert!(read(&[], "mysql://x").is_err());
    }

    #[test]
    fn tasks_take_one_value() {
        let task = |args: &[&str]| config(args).map(|config| config.task);
        assert_eq!(task(&["backup", "x"]).expect("reads"), Task::Backup("x".into()));
        assert_eq!(
            task(&["purge", "2026-11-25"]).expect("reads"),
            Task::Purge("2026-11-25".into())
        );
        for args in [&["purge"][..], &["backup", "x", "purge", "2026-11-25"], &["x"]] {
            assert!(task(args).is_err(), "{args:?}");
        }
    }

    #[test]
    fn mistakes_say_how_to_write_it() {
        let error = config(&["--listen", "8080"]).expect_err("wrong").to_string();
        assert!(error.contains("127.0.0.1:8080"), "{error}");
        assert!(config(&["--databse", "x"]).is_err());
        for origin in ["*", "https://loket.example/", "loket.example", "https://Loket.example"] {
            assert!(config(&["--allow-origin", origin]).is_err(), "{origin}");
        }
        assert!(config(&["--allow-origin", "http://127.0.0.1:9000"]).is_ok());
    }
}
