//! The notification: two fields and the JSON text say the same, and nothing else in the text is touched.

use browser_tests::{Console, Job, Outcome, Page};
use serde_json::{Value, json};

async fn sent(console: &Console<'_>, name: &str) -> Outcome<Value> {
    console.page.field("Job name").await?.fill(name).await?;
    console.create().await?;
    let post = console.posts().pop().unwrap();
    let body: Value = serde_json::from_str(&post.body)?;
    Ok(body["notification"].clone())
}

pub(crate) async fn the_fields_write_into_the_text(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Told")).await?;
    let (who, whom) = (page.field("Who is told").await?, page.field("To whom").await?);
    let text = page.field("Notification").await?;
    who.choose("User Login").await?;
    whom.fill("XELSYSADM").await?;
    assert_eq!(text.value().await?, r#"{"sendTo": "User Login", "recipient": "XELSYSADM"}"#);
    assert_eq!(sent(&console, "One").await?, json!({ "sendTo": "User Login", "recipient": "XELSYSADM" }));

    // What else stands there stays as it was written.
    text.paste(r#"{ "n": 1.50, "sendTo" : "Role Name" , "deep": {"a": [1 ,2]} }"#).await?;
    assert_eq!(who.value().await?, "Role Name");
    assert_eq!(whom.value().await?, "");
    who.choose("Specified Address").await?;
    whom.fill("a\"b@example.com").await?;
    assert_eq!(
        text.value().await?,
        r#"{ "n": 1.50, "sendTo" : "Specified Address" , "deep": {"a": [1 ,2]}, "recipient": "a\"b@example.com" }"#
    );
    who.choose("Nobody").await?;
    whom.fill("").await?;
    assert_eq!(text.value().await?, r#"{ "n": 1.50 , "deep": {"a": [1 ,2]} }"#);
    text.fill("").await?;
    assert_eq!(sent(&console, "None").await?, Value::Null);
    Ok(())
}

pub(crate) async fn the_text_is_read_by_the_fields(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Read")).await?;
    let (who, whom) = (page.field("Who is told").await?, page.field("To whom").await?);
    let text = page.field("Notification").await?;
    for (typed, kind, recipient, can_be_used) in [
        (r#"{"recipient":"x","sendTo":"Role Name"}"#, "Role Name", "x", true),
        (r#"{"sendTo":"Another Word"}"#, "Another Word", "", true),
        (r#"{"sendTo":["User Login"]}"#, "", "", false),
        ("{", "", "", false),
        ("{}", "Nobody", "", true),
    ] {
        text.paste(typed).await?;
        // A choice is made anew when a word of its own is among what is offered.
        let who = page.field("Who is told").await?;
        assert_eq!(who.value().await?, kind, "{typed}");
        assert_eq!(whom.value().await?, recipient, "{typed}");
        assert_eq!(who.is_enabled().await?, can_be_used, "{typed}");
        assert_eq!(whom.is_enabled().await?, can_be_used, "{typed}");
        assert_eq!(text.value().await?, typed);
    }
    drop(who);
    assert_eq!(sent(&console, "Empty").await?, json!({}));
    Ok(())
}
