//! The console with a stand-in scheduler behind it, and what a person does there again and again.
//!
//! Owns the names of the console's fields and buttons that all tests use. Must not judge what is shown.

use std::env;
use std::path::PathBuf;
use std::time::Duration;

use serde_json::{Value, json};
use stand_in_scheduler::{Arrival, Options, Running};

use crate::element::Element;
use crate::failure::{Context, Failure, Outcome};
use crate::keyboard::Focus;
use crate::page::Page;
use crate::place::Place;
use crate::row::Row;
use crate::service;

/// The path of the service.
const SERVICE: &str = "iam/governance/selfservice/api/v1/scheduler";

/// The button that takes an answer away.
const DISMISS: &str = "Dismiss";

/// A console in a tab.
pub struct Console<'p> {
    /// The tab.
    pub page: &'p Page,
    service: Running,
}

/// A job as a person types it.
#[derive(Debug, Clone)]
pub struct Job {
    /// The job's name.
    pub name: String,
    /// The task's name.
    pub task: String,
    /// The retry count.
    pub retry_count: String,
    /// Name, data type and value of each parameter.
    pub parameters: Vec<(String, &'static str, String)>,
}

impl Job {
    /// A job of the documentation's task without parameters.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            task: "OIM Certification Purge Task".to_owned(),
            retry_count: "1".to_owned(),
            parameters: Vec::new(),
        }
    }

    /// The sample of the documentation ("Create a new job").
    #[must_use]
    pub fn documented() -> Self {
        [
            ("Cert Campaigns for Purge", "11"),
            ("Purge Retention Period(in days)", "5"),
            ("Purge Criteria", "1"),
            ("Maximum Purge Run Duration(in Mins)", "6"),
        ]
        .into_iter()
        .fold(Self::named("Test Job"), |job, (name, value)| job.with(name, "Number", value))
    }

    /// The job with one more parameter.
    #[must_use]
    pub fn with(mut self, name: &str, data_type: &'static str, value: &str) -> Self {
        self.parameters.push((name.to_owned(), data_type, value.to_owned()));
        self
    }
}

/// The folder of the built console.
///
/// # Errors
/// When nobody says where it is.
pub fn dist() -> Outcome<PathBuf> {
    let folder = env::var_os("OIG_CONSOLE_DIST").map(PathBuf::from);
    folder.filter(|folder| folder.is_dir()).context(
        "OIG_CONSOLE_DIST does not name the folder of the built console: run `cargo xtask test --only chromium`",
    )
}

impl<'p> Console<'p> {
    /// Starts a stand-in of its own and opens the console.
    ///
    /// # Errors
    /// When the console does not come up.
    pub async fn open(page: &'p Page) -> Outcome<Self> {
        let console = Self::of(page, dist()?).await?;
        page.field("User name").await?;
        Ok(console)
    }

    /// Starts a stand-in with these options, and goes there.
    ///
    /// # Errors
    /// When the stand-in does not start.
    pub async fn with(page: &'p Page, options: Options) -> Outcome<Self> {
        let service = service::start(options).await?;
        page.go_to(&service.url()).await?;
        // A test may end at once, and its server with it: a file that is broken off then is a fault in the browser's log.
        let is_there = "return performance.getEntriesByType('resource').some(({ name }) => name.includes('-later-'))";
        let has_come = async || Ok(page.script::<bool>(is_there, vec![]).await?.then_some(()));
        // Where the console does not start, it never comes.
        let _ = page.until_at_last(Duration::from_secs(1), "what comes after the form", has_come).await;
        Ok(Self { page, service })
    }

    /// Starts a stand-in of its own whose pages have this policy, and goes there.
    ///
    /// # Errors
    /// When the console is not built, or the stand-in does not start.
    pub async fn under(page: &'p Page, policy: &str) -> Outcome<Self> {
        let options = Options { console: Some(dist()?), policy: Some(policy.to_owned()), ..Options::default() };
        Self::with(page, options).await
    }

    /// Starts a stand-in that serves this folder, and goes there.
    ///
    /// # Errors
    /// When the stand-in does not start.
    pub async fn of(page: &'p Page, folder: PathBuf) -> Outcome<Self> {
        Self::with(page, Options { console: Some(folder), ..Options::default() }).await
    }

    /// Goes to the console at another address than the stand-in's: a web server that stands before it.
    ///
    /// # Errors
    /// When the console does not come up.
    pub async fn behind(page: &'p Page, service: Running, address: &str) -> Outcome<Self> {
        page.go_to(address).await?;
        page.field("User name").await?;
        Ok(Self { page, service })
    }

    /// Opens the console and signs in as the administrator.
    ///
    /// # Errors
    /// When the form does not come up.
    pub async fn signed_in(page: &'p Page) -> Outcome<Self> {
        Self::open(page).await?.enter().await
    }

    /// Signs in as the administrator where the console is open.
    ///
    /// # Errors
    /// When the form does not come up.
    pub async fn enter(self) -> Outcome<Self> {
        self.sign_in(self.service.user(), self.service.password()).await?;
        self.create_button().await?;
        Ok(self)
    }

    /// The stand-in.
    #[must_use]
    pub fn service(&self) -> &Running {
        &self.service
    }

    /// The same stand-in, and another tab.
    #[must_use]
    pub fn seen_in(self, page: &Page) -> Console<'_> {
        Console { page, service: self.service }
    }

    /// Stops the stand-in, as if the server had gone.
    pub async fn stop_the_server(self) -> &'p Page {
        self.service.stop().await;
        self.page
    }

    /// Fills in the sign-in and presses "Sign in".
    ///
    /// # Errors
    /// When a field is not there.
    pub async fn sign_in(&self, user: &str, password: &str) -> Outcome {
        self.page.field("User name").await?.fill(user).await?;
        self.page.field("Password").await?.fill(password).await?;
        self.page.press_button("Sign in").await
    }

    /// Fills in the form.
    ///
    /// # Errors
    /// When a field is not there.
    pub async fn fill(&self, job: &Job) -> Outcome {
        self.page.field("Task name").await?.fill(&job.task).await?;
        self.page.field("Job name").await?.fill(&job.name).await?;
        self.page.field("Retry count").await?.fill(&job.retry_count).await?;
        for (number, (name, data_type, value)) in (1..).zip(&job.parameters) {
            self.add_row(number).await?.fill(name, data_type, value).await?;
        }
        Ok(())
    }

    /// Presses "Add parameter", which makes the row of this number, and waits until it has the focus.
    ///
    /// # Errors
    /// When it does not come or does not get the focus.
    pub async fn add_row(&self, number: usize) -> Outcome<Row<'p>> {
        self.page.press_button("Add parameter").await?;
        self.page.focus_comes_to(&Focus::on(&format!("Parameter {number}"), "Name")).await?;
        Ok(self.row(number))
    }

    /// A parameter row, by its number from 1.
    #[must_use]
    pub fn row(&self, number: usize) -> Row<'p> {
        Row::of(self.page, number)
    }

    /// Names and values of all rows, in their order.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn rows(&self) -> Outcome<Vec<(String, String)>> {
        let groups = self.page.everywhere().names("group").await?;
        let mut rows = Vec::new();
        for number in 1..=groups.iter().filter(|name| name.starts_with("Parameter ")).count() {
            let row = self.row(number);
            rows.push((row.field("Name").await?.value().await?, row.field("Value").await?.value().await?));
        }
        Ok(rows)
    }

    /// The rows, as `name=value` in one line.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn rows_in_a_line(&self) -> Outcome<String> {
        let rows = self.rows().await?;
        Ok(rows.into_iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(" "))
    }

    /// Brings a job into the form by "Import".
    ///
    /// # Errors
    /// When the text is not taken.
    pub async fn import(&self, text: &str) -> Outcome {
        self.page.press_button("Import").await?;
        self.page.field("Text to import").await?.paste(text).await?;
        self.page.press_button("Apply").await?;
        self.page.focus_comes_to(&Focus::on("", "Import")).await
    }

    /// The button "Create job".
    ///
    /// # Errors
    /// When it is not there.
    pub async fn create_button(&self) -> Outcome<Element<'p>> {
        self.page.everywhere().button("Create job").await
    }

    /// Dismisses all answers in Result.
    ///
    /// # Errors
    /// When an answer stays.
    pub async fn dismiss_all(&self) -> Outcome {
        let dismiss = async || {
            let all = self.result().names("button").await?;
            match all.iter().find(|name| name.starts_with(DISMISS)) {
                None => Ok(Some(())),
                Some(_) => self.result().first_button(DISMISS).await?.click().await.map(|()| None),
            }
        };
        self.page.until("all answers are dismissed", dismiss).await
    }

    /// Dismisses earlier answers, presses "Create job" and waits until Result tells what became of it.
    ///
    /// # Errors
    /// When nothing is told.
    pub async fn create(&self) -> Outcome<String> {
        self.dismiss_all().await?;
        let before = self.posts().len();
        self.create_button().await?.click().await?;
        self.page
            .until("a request arrives after “Create job”", async || Ok((self.posts().len() > before).then_some(())))
            .await?;
        self.outcome().await
    }

    /// Waits until Result tells what became of a press, and gives its text.
    ///
    /// # Errors
    /// When nothing is told.
    pub async fn outcome(&self) -> Outcome<String> {
        self.outcome_within(Duration::from_secs(10)).await
    }

    /// The same with another time limit.
    ///
    /// # Errors
    /// When nothing is told.
    pub async fn outcome_within(&self, patience: Duration) -> Outcome<String> {
        let result = self.result();
        // An answer stays until it is dismissed.
        let told = async || {
            let all = result.names("button").await?;
            Ok(all.iter().any(|name| name.starts_with(DISMISS)).then_some(()))
        };
        self.page.until_at_last(patience, "Result tells what became of the press", told).await?;
        result.itself().await?.text().await
    }

    /// The region "Result".
    #[must_use]
    pub fn result(&self) -> Place<'p> {
        self.page.region("Result")
    }

    /// Waits until Result holds these words, in whatever case.
    ///
    /// # Errors
    /// When it never does, with what it holds.
    pub async fn result_says(&self, words: &str) -> Outcome {
        let region = self.result().itself().await?;
        let look = async || {
            let text = region.text().await?;
            Ok(text.to_lowercase().contains(&words.to_lowercase()).then_some(()))
        };
        let said = self.page.until("", look).await;
        match said {
            Ok(()) => Ok(()),
            Err(_) => Err(Failure::new(format!("Result does not say “{words}”:\n{}", region.text().await?))),
        }
    }

    /// What stands in each field of the form, with the field's name.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn form(&self) -> Outcome<Vec<String>> {
        const READ: &str = "
            const isOfJob = ({ form }) => form && !form.querySelector('[type=password]');
            return valuesOf(findAll([['field', '', false]]).filter(isOfJob))";
        self.page.script_with_names(READ, Value::Null).await
    }

    /// The requests to create something that arrived so far.
    #[must_use]
    pub fn posts(&self) -> Vec<Arrival> {
        self.service.journal().into_iter().filter(|arrival| arrival.method == "POST").collect()
    }

    /// The one request to create something that arrived.
    ///
    /// # Errors
    /// When none arrived, or more than one.
    pub fn only_post(&self) -> Outcome<Arrival> {
        let mut posts = self.posts();
        match posts.len() {
            1 => Ok(posts.remove(0)),
            number => Err(Failure::new(format!("{number} requests to create arrived"))),
        }
    }

    /// Reads a job from the service, past the console; `null` when there is none.
    ///
    /// # Errors
    /// When the service does not answer.
    pub async fn stored(&self, name: &str) -> Outcome<Value> {
        let mut address = reqwest::Url::parse(&self.service.url())?;
        let path = SERVICE.split('/').chain(["jobs", name]);
        address.path_segments_mut().map_err(|()| Failure::new("no path"))?.pop().extend(path);
        let request = reqwest::Client::new().get(address).header("Accept", "application/json");
        let reply = request.basic_auth(self.service.user(), Some(self.service.password())).send().await?;
        let status = reply.status();
        let text = reply.text().await?;
        match status.as_u16() {
            200 => Ok(serde_json::from_str(&text)?),
            404 => Ok(json!(null)),
            _ => Err(Failure::new(format!("the service answers {status}: {text}"))),
        }
    }
}
