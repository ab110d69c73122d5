//! What divide.rs says of itself: each part has what it needs, and nothing of the first names what comes later.

use super::*;

/// A module whose functions are, after two imports: 2 "run", 3 "later", 4 that both call, 5 for the later part alone,
/// and 6 that nobody calls.
fn whole() -> Vec<u8> {
    with(b"\x02\x03run\x00\x02\x05later\x00\x03", &[b"\0\x10\x00\x10\x04\x0b", b"\0\x10\x01\x10\x04\x10\x05\x0b"])
}

/// The same with these exports, and these bodies of the first functions.
fn with(exports: &[u8], bodies: &[&[u8]]) -> Vec<u8> {
    let rest: [&[u8]; 3] = [b"\0\x01\x0b", b"\0\x23\x00\x1a\x0b", b"\0\x0b"];
    let mut code = Vec::new();
    let bodies: Vec<_> = bodies.iter().copied().chain(rest).collect();
    module::put_number(&mut code, bodies.len());
    for body in bodies {
        module::put_block(&mut code, body);
    }
    let data = module::put_data(&[part(16, b"first"), part(32, b"both, later, both")]);
    module::module([
        (TYPES, &b"\x01\x60\0\0"[..]),
        (IMPORTS, b"\x02\x01a\x01b\x00\x00\x01a\x01c\x00\x00"),
        (FUNCTIONS, b"\x05\0\0\0\0\0"),
        (TABLES, b"\x01\x70\x01\x05\x05"),
        (MEMORY, b"\x01\x00\x02"),
        (GLOBALS, b"\x01\x7f\x01\x41\x80\x08\x0b"),
        (EXPORTS, exports),
        (ELEMENTS, &module::put_elements(&[(1, 4), (2, 5), (3, 0), (4, 4)])),
        (CODE, &code),
        (DATA, &data),
    ])
}

fn part(at: usize, bytes: &[u8]) -> Part<'_> {
    Part { at, bytes }
}

fn alone() -> Alone {
    Alone { slots: [2, 4].into(), data: Some(38..47).into_iter().collect() }
}

/// What of a module tells it from the other: its sections by their kinds.
#[track_caller]
fn check(wasm: &[u8], expected: &[(u8, &[u8])]) {
    let sections = module::sections(wasm).expect("a module");
    let kinds: Vec<_> = sections.iter().map(|(kind, _)| *kind).collect();
    for (kind, content) in expected {
        assert_eq!(module::content(&sections, *kind), *content, "section {kind} of {kinds:?}");
    }
    assert_eq!(kinds, expected.iter().map(|(kind, _)| *kind).collect::<Vec<_>>());
}

#[test]
fn each_part_has_what_it_needs() {
    let divided = divide(&whole(), "later", &alone()).expect("two parts");
    check(
        &divided.first,
        &[
            (TYPES, b"\x01\x60\0\0"),
            // The second import is asked for later.
            (IMPORTS, b"\x01\x01a\x01b\x00\x00"),
            (FUNCTIONS, b"\x02\0\0"),
            (TABLES, b"\x01\x70\x01\x05\x05"),
            (MEMORY, b"\x01\x00\x02"),
            (GLOBALS, b"\x01\x7f\x01\x41\x80\x08\x0b"),
            // What is lent: the table, the memory, the global, and the function that both call.
            (EXPORTS, b"\x05\x03run\x00\x02\x0200\x01\x00\x0201\x02\x00\x0202\x03\x00\x0203\x00\x01"),
            // The fourth place is the later part's, but holds a function of the first.
            (ELEMENTS, &module::put_elements(&[(1, 1), (3, 0), (4, 1)])),
            (CODE, b"\x02\x03\0\x01\x0b\x06\0\x10\x00\x10\x01\x0b"),
            (DATA, &module::put_data(&[part(16, b"first"), part(32, b"both, "), part(47, b"th")])),
        ],
    );
    check(
        &divided.later,
        &[
            (TYPES, b"\x01\x60\0\0"),
            (
                IMPORTS,
                b"\x05\x01a\x01c\x00\x00\x010\x0200\x01\x70\x01\x05\x05\x010\x0201\x02\x00\x02\x010\x0202\x03\x7f\x01\x010\x0203\x00\x00",
            ),
            (FUNCTIONS, b"\x02\0\0"),
            (EXPORTS, b"\x01\x05later\x00\x02"),
            (ELEMENTS, &module::put_elements(&[(2, 3)])),
            (CODE, b"\x02\x08\0\x10\x00\x10\x01\x10\x03\x0b\x05\0\x23\x00\x1a\x0b"),
            (DATA, &module::put_data(&[part(38, b"later, bo")])),
        ],
    );
}

#[test]
fn what_cannot_be_divided_is_refused() {
    let check = |wasm: &[u8], alone: &Alone, expected: Wrong| {
        assert_eq!(divide(wasm, "later", alone), Err(expected), "{wasm:x?}");
    };
    check(b"wasm", &alone(), Wrong::NoModule);
    check(&with(b"\x01\x03run\x00\x02", &[b"\0\x0b", b"\0\x0b"]), &alone(), Wrong::NoExport);
    // The first calls it.
    check(&with(b"\x02\x03run\x00\x02\x05later\x00\x03", &[b"\0\x10\x03\x0b", b"\0\x0b"]), &alone(), Wrong::Whole);
    // A function that is named otherwise than by a call would keep its old number.
    check(
        &with(b"\x02\x03run\x00\x02\x05later\x00\x03", &[b"\0\xd2\x05\x1a\x0b", b"\0\x0b"]),
        &alone(),
        Wrong::Split(split::Wrong::Unknown(0xd2)),
    );
    // So would data that are copied by their number.
    check(
        &with(b"\x02\x03run\x00\x02\x05later\x00\x03", &[b"\0\xfc\x08\x00\x00\x0b", b"\0\x0b"]),
        &alone(),
        Wrong::Split(split::Wrong::Unknown(0xfc)),
    );
}

#[test]
fn names_that_are_lent_are_short_and_differ() {
    let names: BTreeSet<_> = (0..MOST_LENT).map(lent_name).collect();
    assert_eq!(names.len(), MOST_LENT);
    assert!(names.iter().all(|[first, second]| *first < b'A' && second.is_ascii()));
    assert_eq!([0, 63, 64, 1087].map(lent_name), [*b"00", *b"0o", *b"10", *b"@o"]);
}
