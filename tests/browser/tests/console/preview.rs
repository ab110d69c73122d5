//! The region "Request preview": what stands there is what arrives, what is copied and what is saved.

use browser_tests::{Console, Context, Element, Focus, Job, Outcome, Page, Place};
use serde_json::{Value, json};

use crate::undo::command;

fn preview(page: &Page) -> Place<'_> {
    page.region("Request preview")
}

/// The body as it is shown; all of it, in view or not.
async fn shown(page: &Page) -> Outcome<String> {
    preview(page).region("Body").itself().await?.whole_text().await
}

/// Waits until the shown body holds this: the preview follows the form after a while.
async fn shows(page: &Page, text: &str) -> Outcome<String> {
    let look = async || Ok(Some(shown(page).await?).filter(|body| body.contains(text)));
    page.until(&format!("the preview shows {text:.60?}"), look).await
}

/// The values that an editor, a shell or a browser gets wrong on the way, with more than one screen in one of them.
fn hostile() -> Vec<(&'static str, String)> {
    vec![
        ("XML", "<String>it's 0 & \"1\"</String>".to_owned()),
        ("Filter", "(&(objectClass=*)(cn=O'Neil*)) OR 1=1; --".to_owned()),
        ("Signs", "@post.json + % $HOME `id` \\ ^ ! | {{x}}".to_owned()),
        ("Lines", " \ttab\nline\nend ".to_owned()),
        ("Scripts", "😀 e\u{301} 漢字 \u{202e}\u{5e2}\u{5d1}\u{5e8}\u{202c}\u{2028}\u{feff}".to_owned()),
        ("Long", "x'y\" ü\n".repeat(12_500)),
        ("Empty", String::new()),
    ]
}

async fn with_hostile_values(page: &Page) -> Outcome<Console<'_>> {
    let console = Console::signed_in(page).await?;
    let parameters: serde_json::Map<_, _> =
        hostile().into_iter().map(|(name, value)| (name.to_owned(), json!({ "value": value }))).collect();
    let job = json!({
        "jobName": "Hostile",
        "taskName": "OIM Certification Purge Task",
        "retryCount": 1,
        "parameters": parameters,
    });
    console.import(&job.to_string()).await?;
    shows(page, "\"Empty\"").await?;
    Ok(console)
}

/// Waits until these things are missing.
async fn links_are(page: &Page, words: &[&str]) -> Outcome {
    let look = async || Ok((preview(page).names("link").await? == words).then_some(()));
    page.until(&format!("the links {words:?} in the preview"), look).await
}

/// What is missing, and the field that it leads to.
const MISSING: [(&str, &str, &str); 4] = [
    ("Enter the name of the scheduled task", "", "Task name"),
    ("Enter the job name", "", "Job name"),
    ("Retry count: Enter a whole number in digits, for example 1", "", "Retry count"),
    ("Parameter 1, name: Enter the parameter’s name, or remove the row", "Parameter 1", "Name"),
];

pub(crate) async fn what_is_missing_leads_to_its_field(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.add_row(1).await?;
    console.row(1).field("Value").await?.fill("x").await?;
    page.field("Retry count").await?.fill("many").await?;
    links_are(page, &MISSING.map(|(words, ..)| words)).await?;
    for (words, group, name) in MISSING {
        preview(page).link(words).await?.click().await?;
        page.focus_comes_to(&Focus::on(group, name)).await?;
        // Nothing is called a mistake for that alone.
        assert!(!page.everywhere().names("heading").await?.contains(&"There is a problem".to_owned()));
    }
    assert!(!preview(page).has_button("Copy body").await?);
    // What is put right goes from the list; when nothing is left, the body is there.
    page.field("Task name").await?.fill("T").await?;
    page.field("Job name").await?.fill("J").await?;
    page.field("Retry count").await?.fill("3").await?;
    links_are(page, &MISSING.map(|(words, ..)| words)[3..]).await?;
    console.row(1).field("Name").await?.fill("P").await?;
    shows(page, "\"jobName\": \"J\"").await?;
    links_are(page, &[]).await
}

/// What is chosen in the region is still chosen when there is a request again; what is said of another is not said of it.
pub(crate) async fn focus_and_choices_outlive_a_request(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Before").with("Size", "Number", "many")).await?;
    page.field("Job name").await?.fill("Going").await?;
    console.row(1).field("Value").await?.fill("5").await?;
    shows(page, "\"Size\"").await?;
    preview(page).field("Parameters as").await?.choose("an array").await?;
    preview(page).button("Show the body").await?.click().await?;
    shows(page, "\"parameters\": [").await?;
    page.copied_by("Copy body").await?;
    page.says("Copied.").await?;
    preview(page).button("Copy body").await?.focus().await?;
    command(page, "z").await?;
    links_are(page, &["Parameter 1, value: Enter a number in digits, for example 11, -3 or 0.5"]).await?;
    page.focus_comes_to(&Focus::on("", "Task name")).await?;
    assert!(!preview(page).has_button("Copy body").await?);
    assert!(!preview(page).itself().await?.whole_text().await?.contains("Going"), "the body of before");
    page.press_button("Redo").await?;
    let again = shows(page, "\"parameters\": [").await?;
    assert!(again.contains("\"Going\""), "{again}");
    assert!(!page.text().await?.contains("Copied."), "what was copied is not what is there now");
    Ok(())
}

pub(crate) async fn the_body_shown_is_the_body_that_arrives(page: &Page) -> Outcome {
    let console = with_hostile_values(page).await?;
    let shown = shown(page).await?;
    console.create().await?;
    let arrived = console.only_post()?;
    assert!(arrived.stored);
    assert!(arrived.body == shown, "shown: {shown:.2000}\narrived: {:.2000}", arrived.body);
    let sent: Value = serde_json::from_str(&arrived.body)?;
    for (name, value) in hostile() {
        assert!(sent["parameters"][name]["value"] == value, "{name}");
    }
    Ok(())
}

pub(crate) async fn method_address_and_headers_are_those_that_arrive(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    // They stand there before anything was typed.
    let text = preview(page).itself().await?.text().await?;
    console.fill(&Job::named("Head")).await?;
    console.create().await?;
    let arrived = console.only_post()?;
    let address = format!("{}{}", console.service().url().trim_end_matches('/'), arrived.path);
    assert!(text.contains(&format!("{} {address}\n", arrived.method)), "{address}: {text}");
    for header in ["Content-Type", "Accept", "X-Requested-By"] {
        let value = arrived.header(&header.to_lowercase()).context(header)?;
        let line = format!("{header}:\n{value}\n");
        assert!(text.contains(&line.replace(":\n", "\n")), "{line}: {text}");
    }
    assert!(text.contains("Authorization\nyour sign-in, added when it is sent"), "{text}");
    let credentials = arrived.header("authorization").context("no credentials")?;
    assert!(!preview(page).itself().await?.whole_text().await?.contains(credentials.trim_start_matches("Basic ")));
    Ok(())
}

/// A switch, what is chosen in it, and some lines that it changes, as they are shown.
const SWITCHES: [(&str, &str, &[&str]); 3] = [
    ("Parameters as", "an array", &["- ·\"parameters\": {", "+ ·\"parameters\": ["]),
    ("Values as", "strings", &["- ·\"value\": 0.10,", "+ ·\"value\": \"0.10\","]),
    (
        "Type, required, help",
        "left out",
        &["- ·\"dataType\": \"Number\",", "- ·\"required\": true,", "- ·\"helpText\": \"Help\""],
    ),
];

pub(crate) async fn each_switch_changes_the_body_that_arrives(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Switches").with("Size", "Number", "0.10").with("On", "Boolean", "true")).await?;
    let row = console.row(1);
    row.press("More").await?;
    row.field("Required").await?.choose("true").await?;
    row.field("Help text").await?.fill("Help").await?;
    let first = shows(page, "\"Help\"").await?;
    for (at, (label, choice, changed)) in SWITCHES.into_iter().enumerate() {
        let switch = preview(page).field(label).await?;
        let usual = switch.value().await?;
        switch.choose(choice).await?;
        let comparison = preview(page).region("What the switch changed in the body").itself().await?;
        let lines = lines(&comparison).await?;
        for line in changed {
            assert!(lines.iter().any(|shown| shown == line), "{label}, {line}: {lines:#?}");
        }
        page.says(&counted(&lines)).await?;
        page.press_button("Show the body").await?;
        page.focus_comes_to(&Focus::on("", "Body")).await?;
        let body = shown(page).await?;
        assert_ne!(body, first, "{label}");
        page.field("Job name").await?.fill(&format!("Switch {at}")).await?;
        let body_of_this = shows(page, &format!("Switch {at}")).await?;
        console.create().await?;
        let posts = console.posts();
        assert_eq!(posts.len(), at + 1);
        assert_eq!(posts.last().context("nothing arrived")?.body, body_of_this, "{label}");
        assert_eq!(body_of_this, body.replace(&name_before(at), &format!("Switch {at}")), "{label}");
        // Back again, and the body is the first one but for the name.
        switch.choose(&usual).await?;
        page.press_button("Show the body").await?;
        assert_eq!(shown(page).await?, first.replace("Switches", &format!("Switch {at}")), "{label}");
    }
    Ok(())
}

/// What the job is called before the switch of this place in the table is turned.
fn name_before(at: usize) -> String {
    at.checked_sub(1).map_or_else(|| "Switches".to_owned(), |at| format!("Switch {at}"))
}

/// The lines of a comparison: the sign of each, and a dot for what it is set in by.
async fn lines(comparison: &Element<'_>) -> Outcome<Vec<String>> {
    let text = comparison.whole_text().await?;
    let line = |line: &str| {
        let (sign, rest) = line.split_at_checked(2).unwrap_or((line, ""));
        format!("{sign}·{}", rest.trim_start())
    };
    Ok(text.lines().map(line).collect())
}

/// What is said of these lines.
fn counted(lines: &[String]) -> String {
    let count = |sign: char| lines.iter().filter(|line| line.starts_with(sign)).count();
    format!("Lines of the body: {} gone, {} new.", count('-'), count('+'))
}

pub(crate) async fn folded_nothing_of_it_is_on_the_page(page: &Page) -> Outcome {
    const WHOLE: &str = "return document.documentElement.outerHTML";
    let console = Console::signed_in(page).await?;
    console.fill(&Job::named("Folded").with("Mark", "String", "found by this")).await?;
    shows(page, "found by this").await?;
    let fold = preview(page).button("Request preview").await?;
    fold.click().await?;
    assert!(fold.has_focus().await?);
    let html: String = page.script(WHOLE, vec![]).await?;
    for word in ["found by this", "jobName", "X-Requested-By", "Copy body"] {
        assert!(!html.contains(word), "{word}");
    }
    // What is typed meanwhile is there when it is folded out again.
    console.row(1).field("Value").await?.fill("typed since").await?;
    fold.click().await?;
    shows(page, "typed since").await?;
    Ok(())
}

pub(crate) async fn what_is_copied_is_what_is_shown(page: &Page) -> Outcome {
    const WITHOUT: &str = "
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
        document.addEventListener('copy', (event) => {
          const { value, selectionStart, selectionEnd } = event.target;
          window.selected = value.slice(selectionStart, selectionEnd);
        })";
    with_hostile_values(page).await?;
    let shown = shown(page).await?;
    let copied = page.copied_by("Copy body").await?;
    assert!(copied == shown, "{copied:.2000}");
    page.says("Copied.").await?;
    // Over plain HTTP there is no such clipboard: then the page copies what is selected in it.
    page.script::<()>(WITHOUT, vec![]).await?;
    let button = page.everywhere().button("Copy body").await?;
    button.click().await?;
    let selected = async || page.script::<Option<String>>("return window.selected ?? null", vec![]).await;
    let copied = page.until("a copied selection", selected).await?;
    assert!(copied == shown, "{copied:.2000}");
    assert!(button.has_focus().await?);
    Ok(())
}

pub(crate) async fn what_is_saved_is_what_is_shown(page: &Page) -> Outcome {
    with_hostile_values(page).await?;
    let shown = shown(page).await?;
    let saved = page.saved_by("Download post.json", "post.json").await?;
    assert!(saved == shown, "{saved:.2000}");
    Ok(())
}

/// Each letter is in the body when the browser draws the next time, not when the whole form was looked at again; and it is
/// what arrives.
pub(crate) async fn what_is_typed_in_a_row_is_there_in_the_next_frame(page: &Page) -> Outcome {
    const TYPE: &str = r#"
        const done = arguments[arguments.length - 1];
        const row = document.querySelector('[role=group][aria-label="Parameter 2"]');
        const field = (name) => [...row.querySelectorAll('input, textarea')].find((it) => it.labels[0]?.textContent === name);
        const body = () => document.querySelector('[role=region][aria-label="Body"]').textContent;
        (async () => {
          const shown = [];
          for (const [name, value] of [['Name', 'New'], ['Value', '1e4'], ['Value', '1e400'], ['Name', 'New "name"']]) {
            field(name).value = value;
            field(name).dispatchEvent(new InputEvent('input', { bubbles: true }));
            await new Promise(requestAnimationFrame);
            shown.push(body());
          }
          done(shown);
        })()"#;
    let console = Console::signed_in(page).await?;
    let parameters = json!({
        "First": { "value": "1" }, "Second": { "value": 2, "dataType": "Number" }, "Third": { "value": "3" },
    });
    let job = json!({ "jobName": "Typed", "taskName": "T", "retryCount": 1, "parameters": parameters });
    console.import(&job.to_string()).await?;
    shows(page, "\"Third\"").await?;
    let bodies: Vec<String> = page.script_until_done(TYPE).await?;
    let expected = [r#""New": {"#, r#""value": 1e4,"#, r#""value": 1e400,"#, r#""New \"name\"": {"#];
    for (body, expected) in bodies.iter().zip(expected) {
        assert!(body.contains(expected), "{expected}: {body}");
        assert!(body.contains("First") && body.contains("Third"), "{body}");
    }
    console.create().await?;
    assert_eq!(Some(&console.only_post()?.body), bodies.last());
    Ok(())
}
