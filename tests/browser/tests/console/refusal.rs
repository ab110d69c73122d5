//! What the server names when it refuses a job is shown where it stands.

use browser_tests::{Console, Focus, Job, Key, Outcome, Page};

const SAID: &str = "The server refused the job and names this: “Required parameter Filter is not set.”";

pub(crate) async fn a_parameter_that_the_server_names_says_so(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    let job = Job::named("fault:required:Filter").with("Batch Size", "Number", "5").with("Filter", "String", "x");
    console.fill(&job).await?;
    let before = console.form().await?;
    console.create().await?;
    console.result_says("The server refused the job (400)").await?;
    // The server's own text stays at hand, whole.
    console.result_says("FAULT_REQUIRED").await?;
    assert_eq!(console.form().await?, before);
    let filter = console.row(2).field("Value").await?;
    let said = filter.said().await?;
    assert!(said.is_wrong && said.words.contains(SAID), "{}", said.words);
    assert!(!console.row(1).field("Value").await?.said().await?.is_wrong);
    // The summary leads there.
    page.group("There is a problem").itself().await?;
    let to_link = "Array.from(document.links).find((it) => it.innerText.startsWith('Parameter 2, value')).focus()";
    page.script::<()>(to_link, vec![]).await?;
    page.press(Key::Enter).await?;
    page.focus_comes_to(&Focus::on("Parameter 2", "Value")).await?;
    // Once it is changed, nothing more is said of it.
    filter.fill("y").await?;
    let is_silent = async || Ok((!filter.said().await?.is_wrong).then_some(()));
    page.until("the end of the words", is_silent).await?;
    // And sending was never barred.
    console.create().await?;
    assert_eq!(console.posts().len(), 2);
    Ok(())
}
