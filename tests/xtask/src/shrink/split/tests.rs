//! What split.rs says of itself: what is split joins to the same bytes, and what it cannot say it refuses.

use super::*;

/// All that is read of the program before it runs.
fn program() -> Vec<u8> {
    module::module([(MEMORY, &[1, 0, 1][..]), (module::CODE, b"\0"), (CUSTOM, b"\x04name")])
}

/// A module with these functions.
fn with_functions(bodies: &[&[u8]]) -> Vec<u8> {
    let mut content = Vec::new();
    module::put_number(&mut content, bodies.len());
    for body in bodies {
        module::put_block(&mut content, body);
    }
    module::module([(1, &b"types"[..]), (module::CODE, &content), (DATA, b"data"), (CUSTOM, b"\x04name")])
}

#[track_caller]
fn check(body: &[u8], expected: Result<(), Wrong>) {
    let wasm = with_functions(&[b"\0\x0b", body, b"\0\x0b"]);
    let split = split(&wasm, &program());
    assert_eq!(split.as_ref().map(|split| join::joined(split)), expected.as_ref().map(|()| Some(wasm)), "{body:x?}");
}

#[test]
fn what_is_split_joins_to_the_same_bytes() {
    check(b"\0\x0b", Ok(()));
    // Locals of two kinds, more than 127 of one.
    check(b"\x02\x85\x01\x7f\x01\x6f\x0b", Ok(()));
    // An end within, branches, and a table of them.
    check(b"\0\x02\x40\x03\x7f\x0c\x00\x0d\x81\x01\x0b\x0e\x02\x00\x01\x02\x0b\x0b", Ok(()));
    check(b"\0\x10\x05\x11\x03\x00\x20\x00\x21\x80\x01\x22\x02\x23\x00\x24\x00\x0b", Ok(()));
    // Memory: offsets of one digit and of two.
    check(b"\0\x28\x00\x04\x36\x00\x80\x08\x3f\x00\x40\x00\x0b", Ok(()));
    // Constants before each kind of what comes next, and such whose bytes look like digits of a longer number.
    check(b"\0\x41\x05\x6a\x41\x80\x80\xc0\x00\x10\x01\x41\x7f\x45\x41\x06\x0b", Ok(()));
    check(b"\0\x42\x80\x7f\x43\xff\xff\xff\xff\x44\x80\x81\x82\x83\x84\x85\x86\x87\x0b", Ok(()));
    // Of the set that came later.
    check(
        b"\0\xfc\x02\xfc\x0a\x00\x00\xfc\x0b\x00\xfc\x0f\x01\xd0\x6f\xd1\x25\x00\x26\x01\x1c\x01\x6f\xc0\x0b",
        Ok(()),
    );
}

#[test]
fn long_functions_are_joined_too() {
    for length in [120, 125, 126, 127, 128, 16_381, 16_382, 16_383, 100_000] {
        check(&[&b"\0"[..], &vec![0x01; length], b"\x0b"].concat(), Ok(()));
    }
}

#[test]
fn functions_of_all_instructions_in_any_order_are_joined() {
    const ALL: [&[u8]; 16] = [
        b"\x02\x40",
        b"\x0d\x01",
        b"\x10\x80\x10",
        b"\x20\x03",
        b"\x23\x00",
        b"\x28\x00\x08",
        b"\x37\x00\x90\x01",
        b"\x41\x80\x80\x04",
        b"\x41\x7f",
        b"\x42\x00",
        b"\x6a",
        b"\x0b",
        b"\x0e\x01\x00\x01",
        b"\xfc\x0b\x00",
        b"\x44\0\0\0\0\0\0\xf0\xbf",
        b"\x46",
    ];
    // As random as a test needs, and the same each time.
    let mut state = 1_u32;
    let mut pick = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        ALL[(state >> 28) as usize]
    };
    for length in 0..200 {
        let steps: Vec<_> = (0..length).flat_map(|_| pick()).copied().collect();
        check(&[&b"\x01\x02\x7e"[..], &steps, b"\x0b"].concat(), Ok(()));
    }
}

#[test]
fn what_cannot_be_said_is_refused() {
    // Vectors, atomic access, exceptions, and calls through references.
    for code in [0xfd, 0xfe, END, BYTE, NUMBER, 0x12, 0x14] {
        check(&[0, code, 0, 0x0b], Err(Wrong::Unknown(code)));
    }
    check(b"\0\xfc\x12\x00\x0b", Err(Wrong::Unknown(0xfc)));
    check(b"\0\x28\x02\x00\x0b", Err(Wrong::Aligned(0x28)));
    // Cut off: without an end, within locals, within what an instruction works on.
    check(b"\0\x01", Err(Wrong::NoModule));
    check(b"\x01\x02", Err(Wrong::NoModule));
    check(b"\0\x41\x80", Err(Wrong::NoModule));
}

#[test]
fn a_length_with_more_digits_than_needed_is_refused() {
    let wasm = module::module([(module::CODE, &b"\x01\x82\x00\0\x0b"[..])]);
    assert_eq!(split(&wasm, &program()), Err(Wrong::Different));
}

#[test]
fn other_modules_are_refused() {
    let wasm = with_functions(&[b"\0\x0b"]);
    assert_eq!(split(b"wasm", &program()), Err(Wrong::NoModule));
    assert_eq!(split(&module::module([]), &program()), Err(Wrong::NoModule));
    assert_eq!(split(&wasm, b"wasm"), Err(Wrong::NoProgram));
    assert_eq!(split(&wasm, &module::module([])), Err(Wrong::NoProgram));
    assert_eq!(split(&wasm, &wasm), Err(Wrong::NoProgram));
}
