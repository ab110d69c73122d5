//! What each part of the program weighs: the rooms of the console, and the crates that it stands on.
//!
//! Owns which function counts for which part. The bytes are those of the linked program, before the steps that make it
//! smaller: they tell shares, and the files tell what is loaded.

use std::collections::BTreeMap;

use crate::shrink::Weight;

/// The console's own crate.
const CONSOLE: &str = "oig_job_console";

/// What is less than this many bytes is told together.
const LEAST: usize = 1_000;

/// A table of what each part weighs, the heaviest first.
pub(crate) fn table(weights: &[Weight]) -> String {
    let mut parts: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    for weight in weights {
        let [form, later] = parts.entry(weight.name.as_deref().map_or_else(|| "data".to_owned(), part)).or_default();
        *(if weight.is_later { later } else { form }) += weight.bytes;
    }
    let (parts, rest): (Vec<_>, Vec<_>) = parts.into_iter().partition(|(_, [form, later])| form + later >= LEAST);
    let sum = |parts: &[(String, [usize; 2])]| parts.iter().fold([0; 2], |[a, b], (_, [c, d])| [a + c, b + d]);
    let (small, mut rows) = (("all else".to_owned(), sum(&rest)), parts);
    rows.sort_by_key(|(_, [form, later])| usize::MAX - form - later);
    rows.push(small);
    rows.push(("the program, as it is linked".to_owned(), sum(&rows)));
    let row = |(name, [form, later]): (String, [usize; 2])| format!("{form:>9} {later:>9}  {name}\n");
    let head = format!("{:>9} {:>9}  part\n", "form", "later");
    rows.into_iter().map(row).fold(head, |table, row| table + &row)
}

/// The part that a function of this mangled name counts for: its crate, and of the console the room or the part of the
/// screen.
fn part(mangled: &str) -> String {
    let name = format!("{:#}", rustc_demangle::demangle(mangled));
    // What is implemented for a type counts where the type is at home.
    let path = name.trim_start_matches(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_');
    let path = path.strip_prefix("mut ").or_else(|| path.strip_prefix("dyn ")).unwrap_or(path);
    let is_path = |sign: char| sign.is_ascii_alphanumeric() || sign == '_' || sign == ':';
    let path = path.split(|sign| !is_path(sign)).next().unwrap_or_default();
    match path.split("::").collect::<Vec<_>>().as_slice() {
        [CONSOLE, "ui", part, ..] => format!("ui::{part}"),
        [CONSOLE, room, ..] => (*room).to_owned(),
        [library, _, ..] => format!("{library} (crate)"),
        _ => "without a path".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_counts_where_it_is_at_home() {
        let check = |mangled: &str, expected: &str| assert_eq!(part(mangled), expected, "{mangled}");
        // As the compiler writes them, in its newer and its older way.
        check("_RNvNtNtCs1_15oig_job_console2ui5later6arrive", "ui::later");
        check("_RNvNtCs1_15oig_job_console3job5check", "job");
        check("_RNvXCs1_15oig_job_consoleNtNtB2_3job5DraftNtNtCs2_4core5clone5Clone5clone", "job");
        check("_ZN15oig_job_console4wire6encode17h0123456789abcdefE", "wire");
        check("_RNvNtCs2_4core3fmt5write", "core (crate)");
        check("memcpy", "without a path");
    }

    #[test]
    fn the_heaviest_part_comes_first_and_what_is_small_together() {
        let weight = |name: Option<&str>, bytes, is_later| Weight { name: name.map(str::to_owned), bytes, is_later };
        let wire = "_ZN15oig_job_console4wire6encode17h0123456789abcdefE";
        let weights = [
            weight(Some("memcpy"), 999, false),
            weight(Some(wire), 600, false),
            weight(Some(wire), 500, true),
            weight(None, 2_000, true),
        ];
        let expected = "     form     later  part\n\
                        \x20       0      2000  data\n\
                        \x20     600       500  wire\n\
                        \x20     999         0  all else\n\
                        \x20    1599      2500  the program, as it is linked\n";
        assert_eq!(table(&weights), expected);
    }
}
