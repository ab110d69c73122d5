//! What only one run may do at a time, held by a lock on a file.

use std::{
    fs::{File, TryLockError},
    path::Path,
};

use crate::failure::Failure;

/// Waits until no other run holds this file, and keeps others waiting as long as the value lives.
///
/// `doing` says what the other run does: "is installing tools".
pub(crate) fn hold(path: &Path, doing: &str) -> Result<File, Failure> {
    let file = File::create(path).map_err(Failure::io(path))?;
    // Another error says that the folder knows no locks, as some on a network: a run alone is well without.
    if let Err(TryLockError::WouldBlock) = file.try_lock() {
        println!("Another run {doing}: waiting for it.");
        file.lock().map_err(Failure::io(path))?;
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use std::{env, fs, process, sync::mpsc, thread};

    use super::*;

    #[test]
    fn the_second_waits_for_the_first() {
        let path = env::temp_dir().join(format!("oig-job-console-lock-{}", process::id()));
        let first = hold(&path, "is tested").expect("a lock");
        let (tell, told) = mpsc::channel();
        let second = {
            let path = path.clone();
            thread::spawn(move || {
                let _held = hold(&path, "is tested").expect("a lock");
                tell.send("second").expect("somebody listens");
            })
        };
        assert!(File::open(&path).expect("the file").try_lock().is_err());
        assert_eq!(told.try_recv().ok(), None);
        drop(first);
        assert_eq!(told.recv().ok(), Some("second"));
        second.join().expect("it ends");
        fs::remove_file(&path).expect("it is there");
    }
}
