//! Loading: without JavaScript, without or with a broken file, the page says so in plain words; and it is under the
//! content security policy that everything runs.

use std::fs;
use std::path::Path;

use browser_tests::{CONTENT_SECURITY_POLICY, Console, Context, Job, Outcome, Page, dist};
use tempfile::TempDir;

/// A copy of the built console in which one file is changed.
fn changed(is_meant: impl Fn(&str) -> bool, change: impl Fn(&Path) -> std::io::Result<()>) -> Outcome<TempDir> {
    let copy = tempfile::tempdir()?;
    let mut found = 0;
    for entry in fs::read_dir(dist()?)? {
        let from = entry?.path();
        let name = from.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let to = copy.path().join(&name);
        // A packed copy would be served in place of the changed file.
        let packed = [".br", ".gz"].into_iter().any(|ending| name.strip_suffix(ending).is_some_and(&is_meant));
        if from.is_file() && !packed {
            fs::copy(&from, &to)?;
        }
        if is_meant(&name) {
            found += 1;
            change(&to)?;
        }
    }
    assert_eq!(found, 1, "one file is meant");
    Ok(copy)
}

/// A page in whose browser something is missing: a script that comes before all others takes it away.
fn without(page: &Path, what: &str) -> std::io::Result<()> {
    fs::write(page.with_file_name("without.js"), format!("delete {what}"))?;
    let text = fs::read_to_string(page)?;
    fs::write(page, text.replacen("<script", "<script src=\"without.js\"></script><script", 1))
}

/// A section that tools may add, and that changes nothing of what the module does.
fn with_a_section(wasm: &Path) -> std::io::Result<()> {
    fs::write(wasm, [fs::read(wasm)?, b"\0\x02\x01x".to_vec()].concat())
}

/// What the form needs; what comes after it is another file.
fn is_wasm(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "wasm") && !name.contains("-later-")
}

/// The script that wasm-bindgen made, between the element's script and the wasm.
fn is_glue(name: &str) -> bool {
    name.starts_with("oig-job-console-") && Path::new(name).extension().is_some_and(|ending| ending == "js")
}

/// The page of a changed console says that it could not be loaded, and what to do.
async fn check(page: &Page, folder: &TempDir) -> Outcome {
    page.expect_in_log(&["oig-job-console-", "oig-job-console.js", "Load failed"]);
    let _console = Console::of(page, folder.path().to_owned()).await?;
    let says = async || {
        let text = page.text().await?;
        Ok((text.contains("could not be loaded") && text.contains("Load the page again")).then_some(()))
    };
    page.until("the page says that it could not be loaded, and what to do", says).await
}

pub(crate) async fn a_missing_wasm_is_told(page: &Page) -> Outcome {
    check(page, &changed(is_wasm, |file| fs::remove_file(file))?).await
}

pub(crate) async fn a_broken_wasm_is_told(page: &Page) -> Outcome {
    check(page, &changed(is_wasm, |file| fs::write(file, b"\0asm, or not"))?).await
}

pub(crate) async fn a_cut_off_wasm_is_told(page: &Page) -> Outcome {
    let half = |file: &Path| {
        let whole = fs::read(file)?;
        fs::write(file, &whole[..whole.len() / 2])
    };
    check(page, &changed(is_wasm, half)?).await
}

pub(crate) async fn a_missing_script_is_told(page: &Page) -> Outcome {
    check(page, &changed(is_glue, |file| fs::remove_file(file))?).await
}

pub(crate) async fn a_broken_script_is_told(page: &Page) -> Outcome {
    check(page, &changed(is_glue, |file| fs::write(file, "import {"))?).await
}

pub(crate) async fn a_wasm_that_would_run_but_is_another_is_refused(page: &Page) -> Outcome {
    check(page, &changed(is_wasm, with_a_section)?).await
}

/// The same where the browser lets no page count hashes, as it does where the page came without TLS.
pub(crate) async fn without_tls_another_wasm_is_refused_too(page: &Page) -> Outcome {
    page.expect_in_log(&["integrity"]);
    let folder = changed(is_wasm, with_a_section)?;
    without(&folder.path().join("index.html"), "Crypto.prototype.subtle")?;
    check(page, &folder).await
}

pub(crate) async fn without_tls_it_loads_alike(page: &Page) -> Outcome {
    let folder = changed(|name| name == "index.html", |file| without(file, "Crypto.prototype.subtle"))?;
    let console = Console::of(page, folder.path().to_owned()).await?;
    console.sign_in(console.service().user(), console.service().password()).await?;
    page.field("Task name").await?;
    Ok(())
}

pub(crate) async fn a_script_that_would_run_but_is_another_is_refused(page: &Page) -> Outcome {
    check(page, &changed(is_glue, |file| fs::write(file, [fs::read(file)?, b"\n".to_vec()].concat()))?).await
}

/// The wasm is shipped as a module that puts the program together, where the tools that make it so are at hand.
pub(crate) async fn the_program_itself_in_place_of_what_makes_it_loads_alike(page: &Page) -> Outcome {
    const PROGRAM: &str = "
        const done = arguments[arguments.length - 1];
        const isFirst = (name) => name.endsWith('.wasm') && !name.includes('-later-');
        const { name } = performance.getEntriesByType('resource').find(({ name }) => isFirst(name));
        fetch(name)
            .then((response) => WebAssembly.compileStreaming(response))
            .then((module) => WebAssembly.instantiate(module))
            .then(async ({ exports: { memory, join } }) => {
                const program = new Uint8Array(memory.buffer, join());
                const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', program));
                done([Array.from(program), btoa(String.fromCharCode(...hash))]);
            })";
    let console = Console::open(page).await?;
    let (program, hash): (Vec<u8>, String) = page.script_until_done(PROGRAM).await?;
    assert!(program.starts_with(b"\0asm"), "no module comes out");
    drop(console);

    let folder = changed(is_wasm, |file| fs::write(file, &program))?;
    // It is another file that is asked for now.
    let hashes = [
        ("oig-job-console.js", ".wasm\",\"", format!("sha256-{hash}")),
        ("index.html", "<script integrity=\"", String::new()),
    ];
    for (file, opening, hash) in hashes {
        let file = folder.path().join(file);
        let text = fs::read_to_string(&file)?;
        let (before, rest) = text.split_once(opening).context("a hash")?;
        let (_, after) = rest.split_once('"').context("the end of a hash")?;
        fs::write(&file, format!("{before}{opening}{hash}\"{after}"))?;
    }
    let console = Console::of(page, folder.path().to_owned()).await?;
    console.sign_in(console.service().user(), console.service().password()).await?;
    page.field("Task name").await?;
    Ok(())
}

pub(crate) async fn without_javascript_the_page_says_what_is_needed(page: &Page) -> Outcome {
    page.is_without_script().await?;
    let _console = Console::of(page, dist()?).await?;
    let text = page.text().await?;
    assert!(text.contains("JavaScript") && text.contains("switched off"), "{text}");
    Ok(())
}

pub(crate) async fn without_its_script_the_page_still_helps(page: &Page) -> Outcome {
    page.expect_in_log(&["404", "oig-job-console.js", "preloaded"]);
    let folder = changed(|name| name == "oig-job-console.js", |file| fs::remove_file(file))?;
    let _console = Console::of(page, folder.path().to_owned()).await?;
    // No script is there to say anything: what stands in the page itself must do, and is seen by those who wait.
    let helps = async || Ok(page.text().await?.to_lowercase().contains("load the page again").then_some(()));
    page.until("the page says what to do", helps).await
}

pub(crate) async fn a_browser_without_webassembly_is_told(page: &Page) -> Outcome {
    page.expect_in_log(&["too old for the console"]);
    let folder = changed(|name| name == "index.html", |file| without(file, "globalThis.WebAssembly"))?;
    let _console = Console::of(page, folder.path().to_owned()).await?;
    page.says("This browser is too old for the console, or WebAssembly is switched off in it.").await
}

pub(crate) async fn a_policy_that_forbids_webassembly_is_told(page: &Page) -> Outcome {
    page.expect_in_log(&["does not allow WebAssembly", "blocked WebAssembly"]);
    let policy = CONTENT_SECURITY_POLICY.replace(" 'wasm-unsafe-eval'", "");
    let _console = Console::under(page, &policy).await?;
    page.says("This page does not allow WebAssembly").await
}

pub(crate) async fn settings_that_cannot_be_had_are_told_and_the_console_works(page: &Page) -> Outcome {
    page.expect_network_in_log(&["config.json"]);
    // What leads to itself no server can read.
    #[cfg(unix)]
    let broken = |file: &Path| fs::remove_file(file).and_then(|()| std::os::unix::fs::symlink(file, file));
    // What is said to be packed and is not breaks off on its way.
    #[cfg(not(unix))]
    let broken = |file: &Path| fs::write(file.with_file_name("config.json.gz"), "not packed");
    let folder = changed(|name| name == "config.json", broken)?;
    let _console = Console::of(page, folder.path().to_owned()).await?;
    page.says("config.json could not be read").await
}

pub(crate) async fn a_host_can_switch_the_history_off(page: &Page) -> Outcome {
    const KEPT: &str = "return Object.keys(localStorage).filter((name) => name.includes('history'))";
    let folder = changed(|name| name == "config.json", |file| fs::write(file, r#"{"history": false}"#))?;
    let console = Console::of(page, folder.path().to_owned()).await?;
    console.sign_in(console.service().user(), console.service().password()).await?;
    page.field("Task name").await?;
    console.fill(&Job::named("Not to be kept")).await?;
    console.create().await?;
    console.only_post()?;
    assert!(!page.everywhere().has_button("History").await?);
    assert_eq!(page.script::<Vec<String>>(KEPT, vec![]).await?, Vec::<String>::new());
    Ok(())
}

pub(crate) async fn the_policy_is_the_strict_one(page: &Page) -> Outcome {
    const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                          img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; \
                          require-trusted-types-for 'script'; trusted-types oig-job-console; frame-ancestors 'none'";
    const ASK: &str = "
        const done = arguments[arguments.length - 1];
        fetch(location.href).then((reply) => done(reply.headers.get('content-security-policy')))";
    let _console = Console::open(page).await?;
    let policy: Option<String> = page.script_until_done(ASK).await?;
    let policy = policy.context("there is no policy")?;
    let parts = |policy: &str| policy.split("; ").map(str::to_owned).collect::<Vec<_>>();
    for part in parts(POLICY) {
        assert!(parts(&policy).contains(&part), "{part} is not in {policy}");
    }
    Ok(())
}

/// The net under all tests: an inline script is refused, and the browser's console says so.
pub(crate) async fn a_violation_would_be_seen(page: &Page) -> Outcome {
    page.expect_in_log(&["Content Security Policy", "Content-Security-Policy"]);
    let with_script = |file: &Path| {
        let text = fs::read_to_string(file)?;
        fs::write(file, text.replace("</body>", "<script>document.title = 'run'</script></body>"))
    };
    let folder = changed(|name| name == "index.html", with_script)?;
    let _console = Console::of(page, folder.path().to_owned()).await?;
    page.field("User name").await?;
    assert_ne!(page.browser().title().await?, "run");
    Ok(())
}
