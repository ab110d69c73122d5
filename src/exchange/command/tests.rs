//! How curl's options are read, in whatever order and form.

use super::super::shell::take_apart;
use super::*;

/// What a command asks for, in short.
fn told(command: &str) -> String {
    let (_, line) = take_apart(command, 0, command.len()).unwrap();
    let Command { method, address, body, has_credentials, headers } = read(&line.words);
    let body = match body {
        Body::None => "-".to_owned(),
        Body::Text(word) => word.text,
        Body::File { name, .. } => format!("<{name}"),
    };
    let secret = if has_credentials { " secret" } else { "" };
    let headers: String = headers.iter().flat_map(|name| [" ", name.as_str()]).collect();
    format!("{} {address} {body}{secret}{headers}", method.unwrap_or_default())
}

#[track_caller]
fn check(command: &str, expected: &str) {
    assert_eq!(told(command), expected, "{command}");
}

#[test]
fn options_are_read_in_any_form_and_order() {
    for command in [
        "curl -X POST -d x http://h/p",
        "curl -XPOST -dx http://h/p",
        "curl -siXPOST http://h/p -d 'x'",
        "curl --request POST --data x --url http://h/p",
        "curl --request=POST --data=x --url=http://h/p",
        "curl --data-raw x http://h/p --request POST --compressed --max-time 10 -o out",
        "curl -kLvs -X POST --data-binary x http://h/p -w '%{http_code}'",
        "curl -X POST / --header 'Accept: application/json' / --header 'X-Requested-By: x' -d x / http://h/p",
    ] {
        check(command, "POST http://h/p x");
    }
    check("curl --json '{' --json '}' u", " u {}");
    check("curl -d a -d b u", " u a&b");
    check("curl --data-raw @x u", " u @x");
    for option in ["--data-ascii", "--data-urlencode", "--form", "--form-string"] {
        check(&format!("curl {option} x u"), " u x");
    }
    check("curl -d @a.json -d b u", " u <a.json");
    check("curl -d @post.json u", " u <post.json");
    check("curl -T post.json u", " u <post.json");
    check("curl http://h/p", " http://h/p -");
    check("curl - http://h/p", " http://h/p -");
    check("curl http://h/p http://other/", " http://h/p -");
}

#[test]
fn credentials_are_told_of_and_dropped() {
    for option in [
        "-u a:b",
        "-ua:b",
        "--user a:b",
        "--user=a:b",
        "-H 'Authorization: Basic x'",
        "-H 'proxy-authorization: Basic x'",
        "-H 'Cookie: x=y'",
        "-b x=y",
        "--cookie x=y",
        "--oauth2-bearer x",
        "-U a:b",
        "--proxy-user a:b",
        "-E x.pem",
        "--cert x.pem",
        "--key x.pem",
        "--pass x",
        "--aws-sigv4 x",
        "--netrc-file x",
    ] {
        check(&format!("curl {option} http://h/p"), " http://h/p - secret");
    }
    check("curl http://a:b@h/p", " http://h/p - secret");
    check("curl -H 'X-Other: 1' -H 'Accept;' http://h/p@q", " http://h/p@q - X-Other");
}
