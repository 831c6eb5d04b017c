//! A PostgreSQL server of the tests' own: it begins with the first database asked for and ends with the
//! process, however that ends.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::{MetadataExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// Whether a commit waits for the disk. Nothing that only looks at what is stored needs it.
#[derive(Clone, Copy, PartialEq, Eq)]
#[allow(dead_code, reason = "each program that includes this file uses one of them")]
pub(crate) enum Disk {
    /// As in use.
    Waits,
    /// For tests that end before the machine loses power.
    IsTrusted,
}

/// A running server.
pub(crate) struct Cluster {
    folder: PathBuf,
    n_databases: AtomicU32,
    /// The shell that stops the server when this process, and with it the pipe, is gone.
    _shell: Child,
}

/// Waits for its input to end, then stops the server and removes its folder. Signals for the whole group,
/// such as Ctrl-C, must not end it first.
const SCRIPT: &str = r#"
trap '' INT TERM HUP
cd "$2" || exit 1
{ "$1/initdb" --pgdata=data --username=loket --auth=trust --encoding=UTF8 --locale=C --no-sync &&
  "$1/pg_ctl" --pgdata=data --log=log --wait --options="-c listen_addresses='' -c unix_socket_directories='$2' -c fsync=$3" start
} >setup 2>&1 && echo ready || { cat setup log; echo failed; }
read -r _
"$1/pg_ctl" --pgdata=data --mode=immediate stop >/dev/null 2>&1
rm -rf "$2"
"#;

const MISSING: &str = "these tests start a PostgreSQL server of their own and found no `initdb`. \
     Debian: `apt install postgresql`. Elsewhere: install the server and put its programs on the PATH";

impl Cluster {
    /// The server of this process.
    pub(crate) fn shared(disk: Disk) -> &'static Self {
        static CLUSTER: OnceLock<Cluster> = OnceLock::new();
        CLUSTER.get_or_init(|| Self::start(disk))
    }

    fn start(disk: Disk) -> Self {
        let programs = programs().expect(MISSING);
        let folder = tempfile::Builder::new().prefix("loket-pg-").tempdir().expect("a folder");
        let mut shell = Command::new("sh");
        if fs::metadata(folder.path()).expect("it is there").uid() == 0 {
            // PostgreSQL refuses to run as root.
            let (user, group) = (id("-u"), id("-g"));
            chown(folder.path(), Some(user), Some(group)).expect("root may");
            shell = Command::new("setpriv");
            shell.arg(format!("--reuid={user}")).arg(format!("--regid={group}"));
            shell.args(["--clear-groups", "sh"]);
        }
        let fsync = if disk == Disk::Waits { "on" } else { "off" };
        let mut shell = shell
            .args(["-c", SCRIPT, "sh"])
            .args([&programs, folder.path()])
            .arg(fsync)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a shell starts");
        // From here on the shell removes it.
        let folder = folder.keep();
        let mut told = String::new();
        for line in BufReader::new(shell.stdout.take().expect("piped")).lines() {
            let line = line.expect("text");
            match line.as_str() {
                "ready" => return Self { folder, n_databases: AtomicU32::new(0), _shell: shell },
                "failed" => break,
                _ => told = format!("{told}\n{line}"),
            }
        }
        panic!("PostgreSQL did not start:{told}")
    }

    /// The address of a new and empty database.
    pub(crate) async fn database(&self) -> String {
        use sqlx::Connection;
        let name = format!("loket_{}", self.n_databases.fetch_add(1, Ordering::Relaxed));
        let mut connection =
            sqlx::PgConnection::connect(&self.address("postgres")).await.expect("connects");
        sqlx::query(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}")))
            .execute(&mut connection)
            .await
            .expect("makes a database");
        connection.close().await.expect("closes");
        self.address(&name)
    }

    fn address(&self, name: &str) -> String {
        format!("postgres://loket@localhost/{name}?host={}", self.folder.display())
    }
}

fn id(what: &str) -> u32 {
    let output = Command::new("id").args([what, "nobody"]).output().expect("`id` runs");
    String::from_utf8_lossy(&output.stdout).trim().parse().expect("a user `nobody`")
}

/// The folder of `initdb`: on the PATH, or the newest of Debian's.
fn programs() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut versions: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|version| version.path().join("bin"))
        .collect();
    versions
        .sort_by_key(|path| path.parent().and_then(Path::file_name)?.to_str()?.parse::<u32>().ok());
    let on_path = std::env::split_paths(&path);
    on_path.chain(versions.into_iter().rev()).find(|folder| folder.join("initdb").is_file())
}
