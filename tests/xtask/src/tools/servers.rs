//! nginx and Apache httpd, behind which tests put the console, and openssl, which makes their certificate.

use std::path::{Path, PathBuf};

use super::{search, system::Wanted};
use crate::failure::Failure;

const SERVERS: Wanted = Wanted {
    what: "nginx, Apache httpd and openssl",
    debian: &["nginx", "libnginx-mod-http-brotli-static", "apache2-bin", "openssl"],
    ubuntu: "sudo apt-get install nginx libnginx-mod-http-brotli-static apache2-bin openssl",
    fedora: "sudo dnf install nginx nginx-mod-brotli httpd mod_ssl openssl",
    macos: "brew install nginx httpd openssl",
    windows: "not there: run the suite in WSL",
};

/// The programs, and where their modules are.
#[derive(Debug)]
pub(crate) struct Servers {
    pub(crate) nginx: PathBuf,
    /// Not every system has it.
    pub(crate) nginx_brotli: Option<PathBuf>,
    pub(crate) httpd: PathBuf,
    pub(crate) httpd_modules: PathBuf,
}

/// Finds the web servers, or installs them.
pub(crate) fn servers() -> Result<Servers, Failure> {
    if let Some(found) = find() {
        return Ok(found);
    }
    SERVERS.install()?;
    find().ok_or_else(|| SERVERS.missing())
}

fn find() -> Option<Servers> {
    const BROTLI: [&str; 2] = ["/usr/lib/nginx/modules", "/usr/lib64/nginx/modules"];
    const MODULES: [&str; 5] = [
        "/usr/lib/apache2/modules",
        "/usr/lib64/httpd/modules",
        "/usr/lib/httpd/modules",
        "/opt/homebrew/lib/httpd/modules",
        "/usr/local/lib/httpd/modules",
    ];
    search::on_path("openssl")?;
    Some(Servers {
        nginx: program("nginx")?,
        nginx_brotli: BROTLI
            .into_iter()
            .map(|folder| Path::new(folder).join("ngx_http_brotli_static_module.so"))
            .find(|file| file.is_file()),
        httpd: program("apache2").or_else(|| program("httpd"))?,
        httpd_modules: MODULES.into_iter().map(PathBuf::from).find(|folder| folder.is_dir())?,
    })
}

/// On PATH, or where only root's PATH leads.
fn program(name: &str) -> Option<PathBuf> {
    search::on_path(name).or_else(|| Some(Path::new("/usr/sbin").join(name)).filter(|file| file.is_file()))
}
