//! Every field of JobDetails: what is typed is what is sent, and what the server has afterwards.

use std::collections::BTreeMap;

use browser_tests::{Console, Job, Outcome, Page};
use serde_json::value::RawValue;
use serde_json::{Value, json};

/// What administrators really put in: XML, quotes, filters, tabs, lines, other scripts, blanks that matter.
const HOSTILE: &str = "  <String>0</String> \"quoted\" 'single' back\\slash & 100% + ;\n\ttab, and line three:\n\
                       😀 שלום مرحبا \u{202e}gnp\u{202c} é e\u{301} </script><!-- ${x} {{y}}  ";

pub(crate) async fn every_field_is_sent_and_read_back(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console
        .fill(&Job::named("Every field").with("Flag", "Boolean", "false").with("Resource", "ITResource", "AD Server"))
        .await?;
    let row = console.add_row(3).await?;
    row.field("Name").await?.paste("Text <&> \"'").await?;
    row.field("Value").await?.paste(HOSTILE).await?;
    row.press("More").await?;
    row.field("Send the data type").await?.tick(true).await?;
    row.field("Required").await?.choose("true").await?;
    row.field("Help text").await?.fill("What it is for <b>").await?;
    page.field("Concurrent").await?.choose("false").await?;
    page.field("Enabled").await?.choose("false").await?;
    page.field("Status").await?.fill("STOPPED").await?;
    page.field("Job schedule type").await?.fill("Cron").await?;
    page.field("Cron schedule type").await?.fill("MONTHLYWEEKDAYS").await?;
    let notification = json!({ "who": "User Login", "to": ["XELSYSADM", null], "deep": { "on": true, "n": 1.50 } });
    page.field("Notification").await?.paste(&notification.to_string()).await?;
    let told = console.create().await?;
    assert!(told.contains("Job Create successfull"), "{told}");

    let wanted = json!({
        "jobName": "Every field",
        "taskName": "OIM Certification Purge Task",
        "retryCount": 1,
        "concurrent": false,
        "isEnabled": false,
        "status": "STOPPED",
        "jobScheduleType": "Cron",
        "cronScheduleType": "MONTHLYWEEKDAYS",
        "notification": notification,
        "parameters": {
            "Flag": { "value": false, "dataType": "Boolean" },
            "Resource": { "value": "AD Server", "dataType": "ITResource" },
            "Text <&> \"'": {
                "value": HOSTILE, "dataType": "String", "required": true, "helpText": "What it is for <b>"
            },
        },
    });
    let sent: Value = serde_json::from_str(&console.only_post()?.body)?;
    assert_eq!(sent, wanted);
    let order = |job: &Value| job["parameters"].as_object().map(|all| all.keys().cloned().collect::<Vec<_>>());
    assert_eq!(order(&sent), order(&wanted));

    let read = console.stored("Every field").await?;
    for field in ["retryCount", "concurrent", "isEnabled", "jobScheduleType", "cronScheduleType", "notification"] {
        assert_eq!(read[field], wanted[field], "{field}");
    }
    assert_eq!(order(&read), order(&wanted));
    assert_eq!(read["parameters"]["Text <&> \"'"], wanted["parameters"]["Text <&> \"'"]);
    assert_eq!(read["parameters"]["Flag"]["value"], "false");
    Ok(())
}

pub(crate) async fn what_is_left_alone_is_not_sent(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Bare").with("Not set", "Boolean", "Not set").with("Untouched", "String", "")).await?;
    console.create().await?;
    let sent: Value = serde_json::from_str(&console.only_post()?.body)?;
    assert_eq!(sent, json!({ "jobName": "Bare", "taskName": "OIM Certification Purge Task", "retryCount": 1 }));
    Ok(())
}

pub(crate) async fn false_and_empty_are_sent_as_such(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Empty").with("Off", "Boolean", "false").with("Blank", "String", "")).await?;
    let row = console.row(2);
    row.press("More").await?;
    row.field("Send the value even when it is empty text").await?.tick(true).await?;
    row.field("Send the data type").await?.tick(false).await?;
    row.field("Required").await?.choose("false").await?;
    page.field("Concurrent").await?.choose("false").await?;
    page.field("Enabled").await?.choose("true").await?;
    page.field("Notification").await?.paste("{}").await?;
    for field in ["Job schedule type", "Cron schedule type"] {
        let empty = page.everywhere().field_named_from(&format!("{field}: ")).await?;
        empty.tick(true).await?;
    }
    console.create().await?;
    let sent: Value = serde_json::from_str(&console.only_post()?.body)?;
    let wanted = json!({
        "jobName": "Empty",
        "taskName": "OIM Certification Purge Task",
        "retryCount": 1,
        "concurrent": false,
        "isEnabled": true,
        "jobScheduleType": "",
        "cronScheduleType": "",
        "notification": {},
        "parameters": {
            "Off": { "value": false, "dataType": "Boolean" },
            "Blank": { "value": "", "required": false },
        },
    });
    assert_eq!(sent, wanted);
    // And back again: what is taken away is not sent.
    page.field("Job name").await?.fill("Empty no more").await?;
    page.field("Concurrent").await?.choose("Not sent").await?;
    page.field("Enabled").await?.choose("Not sent").await?;
    page.field("Notification").await?.fill("").await?;
    for field in ["Job schedule type", "Cron schedule type"] {
        page.everywhere().field_named_from(&format!("{field}: ")).await?.tick(false).await?;
    }
    console.row(1).field("Value").await?.choose("Not set").await?;
    row.field("Send the value even when it is empty text").await?.tick(false).await?;
    console.create().await?;
    let posts = console.posts();
    let sent: Value = serde_json::from_str(&posts[1].body)?;
    assert_eq!(
        sent,
        json!({ "jobName": "Empty no more", "taskName": "OIM Certification Purge Task", "retryCount": 1 })
    );
    Ok(())
}

pub(crate) async fn digits_go_out_as_they_were_typed(page: &Page) -> Outcome {
    const TYPED: [&str; 7] =
        ["0.10", "-0", "9007199254740993", "1e400", "1E+2", "12345678901234567890.123456789", "-9223372036854775808"];
    let console = Console::signed_in(page).await?;
    let job = TYPED.into_iter().fold(Job::named("Digits"), |job, digits| job.with(digits, "Number", digits));
    console.fill(&job).await?;
    console.create().await?;
    let post = console.only_post()?;
    let body: BTreeMap<String, Box<RawValue>> = serde_json::from_str(&post.body)?;
    let parameters: BTreeMap<String, BTreeMap<String, Box<RawValue>>> = serde_json::from_str(body["parameters"].get())?;
    for digits in TYPED {
        assert_eq!(parameters[digits]["value"].get(), digits);
    }
    Ok(())
}
