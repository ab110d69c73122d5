//! A request as a cURL command for a person to paste.
//!
//! Owns the quoting of each shell, so that the server gets the body of the preview whatever stands in it. Credentials
//! are no part of it: a name stands in their place, and curl asks for the password.
//! Must not make requests.

use super::shell::Shell;
use crate::scheduler::{Method, Request, segment};
use crate::settings::SignIn;
use std::fmt::Write;

/// The file from which a command reads a body that is too long for the shell.
pub const BODY_FILE: &str = "post.json";

/// The longest argument that Linux hands to a program (`MAX_ARG_STRLEN` in execve(2): 32 pages), in bytes.
const BASH_LONGEST: usize = 131_071;
/// The longest command line that Windows starts a program with (`CreateProcess`: 32,767 characters).
const POWERSHELL_LONGEST: usize = 32_766;
/// The longest line that the command prompt takes (8,191 characters).
const CMD_LONGEST: usize = 8_191;

/// The request as a command. `base` is the address of the service, with its origin.
///
/// - `-u "USER"` stands for the sign-in: put the user's name there; curl then asks for the password, which stays out of
///   the shell's history. In place of a token stands `TOKEN`, and in place of a session's cookie `NAME=VALUE`.
/// - In bash the body arrives byte for byte. Windows programs get their arguments in the machine's code page and through
///   a second quoting: what either would change is written as `\u00XX` within the JSON, which means the same. For the
///   command prompt, which knows no line breaks, the body stands on one line.
/// - A body that is too long for the shell is read from [`BODY_FILE`].
#[must_use]
pub fn curl(request: &Request, base: &str, shell: Shell, way: SignIn) -> String {
    let body = request.body.as_deref().map(|body| match shell {
        Shell::Bash => body.to_owned(),
        Shell::PowerShell => escaped(body, false),
        Shell::Cmd => escaped(body, true),
    });
    let whole = command(request, base, shell, way, body.as_deref().map(|body| ("--data-raw", body)));
    let fits = match shell {
        Shell::Bash => body.as_ref().is_none_or(|body| body.len() <= BASH_LONGEST),
        Shell::PowerShell => whole.len() <= POWERSHELL_LONGEST,
        Shell::Cmd => whole.len() <= CMD_LONGEST,
    };
    if fits { whole } else { command(request, base, shell, way, Some(("--data-binary", &format!("@{BODY_FILE}")))) }
}

fn command(request: &Request, base: &str, shell: Shell, way: SignIn, body: Option<(&str, &str)>) -> String {
    let (start, indent, next, end) = match shell {
        Shell::Bash => ("curl", "  ", " \\\n", ""),
        // In this block quotes go to the program as they did before PowerShell 7.3.
        Shell::PowerShell => ("& {\n  $PSNativeCommandArgumentPassing = 'Legacy'\n  curl.exe", "    ", " `\n", "\n}"),
        Shell::Cmd => ("curl", "  ", " ^\n", ""),
    };
    let mut text = format!("{start} -i");
    if request.method != Method::Get {
        let _ = write!(text, " -X {}", request.method.as_str());
    }
    text.push(' ');
    let mut address = format!("{base}{}", request.path);
    for (at, (name, value)) in request.query.iter().enumerate() {
        address.push(if at == 0 { '?' } else { '&' });
        let _ = write!(address, "{name}={}", segment(value));
    }
    quote(&mut text, &address, shell);
    let mut option = |name: &str, value: &str| {
        text.push_str(next);
        text.push_str(indent);
        text.push_str(name);
        text.push(' ');
        quote(&mut text, value, shell);
    };
    let (name, value) = match way {
        SignIn::Basic => ("-u", "USER"),
        SignIn::Bearer => ("-H", "Authorization: Bearer TOKEN"),
        SignIn::Session => ("-b", "NAME=VALUE"),
    };
    option(name, value);
    for (name, value) in &request.headers {
        option("-H", &format!("{name}: {value}"));
    }
    if let Some((name, body)) = body {
        option(name, body);
    }
    text.push_str(end);
    text
}

fn quote(text: &mut String, word: &str, shell: Shell) {
    let (quote, inner) = match shell {
        Shell::Bash => ('\'', word.replace('\'', "'\\''")),
        Shell::PowerShell => ('\'', word.replace('"', "\\\"").replace('\'', "''")),
        Shell::Cmd => ('"', word.replace('"', "\\\"")),
    };
    text.push(quote);
    text.push_str(&inner);
    text.push(quote);
}

/// The JSON with `\u00XX` for what Windows would change: characters beyond ASCII, quotes and backslashes within
/// strings, and for the command prompt its signs too, and each line break with its indent as one blank.
fn escaped(json: &str, is_prompt: bool) -> String {
    let mut text = String::with_capacity(json.len());
    let mut is_string = false;
    let mut chars = json.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                is_string = !is_string;
                text.push(c);
            }
            '\\' => match chars.next() {
                Some(c @ ('"' | '\\')) => push_escape(&mut text, c),
                Some(c) => text.extend(['\\', c]),
                None => {}
            },
            '\n' if is_prompt => {
                while chars.next_if(char::is_ascii_whitespace).is_some() {}
                text.push(' ');
            }
            _ if is_string
                && (!c.is_ascii() || is_prompt && matches!(c, '%' | '!' | '^' | '&' | '|' | '<' | '>' | '(' | ')')) =>
            {
                push_escape(&mut text, c);
            }
            _ => text.push(c),
        }
    }
    text
}

fn push_escape(text: &mut String, c: char) {
    for unit in c.encode_utf16(&mut [0; 2]) {
        // A String takes every character: writing to it cannot fail.
        let _ = write!(text, "\\u{unit:04x}");
    }
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
