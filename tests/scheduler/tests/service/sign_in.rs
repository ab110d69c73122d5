//! Signing in by a token and by a session, and what becomes of whoever is not signed in.

use stand_in_scheduler::{Gate, Options, Running, start};

use crate::client::{BASE, Reply, basic, job, raw, stand_in};

async fn jobs(service: &Running, headers: &[String]) -> Reply {
    raw(service, &format!("GET {BASE}/jobs?limit=1"), headers, "").await.unwrap()
}

fn bearer(token: &str) -> String {
    format!("Authorization: Bearer {token}")
}

/// Signs in on the page, and gives the cookie as a browser sends it.
async fn session(service: &Running, user: &str) -> String {
    let fields = ["Content-Type: application/x-www-form-urlencoded".to_owned()];
    let reply = raw(service, "POST /identity", &fields, &format!("user={user}&password=Scheduler1")).await.unwrap();
    assert_eq!((reply.status, reply.header("location")), (303, Some("/identity")));
    let cookie = reply.header("set-cookie").unwrap();
    let (cookie, attributes) = cookie.split_once("; ").unwrap();
    assert_eq!(attributes, "path=/; httponly; samesite=lax");
    format!("Cookie: other=1; {cookie}")
}

#[tokio::test]
async fn a_token_holds_until_it_is_ended() {
    let service = stand_in().await;
    let (first, second) = (service.token(), service.token());
    assert_ne!(first, second);
    for token in [&first, &second] {
        assert_eq!(jobs(&service, &[bearer(token)]).await.status, 200);
        assert_eq!(jobs(&service, &[bearer(&token[1..])]).await.outcome(), "401 NOT_SIGNED_IN");
    }
    service.end_sign_ins();
    assert_eq!(jobs(&service, &[bearer(&first)]).await.outcome(), "401 NOT_SIGNED_IN");
    assert_eq!(jobs(&service, &[bearer(&service.token())]).await.status, 200);
}

#[tokio::test]
async fn a_session_holds_until_it_is_ended() {
    let service = stand_in().await;
    let cookie = session(&service, "xelsysadm").await;
    assert_eq!(jobs(&service, std::slice::from_ref(&cookie)).await.status, 200);
    // What a request brings itself counts first.
    let wrong = [cookie.clone(), basic("xelsysadm", "wrong")];
    assert_eq!(jobs(&service, &wrong).await.outcome(), "401 NOT_SIGNED_IN");
    let page = raw(&service, "GET /identity", std::slice::from_ref(&cookie), "").await.unwrap();
    let token = page.body.split("<code>").nth(1).and_then(|rest| rest.split('<').next()).unwrap().to_owned();
    assert_eq!(jobs(&service, &[bearer(&token)]).await.status, 200);
    raw(&service, "POST /identity/sign-out", std::slice::from_ref(&cookie), "").await.unwrap();
    assert_eq!(jobs(&service, &[cookie]).await.outcome(), "401 NOT_SIGNED_IN");
    let cookie = session(&service, "xelsysadm").await;
    service.end_sign_ins();
    assert_eq!(jobs(&service, &[cookie]).await.outcome(), "401 NOT_SIGNED_IN");
}

#[tokio::test]
async fn a_session_has_the_rights_of_its_user() {
    let service = stand_in().await;
    let cookie = session(&service, "reader").await;
    let headers = [cookie, "X-Requested-By: test".to_owned(), "Content-Type: application/json".to_owned()];
    let reply = raw(&service, &format!("POST {BASE}/jobs"), &headers, &job("J")).await.unwrap();
    assert_eq!(reply.outcome(), "403 ACCESS_DENIED");
}

#[tokio::test]
async fn a_wrong_password_begins_no_session() {
    let service = stand_in().await;
    let reply = raw(&service, "POST /identity", &[], "user=xelsysadm&password=wrong").await.unwrap();
    assert_eq!((reply.status, reply.header("set-cookie")), (200, None));
    assert!(reply.body.contains("Wrong name or password"));
}

#[tokio::test]
async fn a_gate_leads_away_whoever_is_not_signed_in() {
    for (gate, status, location, kind) in
        [(Gate::Redirect, 302, Some("/identity"), None), (Gate::Page, 200, None, Some("text/html; charset=utf-8"))]
    {
        let service = start(Options { gate, ..Options::default() }).await.unwrap();
        let reply = jobs(&service, &[]).await;
        assert_eq!((reply.status, reply.header("location"), reply.header("content-type")), (status, location, kind));
        let headers = ["X-Requested-By: test".to_owned(), "Content-Type: application/json".to_owned()];
        let reply = raw(&service, &format!("POST {BASE}/jobs"), &headers, &job("J")).await.unwrap();
        assert_eq!(reply.status, status);
        assert!(!service.journal().iter().any(|arrival| arrival.stored));
        let cookie = session(&service, "xelsysadm").await;
        assert_eq!(jobs(&service, &[cookie]).await.status, 200);
        assert_eq!(jobs(&service, &[basic("xelsysadm", "Scheduler1")]).await.status, 200);
    }
}

#[tokio::test]
async fn the_sign_in_page_may_send_its_form_and_nothing_else() {
    let service = stand_in().await;
    let page = raw(&service, "GET /identity", &[], "").await.unwrap();
    let policy = "script-src 'none'; img-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    assert_eq!(page.header("content-security-policy"), Some(policy));
    assert_eq!(page.header("cache-control"), Some("no-store"));
}
