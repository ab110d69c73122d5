//! What module.rs says of itself: what it reads it writes again, and what it does not know it does not read.

use super::*;

#[track_caller]
fn check(number: usize, bytes: &[u8]) {
    let mut out = Vec::new();
    put_number(&mut out, number);
    assert_eq!(out, bytes, "{number}");
    let mut read = Bytes(bytes);
    assert_eq!((read.number(), read.0.len()), (Some(number), 0), "{bytes:?}");
}

#[test]
fn numbers_are_read_as_they_are_written() {
    check(0, &[0]);
    check(127, &[0x7f]);
    check(128, &[0x80, 1]);
    // The example of the Wikipedia article on LEB128.
    check(624_485, &[0xe5, 0x8e, 0x26]);
    check(4_294_967_295, &[0xff, 0xff, 0xff, 0xff, 0x0f]);
    assert_eq!(Bytes(&[0xff; 9]).number(), None);
    assert_eq!(Bytes(&[0x80]).number(), None);
}

#[test]
fn functions_stand_between_what_is_before_and_behind() {
    let wasm = b"\0asm\x01\0\0\0\x01\x02ab\x0a\x06\x02\x01c\x02dd\x0b\x01e";
    let (before, after) = (&b"\0asm\x01\0\0\0\x01\x02ab\x0a\x06\x02"[..], &b"\x0b\x01e"[..]);
    assert_eq!(code(wasm), Some(Code { before, bodies: vec![b"c", b"dd"], after }));
    assert_eq!(code(b"\0asm\x01\0\0\0\x01\x02ab"), None);
    assert_eq!(code(b"\0asm\x01\0\0\0\x0a\x01\0"), None);
    assert_eq!(code(b"\0asm\x01\0\0\0\x0a\x04\x01\x01cd"), None);
}

#[test]
fn a_module_is_taken_apart_and_put_together() {
    let wasm = b"\0asm\x01\0\0\0\x01\x02ab\x0a\x00";
    let expected: [Section<'_>; 2] = [(1, b"ab"), (10, b"")];
    assert_eq!(sections(wasm).as_deref(), Some(&expected[..]));
    assert_eq!(module(expected), wasm);
    assert_eq!(sections(b"\0asm\x02\0\0\0"), None);
    assert_eq!(sections(b"\0asm\x01\0\0\0\x01\x09ab"), None);
}

#[test]
fn what_stands_in_the_table_and_in_memory_is_read_as_it_is_written() {
    for slots in [&[][..], &[(1, 7)], &[(1, 7), (2, 300), (63, 0)], &[(64, 1), (200, 2), (201, 3)]] {
        assert_eq!(elements(&put_elements(slots)).as_deref(), Some(slots), "{slots:?}");
    }
    let part = |at| Part { at, bytes: b"bytes" };
    for parts in [&[][..], &[part(0)], &[part(63), part(64), part(8_192)]] {
        assert_eq!(data(&put_data(parts)).as_deref(), Some(parts), "{parts:?}");
    }
    // Elements that are declared and not put there, and data without a place.
    assert_eq!(elements(b"\x01\x01\0\x01\x02"), None);
    assert_eq!(data(b"\x01\x01\x02ab"), None);
}
