//! Certificates for a few minutes, made by openssl.
//!
//! Must not know who uses them.

use std::path::Path;
use std::process::Stdio;

use browser_tests::{Context, Outcome};
use tokio::process::Command;

/// A key that is made at once.
const KEY: [&str; 5] = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];

/// Makes a certificate of this name that it signed itself: `FILE.pem` and `FILE.key` in this folder.
pub(crate) async fn own(folder: &Path, file: &str, name: &str) -> Outcome {
    let (certificate, key) = (path(folder, file, "pem"), path(folder, file, "key"));
    let subject = format!("/CN={name}");
    let ask = ["req", "-x509", "-days", "2", "-subj", &subject, "-keyout", &key, "-out", &certificate];
    run("openssl", &[&ask[..], &KEY].concat()).await
}

/// Makes a certificate of this name, signed by an authority that [`own`] has made.
pub(crate) async fn signed(folder: &Path, file: &str, name: &str, authority: &str) -> Outcome {
    let (wish, certificate, key) = (path(folder, file, "csr"), path(folder, file, "pem"), path(folder, file, "key"));
    let (signer, signing) = (path(folder, authority, "pem"), path(folder, authority, "key"));
    let subject = format!("/CN={name}");
    run("openssl", &[&["req", "-subj", &subject, "-keyout", &key, "-out", &wish], &KEY[..]].concat()).await?;
    let sign = ["x509", "-req", "-days", "2", "-in", &wish, "-CA", &signer, "-CAkey", &signing, "-CAcreateserial"];
    run("openssl", &[&sign[..], &["-out", &certificate]].concat()).await
}

/// Runs a program to its end.
pub(crate) async fn run(program: &str, arguments: &[&str]) -> Outcome {
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).output().await;
    let output = output.context(format!("{program} does not start"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    output.status.success().then_some(()).context(format!("{program} failed: {said}"))
}

fn path(folder: &Path, file: &str, ending: &str) -> String {
    folder.join(file).with_extension(ending).display().to_string()
}
