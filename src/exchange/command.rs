//! What a cURL command asks for: its address, its method and its body.
//!
//! Owns the reading of curl's options (curl's manual). Credentials are told of and dropped on the way.
//! Must not know quoting, nor what the body holds.

use super::shell::Word;
use crate::find::{find, first_of, last_of};

/// A cURL command, read.
#[derive(Debug, Default)]
pub(super) struct Command {
    pub(super) method: Option<String>,
    /// The address without a name and a password in it.
    pub(super) address: String,
    pub(super) body: Body,
    pub(super) has_credentials: bool,
    /// Headers that the console does not send, by name.
    pub(super) headers: Vec<String>,
}

/// Where the body comes from.
#[derive(Debug, Default)]
pub(super) enum Body {
    #[default]
    None,
    Text(Word),
    /// A file; `-` is what is given to the command to read. The place is where the option names it.
    File {
        name: String,
        at: usize,
    },
}

/// Short options that take a value (curl's manual, "ALL OPTIONS").
const SHORT_WITH_VALUE: &str = "AbCcdDeEFhHKmoPQrtTuUwxXyYz";

/// Long options that take a value; all others are passed over alone.
const LONG_WITH_VALUE: [&str; 57] = [
    "abstract-unix-socket",
    "aws-sigv4",
    "cacert",
    "capath",
    "cert",
    "cert-type",
    "ciphers",
    "config",
    "connect-timeout",
    "connect-to",
    "continue-at",
    "cookie",
    "cookie-jar",
    "crlfile",
    "data",
    "data-ascii",
    "data-binary",
    "data-raw",
    "data-urlencode",
    "dns-servers",
    "dump-header",
    "expect100-timeout",
    "form",
    "form-string",
    "header",
    "interface",
    "json",
    "keepalive-time",
    "key",
    "key-type",
    "limit-rate",
    "local-port",
    "max-redirs",
    "max-time",
    "netrc-file",
    "noproxy",
    "oauth2-bearer",
    "output",
    "output-dir",
    "pass",
    "proxy",
    "proxy-header",
    "proxy-user",
    "range",
    "referer",
    "request",
    "resolve",
    "retry",
    "retry-delay",
    "retry-max-time",
    "tls-max",
    "trace",
    "trace-ascii",
    "upload-file",
    "url",
    "user",
    "user-agent",
];

/// Reads the words of a command; the first is the program.
pub(super) fn read(words: &[Word]) -> Command {
    let mut command = Command::default();
    let mut words = words.iter().skip(1);
    while let Some(word) = words.next() {
        if let Some(name) = word.text.strip_prefix("--").filter(|name| !name.is_empty()) {
            let (name, inline) = match name.split_once('=') {
                Some((name, _)) => (name, Some(word.from(name.len() + 3))),
                None => (name, None),
            };
            if LONG_WITH_VALUE.contains(&name)
                && let Some(value) = inline.or_else(|| words.next().cloned())
            {
                command.take(name, value);
            }
        } else if word.text.starts_with('-') {
            for (at, c) in word.text.char_indices().skip(1) {
                if SHORT_WITH_VALUE.chars().any(|short| short == c) {
                    let rest = at + c.len_utf8();
                    let inline = (rest < word.text.len()).then(|| word.from(rest));
                    if let Some(value) = inline.or_else(|| words.next().cloned()) {
                        command.take(long_name(c), value);
                    }
                    break;
                }
            }
        } else if word.text != "/" {
            // A slash alone is a line that the documentation breaks.
            command.take("url", word.clone());
        }
    }
    command
}

fn long_name(short: char) -> &'static str {
    match short {
        'X' => "request",
        'H' => "header",
        'd' => "data",
        'u' => "user",
        'b' => "cookie",
        'U' => "proxy-user",
        'E' => "cert",
        'T' => "upload-file",
        _ => "",
    }
}

impl Command {
    fn take(&mut self, option: &str, value: Word) {
        match option {
            "request" => self.method = Some(value.text),
            "url" => self.take_address(&value.text),
            "header" => self.take_header(&value.text),
            "user" | "cookie" | "oauth2-bearer" | "proxy-user" | "cert" | "key" | "pass" | "aws-sigv4"
            | "netrc-file" => {
                self.has_credentials = true;
            }
            "data" | "data-ascii" | "data-binary" | "json" => match value.text.strip_prefix('@') {
                Some(name) => self.body = Body::File { name: name.to_owned(), at: value.at },
                None => self.add_text(value, if option == "json" { "" } else { "&" }),
            },
            "data-raw" | "data-urlencode" | "form" | "form-string" => self.add_text(value, "&"),
            "upload-file" => self.body = Body::File { name: value.text, at: value.at },
            _ => {}
        }
    }

    /// curl puts several texts together to one body.
    fn add_text(&mut self, text: Word, between: &str) {
        self.body = match std::mem::take(&mut self.body) {
            Body::Text(mut before) => {
                before.append(between, &text);
                Body::Text(before)
            }
            file @ Body::File { .. } => file,
            Body::None => Body::Text(text),
        };
    }

    fn take_address(&mut self, address: &str) {
        if !self.address.is_empty() {
            return;
        }
        let (scheme, rest) = match find(address, "://") {
            Some(at) => (address.get(..at).unwrap_or_default(), address.get(at + 3..).unwrap_or_default()),
            None => ("", address),
        };
        let end = first_of(rest, b"/").unwrap_or(rest.len());
        let host = rest.get(..end).and_then(|host| host.get(last_of(host, b"@")? + 1..));
        self.has_credentials |= host.is_some();
        self.address = match host {
            Some(host) => format!("{scheme}://{host}{}", rest.get(end..).unwrap_or_default()),
            None => address.to_owned(),
        };
    }

    fn take_header(&mut self, header: &str) {
        const SENT: [&str; 5] = ["accept", "content-type", "content-length", "user-agent", "x-requested-by"];
        const CREDENTIALS: [&str; 3] = ["authorization", "proxy-authorization", "cookie"];
        let name = header.get(..first_of(header, b":;").unwrap_or(header.len())).unwrap_or_default().trim();
        let is_in = |names: &[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
        if is_in(&CREDENTIALS) {
            self.has_credentials = true;
        } else if !is_in(&SENT) && !name.is_empty() {
            self.headers.push(name.to_owned());
        }
    }
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
