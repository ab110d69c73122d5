//! Files of sentences: a key and its sentence on each line, as in Java's resource bundles.
//!
//! Owns their grammar: `key = sentence`, `#` begins a line for the translator, blank lines part. Must not know what a
//! sentence says. The build script, the tests and `cargo xtask build` read with it.

/// Keys and sentences in their order.
///
/// # Errors
/// With the number of the first line that is none of these, or whose key stood before.
pub fn entries(text: &str) -> Result<Vec<(&str, &str)>, String> {
    let mut entries: Vec<(&str, &str)> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let (key, sentence) = line.split_once(" = ").ok_or_else(|| format!("line {number}: no “key = sentence”"))?;
        if entries.iter().any(|(known, _)| *known == key) {
            return Err(format!("line {number}: {key} stands twice"));
        }
        if sentence.trim() != sentence || sentence.is_empty() {
            return Err(format!("line {number}: the sentence of {key} is empty, or begins or ends with a blank"));
        }
        entries.push((key, sentence));
    }
    Ok(entries)
}
