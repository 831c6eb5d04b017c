//! The HTTP interface, without a port: each test has a database of its own.

use std::fs;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use feedback::{Content, MAX_BODY_BYTES, Mood, Submission, SubmissionId, WIRE};
use http_body_util::BodyExt;
use receiver::app::app;
use receiver::store::Store;
use tempfile::TempDir;
use tower::ServiceExt;

mod form;

/// A receiver on a fresh database, with a small `dist/`.
struct Receiver {
    app: Router,
    store: Store,
    _folder: TempDir,
}

async fn receiver() -> Receiver {
    let folder = tempfile::tempdir().expect("a folder");
    let dist = folder.path().join("dist");
    fs::create_dir(&dist).expect("dist");
    for (name, text) in [
        ("index.html", "<!DOCTYPE html><title>Loket</title>"),
        ("404.html", "<!DOCTYPE html><title>Halaman tidak ada</title>"),
        ("jawaban.html", "<!DOCTYPE html><base href=\"./\"><nav></nav><!--@ANSWER@-->"),
        ("layanan/kia/index.html", "<!DOCTYPE html><title>KIA</title>"),
        ("loket-0123456789abcdef.css", "a{}"),
        ("loket-0123456789abcdef_bg.wasm", "\0asm"),
        ("service-worker.js", "//"),
        ("manifest.webmanifest", "{}"),
    ] {
        let file = dist.join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("writes");
    }
    fs::write(dist.join("loket-0123456789abcdef.css.br"), "brotli").expect("writes");
    let store = Store::open(&folder.path().join("var/feedback.sqlite")).await.expect("opens");
    Receiver { app: app(store.clone(), Some(&dist)), store, _folder: folder }
}

impl Receiver {
    async fn send(&self, request: Request<Body>) -> (StatusCode, String, Response<()>) {
        let response = self.app.clone().oneshot(request).await.expect("answers");
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("a body").to_bytes();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        (parts.status, text, Response::from_parts(parts, ()))
    }

    async fn post(&self, body: impl Into<Body>) -> (StatusCode, String) {
        let request = Request::post("/api/submissions")
            .header(header::CONTENT_TYPE, "application/json")
            .body(body.into())
            .expect("a request");
        let (status, text, _) = self.send(request).await;
        (status, text)
    }

    async fn get(&self, path: &str, accept: &str) -> (StatusCode, Response<()>) {
        let request =
            Request::get(path).header(header::ACCEPT, accept).header(header::ACCEPT_ENCODING, "br");
        let (status, _, response) =
            self.send(request.body(Body::empty()).expect("a request")).await;
        (status, response)
    }

    async fn refuses(&self, body: impl Into<Body>, status: StatusCode, code: &str) {
        let before = self.store.count().await.expect("counts");
        let (found, text) = self.post(body).await;
        assert_eq!(found, status, "{text}");
        assert!(text.contains(&format!(r#""code":"{code}""#)), "{text}");
        assert_eq!(self.store.count().await.expect("counts"), before, "nothing is stored");
    }
}

fn mood(mood: Mood, comment: Option<&str>) -> Content {
    let comment = comment.map(str::to_owned);
    Content::Mood { mood, service: Some("kia".to_owned()), comment }
}

fn submission(n: u8) -> Submission {
    Submission {
        version: WIRE,
        id: SubmissionId::new(1_795_000_000_000, [n; 10]).to_string(),
        content: mood(Mood::Satisfied, Some("Cepat")),
        replaces: None,
    }
}

#[tokio::test]
async fn a_repeated_send_gets_the_same_receipt_and_is_stored_once() {
    let receiver = receiver().await;
    let body = submission(1).freeze();
    let (first, receipt) = receiver.post(body.clone()).await;
    let (second, again) = receiver.post(body).await;
    assert_eq!((first, second), (StatusCode::CREATED, StatusCode::OK));
    assert_eq!(receipt, again);
    assert!(receipt.contains(&submission(1).id), "{receipt}");
    assert_eq!(receiver.store.count().await.expect("counts"), 1);
}

#[tokio::test]
async fn the_phone_reads_the_answers_as_they_are_meant() {
    let receiver = receiver().await;
    let id = SubmissionId::parse(&submission(1).id).expect("an id");
    let (status, text) = receiver.post(submission(1).freeze()).await;
    let answer = feedback::read_answer(&id, status.as_u16(), "application/json", &text);
    assert!(matches!(answer, feedback::Answer::Accepted(_)), "{text}");
    let other = Submission { content: mood(Mood::Dissatisfied, Some("Cepat")), ..submission(1) };
    let (status, text) = receiver.post(other.freeze()).await;
    let answer = feedback::read_answer(&id, status.as_u16(), "application/json", &text);
    assert_eq!(answer, feedback::Answer::Refused(feedback::RefusalReason::Conflict));
}

#[tokio::test]
async fn the_same_id_with_another_body_is_a_conflict_and_changes_nothing() {
    let receiver = receiver().await;
    receiver.post(submission(1).freeze()).await;
    let other = Submission { content: mood(Mood::Satisfied, None), ..submission(1) };
    receiver.refuses(other.freeze(), StatusCode::CONFLICT, "conflict").await;
    // Other white space is another body too: the bytes were frozen on the phone.
    receiver.refuses(submission(1).freeze() + " ", StatusCode::CONFLICT, "conflict").await;
}

#[tokio::test]
async fn many_at_once_are_each_stored_once() {
    let receiver = receiver().await;
    let mut n_new = 0;
    let mut tasks = tokio::task::JoinSet::new();
    for n in 0..40u8 {
        let app = receiver.app.clone();
        tasks.spawn(async move {
            let request = Request::post("/api/submissions")
                .header(header::CONTENT_TYPE, "application/json")
                .body(Body::from(submission(n % 20).freeze()))
                .expect("a request");
            app.oneshot(request).await.expect("answers").status()
        });
    }
    while let Some(status) = tasks.join_next().await {
        n_new += usize::from(status.expect("runs") == StatusCode::CREATED);
    }
    assert_eq!(n_new, 20);
    assert_eq!(receiver.store.count().await.expect("counts"), 20);
}

impl Receiver {
    async fn post_with(&self, n: u16, name: &str, value: &str) -> (StatusCode, Response<()>) {
        let request = Request::post("/api/submissions")
            .header(header::CONTENT_TYPE, "application/json")
            .header(name, value)
            .body(Body::from(numbered(n).freeze()))
            .expect("a request");
        let (status, _, response) = self.send(request).await;
        (status, response)
    }
}

fn numbered(n: u16) -> Submission {
    let id = SubmissionId::new(1_795_000_000_000 + u64::from(n), [1; 10]).to_string();
    Submission { id, ..submission(1) }
}

#[tokio::test]
async fn a_changed_body_is_sent_again_and_the_right_one_taken() {
    let receiver = receiver().await;
    let (status, _) = receiver.post_with(1, "content-digest", "sha-256=:AAAA:").await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert_eq!(receiver.store.count().await.expect("counts"), 0);
    let digest = feedback::content_digest(&numbered(1).freeze());
    let (status, _) = receiver.post_with(1, "content-digest", &digest).await;
    assert_eq!(status, StatusCode::CREATED);
}

#[tokio::test]
async fn without_work_the_budget_ends_and_with_work_it_does_not_matter() {
    let receiver = receiver().await;
    // A repeated send costs too: the budget is spent before the store is asked.
    let refused = loop {
        let (status, response) = receiver.post_with(1, "loket-work", "nonsense").await;
        if status == StatusCode::TOO_MANY_REQUESTS {
            break response;
        }
    };
    assert_eq!(refused.headers()[header::RETRY_AFTER], "1");
    // A burst of people with work from one address.
    for n in 2..502 {
        let mut search = feedback::work::Search::new(&numbered(n).id);
        let nonce = search.go_on(u32::MAX).expect("found").to_string();
        let (status, _) = receiver.post_with(n, "loket-work", &nonce).await;
        assert_eq!(status, StatusCode::CREATED);
    }
}

#[tokio::test]
async fn bad_bodies_get_a_stable_code() {
    let receiver = receiver().await;
    let invalid = StatusCode::UNPROCESSABLE_ENTITY;
    receiver.refuses("", invalid, "invalid").await;
    receiver.refuses("{", invalid, "invalid").await;
    receiver.refuses("[[[[[[", invalid, "invalid").await;
    receiver.refuses("\u{feff}{}", invalid, "invalid").await;
    receiver.refuses(vec![0xff, 0xfe, 0], invalid, "invalid").await;
    receiver
        .refuses(submission(1).freeze().replace('{', "{\"nik\":\"1\","), invalid, "invalid")
        .await;
    receiver.refuses(submission(1).freeze().replace("kia", "k i a"), invalid, "invalid").await;
    receiver.refuses(submission(1).freeze().replace(":2,", ":3,"), invalid, "version").await;
    let large = "x".repeat(MAX_BODY_BYTES + 1);
    receiver.refuses(large.clone(), StatusCode::PAYLOAD_TOO_LARGE, "too-large").await;
    // Without a length in the header.
    let unknown_length = Body::new(large.map_frame(|frame| frame));
    receiver.refuses(unknown_length, StatusCode::PAYLOAD_TOO_LARGE, "too-large").await;
}

#[tokio::test]
async fn only_json_is_taken_and_only_by_post() {
    let receiver = receiver().await;
    let request = Request::post("/api/submissions")
        .header(header::CONTENT_TYPE, "text/plain")
        .body(Body::from(submission(1).freeze()))
        .expect("a request");
    let (status, text, _) = receiver.send(request).await;
    assert_eq!(status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert!(text.contains("media-type"), "{text}");
    let (status, _) = receiver.get("/api/submissions", "*/*").await;
    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn what_was_stored_is_there_after_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("feedback.sqlite");
    let store = Store::open(&file).await.expect("opens");
    let body = submission(1).freeze();
    store.insert(&submission(1), body.as_bytes()).await.expect("stores");
    store.close().await;
    let store = Store::open(&file).await.expect("opens again");
    assert_eq!(store.count().await.expect("counts"), 1);
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("feedback.sqlite");
    let text = "not a database, and long enough to be taken for one: ".repeat(40);
    fs::write(&file, &text).expect("writes");
    assert!(Store::open(&file).await.is_err());
    assert_eq!(fs::read_to_string(&file).expect("reads"), text);
}

#[tokio::test]
async fn health_says_that_the_database_answers() {
    let receiver = receiver().await;
    let (status, response) = receiver.get("/api/health", "*/*").await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
    receiver.store.close().await;
    let (status, _) = receiver.get("/api/health", "*/*").await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn metrics_count_what_became_of_submissions_and_name_nobody() {
    let receiver = receiver().await;
    let other = Submission { content: mood(Mood::Dissatisfied, None), ..submission(1) };
    for body in [submission(1).freeze(), submission(1).freeze(), other.freeze(), "{".to_owned()] {
        receiver.post(body).await;
    }
    let request = Request::get("/api/metrics").body(Body::empty()).expect("a request");
    let (status, text, response) = receiver.send(request).await;
    assert_eq!(status, StatusCode::OK);
    let kind = &response.headers()[header::CONTENT_TYPE];
    assert!(kind.as_bytes().starts_with(b"text/plain; version=0.0.4"));
    let counters: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    let expected = [
        "loket_submissions_accepted_total 1",
        "loket_submissions_known_total 1",
        "loket_submissions_conflict_total 1",
        "loket_submissions_refused_total 1",
        "loket_store_errors_total 0",
    ];
    assert_eq!(counters, expected);
    // A store that fails is not the sender's fault.
    receiver.store.close().await;
    receiver.post(submission(2).freeze()).await;
    let text = receiver.store.metrics().text();
    assert!(
        text.contains("refused_total 1\n") && text.contains("store_errors_total 1\n"),
        "{text}"
    );
}

#[tokio::test]
async fn files_have_types_compression_and_cache_headers() {
    let receiver = receiver().await;
    for (path, kind, cache) in [
        ("/", "text/html", "no-cache"),
        ("/loket-0123456789abcdef.css", "text/css", "public, max-age=31536000, immutable"),
        (
            "/loket-0123456789abcdef_bg.wasm",
            "application/wasm",
            "public, max-age=31536000, immutable",
        ),
        ("/service-worker.js", "text/javascript", "no-cache"),
        ("/manifest.webmanifest", "application/manifest+json", "no-cache"),
    ] {
        let (status, response) = receiver.get(path, "*/*").await;
        assert_eq!(status, StatusCode::OK, "{path}");
        assert!(
            response.headers()[header::CONTENT_TYPE].as_bytes().starts_with(kind.as_bytes()),
            "{path}"
        );
        assert_eq!(response.headers()[header::CACHE_CONTROL], cache, "{path}");
    }
    let (_, response) = receiver.get("/loket-0123456789abcdef.css", "*/*").await;
    assert_eq!(response.headers()[header::CONTENT_ENCODING], "br");
}

#[tokio::test]
async fn addresses_of_pages() {
    let receiver = receiver().await;
    let (status, response) = receiver.get("/layanan/kia", "text/html").await;
    assert!(status.is_redirection());
    assert_eq!(response.headers()[header::LOCATION], "/layanan/kia/");
    assert_eq!(receiver.get("/layanan/kia/", "text/html").await.0, StatusCode::OK);
    for path in ["/layanan/tidak-ada", "/layanan/tidak-ada/", "/wp-admin"] {
        let (status, response) = receiver.get(path, "text/html").await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(response.headers()[header::CONTENT_TYPE], "text/html", "{path}");
    }
    for (path, accept) in [
        ("/loket-ffffffffffffffff_bg.wasm", "*/*"),
        ("/missing.js", "text/html"),
        ("/layanan/tidak-ada", "application/json"),
        ("/../Cargo.toml", "*/*"),
    ] {
        let (status, _) = receiver.get(path, accept).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn every_answer_allows_nothing_from_elsewhere() {
    let receiver = receiver().await;
    for path in ["/", "/api/health", "/missing.js"] {
        let (_, response) = receiver.get(path, "*/*").await;
        let policy = response.headers()[header::CONTENT_SECURITY_POLICY].to_str().expect("text");
        assert!(policy.starts_with("default-src 'none'"), "{path}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("http"), "{path}: {policy}");
        assert_eq!(response.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    }
}
