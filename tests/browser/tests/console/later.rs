//! What comes after the form: while it is missing, the form can be filled in and nothing is lost; a press waits for it, and
//! is carried out once.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use browser_tests::{Console, Context, Job, Options, Outcome, Page, copy_folder, dist};
use tempfile::TempDir;

use super::accessibility::axe;

const DELAYED: &str = "Not all of the console has been loaded yet.";

/// A console whose later part is not what it should be, in which somebody is signed in.
struct Halved<'p> {
    console: Console<'p>,
    /// Where the part belongs, and what it should be.
    file: PathBuf,
    whole: Vec<u8>,
    _folder: TempDir,
}

/// The name of the later part's file in this folder.
fn name(folder: &Path) -> Outcome<String> {
    let mut names = fs::read_dir(folder)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names.find(|name| name.contains("-later-")).context("no later part: the console is in one piece")
}

impl<'p> Halved<'p> {
    async fn open(page: &'p Page, change: impl Fn(&Path, &[u8]) -> std::io::Result<()>) -> Outcome<Self> {
        page.expect_in_log(&["oig-job-console-later-", "Failed to fetch", "NetworkError", "Load failed"]);
        let folder = tempfile::tempdir()?;
        copy_folder(&dist()?, folder.path())?;
        let file = folder.path().join(name(folder.path())?);
        let whole = fs::read(&file)?;
        change(&file, &whole)?;
        let console = Console::of(page, folder.path().to_owned()).await?;
        console.sign_in(console.service().user(), console.service().password()).await?;
        page.field("Task name").await?;
        page.says(DELAYED).await?;
        Ok(Self { console, file, whole, _folder: folder })
    }

    async fn missing(page: &'p Page) -> Outcome<Self> {
        Self::open(page, |file, _| fs::remove_file(file)).await
    }

    /// The part is there again, and comes.
    async fn mend(&self) -> Outcome {
        fs::write(&self.file, &self.whole)?;
        let page = self.console.page;
        let is_gone = async || Ok((!page.text().await?.contains(DELAYED)).then_some(()));
        page.until_at_last(Duration::from_secs(40), "nothing is missing any more", is_gone).await?;
        page.until("the preview", async || {
            page.everywhere().has_button("Request preview").await.map(|is| is.then_some(()))
        })
        .await
    }
}

pub(crate) async fn while_it_is_missing_the_form_can_be_filled_in(page: &Page) -> Outcome {
    let halved = Halved::missing(page).await?;
    let job = Job::named("Typed before").with("P", "Number", "1e400");
    halved.console.fill(&job).await?;
    axe(page).await?;
    halved.mend().await?;
    axe(page).await?;
    assert_eq!(halved.console.rows_in_a_line().await?, "P=1e400");
    halved.console.create().await?;
    assert!(halved.console.only_post()?.body.contains("1e400"));
    Ok(())
}

pub(crate) async fn a_row_unfolded_before_it_is_there_shows_its_details_once_it_is(page: &Page) -> Outcome {
    let halved = Halved::missing(page).await?;
    halved.console.fill(&Job::named("Unfolded early").with("P", "String", "v")).await?;
    let row = halved.console.row(1);
    row.press("More").await?;
    axe(page).await?;
    halved.mend().await?;
    row.field("Help text").await?.fill("What it is for").await?;
    axe(page).await?;
    halved.console.create().await?;
    assert!(halved.console.only_post()?.body.contains("What it is for"));
    Ok(())
}

pub(crate) async fn nothing_moves_when_it_comes(page: &Page) -> Outcome {
    let halved = Halved::missing(page).await?;
    let heights = async || -> Outcome<Vec<f64>> {
        let [name, task] = [page.field("Job name").await?, page.field("Task name").await?];
        let mut heights = Vec::new();
        for thing in
            [name, task, page.everywhere().button("Add parameter").await?, halved.console.create_button().await?]
        {
            heights.push(thing.run("return arguments[0].getBoundingClientRect().top").await?);
        }
        Ok(heights)
    };
    let before = heights().await?;
    halved.mend().await?;
    assert_eq!(heights().await?, before);
    Ok(())
}

pub(crate) async fn a_press_before_it_is_there_sends_once(page: &Page) -> Outcome {
    let halved = Halved::missing(page).await?;
    halved.console.fill(&Job::named("Pressed early")).await?;
    for _ in 0..3 {
        halved.console.create_button().await?.click().await?;
    }
    assert!(halved.console.posts().is_empty());
    halved.mend().await?;
    halved.console.result_says("Job Create successfull").await?;
    halved.console.only_post()?;
    Ok(())
}

pub(crate) async fn a_press_is_forgotten_when_the_job_is_changed_after_it(page: &Page) -> Outcome {
    let halved = Halved::missing(page).await?;
    halved.console.fill(&Job::named("Pressed early")).await?;
    halved.console.create_button().await?.click().await?;
    page.field("Job name").await?.fill("Changed after it").await?;
    halved.mend().await?;
    page.field("Retry count").await?.fill("2").await?;
    assert!(halved.console.posts().is_empty());
    assert_eq!(page.field("Job name").await?.value().await?, "Changed after it");
    Ok(())
}

pub(crate) async fn what_is_no_part_of_this_console_is_refused(page: &Page) -> Outcome {
    for (what, change) in [
        ("broken", (|_, _| b"\0asm, or not".to_vec()) as fn(&Path, &[u8]) -> Vec<u8>),
        ("cut off", |_, whole| whole[..whole.len() / 2].to_vec()),
        ("another", |_, whole| [whole, b"\0\x02\x01x"].concat()),
    ] {
        let halved = Halved::open(page, |file, whole| fs::write(file, change(file, whole))).await.context(what)?;
        assert!(!page.everywhere().has_button("Request preview").await?, "{what}");
        halved.mend().await.context(what)?;
    }
    Ok(())
}

pub(crate) async fn that_it_never_comes_is_told(page: &Page) -> Outcome {
    let folder = dist()?;
    let silent = vec![name(&folder)?];
    let console = Console::with(page, Options { console: Some(folder), silent, ..Options::default() }).await?;
    console.sign_in(console.service().user(), console.service().password()).await?;
    let job = Job::named("Typed before").with("P", "Number", "1e400");
    console.fill(&job).await?;
    page.until_at_last(Duration::from_secs(20), "that it is told", async || {
        Ok(page.text().await?.contains(DELAYED).then_some(()))
    })
    .await?;
    assert_eq!(console.rows_in_a_line().await?, "P=1e400");
    // Nothing is on its way when the server ends.
    page.go_to("about:blank").await
}

pub(crate) async fn the_form_does_not_wait_for_it_for_ever(page: &Page) -> Outcome {
    let folder = dist()?;
    let silent = vec![name(&folder)?];
    let console = Console::with(page, Options { console: Some(folder), silent, ..Options::default() }).await?;
    // With a job in the address more than the form is to be seen at once.
    page.go_to("about:blank").await?;
    page.go_to(&format!("{}#job=eyJkcmFmdCI6MX0", console.service().url())).await?;
    page.until_at_last(Duration::from_secs(20), "the form", async || {
        Ok(page.text().await?.contains("User name").then_some(()))
    })
    .await?;
    // Nothing is on its way when the server ends.
    page.go_to("about:blank").await
}
