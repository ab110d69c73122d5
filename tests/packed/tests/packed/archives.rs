//! The archives as archives: the same bytes each time, the same files in both, whole and with what each file needs.

use std::{
    collections::BTreeMap,
    fs,
    io::{Cursor, Read},
};

use flate2::read::GzDecoder;

use super::packed::{contents, ending, files, folder, packed, served, sum, top};

/// A file in an archive.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Packed {
    pub(crate) content: Vec<u8>,
    mode: u32,
    /// Seconds since 1970, in steps of two: a zip knows no others.
    time: i64,
}

/// The zip, by names.
pub(crate) fn of_zip() -> BTreeMap<String, Packed> {
    let bytes = fs::read(packed().join(format!("{}.zip", top()))).expect("a zip");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut found = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a file");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("it is whole");
        let time = file.last_modified().expect("a time");
        let date = jiff::civil::DateTime::new(
            time.year().cast_signed(),
            time.month().cast_signed(),
            time.day().cast_signed(),
            time.hour().cast_signed(),
            time.minute().cast_signed(),
            time.second().cast_signed(),
            0,
        );
        let time = date.expect("a date").to_zoned(jiff::tz::TimeZone::UTC).expect("a time").timestamp().as_second();
        let mode = file.unix_mode().expect("a mode") & 0o7777;
        let name = file.name().expect("a name").to_string();
        assert!(found.insert(name.clone(), Packed { content, mode, time }).is_none(), "{name}");
    }
    found
}

/// The tar, by names.
fn of_tar() -> BTreeMap<String, Packed> {
    let bytes = fs::read(packed().join(format!("{}.tar.gz", top()))).expect("a tar.gz");
    let mut archive = tar::Archive::new(GzDecoder::new(bytes.as_slice()));
    let mut found = BTreeMap::new();
    for file in archive.entries().expect("a tar") {
        let mut file = file.expect("a file");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("it is whole");
        let header = file.header();
        assert_eq!((header.uid().ok(), header.gid().ok()), (Some(0), Some(0)));
        assert_eq!((header.username(), header.groupname()), (Ok(Some("")), Ok(Some(""))));
        let time = i64::try_from(header.mtime().expect("a time")).expect("a time") / 2 * 2;
        let mode = header.mode().expect("a mode");
        let name = file.path().expect("a name").to_str().expect("a name").to_string();
        assert!(found.insert(name.clone(), Packed { content, mode, time }).is_none(), "{name}");
    }
    found
}

#[test]
fn two_packings_are_the_same_bytes() {
    let (once, twice) = (files(&packed()), files(&folder("OIG_CONSOLE_PACKED_AGAIN")));
    assert!(once.keys().eq(twice.keys()));
    for (name, content) in once {
        assert!(twice.get(&name) == Some(&content), "{name} differs");
    }
}

#[test]
fn there_are_four_files_of_one_version() {
    let top = top();
    let expected = ["SHA256SUMS".to_string(), format!("{top}.cdx.json"), format!("{top}.tar.gz"), format!("{top}.zip")];
    assert_eq!(files(&packed()).into_keys().collect::<Vec<_>>(), expected);
    assert_eq!(top, format!("oig-job-console-{}", env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_checksums_are_those_of_the_files() {
    let mut files = files(&packed());
    let sums = files.remove("SHA256SUMS").expect("checksums");
    let expected: Vec<_> = files.iter().map(|(name, content)| format!("{}  {name}\n", sum(content))).collect();
    assert_eq!(String::from_utf8_lossy(&sums), expected.concat());
}

#[test]
fn both_archives_hold_the_same() {
    let (zip, tar) = (of_zip(), of_tar());
    assert!(zip.keys().eq(tar.keys()), "{:?}\n{:?}", zip.keys(), tar.keys());
    for (name, packed) in &zip {
        assert!(tar.get(name) == Some(packed), "{name} differs");
    }
}

#[test]
fn every_file_has_one_time_one_mode_and_one_top_folder() {
    let zip = of_zip();
    let first = zip.values().next().expect("a file").time;
    for (name, packed) in zip {
        assert_eq!((packed.mode, packed.time), (0o644, first), "{name}");
        assert!(name.starts_with(&format!("{}/", top())), "{name}");
    }
}

#[test]
fn the_files_to_serve_are_those_of_the_build() {
    let contents = contents();
    let mut packed: BTreeMap<_, _> =
        contents.iter().filter_map(|(name, content)| Some((name.strip_prefix("console/")?, content))).collect();
    packed.retain(|name, _| !matches!(ending(name), "br" | "gz"));
    let served = served();
    assert!(packed.into_iter().eq(served.iter().map(|(name, content)| (name.as_str(), content))));
}

#[test]
fn a_compressed_copy_holds_the_same_bytes() {
    let contents = contents();
    let mut copies = 0;
    for (name, copy) in &contents {
        let mut content = Vec::new();
        let original = if let Some(original) = name.strip_suffix(".br") {
            brotli::BrotliDecompress(&mut copy.as_slice(), &mut content).expect("brotli");
            original
        } else if let Some(original) = name.strip_suffix(".gz") {
            GzDecoder::new(copy.as_slice()).read_to_end(&mut content).expect("gzip");
            original
        } else {
            continue;
        };
        assert!(contents.get(original) == Some(&content), "{name} is not {original}");
        assert!(copy.len() < content.len(), "{name} is no smaller than {original}");
        copies += 1;
    }
    // The wasm, its JavaScript, the boot script and the styles at least.
    assert!(copies >= 8, "{copies}");
}

#[test]
fn programs_and_styles_have_both_copies_and_what_a_site_edits_has_none() {
    let contents = contents();
    for name in contents.keys().filter(|name| name.starts_with("console/")) {
        let copies = ["br", "gz"].map(|ending| contents.contains_key(&format!("{name}.{ending}")));
        match ending(name) {
            "wasm" | "js" | "css" | "svg" => assert_eq!(copies, [true, true], "{name}"),
            "json" if name.starts_with("console/words-") => assert_eq!(copies, [true, true], "{name}"),
            "br" | "gz" => {}
            _ => assert_eq!(copies, [false, false], "{name}"),
        }
    }
}
