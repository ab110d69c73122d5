//! "Import": what is pasted or dropped is recognised, shown, and applied as one step; nothing is lost on the way.

use browser_tests::{Console, Element, Focus, Key, Outcome, Page};
use serde_json::{Value, json};

const BODY: &str = r#"{
"jobName": "Test Job",
"taskName": "OIM Certification Purge Task",
"retryCount": 1,
"parameters": {
"Cert Campaigns for Purge": {
"value": 11
},
"Purge Criteria": {
"value": 1
}
}
}"#;

/// The command as the documentation of "Create a new job" prints it.
const DOCUMENTED: &str = "curl -i -X POST -u username:password / --header 'Content-Type: application/json' / --header \
    'Accept: application/json' / --header 'X-Requested-By: <anyvalue>' -d @post.json / \
    'http://pseudo.com/iam/governance/selfservice/api/v1/scheduler/jobs/'";

const BOTH: &str = "Cert Campaigns for Purge=11 Purge Criteria=1";

/// Opens the window and pastes a text into it.
async fn paste<'p>(page: &'p Page, text: &str) -> Outcome<Element<'p>> {
    page.press_button("Import").await?;
    let field = page.field("Text to import").await?;
    field.paste(text).await?;
    Ok(field)
}

/// The rows, as `name=value` in one line.
async fn rows(console: &Console<'_>) -> Outcome<String> {
    let rows = console.rows().await?;
    Ok(rows.into_iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(" "))
}

/// Waits until the fields are as they were: the preview follows the form after a while.
async fn is_again(console: &Console<'_>, before: &[String]) -> Outcome {
    let is_there = async || Ok((console.form().await? == before).then_some(()));
    console.page.until("the form as it was", is_there).await
}

async fn apply(page: &Page) -> Outcome {
    page.press_button("Apply").await?;
    // The focus goes back to where the window was opened.
    page.focus_comes_to(&Focus::on("", "Import")).await
}

pub(crate) async fn every_kind_is_recognised_applied_and_taken_back(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    let before = console.form().await?;
    let command = format!("curl -d '{BODY}' -X POST http://h.test/jobs");
    let windows = "curl.exe -X POST `\n 'http://h.test/' -d '{\\\"jobName\\\":\\\"J\\\",\\\"parameters\\\":{\\\"a\\\":{\\\"value\\\":\\\"x\\\"}}}'";
    for (text, words, expected) in [
        (BODY.to_owned(), "A job with 2 parameters.", BOTH),
        (command, "A cURL command: POST to http://h.test/jobs.", BOTH),
        (format!("{DOCUMENTED}\n{BODY}"), "A cURL command: POST to http://pseudo.com/", BOTH),
        (windows.to_owned(), "A cURL command for PowerShell", "a=x"),
        ("a\t1\nb\t\"x\ny\"".to_owned(), "A table without a head, with 2 rows.", "a=1 b=x\ny"),
        ("Value,Type,Name\n5,Number,a".to_owned(), "A table with a head and 1 row.", "a=5"),
        (
            format!("{BODY}\nPurge Criteria\t2\nNew\t"),
            "A table without a head, with 2 rows.",
            "Cert Campaigns for Purge=11 Purge Criteria=2 New=",
        ),
        (
            "#job=eyJkcmFmdCI6MSwicGFyYW1ldGVycyI6W3sibmFtZSI6ImEiLCJ0ZXh0IjoieCJ9XX0".to_owned(),
            "A link to a job with 1 parameter.",
            "a=x",
        ),
    ] {
        paste(page, &text).await?;
        page.says(words).await?;
        apply(page).await?;
        assert_eq!(rows(&console).await?, expected, "{text}");
        page.press_button("Undo").await?;
        is_again(&console, &before).await?;
        page.press_button("Redo").await?;
        assert_eq!(rows(&console).await?, expected, "{text}");
        page.press_button("Undo").await?;
    }
    Ok(())
}

pub(crate) async fn what_will_change_is_listed_before_it_does(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    paste(page, BODY).await?;
    page.says("5 changes:").await?;
    assert_eq!(rows(&console).await?, "");
    apply(page).await?;
    paste(page, "Name,Value\nPurge Criteria,2\nMy Password,hunter2").await?;
    page.says("“Purge Criteria”, value: 1 → 2").await?;
    page.says("“My Password” added: a hidden value").await?;
    page.press_button("Cancel").await?;
    assert_eq!(rows(&console).await?, BOTH);
    // The same again changes nothing.
    paste(page, BODY).await?;
    page.says("Nothing will change.").await?;
    page.press_button("Apply").await?;
    page.focus_comes_to(&Focus::on("", "Text to import")).await
}

pub(crate) async fn hostile_values_reach_the_server_as_they_are(page: &Page) -> Outcome {
    let values = json!({
        "XML": "<String>it's 0 & \"1\"</String>",
        "Filter": "(&(objectClass=*)(cn=O'Neil*)) OR 1=1; --",
        "Signs": "+ % @ $HOME `id` \\ ^ ! | \u{202e}abc\u{202c}",
        "Lines": " \ttab\nline\r\nend ",
        "Scripts": "😀 e\u{301} 漢字 \u{5e2}\u{5d1}\u{5e8}",
        "Long": "x'y\"".repeat(25_000),
        "Empty": "",
    });
    let parameters: Vec<_> = values
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, value)| format!("{}:{{\"value\":{value}}}", json!(name)))
        .collect();
    let body = format!(
        "{{\"jobName\":\"Hostile\",\"taskName\":\"OIM Certification Purge Task\",\"retryCount\":1,\"parameters\":{{{}}}}}",
        parameters.join(",")
    );
    let console = Console::signed_in(page).await?;
    paste(page, &format!("curl -d '{}' http://h.test/", body.replace('\'', "'\\''"))).await?;
    apply(page).await?;
    console.create().await?;
    assert!(console.only_post()?.stored);
    let sent: Value = serde_json::from_str(&console.only_post()?.body)?;
    let sent: serde_json::Map<_, _> = sent["parameters"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, it)| (name.clone(), it["value"].clone()))
        .collect();
    assert_eq!(Value::Object(sent), values);
    Ok(())
}

pub(crate) async fn broken_input_changes_nothing_and_is_mended_in_place(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    let before = console.form().await?;
    for (text, words) in [
        ("{\n\"jobName\": \"J\",\n\"retryCount\": one}", "Line 3, column 15: expected value."),
        ("curl -d '{\"jobName\": \"J\"", "Line 1, column 9: the quote that opens here is not closed."),
        (DOCUMENTED, "Open post.json as well, or paste its text under the command."),
        ("no job at all", "Line 1, column 1: this is neither JSON"),
    ] {
        let field = paste(page, text).await?;
        page.until(&format!("{field} is wrong"), async || Ok(field.said().await?.is_wrong.then_some(()))).await?;
        assert!(field.said().await?.words.contains(words), "{}", field.said().await?.words);
        page.press_button("Apply").await?;
        page.focus_comes_to(&Focus::on("", "Text to import")).await?;
        assert_eq!(field.value().await?, text);
        page.press_button("Cancel").await?;
        assert_eq!(console.form().await?, before);
    }
    let field = paste(page, &BODY.replace("1,", "one,")).await?;
    page.press_button("Line 4, column 15: expected value.").await?;
    page.focus_comes_to(&Focus::on("", "Text to import")).await?;
    // The caret stands before the word that is wrong.
    for _ in 0..3 {
        page.press(Key::Delete).await?;
    }
    page.keys("1").await?;
    assert_eq!(field.value().await?, BODY);
    page.says("A job with 2 parameters.").await?;
    apply(page).await?;
    assert_eq!(rows(&console).await?, BOTH);
    Ok(())
}

pub(crate) async fn what_was_pasted_survives_escape(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    paste(page, "a\t1").await?;
    page.press(Key::Escape).await?;
    page.focus_comes_to(&Focus::on("", "Import")).await?;
    page.press_button("Import").await?;
    page.says("This is your text as you left it.").await?;
    assert_eq!(page.field("Text to import").await?.value().await?, "a\t1");
    page.press_button("Start again").await?;
    assert_eq!(page.field("Text to import").await?.value().await?, "");
    page.press_button("Cancel").await?;
    assert_eq!(rows(&console).await?, "");
    Ok(())
}

pub(crate) async fn dropped_and_opened_files_are_taken_together(page: &Page) -> Outcome {
    const DROP: &str = "
        const transfer = new DataTransfer();
        for (const [name, text] of arguments) transfer.items.add(new File([text], name));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }))";
    let console = Console::signed_in(page).await?;
    let files = vec![json!(["create.sh", DOCUMENTED]), json!(["post.json", BODY])];
    page.script::<()>(DROP, files).await?;
    page.says("A job with 2 parameters.").await?;
    page.press_button("Apply").await?;
    assert_eq!(rows(&console).await?, BOTH);
    // The same by the browser's own way to open files.
    page.press_button("Undo").await?;
    page.press_button("Import").await?;
    let open = page.field("Open files").await?;
    open.run::<()>(
        "
        const transfer = new DataTransfer();
        transfer.items.add(new File(['a\\t1'], 'rows.tsv'));
        arguments[0].files = transfer.files;
        arguments[0].dispatchEvent(new Event('change', { bubbles: true }))",
    )
    .await?;
    page.says("A table without a head, with 1 row.").await?;
    page.press_button("Cancel").await?;
    page.script::<()>(DROP, vec![json!(["rows.xlsx", "PK\u{0}\u{0}"])]).await?;
    page.says("“rows.xlsx” holds no text.").await
}
