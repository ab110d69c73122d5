//! The pieces of which a text may consist, told by how they begin, and what a piece of JSON holds.
//!
//! Owns the signs of each piece. Must not know how pieces are put together.

use super::draft::{draft_of_node, is_draft};
use crate::find::{behind_last, find, has, without_end};
use crate::job::{JobDraft, ParameterDraft, RowId};
use crate::json::{JsonError, Kind, Node};
use crate::wire;

/// What JSON holds.
pub(super) enum Content {
    Job(Box<JobDraft>),
    Parameters(Vec<ParameterDraft>),
    Other,
}

pub(super) fn content(node: Node<'_>) -> Result<Content, JsonError> {
    let members = node.members("JobDetails")?;
    if is_draft(&members) {
        return draft_of_node(node, RowId::default()).map(|job| Content::Job(Box::new(job)));
    }
    let mut is_job = false;
    let mut has_parameters = false;
    for member in &members {
        is_job |= JOB_MEMBERS.contains(&member.key.as_str());
        has_parameters |= member.key == "parameters";
    }
    if is_job || has_parameters && members.len() > 1 {
        return wire::decode_node(node, RowId::default()).map(|job| Content::Job(Box::new(job)));
    }
    if has_parameters {
        return wire::decode_node(node, RowId::default()).map(|job| Content::Parameters(job.parameters));
    }
    let is_map = !members.is_empty() && members.iter().all(|member| member.value.kind() == Kind::Object);
    if is_map { wire::decode_parameters(node, RowId::default()).map(Content::Parameters) } else { Ok(Content::Other) }
}

/// The members of JobDetails that tell a job.
const JOB_MEMBERS: [&str; 8] = [
    "jobName",
    "taskName",
    "retryCount",
    "concurrent",
    "isEnabled",
    "jobScheduleType",
    "cronScheduleType",
    "notification",
];

/// The lines from this byte on, each with its place and its line break.
pub(super) fn lines_from(source: &str, start: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut at = start;
    source.get(start..).unwrap_or_default().split_inclusive('\n').map(move |line| {
        let line_at = at;
        at += line.len();
        (line_at, line)
    })
}

/// Whether JSON begins in this line. A name may begin with a bracket, too: then a tab parts it from its value.
pub(super) fn begins_json(line: &str) -> bool {
    let line = line.trim_start();
    let inside = line.get(1..).unwrap_or_default().trim_start();
    let goes_on = inside.is_empty() || inside.starts_with(['"', '{', '[', '}', ']']);
    matches!(line.as_bytes(), [b'{' | b'[', ..]) && (goes_on || !has(line, "\t"))
}

/// Whether rows end before this line.
pub(super) fn ends_rows(line: &str) -> bool {
    begins_json(line) || command_in(line).is_some() || is_fence(line)
}

/// Whether the line only marks where code begins or ends, as in Markdown.
pub(super) fn is_fence(line: &str) -> bool {
    line.trim_start().starts_with("```") && !has(line, "\t")
}

/// The length of the JSON value at the start: up to the bracket that closes it, or to the end.
pub(super) fn json_length(text: &str) -> usize {
    let (mut depth, mut is_string, mut is_escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => is_string = !is_string,
            b'{' | b'[' if !is_string => depth += 1,
            b'}' | b']' if !is_string => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    text.len()
}

/// Where in the line a cURL command begins: there, or behind a prompt.
pub(super) fn command_in(line: &str) -> Option<usize> {
    let at = find(&line.to_ascii_lowercase(), "curl")?;
    let start = line.get(..at)?.rfind(char::is_whitespace).map_or(0, |blank| blank + 1);
    let before = line.get(..start)?;
    let word = line.get(start..)?.split(char::is_whitespace).next()?;
    let program = behind_last(word, b"/\\");
    // Only a path is put into quotes; elsewhere it is the cell of a row.
    let program = if program == word { word } else { without_end(program, b"\"'") }.to_ascii_lowercase();
    let prompt = before.trim();
    let is_prompt = prompt.is_empty() || prompt.ends_with(['$', '#', '>', '%', '&', '{']) || prompt.ends_with("sudo");
    let is_command = is_prompt && !has(before, "\t") && matches!(program.as_str(), "curl" | "curl.exe");
    is_command.then_some(start)
}

/// Lines of a script round its commands: comments, variables, brackets.
pub(super) fn is_script(line: &str) -> bool {
    const STARTS: [&str; 12] = ["#", "$", "&", "}", "@", "export ", "set ", "cd ", "echo ", "rem ", "REM ", "::"];
    let name = line.split('=').next().unwrap_or_default();
    let is_assignment = name.len() < line.len() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    !has(line, "\t") && (is_assignment || STARTS.iter().any(|start| line.starts_with(start)))
}

/// The fragment of a link to a job, if that is all the line holds.
pub(super) fn fragment_in(line: &str) -> Option<&str> {
    let at = find(line, "#job=")?;
    (!line.contains(char::is_whitespace)).then(|| line.get(at..)).flatten()
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn a_command_begins_the_line_or_stands_behind_a_prompt() {
        for (line, expected) in [
            ("curl -d x", Some(0)),
            ("  CURL.EXE", Some(2)),
            ("$ curl", Some(2)),
            ("user@host:~# sudo /usr/bin/curl x", Some(18)),
            ("& \"C:\\Program\\curl.exe\" x", Some(2)),
            ("curly", None),
            ("$ curly", None),
            ("see curl for more", None),
            ("\"curl\" | 1", None),
            ("$\tcurl", None),
            ("", None),
        ] {
            assert_eq!(command_in(line), expected, "{line}");
        }
    }
}
