//! A web server of this machine before OIG, set up with the file that ships for it.
//!
//! Owns its folder and its start. Must not know what is tested.

use std::fs::{self, File};
use std::io::Write;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use browser_tests::{Failure, Outcome, Page, Process, copy_folder, dist};
use flate2::Compression;
use flate2::write::GzEncoder;
use tempfile::TempDir;
use tokio::net::TcpStream;

use super::certificate::{self, run};
use super::set_up::{Server, Site};

/// How often another port is tried: the one that was free may be taken by the time the server wants it.
const TRIES: usize = 3;

/// A running web server, which ends with this value.
pub(crate) struct Front {
    // The first to go: it uses the folder.
    _process: Process,
    folder: TempDir,
    port: u16,
    site: Site,
    _packed: Arc<TempDir>,
}

impl Front {
    /// Starts the server before OIG at this address, which begins with `http://` or `https://`.
    pub(crate) async fn start(page: &Page, server: Server, site: Site, oig: &str) -> Outcome<Self> {
        let folder = folder()?;
        let packed = packed()?;
        copy_folder(packed.path(), &folder.path().join("www").join(site.path))?;
        if site.tls {
            certificate::own(folder.path(), "console", "localhost").await?;
        }
        let oig = oig.trim_end_matches('/');
        let write = |port| server.edited(folder.path(), &site, port, oig);
        let (process, port) = serve(page, server, folder.path(), &site, write).await?;
        Ok(Self { _process: process, folder, port, site, _packed: packed })
    }

    /// The address of the console.
    pub(crate) fn url(&self) -> String {
        self.address(&format!("/{}", self.site.path))
    }

    /// The address of a path, which begins with a slash.
    pub(crate) fn address(&self, path: &str) -> String {
        format!("http{}://localhost:{}{path}", if self.site.tls { "s" } else { "" }, self.port)
    }

    /// The names of the console's files.
    pub(crate) fn names(&self) -> Outcome<Vec<String>> {
        let entries = fs::read_dir(self.folder.path().join("www").join(self.site.path))?;
        entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
    }

    /// A file of the console as it stands in the server's folder.
    pub(crate) fn file(&self, path: &str) -> Outcome<Vec<u8>> {
        Ok(fs::read(self.folder.path().join("www").join(self.site.path).join(path.trim_start_matches('/')))?)
    }

    /// Changes a file of the console in the server's folder.
    pub(crate) fn edit(&self, path: &str, text: &str) -> Outcome {
        Ok(fs::write(self.folder.path().join("www").join(self.site.path).join(path), text)?)
    }

    /// All that the server has written into its logs.
    pub(crate) fn logs(&self) -> Outcome<String> {
        let mut all = String::new();
        for entry in fs::read_dir(self.folder.path().join("logs"))? {
            all.push_str(&fs::read_to_string(entry?.path())?);
        }
        Ok(all)
    }
}

/// A folder with what every server needs.
pub(crate) fn folder() -> Outcome<TempDir> {
    let folder = tempfile::tempdir()?;
    fs::create_dir(folder.path().join("logs"))?;
    // Types are the shipped file's business.
    File::create(folder.path().join("mime.types"))?;
    Ok(folder)
}

/// Starts a server on a free port, with what `write` gives as its `console.conf`, and waits until it listens.
pub(crate) async fn serve(
    page: &Page,
    server: Server,
    folder: &Path,
    site: &Site,
    write: impl Fn(u16) -> Outcome<String>,
) -> Outcome<(Process, u16)> {
    let mut said = String::new();
    for _ in 0..TRIES {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        fs::write(folder.join("console.conf"), write(port)?)?;
        fs::write(folder.join("main.conf"), server.around(folder, site, port)?)?;
        // Started by root, it reads as somebody else.
        run("chmod", &["-R", "a+rX", &folder.display().to_string()]).await?;
        let mut command = server.command(folder)?;
        command.stdout(Stdio::null()).stderr(File::create(folder.join("said"))?);
        let process = Process::start(command)?;
        let listens = async || {
            let open = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await.is_ok();
            Ok(if process.has_ended()? { Some(false) } else { open.then_some(true) })
        };
        if page.until("the web server listens, or ends", listens).await? {
            return Ok((process, port));
        }
        said = fs::read_to_string(folder.join("said"))?;
    }
    Err(Failure::new(format!("{} ended: {said}", server.name())))
}

/// The console with each file packed beside itself, as the README says: the tests that run at a time share it.
fn packed() -> Outcome<Arc<TempDir>> {
    static PACKED: Mutex<Weak<TempDir>> = Mutex::new(Weak::new());
    let mut last = PACKED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(folder) = last.upgrade() {
        return Ok(folder);
    }
    let folder = Arc::new(tempfile::tempdir()?);
    copy_folder(&dist()?, folder.path())?;
    pack(folder.path())?;
    *last = Arc::downgrade(&folder);
    Ok(folder)
}

fn pack(folder: &Path) -> Outcome {
    for path in entries(folder)? {
        if path.is_dir() {
            pack(&path)?;
            continue;
        }
        let content = fs::read(&path)?;
        let beside = |ending: &str| File::create(format!("{}.{ending}", path.display()));
        GzEncoder::new(beside("gz")?, Compression::fast()).write_all(&content)?;
        brotli::CompressorWriter::new(beside("br")?, 4096, 1, 22).write_all(&content)?;
    }
    Ok(())
}

fn entries(folder: &Path) -> Outcome<Vec<PathBuf>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect()
}
