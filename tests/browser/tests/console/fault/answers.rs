//! Answers in a form, in signs or at a pace that no sound service has.

use browser_tests::{Console, Job, Options, Outcome, Page, dist};

use crate::faults::JobIs::{Created, PerhapsNot, PerhapsThere};
use crate::faults::{CREATED, Case, case, check};

const UNREADABLE: &[&str] = &["cannot be read"];
const LED_AWAY: &[&str] = &["in place of an answer"];
const GROESSER: &[&str] = &["Job Create successfull! größer"];

const UNHURRIED: &[Case] = &[
    case("drip:10", CREATED, &["fault:drip:10"], Created),
    case("early", CREATED, &["fault:early"], Created),
    case("date", CREATED, &["fault:date"], Created),
    case("status:206", CREATED, &["fault:status:206"], Created),
    case("status:205", UNREADABLE, &[], PerhapsThere),
];

const OTHER_JSON: &[Case] = &[
    case("json:array", UNREADABLE, CREATED, PerhapsThere),
    case("json:string", UNREADABLE, CREATED, PerhapsThere),
    case("json:number", UNREADABLE, &["0"], PerhapsThere),
    case("json:true", UNREADABLE, &["true"], PerhapsThere),
    case("json:null", UNREADABLE, &["null"], PerhapsThere),
    case("json:object", UNREADABLE, CREATED, PerhapsThere),
    case("json:deep", UNREADABLE, &["[[["], PerhapsThere),
    case("cut-json", UNREADABLE, &["{\"jobName\":\"Te"], PerhapsThere),
];

const OTHER_SIGNS: &[Case] = &[
    case("charset:latin-1 é", GROESSER, &["é"], Created),
    case("charset:latin-1:unsaid é", GROESSER, &["é"], Created),
    case("charset:utf-16 é漢", GROESSER, &["é漢"], Created),
    case("charset:utf-16:unsaid", UNREADABLE, &[], PerhapsThere),
    case("charset:broken", &["Job Create successfull\u{fffd} größer"], &[], Created),
    // Taken for Latin-1, as a mail would be: no byte is lost.
    case("charset:broken:unsaid", &["Job Create successfullÿ grÃ¶ÃŸer"], &[], Created),
];

const REDIRECTED: &[Case] = &[
    case("redirect:301", LED_AWAY, &[], PerhapsNot),
    case("redirect:302", LED_AWAY, &[], PerhapsNot),
    case("redirect:303", LED_AWAY, &[], PerhapsNot),
    case("redirect:307", LED_AWAY, &[], PerhapsNot),
    case("redirect:308", LED_AWAY, &[], PerhapsNot),
];

/// Each table, and the test that goes through it.
pub(crate) const TABLES: [(&str, &[Case]); 4] = [
    ("fault::answers::early_late_and_part_by_part", UNHURRIED),
    ("fault::answers::json_of_another_kind", OTHER_JSON),
    ("fault::answers::in_other_signs", OTHER_SIGNS),
    ("fault::answers::a_redirect_is_not_followed", REDIRECTED),
];

pub(crate) async fn early_late_and_part_by_part(page: &Page) -> Outcome {
    check(page, UNHURRIED).await
}

pub(crate) async fn json_of_another_kind(page: &Page) -> Outcome {
    check(page, OTHER_JSON).await
}

pub(crate) async fn in_other_signs(page: &Page) -> Outcome {
    check(page, OTHER_SIGNS).await
}

pub(crate) async fn a_redirect_is_not_followed(page: &Page) -> Outcome {
    check(page, REDIRECTED).await
}

pub(crate) async fn fifty_megabytes_are_an_answer_too(page: &Page) -> Outcome {
    // A busy machine may take longer than an answer is waited for.
    let (console, config) = (Some(dist()?), Some("{\"timeLimitSeconds\": 120}".to_owned()));
    let console = Console::with(page, Options { console, config, ..Options::default() }).await?;
    console.sign_in(console.service().user(), console.service().password()).await?;
    console.create_button().await?;
    console.fill(&Job::named("fault:huge:50").with("P", "String", "kept")).await?;
    let before = console.form().await?;
    console.create_button().await?.click().await?;
    let told = console.outcome_within(std::time::Duration::from_mins(2)).await?;
    assert!(told.contains("accepted the job") && told.contains("unfold its answer"), "{told:.500}");
    assert_eq!(console.form().await?, before);
    console.only_post()?;
    // The console goes on.
    console.row(1).field("Value").await?.fill("typed since").await?;
    page.field("Job name").await?.fill("After it").await?;
    assert!(console.create().await?.contains("Job Create successfull"));
    assert_eq!(console.rows_in_a_line().await?, "P=typed since");
    Ok(())
}
