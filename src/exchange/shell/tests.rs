//! How commands come apart, shell by shell.

use super::*;
use crate::json::Place;

#[track_caller]
fn check(shell: Shell, command: &str, expected: &[&str]) {
    let (found, line) = take_apart(command, 0, command.len()).unwrap();
    let words: Vec<_> = line.words.iter().map(|word| word.text.as_str()).collect();
    assert_eq!((found, words.as_slice()), (shell, expected), "{command}");
}

#[test]
fn bash_quotes_in_four_ways() {
    check(Shell::Bash, "curl  -d 'a\\b\"c' x", &["curl", "-d", "a\\b\"c", "x"]);
    check(Shell::Bash, "curl 'it'\\''s' ''", &["curl", "it's", ""]);
    check(Shell::Bash, r#"curl "a\"b\\c\x\$d" e\ f"#, &["curl", "a\"b\\c\\x$d", "e f"]);
    check(Shell::Bash, "curl a\"b c\"'d' $\"e\"", &["curl", "ab cd", "e"]);
    check(
        Shell::Bash,
        r#"curl $'\a\b\e\E\f\n\r\t\v\\\'\"\?'"#,
        &["curl", "\u{7}\u{8}\u{1b}\u{1b}\u{c}\n\r\t\u{b}\\'\"?"],
    );
    check(Shell::Bash, r"curl $'a\tb\'c\x41\u00e4\101\xc3\xa4\q'", &["curl", "a\tb'cAäAä\\q"]);
    check(Shell::Bash, r"curl $'\u00e4b\U0001f600c'", &["curl", "äb😀c"]);
    check(Shell::Bash, "curl 12 3a \"4\\\n5\"", &["curl", "12", "3a", "45"]);
    check(Shell::Bash, "curl \"line\nbreak\" 'and\nmore'", &["curl", "line\nbreak", "and\nmore"]);
    // What stands in the next line does not tell the shell.
    check(Shell::Bash, "curl \"`id`\"\n\" ^\"", &["curl", "`id`"]);
    check(Shell::Bash, "curl x\nb ^\nc", &["curl", "x"]);
    check(Shell::Bash, "curl a^b \"c\\\" ^\" 'd'", &["curl", "a^b", "c\" ^", "d"]);
    check(Shell::Bash, "curl 'ab^\"c'", &["curl", "ab^\"c"]);
    check(Shell::Bash, "curl '^\"x' '`\n'", &["curl", "^\"x", "`\n"]);
}

#[test]
fn bash_goes_on_in_the_next_line_behind_a_backslash() {
    check(Shell::Bash, "curl a \\\n  b \\  \r\n c\nd", &["curl", "a", "b", "c"]);
    check(Shell::Bash, "curl -u x /\n -d y /\n z", &["curl", "-u", "x", "-d", "y", "z"]);
}

#[test]
fn bash_ends_a_command() {
    for end in ["| jq .", "; ls", "&& x", "> out", "2>&1", "2> err", "# comment", "& "] {
        check(Shell::Bash, &format!("curl a {end}\nb"), &["curl", "a"]);
    }
    check(Shell::Bash, "curl a#b x1<y<<z 2>&1", &["curl", "a#b", "x1<y<<z"]);
    check(Shell::Bash, "curl http://x/?a=1&b=2;c d; ls", &["curl", "http://x/?a=1&b=2;c", "d"]);
}

#[test]
fn bash_reads_what_stands_under_the_command() {
    let input = |command: &str| {
        let (_, line) = take_apart(command, 0, command.len()).unwrap();
        (line.input.unwrap().text, command[line.end..].to_owned())
    };
    let check = |command: &str, expected: &str, rest: &str| {
        assert_eq!(input(command), (expected.to_owned(), rest.to_owned()), "{command}");
    };
    check("curl -d @- <<EOF\n{\\$a\\n}\nEOF\nrest", "{$a\\n}\n", "rest");
    for end in ["'EOF'", "\"EOF\"", "\\EOF"] {
        check(&format!("curl -d @- <<{end} x | jq\n{{\\$a}}\nEOF"), "{\\$a}\n", "");
    }
    check("curl <<-E\n\t{\n\tE\n", "{\n", "");
    check("curl -d @- <<  \t E\n{\nE\n", "{\n", "");
    check("curl <<< '{\"a\"}' x\nrest", "{\"a\"}", "rest");
}

#[test]
fn powershell_has_its_own_quotes() {
    check(Shell::PowerShell, "curl.exe -d 'it''s \"x\"' y", &["curl.exe", "-d", "it's \"x\"", "y"]);
    check(Shell::PowerShell, "curl.exe \"a`\"b\"\"c`n`$d\" `\r\n 'e`f'", &["curl.exe", "a\"b\"c\n$d", "e`f"]);
    check(Shell::PowerShell, "curl.exe -d @'\n{\n}\n'@ 'x'", &["curl.exe", "-d", "{\n}", "x"]);
    check(Shell::PowerShell, "curl.exe -d @\"\n{\n}\n\"@ 'x'", &["curl.exe", "-d", "{\n}", "x"]);
    check(
        Shell::PowerShell,
        "curl.exe \"`0`a`b`e`f`n`r`t`v`x\" 'y'",
        &["curl.exe", "\0\u{7}\u{8}\u{1b}\u{c}\n\r\t\u{b}x", "y"],
    );
    check(Shell::PowerShell, "curl.exe 'a' b#c | x\nb", &["curl.exe", "a", "b#c"]);
}

#[test]
fn the_command_prompt_has_carets() {
    // A quote that is one for the program alone is still one for the prompt: this caret stands outside.
    check(Shell::Cmd, "curl ^\r\n -d \"{\\\"a\\\": \\\"^b\\\"}\" ^\n c\nd", &["curl", "-d", "{\"a\": \"b\"}", "c"]);
    check(Shell::Cmd, "curl ^\"a^\\^\"b ^%^PATH^% ^& ^\n\nc^\" d & e", &["curl", "a\"b %PATH% & \nc", "d"]);
    // Within quotes neither a caret nor an ampersand nor the end of a line means anything to the prompt.
    check(Shell::Cmd, "curl.exe \"a^b&c\" ^\r\n \"d\r\ne\" f\r\ng", &["curl.exe", "a^b&c", "d\r\ne", "f"]);
    check(Shell::Cmd, "curl.exe \"a\"\"b\" \"c\\\\\" d\\e \"\"", &["curl.exe", "a\"b", "c\\", "d\\e", ""]);
}

#[test]
fn what_the_shell_would_fill_in_is_noticed() {
    for (command, expected) in [
        ("curl $HOST", true),
        ("curl \"a${HOST}\"", true),
        ("curl $(id)", true),
        ("curl `id`", true),
        ("curl \"`id`\"", true),
        ("curl '$HOST `id`' \\$HOST a$ $1", false),
        ("curl \"ab\"", false),
        ("curl.exe 'a' \"ab\"", false),
        ("curl.exe 'a' $url", true),
        ("curl.exe 'a' \"$url\"", true),
        ("curl.exe '$url' `$url", false),
    ] {
        assert_eq!(take_apart(command, 0, command.len()).unwrap().1.has_variables, expected, "{command}");
    }
}

#[test]
fn a_quote_that_is_not_closed_is_told_with_its_place() {
    for (command, line, column) in [
        ("curl \\\n 'a", 2, 2),
        ("curl \"a\\\"", 1, 6),
        ("curl $'a\\'", 1, 6),
        ("curl.exe \"a", 1, 10),
        ("curl `\n 'a''", 2, 2),
    ] {
        let error = take_apart(command, 0, command.len()).unwrap_err();
        assert_eq!(error, ImportError::new(Place { line, column }, ImportReason::OpenQuote), "{command}");
    }
    assert_eq!(take_apart(r"curl $'\xff'", 0, 12).unwrap_err().reason, ImportReason::NotText);
}

#[test]
fn every_byte_of_a_word_has_its_place() {
    let command = "curl a'bc'\\\nd\"\\\"e\"";
    let (_, line) = take_apart(command, 0, command.len()).unwrap();
    let word = &line.words[1];
    let places: Vec<_> = (0..word.text.len()).map(|at| &command[word.place_of(at)..][..1]).collect();
    assert_eq!((word.text.as_str(), places.concat().as_str()), ("abcd\"e", "abcd\\e"));
    // Only where a quote or a backslash stood in between is another step.
    assert_eq!(word.steps.len(), 5);
    let command = "curl <<-E\n\t{\\$\n\t\t\tabc\n\tE";
    let input = take_apart(command, 0, command.len()).unwrap().1.input.unwrap();
    let places: Vec<_> = (0..input.text.len()).map(|at| &command[input.place_of(at)..][..1]).collect();
    assert_eq!((input.text.as_str(), places.concat().as_str()), ("{$\nabc\n", "{$\nabc\n"));
}
