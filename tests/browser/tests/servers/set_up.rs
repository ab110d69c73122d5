//! What stands in a web server's configuration.
//!
//! Owns the few edits that an operator makes in the file that ships, and the part that a system brings along. Must not
//! know what is tested.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use browser_tests::{Context, Failure, Outcome};

/// Which web server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Server {
    /// nginx.
    Nginx,
    /// Apache httpd.
    Httpd,
}

/// What an operator decides.
#[derive(Debug, Clone, Default)]
pub(crate) struct Site {
    /// The console's folder below the server's: empty, or with a slash at its end.
    pub(crate) path: &'static str,
    /// Whether the server speaks TLS.
    pub(crate) tls: bool,
    /// Whether nginx loads its module for `.br` files.
    pub(crate) brotli: bool,
    /// The authority that signed OIG's certificate, where OIG speaks TLS.
    pub(crate) authority: Option<PathBuf>,
    /// Origins whose pages may show embed.html in a frame.
    pub(crate) framed_by: Vec<String>,
    /// Origins whose pages may load the element.
    pub(crate) portals: Vec<String>,
    /// Origins whose pages may call OIG.
    pub(crate) callers: Vec<String>,
}

impl Server {
    /// What it is called.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Nginx => "nginx",
            Self::Httpd => "httpd",
        }
    }

    /// The file that ships, edited for a console in this folder before OIG at this address.
    pub(crate) fn edited(self, folder: &Path, site: &Site, port: u16, oig: &str) -> Outcome<String> {
        let (mut text, edits) = match self {
            Self::Nginx => {
                (include_str!("../../../../public/servers/nginx.conf").to_owned(), nginx(folder, site, port, oig))
            }
            Self::Httpd => {
                (include_str!("../../../../public/servers/httpd.conf").to_owned(), httpd(folder, site, port, oig))
            }
        };
        for (marked, value) in edits {
            match text.matches(marked).count() {
                1 => text = text.replace(marked, &value),
                number => return Err(Failure::new(format!("“{marked}” stands in the shipped file {number} times"))),
            }
        }
        Ok(text)
    }

    /// What a system's own configuration says around `console.conf` in this folder.
    pub(crate) fn around(self, folder: &Path, site: &Site, port: u16) -> Outcome<String> {
        let here = folder.display();
        Ok(match self {
            Self::Nginx => {
                let module = if site.brotli { PathBuf::from(named("NGINX_BROTLI")?) } else { PathBuf::new() };
                let load = if site.brotli { format!("load_module {};\n", module.display()) } else { String::new() };
                let kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
                let temporary = kinds.map(|kind| format!("{kind}_temp_path {here}/{kind};\n")).concat();
                format!(
                    "{load}daemon off;\npid {here}/pid;\nerror_log {here}/logs/error.log;\nevents {{}}\n\
                     http {{\n{temporary}include {here}/console.conf;\n}}\n"
                )
            }
            Self::Httpd => {
                let modules = PathBuf::from(named("HTTPD_MODULES")?);
                let kinds = [
                    "mpm_event",
                    "authz_core",
                    "filter",
                    "deflate",
                    "dir",
                    "headers",
                    "log_config",
                    "mime",
                    "proxy",
                    "proxy_http",
                    "rewrite",
                    "ssl",
                    "unixd",
                ];
                // Some systems compile a few of them into the program.
                let files = kinds.map(|kind| (kind, modules.join(format!("mod_{kind}.so"))));
                let there = files.into_iter().filter(|(_, file)| file.is_file());
                let load = there.map(|(kind, file)| format!("LoadModule {kind}_module {}\n", file.display()));
                let load = load.collect::<Vec<_>>().concat();
                format!(
                    "{load}ServerRoot {here}\nServerName localhost\nListen 127.0.0.1:{port}\nPidFile {here}/pid\n\
                     DefaultRuntimeDir {here}\nErrorLog {here}/logs/error.log\nTypesConfig {here}/mime.types\n\
                     User #65534\nGroup #65534\n<Directory />\nRequire all denied\n</Directory>\n\
                     Include {here}/console.conf\n"
                )
            }
        })
    }

    /// How it is started with `main.conf` in this folder.
    pub(crate) fn command(self, folder: &Path) -> Outcome<Command> {
        let mut command = match self {
            Self::Nginx => Command::new(named("NGINX")?),
            Self::Httpd => Command::new(named("HTTPD")?),
        };
        match self {
            Self::Nginx => command.arg("-e").arg(folder.join("logs/error.log")).arg("-c"),
            Self::Httpd => command.args(["-D", "FOREGROUND", "-f"]),
        };
        command.arg(folder.join("main.conf"));
        Ok(command)
    }
}

type Edits = Vec<(&'static str, String)>;

fn nginx(folder: &Path, site: &Site, port: u16, oig: &str) -> Edits {
    let file = |name: &str| folder.join(name).display().to_string();
    let with_tls = |line: String| if site.tls { line } else { String::new() };
    let mut edits = vec![
        ("listen 443 ssl;", format!("listen 127.0.0.1:{port}{};", if site.tls { " ssl" } else { "" })),
        ("server_name console.example.com;", "server_name localhost;".to_owned()),
        (
            "ssl_certificate /etc/ssl/certs/console.pem; # EDIT",
            with_tls(format!("ssl_certificate {};", file("console.pem"))),
        ),
        (
            "ssl_certificate_key /etc/ssl/private/console.key; # EDIT",
            with_tls(format!("ssl_certificate_key {};", file("console.key"))),
        ),
        ("root /var/www/console;", format!("root {};", file("www"))),
        ("access_log /var/log/nginx/job-console.log", format!("access_log {}", file("logs/access.log"))),
        ("proxy_pass http://oig.example.com:14000;", format!("proxy_pass {oig};")),
    ];
    let authority = site.authority.as_ref().map(|file| format!("trusted_certificate {};", file.display()));
    edits.extend(authority.map(|value| ("trusted_certificate /etc/ssl/certs/oig-ca.pem;", value)));
    if site.brotli {
        edits.push(("# brotli_static on;", "brotli_static on;".to_owned()));
    }
    for (marked, name, origins) in [
        ("job_console_framed_by {\n    default \"'none'\";", "framed_by", &site.framed_by),
        ("job_console_portals {\n    default \"\";", "portals", &site.portals),
        ("job_console_callers {\n    default \"\";", "callers", &site.callers),
    ] {
        if !origins.is_empty() {
            edits.push((marked, format!("job_console_{name} {{\n    default \"{}\";", origins.join(" "))));
        }
    }
    edits
}

fn httpd(folder: &Path, site: &Site, port: u16, oig: &str) -> Edits {
    let file = |name: &str| folder.join(name).display().to_string();
    let mut edits = vec![
        ("CONSOLE_FOLDER /var/www/console\n", format!("CONSOLE_FOLDER {}\n", file("www"))),
        ("CONSOLE_NAME console.example.com", "CONSOLE_NAME localhost".to_owned()),
        ("CONSOLE_PORT 443", format!("CONSOLE_PORT {port}")),
        ("Define CONSOLE_TLS\n", format!("{}Define CONSOLE_TLS\n", if site.tls { "" } else { "# " })),
        ("CONSOLE_CERTIFICATE /etc/ssl/certs/console.pem", format!("CONSOLE_CERTIFICATE {}", file("console.pem"))),
        ("CONSOLE_KEY /etc/ssl/private/console.key", format!("CONSOLE_KEY {}", file("console.key"))),
        ("CONSOLE_LOG /var/log/apache2/job-console.log", format!("CONSOLE_LOG {}", file("logs/access.log"))),
        ("CONSOLE_OIG http://oig.example.com:14000", format!("CONSOLE_OIG {oig}")),
    ];
    let authority = site.authority.as_ref().map(|file| format!("Define CONSOLE_OIG_AUTHORITY {}", file.display()));
    edits.extend(authority.map(|value| ("# Define CONSOLE_OIG_AUTHORITY /etc/ssl/certs/oig-ca.pem", value)));
    if !site.framed_by.is_empty() {
        let marked = "# Define CONSOLE_FRAMED_BY \"https://portal.example.com https://other.example.com\"";
        edits.push((marked, format!("Define CONSOLE_FRAMED_BY \"{}\"", site.framed_by.join(" "))));
    }
    let quoted = |origins: &[String]| origins.iter().map(|one| format!("'{one}'")).collect::<Vec<_>>().join(", ");
    for (marked, name, origins) in [
        (
            "# Define CONSOLE_PORTALS \"'https://portal.example.com', 'https://other.example.com'\"",
            "PORTALS",
            &site.portals,
        ),
        (
            "# Define CONSOLE_CALLERS \"'https://portal.example.com', 'https://other.example.com'\"",
            "CALLERS",
            &site.callers,
        ),
    ] {
        if !origins.is_empty() {
            edits.push((marked, format!("Define CONSOLE_{name} \"{}\"", quoted(origins))));
        }
    }
    edits
}

fn named(variable: &str) -> Outcome<OsString> {
    env::var_os(variable).context(format!("{variable} is not set: run `cargo xtask test --only servers`"))
}
