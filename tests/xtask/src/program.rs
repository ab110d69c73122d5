//! The JavaScript of the program made into a function that makes a program.
//!
//! wasm-bindgen writes a module that is one running program. A page can have several consoles, each with a program of its
//! own, whose memory goes when the console goes; so what stands in the module comes into a function. Each call into the
//! program is watched: where one does not come to its end, because the program trapped or the browser threw something
//! that nobody takes, the program is in no known state any more. It is not called again, and `stopped` is told.

use std::{fs, path::Path};

use crate::{failure::Failure, shrink::FIRST};

/// Before and behind what wasm-bindgen wrote.
const HEAD: &str = "\
export default function (stopped) {
let fault, own;
const watched = (exports) => Object.fromEntries(Object.entries(exports).map(([name, it]) => [name,
  typeof it !== \"function\" ? it : (...given) => {
    // Nothing, also for who takes it apart.
    if (fault) return [];
    try {
      return it(...given);
    } catch (error) {
      fault = true;
      stopped(error);
      throw error;
    }
  }]));
";

/// What the module gives out: both starts of the program, of which the second is the one that waits.
const STARTS: &str = "export { initSync, __wbg_init as default };";

/// Where the program has just been made.
const EXPORTS: &str = "wasm = instance.exports;";

/// All that the program takes from the page.
const IMPORTS: &str = "__wbg_get_imports()";

/// How wasm-bindgen takes what a call into the page throws: by a function that is made anew for each call. What stands
/// in its place makes one for all.
const THROWS: [(&str, &str); 2] =
    [("function() { return handleError(function (", "caught(function ("), ("}, arguments); }", "})")];
const CAUGHT: &str = "\nfunction caught(act) {\nreturn function(...given) { return handleError(act, given); };\n}\n";

/// How it reads a text of the program. The browser's decoder is made for long texts: what is short and plain is read sign
/// by sign, in a third of the time.
const READS: &str = "return decodeText(getUint8ArrayMemory0().subarray(ptr, ptr + len));";
const READS_SHORT: &str = "\
const bytes = getUint8ArrayMemory0();
let text = \"\";
for (let at = ptr; len < 40 && at < ptr + len && bytes[at] < 128; at++) text += String.fromCharCode(bytes[at]);
return text.length === len ? text : decodeText(bytes.subarray(ptr, ptr + len));";

/// Rewrites the JavaScript that trunk put into the folder.
pub(crate) fn wrap(script: &Path) -> Result<(), Failure> {
    let text = fs::read_to_string(script).map_err(Failure::io(script))?;
    let wrapped = wrapped(&text).ok_or_else(|| Failure::Unreadable {
        path: script.into(),
        wanted: "a module as wasm-bindgen writes it".into(),
    })?;
    fs::write(script, wrapped).map_err(Failure::io(script))
}

fn wrapped(module: &str) -> Option<String> {
    let once = |text: &str| module.matches(text).count() == 1;
    let starts_line = |word: &str| module.starts_with(word) || module.contains(&format!("\n{word}"));
    if !once(STARTS)
        || !once(EXPORTS)
        || !once("function __wbg_get_imports()")
        || !once(READS)
        || THROWS
            .iter()
            .any(|(begin, _)| module.matches(begin).count() != module.matches("handleError(function").count())
        || starts_line("import ")
        || starts_line("export class ")
    {
        return None;
    }
    let names: Vec<_> =
        module.split("\nexport function ").skip(1).filter_map(|rest| Some(rest.split_once('(')?.0)).collect();
    let body = module
        .replace("\nexport function ", "\nfunction ")
        .replace(STARTS, "")
        .replace(EXPORTS, "wasm = watched(own = instance.exports);")
        .replace(READS, READS_SHORT);
    let body = THROWS.iter().fold(body, |body, (theirs, ours)| body.replace(theirs, ours)) + CAUGHT;
    if body.contains("\nexport ") {
        return None;
    }
    // What is added takes from what is there, and answers to the same calls.
    let add = format!(
        "async (module) => void Object.assign(wasm, watched((await WebAssembly.instantiate(module, {{ ...{IMPORTS}, \"{FIRST}\": own }})).exports))"
    );
    Some(format!("{HEAD}{body}\nreturn {{ init: __wbg_init, add: {add}, {} }};\n}}\n", names.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODULE: &str = "/* @ts-self-types=\"./a.d.ts\" */\n\nexport function ask(what) {\n}\nlet wasm;\n\
        function getStringFromWasm0(ptr, len) {\nreturn decodeText(getUint8ArrayMemory0().subarray(ptr, ptr + len));\n}\n\
        let it = { f: function() { return handleError(function (a) {\n}, arguments); }, };\n\
        function f(instance) {\n    wasm = instance.exports;\n}\n\
        function __wbg_get_imports() {\n}\nexport { initSync, __wbg_init as default };\n";

    #[test]
    fn what_the_module_gives_out_the_function_gives_back() {
        let wrapped = wrapped(MODULE).expect("a module");
        assert!(wrapped.starts_with(HEAD), "{wrapped}");
        assert!(wrapped.contains("\nfunction ask(what) {\n"), "{wrapped}");
        assert!(wrapped.contains("    wasm = watched(own = instance.exports);\n"), "{wrapped}");
        assert!(wrapped.contains("let it = { f: caught(function (a) {\n}), };\n"), "{wrapped}");
        assert!(wrapped.ends_with(", ask };\n}\n"), "{wrapped}");
        assert_eq!(wrapped.matches("export ").count(), 1, "{wrapped}");
    }

    #[test]
    fn another_module_is_refused() {
        for other in [
            MODULE.replace("wasm = instance.exports;", ""),
            MODULE.replace("initSync, ", ""),
            MODULE.replace("decodeText", "decoded"),
            MODULE.replace("}, arguments); }", "}, these); }"),
            format!("import * as more from './more.js';\n{MODULE}"),
            format!("{MODULE}\nexport class Handle {{}}\n"),
            format!("{MODULE}\nexport const more = 1;\n"),
        ] {
            assert_eq!(wrapped(&other), None, "{other}");
        }
    }
}
