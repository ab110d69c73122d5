//! The documentation's sample job, from the sign-in to the server's words, without a mouse.

use browser_tests::{Console, Focus, Job, Key, Outcome, Page};
use serde_json::Value;

const DOCUMENTED: &str = include_str!("../../../contract/documented/create-a-new-job.request.json");
const ANSWER: &str = "Job Create successfull";

pub(crate) async fn by_keyboard_alone(page: &Page) -> Outcome {
    let console = Console::open(page).await?;
    sign_in(&console).await?;
    type_the_job(&console, false).await?;
    page.tab_to(&Focus::on("", "Create job")).await?;
    page.press(Key::Enter).await?;
    let told = console.outcome().await?;
    assert!(told.contains(ANSWER) && told.contains("Test Job"), "{told}");

    let post = console.only_post()?;
    assert_eq!(post.header("content-type"), Some("application/json"));
    assert_eq!(post.header("accept"), Some("application/json"));
    assert!(post.header("x-requested-by").is_some_and(|by| !by.is_empty()));
    assert_eq!(post.header("authorization"), Some("Basic eGVsc3lzYWRtOlNjaGVkdWxlcjE="));
    assert_eq!(post.header("cookie"), None);

    // Value for value what the documentation sends; the data types come on top of it.
    let sent: Value = serde_json::from_str(&post.body)?;
    let documented: Value = serde_json::from_str(DOCUMENTED)?;
    for field in ["jobName", "taskName", "retryCount"] {
        assert_eq!(sent[field], documented[field]);
    }
    let parameters = |job: &Value| {
        let parameters = job["parameters"].as_object().cloned().unwrap_or_default();
        parameters.into_iter().map(|(name, parameter)| (name, parameter["value"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(parameters(&sent), parameters(&documented));
    let read = console.stored("Test Job").await?;
    assert_eq!(read["taskName"], documented["taskName"]);
    assert_eq!(read["retryCount"], documented["retryCount"]);
    let texts = |(name, value): (String, Value)| (name, Value::String(value.to_string()));
    assert_eq!(parameters(&read), parameters(&documented).into_iter().map(texts).collect::<Vec<_>>());
    Ok(())
}

pub(crate) async fn exactly_the_documented_body(page: &Page) -> Outcome {
    let console = Console::open(page).await?;
    sign_in(&console).await?;
    type_the_job(&console, true).await?;
    page.tab_to(&Focus::on("", "Create job")).await?;
    page.press(Key::Space).await?;
    assert!(console.outcome().await?.contains(ANSWER));
    // The same JSON value in the same order: written without blanks, they are the same text.
    let compact = |text: &str| serde_json::from_str::<Value>(text).map(|value| value.to_string());
    assert_eq!(compact(&console.only_post()?.body)?, compact(DOCUMENTED)?);
    Ok(())
}

async fn sign_in(console: &Console<'_>) -> Outcome {
    let page = console.page;
    page.tab_to(&Focus::on("", "User name")).await?;
    page.keys(console.service().user()).await?;
    page.tab_to(&Focus::on("", "Password")).await?;
    page.keys(console.service().password()).await?;
    page.press(Key::Enter).await?;
    console.create_button().await?;
    Ok(())
}

async fn type_the_job(console: &Console<'_>, without_types: bool) -> Outcome {
    let page = console.page;
    let job = Job::documented();
    let typed = [("Task name", &job.task), ("Job name", &job.name), ("Retry count", &job.retry_count)];
    for (field, text) in typed {
        if page.focus().await?.name != field {
            page.tab_to(&Focus::on("", field)).await?;
        }
        page.keys(text.as_str()).await?;
    }
    for (number, (name, data_type, value)) in (1..).zip(&job.parameters) {
        let row = format!("Parameter {number}");
        page.tab_to(&Focus::on("", "Add parameter")).await?;
        page.press(Key::Enter).await?;
        // The new row takes the focus: one types on.
        page.focus_comes_to(&Focus::on(&row, "Name")).await?;
        page.keys(name.as_str()).await?;
        page.tab_to(&Focus::on(&row, "Data type")).await?;
        page.keys(*data_type).await?;
        page.tab_to(&Focus::on(&row, "Value")).await?;
        page.keys(value.as_str()).await?;
        if without_types {
            page.tab_to(&Focus::on(&row, "More")).await?;
            page.press(Key::Enter).await?;
            page.tab_to(&Focus::on(&row, "Send the data type")).await?;
            page.press(Key::Space).await?;
        }
    }
    Ok(())
}
