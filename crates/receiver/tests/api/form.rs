//! Feedback without the app, and from pages on another origin.

use axum::body::Body;
use axum::http::{HeaderValue, Request, StatusCode, header};
use axum::response::Response;
use receiver::app::app_for;
use tower::ServiceExt;

use crate::{Receiver, receiver, submission};

async fn send(receiver: &Receiver, form: &str) -> (StatusCode, String, Response<()>) {
    let request = Request::post("/api/feedback-form")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(form.to_owned()));
    receiver.send(request.expect("a request")).await
}

async fn count(receiver: &Receiver) -> i64 {
    i64::try_from(receiver.store.count().await.expect("counts")).expect("few")
}

#[tokio::test]
async fn a_form_is_stored_and_leads_to_a_page_with_the_receipt() {
    let receiver = receiver().await;
    let form = "mood=satisfied&service=kia&comment=Cepat%0D%0Asekali&website=";
    let (status, _, response) = send(&receiver, form).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    assert_eq!(count(&receiver).await, 1);
    let address = response.headers()[header::LOCATION].to_str().expect("text").to_owned();
    let receipt = address.strip_prefix("feedback-form/").expect("relative");
    let request = Request::get(format!("/api/{address}")).body(Body::empty());
    let (status, page, _) = receiver.send(request.expect("a request")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains(receipt) && page.contains("<nav>"), "{page}");
    assert!(page.contains("<base href=\"../../\">"), "{page}");
    // The same again is another submission: a browser cannot say that it repeats one.
    send(&receiver, form).await;
    assert_eq!(count(&receiver).await, 2);
}

#[tokio::test]
async fn a_filled_trap_is_answered_alike_and_not_stored() {
    let receiver = receiver().await;
    let (status, _, response) = send(&receiver, "mood=satisfied&website=http%3A%2F%2Fx").await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let address = response.headers()[header::LOCATION].to_str().expect("text");
    assert!(address.starts_with("feedback-form/") && address.len() == 28, "{address}");
    assert_eq!(count(&receiver).await, 0);
}

#[tokio::test]
async fn mistakes_come_back_as_a_page_that_says_what_to_do() {
    let receiver = receiver().await;
    let long = format!("mood=satisfied&comment={}", "x".repeat(1_003));
    let huge = format!("mood=satisfied&comment={}", "x".repeat(60_000));
    for (form, status, told) in [
        ("comment=Baik", StatusCode::UNPROCESSABLE_ENTITY, "Pilih salah satu wajah"),
        ("mood=rubbish", StatusCode::UNPROCESSABLE_ENTITY, "Pilih salah satu wajah"),
        (&long, StatusCode::UNPROCESSABLE_ENTITY, "kelebihan 3 huruf"),
        (&huge, StatusCode::PAYLOAD_TOO_LARGE, "pendekkan"),
    ] {
        let (found, page, _) = send(&receiver, form).await;
        assert_eq!(found, status, "{told}");
        assert!(page.contains(told) && page.contains("href=\"masukan/\""), "{page}");
    }
    let request = Request::post("/api/feedback-form").body(Body::from("mood=satisfied"));
    let (status, _, _) = receiver.send(request.expect("a request")).await;
    assert_eq!(status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(count(&receiver).await, 0);
}

#[tokio::test]
async fn a_receipt_page_repeats_nothing_that_is_no_receipt() {
    let receiver = receiver().await;
    for receipt in ["%3Cscript%3E", "ABCD-EFGH", "abcd-efgh-jkmn", "ABCD-EFGH-JK%3C%3E"] {
        let request = Request::get(format!("/api/feedback-form/{receipt}")).body(Body::empty());
        let (status, page, _) = receiver.send(request.expect("a request")).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{receipt}");
        assert!(!page.contains("script") && !page.contains("ABCD"), "{page}");
    }
}

#[tokio::test]
async fn long_numbers_are_covered_here_too() {
    let receiver = receiver().await;
    let with = send(&receiver, "mood=satisfied&comment=NIK+3522011234567890").await;
    assert_eq!(with.0, StatusCode::SEE_OTHER);
    let stored = std::fs::read(receiver._folder.path().join("var/feedback.sqlite")).expect("file");
    let log = std::fs::read(receiver._folder.path().join("var/feedback.sqlite-wal"));
    let bytes = [stored, log.unwrap_or_default()].concat();
    let holds = |text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
    assert!(holds("satisfied") && !holds("3522011234567890"));
}

#[tokio::test]
async fn only_the_named_origin_may_send_from_elsewhere() {
    let receiver = receiver().await;
    let origin = HeaderValue::from_static("https://loket.example");
    let app = app_for(receiver.store.clone(), None, Some(origin.clone()));
    let ask = |from: &'static str| {
        let request = Request::options("/api/submissions")
            .header(header::ORIGIN, from)
            .header(header::ACCESS_CONTROL_REQUEST_METHOD, "POST")
            .header(header::ACCESS_CONTROL_REQUEST_HEADERS, "content-type");
        app.clone().oneshot(request.body(Body::empty()).expect("a request"))
    };
    let allowed = ask("https://loket.example").await.expect("answers");
    assert_eq!(allowed.status(), StatusCode::NO_CONTENT);
    assert_eq!(allowed.headers()[header::ACCESS_CONTROL_ALLOW_ORIGIN], origin);
    let headers = allowed.headers()[header::ACCESS_CONTROL_ALLOW_HEADERS].to_str().expect("text");
    assert!(headers.contains("content-type") && headers.contains("loket-work"));
    let refused = ask("https://jahat.example").await.expect("answers");
    assert!(!refused.headers().contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN));
    let request = Request::post("/api/submissions")
        .header(header::ORIGIN, "https://loket.example")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(submission(1).freeze()));
    let sent = app.clone().oneshot(request.expect("a request")).await.expect("answers");
    assert_eq!(sent.status(), StatusCode::CREATED);
    assert_eq!(sent.headers()[header::ACCESS_CONTROL_ALLOW_ORIGIN], origin);
    assert_eq!(sent.headers()[header::VARY], "origin");
}
