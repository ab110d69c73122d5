//! "Copy as cURL": the command does in a real shell what the console does.

use browser_tests::{Console, Context, Outcome, Page};
use tokio::process::Command;

/// A body with what quoting gets wrong, as somebody may paste it.
const BODY: &str = r#"{
  "jobName": "Quotes 'n' \"more\"",
  "taskName": "OIM Certification Purge Task",
  "retryCount": 1,
  "parameters": {
    "@post.json": {
      "value": "@it's <b>&\"%20$HOME`id`\\ ! ^ ü 😀 \n tab\t end \\"
    },
    "Empty": {
      "value": ""
    }
  }
}"#;

pub(crate) async fn in_a_real_bash_it_sends_the_same_body(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.import(BODY).await?;
    let command = page.copied_by("Copy as cURL").await?;

    // The person puts their name in; the password is asked for on the terminal, which a test does not have.
    let service = console.service();
    let signed = command.replace("-u 'USER'", &format!("-u '{}:{}'", service.user(), service.password()));
    let run = Command::new("bash").args(["-c", &signed]).output().await.context("bash does not start")?;
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(said.starts_with("HTTP/1.1 200"), "{command}\n{said}\n{}", String::from_utf8_lossy(&run.stderr));

    console.create().await?;
    let posts = console.posts();
    let [by_bash, by_console] = posts.as_slice() else { panic!("{} requests to create arrived", posts.len()) };
    assert_eq!((&by_bash.body, &by_bash.path), (&by_console.body, &by_console.path));
    for header in ["content-type", "accept", "x-requested-by"] {
        assert_eq!(by_bash.header(header), by_console.header(header), "{header}");
    }
    assert_eq!(by_bash.body, BODY);
    Ok(())
}
