//! The store: the same cases on both databases, and what only one of them has.

mod both;
#[path = "../support/cluster.rs"]
mod cluster;
mod first_table;
mod only_one;

use feedback::{Content, Mood, Submission, SubmissionId, decode_submission};
use receiver::store::{Location, Store, Stored};
use tempfile::TempDir;

use cluster::{Cluster, Disk};

/// Where a test keeps its records: a database of its own.
struct Place {
    location: Location,
    _folder: Option<TempDir>,
}

impl Place {
    async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let location = Location::Sqlite(folder.path().join("feedback.sqlite"));
        Self { location, _folder: Some(folder) }
    }

    async fn postgres() -> Self {
        let url = Cluster::shared(Disk::IsTrusted).database().await;
        Self { location: Location::Postgres(url), _folder: None }
    }

    async fn open(&self) -> Store {
        Store::at(&self.location).await.expect("opens")
    }

    /// Says when a record came, beside the store, which cannot change the past.
    async fn came(&self, n: u64, at: &str) {
        let n_changed = match &self.location {
            Location::Sqlite(file) => {
                let options = sqlx::sqlite::SqliteConnectOptions::new().filename(file);
                let pool = sqlx::SqlitePool::connect_with(options).await.expect("opens");
                let sql = "UPDATE submission SET received_at = $1 WHERE id = $2";
                let done = sqlx::query(sql).bind(at).bind(id(n)).execute(&pool).await;
                pool.close().await;
                done.expect("runs").rows_affected()
            }
            Location::Postgres(url) => {
                let pool = sqlx::PgPool::connect(url).await.expect("connects");
                let sql = "UPDATE submission SET received_at = $1::timestamptz WHERE id = $2";
                let done = sqlx::query(sql).bind(at).bind(id(n)).execute(&pool).await;
                pool.close().await;
                done.expect("runs").rows_affected()
            }
        };
        assert_eq!(n_changed, 1);
    }
}

fn id(n: u64) -> String {
    SubmissionId::new(1_795_000_000_000 + n, [7; 10]).to_string()
}

fn mood(n: u64, comment: &str, replaces: Option<u64>) -> Submission {
    let content = Content::Mood {
        mood: Mood::Satisfied,
        service: Some("kia".to_owned()),
        comment: Some(comment.to_owned()),
    };
    Submission { version: 2, id: id(n), content, replaces: replaces.map(id) }
}

fn survey() -> Submission {
    let golden = include_str!("../../../feedback/golden/submission-2-survey.json");
    decode_submission(golden.as_bytes()).expect("decodes")
}

async fn insert(store: &Store, submission: &Submission) -> Stored {
    store.insert(submission, submission.freeze().as_bytes()).await.expect("stores")
}

fn receipt(stored: Stored) -> String {
    match stored {
        Stored::New { receipt } | Stored::Known { receipt } => receipt,
        Stored::Conflict => panic!("a conflict has no receipt"),
    }
}
