//! The last step of a build: the hashes of wasm and JavaScript, where the boot script can use them.
//!
//! Trunk writes them on preload links. Browsers do not check them there for wasm, and some fetch a preloaded wasm
//! twice. So that link goes, and the boot script's tag carries the hashes as `data-wasm-integrity` and
//! `data-js-integrity`.

/// The page with its hashes on the boot script's tag; `None` where the page is not what trunk writes.
pub(crate) fn seal(page: &str) -> Option<String> {
    let mut sealed = page.to_owned();
    let mut attributes = String::new();
    for (data, name) in [("data-wasm", "data-wasm-integrity"), ("data-js", "data-js-integrity")] {
        let script = tags(page, "<script").find(|tag| value(tag, data).is_some())?;
        let file = value(script, data)?;
        let link = tags(page, "<link").find(|tag| value(tag, "href") == Some(file))?;
        let hash = value(link, "integrity")?;
        attributes.extend([" ", name, "=\"", hash, "\""]);
        if data == "data-wasm" {
            sealed = sealed.replacen(link, "", 1);
        }
    }
    let script = tags(&sealed, "<script").find(|tag| value(tag, "data-wasm").is_some())?.to_owned();
    Some(sealed.replacen(&script, &script.replacen("<script", &format!("<script{attributes}"), 1), 1))
}

/// All tags of this kind, from `<` to `>`.
fn tags<'a>(page: &'a str, opening: &str) -> impl Iterator<Item = &'a str> {
    page.match_indices(opening).filter_map(|(start, _)| {
        let rest = page.get(start..)?;
        rest.get(..=rest.find('>')?)
    })
}

/// The value of an attribute, with quotes or without.
fn value<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}="))?;
    match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split([' ', '>']).next(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &str, expected: Option<&str>) {
        assert_eq!(seal(page).as_deref(), expected, "{page}");
    }

    #[test]
    fn the_hashes_move_to_the_boot_tag_and_the_preload_of_the_wasm_goes() {
        check(
            "<script data-js=./a.js data-wasm=./a.wasm src=./boot.js type=module></script>\
             <link href=./a.js integrity=sha384-J rel=modulepreload>\
             <link as=fetch href=./a.wasm integrity=sha384-W/+= rel=preload><body>",
            Some(
                "<script data-wasm-integrity=\"sha384-W/+=\" data-js-integrity=\"sha384-J\" data-js=./a.js \
                 data-wasm=./a.wasm src=./boot.js type=module></script>\
                 <link href=./a.js integrity=sha384-J rel=modulepreload><body>",
            ),
        );
    }

    #[test]
    fn quoted_values_are_read_too() {
        check(
            "<link rel=\"modulepreload\" href=\"./a.js\" integrity=\"J\"><link href=\"./a.wasm\" integrity=\"W\">\
             <script type=\"module\" data-js=\"./a.js\" data-wasm=\"./a.wasm\"></script>",
            Some(
                "<link rel=\"modulepreload\" href=\"./a.js\" integrity=\"J\">\
                 <script data-wasm-integrity=\"W\" data-js-integrity=\"J\" type=\"module\" data-js=\"./a.js\" \
                 data-wasm=\"./a.wasm\"></script>",
            ),
        );
    }

    #[test]
    fn another_page_is_refused() {
        check("<body></body>", None);
        check("<script data-js=./a.js data-wasm=./a.wasm></script>", None);
    }
}
