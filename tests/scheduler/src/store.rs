//! Where jobs are kept: an embedded database, in a file or in memory.
//!
//! Must not know HTTP, nor any rule about jobs.

use std::fmt;
use std::path::Path;

use redb::{Database, ReadableDatabase, ReadableTable, TableDefinition, TableHandle};

use crate::job::Job;

const JOBS: TableDefinition<'_, &str, &str> = TableDefinition::new("jobs");

/// Why the database could not be opened, read or written.
#[derive(Debug)]
pub struct StoreError(String);

impl StoreError {
    fn new(doing: &str, error: &dyn fmt::Display) -> Self {
        Self(format!("{doing}: {error}"))
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for StoreError {}

macro_rules! from_database {
    ($($error:ty),*) => {
        $(impl From<$error> for StoreError {
            fn from(error: $error) -> Self {
                Self::new("the job store failed", &error)
            }
        })*
    };
}
from_database!(
    redb::TransactionError,
    redb::TableError,
    redb::StorageError,
    redb::CommitError,
    redb::DatabaseError,
    serde_json::Error
);

/// The stored jobs, by name.
#[derive(Debug)]
pub(crate) struct Store(Database);

impl Store {
    /// Opens the database in a folder, or one in memory.
    pub(crate) fn open(folder: Option<&Path>) -> Result<Self, StoreError> {
        let Some(folder) = folder else {
            let memory = redb::backends::InMemoryBackend::new();
            return Ok(Self(Database::builder().create_with_backend(memory)?));
        };
        let doing = format!("the job store in {} cannot be opened", folder.display());
        std::fs::create_dir_all(folder).map_err(|error| StoreError::new(&doing, &error))?;
        let opened = Database::create(folder.join("scheduler.redb"));
        opened.map(Self).map_err(|error| match error {
            redb::DatabaseError::DatabaseAlreadyOpen => StoreError::new(
                &doing,
                &"another stand-in uses it; end that one, or start with --data for another folder",
            ),
            error => StoreError::new(&doing, &error),
        })
    }

    /// Whether nothing was ever stored here.
    pub(crate) fn is_new(&self) -> Result<bool, StoreError> {
        let read = self.0.begin_read()?;
        Ok(read.list_tables()?.all(|table| table.name() != JOBS.name()))
    }

    /// Adds a job; false when its name is taken.
    pub(crate) fn add(&self, job: &Job) -> Result<bool, StoreError> {
        let write = self.0.begin_write()?;
        {
            let mut table = write.open_table(JOBS)?;
            if table.get(job.name.as_str())?.is_some() {
                return Ok(false);
            }
            table.insert(job.name.as_str(), serde_json::to_string(job)?.as_str())?;
        }
        write.commit()?;
        Ok(true)
    }

    /// The job of this name.
    pub(crate) fn get(&self, name: &str) -> Result<Option<Job>, StoreError> {
        let table = self.0.begin_read()?.open_table(JOBS)?;
        let found = table.get(name)?;
        Ok(found.map(|text| serde_json::from_str(text.value())).transpose()?)
    }

    /// All jobs, in the order of their names.
    pub(crate) fn all(&self) -> Result<Vec<Job>, StoreError> {
        let table = self.0.begin_read()?.open_table(JOBS)?;
        let mut jobs = Vec::new();
        for entry in table.iter()? {
            jobs.push(serde_json::from_str(entry?.1.value())?);
        }
        Ok(jobs)
    }

    /// Changes a job as one step; what the change refuses leaves it as it was. `None` when there is no such job.
    pub(crate) fn change<T, E: From<StoreError>>(
        &self,
        name: &str,
        change: impl FnOnce(&mut Job) -> Result<T, E>,
    ) -> Result<Option<T>, E> {
        let write = self.0.begin_write().map_err(StoreError::from)?;
        let changed = {
            let mut table = write.open_table(JOBS).map_err(StoreError::from)?;
            let found = table.get(name).map_err(StoreError::from)?.map(|text| text.value().to_owned());
            let Some(text) = found else {
                return Ok(None);
            };
            let mut job: Job = serde_json::from_str(&text).map_err(StoreError::from)?;
            let changed = change(&mut job)?;
            let text = serde_json::to_string(&job).map_err(StoreError::from)?;
            table.insert(name, text.as_str()).map_err(StoreError::from)?;
            changed
        };
        write.commit().map_err(StoreError::from)?;
        Ok(Some(changed))
    }

    /// Removes a job; false when there is none of this name.
    pub(crate) fn remove(&self, name: &str) -> Result<bool, StoreError> {
        let write = self.0.begin_write()?;
        let removed = write.open_table(JOBS)?.remove(name)?.is_some();
        write.commit()?;
        Ok(removed)
    }
}
