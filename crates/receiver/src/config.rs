//! Command-line configuration.

use std::ffi::OsString;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use anyhow::{Context, bail};

/// How to run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Where to listen.
    pub listen: SocketAddr,
    /// The SQLite file; made when missing.
    pub database: PathBuf,
    /// The built app, if it is to be served too.
    pub dist: Option<PathBuf>,
    /// The origin of pages that stand elsewhere and may send feedback.
    pub allow_origin: Option<String>,
}

const HELP: &str = "receiver [--listen 127.0.0.1:8080] [--database var/feedback.sqlite] [--dist dist] \
     [--allow-origin https://loket.example]";

impl Config {
    /// Reads arguments.
    ///
    /// # Errors
    /// Unknown arguments or bad values, with a word on how to write them.
    pub fn from_args(args: impl Iterator<Item = OsString>) -> anyhow::Result<Self> {
        let mut config = Self {
            listen: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080),
            database: PathBuf::from("var/feedback.sqlite"),
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
                lexopt::Arg::Long("database") => config.database = parser.value()?.into(),
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
        Config::from_args(args.iter().map(OsString::from))
    }

    #[test]
    fn defaults_are_for_trying_it_out() {
        let config = config(&[]).expect("reads");
        assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
        assert_eq!(config.dist, None);
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
