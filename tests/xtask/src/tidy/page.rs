//! What a strict content security policy and a page without other origins demand.

use super::{File, Place, Rule, names};

/// The rules about the page.
pub(crate) const RULES: &[Rule] = &[
    Rule {
        holds: "index.html holds no inline script, style or handler",
        advice: "Put scripts into public/ and styles into style/: the policy is `script-src 'self'; style-src 'self'`.",
        broken: inline,
    },
    Rule {
        holds: "No style attribute and no injected markup in src",
        advice: "Use a class, or `style:property=...`, which the policy allows; text goes in as text.",
        broken: style_attribute,
    },
    Rule {
        holds: "No code is made from text",
        advice: "Write it out: `eval` and its kin need a policy of 'unsafe-eval'.",
        broken: eval,
    },
    Rule {
        holds: "No address of another origin",
        advice: "The console talks to the page's own origin and to the endpoint in config.json alone.",
        broken: other_origin,
    },
    Rule {
        holds: "Colours stand in style/tokens.css alone",
        advice: "Give it a custom property there, in light and in dark, and name that.",
        broken: colours,
    },
];

fn inline(files: &[File]) -> Vec<Place> {
    let mut places = Vec::new();
    for file in files.iter().filter(|file| file.path == "index.html") {
        let text = file.text.to_lowercase();
        let mut found = |position: usize, what: &str| {
            let line = text.get(..position).unwrap_or_default().matches('\n').count() + 1;
            places.push(Place::new(file, line, what));
        };
        for (start, _) in text.match_indices("<script") {
            let rest = text.get(start..).unwrap_or_default();
            let (tag, after) = rest.split_once('>').unwrap_or((rest, ""));
            let content = after.split_once("</script").map_or("", |(content, _)| content);
            if !tag.contains(" src=") || !content.trim().is_empty() {
                found(start, "an inline script");
            }
        }
        for (sign, what) in [("<style", "inline styles"), (" style=", "a style attribute"), ("javascript:", "a script")]
        {
            text.match_indices(sign).for_each(|(start, _)| found(start, what));
        }
        for (start, _) in text.match_indices(" on") {
            let rest = text.get(start + 3..).unwrap_or_default();
            let name = rest.split('=').next().unwrap_or_default();
            if name.len() < rest.len() && !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase()) {
                found(start, "an inline handler");
            }
        }
    }
    places
}

fn style_attribute(files: &[File]) -> Vec<Place> {
    places(files, &["src"], |line| {
        let attribute = [" style=", "\tstyle=", "inner_html=", "set_inner_html(", "insert_adjacent_html("];
        let starts = line.starts_with("style=");
        attribute.iter().find(|sign| line.contains(**sign)).copied().or(starts.then_some("style="))
    })
}

fn eval(files: &[File]) -> Vec<Place> {
    const KIN: [&str; 5] = ["eval", "new_no_args", "new_with_args", "document_write", "setTimeout_with_str"];
    places(files, &["src", "public"], |line| {
        let call = ["new Function(", "Function(\""].into_iter().find(|sign| line.contains(sign));
        call.or_else(|| KIN.into_iter().find(|word| names(line, word) && !line.contains("unsafe-eval")))
    })
}

fn other_origin(files: &[File]) -> Vec<Place> {
    places(files, &["src", "public", "style", "index.html"], |line| {
        let mut addresses = line.match_indices("://").filter_map(|(at, _)| {
            let scheme = line.get(..at)?;
            let host = line.get(at + 3..)?;
            (scheme.ends_with("http") || scheme.ends_with("https")).then_some(host)
        });
        addresses.find(|host| !harmless(host)).map(|_| "an address")
    })
}

fn colours(files: &[File]) -> Vec<Place> {
    let mut places = places(files, &["style"], |line| {
        let (_, value) = line.split_once(':')?;
        ["#", "rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "oklab("].into_iter().find(|sign| value.contains(sign))
    });
    places.retain(|place| place.path != "style/tokens.css");
    places
}

/// Hosts that nobody owns, this machine, names of XML languages, and addresses that are put together.
fn harmless(rest: &str) -> bool {
    let end = rest.find(|c: char| !(c.is_alphanumeric() || ".-[]{}".contains(c))).unwrap_or(rest.len());
    let host = rest.get(..end).unwrap_or_default();
    let reserved = ["example", "example.com", "example.org", "test", "invalid", "localhost"];
    host.is_empty()
        || host.starts_with('{')
        || matches!(host, "127.0.0.1" | "www.w3.org" | "[")
        || reserved.iter().any(|name| host == *name || host.ends_with(&format!(".{name}")))
}

/// The lines of code of these folders, tests apart, in which `sign` finds something.
fn places(files: &[File], folders: &[&str], sign: impl Fn(&str) -> Option<&'static str>) -> Vec<Place> {
    let mut places = Vec::new();
    for file in files.iter().filter(|file| file.ends(&[".rs", ".js", ".html", ".css"]) && !file.is_test()) {
        if folders.iter().any(|folder| file.is_in(folder) || file.path == *folder) {
            for (line, text) in file.code() {
                if let Some(what) = sign(text) {
                    places.push(Place::new(file, line, format!("`{what}`")));
                }
            }
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::{super::tests::check, *};

    #[test]
    fn inline_parts_of_the_page_are_found() {
        check(inline, "index.html", "<link data-trunk rel=\"rust\">\n<p onion=\"no\">", 1);
        check(inline, "index.html", "<script>go()</script>", 1);
        check(inline, "index.html", "<script src=\"a.js\">go()</script>", 1);
        check(inline, "index.html", "<p style=\"color: red\" onclick=\"go()\">", 2);
        check(inline, "index.html", "<style>\n</style>", 1);
        check(inline, "index.html", "<script type=\"module\" src=\"boot.js\"></script> <p>on this page</p>", 0);
    }

    #[test]
    fn style_attributes_are_found() {
        check(style_attribute, "src/ui/row.rs", "view! { <p style=\"color: red\">x</p> }", 1);
        check(style_attribute, "src/ui/row.rs", "<p inner_html=text />", 1);
        check(style_attribute, "src/ui/row.rs", "<p style:width=width />", 0);
        check(style_attribute, "src/ui/row.rs", "let style = 1;", 0);
    }

    #[test]
    fn eval_is_found() {
        check(eval, "src/ui/row.rs", "js_sys::eval(text)", 1);
        check(eval, "public/boot.js", "new Function('x')", 1);
        check(eval, "src/net/tests.rs", "Function::new_no_args(\"throw 1\")", 0);
        check(eval, "src/schedule/next.rs", "let evaluated = interval;", 0);
    }

    #[test]
    fn other_origins_are_found() {
        check(other_origin, "src/net/mod.rs", "\"https://cdn.somewhere.io/a.js\"", 1);
        check(other_origin, "style/row.css", "src: url(https://fonts.somewhere.io/a.woff2);", 1);
        check(other_origin, "index.html", "<a href=\"http://somewhere.io\">", 1);
        check(other_origin, "src/words/en.rs", "\"for instance https://oig.example.com:14001\"", 0);
        check(other_origin, "src/settings.rs", "format!(\"https://{host}\")", 0);
        check(other_origin, "src/settings.rs", "url.starts_with(\"https://\")", 0);
        check(other_origin, "src/settings.rs", "/// See https://somewhere.io", 0);
    }

    #[test]
    fn colours_are_found() {
        check(colours, "style/row.css", "  color: #333;", 1);
        check(colours, "style/row.css", "  background: rgb(0 0 0 / 50%);", 1);
        check(colours, "style/row.css", "#console { color: var(--text); }", 0);
        check(colours, "style/tokens.css", "  --text: #333;", 0);
    }
}
